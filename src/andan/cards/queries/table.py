"""At the table: somebody stands there and asks for a card; and which cards nobody asks for."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from andan.accounts.actors import Actor
from andan.cards import keyed
from andan.cards.models import Arrival
from andan.cards.queries.counters import keep_days
from andan.cards.queries.seen import arrivals
from andan.cards.states import State
from andan.kit import births, clock

MOST = 30
OVER = "Quá hạn giữ"
STEPS = {91: "Trên 90 ngày", 30: "Từ 30 đến 90 ngày", 0: "Dưới 30 ngày"}
SHOWN = (State.ARRIVED, State.COLLECTED, State.RETURNED)


def at_counter(actor: Actor, *, name: str = "", birth: str = "") -> list[Arrival]:
    """Published cards of the actor's tables by any words of a name, birth date or both; the waiting ones first.

    At most MOST; nothing is found for nothing. `birth` as people type it: 09/07/1997, 19970709 or a year alone.
    Raises births.BirthUnclear.
    """
    words, day = keyed.folded(name).split(), births.of_citizen(birth) if birth.strip() else ""
    if not words and not day:
        return []
    rows = _worded(arrivals(actor).filter(public=True, state__in=SHOWN), words)
    found = _born(rows, day).order_by("-arrived_on", "-pk")[: MOST * 4]
    return sorted(
        found, key=lambda row: (row.state != State.ARRIVED, not row.folded.startswith(" ".join(words)))
    )[:MOST]


def _worded(rows: QuerySet[Arrival], words: list[str]) -> QuerySet[Arrival]:
    """Every word begins a word of the name, in any order."""
    for word in words:
        rows = rows.filter(Q(folded__startswith=word) | Q(folded__contains=f" {word}"))
    return rows


def _born(rows: QuerySet[Arrival], day: str) -> QuerySet[Arrival]:
    """A year alone finds everybody of that year; a day finds those too whose card says the year or month alone."""
    if not day:
        return rows
    if day.endswith("0000"):
        return rows.filter(birth__startswith=day[:4])
    return rows.filter(birth__in=[day, f"{day[:6]}00", f"{day[:4]}0000"])


@dataclass(frozen=True, slots=True)
class Wait:
    """Cards that have waited about equally long. `over`: longer than the office says it keeps them."""

    word: str
    over: bool
    rows: list[Arrival]


def uncollected(actor: Actor, before: date | None = None, *, limit: int = 5000) -> list[Wait]:
    """Cards of the actor's tables nobody has come for, that came on `before` or earlier; the longest wait first.

    At most `limit` cards; `figures` tells how many there are in all.
    """
    today = clock.today()
    waiting = arrivals(actor).filter(public=True, state=State.ARRIVED, arrived_on__lte=before or today)
    rows = list(waiting.order_by("arrived_on", "folded", "pk")[:limit])
    limits = keep_days({row.agency for row in rows})
    groups = {word: Wait(word, word == OVER, []) for word in (OVER, *STEPS.values())}
    for row in rows:
        groups[_word((today - row.arrived_on).days, limits[row.agency_id])].rows.append(row)
    return [group for group in groups.values() if group.rows]


def _word(days: int, keep: int) -> str:
    return OVER if days > keep else next(word for least, word in STEPS.items() if days >= least)
