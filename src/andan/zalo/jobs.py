"""What the worker does for Zalo by the clock."""

from andan.zalo import queries
from andan.zalo.actions.forget_old import forget_old
from andan.zalo.carriers import official, renewing


def renew() -> None:
    """Get new tokens before the old ones end, so that nobody waits for it."""
    row, known = queries.tokens(), queries.known()
    if official.ready() and row and known and queries.is_due(row):
        renewing.renewed(known)


def forget() -> None:
    """Delete conversations nobody went on with."""
    forget_old()
