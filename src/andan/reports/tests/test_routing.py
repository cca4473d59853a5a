"""Routing rules: who keeps them, what a case says of them, what a pin stops."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.kit.refusals import Forbidden, Invalid, NotThere
from andan.ledger.queries import entries_of
from andan.places.models import Agency, Quarter
from andan.reports.actions.keep_rule import RuleGiven, keep_rule
from andan.reports.models import Report, RoutingRule
from andan.reports.queries.routing import unreached
from andan.reports.states import State
from andan.reports.tests import roads
from andan.reports.views.desk.why import condition, reason
from tests.cast import NEXT_WARD, PROVINCE, WARD, Cast, Member

pytestmark = pytest.mark.usefixtures("moment", "db")
SignIn = Callable[[Member], Client]
PAGE = "/can-bo/dieu-phoi/"


def kept(cast: Cast, actor: Actor | None = None, **given: Any) -> RoutingRule:
    said = RuleGiven(**{"position": 10, "team": "Đội hình sự", **given})
    return keep_rule(actor=actor or cast.commander.actor, agency=cast.ward, given=said)


def said(report: Report) -> str:
    report = Report.objects.select_related("agency", "commune").get(pk=report.pk)
    told = reason(report)
    return f"{told.place} {told.suggestion}"


def test_the_case_says_how_it_came_and_what_the_first_rule_that_fits_would_do(cast: Cast) -> None:
    report = roads.sent(cast)
    assert said(report) == (
        "Nơi xảy ra là Phường Hồng Bàng, Công an phường Hồng Bàng tiếp nhận."
        " Không có quy tắc điều phối nào khớp."
    )
    kept(cast, position=20, officer_id=cast.officer.user.pk, note="Quen địa bàn")
    kept(cast, position=10, kind_id="danh-bac", team="Đội khác")
    assert (
        "Quy tắc 20 (Mọi phản ánh) gợi ý giao Đại úy Vũ Thị Xác, Đội hình sự. Vì sao: Quen địa bàn"
        in said(report)
    )


def test_the_hour_at_which_it_came_decides(cast: Cast, moment: datetime) -> None:
    kept(cast, begins=moment.replace(hour=22).time(), ends=moment.replace(hour=6).time(), team="Tổ đêm")
    day = roads.sent(cast)
    with clock.frozen(moment + timedelta(hours=15)):
        night = roads.sent(cast)
    assert "Tổ đêm" in said(night)
    assert "Tổ đêm" not in said(day)


def test_another_agency_has_other_rules_and_a_pin_stops_them(cast: Cast) -> None:
    kept(cast)
    given = RuleGiven(position=1, team="Đội của phường bên")
    keep_rule(actor=cast.other_commander.actor, agency=cast.next_ward, given=given)
    report = roads.brought_to(cast, State.TRANSFERRED)
    assert "Công an phường Hồng Bàng chuyển đến ngày 23/11/2026." in said(report)
    assert "Đội của phường bên" in said(report)
    roads.ACTIONS["pinning"](actor=cast.other_duty.actor, code=report.code, reason="Ở lại đây")
    assert "Đã ghim" in said(report)
    assert "Đội của phường bên" not in said(report)
    roads.ACTIONS["unpinning"](actor=cast.other_duty.actor, code=report.code)
    assert "Đội của phường bên" in said(report)


def test_the_suggestion_stands_first_in_the_forms(cast: Cast, signed_in: SignIn) -> None:
    elsewhere = Agency.objects.get(code=NEXT_WARD)
    kept(cast, to_agency_id=elsewhere.pk, officer_id=cast.colleague.user.pk)
    report = roads.brought_to(cast, State.CLASSIFIED)
    client = signed_in(cast.commander)
    for noun in ("transfer", "assignment"):
        shown = client.get(f"/can-bo/phan-anh/{report.code}/{noun}/").content.decode().replace("\xa0", " ")
        assert "Quy tắc 10 gợi ý" in shown
    assert "gợi ý chuyển Công an phường Lê Chân, giao Trung úy Bùi Văn Minh" in said(report)


def test_a_rule_behind_one_that_takes_all_is_shown_as_never_reached(cast: Cast, signed_in: SignIn) -> None:
    kept(cast, position=10)
    lost = kept(cast, position=20, kind_id="danh-bac")
    assert unreached(list(RoutingRule.objects.all())) == {lost.pk}
    assert "Không bao giờ đến" in signed_in(cast.duty).get(PAGE).content.decode()
    RoutingRule.objects.filter(position=10).update(active=False)
    assert unreached(list(RoutingRule.objects.all())) == set()


def test_every_change_is_a_fact(cast: Cast) -> None:
    row = kept(cast)
    keep_rule(
        actor=cast.administrator.actor,
        agency=cast.ward,
        rule=row.pk,
        given=RuleGiven(position=5, weekdays="67", team="Tổ cuối tuần", active=False),
    )
    first, second = entries_of(f"routing:{WARD}")
    assert (first.fact["position"], second.fact["position"], second.fact["active"]) == (10, 5, False)
    assert condition(RoutingRule.objects.get()) == "cuối tuần"


@pytest.mark.parametrize("who", ["duty", "officer", "other_commander", "procurator", "leader", "volunteer"])
def test_others_do_not_keep_rules(cast: Cast, who: str) -> None:
    with pytest.raises(Forbidden):
        kept(cast, getattr(cast, who).actor)


def test_a_rule_of_another_agency_is_not_there(cast: Cast) -> None:
    row = kept(cast)
    with pytest.raises(NotThere):
        keep_rule(
            actor=cast.other_commander.actor,
            agency=cast.next_ward,
            rule=row.pk,
            given=RuleGiven(position=1, team="x"),
        )


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("position", {"position": 0}),
        ("position", {"position": 2**40}),
        ("area", {"commune_id": 999_999}),
        ("area", {"quarter_id": 999_999}),
        ("kind", {"kind_id": "khong-co"}),
        ("weekdays", {"weekdays": "89"}),
        ("ends", {"begins": datetime(2026, 1, 1, 8).time()}),  # noqa: DTZ001 - only its time
        ("to_agency", {"to_agency_id": 999_999}),
        ("officer", {"officer_id": 999_999}),
        ("officer", {"team": " \t"}),
        ("team", {"team": "a" * 81}),
        ("note", {"note": "a" * 201}),
    ],
)
def test_a_wrong_rule_is_told_at_its_field(cast: Cast, field: str, given: dict[str, Any]) -> None:
    with pytest.raises(Invalid) as refused:
        kept(cast, **given)
    assert field in refused.value.fields
    assert not RoutingRule.objects.exists()


FORM = {
    "position": "3",
    "area": "",
    "kind": "trom-cap",
    "weekdays": ["6", "7"],
    "begins": "22:00",
    "ends": "6:00",
}


def test_a_commander_writes_a_rule_on_the_page(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.commander)
    quarter = Quarter.objects.create(
        commune_id=cast.ward.commune_id or 0, name="Khu phố 3", kind="khu-pho", folded="khu pho 3", position=3
    )
    new = f"{PAGE}{WARD}/moi/"
    assert client.get(new).status_code == 200
    area = f"{cast.ward.commune_id}/{quarter.pk}"
    told = {**FORM, "area": area, "officer": "", "to_agency": "", "team": "", "note": "", "active": "on"}
    assert client.post(new, told).status_code == 422
    assert client.post(new, {**told, "team": "Đội A"}).status_code == 302
    row = RoutingRule.objects.get()
    assert condition(row) == "Khu phố 3, Trộm cắp, cuối tuần, 22:00 đến 06:00"
    assert "Khu phố 3" in client.get(PAGE).content.decode().replace("\xa0", " ")
    assert client.get(f"{PAGE}{WARD}/{row.pk}/").status_code == 200
    assert client.post(f"{PAGE}{WARD}/{row.pk}/", {**told, "team": "Đội B"}).status_code == 302
    assert RoutingRule.objects.get().team == "Đội B"


@pytest.mark.parametrize(("code", "status"), [(NEXT_WARD, 404), (PROVINCE, 404), ("khong-co", 404)])
def test_elsewhere_is_not_there(cast: Cast, signed_in: SignIn, code: str, status: int) -> None:
    assert signed_in(cast.commander).get(f"{PAGE}{code}/moi/").status_code == status


def test_whoever_handles_no_reports_does_not_read_who_gets_them(cast: Cast, signed_in: SignIn) -> None:
    for member, status in (
        (cast.volunteer, 403),
        (cast.leader, 403),
        (cast.area, 200),
        (cast.administrator, 200),
    ):
        assert signed_in(member).get("/can-bo/dieu-phoi/").status_code == status
