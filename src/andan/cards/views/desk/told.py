"""What the table hears of one scan: a head, a sound, a name and a birth date. Never anything else of the card."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from andan.cards.actions.import_list import Row
from andan.cards.actions.tray import Outcome, Scanned
from andan.cards.models import Arrival
from andan.cards.views.desk.doubts import note_of
from andan.kit import births

SOUNDS = {
    Outcome.RECORDED: "done",
    Outcome.REPEATED: "again",
    Outcome.ASKED: "look",
    Outcome.UNREADABLE: "look",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """`tone`: recorded, repeated, asked, unreadable, undone, listed or ready. `positions`: places that changed.

    `asks`: how many of the same name and birth date there are when the table is asked, else 0. `rows`: lines of a
    list to look at. `place`: which code of a picture is told of; `more`: others follow once the question is answered.
    """

    tone: str
    head: str
    arrival: Arrival | None = None
    note: str = ""
    sound: str = ""
    asks: int = 0
    positions: tuple[int, ...] = ()
    recorded: int = 0
    repeated: int = 0
    rows: tuple[Row, ...] = ()
    place: int = 0
    more: bool = False

    @property
    def say(self) -> str:
        """For those who listen to the page."""
        if self.arrival is None:
            return f"{self.head} {self.note}".strip()
        who = f"{self.arrival.full_name}, sinh {births.shown(self.arrival.birth)}."
        return f"{self.head} {who} {'Ghi tiếp hay bỏ?' if self.asks else self.note}".strip()


def of_scan(scanned: Scanned) -> Told:
    arrival, recorded = scanned.arrival, scanned.outcome is Outcome.RECORDED
    doubtful = bool(recorded and arrival and arrival.doubt)
    return Told(
        tone=scanned.outcome,
        head=_head(scanned),
        arrival=arrival,
        note=_note(scanned),
        sound="look" if doubtful else SOUNDS[scanned.outcome],
        asks=scanned.same if scanned.outcome is Outcome.ASKED else 0,
        positions=(arrival.position,) if arrival else (),
        recorded=int(recorded),
        repeated=int(scanned.outcome is Outcome.REPEATED),
    )


def of_arrival(arrival: Arrival) -> Told:
    """The card that stands as the last one when the page is opened, or whose answer was lost on the way."""
    return Told(
        tone=Outcome.RECORDED,
        head=f"Đã ghi, thẻ thứ {arrival.position}.",
        arrival=arrival,
        note=note_of(arrival),
        sound="done",
        positions=(arrival.position,),
        recorded=1,
    )


def together(said: Sequence[Told], *, place: int, more: bool) -> Told:
    """Of several codes on one picture: the last one, and how many there were. `said` is not empty."""
    last = replace(said[-1], place=place, more=more)
    if len(said) == 1:
        return last
    recorded, repeated = sum(one.recorded for one in said), sum(one.repeated for one in said)
    positions = tuple(place for one in said for place in one.positions)
    note = f"Ảnh có {len(said)} mã: ghi {recorded}, trùng {repeated}. {last.note}".strip()
    return replace(last, recorded=recorded, repeated=repeated, positions=positions, note=note)


def of_undone(arrival: Arrival) -> Told:
    return Told(
        tone="undone",
        head=f"Đã bỏ thẻ thứ {arrival.position}.",
        arrival=arrival,
        sound="again",
        positions=(arrival.position,),
    )


def _head(scanned: Scanned) -> str:
    """What happened. What to do about it stands under it, or beside the two buttons of a question."""
    if scanned.outcome is Outcome.ASKED and scanned.arrival is not None:
        return f"Trùng họ tên, ngày sinh với thẻ thứ {scanned.arrival.position}."
    if scanned.outcome is Outcome.UNREADABLE:
        return scanned.sentence.partition(". ")[0].rstrip(".") + "."
    return scanned.sentence


def _note(scanned: Scanned) -> str:
    if scanned.outcome is Outcome.UNREADABLE:
        return scanned.sentence.partition(". ")[2]
    if scanned.arrival is None or scanned.outcome is not Outcome.RECORDED:
        return ""
    if scanned.elsewhere:
        return f"Người này còn thẻ chờ ở lô {scanned.elsewhere}. Giao thẻ mới, trả thẻ cũ về nơi cấp."
    return note_of(scanned.arrival)
