"""What goes into the index, and whether something does that is not in it yet."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import connection, transaction
from django.db.models import CharField, F, Max, QuerySet, Value
from django.db.models.functions import Cast, Concat

from andan.cards.answers import Counter as Words
from andan.cards.index import layout, manifest, records
from andan.cards.index.manifest import Manifest
from andan.cards.models import Arrival, Batch, Counter
from andan.cards.queries.counters import rows, words_of
from andan.cards.states import State
from andan.kit import clock
from andan.places.models import Agency

CHUNK = 20_000  # rows read at a time
# A change carries the moment when its action began, and is seen by others when that has ended: for so long after a
# change the next one to be seen may be older. Then everything is published once more.
SETTLED_AFTER = timedelta(minutes=2)
STALE_AFTER = timedelta(days=1)  # names and telephone numbers of offices change without a word
_ASKABLE = (State.ARRIVED, State.COLLECTED)


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


class Published:
    """Everything people may ask for, as records; `counters()` tells the offices in them, once all were read."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self._residences: dict[int, str] = {}

    def batches(self) -> Iterator[Sequence[bytes]]:
        """Batches of records, as the database gives the rows."""
        self._residences = dict(Batch.objects.order_by().values_list("pk", "residence"))
        tails = _Tails(self._tail)
        sql, params = _askable().query.sql_with_params()
        with _one_view(), connection.chunked_cursor() as cursor:
            cursor.execute(sql, params)
            while found := cursor.fetchmany(CHUNK):
                yield [key + tails[told] for key, told in found]

    def counters(self) -> list[Words]:
        """Of the offices that have cards and of all others that work with An Dân."""
        for pk in Agency.objects.filter(working=True).order_by("pk").values_list("pk", flat=True):
            self._number(pk)
        agencies = Agency.objects.in_bulk(list(self._numbers))
        counters = rows(agencies.values())
        return [words_of(agencies[pk], counters[pk]) for pk in self._numbers]

    def _tail(self, told: str) -> bytes:
        card = _Told(*told.split("|"))
        return records.value(
            office=self._number(int(card.agency)),
            arrived_on=date.fromisoformat(card.arrived_on),
            residence=self._residences.get(int(card.batch), "any"),
            ask=card.state == State.COLLECTED,
        )

    def _number(self, agency: int) -> int:
        return self._numbers.setdefault(agency, len(self._numbers) + 1)


def _one_view() -> AbstractContextManager[object]:
    """PostgreSQL's cursor lives in a transaction. SQLite's needs none, and one would keep every writer waiting."""
    return transaction.atomic() if connection.vendor == "postgresql" else nullcontext()


class _Told(NamedTuple):
    batch: str
    agency: str
    state: str
    arrived_on: str


class _Tails(dict[str, bytes]):
    """What stands behind a key, worked out once for all cards of a batch."""

    def __init__(self, work_out: Callable[[str], bytes]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, told: str) -> bytes:
        self[told] = value = self._work_out(told)
        return value


def _askable() -> QuerySet[Arrival, tuple[bytes, str]]:
    """Key and `batch|agency|state|day` of every card that is on a table, or left it so lately that it has a name."""
    parts = [Cast(F(name), CharField()) for name in ("batch_id", "agency_id", "state", "arrived_on")]
    told = Concat(parts[0], Value("|"), parts[1], Value("|"), parts[2], Value("|"), parts[3])
    return Arrival.objects.filter(public=True, state__in=_ASKABLE).order_by().values_list("key", told)
