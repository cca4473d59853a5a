from collections.abc import Iterable

from andan.kit.clock import now
from andan.reports import clock
from andan.reports.models import Duty, Report


def result_duties(reports: Iterable[Report]) -> list[Duty]:
    """The open duties to give a result, of many reports in one query."""
    return list(Duty.objects.filter(report__in=list(reports), duty="result", done_at=None))


def days_of(duty: Duty) -> tuple[int, int]:
    """How many days the term of the duty has, and how many of them are left; negative when it is late."""
    return clock.days(duty.started_at, duty.due_at), clock.days(now(), duty.due_at)
