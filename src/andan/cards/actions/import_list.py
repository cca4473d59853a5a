"""A list of scanned cards comes into a batch: thousands of lines, in pieces, and never twice."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import islice
from typing import Any, BinaryIO, NamedTuple

from django.db import transaction

from andan.accounts.actors import Actor
from andan.cards import payloads, policies, queries
from andan.cards.actions import tray, writing
from andan.cards.models import Batch
from andan.cards.payloads import lists
from andan.cards.payloads.lists import Line
from andan.kit import clock
from andan.kit.refusals import check

PIECE = 6000  # lines a transaction: about a tenth of a second during which nobody else writes
MOST_ROWS = 200
AGAIN = -1
_NUMBER = re.compile(r"(?<![0-9])[0-9]{12}(?![0-9])")


class Why(StrEnum):
    """Why a line was not written down and somebody should look at it."""

    UNREADABLE = "unreadable"
    SAME = "same"
    ENDED = "ended"


_SENTENCES = {
    Why.SAME: "Trùng họ tên và ngày sinh với một dòng trước, mã thẻ khác. So hai thẻ rồi ghi thêm nếu là hai người.",
    Why.ENDED: "Thẻ của người này đã giao hoặc đã trả về. Nếu có thẻ mới thì quét chính thẻ đó.",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A line to look at, by its number in the file or sheet. The sentence repeats nothing of the line."""

    number: int
    sheet: str
    why: Why
    sentence: str


@dataclass(slots=True)
class Imported:
    """`read` lines: `recorded` are new, `repeated` were there already, the others are in `rows` (the first MOST_ROWS).

    `same` share name and birth date with an earlier line and are another card; `ended` were handed over or returned.
    """

    read: int = 0
    recorded: int = 0
    repeated: int = 0
    same: int = 0
    ended: int = 0
    unreadable: int = 0
    rows: list[Row] = field(default_factory=list)

    def look_at(self, entry: "_Entry", why: Why, sentence: str = "") -> None:
        setattr(self, why, getattr(self, why) + 1)
        if len(self.rows) < MOST_ROWS:
            self.rows.append(Row(entry.number, entry.sheet, why, sentence or _SENTENCES[why]))


class _Entry(NamedTuple):
    """A line and what it says. `mark` tells two cards apart for as long as this import runs, and is kept nowhere.

    A list of names alone does not tell which of two lines is the same card: each has a mark of its own.
    """

    number: int
    sheet: str
    mark: int
    read: tray.Legible | payloads.Unreadable


class _Shown:
    """Which cards of each person the list showed so far. Nearly everybody has one, which is kept without a set."""

    def __init__(self) -> None:
        self._first: dict[bytes, int] = {}
        self._others: dict[bytes, set[int]] = {}

    def earlier(self, key: bytes, mark: int) -> int:
        """How many other cards of the person were shown before this one; AGAIN when this very card was."""
        if key not in self._first:
            self._first[key] = mark
            return 0
        others = self._others.setdefault(key, set())
        if mark == self._first[key] or mark in others:
            return AGAIN
        others.add(mark)
        return len(others)


def nobody(_read: int) -> None:
    """Without a teller nothing is told."""


def lines_in(stream: BinaryIO) -> Iterator[Line]:
    """The lines of a list (TXT, CSV, XLSX) for `import_list`; see payloads.lists for what it raises."""
    return lists.lines(stream)


def import_list(
    *,
    actor: Actor,
    batch_id: int,
    lines: Iterable[Line],
    confirmed: bool = False,
    told: Callable[[int], None] = nobody,
    read: Callable[[Iterator[Any]], Iterator[Any]] = iter,
) -> Imported:
    """Write the cards of `lines` (see payloads.lists) into the batch, PIECE by PIECE.

    Cut off, or given the same list again, it writes only what the agency has not had. Another card with a name and
    birth date of an earlier line is written when `confirmed`, and shown otherwise. `told` hears how many were read;
    `read` may have the lines read elsewhere (see kit.aside).
    Raises NotThere, WrongState when the batch is not being scanned any more, and what reading `lines` raises.
    """
    check(policies.may_change(queries.batch(actor, batch_id)))
    done, shown = Imported(), _Shown()
    for piece in read(_pieces(lines)):
        with transaction.atomic(durable=True):
            batch = tray.opened(actor, batch_id)
            new = list(_new(batch, piece, shown, done, confirmed=confirmed))
            writing.write(batch, new, at=clock.now())
        done.read, done.recorded = done.read + len(piece), done.recorded + len(new)
        told(done.read)
    return done


def _pieces(lines: Iterable[Line]) -> Iterator[list[_Entry]]:
    """Read outside of the transactions: reading takes longer than writing."""
    rest, today = iter(lines), clock.today()
    while piece := [_entry(line, today) for line in islice(rest, PIECE)]:
        yield piece


def _entry(line: Line, today: date) -> _Entry:
    number = _NUMBER.search(line.text)
    mark = hash(number.group() if number else (line.sheet, line.number))
    return _Entry(line.number, line.sheet, mark, tray.legible(line.text, today=today))


def _new(
    batch: Batch, piece: list[_Entry], shown: _Shown, done: Imported, *, confirmed: bool
) -> Iterator[tray.Legible]:
    """The cards to write down."""
    keys = {entry.read.key for entry in piece if isinstance(entry.read, tray.Legible)}
    known = queries.known(batch.agency_id, keys)
    for entry in piece:
        read = entry.read
        if isinstance(read, payloads.Unreadable):
            done.look_at(entry, Why.UNREADABLE, read.sentence)
            continue
        had, earlier = known.get(read.key, queries.NEVER), shown.earlier(read.key, entry.mark)
        if earlier == AGAIN:
            done.repeated += 1
        elif had.had > earlier:
            _there_already(entry, done, waits=bool(had.waiting))
        elif earlier and not confirmed:
            done.look_at(entry, Why.SAME)
        else:
            yield read


def _there_already(entry: _Entry, done: Imported, *, waits: bool) -> None:
    if waits:
        done.repeated += 1
    else:
        done.look_at(entry, Why.ENDED)
