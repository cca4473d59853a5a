"""A publication ready to answer: hit and miss take the same steps and give answers of one length."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import product

from andan.cards.answers import Answer, Counter, Status, advice, collect_at
from andan.cards.index.manifest import Manifest
from andan.cards.index.reading import Index
from andan.cards.index.records import ABSENT, ASK, FIRST_DAY, HERE, NOBODY, RESIDENCES, residence_of
from andan.kit import clock

_STATUS = {ABSENT: Status.NOT_YET, HERE: Status.ARRIVED, ASK: Status.ASK_AT_COUNTER}
_STATES, _KINDS = len(_STATUS), len(RESIDENCES)
_STEP = 64  # bytes: lengths are rounded up, so that a comma more in an office's words moves nothing
_ARRIVED_ON, _UNTIL = date(1111, 11, 11), date(2222, 12, 22)  # stand in a piece where days are filled in
_HIDDEN = "%.0b"
_FILLED = 4_096  # answers of one office and day that are kept, some 700 bytes each
_TEXTS = ("address", "hours", "bring", "phone", "hotline")


class Desk:
    """`told(key)` is the API's JSON, padded with spaces; `answer(key)` the same for Python."""

    def __init__(self, manifest: Manifest, index: Index, today: Callable[[], date] = clock.today) -> None:
        self.manifest, self.index = manifest, index
        self._find = index.find
        self._counters: list[Counter | None] = [None, *manifest.counters]
        self._numbers = {counter.agency: number for number, counter in enumerate(manifest.counters, start=1)}
        self._alone = 1 if len(manifest.counters) == 1 else NOBODY
        self._keep = [0, *(counter.keep_days for counter in manifest.counters)]
        self._day: date | None = None
        self.turn(today())
        self._filled = _filled(evened(self._written()), self._keep)
        self.length = len(self._filled(0, 0))

    def answer(self, key: bytes, agency: str = "") -> Answer:
        """`agency` is the code of the office that was asked about, for the answer to a card that is not there."""
        office, day, marks, status = self._found(key, agency)
        is_here = status == HERE
        return Answer(
            status=_STATUS[status],
            counter=self._counters[office],
            arrived_on=_date(day) if is_here else None,
            until=_date(day + self._keep[office]) if is_here else None,
            residence=residence_of(marks),
            listed_on=self.manifest.newest,
        )

    def told(self, key: bytes, agency: str = "") -> bytes:
        office, day, marks, status = self._found(key, agency)
        return self._filled((office * _KINDS + (marks >> 2)) * _STATES + status, day)

    def _found(self, key: bytes, agency: str) -> tuple[int, int, int, int]:
        """Office, day, marks and what to say. A card past its last day is one to ask about at the counter."""
        office, day, marks = self._find(key)
        asked = self._numbers.get(agency, self._alone)
        first_kept, status = self._first_kept[office], marks & 0b11
        if status == ABSENT:
            office = asked
        elif day < first_kept:
            status = ASK
        return office, day, marks, status

    def turn(self, today: date) -> None:
        """From now on it is this day."""
        if today != self._day:
            number = today.toordinal() - FIRST_DAY
            # for each office the oldest day of arrival that still counts
            self._first_kept = [number - keep for keep in self._keep]
            self._day = today

    def _written(self) -> Iterator[bytes]:
        for counter, residence, status in product(self._counters, RESIDENCES, _STATUS.values()):
            is_here = status is Status.ARRIVED
            yield _piece(
                Answer(
                    status=status,
                    counter=counter,
                    arrived_on=_ARRIVED_ON if is_here else None,
                    until=_UNTIL if is_here else None,
                    residence=residence,
                    listed_on=self.manifest.newest,
                )
            )


def told(answer: Answer) -> dict[str, str | None]:
    """What a program reads. Days are ISO dates or None, texts are "" where the office says nothing."""
    counter = answer.counter
    return {
        "status": str(answer.status),
        "arrived_on": _iso(answer.arrived_on),
        "until": _iso(answer.until),
        "collect_at": collect_at(answer) or None,
        "advice": advice(answer),
        "listed_on": _iso(answer.listed_on),
        "agency": counter.agency if counter else "",
        "office": counter.name if counter else "",
        **{name: getattr(counter, name, "") for name in _TEXTS},
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _piece(answer: Answer) -> bytes:
    """The answer as JSON with four slots: from and until, as programs and then as people write them.

    An answer that tells no day has the slots as well and shows nothing in them: it is filled in like any other.
    """
    raw = json.dumps(told(answer), ensure_ascii=False).replace("%", "%%")
    if answer.arrived_on is None:
        return f"{raw}{_HIDDEN * 4}".encode()
    for day in (_ARRIVED_ON, _UNTIL):
        raw = raw.replace(day.isoformat(), "%b").replace(f"{day:%d/%m/%Y}", "%b")
    return raw.encode()


def evened(pieces: Iterable[bytes]) -> list[bytes]:
    """The pieces with so many spaces behind them that, filled in with any days, all are of one length."""
    sizes = [(piece, len(piece % _days(0, 0))) for piece in pieces]
    whole = -max(size for _, size in sizes) // _STEP * -_STEP
    shared: dict[bytes, bytes] = {}  # what is not there yet reads alike wherever one lives
    return [shared.setdefault(piece, piece + b" " * (whole - size)) for piece, size in sizes]


def _filled(pieces: Sequence[bytes], keep: Sequence[int]) -> Callable[[int, int], bytes]:
    """The answer in the words of a piece about a card that came on a day."""

    @lru_cache(_FILLED)
    def filled(piece: int, day: int) -> bytes:
        return pieces[piece] % _days(day, keep[piece // (_KINDS * _STATES)])

    return filled


def _days(arrived: int, keep: int) -> tuple[bytes, ...]:
    days = _date(arrived), _date(arrived + keep)
    return tuple(
        text.encode() for text in (*(f"{day}" for day in days), *(f"{day:%d/%m/%Y}" for day in days))
    )


def _date(day: int) -> date:
    return date.fromordinal(FIRST_DAY) + timedelta(day)
