"""Days of a period come from an address or from a person's keys; what is no day is today."""

from datetime import date

import pytest
from django.http import QueryDict

from andan.reports.forms.desk.period import asked


@pytest.mark.parametrize(
    ("start", "end"), [("2026-11-01", "2026-11-30"), ("01/11/2026", "30/11/2026"), ("1/11/2026", "20261130")]
)
def test_days_are_read_as_people_and_addresses_write_them(start: str, end: str) -> None:
    period = asked(QueryDict(f"ky=chon&tu={start}&den={end}")).period
    assert (period.start, period.end) == (date(2026, 11, 1), date(2026, 11, 30))


@pytest.mark.usefixtures("moment")
@pytest.mark.parametrize("junk", ["", "31/02/2026", "%00", "a" * 5000, "99999999"])
def test_what_is_no_day_is_today(junk: str) -> None:
    period = asked(QueryDict(f"ky=chon&tu={junk}&den={junk}")).period
    assert period.start == period.end
