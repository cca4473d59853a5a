"""A notice that is handed out on paper is a notice: the duty to tell the reporter is met by it."""

from collections.abc import Callable

import pytest

from andan.reports.actions.receive import receive
from andan.reports.models import Duty, Paper, Report
from andan.reports.papers import Kind
from andan.reports.queries.replays import compared
from andan.reports.states import State
from andan.reports.tests.roads import brought_to, done
from tests.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]


def telling(report: Report) -> list[Duty]:
    return list(Duty.objects.filter(report=report, duty="notification").order_by("started_at"))


def recomputed() -> bool:
    return all(same for _, same in compared())


def test_the_notice_of_receipt_meets_the_duty_to_notify(cast: Cast, make: Callable[..., Paper]) -> None:
    report = brought_to(cast, State.RECEIVED)
    make(report, Kind.RECEIPT)
    assert [duty.done_at for duty in telling(report)] == [None]
    paper = make(report, Kind.RECEIPT_NOTICE)
    assert [duty.done_at for duty in telling(report)] == [paper.issued_at]
    assert recomputed()


def test_what_is_due_next_no_longer_is_the_notice(cast: Cast, make: Callable[..., Paper]) -> None:
    report = brought_to(cast, State.RECEIVED)
    done(cast, report, "classification")
    assert report.next_duty == "notification"
    make(report, Kind.RECEIPT_NOTICE)
    report.refresh_from_db()
    assert report.next_duty == "result"


def test_the_sender_s_notice_does_not_tell_for_the_next_agency(
    cast: Cast, make: Callable[..., Paper]
) -> None:
    report = brought_to(cast, State.TRANSFERRED)
    receive(actor=cast.other_duty.actor, code=report.code)
    make(report, Kind.TRANSFER_NOTICE)
    assert telling(report)[-1].done_at is None
    assert recomputed()
