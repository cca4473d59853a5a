"""The procurator's pages: every case of the area with its clock, what came beside what was decided, and remarks."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from andan.accounts import actions as people
from andan.accounts.actors import SYSTEM, Role
from andan.kit import clock
from andan.kit.refusals import Invalid, NotThere
from andan.notices.queries import lines as news_of
from andan.places.models import Agency
from andan.reports.actions.ask_extension import ask_extension
from andan.reports.actions.classify import classify
from andan.reports.actions.remark import remark
from andan.reports.actions.remark_agency import remark_agency
from andan.reports.figures.periods import Period, around
from andan.reports.models import Report
from andan.reports.queries.oversight import doubts
from andan.reports.queries.oversight.compared import Line, lines
from andan.reports.queries.oversight.lists import ALL, Wish, counts, listed
from andan.reports.states import State
from andan.reports.tests import roads
from tests.cast import PROVINCE, WARD, Cast, Member
from tests.frame.databases import Budget

pytestmark = pytest.mark.usefixtures("moment", "db")
SignIn = Callable[[Member], Client]
PAGE = "/kiem-sat/"
WHY = "Đọc lại lời kể, đúng luật hơn."


def elsewhere() -> Member:
    """A procurator of another province."""
    office = Agency.objects.filter(kind="procuracy").exclude(code="vks-hai-phong").first()
    assert office is not None
    user = people.make_officer(
        actor=SYSTEM, username="kiem-xa", full_name="Phan Thị Xa", rank="", password="bốn-từ-dài"
    )
    people.give_post(actor=SYSTEM, user=user, agency=office, role=Role.PROCURATOR)
    return Member(user)


def crime(cast: Cast, *more: str, subject: str = "Mất xe máy ở nhà trọ") -> Report:
    """A tip about a crime, received and classified."""
    report = roads.done(cast, roads.sent(cast, subject=subject), "reception")
    classify(actor=cast.duty.actor, code=report.code, report_class="crime_tip")
    report.refresh_from_db()
    return roads.done(cast, report, *more)


def keys(cast: Cast, key: str, wish: Wish | None = None) -> list[str]:
    return [row.code for row in listed(cast.procurator.actor, wish or Wish(), key, limit=20)[0]]


def this_month() -> Period:
    return around("thang", clock.today(), 4)


def total(cast: Cast) -> Line:
    return lines(cast.procurator.actor, "", this_month())[-1]


# --- the lists ----------------------------------------------------------------------------------------------------
def test_late_stands_first_and_what_is_not_a_crime_behind_a_filter(cast: Cast, moment: datetime) -> None:
    tip = crime(cast, "assignment")
    order = roads.brought_to(cast, State.VERIFYING)
    assert keys(cast, "late") == []
    with clock.frozen(moment + timedelta(days=30)):
        assert keys(cast, "late") == [tip.code]
        assert set(keys(cast, "late", Wish(report_class=ALL))) == {tip.code, order.code}
        assert keys(cast, "late", Wish(report_class="order_report")) == [order.code]
        assert counts(cast.procurator.actor, Wish())["late"] == 1


def test_what_was_refused_is_seen_whatever_its_class(cast: Cast) -> None:
    refused = roads.brought_to(cast, State.REFUSED)
    assert keys(cast, "refused") == [refused.code]
    assert keys(cast, "refused", Wish(report_class="crime_tip")) == []


def test_who_was_told_in_time_is_in_no_list_and_who_was_told_late_stays_in_it(
    cast: Cast, moment: datetime
) -> None:
    told, late, never = (crime(cast, subject=subject) for subject in ("Đã báo", "Báo trễ", "Không báo"))
    roads.done(cast, told, "informing")
    roads.done(cast, never, "assignment", "result")
    assert keys(cast, "untold") == [never.code]
    with clock.frozen(moment + timedelta(days=5)):
        assert set(keys(cast, "untold")) == {late.code, never.code}
        roads.done(cast, late, "informing")
        assert set(keys(cast, "untold")) == {late.code, never.code}


def test_a_suspension_waits_for_its_notice(cast: Cast) -> None:
    report = roads.ready(cast, "resumption", State.SUSPENDED)
    assert keys(cast, "unsaid") == [report.code]
    roads.done(cast, report, "informing")
    assert keys(cast, "unsaid") == []
    assert counts(cast.procurator.actor, Wish())["suspended"] == 1


def test_the_second_extension_waits_for_the_procurator_who_grants_it(
    cast: Cast, signed_in: SignIn, moment: datetime
) -> None:
    report = crime(cast, "assignment", "extension")
    assert keys(cast, "asked") == []
    roads.done(cast, report, "approval")
    ask_extension(actor=cast.officer.actor, code=report.code, amount=1, reason="Chờ giám định")
    assert "Có đề nghị gia hạn" in news_of(cast.procurator.actor)[0].sentence
    assert keys(cast, "asked") == [report.code]
    client = signed_in(cast.procurator)
    shown = client.get(f"{PAGE}phan-anh/{report.code}/").content.decode()
    address = f"/can-bo/phan-anh/{report.code}/approval/"
    assert address in shown
    assert client.get(address).status_code == 200
    assert client.post(address, {"text": "Đồng ý"}).status_code == 302
    assert keys(cast, "asked") == []
    report.refresh_from_db()
    assert report.extensions == 2


def test_a_page_goes_on_from_its_mark_and_loses_nobody(cast: Cast) -> None:
    sent = [crime(cast, subject=f"Việc {number}").code for number in range(5)]
    seen, mark = [], ""
    for _ in range(3):
        page, mark = listed(cast.procurator.actor, Wish(), "all", limit=2, after=mark)
        seen += [row.code for row in page]
    assert seen == sent[::-1]
    assert mark == ""
    assert len(listed(cast.procurator.actor, Wish(), "all", limit=9, after="not a mark")[0]) == 5


def test_an_agency_narrows_and_one_nobody_offered_narrows_nothing(cast: Cast) -> None:
    tip = crime(cast)
    assert keys(cast, "all", Wish(agency=WARD)) == [tip.code]
    assert keys(cast, "all", Wish(agency=cast.next_ward.code)) == []
    assert keys(cast, "all", Wish(agency="\x00 gì đó")) == [tip.code]


# --- pages ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "address",
    ["", "?nhom=late", "?trang_thai=verifying&phan=all", "?ky=nam&don_vi=khong-co&phan=x&nhom=y", "doi-chieu/",
     "doi-chieu/bang.csv", "kien-nghi/", "kien-nghi/moi/", "kien-nghi/?trang=99999999"],
)  # fmt: skip
def test_pages_are_the_procurators_alone(cast: Cast, signed_in: SignIn, address: str) -> None:
    crime(cast)
    assert signed_in(cast.procurator).get(PAGE + address).status_code == 200
    for who in ("commander", "duty", "leader", "administrator", "volunteer"):
        assert signed_in(getattr(cast, who)).get(PAGE + address).status_code == 403


def test_a_procurator_of_another_province_finds_nothing(cast: Cast, signed_in: SignIn) -> None:
    report, stranger = crime(cast), elsewhere()
    client = signed_in(stranger)
    assert client.get(f"{PAGE}phan-anh/{report.code}/").status_code == 404
    assert report.subject not in client.get(f"{PAGE}?nhom=all").content.decode()
    with pytest.raises(NotThere):
        remark(actor=stranger.actor, code=report.code, text="Không phải của tôi")
    with pytest.raises(NotThere):
        remark_agency(actor=stranger.actor, agency=WARD, text="Không phải của tôi")
    row = remark_agency(actor=cast.procurator.actor, agency=WARD, text="Sổ ghi thiếu")
    assert client.get(f"{PAGE}kien-nghi/{row.code}/").status_code == 404
    assert lines(stranger.actor, "", this_month()) == []


def test_the_case_shows_its_whole_clock_and_no_identity(
    cast: Cast, signed_in: SignIn, moment: datetime
) -> None:
    report = crime(cast, "assignment")
    with clock.frozen(moment + timedelta(days=4)):
        shown = (
            signed_in(cast.procurator)
            .get(f"{PAGE}phan-anh/{report.code}/")
            .content.decode()
            .replace("\xa0", " ")
        )
    assert "Báo viện kiểm sát" in shown
    assert "BLTTHS 2015 Đ.146 khoản 4" in shown
    assert "không mở danh tính" in shown
    assert "Nguyễn Thị An" not in shown
    assert "0900000000" not in shown
    assert f"/can-bo/phan-anh/{report.code}/remark/" in shown
    assert f"/can-bo/phan-anh/{report.code}/opening/" not in shown
    assert signed_in(cast.procurator).get(f"/can-bo/phan-anh/{report.code}/opening/").status_code == 403


def test_pages_ask_little(cast: Cast, signed_in: SignIn, budget: Budget) -> None:
    reports = [crime(cast, subject=f"Việc {number}") for number in range(3)]
    remark(actor=cast.procurator.actor, code=reports[0].code, text="Phân loại chậm")
    client = signed_in(cast.procurator)
    client.get(PAGE)
    with budget(14):
        client.get(PAGE)
    with budget(14):
        client.get(f"{PAGE}?nhom=untold")
    with budget(24):
        client.get(f"{PAGE}phan-anh/{reports[0].code}/")
    with budget(18):
        client.get(f"{PAGE}doi-chieu/")
    with budget(14):
        client.get(f"{PAGE}kien-nghi/")


# --- what came beside what was decided ------------------------------------------------------------------------------
def test_what_came_is_what_was_sent_on_and_what_is_kept(cast: Cast) -> None:
    crime(cast)
    crime(cast, "assignment", "result")
    roads.brought_to(cast, State.REFUSED)
    roads.brought_to(cast, State.TRANSFERRED)
    roads.sent(cast)
    here, there, both = lines(cast.procurator.actor, "", this_month())
    assert (here.code, here["came"], here["sent_on"], here["crime_tip"], here["refused"]) == (
        WARD,
        5,
        1,
        2,
        1,
    )
    assert (here["other_outcome"], here["open"], here["unclassed"]) == (1, 2, 2)
    assert (there["came"], there["open"]) == (1, 1)
    assert (both.name, both["came"], both["open"], both["late"]) == ("Cộng", 6, 3, 0)
    assert all(line.meets for line in (here, there, both))


def test_what_goes_on_counts_wherever_it_came(cast: Cast) -> None:
    report = roads.brought_to(cast, State.TRANSFERRED)
    roads.ACTIONS["reception"](actor=cast.other_duty.actor, code=report.code)
    roads.ACTIONS["transfer"](
        actor=cast.other_duty.actor, code=report.code, to_agency=PROVINCE, reason="Lên trên", unstaffed=True
    )
    found = lines(cast.procurator.actor, "", this_month())
    assert [(line["came"], line["sent_on"], line["open"]) for line in found] == [
        (1, 1, 0),
        (1, 1, 0),
        (1, 0, 1),
        (3, 2, 1),
    ]


def test_a_period_counts_its_own_days(cast: Cast, moment: datetime) -> None:
    crime(cast)
    with clock.frozen(moment + timedelta(days=62)):
        assert lines(cast.procurator.actor, "", this_month()) == []


def found(cast: Cast) -> dict[str, list[str]]:
    some = doubts.doubts(cast.procurator.actor, "", around("nam", clock.today(), 4))
    return {one.doubt.key: [report.code for report, _ in one.reports] for one in some}


def test_what_does_not_go_together_is_named(cast: Cast, moment: datetime) -> None:
    ended, changed = crime(cast, "informing", "assignment", "result"), crime(cast, "informing")
    refused, waiting = roads.brought_to(cast, State.REFUSED), roads.brought_to(cast, State.RECEIVED)
    with pytest.raises(
        Invalid, match="Chỉ huy mới đổi"
    ):  # else it could be refused without anybody's knowing
        classify(actor=cast.duty.actor, code=changed.code, report_class="order_report", reason=WHY)
    classify(actor=cast.commander.actor, code=changed.code, report_class="order_report", reason=WHY)
    assert found(cast) == {"ended": [ended.code], "changed": [changed.code], "refused": [refused.code]}
    with clock.frozen(moment + timedelta(hours=25)):
        assert found(cast)["unclassed"] == [waiting.code]
    classify(actor=cast.commander.actor, code=changed.code, report_class="crime_tip", reason=WHY)
    assert "changed" not in found(cast)


def test_a_changed_class_says_who_and_when(cast: Cast, signed_in: SignIn) -> None:
    changed = crime(cast, "informing")
    classify(actor=cast.commander.actor, code=changed.code, report_class="order_report", reason=WHY)
    shown = signed_in(cast.procurator).get(f"{PAGE}doi-chieu/").content.decode().replace("\xa0", " ")
    assert "Đổi từ tội phạm sang loại khác" in shown
    assert "Trung tá Phạm Đức Huy" in shown
    assert "Số khớp ở mọi dòng" in shown
    assert '<th scope="row">Công an phường Hồng Bàng</th>' in shown


def test_the_table_is_taken_out_as_it_stands(cast: Cast, signed_in: SignIn) -> None:
    crime(cast)
    answer = signed_in(cast.procurator).get(f"{PAGE}doi-chieu/bang.csv")
    head, first, last = answer.content.decode("utf-8-sig").splitlines()
    assert head.startswith("Đơn vị,Đã nhận,")
    assert first.split(",")[1:3] == ["1", "0"]
    assert last.startswith("Cộng,1,0,")
