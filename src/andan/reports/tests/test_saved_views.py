"""Views of the queue that officers keep, and what stands on the page of their work."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.kit.refusals import Forbidden, Invalid, NotThere
from andan.reports.actions.drop_view import drop_view
from andan.reports.actions.note import note
from andan.reports.actions.save_view import MOST, save_view
from andan.reports.models import SavedView
from andan.reports.queries import work
from andan.reports.queries.saved import saved
from andan.reports.states import VERBS, State
from andan.reports.tests import roads
from tests.cast import Cast, Member

pytestmark = pytest.mark.usefixtures("moment", "db")
SignIn = Callable[[Member], Client]
QUEUE, VIEWS = "/can-bo/phan-anh/", "/can-bo/bo-loc/"


def kept(
    actor: Actor, name: str = "Việc đêm", address: str = "?giu=me&nhom=late", shared: bool = False
) -> SavedView:
    return save_view(actor=actor, name=name, address=address, shared=shared)


def names(actor: Actor) -> list[str]:
    return [view.name for view in saved(actor)]


def test_what_is_shared_is_seen_at_the_agency_and_nowhere_else(cast: Cast) -> None:
    kept(cast.duty.actor, "Riêng")
    kept(cast.duty.actor, "Chung", shared=True)
    assert names(cast.duty.actor) == ["Chung", "Riêng"]
    assert names(cast.officer.actor) == ["Chung"]
    assert names(cast.other_duty.actor) == []


def test_only_the_owner_or_the_commander_of_what_is_shared_changes_it(cast: Cast) -> None:
    own, shared = kept(cast.duty.actor, "Riêng"), kept(cast.duty.actor, "Chung", shared=True)
    for actor, view in (
        (cast.officer.actor, shared),
        (cast.commander.actor, own),
        (cast.other_commander.actor, shared),
    ):
        with pytest.raises(NotThere):
            drop_view(actor=actor, key=view.pk)
    save_view(actor=cast.duty.actor, key=own.pk, name="Tên mới", shared=True)
    drop_view(actor=cast.commander.actor, key=shared.pk)
    assert names(cast.officer.actor) == ["Tên mới"]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("", "?giu=me"),
        (" \u200b ", "?giu=me"),
        ("a" * 41, "?giu=me"),
        ("Tên", ""),
        ("Tên", "//khac.vn/?a=b"),
        ("Tên", "?a=<b>"),
        ("Tên", "?" + "a" * 400),
    ],
)
def test_a_strange_view_is_not_kept(cast: Cast, name: str, address: str) -> None:
    with pytest.raises(Invalid):
        kept(cast.duty.actor, name, address)
    assert not SavedView.objects.exists()


def test_a_name_is_taken_once_and_there_is_an_end(cast: Cast) -> None:
    for number in range(MOST):
        kept(cast.duty.actor, f"Bộ {number}")
    with pytest.raises(Invalid, match="Mỗi người"):
        kept(cast.duty.actor, "Thêm nữa")
    kept(cast.officer.actor, "Bộ 1")
    with pytest.raises(Invalid, match="Đã có"):
        save_view(actor=cast.duty.actor, key=saved(cast.duty.actor)[0].pk, name="Bộ 5", shared=False)


def test_who_reads_no_cases_keeps_no_views(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        kept(cast.leader.actor)


def test_from_the_queue_and_back(cast: Cast, signed_in: SignIn) -> None:
    roads.sent(cast)
    client = signed_in(cast.duty)
    shown = client.get(f"{QUEUE}?giu=nobody&an=&sau=x&loai=bay-ba").content.decode()
    assert f'href="{VIEWS}moi/?giu=nobody"' in shown
    address = f"{VIEWS}moi/?giu=nobody"
    assert client.get(address).status_code == 200
    assert client.post(address, {"name": ""}).status_code == 422
    assert client.post(address, {"name": "Chưa ai nhận", "shared": "on"})["Location"] == f"{QUEUE}?giu=nobody"
    shown = signed_in(cast.officer).get(f"{QUEUE}?giu=nobody").content.decode()
    assert f'href="{QUEUE}?giu=nobody" aria-current="page">Chưa ai nhận' in shown
    assert re.search(r"Chưa ai nhận.{0,400}cả đơn vị</span><span>1</span></a>", shown, re.DOTALL)
    view = SavedView.objects.get()
    assert "Chưa ai nhận" in client.get(VIEWS).content.decode()
    assert client.post(f"{VIEWS}{view.pk}/", {"drop": "1"}).status_code == 302
    assert not SavedView.objects.exists()


def test_nothing_narrowed_is_nothing_to_keep(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.duty)
    assert client.post(f"{VIEWS}moi/?nhom=x", {"name": "Tất cả"}).status_code == 422
    assert client.get(f"{VIEWS}{2**70}/").status_code == 404


# --- my work ----------------------------------------------------------------------------------------------------------
def test_a_mention_stands_until_the_one_named_does_something(cast: Cast, moment: datetime) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    note(actor=cast.duty.actor, code=report.code, text="Xem giúp", mentions=[cast.area.user.pk])
    assert [step.report for step in work.mentions(cast.area.actor)] == [report]
    assert not work.mentions(cast.officer.actor)
    with clock.frozen(moment + timedelta(days=31)):
        assert not work.mentions(cast.area.actor)
    note(actor=cast.area.actor, code=report.code, text="Đã xem")
    assert not work.mentions(cast.area.actor)


def test_a_request_for_more_time_waits_for_who_may_answer(cast: Cast, signed_in: SignIn) -> None:
    report = roads.ready(cast, "approval")
    assert work.waiting_for_decision(cast.commander.actor) == [report]
    for other in (cast.officer, cast.duty, cast.other_commander, cast.procurator):
        assert not work.waiting_for_decision(other.actor)
    assert "Xin gia hạn, chờ trả lời" in signed_in(cast.commander).get("/can-bo/").content.decode()


def test_the_second_time_of_a_crime_waits_for_the_procuracy(cast: Cast) -> None:
    report = roads.sent(cast)
    roads.done(cast, report, "reception")
    roads.ACTIONS["classification"](actor=cast.duty.actor, code=report.code, report_class="crime_tip")
    roads.done(cast, report, "assignment", "extension", "approval", "extension")
    assert work.waiting_for_decision(cast.procurator.actor) == [report]
    assert not work.waiting_for_decision(cast.commander.actor)


def test_what_is_suspended_is_looked_at_with_and_without_something_due(cast: Cast) -> None:
    told, untold = roads.ready(cast, "resumption"), roads.ready(cast, "resumption")
    roads.done(cast, told, "informing")
    assert set(work.suspended(cast.commander.actor)) == {told, untold}
    roads.done(cast, told, "resumption")
    assert work.suspended(cast.procurator.actor) == [untold]


def test_every_key_is_told(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.duty)
    shown = client.get("/can-bo/phim/").content.decode()
    for verb in VERBS.values():
        assert not verb.key or f"<kbd>{verb.key.upper()}</kbd>" in shown
    assert 'data-key="?"' in client.get(QUEUE).content.decode()
    assert 'data-key="?"' in client.get("/can-bo/").content.decode()
