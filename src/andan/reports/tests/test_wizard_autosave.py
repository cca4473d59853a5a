"""What is typed is kept before any button is pressed, and no window writes over what is newer."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.core.cache import cache
from django.http.response import HttpResponseBase
from django.test import Client

from andan.reports import limits
from andan.reports.models import Draft
from andan.reports.tests import typed
from andan.reports.tests.test_wizard_evidence import photo
from andan.reports.views import intake
from andan.web.tries import Measure
from tests.cast import Cast, Member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
SignIn = Callable[[Member], Client]
STORY = typed.address("vu-viec")


def hidden(page: str, name: str) -> str:
    return page.partition(f'name="{name}" value="')[2].partition('"')[0]


class Window:
    """One opened screen, as its script sees it."""

    def __init__(self, client: Client, slug: str = "vu-viec") -> None:
        self.client, self.slug, self.turn = client, slug, 0
        page = typed.page(client, typed.address(slug))
        self.names = {name: hidden(page, name) for name in ("ban", "trang")}

    def types(self, **said: Any) -> HttpResponseBase:
        self.turn += 1
        return self.client.post(
            f"{typed.address(self.slug)}nhap/", {**self.names, "lan": str(self.turn), **said}
        )

    def presses(self, **said: Any) -> HttpResponseBase:
        return self.client.post(typed.address(self.slug), {**self.names, **said})


@pytest.fixture
def an(cast: Cast, signed_in: SignIn) -> Client:
    return signed_in(cast.an)


@pytest.mark.parametrize("who", ["an", ""])
def test_half_a_sentence_is_there_again(cast: Cast, signed_in: SignIn, who: str) -> None:
    client = signed_in(cast.an) if who else Client()
    answer = Window(client).types(story="Tôi dựng xe trước nhà, vào lấ", day_0="3")
    assert answer.json()["saved"]  # type: ignore[attr-defined]
    page = typed.page(client, STORY)
    assert "Tôi dựng xe trước nhà, vào lấ" in page
    assert "Đã lưu nháp lúc" in page
    assert "chỗ cần sửa" not in page
    assert client.get(typed.START)["Location"] != typed.address("dia-diem")
    assert cast.ward.working


def test_windows_do_not_write_over_each_other(an: Client) -> None:
    one, other = Window(an), Window(an)
    assert one.types(story="bản thứ nhất").status_code == 200
    assert one.types(story="bản thứ hai").status_code == 200
    assert other.types(story="bản cũ hơn").status_code == 409
    assert "bản thứ hai" in typed.page(an, STORY)
    late, again = Window(an), Window(an)
    assert again.presses(**typed.INCIDENT).status_code == 302
    assert again.types(story="đến sau nút bấm").status_code == 409
    assert late.types(story="cũng cũ").status_code == 409
    assert "Ngựa Sắt" in typed.page(an, STORY)


def test_what_comes_late_from_the_same_window_is_no_news(an: Client) -> None:
    window = Window(an)
    window.turn = 4
    assert window.types(story="gõ sau").status_code == 200
    window.turn = 1
    assert window.types(story="gõ trước").status_code == 409
    assert "gõ sau" in typed.page(an, STORY)


def test_a_press_over_something_newer_asks_once_and_loses_neither(an: Client) -> None:
    one, other = Window(an), Window(an)
    one.types(story="bản mới ở máy kia")
    asked = other.presses(**{**typed.INCIDENT, "story": "bản ở cửa sổ này"})
    page = asked.content.decode().replace("\xa0", " ")  # type: ignore[attr-defined]
    assert asked.status_code == 409
    assert "vừa được sửa ở một cửa sổ khác" in page
    assert "bản ở cửa sổ này" in page
    assert "bản mới ở máy kia" in typed.page(an, STORY)
    other.names = {name: hidden(page, name) for name in other.names}
    assert other.presses(**{**typed.INCIDENT, "story": "bản ở cửa sổ này"}).status_code == 302
    assert "bản ở cửa sổ này" in typed.page(an, STORY)


def test_a_press_after_the_windows_own_saves_goes_through(an: Client) -> None:
    window = Window(an)
    window.types(story="gõ được nửa chừ")
    assert window.presses(**typed.INCIDENT).status_code == 302


def test_two_screens_are_kept_side_by_side(an: Client) -> None:
    story, people = Window(an), Window(an, "nguoi-gui")
    assert people.types(mode="named", phone="0911").status_code == 200
    assert story.types(story="Tôi dựng xe").status_code == 200
    assert "0911" in typed.page(an, typed.address("nguoi-gui"))


def test_a_thrown_away_draft_stays_thrown_away(an: Client) -> None:
    Window(an).types(story="bỏ đi")
    window = Window(an)
    an.post("/phan-anh/nhap/bo/")
    assert window.types(story="quay lại").status_code == 409
    assert not Draft.objects.exists()


def test_a_window_left_open_after_signing_out_keeps_nothing(cast: Cast) -> None:
    away = Client()
    assert Window(away).types(**{"da-dang-nhap": "1", "story": "của người khác"}).status_code == 401
    assert cast.ward.working
    assert not Draft.objects.exists()


@pytest.mark.parametrize(("slug", "said"), [("tep", {}), ("xem-lai", {"confirmed": "on"}), ("gi-the", {})])
def test_only_written_screens_keep_themselves(an: Client, slug: str, said: dict[str, str]) -> None:
    window = Window(an)
    window.slug = slug
    assert window.types(**said).status_code == 404
    assert not Draft.objects.exists()


def test_it_is_bounded_in_size_and_number(an: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    window = Window(an)
    assert window.types(story="ă" * 100_001).status_code == 413
    few = Measure(replace(limits.TYPING.person, most=1), replace(limits.TYPING.address, most=1))
    monkeypatch.setattr(limits, "TYPING", few)
    cache.clear()
    assert [window.types(story=f"lần {turn}").status_code for turn in range(2)] == [200, 429]
    cache.clear()
    assert Client().get(f"{STORY}nhap/").status_code == 405


def test_files_that_take_long_do_not_bring_back_older_words(
    an: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    Window(an).types(story="chữ cũ")
    window = Window(an)
    usual = intake.cleaned

    def slowly(*given: Any) -> Any:
        window.types(story="chữ gõ trong lúc tải tệp")
        return usual(*given)

    monkeypatch.setattr(intake, "cleaned", slowly)
    an.post("/phan-anh/moi/tep/them/", {"tep": [photo()]})
    assert "chữ gõ trong lúc tải tệp" in typed.page(an, STORY)


def test_marks_that_turn_words_round_are_left_out_of_the_draft(an: Client) -> None:
    Window(an).types(story="abc \N{RIGHT-TO-LEFT OVERRIDE}xong.\N{LEFT-TO-RIGHT ISOLATE}")
    page = typed.page(an, typed.address("xem-lai"))
    assert "abc xong." in page
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in page
