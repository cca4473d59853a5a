"""What the worker does for notices by the clock."""

from andan.accounts.actors import SYSTEM
from andan.notices.actions.carry import carry as post_letters
from andan.notices.actions.forget import forget as let_go
from andan.notices.actions.heed import heed as look_at_fates


def carry() -> None:
    """Post letters about what nobody has read yet."""
    post_letters(actor=SYSTEM)


def heed() -> None:
    """End addresses that nobody has any more."""
    look_at_fates(actor=SYSTEM)


def forget() -> None:
    """Erase what is old."""
    let_go(actor=SYSTEM)
