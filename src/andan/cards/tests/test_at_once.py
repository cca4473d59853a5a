"""Two who scan at one table, open boxes or hand over one card at the same moment. Rows are really committed."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from andan.accounts.actors import SYSTEM, Actor
from andan.cards.actions.box import BoxGiven
from andan.cards.actions.close import close
from andan.cards.actions.collect import collect
from andan.cards.actions.correct_batch import correct_batch
from andan.cards.actions.discard import discard
from andan.cards.actions.erase_ended import erase_ended
from andan.cards.actions.open_batch import BatchGiven, open_batch
from andan.cards.actions.scan import scan
from andan.cards.actions.tray import Outcome
from andan.cards.models import Arrival, Batch
from andan.cards.tests import boxes
from andan.kit import clock
from andan.kit.refusals import WrongState
from andan.ledger.models import Entry
from tests.cast import WARD, Cast

HANDS = 4
at_once = pytest.mark.usefixtures("committed")


def together(work: Callable[[int], Any], times: int) -> list[Any]:
    """What each of `times` calls answered or refused, done by several hands at once."""

    def one(number: int) -> Any:
        try:
            return work(number)
        except WrongState as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(HANDS) as hands:
        return list(hands.map(one, range(times)))


def scanning(actor: Actor, batch: Batch, text: str) -> Any:
    return scan(actor=actor, batch_id=batch.pk, text=text, means="wedge")


@pytest.mark.django_db
@pytest.mark.usefixtures("moment")
def test_a_confirmed_scan_sent_again_by_a_poor_line_counts_once(cast: Cast, moment: datetime) -> None:
    batch = boxes.opened(cast)
    for seconds, confirmed in ((0, 0), (60, 1), (62, 1), (120, 1)):
        with clock.frozen(moment + timedelta(seconds=seconds)):
            boxes.scanned(cast, batch, boxes.NAMESAKE, confirmed=confirmed)
    assert batch.arrivals.count() == 2


@at_once
def test_every_scan_gets_a_place_of_its_own(cast: Cast) -> None:
    batch, actors = boxes.opened(cast), (cast.duty.actor, cast.officer.actor)
    told = together(lambda number: scanning(actors[number % 2], batch, boxes.person(number)), 40)
    assert sorted(answer.arrival.position for answer in told) == list(range(1, 41))


@at_once
def test_a_card_read_by_two_at_once_counts_once(cast: Cast) -> None:
    batch, actor = boxes.opened(cast), cast.duty.actor
    told = together(lambda _: scanning(actor, batch, boxes.MAU), 12)
    assert [answer.outcome for answer in told].count(Outcome.RECORDED) == 1
    batch.refresh_from_db()
    assert (batch.arrivals.count(), batch.repeated) == (1, 11)


@at_once
def test_nothing_comes_into_a_box_that_is_being_closed(cast: Cast) -> None:
    batch, actor = boxes.opened(cast), cast.duty.actor
    boxes.scanned(cast, batch)

    def work(number: int) -> Any:
        return (
            close(actor=actor, batch_id=batch.pk)
            if number == 8
            else scanning(actor, batch, boxes.person(number))
        )

    told = together(work, 24)
    scanned = [
        answer for number, answer in enumerate(told) if number != 8 and not isinstance(answer, WrongState)
    ]
    (fact,) = Entry.objects.filter(name="cards.batch_closed.v1")
    assert f'"counted":{len(scanned) + 1},'.encode() in bytes(fact.body)
    assert Arrival.objects.filter(public=True).count() == Arrival.objects.count() == len(scanned) + 1


@at_once
def test_boxes_opened_at_once_have_numbers_of_their_own(cast: Cast) -> None:
    actor = cast.duty.actor
    given = BatchGiven(agency_code=WARD)
    told = together(lambda _: open_batch(actor=actor, given=given), 12)
    assert sorted(batch.number for batch in told) == list(range(1, 13))


@at_once
def test_boxes_moved_to_one_day_at_once_have_numbers_of_their_own_and_their_cards_go_with_them(
    cast: Cast,
) -> None:
    actor, day = cast.duty.actor, clock.today() - timedelta(days=1)
    batches = [boxes.opened(cast) for _ in range(6)]

    def work(number: int) -> Any:
        batch = batches[number // 2]
        if number % 2:
            return correct_batch(actor=actor, batch_id=batch.pk, given=BoxGiven(received_on=day))
        return scanning(actor, batch, boxes.person(number))

    together(work, 12)
    assert sorted(Batch.objects.filter(received_on=day).values_list("number", flat=True)) == [*range(1, 7)]
    assert set(Arrival.objects.values_list("arrived_on", flat=True)) == {day}
    assert Arrival.objects.count() == 6


@at_once
def test_one_card_is_handed_over_once(cast: Cast) -> None:
    arrival, actor = boxes.published(cast), cast.duty.actor
    told = together(lambda _: collect(actor=actor, arrival_id=arrival.pk), 8)
    assert sum(isinstance(answer, WrongState) for answer in told) == 7
    assert Entry.objects.filter(name="cards.card_collected.v1").count() == 1


@at_once
@pytest.mark.parametrize("how", ["erased", "discarded"])
def test_the_files_of_the_database_forget_whose_card_it_was(cast: Cast, how: str) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL overwrites what was deleted in its own time")
    if how == "erased":
        arrival = collect(actor=cast.duty.actor, arrival_id=boxes.published(cast).pk)
        with clock.frozen(clock.now() + timedelta(days=31)):
            erase_ended(actor=SYSTEM)
    else:
        batch = boxes.opened(cast)
        arrival = boxes.scanned(cast, batch).arrival  # type: ignore[assignment]
        discard(actor=cast.duty.actor, batch_id=batch.pk)
    home = Path(connection.settings_dict["NAME"])
    kept = b"".join(file.read_bytes() for file in home.parent.glob(f"{home.name}*"))
    said = (arrival.full_name.encode(), arrival.folded.encode(), bytes(arrival.key or b""))
    assert [trace for trace in said if trace in kept] == []
