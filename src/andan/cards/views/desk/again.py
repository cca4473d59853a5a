"""A scan that is sent once more because its answer was lost: it may have been recorded, and is not to be doubled."""

from andan.cards import queries
from andan.cards.actions import tray
from andan.cards.models import Arrival, Batch


def recorded_before(batch: Batch, text: str, after: str) -> Arrival | None:
    """The card that was recorded from `text` after place `after`, which the page knew as the last; None for none.

    `after` is empty for a scan that is sent for the first time.
    """
    if not after.isdecimal() or len(after) > 9:
        return None
    read = tray.legible(text)
    if not isinstance(read, tray.Legible):
        return None
    return queries.recorded_after(batch, read.key, int(after))
