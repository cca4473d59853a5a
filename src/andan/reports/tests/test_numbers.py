"""The numbers of a register: no gap, no twin."""

import pytest
from django.db import IntegrityError, transaction

from andan.reports.models import Report
from andan.reports.states import State
from andan.reports.tests import roads
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("moment", "db")


def test_numbers_of_an_agency_count_up(cast: Cast) -> None:
    received = [roads.brought_to(cast, State.RECEIVED) for _ in range(3)]
    assert [report.number for report in received] == [1, 2, 3]


def test_the_table_itself_refuses_a_twin(cast: Cast) -> None:
    first, second = (roads.brought_to(cast, State.RECEIVED) for _ in range(2))
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=second.pk).update(number=first.number)
