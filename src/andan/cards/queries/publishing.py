"""What goes into the index, and whether something does that is not in it yet."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db.models import Max

from andan.cards.answers import Counter as Words
from andan.cards.index import layout, manifest, records
from andan.cards.index.manifest import Manifest
from andan.cards.models import Arrival, Batch, Counter
from andan.cards.queries import askable
from andan.cards.queries.counters import rows, words_of
from andan.cards.states import Residence
from andan.kit import clock
from andan.kit.readings import Reading
from andan.places.models import Agency

# A change carries the moment when its action began, and is seen by others when that has ended: for so long after a
# change the next one to be seen may be older. Then everything is published once more.
SETTLED_AFTER = timedelta(minutes=2)
STALE_AFTER = timedelta(days=1)  # names and telephone numbers of offices change without a word


def folder() -> Path:
    """Where this house publishes for itself."""
    return settings.BUILDS / "cards"


def due(now: datetime | None = None) -> bool:
    """Whether this house's own publication lacks a change, was made with another key, or has grown old."""
    now = now or clock.now()
    last = published()
    newest = newest_change()
    if last is None or newest > last.seen_until or now - last.published_at > STALE_AFTER:
        return True
    return last.published_at < last.seen_until + SETTLED_AFTER <= now


def newest_change() -> datetime:
    """Of a published card or an office's words; long ago when there are none."""
    cards = Arrival.objects.filter(public=True).aggregate(newest=Max("changed_at"))["newest"]
    words = Counter.objects.aggregate(newest=Max("changed_at"))["newest"]
    return max(cards or manifest.LONG_AGO, words or manifest.LONG_AGO)


def published() -> Manifest | None:
    """What this house has published for itself; None when nothing of it can be used."""
    path = folder() / manifest.NAME
    try:
        told = path.stat()
        return _read(path, (told.st_ino, told.st_mtime_ns, told.st_size))
    except (OSError, layout.Unusable):
        return None


@lru_cache(1)
def _read(path: Path, _sign: tuple[int, int, int]) -> Manifest:
    told = manifest.read(path.read_bytes())
    with (path.parent / told.file).open("rb") as file:
        head = layout.read(file.read(layout.HEAD_BYTES))
    if head.fingerprint != layout.fingerprint(settings.LOOKUP_KEY):
        raise layout.Unusable("Chỉ mục được lập bằng khóa khác.")
    return told


def readings() -> list[Reading]:
    """For /metrics: of what this house has published for itself. No query."""
    last = published()
    if last is None:
        return []
    age = (clock.now() - last.published_at).total_seconds()
    return [
        Reading("andan_card_index_records", "Cards in the published index.", last.records),
        Reading("andan_card_index_age_seconds", "Since it was published.", age),
    ]


class Published:
    """Everything people may ask for, as records; `counters()` tells the offices in them, once all were read."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self._residences: dict[int, str] = {}

    def batches(self) -> Iterator[Sequence[bytes]]:
        """Batches of records, as the database gives the rows."""
        self._residences = dict(Batch.objects.order_by().values_list("pk", "residence"))
        return askable.records(self._value)

    def counters(self) -> list[Words]:
        """Of the offices that have cards and of all others that work with An Dân."""
        for pk in Agency.objects.filter(working=True).order_by("pk").values_list("pk", flat=True):
            self._number(pk)
        agencies = Agency.objects.in_bulk(list(self._numbers))
        counters = rows(agencies.values())
        return [words_of(agencies[pk], counters[pk]) for pk in self._numbers]

    def _value(self, card: askable.Told) -> bytes:
        return records.value(
            office=self._number(card.agency),
            arrived_on=card.arrived_on,
            residence=self._residences.get(card.batch, Residence.ANY),
            ask=card.collected,
        )

    def _number(self, agency: int) -> int:
        return self._numbers.setdefault(agency, len(self._numbers) + 1)
