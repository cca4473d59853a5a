"""Handing over: by scanning again, by name; and what else may become of a card at the counter."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from andan.cards.models import Arrival
from andan.cards.states import State
from andan.cards.tests import boxes
from andan.cards.tests.pictures import photo
from andan.cards.tests.test_desk_station import SCRIPT, plain
from tests.cast import NEXT_WARD, Cast, Member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
SignIn = Callable[[Member], Client]
COUNTER, FIND = "/can-bo/the/giao/", "/can-bo/the/giao/tim/"


@pytest.fixture
def duty(cast: Cast, signed_in: SignIn) -> Client:
    return signed_in(cast.duty)


def page_of(arrival: Arrival, noun: str = "") -> str:
    return reverse("cards-desk:arrival", args=[arrival.pk]) + (f"{noun}/" if noun else "")


def scan(client: Client, text: str, *, script: bool = True) -> Any:
    return client.post(COUNTER, {"text": text, "means": "wedge"}, headers=SCRIPT if script else {})


def test_scanning_again_hands_over(cast: Cast, duty: Client) -> None:
    arrival = boxes.published(cast)
    page = plain(scan(duty, boxes.MAU))
    assert 'data-sound="done"' in page
    assert "Nguyễn Thị Mẫu" in page
    assert "079197000123" not in page
    arrival.refresh_from_db()
    assert arrival.state == State.COLLECTED
    again = plain(scan(duty, boxes.MAU))
    assert 'data-sound="look"' in again
    assert "Giao nhầm, đưa lại" in again


def test_without_a_script_the_address_names_the_entry_and_nobody(cast: Cast, duty: Client) -> None:
    arrival = boxes.published(cast)
    answer = scan(duty, boxes.MAU, script=False)
    assert answer["Location"] == f"{COUNTER}?the={arrival.pk}&ra=collected"
    assert "Nguyễn Thị Mẫu" in plain(duty.get(answer["Location"]))


def test_of_two_namesakes_the_officer_chooses_one(cast: Cast, duty: Client) -> None:
    batch = boxes.opened(cast)
    boxes.scanned(cast, batch, boxes.MAU)
    boxes.scanned(cast, batch, boxes.THU)
    first = boxes.published(cast, boxes.NAMESAKE)
    duty.post(reverse("cards-desk:close", args=[batch.pk]), {"seen": "2"})
    page = plain(scan(duty, boxes.MAU))
    assert "Có 2 thẻ cùng họ tên" in page
    assert page.count("/collection/") == 2
    answer = duty.post(page_of(first, "collection"), {"seen": str(first.version)})
    assert answer["Location"] == f"{COUNTER}?the={first.pk}"
    first.refresh_from_db()
    assert first.state == State.COLLECTED


def test_the_camera_hands_over_too(cast: Cast, duty: Client) -> None:
    arrival, frames = boxes.published(cast), reverse("cards-desk:counter_frame")
    empty = duty.post(frames, photo(), content_type="image/jpeg", headers=SCRIPT)
    assert empty.status_code == 204
    told = duty.post(frames, photo(boxes.MAU), content_type="image/jpeg", headers=SCRIPT)
    assert 'data-sound="done"' in plain(told)
    held = f"{frames}?held={told['Andan-Seen']}"
    assert duty.post(held, photo(boxes.MAU), content_type="image/jpeg", headers=SCRIPT).status_code == 204
    arrival.refresh_from_db()
    assert arrival.state == State.COLLECTED


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"name": "mau"}, True),
        ({"name": "Nguyễn mẫu", "birth": "1997"}, True),
        ({"birth": "09/07/1997"}, True),
        ({"name": "mau", "birth": "1998"}, False),
        ({"name": "", "birth": ""}, False),
    ],
)
def test_people_are_found_by_name_and_birth(
    cast: Cast, duty: Client, asked: dict[str, str], found: bool
) -> None:
    boxes.published(cast)
    page = plain(duty.post(FIND, asked, headers=SCRIPT))
    assert ("Nguyễn Thị Mẫu" in page) is found
    assert "<html" not in page
    assert ("Nguyễn Thị Mẫu" in plain(duty.post(FIND, asked))) is found
    assert duty.get(FIND).status_code == 405


def test_a_birth_date_that_is_none_is_told(duty: Client) -> None:
    answer = duty.post(FIND, {"birth": "31/02/1990"}, headers=SCRIPT)
    assert answer.status_code == 422
    assert "Ngày này không có trong lịch" in plain(answer)


def test_a_card_scanned_into_the_name_is_told_and_not_searched_for(duty: Client) -> None:
    answer = duty.post(FIND, {"name": boxes.MAU}, headers=SCRIPT)
    assert answer.status_code == 422
    assert "Thẻ quét nhầm vào ô này" in plain(answer)


def test_what_may_not_be_done_stands_with_its_reason(cast: Cast, duty: Client) -> None:
    arrival = boxes.published(cast)
    page = plain(duty.get(page_of(arrival)))
    assert "Giao thẻ" in page
    assert "Thẻ đang chờ nhận, không phải đưa lại." in page
    duty.post(page_of(arrival, "collection"))
    page = plain(duty.get(page_of(arrival)))
    assert page.count("blocked-label") == 4
    assert duty.get(page_of(arrival, "return")).status_code == 409
    duty.post(page_of(arrival, "restoration"))
    arrival.refresh_from_db()
    assert arrival.state == State.ARRIVED


@pytest.mark.parametrize(
    ("noun", "given", "state"),
    [
        ("return", {"ground": "moved"}, State.RETURNED),
        ("withdrawal", {}, State.WITHDRAWN),
        ("correction", {"full_name": "Nguyễn Thị Mậu", "birth": "1997"}, State.ARRIVED),
    ],
)
def test_every_other_verb_has_its_form(
    cast: Cast, duty: Client, noun: str, given: dict[str, str], state: State
) -> None:
    arrival = boxes.published(cast)
    form = plain(duty.get(page_of(arrival, noun)))
    assert f'name="seen" value="{arrival.version}"' in form
    answer = duty.post(page_of(arrival, noun), {**given, "seen": str(arrival.version)})
    assert answer["Location"] == page_of(arrival)
    arrival.refresh_from_db()
    assert arrival.state == state
    if "full_name" in given:
        assert (arrival.full_name, arrival.birth) == ("Nguyễn Thị Mậu", "19970000")


def test_a_form_that_lacks_something_comes_back(cast: Cast, duty: Client) -> None:
    arrival = boxes.published(cast)
    assert "Chọn một lý do." in plain(duty.post(page_of(arrival, "return"), {}))
    wrong = duty.post(page_of(arrival, "correction"), {"full_name": "Nguyễn 2", "birth": "1997"})
    assert wrong.status_code == 422
    assert duty.get(page_of(arrival, "nothing")).status_code == 404


def test_somebody_was_faster(cast: Cast, duty: Client) -> None:
    arrival = boxes.published(cast)
    assert duty.post(page_of(arrival, "collection"), {"seen": str(arrival.version + 1)}).status_code == 409


def test_cards_of_another_table_are_not_there(cast: Cast, duty: Client, signed_in: SignIn) -> None:
    theirs = boxes.closed(cast, who="other_duty", agency=NEXT_WARD).arrivals.get()
    assert duty.get(page_of(theirs)).status_code == 404
    assert duty.post(page_of(theirs, "collection")).status_code == 404
    named = duty.get(COUNTER, {"the": theirs.pk})
    assert named.status_code == 200
    assert "Nguyễn Thị Mẫu" not in plain(named)
    assert "Nguyễn Thị Mẫu" not in plain(duty.post(FIND, {"name": "mau"}))
    assert 'data-sound="look"' in plain(scan(duty, boxes.MAU))
    assert signed_in(cast.leader).get(COUNTER).status_code == 403
