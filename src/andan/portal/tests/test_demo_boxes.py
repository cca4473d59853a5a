"""The demo's boxes of cards: what the guides and the letters promise is there, and making them again makes nothing."""

from collections.abc import Iterator

import pytest

from andan.accounts.actors import SYSTEM
from andan.accounts.models import User
from andan.accounts.queries import actor_for
from andan.cards import queries
from andan.cards.actions.collect_by_scan import Found, collect_by_scan
from andan.kit import clock
from andan.portal import demo
from andan.portal.demo import boxes, cast, lives, towns
from andan.portal.demo.towns import Town

pytestmark = pytest.mark.usefixtures("moment", "db", "places_once")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Town]]:
    """The six wards with their officers, and all boxes lived up to now."""
    monkeypatch.setattr(cast, "NEIGHBOURS", 0)
    opened = towns.open_all()
    cast.gather(opened)
    lives.play(boxes.turns(opened, clock.now()), clock.now())
    yield opened
    cast._page().unlink(missing_ok=True)
    boxes._page().unlink(missing_ok=True)


def table(opened: list[Town], key: str) -> boxes.Box:
    return boxes.Box(next(town for town in opened if town.key == key), 0, 0)


def test_the_wards_are_at_work(opened: list[Town]) -> None:
    boxes_in_every_state(opened)
    people_to_look_up(opened)
    for told in (queries.counter_of(town.police) for town in opened):
        assert all((told.address, told.hours, told.phone))
    assert all("Bàn số 2" in queries.counter_of(town.police).where for town in opened)


def boxes_in_every_state(opened: list[Town]) -> None:
    found = queries.batches(SYSTEM)
    assert {box.batch.agency_id for box in found} == {town.police.pk for town in opened}
    (scanning,) = (box for box in found if box.batch.state == "scanning")
    assert (scanning.counted, scanning.batch.expected, scanning.doubtful, scanning.batch.repeated) == (
        37,
        60,
        1,
        1,
    )
    leader = actor_for(User.objects.get(username="lanhdao.hp"))
    figures = queries.figures(leader, weeks=8)
    assert {office.agency for office in figures.offices} == {town.police for town in opened[:3]}
    assert figures.total.collected > 30
    assert figures.waiting > 30
    assert 1 < (figures.total.median_days or 0) < 10


def people_to_look_up(opened: list[Town]) -> None:
    """The letter's own example at Gò Vấp, two of one name and day at Hồng Bàng, a year alone at Lê Chân."""
    (letter,) = queries.at_counter(
        table(opened, "sg").officer("trucban"), name="nguyen thi mau", birth="19970709"
    )
    assert (letter.state, letter.public) == ("arrived", True)
    told = collect_by_scan(actor=table(opened, "hp").officer("khuvuc"), text=boxes.NAMESAKES[0])
    assert told.found == Found.SEVERAL
    (old,) = queries.at_counter(table(opened, "hp2").officer("trucban"), name="hen", birth="1951")
    assert old.birth == "19510000"


def test_nothing_is_made_twice_and_a_demo_without_cards_gets_them(opened: list[Town]) -> None:
    assert demo.missing()
    assert boxes.turns(opened, clock.now()) == []
    cast._page().touch()
    assert demo.missing()  # a demo of before the cards
    before = [box.batch.pk for box in queries.batches(SYSTEM)]
    demo.load()
    assert not demo.missing()
    assert [box.batch.pk for box in queries.batches(SYSTEM)] == before
