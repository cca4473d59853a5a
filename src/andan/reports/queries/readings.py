"""What machines that watch a house are told of reports."""

from django.db.models import Count, Q

from andan.kit import clock
from andan.kit.readings import Reading
from andan.reports.models import Report
from andan.reports.states import OPEN

_STATES = list(map(str, OPEN))


def readings() -> list[Reading]:
    """How many wait for the desk and how many of those are late, by state. One query, over the open ones alone."""
    rows = Report.objects.order_by().filter(next_due__isnull=False, state__in=_STATES).values_list("state")
    is_late = Q(next_due__lt=clock.now())
    found = {
        state: told for state, *told in rows.annotate(many=Count("pk"), late=Count("pk", filter=is_late))
    }
    counted = [({"state": state}, *found.get(state, (0, 0))) for state in _STATES]
    return [
        *(
            Reading("andan_reports_open", "Open reports with something due.", many, at)
            for at, many, _ in counted
        ),
        *(Reading("andan_reports_late", "Those of them that are late.", late, at) for at, _, late in counted),
    ]
