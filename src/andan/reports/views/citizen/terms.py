"""The term for the result, as the ring and the words beside it need it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from andan.kit import clock
from andan.reports.models import Duty, Report
from andan.reports.queries.terms import result_duties

SOON_DAYS = 3


@dataclass(frozen=True, slots=True)
class Term:
    """`total` and `left` in days; `left` is negative when late."""

    duty: Duty
    total: int
    left: int

    @property
    def tone(self) -> str:
        return "late" if self.left < 0 else "soon" if self.left <= SOON_DAYS else "done"

    @property
    def badge(self) -> str:
        return {"late": f"Trễ {-self.left} ngày", "soon": "Sắp đến hạn", "done": "Đúng hạn"}[self.tone]

    @property
    def text(self) -> str:
        return "Lẽ ra có kết quả trước hết" if self.left < 0 else "Trả kết quả trước hết"


def of_report(duties: Iterable[Duty]) -> Term | None:
    """The term of the open duty to give a result."""
    return next((_term(duty) for duty in duties if duty.duty == "result" and duty.done_at is None), None)


def of_reports(reports: Iterable[Report]) -> dict[int, Term]:
    """The terms of many reports in one query, by report."""
    return {duty.report_id: _term(duty) for duty in result_duties(reports)}


def _term(duty: Duty) -> Term:
    return Term(duty, total=_days(duty.started_at, duty.due_at), left=_days(clock.now(), duty.due_at))


def _days(start: datetime, end: datetime) -> int:
    """Midnights of Hà Nội between two moments; a late minute on the last day is already a day late."""
    days = (end.astimezone(clock.HANOI).date() - start.astimezone(clock.HANOI).date()).days
    return min(days, -1) if start > end else days
