"""The desk's lists: who sees what, in which group, how cheaply."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from andan.kit import clock
from andan.ledger.queries import entries_of
from andan.places.models import Quarter
from andan.reports import queries
from andan.reports.models import IncidentKind, Report
from andan.reports.queries.board import counts
from andan.reports.queries.marks import mark
from andan.reports.states import State
from andan.reports.tests import roads
from tests.cast import Cast, Member
from tests.frame.databases import Budget

pytestmark = pytest.mark.usefixtures("moment", "db")
SignIn = Callable[[Member], Client]
QUEUE = "/can-bo/phan-anh/"


def page(client: Client, address: str, status: int = 200, **headers: str) -> str:
    found = client.get(address, headers=headers or None)
    assert found.status_code == status, address
    return found.content.decode()


def later(moment: datetime, **more: float) -> AbstractContextManager[Any]:
    return clock.frozen(moment + timedelta(**more))


def test_a_report_moves_from_new_to_soon_to_late(cast: Cast, moment: datetime) -> None:
    roads.sent(cast)

    def group_after(minutes: float) -> list[str]:
        with later(moment, minutes=minutes):
            return [group.key for group in queries.desk(cast.duty.actor) if group.rows]

    assert [group_after(10), group_after(50), group_after(70)] == [["new"], ["soon"], ["late"]]


def test_what_waits_for_an_answer_stands_apart(cast: Cast) -> None:
    roads.done(cast, roads.brought_to(cast, State.RECEIVED), "question")
    roads.brought_to(cast, State.VERIFYING)
    groups = {group.key: len(group.rows) for group in queries.desk(cast.duty.actor)}
    assert groups == {"late": 0, "soon": 0, "new": 0, "hand": 1, "wait": 1}


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("duty", True),
        ("officer", True),
        ("area", True),
        ("commander", True),
        ("procurator", True),
        ("other_duty", False),
        ("leader", False),
        ("administrator", False),
        ("volunteer", False),
        ("an", False),
    ],
)
def test_cases_are_read_by_those_who_handle_them(cast: Cast, who: str, sees: bool) -> None:
    report = roads.sent(cast)
    actor = getattr(cast, who).actor
    assert bool(sum(group.count for group in queries.desk(actor))) is sees
    assert (report in queries.visible(actor)) is (sees or who == "an")
    assert counts(actor)["open"] == int(sees)


@pytest.mark.parametrize(
    "address", ["", "phan-anh/", "phan-anh/da-xong/", "so-tiep-nhan/", "loai-vu-viec/", "quy-tac/"]
)
def test_pages_are_for_staff(cast: Cast, signed_in: SignIn, client: Client, address: str) -> None:
    assert client.get(f"/can-bo/{address}").status_code == 302
    assert signed_in(cast.an).get(f"/can-bo/{address}").status_code == 403
    assert signed_in(cast.duty).get(f"/can-bo/{address}").status_code == 200


@pytest.mark.parametrize(
    "who", ["duty", "officer", "commander", "procurator", "leader", "administrator", "volunteer"]
)
def test_my_work_has_something_honest_for_everybody(cast: Cast, signed_in: SignIn, who: str) -> None:
    report = roads.sent(cast)
    shown = page(signed_in(getattr(cast, who)), "/can-bo/")
    assert "Việc của tôi hôm nay" in shown
    if who in {"leader", "administrator", "volunteer"}:
        assert report.subject not in shown


def test_my_work_tells_of_a_fresh_answer_until_somebody_acts(
    cast: Cast, signed_in: SignIn, moment: datetime
) -> None:
    report = roads.done(
        cast, roads.brought_to(cast, State.VERIFYING, subject="Loa kéo"), "question", "answer"
    )
    client = signed_in(cast.officer)
    assert "Chưa có trả lời nào" not in page(client, "/can-bo/")
    with later(moment, minutes=5):
        roads.done(cast, report, "verification")
    assert "Chưa có trả lời nào" in page(client, "/can-bo/")


def test_the_queue_costs_the_same_for_many(cast: Cast, signed_in: SignIn, budget: Budget) -> None:
    client = signed_in(cast.procurator)
    for _ in range(3):
        roads.brought_to(cast, State.VERIFYING)
    page(client, QUEUE)  # notes when the officer was last seen
    with budget(15):
        page(client, QUEUE)
    for _ in range(12):
        roads.brought_to(cast, State.VERIFYING)
        roads.sent(cast)
    with budget(15):
        page(client, QUEUE)
    with budget(15):
        page(client, "/can-bo/")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", {"Mất xe máy", "Ồn ào đêm khuya"}),
        ("phan=order_report", {"Mất xe máy"}),
        ("giu=nobody", {"Ồn ào đêm khuya"}),
        ("giu=me", set()),
        ("an=1", {"Ồn ào đêm khuya"}),
        ("loai=danh-bac", set()),
        ("nhom=new", {"Ồn ào đêm khuya"}),
        ("tinh_trang=verifying", {"Mất xe máy"}),
        ("tinh_trang=resolved", {"Mất xe máy", "Ồn ào đêm khuya"}),
        ("han=ca", {"Ồn ào đêm khuya"}),
        ("phan=x&loai=%00&giu=all&an=9&nhom=z&sau=x_y", {"Mất xe máy", "Ồn ào đêm khuya"}),
        ("nhom=new&sau=99999999999999999999999999_1", {"Ồn ào đêm khuya"}),
    ],
)
def test_the_address_narrows_the_queue(cast: Cast, signed_in: SignIn, asked: str, found: set[str]) -> None:
    roads.brought_to(cast, State.VERIFYING, subject="Mất xe máy")
    roads.sent(cast, subject="Ồn ào đêm khuya", address="Sau chợ Ví Dụ", anonymous=True)
    if "%00" in asked:
        asked = asked.replace("%00", "%01")
    shown = page(signed_in(cast.duty), f"{QUEUE}?{asked}")
    assert {subject for subject in ("Mất xe máy", "Ồn ào đêm khuya") if subject in shown} == found


def test_a_ward_is_narrowed_by_quarter_and_a_province_by_office(cast: Cast, signed_in: SignIn) -> None:
    commune = cast.ward.commune
    assert commune
    quarter = Quarter.objects.create(
        commune=commune, name="Khu phố 3", kind="khu-pho", folded="3", position=1
    )
    roads.sent(cast, subject="Ở khu phố ba", quarter_id=quarter.pk)
    roads.sent(cast, subject="Chỗ khác")
    shown = page(signed_in(cast.duty), f"{QUEUE}?noi=k{quarter.pk}")
    assert '<option value="k' in shown
    assert ("Ở khu phố ba" in shown, "Chỗ khác" in shown) == (True, False)
    client = signed_in(cast.procurator)
    assert "Chỗ khác" in page(client, f"{QUEUE}?noi={cast.ward.code}")
    assert "Chỗ khác" not in page(client, f"{QUEUE}?noi={cast.next_ward.code}")
    assert "Chỗ khác" in page(client, f"{QUEUE}?noi=k{quarter.pk}")  # nobody offers it there


def test_what_falls_due_in_the_shift_is_a_view_with_its_count(cast: Cast, signed_in: SignIn) -> None:
    roads.sent(cast)
    roads.brought_to(cast, State.VERIFYING)
    shown = page(signed_in(cast.duty), QUEUE)
    assert re.search(r'href="/can-bo/phan-anh/\?han=ca"[^>]*>Hạn trong ca này<span>1</span>', shown)


def test_filters_swap_the_table_alone(cast: Cast, signed_in: SignIn) -> None:
    roads.sent(cast)
    part = page(signed_in(cast.duty), QUEUE, HX_Request="true", HX_Target="hang-doi")
    assert "<tbody" in part
    assert "<html" not in part


def test_a_group_goes_on_after_its_mark_without_losing_a_row(cast: Cast) -> None:
    sent = {roads.sent(cast).code for _ in range(5)}
    read: list[Report] = []
    for _ in range(3):
        (group,) = queries.desk(cast.duty.actor, only="new", limit=2, after=mark(read[-1]) if read else "")
        read += group.rows
    assert len(read) == 5
    assert {report.code for report in read} == sent


def test_closed_ones_go_on_after_their_mark(cast: Cast) -> None:
    done = [roads.brought_to(cast, State.REFUSED) for _ in range(3)]
    first = queries.closed(cast.duty.actor, limit=2)
    rest = queries.closed(cast.duty.actor, before=mark(first[-1]))
    assert {report.pk for report in first + rest} == {report.pk for report in done}
    assert len(rest) == 1


def test_one_group_never_hides_the_others(cast: Cast, moment: datetime) -> None:
    for _ in range(6):
        roads.sent(cast)
    with later(moment, hours=3):
        for _ in range(2):
            roads.brought_to(cast, State.VERIFYING)
        shown = {group.key: len(group.rows) for group in queries.desk(cast.duty.actor, total=5) if group.rows}
    assert shown == {"late": 3, "hand": 2}


def test_counting_stops_at_the_cap(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("andan.reports.queries.tally.COUNT_CAP", 2)
    for _ in range(3):
        roads.sent(cast)
    assert counts(cast.duty.actor)["new"] == 2


def test_the_register_keeps_what_was_sent_on(cast: Cast, signed_in: SignIn) -> None:
    roads.brought_to(cast, State.TRANSFERRED, subject="Việc đã chuyển đi")
    roads.brought_to(cast, State.RESOLVED, subject="Việc đã xong")
    shown = page(signed_in(cast.duty), "/can-bo/so-tiep-nhan/")
    for words in ("Việc đã chuyển đi", "Chuyển Công an phường Lê Chân", "Việc đã xong", "0001", "0002"):
        assert words in shown
    assert "Nguyễn Thị An" not in shown


@pytest.mark.parametrize("asked", ["nam=abc&tu=-1", "tu=999999999", "don_vi=%27%27", "nam=0", "tu=²"])
def test_the_register_shrugs_off_an_odd_address(cast: Cast, signed_in: SignIn, asked: str) -> None:
    roads.brought_to(cast, State.RECEIVED)
    page(signed_in(cast.duty), f"/can-bo/so-tiep-nhan/?{asked}")


def test_the_register_is_not_for_leaders(cast: Cast, signed_in: SignIn) -> None:
    page(signed_in(cast.leader), "/can-bo/so-tiep-nhan/", status=403)


KIND = {"name": "Trộm cắp tài sản", "hint": "Mất đồ", "keywords": "mất trộm", "position": "3", "active": "on"}


def test_an_administrator_edits_a_kind_and_leaves_a_fact(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.administrator)
    assert client.post("/can-bo/loai-vu-viec/trom-cap/", KIND).status_code == 302
    kind = IncidentKind.objects.get(pk="trom-cap")
    assert (kind.name, kind.position, kind.grave, kind.active) == ("Trộm cắp tài sản", 3, False, True)
    (entry,) = entries_of("kind:trom-cap")
    assert (entry.name, entry.fact["label"]) == ("report.kind_edited.v1", "Trộm cắp tài sản")


@pytest.mark.parametrize("wrong", [{"name": ""}, {"name": "a" * 81}, {"position": "0"}, {"hint": "a" * 201}])
def test_a_wrong_kind_is_not_saved_and_nothing_typed_is_lost(
    cast: Cast, signed_in: SignIn, wrong: dict[str, str]
) -> None:
    answer = signed_in(cast.administrator).post("/can-bo/loai-vu-viec/trom-cap/", {**KIND, **wrong})
    assert answer.status_code == 422
    assert "mất trộm" in answer.content.decode()
    assert IncidentKind.objects.get(pk="trom-cap").name == "Trộm cắp"


def test_others_read_kinds_and_do_not_edit_them(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.commander)
    assert "Người quản trị ở công an cấp tỉnh làm việc này" in page(client, "/can-bo/loai-vu-viec/")
    assert client.post("/can-bo/loai-vu-viec/trom-cap/", KIND).status_code == 403
    page(signed_in(cast.administrator), "/can-bo/loai-vu-viec/khong-co/", status=404)
