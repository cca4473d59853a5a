"""A list of scanned cards comes into a batch: thousands of lines, in pieces, and never twice."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice

from django.db import transaction

from andan.accounts.actors import Actor
from andan.cards import payloads, policies, queries
from andan.cards.actions import tray, writing
from andan.cards.models import Batch
from andan.kit import clock
from andan.kit.refusals import check

PIECE = 4000  # lines a transaction: about a tenth of a second during which nobody else writes
MOST_ROWS = 200


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
    """A line to look at, by its number in the file. The sentence repeats nothing of the line."""

    number: int
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

    def look_at(self, number: int, why: Why, sentence: str = "") -> None:
        setattr(self, why, getattr(self, why) + 1)
        if len(self.rows) < MOST_ROWS:
            self.rows.append(Row(number, why, sentence or _SENTENCES[why]))


@dataclass(frozen=True, slots=True)
class _Line:
    """`mark` tells two cards apart for as long as this import runs, and is kept nowhere."""

    number: int
    mark: int
    read: tray.Legible | payloads.Unreadable


def nobody(_read: int) -> None:
    """Without a teller nothing is told."""


def import_list(
    *,
    actor: Actor,
    batch_id: int,
    lines: Iterable[tuple[int, str]],
    confirmed: bool = False,
    told: Callable[[int], None] = nobody,
) -> Imported:
    """Write the cards of `lines` (number and payload) into the batch, PIECE by PIECE.

    Cut off, or given the same list again, it writes only what the agency has not had. Another card with a name and
    birth date of an earlier line is written when `confirmed`, and shown otherwise. `told` hears how many were read.
    Raises NotThere, and WrongState when the batch is not being scanned any more.
    """
    check(policies.may_change(queries.batch(actor, batch_id)))
    done, marks = Imported(), dict[bytes, frozenset[int]]()
    for piece in _pieces(lines):
        with transaction.atomic(durable=True):
            batch = tray.opened(actor, batch_id)
            new = list(_new(batch, piece, marks, done, confirmed=confirmed))
            writing.write(batch, new, at=clock.now())
        done.read, done.recorded = done.read + len(piece), done.recorded + len(new)
        told(done.read)
    return done


def _pieces(lines: Iterable[tuple[int, str]]) -> Iterator[list[_Line]]:
    """Read outside of the transactions: reading takes longer than writing."""
    rest = iter(lines)
    while piece := [_Line(number, hash(text), tray.legible(text)) for number, text in islice(rest, PIECE)]:
        yield piece


def _new(
    batch: Batch, piece: list[_Line], marks: dict[bytes, frozenset[int]], done: Imported, *, confirmed: bool
) -> Iterator[tray.Legible]:
    """The cards to write down. Of one person the agency `had` so many before; this file showed `earlier` others."""
    known = queries.known(
        batch.agency_id, {line.read.key for line in piece if not isinstance(line.read, payloads.Unreadable)}
    )
    new: Counter[bytes] = Counter()
    for line in piece:
        if isinstance(line.read, payloads.Unreadable):
            done.look_at(line.number, Why.UNREADABLE, line.read.sentence)
            continue
        key, earlier = line.read.key, marks.get(line.read.key, frozenset())
        had = known.get(key, queries.NEVER)
        marks[key] = earlier | {line.mark}
        if line.mark in earlier:
            done.repeated += 1
        elif had.had + new[key] > len(earlier):
            if had.waiting or new[key]:
                done.repeated += 1
            else:
                done.look_at(line.number, Why.ENDED)
        elif earlier and not confirmed:
            done.look_at(line.number, Why.SAME)
        else:
            new[key] += 1
            yield line.read
