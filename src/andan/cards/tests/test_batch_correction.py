"""What is written on a box is set right while it is being scanned."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client

from andan.cards.actions.box import BoxGiven
from andan.cards.actions.correct_batch import correct_batch
from andan.cards.models import Batch
from andan.cards.tests import boxes
from andan.cards.tests.test_desk_station import address, plain
from andan.kit.refusals import Invalid, NotThere, WrongState
from andan.ledger.queries import entries_of
from tests.cast import WARD, Cast, Member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
SignIn = Callable[[Member], Client]
SATURDAY = date(2026, 11, 21)
WRITTEN = {"received_on": "21/11/2026", "source": "PC06", "expected": "450", "residence": "temporary"}


def corrected(cast: Cast, batch: Batch, *, who: str = "duty", **given: Any) -> Batch:
    return correct_batch(actor=getattr(cast, who).actor, batch_id=batch.pk, given=BoxGiven(**given))


def test_a_box_says_what_the_paper_says(cast: Cast) -> None:
    batch = boxes.opened(cast, source="PC60", expected=500)
    done = corrected(cast, batch, source=" Phòng  PC06 ", expected=450, residence="temporary")
    assert (done.source, done.expected, done.residence) == ("Phòng PC06", 450, "temporary")
    assert (done.received_on, done.number) == (batch.received_on, batch.number)
    assert corrected(cast, batch).expected is None


def test_correcting_is_a_fact_without_a_word_of_anybody(cast: Cast) -> None:
    batch = corrected(cast, boxes.opened(cast), source="Nguyễn Thị Mẫu", expected=7, received_on=SATURDAY)
    entry = entries_of(f"batch:{batch.pk}")[-1]
    assert entry.name == "cards.batch_corrected.v1"
    assert entry.fact == {"agency": WARD, "expected": 7, "received_on": "2026-11-21"}


def test_another_day_gives_its_next_number_and_goes_with_the_cards(cast: Cast) -> None:
    boxes.opened(cast, received_on=SATURDAY)
    batch, other = boxes.opened(cast), boxes.opened(cast)
    boxes.scanned(cast, batch)
    boxes.scanned(cast, other, boxes.THU)
    done = corrected(cast, batch, received_on=SATURDAY)
    assert str(done) == "21/11 – 02"
    assert done.arrivals.get().arrived_on == SATURDAY
    assert other.arrivals.get().arrived_on == other.received_on


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"received_on": date(2026, 11, 24)}, "received_on"),
        ({"expected": 0}, "expected"),
        ({"source": boxes.MAU}, "source"),
        ({"residence": "moon"}, "residence"),
    ],
)
def test_what_is_written_is_checked(cast: Cast, given: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        corrected(cast, boxes.opened(cast), **given)
    assert list(refused.value.fields) == [field]


def test_a_closed_box_stays_as_it_was_signed(cast: Cast) -> None:
    batch = boxes.closed(cast, expected=1)
    with pytest.raises(WrongState):
        corrected(cast, batch, expected=2)
    assert Batch.objects.get().expected == 1


@pytest.mark.parametrize("who", ["other_duty", "leader", "administrator", "volunteer", "an"])
def test_nobody_else_corrects_it(cast: Cast, who: str) -> None:
    with pytest.raises(NotThere):
        corrected(cast, boxes.opened(cast), who=who, expected=2)


def test_the_station_leads_to_the_form_and_back(cast: Cast, signed_in: SignIn, moment: datetime) -> None:
    batch, duty = boxes.opened(cast, expected=500, source="PC60"), signed_in(cast.duty)
    assert address("correction", batch) in plain(duty.get(address("station", batch)))
    page = plain(duty.get(address("correction", batch)))
    assert 'value="PC60"' in page
    assert f'value="{moment:%d}"' in page
    answer = duty.post(address("correction", batch), WRITTEN)
    assert answer["Location"] == address("station", batch)
    page = plain(duty.get(answer["Location"]))
    assert "Đã sửa lô 21/11 – 01." in page
    assert "450" in page
    wrong = duty.post(address("correction", batch), WRITTEN | {"received_on": "24/11/2026"})
    assert wrong.status_code == 422
    assert "muộn nhất là hôm nay" in plain(wrong)
    closed = boxes.closed(cast)
    assert duty.get(address("correction", closed)).status_code == 409
    assert signed_in(cast.other_duty).get(address("correction", batch)).status_code == 404


@pytest.mark.parametrize(
    ("box", "text"),
    [
        ("expected", boxes.MAU),
        ("source", boxes.MAU),
        ("received_on_1", boxes.MAU[:10]),  # what there is room for
        ("expected", boxes.MAU[:12]),
    ],
)
def test_a_card_scanned_into_the_form_is_told_and_not_shown(
    cast: Cast, signed_in: SignIn, box: str, text: str
) -> None:
    batch, duty = boxes.opened(cast), signed_in(cast.duty)
    day = {"received_on_0": "21", "received_on_1": "11", "received_on_2": "2026"}
    written = {"agency_code": WARD, "source": "PC06", "expected": "450", "residence": "any", **day}
    for page in ("/can-bo/the/moi/", address("correction", batch)):
        answer = duty.post(page, written | {box: text})
        assert answer.status_code == 422
        assert "Thẻ quét nhầm vào ô này nên ô đã xóa trống. Ghi lại." in plain(answer)
        assert boxes.MAU[:9] not in plain(answer)
        assert "2026" in plain(answer)
    assert Batch.objects.count() == 1
