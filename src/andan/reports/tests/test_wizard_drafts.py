"""A draft outlives the tab and the session, and belongs to the one who wrote it."""

from collections.abc import Callable

import pytest
from django.test import Client

from andan.reports.actions import adopt_draft
from andan.reports.models import Draft
from andan.reports.policies import owner_of
from andan.reports.tests import typed
from andan.reports.tests.test_wizard_evidence import ADD, photo
from tests.cast import Cast, Member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
SignIn = Callable[[Member], Client]


def test_the_same_person_goes_on_after_signing_in_again(cast: Cast, signed_in: SignIn) -> None:
    typed.post(signed_in(cast.an), "nguoi-gui", typed.NAMED)
    typed.post(signed_in(cast.an), "vu-viec", typed.INCIDENT)
    again = signed_in(cast.an)
    assert "Phản ánh đang viết dở" in typed.page(again, "/phan-anh/")
    assert "Ngựa Sắt" in typed.page(again, typed.address("vu-viec"))
    assert again.get(typed.START)["Location"] == typed.address("dia-diem")


def test_nobody_else_sees_it(cast: Cast, signed_in: SignIn) -> None:
    typed.post(signed_in(cast.an), "vu-viec", typed.INCIDENT)
    for other in (signed_in(cast.chau), Client()):
        assert "Ngựa Sắt" not in typed.page(other, typed.address("vu-viec"))
        assert "đang viết dở" not in typed.page(other, "/phan-anh/")


def test_the_text_lies_sealed(cast: Cast, signed_in: SignIn) -> None:
    typed.post(signed_in(cast.an), "vu-viec", typed.INCIDENT)
    assert "xe đạp".encode() not in bytes(Draft.objects.get().box)


def test_reading_makes_no_draft(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.an)
    client.get("/phan-anh/")
    client.get(typed.START, follow=True)
    assert not Draft.objects.exists()


def test_a_draft_is_thrown_away_only_after_asking(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.an)
    typed.post(client, "vu-viec", typed.INCIDENT)
    asked = typed.page(client, "/phan-anh/nhap/bo/")
    assert "Bỏ bản nháp này?" in asked
    assert 'href="/phan-anh/">Giữ lại</a>' in asked  # a link: pressing it throws nothing away
    assert Draft.objects.exists()
    client.post("/phan-anh/nhap/bo/")
    assert not Draft.objects.exists()


def test_a_signed_out_draft_is_not_joined_to_the_person_who_signs_in(cast: Cast, signed_in: SignIn) -> None:
    browser = Client()
    typed.post(browser, "vu-viec", typed.INCIDENT)
    client = signed_in(cast.an)
    client.cookies["nhap"] = browser.cookies["nhap"].value
    assert "Ngựa Sắt" not in typed.page(client, typed.address("vu-viec"))
    assert "viết khi chưa đăng nhập" in typed.page(client, "/phan-anh/")
    client.post("/phan-anh/nhap/nhan/")
    assert "Ngựa Sắt" in typed.page(client, typed.address("vu-viec"))


def test_joined_to_a_draft_one_has_nothing_is_lost(cast: Cast, signed_in: SignIn) -> None:
    browser, client = Client(), signed_in(cast.an)
    typed.post(client, "nguoi-gui", typed.NAMED | {"phone": "0911111111"})
    typed.post(browser, "vu-viec", typed.INCIDENT)
    client.cookies["nhap"] = browser.cookies["nhap"].value
    client.post("/phan-anh/nhap/nhan/")
    assert "Ngựa Sắt" in typed.page(client, typed.address("vu-viec"))
    assert "0911111111" in typed.page(client, typed.address("nguoi-gui"))
    assert Draft.objects.count() == 1


def test_joining_again_and_again_gathers_no_more_files_than_a_report_may_have(
    cast: Cast, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adopt_draft, "EVIDENCE_MAX", 3)
    client, statuses = signed_in(cast.an), []
    client.post(ADD, {"tep": [photo()]})
    for _ in range(2):
        browser = Client()
        browser.post(ADD, {"tep": [photo(), photo("sau.jpg", "navy")]})
        client.cookies["nhap"] = browser.cookies["nhap"].value
        statuses.append(client.post("/phan-anh/nhap/nhan/").status_code)
    assert statuses == [302, 422]
    assert Draft.objects.get(owner=owner_of(cast.an.actor)).evidence.count() == 3


def test_a_session_that_ended_meanwhile_loses_nothing(cast: Cast, signed_in: SignIn) -> None:
    client, away = signed_in(cast.an), Client()
    assert 'name="da-dang-nhap"' in typed.page(client, typed.address("vu-viec"))
    led = typed.post(away, "vu-viec", typed.INCIDENT | {"da-dang-nhap": "1"})
    assert led["Location"] == "/dang-nhap/?next=/phan-anh/"
    client.cookies["nhap"] = away.cookies["nhap"].value
    assert "viết khi chưa đăng nhập" in typed.page(client, "/phan-anh/")


def test_the_cookie_is_for_this_room_and_no_script(cast: Cast) -> None:
    browser = Client()
    assert cast.ward.working
    typed.post(browser, "vu-viec", typed.INCIDENT)
    cookie = browser.cookies["nhap"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/phan-anh/", True, "Lax")


def test_a_forged_cookie_opens_nothing(cast: Cast) -> None:
    browser = Client()
    typed.post(browser, "vu-viec", typed.INCIDENT)
    thief = Client()
    thief.cookies["nhap"] = browser.cookies["nhap"].value[:-3] + "xyz"
    assert "Ngựa Sắt" not in typed.page(thief, typed.address("vu-viec"))
    assert cast.ward.working


def test_the_place_of_a_places_own_page_is_there_from_the_start(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.an)
    client.get(f"{typed.START}?dia-ban={cast.ward.commune_id}")
    assert "Công an phường Hồng Bàng" in typed.page(client, typed.address("dia-diem"))
