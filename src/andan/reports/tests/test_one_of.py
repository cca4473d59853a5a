"""Many numbers handed over as one value find what `__in` finds."""

import pytest

from andan.reports.models import Report
from andan.reports.queries.one_of import one_of
from andan.reports.tests import roads
from tests.cast import Cast
from tests.frame.databases import Budget


@pytest.mark.django_db
def test_it_finds_those_and_no_others(cast: Cast, budget: Budget) -> None:
    first, _, third = (roads.sent(cast).pk for _ in range(3))
    with budget(1):
        found = list(Report.objects.filter(one_of("pk", [third, first, 10**12])).order_by("pk"))
    assert [report.pk for report in found] == [first, third]
    assert not Report.objects.filter(one_of("pk", [])).exists()
    assert Report.objects.exclude(one_of("pk", range(100_000))).count() == 0
    assert Report.objects.filter(one_of("agency_id", [found[0].agency_id]), state=found[0].state).count() == 3
