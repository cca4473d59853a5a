"""Reports about the same are found, shown with their reasons and joined by one click; citizens learn a count only."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from andan.kit import clock
from andan.reports import queries
from andan.reports.actions.join import join
from andan.reports.actions.submit import Submission, submit
from andan.reports.models import Report
from andan.reports.queries.alike import alike
from andan.reports.states import State
from andan.reports.tests import roads
from andan.reports.tests.typed import INCIDENT, address, fill_in, page, place
from andan.reports.views.desk.book import ending, joined
from tests.cast import Cast, Member
from tests.frame.databases import Budget

SignIn = Callable[[Member], Client]
pytestmark = pytest.mark.usefixtures("moment", "db")
HERE: dict[str, Any] = {"latitude": 20.8651, "longitude": 106.6838}


def case(report: Report, more: str = "") -> str:
    return f"/can-bo/phan-anh/{report.code}/{more}"


def shown(client: Client, where: str) -> str:
    return client.get(where).content.decode().replace("\xa0", " ")


def test_an_officer_reads_what_is_alike_and_why(cast: Cast, signed_in: SignIn, budget: Budget) -> None:
    report = roads.brought_to(cast, State.RECEIVED, **HERE)
    other = roads.brought_to(cast, State.RECEIVED, subject="Cũng mất xe máy", **HERE)
    roads.brought_to(cast, State.RESOLVED, **HERE)
    client = signed_in(cast.duty)
    assert [like.report for like in alike(report)] == [other]
    with budget(10):
        told = shown(client, case(report, "trung/"))
    assert "Cũng mất xe máy" in told
    assert "cùng loại vụ việc" in told
    assert "Gộp vào đó" in told


def test_nothing_is_shown_of_another_agency(cast: Cast, signed_in: SignIn) -> None:
    report = roads.brought_to(cast, State.TRANSFERRED, **HERE)
    roads.ACTIONS["reception"](actor=cast.other_duty.actor, code=report.code)
    theirs = roads.brought_to(cast, State.TRANSFERRED, subject="Việc của phường bên", **HERE)
    roads.ACTIONS["reception"](actor=cast.other_duty.actor, code=theirs.code)
    here = roads.brought_to(cast, State.RECEIVED, **HERE)
    assert "Việc của phường bên" in shown(signed_in(cast.other_duty), case(report, "trung/"))
    assert "Việc của phường bên" not in shown(signed_in(cast.duty), case(report, "trung/"))
    assert "Việc của phường bên" not in shown(signed_in(cast.duty), case(here, "trung/"))
    assert signed_in(cast.other_duty).get(case(here, "trung/")).status_code == 404


@pytest.mark.parametrize("way", ["vao", "ve-day"])
def test_one_click_joins_either_way(cast: Cast, signed_in: SignIn, way: str) -> None:
    report, other = (roads.brought_to(cast, State.RECEIVED, **HERE) for _ in range(2))
    answer = signed_in(cast.duty).post(case(report, "trung/"), {"other": other.code, way: "1"})
    assert (answer.status_code, answer["Location"]) == (302, case(report))
    joined, lead = (report, other) if way == "vao" else (other, report)
    joined.refresh_from_db()
    assert joined.lead == lead


def test_who_may_not_join_sees_no_button_and_is_refused(cast: Cast, signed_in: SignIn) -> None:
    report, other = (roads.brought_to(cast, State.RECEIVED, **HERE) for _ in range(2))
    client = signed_in(cast.officer)
    assert "Gộp vào đó" not in shown(client, case(report, "trung/"))
    assert client.post(case(report, "trung/"), {"other": other.code, "vao": "1"}).status_code == 403
    for junk in ("", "\x00", "AD-2611-222-222"):
        assert signed_in(cast.duty).post(case(report, "trung/"), {"other": junk}).status_code in {404, 422}


def test_a_report_is_named_by_its_number(cast: Cast, signed_in: SignIn) -> None:
    lead, report = roads.brought_to(cast, State.RECEIVED), roads.brought_to(cast, State.RECEIVED)
    sent = {"find": f"{lead.number}/{lead.number_year}", "seen": report.version}
    assert signed_in(cast.duty).post(case(report, "joining/"), sent).status_code == 302
    report.refresh_from_db()
    assert report.lead == lead
    again = roads.brought_to(cast, State.RECEIVED)
    answer = signed_in(cast.duty).post(case(again, "joining/"), {"find": "999", "seen": again.version})
    assert answer.status_code == 422
    assert "Không có phản ánh này ở đơn vị" in answer.content.decode().replace("\xa0", " ")


def test_the_lead_shows_its_members_and_how_many_people_reported(cast: Cast, signed_in: SignIn) -> None:
    lead = roads.brought_to(cast, State.VERIFYING)
    members = [roads.brought_to(cast, State.RECEIVED), roads.sent(cast, anonymous=True)]
    roads.done(cast, members[1], "reception")
    for member in members:
        join(actor=cast.duty.actor, code=member.code, lead=lead.code)
    client = signed_in(cast.duty)
    told = shown(client, case(lead))
    assert "2 phản ánh gộp vào đây, tất cả 2 người gửi" in told  # two of the three are An's
    assert all(f'href="{case(member)}"' in told for member in members)
    assert "Gộp vào phản ánh chính" in shown(client, case(members[0]))
    assert ">+2<" in shown(client, "/can-bo/phan-anh/")


def test_each_reporter_reads_that_it_was_joined_and_the_result_and_nothing_of_the_other(
    cast: Cast, signed_in: SignIn
) -> None:
    lead = roads.brought_to(cast, State.VERIFYING, subject="Việc của người khác")
    member = roads.brought_to(cast, State.RECEIVED, subject="Việc của An")
    join(actor=cast.duty.actor, code=member.code, lead=lead.code, reason="Cùng bãi xe.")
    mine = f"/phan-anh/{member.code}/"
    before = shown(signed_in(cast.an), mine)
    assert "Đã gộp với phản ánh khác về cùng sự việc" in before
    roads.done(cast, lead, "result")
    after = shown(signed_in(cast.an), mine)
    assert "Đã nhắc nhở." in after
    assert "Có kết quả sẽ báo ở đây." in before
    assert "Cùng bãi xe" not in before
    for secret in (lead.code, "Việc của người khác"):
        assert secret not in before + after


# --- what a citizen is told before sending ------------------------------------------------------------------------
PIN = {"latitude": "20.8651", "longitude": "106.6838"}
HINT = "phản ánh về trộm cắp"


def review(client: Client, **more: Any) -> str:
    fill_in(client, **{"dia-diem": place(**PIN), **more})
    return page(client, address("xem-lai"))


def test_a_citizen_learns_roughly_how_many_told_of_the_like(cast: Cast, signed_in: SignIn) -> None:
    sent = [roads.sent(cast, subject="Mất xe Dream", **HERE) for _ in range(3)]
    told = review(signed_in(cast.binh))
    assert "Đã có 3 đến 5 phản ánh về trộm cắp gần nơi này trong 48 giờ qua." in told
    for secret in ("Mất xe Dream", sent[0].code, "Nguyễn Thị An"):
        assert secret not in told


def test_one_other_report_is_not_told_of(cast: Cast, signed_in: SignIn) -> None:
    roads.sent(cast, **HERE)
    assert HINT not in review(signed_in(cast.binh))


def test_what_is_far_or_long_ago_or_of_another_kind_does_not_count(cast: Cast, signed_in: SignIn) -> None:
    with clock.frozen(clock.now() - timedelta(hours=49)):
        _ = [roads.sent(cast, **HERE) for _ in range(2)]
    _ = [roads.sent(cast, latitude=20.8751, longitude=106.6838) for _ in range(2)]
    assert HINT not in review(signed_in(cast.binh))
    assert "Đã có" not in review(signed_in(cast.chau), **{"vu-viec": {**INCIDENT, "kind": "gay-roi"}})


def test_of_what_happens_behind_a_door_nothing_is_told(cast: Cast, signed_in: SignIn) -> None:
    for _ in range(3):
        given = Submission(
            kind="bao-luc-gia-dinh",
            subject="Đánh vợ",
            story="Đêm nào cũng có tiếng kêu.",
            commune_id=cast.ward.commune_id,
            identity={"full_name": "Nguyễn Thị An"},
            **HERE,
        )
        submit(actor=cast.an.actor, submission=given)
    told = review(signed_in(cast.binh), **{"vu-viec": {**INCIDENT, "kind": "bao-luc-gia-dinh"}})
    assert "Đã có" not in told


def test_the_register_says_with_which_one_it_was_handled_and_how_it_ended(
    cast: Cast, signed_in: SignIn
) -> None:
    lead, member = roads.brought_to(cast, State.VERIFYING), roads.brought_to(cast, State.RECEIVED)
    join(actor=cast.duty.actor, code=member.code, lead=lead.code)
    roads.done(cast, lead, "result")
    lines = queries.register(cast.duty.actor, cast.ward, lead.number_year or 0)
    said = {line.report.code: (joined(line), ending(line)) for line in lines}
    ended = "Nhắc nhở, hòa giải, đã chấm dứt"
    assert said == {lead.code: ("", ended), member.code: (f"0001/{lead.number_year}", ended)}
