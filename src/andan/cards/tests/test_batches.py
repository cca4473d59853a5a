"""A box from the day it is opened to the day it is published."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from andan.accounts.actors import SYSTEM
from andan.cards import queries
from andan.cards.actions.close import close
from andan.cards.actions.discard import discard
from andan.cards.actions.open_batch import BatchGiven, open_batch
from andan.cards.actions.remove import remove
from andan.cards.models import Arrival
from andan.cards.tests import boxes
from andan.kit import clock
from andan.kit.refusals import Invalid, NotThere, WrongState
from andan.ledger.queries import entries_of
from tests.cast import NEXT_WARD, PROCURACY, WARD, Cast
from tests.frame.databases import Budget

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]


def test_numbers_count_up_by_agency_and_day(cast: Cast) -> None:
    first, second = boxes.opened(cast), boxes.opened(cast)
    yesterday = boxes.opened(cast, received_on=date(2026, 11, 22))
    elsewhere = boxes.opened(cast, who="other_duty", agency=NEXT_WARD)
    assert [box.number for box in (first, second, yesterday, elsewhere)] == [1, 2, 1, 1]
    assert str(second) == "23/11 – 02"


def test_opening_is_a_fact_without_a_name(cast: Cast) -> None:
    batch = boxes.opened(cast, expected=500, source=" Phòng  PC06 ")
    (entry,) = entries_of(f"batch:{batch.pk}")
    assert entry.name == "cards.batch_opened.v1"
    assert entry.fact == {"agency": WARD, "received_on": "2026-11-23", "expected": 500}
    assert batch.source == "Phòng PC06"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"received_on": date(2026, 11, 24)}, "received_on"),
        ({"received_on": date(1999, 1, 1)}, "received_on"),
        ({"expected": 0}, "expected"),
        ({"expected": -5}, "expected"),
        ({"expected": 2**40}, "expected"),
        ({"source": "x" * 121}, "source"),
        ({"source": boxes.MAU}, "source"),
        ({"source": boxes.THU[:12]}, "source"),
        ({"residence": "moon"}, "residence"),
    ],
)
def test_what_is_written_on_a_box_is_checked(cast: Cast, given: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        boxes.opened(cast, **given)
    assert list(refused.value.fields) == [field]


def test_only_police_holds_cards(cast: Cast) -> None:
    with pytest.raises(Invalid):
        open_batch(actor=SYSTEM, given=BatchGiven(agency_code=PROCURACY))


def test_nothing_is_public_before_the_box_is_closed_and_everything_after(cast: Cast) -> None:
    batch = boxes.opened(cast)
    boxes.scanned(cast, batch)
    boxes.scanned(cast, batch, boxes.THU)
    assert not Arrival.objects.filter(public=True).exists()
    close(actor=cast.duty.actor, batch_id=batch.pk, seen=2)
    assert Arrival.objects.filter(public=True).count() == 2


def test_closing_is_one_fact_with_a_digest_that_proves_the_cards(cast: Cast) -> None:
    one, other = (
        boxes.closed(cast, [boxes.MAU, boxes.THU], expected=3),
        boxes.closed(cast, [boxes.THU, boxes.MAU]),
    )
    (_, entry), (_, again) = entries_of(f"batch:{one.pk}"), entries_of(f"batch:{other.pk}")
    fact = dict(entry.fact)
    assert fact.pop("digest") == again.fact["digest"]  # in whatever order they were scanned
    assert fact == {"agency": WARD, "expected": 3, "counted": 2, "doubtful": 0, "repeated": 0}
    assert "Mẫu" not in str(entry.fact)


def test_a_box_is_closed_as_it_was_counted(cast: Cast) -> None:
    batch, actor = boxes.opened(cast), cast.duty.actor
    with pytest.raises(WrongState):
        close(actor=actor, batch_id=batch.pk)  # empty
    boxes.scanned(cast, batch)
    with pytest.raises(WrongState, match="1 thẻ"):
        close(actor=actor, batch_id=batch.pk, seen=2)
    assert close(actor=actor, batch_id=batch.pk, seen=1).closed_by_name == cast.duty.user.titled_name
    with pytest.raises(WrongState):
        close(actor=actor, batch_id=batch.pk, seen=1)


def test_a_discarded_box_leaves_no_card_and_keeps_its_number(cast: Cast) -> None:
    batch, actor = boxes.opened(cast), cast.duty.actor
    boxes.scanned(cast, batch)
    assert discard(actor=actor, batch_id=batch.pk).state == "discarded"
    assert not Arrival.objects.exists()
    assert entries_of(f"batch:{batch.pk}")[-1].fact == {"agency": WARD, "counted": 1}
    assert boxes.opened(cast).number == 2
    with pytest.raises(WrongState):
        discard(actor=actor, batch_id=batch.pk)


def test_a_published_box_is_not_thrown_away(cast: Cast) -> None:
    with pytest.raises(WrongState):
        discard(actor=cast.duty.actor, batch_id=boxes.closed(cast).pk)


@pytest.mark.parametrize(
    "who", ["other_duty", "other_commander", "leader", "administrator", "volunteer", "an"]
)
def test_a_box_of_another_table_is_not_there(cast: Cast, who: str) -> None:
    batch, actor = boxes.closed(cast), getattr(cast, who).actor
    assert queries.batches(actor) == []
    for look in (
        lambda: queries.batch(actor, batch.pk),
        lambda: queries.arrival(actor, batch.arrivals.get().pk),
        lambda: close(actor=actor, batch_id=batch.pk),
    ):
        with pytest.raises(NotThere):
            look()


def test_the_list_tells_what_became_of_the_cards(cast: Cast, budget: Budget) -> None:
    done = boxes.closed(cast, [boxes.MAU, boxes.THU])
    now = boxes.opened(cast)
    boxes.scanned(cast, now, boxes.person(7))
    actor = cast.duty.actor
    with budget(3):
        found = queries.batches(actor)
    assert [(box.batch.pk, box.counted, box.waiting) for box in found] == [(now.pk, 1, 1), (done.pk, 2, 2)]
    assert queries.batches(actor, before=done.pk) == []


def test_the_board_counts_by_trays_and_shows_what_is_missing(
    cast: Cast, moment: datetime, budget: Budget
) -> None:
    batch, actor = boxes.opened(cast, expected=60), cast.duty.actor
    for number in range(52):
        with clock.frozen(moment + timedelta(seconds=2 * number)):
            boxes.scanned(cast, batch, boxes.person(number))
    remove(actor=actor, batch_id=batch.pk, position=3)
    with clock.frozen(moment + timedelta(seconds=104)), budget(5):
        board = queries.board(batch)
    assert (board.count, board.missing, board.extra, board.pace) == (51, 9, 0, 29)
    assert [(tray.number, tray.counted, len(tray.cells)) for tray in board.trays] == [(1, 49, 50), (2, 2, 10)]
    first, second = board.trays
    assert [first.cells[2].state, second.cells[1].state, second.cells[2].state] == ["gap", "last", "empty"]
    assert board.latest[0].position == 52
    assert board.ready_at is not None
    assert (board.ready_at - moment).total_seconds() == pytest.approx(104 + 9 / 29 * 60, abs=0.01)


def test_the_board_names_the_places_to_look_at_again(cast: Cast) -> None:
    batch = boxes.opened(cast)
    boxes.scanned(cast, batch)
    another_year = boxes.payload(1).replace("30111988", "30111977")  # than the number tells
    boxes.scanned(cast, batch, another_year)
    board = queries.board(batch)
    assert [(row.position, row.doubt) for row in board.doubtful] == [(2, "birth_mismatch")]
    assert [cell.state for cell in board.trays[0].cells[:3]] == ["done", "doubt", "empty"]
    assert (board.missing, board.pace) == (None, None)


def test_a_batch_is_read_by_pages(cast: Cast) -> None:
    batch = boxes.closed(cast, [boxes.person(number) for number in range(5)])
    assert [row.position for row in queries.entries(batch, after=2, limit=2)] == [3, 4]
