"""An address ends: its box is emptied, and a fact says why. Must run inside the action's transaction."""

from andan.kit import clock
from andan.ledger.log import append
from andan.notices.events import AddressEnded
from andan.notices.models import Address


def end(row: Address, why: str, *, by: str) -> int | None:
    """The number of the fact, or None where somebody else was faster."""
    here = Address.objects.filter(pk=row.pk, ended_at=None)
    if not here.update(ended_at=clock.now(), why=why, box=b"", letter=""):
        return None
    return append(AddressEnded(channel=row.channel, why=why), subject=f"address:{row.pk}", actor=by).pk
