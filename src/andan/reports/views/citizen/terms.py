"""The term for the result, as the ring and the words beside it need it."""

from collections.abc import Iterable
from dataclasses import dataclass

from andan.reports import laws
from andan.reports.models import Duty, Report
from andan.reports.queries.terms import days_of, result_duties

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
        return "Hạn trả kết quả là" if self.left < 0 else "Có kết quả muộn nhất"

    @property
    def why(self) -> str:
        """Why it is so long, from the rule as it stood: who gives how much time, what for, and where it is written."""
        rule = self.duty
        return (
            f"{laws.giver(rule.basis)} cho nơi giải quyết nhiều nhất {rule.limit} để kiểm tra, xác minh "
            f"rồi trả kết quả cho bạn ({laws.told(rule.basis)})."
        )


def of_report(duties: Iterable[Duty]) -> Term | None:
    """The term of the open duty to give a result."""
    return next((_term(duty) for duty in duties if duty.duty == "result" and duty.done_at is None), None)


def of_reports(reports: Iterable[Report]) -> dict[int, Term]:
    """The terms of many reports in one query, by report."""
    return {duty.report_id: _term(duty) for duty in result_duties(reports)}


def _term(duty: Duty) -> Term:
    total, left = days_of(duty)
    return Term(duty, total, left)
