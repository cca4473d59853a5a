from collections.abc import Iterable

from andan.reports.models import Duty, Report


def result_duties(reports: Iterable[Report]) -> list[Duty]:
    """The open duties to give a result, of many reports in one query."""
    return list(Duty.objects.filter(report__in=list(reports), duty="result", done_at=None))
