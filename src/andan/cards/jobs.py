"""What a worker calls from time to time. Functions without arguments; each may be called at any time."""

from andan.accounts.actors import SYSTEM
from andan.cards.actions.end_wishes import end_wishes
from andan.cards.actions.erase_ended import erase_ended
from andan.cards.actions.publish import publish
from andan.cards.actions.tell_wishes import tell_wishes
from andan.cards.queries.publishing import due
from andan.kit.refusals import WrongState


def erase() -> None:
    """Erase the names of cards that left the table so long ago as their office says. Once a day is enough."""
    erase_ended(actor=SYSTEM)


def tell() -> None:
    """Tell those whose card is in what was published: a minute later is soon enough for a card of weeks."""
    tell_wishes(actor=SYSTEM)


def end() -> None:
    """Forget wishes that nobody confirmed or that have waited too long. Once an hour is enough."""
    end_wishes(actor=SYSTEM)


def publish_due() -> bool:
    """Publish into this house's own folder when something is not in it yet; tell whether that was so.

    Every two seconds, on every machine that answers: each has a folder of its own.
    """
    if not due():
        return False
    try:
        publish(actor=SYSTEM)
    except WrongState:  # somebody else is at it, and will have all of it
        return False
    return True
