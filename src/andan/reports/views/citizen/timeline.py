"""The steps of a report as its reporter sees them: what was done, what is being done, what comes by when."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from andan.reports.forms.rating import SCORES
from andan.reports.models import Duty, Report, Step
from andan.reports.states import State
from andan.web import wording

Line = dict[str, Any]  # the parameters of one step of the part `timeline`


def _reception(step: Step) -> tuple[str, str]:
    return f"{step.agency_name} đã nhận", step.detail


def _classification(step: Step) -> tuple[str, str]:
    return f"Đã phân loại: {step.detail[:1].lower()}{step.detail[1:]}", ""


def _assignment(step: Step) -> tuple[str, str]:
    return "Đã giao người xác minh", f"{step.detail}."


def _transfer(step: Step) -> tuple[str, str]:
    return f"Đã chuyển đến {step.detail}", step.words


def _refusal(step: Step) -> tuple[str, str]:
    return "Không tiếp nhận", f"{step.detail}."


def _result(step: Step) -> tuple[str, str]:
    return "Đã có kết quả", f"{step.detail}."


def _extension(step: Step) -> tuple[str, str]:
    return "Đã gia hạn giải quyết", " ".join(filter(None, (step.detail, step.words)))


def _suspension(step: Step) -> tuple[str, str]:
    return "Tạm đình chỉ", f"{step.detail}. {step.words}"


def _rating(step: Step) -> tuple[str, str]:
    """`Tốt, 4/5.`"""
    word = dict(SCORES).get(int(step.detail[:1] or 0), "")
    return "Bạn đánh giá", f"{word}, {step.detail}." if word else ""


TOLD: Mapping[str, Callable[[Step], tuple[str, str]]] = {
    "submission": lambda _: ("Bạn gửi phản ánh", ""),
    "reception": _reception,
    "classification": _classification,
    "assignment": _assignment,
    "transfer": _transfer,
    "refusal": _refusal,
    "notification": lambda step: ("Đã thông báo tiếp nhận", step.words),
    "approval": _extension,
    "suspension": _suspension,
    "resumption": lambda step: ("Giải quyết tiếp", step.words),
    "reset": lambda step: ("Hạn được tính lại theo quy tắc mới", step.detail),
    "joining": lambda _: ("Đã gộp với phản ánh khác về cùng sự việc", "Có kết quả sẽ báo ở đây."),
    "parting": lambda _: ("Không gộp nữa, giải quyết riêng", ""),
    "splitting": lambda _: ("Một phần được tách ra giải quyết riêng", ""),
    "origin": lambda _: ("Tách từ phản ánh bạn đã gửi", "Hạn tính từ lúc bạn gửi."),
    "conclusion": _result,
    "result": _result,
    "reopening": lambda _: ("Bạn đề nghị xem lại", ""),
    "rating": _rating,
}
ICONS = {
    "transfer": "forward",
    "approval": "clock",
    "suspension": "circle-pause",
    "refusal": "circle-slash",
    "reopening": "rotate-ccw",
    "rating": "star",
}
NOW: Mapping[str, str] = {
    State.SUBMITTED: "Chờ công an tiếp nhận",
    State.TRANSFERRED: "Chờ nơi mới tiếp nhận",
    State.SUSPENDED: "Tạm đình chỉ, chờ giải quyết tiếp",
    State.RECEIVED: "Đang phân loại",
    State.CLASSIFIED: "Đang giao người xác minh",
    State.VERIFYING: "Đang xác minh",
}
TOGETHER = "Đang giải quyết chung với các phản ánh cùng sự việc"


def lines(report: Report, steps: Sequence[Step], duties: Sequence[Duty]) -> list[Line]:
    """Done, now and to come, in order."""
    done = [_done(step, duties) for step in steps if step.noun in TOLD]
    return done + (_now(report, steps) + _next(duties) if report.is_open else [])


def _done(step: Step, duties: Sequence[Duty]) -> Line:
    title, note = TOLD[step.noun](step)
    said = " ".join(part for part in (note, _how_fast(step, duties)) if part)
    return {"state": "done", "title": title, "at": step.at, "note": said, "icon": ICONS.get(step.noun, "")}


def _how_fast(step: Step, duties: Sequence[Duty]) -> str:
    """`Sau 7 giờ 38. Hạn là 24 giờ.` for the step that met a duty."""
    for duty in duties:
        if duty.duty == step.noun and duty.done_at == step.at:
            late = " Trễ hạn." if duty.done_at > duty.due_at else ""
            return f"Sau {_span(step.at - duty.started_at)}. Hạn là {duty.limit}.{late}"
    return ""


def _span(length: timedelta) -> str:
    """In full: `7 giờ 38 phút`."""
    words = wording.span(length)
    return f"{words} phút" if "giờ" in words else words


def _now(report: Report, steps: Sequence[Step]) -> list[Line]:
    since = _since(report, steps)
    note = "Cán bộ đang chờ bạn trả lời 1 câu hỏi." if report.question_open else ""
    title = TOGETHER if report.lead_id else NOW[report.state]
    return [{"state": "now", "title": title, "when": f"Từ {wording.day(since)}", "note": note}]


def _since(report: Report, steps: Sequence[Step]) -> datetime:
    """When the report came into the state it is in."""
    since = report.submitted_at
    for before, step in pairwise(steps):
        if step.state != before.state:
            since = step.at
    return since


def _next(duties: Sequence[Duty]) -> list[Line]:
    due = [duty for duty in duties if duty.duty == "result" and duty.done_at is None]
    return [
        {"state": "next", "title": "Trả kết quả", "when": f"Muộn nhất {wording.day(duty.due_at)}"}
        for duty in due
    ]
