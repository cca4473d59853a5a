"""A moment is read as it was written: to the microsecond, in UTC, one by one and in a long reading."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from andan.ledger.columns import insert_columns
from andan.ledger.models import Entry

pytestmark = pytest.mark.django_db
HERE = timezone(timedelta(hours=7))
MOMENTS = [
    datetime(2026, 11, 23, 1, 2, 3, 456_789, tzinfo=UTC),
    datetime(2026, 11, 23, 1, 2, 3, tzinfo=HERE),
    datetime(1970, 1, 1, tzinfo=UTC),
    datetime(2400, 2, 29, 23, 59, 59, 999_999, tzinfo=HERE),
]


def test_it_comes_back_in_utc() -> None:
    insert_columns(Entry, {"recorded_at": MOMENTS}, name="thử.đã.v1", subject="AD-1", body=b"", leaf_hash=b"")
    rows = Entry.objects.filter(subject="AD-1").order_by("pk").values_list("recorded_at", flat=True)
    for read in (list(rows), list(rows.iterator(chunk_size=2))):
        assert read == MOMENTS
        assert {moment.tzinfo for moment in read} == {UTC}
