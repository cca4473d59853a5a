"""The pages of one's own data, and of those who settle what is asked."""

import html
import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client
from django.urls import reverse

from andan.kit import clock
from andan.reports.actions.grant_request import grant_request
from andan.reports.actions.look import look
from andan.reports.management import retention
from andan.reports.models import DataRequest, Report, RetentionRule
from andan.reports.queries.rights.retention import in_force
from andan.reports.states import State
from andan.reports.tests.rights.asking import asked
from andan.reports.tests.rights.test_retention import MONTH
from andan.reports.tests.roads import brought_to, done, sent
from tests.cast import Cast, Member

pytestmark = pytest.mark.django_db
SignIn = Callable[[Member], Client]
MINE, DESK, KEPT = "/tai-khoan/du-lieu/", "/can-bo/yeu-cau-du-lieu/", "/can-bo/luu-tru/"
ALL = {"reports": "tat-ca"}


def words(answer: Any) -> str:
    """What a page says, its no-break spaces as plain ones."""
    return html.unescape(answer.content.decode()).replace("\xa0", " ")


def test_asking_by_the_form(cast: Cast, signed_in: SignIn) -> None:
    report = sent(cast)
    browser = signed_in(cast.an)
    assert "Xóa dữ liệu" in words(browser.get(MINE))
    answer = browser.post(f"{MINE}moi/delete/", {"reports": report.code, "text": "Xin xóa."}, follow=True)
    row = DataRequest.objects.get()
    assert (row.right, row.whole, list(row.reports.all())) == ("delete", False, [report])
    page = words(answer)
    assert row.code in page
    assert "20 ngày" in page
    assert "Xin xóa." in page


def test_correcting_by_the_form(cast: Cast, signed_in: SignIn) -> None:
    sent(cast)
    browser = signed_in(cast.an)
    empty = browser.post(f"{MINE}moi/correct/", ALL | {"whose": "me"})
    assert (empty.status_code, "Ghi điều đúng" in words(empty)) == (422, True)
    browser.post(f"{MINE}moi/correct/", ALL | {"whose": "me", "full_name": "Nguyễn Thị Ân"})
    page = words(signed_in(cast.commander).get(f"{DESK}{DataRequest.objects.get().code}/"))
    assert "Nguyễn Thị Ân" in page
    assert DataRequest.objects.get().reports.get().subject not in page


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"reports": "AD-0000-XXX-XXX"},
        {"reports": ["tat-ca", "' OR 1=1"]},
        {"reports": "tat-ca", "text": "x" * 20_000},
        {"reports": "\x00"},
    ],
)
def test_hostile_forms(cast: Cast, signed_in: SignIn, wrong: dict[str, str]) -> None:
    assert signed_in(cast.an).post(f"{MINE}moi/delete/", wrong).status_code == 422
    assert not DataRequest.objects.exists()


def test_twice_is_told(cast: Cast, signed_in: SignIn) -> None:
    browser = signed_in(cast.an)
    browser.post(f"{MINE}moi/access/", ALL)
    again = browser.post(f"{MINE}moi/access/", ALL)
    assert (again.status_code, "đang được làm" in words(again)) == (422, True)


def test_another_persons_pages_are_as_if_not_there(cast: Cast, signed_in: SignIn) -> None:
    row = grant_request(actor=cast.commander.actor, code=asked(cast, "access", sent(cast)).code)
    nowhere = f"{MINE}DL-2611-AAA-AAA/"
    browser = signed_in(cast.binh)
    for page in ("", "xem/", "tep.json"):
        theirs, none = browser.get(f"{MINE}{row.code}/{page}"), browser.get(f"{nowhere}{page}")
        assert (theirs.status_code, none.status_code) == (404, 404)
        assert row.code not in words(theirs).replace(f"{row.code}/", "")
    assert browser.post(f"{MINE}{row.code}/rut/").status_code == 404
    for stranger in (cast.other_commander, cast.procurator, cast.duty):
        officer = signed_in(stranger)
        assert officer.get(f"{DESK}{row.code}/").status_code == 404
        for deed in ("tra-loi", "lam", "khong-lam"):
            said = {"khong-ground": "unclear", "khong-reason": "Không."}
            assert officer.post(f"{DESK}{row.code}/{deed}/", said).status_code == 404
    assert Client().get(MINE).status_code == 302
    assert signed_in(cast.commander).get(MINE).status_code == 403
    assert signed_in(cast.an).get(f"{MINE}moi/khong-co/").status_code == 404


def test_the_copy_holds_what_is_held(cast: Cast, signed_in: SignIn) -> None:
    report = done(cast, sent(cast), "reception", "question", "answer", "opening")
    look(actor=cast.officer.actor, report=report)
    row = asked(cast, "access")
    browser = signed_in(cast.an)
    assert browser.get(f"{MINE}{row.code}/tep.json").status_code == 404
    grant_request(actor=cast.commander.actor, code=row.code)
    page = browser.get(f"{MINE}{row.code}/xem/")
    data = browser.get(f"{MINE}{row.code}/tep.json")
    assert "no-store" in data["Cache-Control"]
    told = json.dumps(json.loads(data.content), ensure_ascii=False)
    for held in (
        report.code,
        report.story,
        "Nguyễn Thị An",
        "0900000000",
        "Biển 15B1-234.56.",
        "Cần gọi lại để hỏi biển số.",
        "Đại úy, cán bộ xác minh",
    ):
        assert held in told, held
        assert held in words(page), held
    with clock.frozen(clock.now() + MONTH):
        assert browser.get(f"{MINE}{row.code}/tep.json").status_code == 404


def test_settling_by_the_pages(cast: Cast, signed_in: SignIn) -> None:
    report = brought_to(cast, State.RESOLVED)
    row = asked(cast, "delete", report)
    officer = signed_in(cast.commander)
    assert row.code in words(officer.get(DESK))
    assert row.code in words(officer.get("/can-bo/"))
    officer.post(f"{DESK}{row.code}/tra-loi/")
    assert officer.post(f"{DESK}{row.code}/lam/", {"lam-reason": "Đã xóa theo yêu cầu."}).status_code == 302
    assert Report.objects.get(pk=report.pk).erased_at is not None
    assert "Nội dung đã xóa" in words(officer.get(f"/can-bo/phan-anh/{report.code}/"))
    page = words(signed_in(cast.an).get(f"{MINE}{row.code}/"))
    assert "Đã xóa theo yêu cầu." in page


def test_a_no_of_the_law_is_told_on_the_page(cast: Cast, signed_in: SignIn) -> None:
    row = asked(cast, "delete", sent(cast))
    officer = signed_in(cast.commander)
    answer = officer.post(f"{DESK}{row.code}/lam/", {})
    assert (answer.status_code, "đang được giải quyết" in words(answer)) == (422, True)
    assert (
        officer.post(f"{DESK}{row.code}/khong-lam/", {"khong-ground": "x", "khong-reason": ""}).status_code
        == 422
    )
    said = {"khong-ground": "in_progress", "khong-reason": "Xong rồi gửi lại giúp."}
    officer.post(f"{DESK}{row.code}/khong-lam/", said)
    page = words(signed_in(cast.an).get(f"{MINE}{row.code}/"))
    assert "Xong rồi gửi lại giúp." in page
    assert "Phản ánh đang được giải quyết" in page


def test_late_ones_stand_on_my_work(cast: Cast, signed_in: SignIn) -> None:
    row = asked(cast, "access", sent(cast))
    administrator = signed_in(cast.administrator)
    assert "Trễ hạn" not in words(administrator.get("/can-bo/"))
    with clock.frozen(row.answer_due + MONTH):
        page = words(signed_in(cast.administrator).get("/can-bo/"))
    assert row.code in page
    assert "Trễ hạn" in page


def test_the_reporter_reads_who_looked(cast: Cast, signed_in: SignIn) -> None:
    report = sent(cast)
    signed_in(cast.officer).get(f"/can-bo/phan-anh/{report.code}/")
    browser = signed_in(cast.an)
    for address in (MINE, f"/phan-anh/{report.code}/"):
        page = words(browser.get(address))
        assert "Đại úy, cán bộ xác minh" in page
        assert "Vũ Thị Xác" not in page


def test_lifting_by_the_page(cast: Cast, signed_in: SignIn) -> None:
    report = done(cast, sent(cast), "reception")
    grant_request(actor=cast.commander.actor, code=asked(cast, "restrict", report).code)
    officer = signed_in(cast.commander)
    assert "hạn chế dùng dữ liệu" in words(officer.get(f"/can-bo/phan-anh/{report.code}/"))
    lift = reverse("desk:lift", args=[report.code])
    assert officer.post(lift, {"reason": ""}).status_code == 422
    officer.post(lift, {"reason": "Có dấu hiệu tội phạm."})
    assert Report.objects.get(pk=report.pk).limited_at is None


def test_a_retention_rule_by_two_persons(cast: Cast, signed_in: SignIn) -> None:
    first = next(row for row in in_force(clock.today()) if row.what == "refused")
    administrator, leader = signed_in(cast.administrator), signed_in(cast.leader)
    given = {"months": "6", "basis": "Quy chế", "reason": "Thử.", "valid_from_0": "01", "valid_from_1": "01"}
    form = f"{KEPT}{first.pk}/"
    assert administrator.post(form, given).status_code == 422
    assert leader.post(form, given | {"valid_from_2": "2026"}).status_code == 403
    administrator.post(form, given | {"valid_from_2": "2026"})
    row = RetentionRule.objects.get(state="submitted")
    assert administrator.post(f"{KEPT}{row.pk}/duyet/").status_code == 403
    assert leader.post(f"{KEPT}{row.pk}/duyet/").status_code == 302
    assert "6 tháng" in words(leader.get(KEPT))
    assert leader.post(f"{KEPT}{row.pk}/gi-do/").status_code == 404
    assert signed_in(cast.duty).get(KEPT).status_code == 403


def test_trying_counts_and_erases_nothing(cast: Cast, signed_in: SignIn) -> None:
    report = brought_to(cast, State.REFUSED)
    browser = signed_in(cast.administrator)
    with clock.frozen(clock.now() + 13 * MONTH):
        page = words(signed_in(cast.administrator).get(f"{KEPT}?thu"))
        dry = json.loads(CliRunner().invoke(retention, ["run", "--dry-run", "--json"]).output)
    assert "<b>1</b>" in page
    assert (dry["rules"]["refused"], dry["codes"]["refused"]) == (1, [report.code])
    assert Report.objects.get().erased_at is None
    assert "<b>0</b>" in words(browser.get(f"{KEPT}?thu"))


def test_looking_costs_one_query(
    cast: Cast, signed_in: SignIn, django_assert_max_num_queries: object
) -> None:
    """The first look of a day writes; every later one only asks."""
    report = sent(cast)
    actor = cast.officer.actor
    look(actor=actor, report=report)
    with django_assert_max_num_queries(1):  # type: ignore[operator]
        look(actor=actor, report=report)


def test_a_restricted_report_leaves_no_more_than_its_number(cast: Cast, signed_in: SignIn) -> None:
    report = done(cast, sent(cast), "reception")
    browser, address = signed_in(cast.commander), f"/can-bo/so-tiep-nhan/tep.xlsx?nam={report.number_year}"
    assert report.subject in sheet_of(browser.post(address))
    grant_request(actor=cast.commander.actor, code=asked(cast, "restrict", report).code)
    assert report.subject not in sheet_of(browser.post(address))


def sheet_of(answer: Any) -> str:
    """Every word of the first sheet."""
    whole = b"".join(answer.streaming_content) if answer.streaming else answer.content
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist() if "sheet1" in name)
