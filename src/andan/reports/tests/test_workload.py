"""How much each officer has in hand: told, not ranked."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from andan.kit import clock
from andan.reports.queries.workload import ENOUGH, Load, loads, workload
from andan.reports.states import State
from andan.reports.tests import roads
from tests.cast import Cast, Member
from tests.frame.databases import Budget

pytestmark = pytest.mark.usefixtures("moment", "db")
SignIn = Callable[[Member], Client]
PAGE = "/can-bo/khoi-luong/"


def test_held_and_late_are_counted_by_holder(cast: Cast, moment: datetime) -> None:
    roads.brought_to(cast, State.VERIFYING)
    roads.sent(cast)
    assert loads(cast.ward.pk) == {cast.officer.user.pk: Load(held=1)}
    with clock.frozen(moment + timedelta(days=90)):
        assert loads(cast.ward.pk) == {cast.officer.user.pk: Load(held=1, late=1)}


def test_a_median_is_told_only_of_enough(cast: Cast, moment: datetime) -> None:
    officer = cast.officer.user

    def of_officer() -> tuple[int, float | None]:
        (line,) = [one for one in workload(cast.ward) if one.officer == officer]
        return line.closed, line.days

    for number in range(ENOUGH):
        assert of_officer() == (number, None)
        report = roads.brought_to(cast, State.VERIFYING)
        with clock.frozen(moment + timedelta(days=number)):
            roads.done(cast, report, "result")
    with clock.frozen(moment + timedelta(days=4)):
        assert of_officer() == (ENOUGH, 2.0)
    with clock.frozen(moment + timedelta(days=40)):
        assert of_officer() == (0, None)


def test_officers_stand_by_name(cast: Cast, signed_in: SignIn, budget: Budget) -> None:
    names = [cast.officer, cast.colleague, cast.duty, cast.commander]
    client = signed_in(names[3])
    client.get(PAGE)
    with budget(12):
        shown = client.get(PAGE).content.decode().replace("\xa0", " ")
    order = ["Phạm Đức Huy", "Bùi Văn Minh", "Đỗ Hữu Trực", "Vũ Thị Xác"]
    assert [shown.index(name) for name in order] == sorted(shown.index(name) for name in order)


def test_the_load_stands_beside_each_name_in_the_form(cast: Cast, signed_in: SignIn) -> None:
    report = roads.brought_to(cast, State.VERIFYING)
    shown = signed_in(cast.commander).get(f"/can-bo/phan-anh/{report.code}/assignment/").content.decode()
    assert "Giao lại" in shown.replace("\xa0", " ")
    assert "Đang giữ phản ánh này. Giữ 1 việc" in shown.replace("\xa0", " ")


@pytest.mark.parametrize("who", ["officer", "procurator", "leader", "volunteer"])
def test_it_is_for_the_desk(cast: Cast, signed_in: SignIn, who: str) -> None:
    assert signed_in(getattr(cast, who)).get(PAGE).status_code == 403
