"""Another class than before is another law: it needs a reason, and the same class again is no deed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from andan.kit.refusals import Invalid
from andan.ledger.queries import entries_of
from andan.reports import queries
from andan.reports.actions.classify import classify
from andan.reports.clock import events_of
from andan.reports.events import commitment
from andan.reports.models import Report
from andan.reports.states import CLASS_NAMES, State
from andan.reports.tests import programs, roads
from tests.cast import Cast, Member

pytestmark = pytest.mark.usefixtures("moment", "db")
SignIn = Callable[[Member], Client]
WHY = "Người bị mất đã nhận lại xe."


def again(cast: Cast, report: Report, **said: Any) -> None:
    classify(actor=cast.commander.actor, code=report.code, **{"report_class": "crime_tip", **said})


def test_another_class_needs_a_reason(cast: Cast) -> None:
    report = roads.brought_to(cast, State.CLASSIFIED)
    with pytest.raises(Invalid, match="Ghi lý do") as refused:
        again(cast, report, reason=" \n")
    assert list(refused.value.fields) == ["reason"]
    assert len(entries_of(report.code)) == 3


def test_the_reason_is_kept_in_the_fact_and_read_by_officers_alone(cast: Cast, signed_in: SignIn) -> None:
    report = roads.brought_to(cast, State.VERIFYING)
    again(cast, report, reason=WHY)
    fact = entries_of(report.code)[-1]
    report.refresh_from_db()
    assert fact.fact["commitment"] == commitment(bytes(report.salt), WHY)
    assert (queries.timeline(report, staff=True)[-1].words, report.state) == (WHY, State.VERIFYING)
    assert WHY in signed_in(cast.duty).get(f"/can-bo/phan-anh/{report.code}/").content.decode()
    assert WHY not in signed_in(cast.an).get(f"/phan-anh/{report.code}/").content.decode()


@pytest.mark.parametrize("state", [State.CLASSIFIED, State.VERIFYING])
def test_the_same_class_again_is_refused(cast: Cast, state: State) -> None:
    report = roads.brought_to(cast, state)
    with pytest.raises(Invalid, match=f"Đang là “{CLASS_NAMES['order_report']}” rồi"):
        again(cast, report, report_class="order_report", reason=WHY)


def test_the_next_agency_confirms_a_class_without_a_reason(cast: Cast) -> None:
    report = roads.done(cast, roads.brought_to(cast, State.RESOLVED), "reopening")
    again(cast, report, report_class="order_report")
    report.refresh_from_db()
    assert report.state == State.CLASSIFIED


def test_the_form_asks_for_it_once_there_is_a_class(cast: Cast, signed_in: SignIn) -> None:
    client, first = signed_in(cast.commander), roads.brought_to(cast, State.RECEIVED)
    assert (
        'name="reason"' not in client.get(f"/can-bo/phan-anh/{first.code}/classification/").content.decode()
    )
    there = f"/can-bo/phan-anh/{roads.brought_to(cast, State.CLASSIFIED).code}/classification/"
    assert "Lý do đổi phân loại</label>" in client.get(there).content.decode().replace("\xa0", " ")
    shown = client.post(there, {"report_class": "complaint"})
    assert (shown.status_code, "Ghi lý do đổi" in shown.content.decode().replace("\xa0", " ")) == (422, True)
    assert client.post(there, {"report_class": "complaint", "reason": WHY}).status_code == 302


def test_a_program_gives_its_reason(cast: Cast) -> None:
    report = roads.brought_to(cast, State.CLASSIFIED)
    duty, there = programs.of(cast.duty), programs.address(report, "classification")
    assert list(duty.post(there, {"report_class": "complaint"}).body["fields"]) == ["reason"]
    assert duty.post(there, {"report_class": "complaint", "reason": WHY}).status == 200


def test_older_ledgers_are_read_alike(cast: Cast) -> None:
    report = roads.brought_to(cast, State.CLASSIFIED)
    entry = entries_of(report.code)[-1]
    now = events_of(entry.name, entry.at, entry.fact)
    assert now == events_of("report.classified.v1", entry.at, entry.fact) != ()
