"""Why a report is at this desk, and what a routing rule says: in sentences."""

from collections.abc import Sequence
from dataclasses import dataclass

from andan.reports.forms.desk.routing import WEEKDAYS
from andan.reports.models import Report, RoutingRule, Transfer
from andan.reports.queries.routing import Why
from andan.reports.queries.routing import why as why_of
from andan.reports.routing import EVERY_DAY
from andan.web import wording

_SHORT_DAYS = {"1": "T2", "2": "T3", "3": "T4", "4": "T5", "5": "T6", "6": "T7", "7": "CN"}
_RUNS = {"12345": "thứ Hai đến thứ Sáu", "67": "cuối tuần"}


@dataclass(frozen=True, slots=True)
class Reason:
    """`place`: how it came here. `suggestion`: what a rule would do with it; `rule` is that rule."""

    place: str
    suggestion: str
    rule: RoutingRule | None


def reason(report: Report, transfers: Sequence[Transfer] | None = None) -> Reason:
    """See queries.routing.why."""
    found = why_of(report, transfers)
    return Reason(_place(report, found), _suggestion(report, found), found.rule)


def condition(rule: RoutingRule) -> str:
    """`Khu phố 3, Trộm cắp, T6 và T7, 22:00 đến 06:00`; `Mọi phản ánh` when it is for all."""
    where = rule.quarter.name if rule.quarter else rule.commune.name if rule.commune else ""
    parts = [where, rule.kind.name if rule.kind else "", _days(rule.weekdays), _hours(rule)]
    return ", ".join(part for part in parts if part) or "Mọi phản ánh"


def end(rule: RoutingRule) -> str:
    """`giao Đại úy A, Đội hình sự` or `chuyển Cơ quan Cảnh sát điều tra`."""
    given = ", ".join(name for name in (rule.officer.titled_name if rule.officer else "", rule.team) if name)
    parts = [
        f"chuyển {rule.to_agency.name}" if rule.to_agency else "",
        f"giao {given}" if given else "",
    ]
    return ", ".join(part for part in parts if part)


def _place(report: Report, found: Why) -> str:
    here = report.agency.name
    if found.came is not None:
        return f"{found.came.from_agency.name} chuyển đến ngày {wording.day(found.came.at)}."
    if report.commune is None:
        return f"Người gửi không nhớ nơi xảy ra và chọn {here}."
    if found.stands_in:
        return f"Nơi xảy ra là {report.commune.name}, công an nơi đó chưa dùng An Dân nên {here} nhận."
    return f"Nơi xảy ra là {report.commune.name}, {here} tiếp nhận."


def _suggestion(report: Report, found: Why) -> str:
    if report.pinned:
        return "Đã ghim: quy tắc điều phối không gợi ý nơi khác."
    if found.rule is None:
        return "Không có quy tắc điều phối nào khớp."
    why = f" Vì sao: {found.rule.note.rstrip('.')}." if found.rule.note else ""
    return f"Quy tắc {found.rule.position} ({condition(found.rule)}) gợi ý {end(found.rule)}.{why}"


def _days(weekdays: str) -> str:
    if not weekdays or weekdays == EVERY_DAY:
        return ""
    if len(weekdays) == 1:
        return dict(WEEKDAYS)[weekdays].lower().replace("chủ nhật", "Chủ nhật")
    return _RUNS.get(weekdays) or ", ".join(_SHORT_DAYS[day] for day in weekdays)


def _hours(rule: RoutingRule) -> str:
    if rule.begins is None or rule.ends is None:
        return ""
    return f"{rule.begins:%H:%M} đến {rule.ends:%H:%M}"
