"""What a worker calls from time to time. Functions without arguments; each may be called at any time."""

from andan.accounts.actors import SYSTEM
from andan.cards.actions.erase_ended import erase_ended


def erase() -> None:
    """Erase the names of cards that left the table so long ago as their office says. Once a day is enough."""
    erase_ended(actor=SYSTEM)
