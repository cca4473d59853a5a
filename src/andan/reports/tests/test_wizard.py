"""The wizard from the first screen to the slip."""

from collections.abc import Callable

import pytest
from django.test import Client

from andan.reports import queries
from andan.reports.forms.wizard.steps import SCREENS
from andan.reports.models import Draft, Report
from andan.reports.tests import typed
from tests.cast import Cast, Member
from tests.frame.databases import Budget

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
SignIn = Callable[[Member], Client]


def test_a_named_report_goes_from_the_first_screen_to_the_slip(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.an)
    typed.fill_in(client)
    sent = typed.send(client)
    assert sent["Location"] == "/phan-anh/da-gui/"
    report = Report.objects.get()
    slip = typed.page(client, sent["Location"])
    assert report.receipt in slip
    assert "ĐÃ NHẬN" in slip
    assert report.agency == cast.ward
    assert (report.level, report.anonymous, report.occurrence) == (2, False, "about")
    assert queries.report(cast.an.actor, report.code) == report
    assert not Draft.objects.exists()


def test_the_identity_is_sealed_with_what_was_agreed_to(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.an)
    typed.fill_in(client)
    typed.send(client)
    identity = queries.identity(Report.objects.get())
    assert identity["full_name"] == "Nguyễn Thị An"
    assert identity["phone"] == "0912345678"
    assert list(identity["consents"]) == ["handling"]


@pytest.mark.parametrize("slug", ["nguoi-gui", "vu-viec", "dia-diem"])
def test_a_screen_that_is_not_right_says_what_to_do_and_comes_back(
    cast: Cast, signed_in: SignIn, slug: str
) -> None:
    client = signed_in(cast.an)
    assert typed.post(client, slug)["Location"] == typed.address(slug)
    assert "chỗ cần sửa" in typed.page(client, typed.address(slug))


def test_what_was_typed_wrongly_is_still_there(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.an)
    typed.post(
        client, "vu-viec", {"story": "Chuyện dài " * 900, "day_0": "31", "day_1": "2", "day_2": "2026"}
    )
    page = typed.page(client, typed.address("vu-viec"))
    assert page.count("Chuyện dài") == 900
    assert "Rút còn 8000 ký tự" in page
    assert 'value="31"' in page


def test_nothing_is_complained_about_before_going_on(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.an)
    typed.post(client, "vu-viec", {"subject": "Mất xe", "bam": "sau"})
    page = typed.page(client, typed.address("vu-viec"))
    assert "Mất xe" in page
    assert "chỗ cần sửa" not in page


def test_an_unfinished_draft_is_not_sent_but_shown(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.an)
    typed.post(client, "nguoi-gui", typed.NAMED)
    refused = typed.send(client)
    assert refused["Location"] == typed.address("xem-lai")
    assert "phần chưa xong" in typed.page(client, refused["Location"])
    assert not Report.objects.exists()


def test_without_the_confirmation_nothing_is_sent_and_it_is_never_ticked_for_anybody(
    cast: Cast, signed_in: SignIn
) -> None:
    client = signed_in(cast.an)
    typed.fill_in(client)
    number = typed.draft_number(client)
    client.post(f"{typed.START}gui/", {"draft": number})
    page = typed.page(client, typed.address("xem-lai"))
    assert "Đọc lại rồi đánh dấu" in page
    assert "checked" not in page
    assert not Report.objects.exists()


@pytest.mark.parametrize("step", ["", *[f"{s.slug}/" for s in SCREENS]])
def test_every_screen_is_cheap(cast: Cast, signed_in: SignIn, budget: Budget, step: str) -> None:
    client = signed_in(cast.an)
    typed.fill_in(client)
    with budget(15):
        client.get(typed.START + step)
