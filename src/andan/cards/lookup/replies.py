"""What goes back: an answer, or a refusal as problem details (RFC 9457)."""

import json
from typing import Any, NamedTuple

from andan.cards.limits import Challenge, Wait
from andan.kit.refusals import Refused, TooMany

PATH = "/api/v1/cards/lookup"
JSON = "application/json; charset=utf-8"
PROBLEM = "application/problem+json"
_TITLES = {
    400: "Không đọc được yêu cầu này",
    404: "Không có trang này",
    405: "Không làm được bằng cách này",
    408: "Gửi quá chậm",
    413: "Nội dung gửi lên quá lớn",
    415: "Không nhận kiểu nội dung này",
    422: "Còn chỗ cần sửa",
    429: "Thao tác quá nhanh",
    431: "Phần đầu của yêu cầu quá dài",
    503: "Chưa trả lời được",
}
_MUCH_ASKED = (
    "Đang có nhiều người hỏi cùng lúc. Giải câu đố trong altcha rồi hỏi lại, hoặc đợi rồi hỏi lại kèm slip."
)
_TOO_EARLY = "Chưa tới lúc. Đợi hết số giây trong wait_seconds rồi hỏi lại kèm slip."


class Reply(NamedTuple):
    """`retry_after` in seconds; 0 says nothing."""

    status: int
    kind: str
    body: bytes
    retry_after: int = 0


def answered(body: bytes) -> Reply:
    return Reply(200, JSON, body)


def refused(refusal: Refused, instance: str = PATH) -> Reply:
    return _problem(refusal, {}, instance)


def held_back(verdict: Challenge | Wait, instance: str = PATH) -> Reply:
    """429 with what opens the gate: `altcha` to solve and send as `proof`, or `slip` to send after `wait_seconds`."""
    more: dict[str, Any] = {"slip": verdict.slip, "wait_seconds": verdict.seconds}
    if isinstance(verdict, Wait):
        return _problem(TooMany(_TOO_EARLY), more, instance, verdict.seconds)
    return _problem(TooMany(_MUCH_ASKED), {"altcha": verdict.puzzle, **more}, instance, verdict.seconds)


def _problem(refusal: Refused, more: dict[str, Any], instance: str, retry_after: int = 0) -> Reply:
    told = {
        "type": f"urn:andan:problem:{refusal.code}",
        "title": _TITLES.get(refusal.status, _TITLES[400]),
        "status": refusal.status,
        "detail": refusal.reason,
        "instance": instance,
        "code": refusal.code,
        "fields": getattr(refusal, "fields", {}),
        **more,
    }
    return Reply(refusal.status, PROBLEM, json.dumps(told, ensure_ascii=False).encode(), retry_after)
