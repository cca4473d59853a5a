"""Where it happened is asked and not scolded for: what is meant is chosen, what receives comes first."""

from collections.abc import Callable

import pytest
from django.test import Client

from andan.places.models import Agency, AgencyKind, Commune
from andan.reports.forms.wizard import units
from andan.reports.tests import typed
from andan.reports.tests.test_wizard_screens import shown
from tests.cast import Cast, Member

pytestmark = pytest.mark.django_db
SignIn = Callable[[Member], Client]
OPTIONS = "/phan-anh/moi/noi-xay-ra/"
HERE = {"latitude": "20.8561", "longitude": "106.6822"}


@pytest.fixture
def an(cast: Cast, signed_in: SignIn) -> Client:
    return signed_in(cast.an)


@pytest.mark.parametrize("words", ["P. Hồng Bàng, Hải Phòng", "hong bang", "Phường Hồng Bàng, TP Hải Phòng"])
def test_what_is_meant_is_a_question_with_its_answer_chosen(an: Client, words: str) -> None:
    page = shown(an, "dia-diem", {"place": words, "address": "Cổng chợ"})
    here = Commune.objects.get(slug="hai-phong-hong-bang")
    assert "Có phải Phường Hồng Bàng, Thành phố Hải Phòng? Đúng thì bấm Tiếp tục" in page
    assert "chỗ cần sửa" not in page
    assert f'value="{here.pk}" id="id_unit_{here.pk}" checked' in page
    answer = {"place": words, "shown": words, "commune": str(here.pk), "address": "Cổng chợ"}
    assert typed.post(an, "dia-diem", answer)["Location"] == typed.address("nguoi-lien-quan")


def test_an_open_question_is_not_gone_past(an: Client) -> None:
    typed.fill_in(an)
    typed.post(an, "dia-diem", {"place": "hong bang", "address": "Cổng chợ"})
    assert "Ghi tiếp: Địa điểm xảy ra" in typed.page(an, typed.address("xem-lai"))
    typed.send(an)
    assert "Ghi tiếp: Địa điểm xảy ra" in typed.page(an, typed.address("xem-lai"))


@pytest.mark.usefixtures("cast")
def test_where_reports_are_received_comes_first() -> None:
    last = units.found("an")[-1]
    Agency.objects.exclude(commune=last.id).update(working=False)
    assert units.found("an")[0].id == last.id


@pytest.mark.usefixtures("cast")
def test_then_comes_ones_own_province() -> None:
    for home in ("Số 1 đường Ví Dụ, Thành phố Hồ Chí Minh", "12 phố Mẫu, Hải Phòng"):
        first = units.found("an", home=home)[0]
        assert first.province.removeprefix("Thành phố ") in home


def test_a_pin_without_words_offers_the_nearest_that_receive(an: Client) -> None:
    Agency.objects.filter(kind=AgencyKind.PROVINCIAL_POLICE).update(working=False)
    page = an.post(OPTIONS, HERE).content.decode().replace("\xa0", " ")
    assert page.count('type="radio"') == 3
    assert "gần vị trí vừa lấy" in page
    assert "chưa nhận" not in page
    chosen = str(units.around((20.8561, 106.6822))[0].id)
    answer = {"place": "", "shown": "", "commune": chosen, "address": "Cổng chợ", **HERE}
    assert typed.post(an, "dia-diem", answer)["Location"] == typed.address("nguoi-lien-quan")


@pytest.mark.parametrize(
    "sent", [{}, {"latitude": "0", "longitude": "0"}, {"latitude": "x", "longitude": "1"}]
)
def test_a_pin_that_is_nowhere_offers_nothing(an: Client, sent: dict[str, str]) -> None:
    assert 'type="radio"' not in an.post(OPTIONS, sent).content.decode()


def test_words_count_more_than_the_pin(an: Client) -> None:
    page = an.post(OPTIONS, {"place": "can gio", **HERE}).content.decode()
    assert "Cần Giờ" in page
    assert "gần vị trí vừa lấy" not in page
