"""Several reports at once: each goes its own way, and the answer tells of each."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from andan.reports.forms.desk.chosen import MOST
from andan.reports.models import Report
from andan.reports.states import State
from andan.reports.tests import roads
from tests.cast import Cast, Member

pytestmark = pytest.mark.usefixtures("moment", "db")
SignIn = Callable[[Member], Client]
CHOSEN = "/can-bo/phan-anh/chon/"


def tick(*reports: Report) -> list[str]:
    return [f"{report.code}:{report.version}" for report in reports]


def told(client: Client, noun: str, ticks: list[str], status: int = 200, **said: Any) -> str:
    answer = client.post(CHOSEN, {"noun": noun, "chosen": ticks, **said})
    assert answer.status_code == status
    return answer.content.decode().replace("\xa0", " ")


def states(*reports: Report) -> list[str]:
    for report in reports:
        report.refresh_from_db()
    return [report.state for report in reports]


def test_the_queue_offers_ticks_that_know_the_version(cast: Cast, signed_in: SignIn) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    shown = signed_in(cast.duty).get("/can-bo/phan-anh/").content.decode()
    assert f'value="{report.code}:{report.version}"' in shown
    assert "checked" not in shown
    assert "chosen-bar" not in signed_in(cast.procurator).get("/can-bo/phan-anh/").content.decode()


def test_a_group_is_ticked_by_its_address(cast: Cast, signed_in: SignIn) -> None:
    roads.sent(cast)
    roads.sent(cast)
    roads.brought_to(cast, State.VERIFYING)
    shown = signed_in(cast.duty).get("/can-bo/phan-anh/?chon=new").content.decode()
    assert shown.count(" checked>") == 2


def test_all_are_received_at_once_and_each_leaves_its_own_number(cast: Cast, signed_in: SignIn) -> None:
    reports = [roads.sent(cast) for _ in range(3)]
    shown = told(signed_in(cast.duty), "reception", tick(*reports))
    assert states(*reports) == [State.RECEIVED] * 3
    assert sorted(report.number or 0 for report in reports) == [1, 2, 3]
    assert "Chưa làm" not in shown


def test_what_is_not_possible_is_told_with_its_reason_and_stops_nothing(
    cast: Cast, signed_in: SignIn
) -> None:
    new, over = roads.sent(cast), roads.brought_to(cast, State.RESOLVED, subject="Đã xong từ trước")
    moved = roads.sent(cast, subject="Có người nhanh hơn")
    ticks = [*tick(new, over, moved), "AD-2611-222-222:1"]
    roads.done(cast, moved, "reception")
    shown = told(signed_in(cast.commander), "reception", ticks)
    assert states(new, over, moved) == [State.RECEIVED, State.RESOLVED, State.RECEIVED]
    for words in ("1 xong", "3 chưa làm", "Đã qua bước này", "Không tìm thấy"):
        assert words in shown.replace('<span class="num">', "").replace("</span>", "")


def test_somebody_faster_is_named(cast: Cast, signed_in: SignIn) -> None:
    reports = [roads.brought_to(cast, State.RECEIVED) for _ in range(2)]
    ticks = tick(*reports)
    roads.done(cast, reports[0], "question")
    shown = told(signed_in(cast.commander), "classification", ticks, sent="1", report_class="order_report")
    assert "Đỗ Hữu Trực vừa làm việc “Hỏi thêm”" in shown
    assert states(*reports) == [State.RECEIVED, State.CLASSIFIED]


@pytest.mark.parametrize(
    ("noun", "said"),
    [
        ("classification", {"report_class": "order_report"}),
        ("notification", {"text": "Đã nhận, đang giải quyết."}),
        ("assignment", {"holder_id": "officer"}),
        ("informing", {"text": "Công văn số 12."}),
    ],
)
def test_a_verb_that_asks_shows_its_form_first(
    cast: Cast, signed_in: SignIn, noun: str, said: dict[str, Any]
) -> None:
    reports = [roads.ready(cast, noun) for _ in range(2)]
    versions = [report.version for report in reports]
    client = signed_in(cast.commander)
    assert "2</span> việc" in told(client, noun, tick(*reports))
    given = {**said, **({"holder_id": str(cast.officer.user.pk)} if "holder_id" in said else {})}
    told(client, noun, tick(*reports), sent="1", **given)
    states(*reports)
    assert [report.version for report in reports] == [version + 1 for version in versions]


def test_an_empty_form_does_nothing(cast: Cast, signed_in: SignIn) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    told(signed_in(cast.duty), "classification", tick(report), 422, sent="1")
    assert states(report) == [State.RECEIVED]


def test_another_wards_report_is_not_there(cast: Cast, signed_in: SignIn) -> None:
    report = roads.sent(cast, subject="Việc của phường khác")
    shown = told(signed_in(cast.other_duty), "reception", tick(report))
    assert "Việc của phường khác" not in shown
    assert states(report) == [State.SUBMITTED]


@pytest.mark.parametrize(
    ("noun", "ticks", "status"),
    [
        ("reception", [], 422),
        ("reception", ["x"], 422),
        ("reception", ["AD:²"], 422),
        ("reception", ["é:1"], 422),
        ("reception", ["a" * 500 + ":1"], 422),
        ("reception", [f"AD-{number}:1" for number in range(MOST + 1)], 422),
        ("result", ["AD-2611-222-222:1"], 404),
        ("", ["AD-2611-222-222:1"], 404),
    ],
)
def test_a_strange_choice_is_refused(
    cast: Cast, signed_in: SignIn, noun: str, ticks: list[str], status: int
) -> None:
    told(signed_in(cast.duty), noun, ticks, status)
