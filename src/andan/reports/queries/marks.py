"""Pages that go on from a mark, so that new rows never shift them."""

from datetime import UTC, datetime, timedelta

from django.db.models import Q, QuerySet

from andan.reports.models import Report

_EPOCH, _MICROSECOND, _LARGEST_KEY = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1), 2**63 - 1


def mark(report: Report) -> str:
    """Where a page ended: the row's place in the order of the list it is in."""
    moment = report.next_due if report.is_open else report.closed_at
    return _written(moment, report.pk) if moment else ""


def mark_by(report: Report, column: str) -> str:
    """The same where the order is by `column`."""
    return _written(getattr(report, column), report.pk)


def read(text: str) -> tuple[datetime, int] | None:
    """The moment and the key in a mark; None when somebody wrote the mark by hand."""
    microseconds, _, pk = text.partition("_")
    try:
        return _EPOCH + int(microseconds) * _MICROSECOND, min(int(pk), _LARGEST_KEY)
    except (ValueError, OverflowError):
        return None


def beyond(rows: QuerySet[Report], after: str) -> QuerySet[Report]:
    """The rows that follow the mark where the order is by next due time."""
    last = read(after)
    if last is None:
        return rows
    further = Q(next_due__gt=last[0]) | Q(next_due=last[0], pk__gt=last[1])
    return rows.filter(
        further, next_due__gte=last[0]
    )  # the second follows, and says where in an index to begin


def beyond_by(rows: QuerySet[Report], column: str, after: str, *, newest: bool) -> QuerySet[Report]:
    """The rows that follow the mark where the order is by `column`, from the latest back when `newest`."""
    last = read(after)
    if last is None:
        return rows
    side = "lt" if newest else "gt"
    further = Q(**{f"{column}__{side}": last[0]}) | Q(**{column: last[0], f"pk__{side}": last[1]})
    return rows.filter(further, **{f"{column}__{side}e": last[0]})


def _written(moment: datetime, key: int) -> str:
    return f"{(moment - _EPOCH) // _MICROSECOND}_{key}"
