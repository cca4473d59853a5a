"""Cursor paging over real rows."""

from datetime import UTC, datetime, timedelta

import pytest

from andan.kit.refusals import Invalid
from andan.web.models import IdempotentAnswer
from andan.web.paging import LARGEST, page

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
BY = ("created_at", "id")


def _rows(count: int, *, every: int = 3) -> None:
    """Rows of which `every` share a microsecond, so that the order needs the second column."""
    IdempotentAnswer.objects.bulk_create(
        IdempotentAnswer(
            ticket=str(n),
            request_digest="",
            answer=b"",
            created_at=START + timedelta(microseconds=n // every),
        )
        for n in range(count)
    )


@pytest.mark.parametrize("limit", [1, 2, 4, 10, 11])
def test_every_row_once_newest_first(limit: int) -> None:
    _rows(10)
    seen, cursor = [], ""
    while True:
        found = page(IdempotentAnswer.objects.all(), by=BY, cursor=cursor, limit=limit)
        seen += [int(row.ticket) for row in found.rows]
        cursor = found.next
        if not cursor:
            break
    assert seen == list(range(9, -1, -1))


def test_rows_that_arrive_meanwhile_shift_nothing() -> None:
    _rows(4)
    first = page(IdempotentAnswer.objects.all(), by=BY, limit=2)
    IdempotentAnswer.objects.create(
        ticket="new", request_digest="", answer=b"", created_at=START + timedelta(1)
    )
    second = page(IdempotentAnswer.objects.all(), by=BY, cursor=first.next, limit=2)
    assert [row.ticket for row in first.rows + second.rows] == ["3", "2", "1", "0"]


@pytest.mark.parametrize("limit", [1, LARGEST])
def test_a_page_is_as_long_as_was_asked(limit: int) -> None:
    _rows(LARGEST + 5)
    assert len(page(IdempotentAnswer.objects.all(), by=BY, limit=limit).rows) == limit


@pytest.mark.parametrize("limit", [-5, 0, LARGEST + 1, 10**20])
def test_another_length_is_refused_before_the_database_is_asked(limit: int) -> None:
    with pytest.raises(Invalid) as refused:
        page(IdempotentAnswer.objects.none(), by=BY, limit=limit)
    assert refused.value.fields["limit"] == refused.value.reason
    assert "1 đến 100" in refused.value.reason
