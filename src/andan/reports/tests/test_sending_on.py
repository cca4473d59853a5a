"""To whom a report may be sent on, and what the next page says of what was left undone."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from andan.kit import clock
from andan.reports.states import State
from andan.reports.tests import roads
from tests.cast import NEXT_WARD, Cast, Member

pytestmark = pytest.mark.usefixtures("moment", "db")
SignIn = Callable[[Member], Client]


def test_where_nobody_works_yet_they_must_be_told_another_way(cast: Cast, signed_in: SignIn) -> None:
    report, client = roads.brought_to(cast, State.RECEIVED), signed_in(cast.duty)
    there = f"/can-bo/phan-anh/{report.code}/transfer/"
    given = {"to_agency": NEXT_WARD, "reason": "Nơi xảy ra thuộc phường bên."}
    assert "Chưa có ai làm việc trên An Dân" in client.get(there).content.decode()
    refused = client.post(there, given)
    shown = refused.content.decode()
    assert (refused.status_code, 'name="unstaffed"' in shown, given["reason"] in shown) == (422, True, True)
    assert "Công an phường Lê Chân chưa có ai" in shown.replace("\xa0", " ")
    assert cast.other_duty.actor  # somebody comes to work there
    assert client.post(there, given).status_code == 302


def test_what_was_not_done_before_it_was_sent_on_is_not_shown_as_done(cast: Cast, signed_in: SignIn) -> None:
    report = roads.done(cast, roads.sent(cast), "reception")
    with clock.frozen(clock.now() + timedelta(minutes=5)):
        roads.done(cast, report, "transfer")
    assert cast.other_duty.actor
    shown = signed_in(cast.other_duty).get(f"/can-bo/phan-anh/{report.code}/").content.decode()
    clock_of = shown[shown.index('class="duties"') :]
    done, gone = (re.findall(rf'<li class="{state}">.*?<b>(.*?)</b>', clock_of) for state in ("done", "gone"))
    assert [name.replace("\xa0", " ") for name in gone] == ["Phân loại"]
    assert "Phân loại" not in [name.replace("\xa0", " ") for name in done]
    assert "đã chuyển đi, chưa làm" in clock_of
