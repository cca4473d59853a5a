"""The home page, for a stranger and for a citizen."""

import gzip
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from andan.kit import clock
from andan.portal.queries import newest_open
from andan.reports.actions.ask import ask
from andan.reports.actions.receive import receive
from andan.reports.actions.submit import Submission, submit
from tests.cast import Cast, Member
from tests.frame.databases import Budget

pytestmark = pytest.mark.usefixtures("catalogue", "places")

SignIn = Callable[[Member], Client]
REPORT = "Kiến nghị, phản ánh về ANTT"


def page(client: Client, address: str = "/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def send(cast: Cast, subject: str = "Mất xe đạp điện") -> str:
    commune = cast.ward.commune_id
    told = Submission(
        kind="trom-cap", subject=subject, story="Mất trước cửa nhà.", commune_id=commune, address="Số 1"
    )
    return submit(actor=cast.an.actor, submission=told).code


def test_a_stranger_finds_search_113_groups_and_both_ways_to_the_function(client: Client) -> None:
    shown = page(client)
    for told in (
        "Cần giúp việc gì?",
        'href="tel:113"',
        'action="/tim-kiem/"',
        "Dịch vụ khác",
        "Cư trú",
        "Hộ tịch",
        REPORT,
    ):
        assert told in shown
    assert "Chào " not in shown


def test_way_one_from_the_group_to_the_function(client: Client) -> None:
    assert 'href="/dich-vu-khac/"' in page(client)
    shown = page(client, "/dich-vu-khac/")
    assert REPORT in shown
    assert 'href="/phan-anh/"' in shown
    assert "Con dấu, lý lịch tư pháp" in shown


def test_a_citizen_is_greeted_by_name(cast: Cast, signed_in: SignIn) -> None:
    shown = page(signed_in(cast.an))
    assert "Chào Nguyễn Thị An" in shown
    assert "Chưa có phản ánh nào đang mở" in shown


def test_an_officer_is_led_to_work(cast: Cast, signed_in: SignIn) -> None:
    shown = page(signed_in(cast.duty))
    assert "Vào trang làm việc của cán bộ" in shown
    assert "Đã gửi ẩn danh?" not in shown


def test_the_open_report_shows_its_days_and_what_is_asked(
    cast: Cast, signed_in: SignIn, moment: datetime
) -> None:
    code = send(cast)
    receive(actor=cast.duty.actor, code=code)
    card = newest_open(cast.an.actor)
    assert card is not None  # twenty days end on a Sunday: the term goes on to Monday
    assert (card.total, card.left, card.call) == (21, 21, "")
    ask(actor=cast.duty.actor, code=code, text="Xe màu gì?")
    shown = page(signed_in(cast.an))
    assert "Mất xe đạp điện" in shown
    assert f"/phan-anh/{code}/" in shown
    assert "Còn 21 ngày, đến hết 14/12/2026" in shown
    assert "Cán bộ đang chờ bạn trả lời" in shown


def test_a_late_report_says_by_how_much(cast: Cast, moment: datetime) -> None:
    send(cast)
    with clock.frozen(moment + timedelta(days=23)):
        card = newest_open(cast.an.actor)
    assert card is not None
    assert (card.left, card.note) == (-2, "Trễ 2 ngày, hạn là 14/12/2026")


def test_a_report_that_waits_for_an_answer_comes_before_a_newer_one(cast: Cast) -> None:
    asked = send(cast, "Việc thứ nhất")
    receive(actor=cast.duty.actor, code=asked)
    ask(actor=cast.duty.actor, code=asked, text="Ở đâu?")
    send(cast, "Việc thứ hai")
    card = newest_open(cast.an.actor)
    assert card is not None
    assert card.code == asked


def test_nobody_sees_the_report_of_another(cast: Cast, signed_in: SignIn) -> None:
    send(cast)
    assert "Mất xe đạp điện" not in page(signed_in(cast.binh))
    assert "Mất xe đạp điện" not in page(Client())


def test_home_is_light(cast: Cast, signed_in: SignIn, budget: Budget) -> None:
    send(cast)
    for client in (signed_in(cast.an), Client()):
        with budget(15):
            answer = client.get("/")
        assert len(gzip.compress(answer.content)) <= 15_000
