"""The pin of a report: optional, typed or put by hand, never in anybody's way."""

from collections.abc import Callable

import pytest
from django.conf import LazySettings
from django.test import Client

from andan.places.models import Commune
from andan.reports.models import Report
from andan.reports.tests import roads, typed
from andan.reports.tests.test_wizard_screens import shown
from tests.cast import Cast, Member
from tests.frame.databases import Budget

pytestmark = pytest.mark.django_db
SignIn = Callable[[Member], Client]
AROUND = "/phan-anh/moi/quanh-day/"
NEAR, FAR = (
    {"latitude": "20.8651234", "longitude": "106.6838129"},
    {"latitude": "21.2", "longitude": "106.68"},
)


@pytest.fixture
def an(cast: Cast, signed_in: SignIn) -> Client:
    return signed_in(cast.an)


def test_a_pin_is_kept_to_a_metre(an: Client) -> None:
    typed.fill_in(an, **{"dia-diem": typed.place(**NEAR)})
    typed.send(an)
    report = Report.objects.get()
    assert (report.latitude, report.longitude) == (20.86512, 106.68381)


def test_the_screens_say_where_it_stands(an: Client) -> None:
    typed.fill_in(an, **{"dia-diem": typed.place(**NEAR)})
    for screen in ("dia-diem", "xem-lai"):
        page = typed.page(an, typed.address(screen))
        assert "cách trung tâm phường Hồng Bàng" in page
        assert "Xem lại ghim" not in page


def test_a_pin_far_away_is_wondered_at_and_taken(an: Client) -> None:
    typed.fill_in(an, **{"dia-diem": typed.place(**FAR)})
    assert "về phía bắc. Xem lại ghim, hoặc chọn lại phường, xã." in typed.page(an, typed.address("xem-lai"))
    typed.send(an)
    assert Report.objects.get().latitude == 21.2


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"latitude": "48.85", "longitude": "2.35"}, "ngoài Việt Nam"),
        ({"latitude": "20.86"}, "Ghi cả vĩ độ và kinh độ"),
        ({"longitude": "106,68"}, "Ghi cả vĩ độ và kinh độ"),
        ({"latitude": "đâu đó", "longitude": "106.68"}, "Ghi một số như 20.86512."),
    ],
)
def test_a_pin_that_is_none_is_named_once(an: Client, changes: dict[str, str], said: str) -> None:
    page = shown(an, "dia-diem", typed.place(**changes))
    assert page.count(said) == 2  # at the field, and in the summary
    assert "Còn 1 chỗ cần sửa" in page
    assert "data-pin-typed open" in page


def test_a_pin_is_taken_away_without_a_script(an: Client) -> None:
    typed.post(an, "dia-diem", typed.place(**NEAR, bam="bo-vi-tri"))
    assert "cách trung tâm" not in typed.page(an, typed.address("dia-diem"))


def test_a_map_is_told_what_lies_around(an: Client, cast: Cast, budget: Budget) -> None:
    here = Commune.objects.get(slug="hai-phong-hong-bang")
    with budget(4):
        told = an.post(AROUND, {"commune": here.pk, **NEAR}).json()
    assert told["here"]["name"] == "phường Hồng Bàng"
    assert told["here"]["at"] == [here.lat, here.lon]
    assert told["pin"] == [20.86512, 106.68381]
    assert {"Hồng Bàng", "Lê Chân"} <= {place["name"] for place in told["places"]}
    assert (told["tiles"], told["credit"]) == ("", "")


def test_pictures_of_a_map_come_only_from_where_the_office_says(an: Client, settings: LazySettings) -> None:
    settings.TILES, settings.TILES_CREDIT = "https://ban-do.example.vn/{z}/{x}/{y}.png", "Sở Ví dụ"
    told = an.post(AROUND).json()
    assert (told["tiles"], told["credit"]) == (settings.TILES, "Sở Ví dụ")


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"commune": "999999"},
        {"commune": "-1"},
        {"commune": "9" * 40, "latitude": "x"},
        {"latitude": "91", "longitude": "0"},
    ],
)
def test_a_map_that_asks_for_nothing_gets_nothing(cast: Cast, sent: dict[str, str]) -> None:
    told = Client().post(AROUND, sent).json()
    assert (told["here"], told["pin"], told["places"]) == (None, None, [])


def test_nobody_looks_by_address(an: Client) -> None:
    assert an.get(AROUND, {"commune": "1"}).status_code == 405


def test_the_officer_sees_it_on_the_case(cast: Cast, signed_in: SignIn) -> None:
    report = roads.sent(cast, latitude=20.86512, longitude=106.68381)
    page = typed.page(signed_in(cast.duty), f"/can-bo/phan-anh/{report.code}/")
    assert "Ghim cách trung tâm phường Hồng Bàng" in page
    assert 'href="geo:20.86512,106.68381"' in page
    assert 'id="quanh-day"' in page


def test_a_case_without_a_pin_is_drawn_around_its_commune(cast: Cast, signed_in: SignIn) -> None:
    page = typed.page(signed_in(cast.duty), f"/can-bo/phan-anh/{roads.sent(cast).code}/")
    assert "geo:" not in page
    assert "Vị trí trong Phường Hồng Bàng" in page


def test_the_reporter_reads_it_again(cast: Cast, an: Client) -> None:
    report = roads.sent(cast, latitude=20.86512, longitude=106.68381)
    assert "Có ghim, cách trung tâm phường Hồng Bàng" in typed.page(an, f"/phan-anh/{report.code}/")
