"""Boxes of ID cards in the demo's wards: invented people, most of whom have come for their card.

At Gò Vấp waits the card of the letter's own example, Nguyễn Thị Mẫu, born 09/07/1997. At Hồng Bàng a box is being
scanned right now.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from random import Random

from django.conf import settings

from andan.accounts import queries as accounts
from andan.accounts.actors import SYSTEM, Actor
from andan.accounts.models import User
from andan.cards import queries as cards
from andan.cards.actions.close import close
from andan.cards.actions.collect import collect
from andan.cards.actions.edit_counter import CounterGiven, edit_counter
from andan.cards.actions.import_list import import_list, lines_in
from andan.cards.actions.open_batch import BatchGiven, open_batch
from andan.cards.actions.return_card import return_card
from andan.cards.actions.scan import scan
from andan.kit import clock
from andan.kit.clock import HANOI
from andan.portal.demo.cast import NAMES
from andan.portal.demo.lives import Life, Turn
from andan.portal.demo.scenes import read
from andan.portal.demo.towns import Town

SOURCE = "Phòng Cảnh sát quản lý hành chính"
LETTER = "079197000123||Nguyễn Thị Mẫu|09071997|Nữ|Phường Thử Nghiệm|15062021"
YEAR_ONLY = "031151000001||H'Hen Ví Dụ|00001951|Nữ|Phường Thử Nghiệm|31052021"
NAMESAKES = (
    "031088000001||Lê Minh Mẫu|30111988|Nam|Phường Thử Nghiệm|31052021",
    "031088000002||Lê Minh Mẫu|30111988|Nam|Phường Thử Nghiệm|31052021",
)
ODD_YEAR = "031190000007||Đặng Thùy Thử|05052001|Nữ|Phường Thử Nghiệm|31052021"  # the number tells another
SCANNING_AT, EXPECTED, SCANNED = "hp", 60, 37
EVERY = timedelta(seconds=11)


@dataclass(frozen=True, slots=True)
class Box:
    """One box to be lived: how many days ago it came, whose cards it holds, and whose card waits in it for certain."""

    town: Town
    place: int
    days: int
    residence: str = "any"
    certain: tuple[str, ...] = ()

    def officer(self, stem: str) -> Actor:
        return accounts.actor_for(User.objects.get(username=f"{stem}.{self.town.key}"))

    @property
    def random(self) -> Random:
        return Random(f"{self.town.key} {self.place}")  # noqa: S311 - a story, not a secret


def turns(towns: Sequence[Town], now: datetime) -> list[Turn]:
    """The lives of all boxes that this home does not have yet, each from the morning it came."""
    made = {town.key: _made(town) for town in towns}
    planned = [box for town in towns for box in _planned(town) if box.place >= made[town.key]]
    lives = [Turn(_morning(now, box), -1 - place, _life(box)) for place, box in enumerate(planned)]
    here = [town for town in towns if town.key == SCANNING_AT and made[town.key] <= len(_planned(town))]
    start = now - EVERY * (SCANNED + 1)
    return lives + [
        Turn(start, 1_000_000, _being_scanned(Box(town, len(_planned(town)), 0))) for town in here
    ]


def _planned(town: Town) -> list[Box]:
    certain = {"sg": (LETTER,), "hp": (YEAR_ONLY, *NAMESAKES), "hp2": (YEAR_ONLY,)}.get(town.key, ())
    return [
        Box(town, 0, 33),
        Box(town, 1, 19, "temporary"),
        Box(town, 2, 8, "permanent", certain),
        Box(town, 3, 2),
    ]


def _made(town: Town) -> int:
    boxes = cards.batches(SYSTEM, limit=10_000)
    return sum(box.batch.agency_id == town.police.pk and box.batch.source == SOURCE for box in boxes)


def _morning(now: datetime, box: Box) -> datetime:
    """At half past eight or a little later, of a day on which the office works."""
    day = (now - timedelta(days=box.days)).astimezone(HANOI).date()
    day -= timedelta(days=max(0, day.weekday() - 4))
    return datetime.combine(day, time(8, 30 + box.random.randrange(20)), tzinfo=HANOI)


# --- one life ---------------------------------------------------------------------------------------------------------
def _life(box: Box) -> Life:
    random, duty, area = box.random, box.officer("trucban"), box.officer("khuvuc")
    if not box.place:
        _write_words(box)
    people = [_payload(random) for _ in range(random.randint(16, 28))]
    texts = sorted([*people, *box.certain], key=lambda _: random.random())
    given = BatchGiven(
        agency_code=box.town.police.code, source=SOURCE, expected=len(texts), residence=box.residence
    )
    batch = open_batch(actor=duty, given=given)
    lines = lines_in(io.BytesIO("\n".join(texts).encode()))
    import_list(actor=duty, batch_id=batch.pk, lines=lines, confirmed=True)
    yield EVERY * len(texts)
    close(actor=duty, batch_id=batch.pk)
    certain = {text.split("|")[2] for text in box.certain}
    rows = [row.pk for row in cards.entries(batch) if row.full_name not in certain]
    for wait, pk in _visits(random, rows):
        yield wait
        collect(actor=random.choice((duty, area)), arrival_id=pk)
    if not box.place:
        yield timedelta(days=1)
        return_card(actor=duty, arrival_id=rows[0], ground="wrong_office")


def _visits(random: Random, rows: list[int]) -> Iterator[tuple[timedelta, int]]:
    """Who comes, and how long after the one before: most in the first days, a third not at all, the first row never."""
    come = [pk for pk in rows[1:] if random.random() < 0.68]
    days = sorted(random.expovariate(1 / 6) for _ in come)
    for before, day, pk in zip([0.0, *days], days, come, strict=False):
        yield timedelta(days=day - before), pk


def _being_scanned(box: Box) -> Life:
    """Every few seconds a card; one was read twice, and one says another year than its number."""
    random, duty = box.random, box.officer("trucban")
    given = BatchGiven(agency_code=box.town.police.code, source=SOURCE, expected=EXPECTED)
    batch = open_batch(actor=duty, given=given)
    for place in range(1, SCANNED + 1):
        text = ODD_YEAR if place == 29 else _payload(random)
        for _ in range(2 if place == 12 else 1):
            scan(actor=duty, batch_id=batch.pk, text=text, means="wedge")
        yield EVERY


def _payload(random: Random) -> str:
    name = " ".join(random.choice(names) for names in NAMES)
    year, century = random.randint(1948, 2009), random.randint(0, 1)
    digit = century + (2 if year > 1999 else 0)
    number = f"031{digit}{year % 100:02d}{random.randrange(10**6):06d}"
    birth = f"{random.randint(1, 28):02d}{random.randint(1, 12):02d}{year}"
    return f"{number}||{name}|{birth}|{'Nữ' if digit % 2 else 'Nam'}|Phường Thử Nghiệm|31052021"


def _write_words(box: Box) -> None:
    words = read("words.toml")["counter"]
    given = CounterGiven(**words, valid_from=clock.today())
    edit_counter(actor=box.officer("chihuy"), agency_code=box.town.police.code, given=given)


# --- kept in the home -------------------------------------------------------------------------------------------------
def _page() -> Path:
    return settings.HOME / "demo-boxes"


def told() -> bool:
    """Whether the boxes are whole: a demo of before the cards, or one cut off, is not."""
    return _page().exists()


def tell() -> None:
    _page().touch(mode=0o600)
