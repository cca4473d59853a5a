"""A request about one's own data on one screen (Luật 91/2025/QH15, NĐ 356/2025). Pure.

Two terms run from the day it is made: for an answer, and for what was asked. See clock and the rules `right_…`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from andan.reports import states
from andan.reports.states import Face


class Right(StrEnum):
    ACCESS = "access"
    CORRECT = "correct"
    WITHDRAW = "withdraw"
    RESTRICT = "restrict"
    DELETE = "delete"


class State(StrEnum):
    ASKED = "asked"
    ANSWERED = "answered"
    GRANTED = "granted"
    REFUSED = "refused"
    RETRACTED = "retracted"


OPEN = (State.ASKED, State.ANSWERED)
ENDED = (State.GRANTED, State.REFUSED, State.RETRACTED)

FACES: Mapping[str, Face] = MappingProxyType(
    {
        State.ASKED: Face("Mới gửi", "Đã gửi. Đang chờ cơ quan công an trả lời.", "new", "circle-plus"),
        State.ANSWERED: Face("Đang làm", "Cơ quan công an đã nhận, đang làm.", "hand", "eye"),
        State.GRANTED: Face("Đã làm", "Đã làm theo yêu cầu.", "done", "check"),
        State.REFUSED: Face("Không làm được", "Không làm được. Lý do ghi ở dưới.", "wait", "circle-slash"),
        State.RETRACTED: Face("Đã rút lại", "Bạn đã rút lại yêu cầu này.", "wait", "x"),
    }
)


@dataclass(frozen=True, slots=True)
class Verb:
    """`moves`: from each state the verb is possible in to the one it leads to. `means`: the clock's words for it."""

    noun: str
    label: str
    moves: Mapping[State, State]
    who: str
    fact: str
    means: tuple[str, ...]


def _to(state: State) -> Mapping[State, State]:
    return MappingProxyType(dict.fromkeys(OPEN, state))


# fmt: off
REQUEST = Verb("request", "Gửi yêu cầu", MappingProxyType({}), "citizen", "report.data_requested.v1", ("request",))
ANSWER = Verb("answer", "Báo đã nhận", MappingProxyType({State.ASKED: State.ANSWERED}), "officer",
              "report.data_request_answered.v1", ("answer",))
GRANT = Verb("grant", "Làm theo yêu cầu", _to(State.GRANTED), "officer",
             "report.data_request_granted.v1", ("answer", "settlement"))
REFUSAL = Verb("refusal", "Không làm, nêu lý do", _to(State.REFUSED), "officer",
               "report.data_request_refused.v1", ("answer", "settlement"))
RETRACTION = Verb("retraction", "Rút lại", _to(State.RETRACTED), "citizen",
                  "report.data_request_retracted.v1", ("answer", "settlement"))
RESETTING = Verb("reset", "Tính lại thời hạn", MappingProxyType({}), "clock",
                 "report.data_request_terms_reset.v1", ("reset",))
# fmt: on
VERBS: Mapping[str, Verb] = MappingProxyType(
    {verb.noun: verb for verb in (REQUEST, ANSWER, GRANT, REFUSAL, RETRACTION)}
)
OF_FACT: Mapping[str, Verb] = MappingProxyType({verb.fact: verb for verb in (*VERBS.values(), RESETTING)})

ANSWER_DUTY = "right_answer"  # the rule of the first term; that of the second is named after the right


# What begins and meets a term of a request, as the rules write it and people read it.
NOUNS: Mapping[str, str] = MappingProxyType(
    {
        "request": "Người dân gửi yêu cầu",
        "answer": "Báo đã nhận",
        "settlement": "Làm theo yêu cầu, hoặc không làm và nêu lý do",
    }
)
_OF_REPORTS: Mapping[str, str] = MappingProxyType(
    {
        verb.noun: verb.label
        for verb in states.VERBS.values()
        if verb.noun not in ("reset", "reminder", "opening")
    }
)


def nouns_of(duty: str) -> Mapping[str, str]:
    """What may begin and meet a term of the duty, noun and label: the rules of requests have words of their own."""
    return NOUNS if duty.startswith("right_") else _OF_REPORTS


def duty_of(right: str) -> str:
    """The rule of the clock that says how long the office has for it."""
    return f"right_{right}"


LABELS: Mapping[str, str] = MappingProxyType(
    {
        Right.ACCESS: "Xem dữ liệu về tôi",
        Right.CORRECT: "Sửa dữ liệu sai",
        Right.WITHDRAW: "Rút đồng ý",
        Right.RESTRICT: "Hạn chế dùng dữ liệu",
        Right.DELETE: "Xóa dữ liệu",
    }
)
HINTS: Mapping[str, str] = MappingProxyType(
    {
        Right.ACCESS: "Tải về mọi điều An Dân giữ về bạn.",
        Right.CORRECT: "Tên, ngày sinh, số điện thoại, nơi ở ghi chưa đúng.",
        Right.WITHDRAW: "Không liên lạc, không gửi tin nữa. Việc đã nhận vẫn giải quyết theo luật.",
        Right.RESTRICT: "Vẫn giữ, nhưng không mở danh tính, không đưa vào danh sách xuất ra.",
        Right.DELETE: "Xóa hẳn, không lấy lại được. Hồ sơ luật buộc giữ thì không xóa.",
    }
)
GROUNDS: Mapping[str, str] = MappingProxyType(
    {
        "criminal": "Hồ sơ nguồn tin về tội phạm phải giữ theo luật",
        "in_progress": "Phản ánh đang được giải quyết",
        "not_shown": "Chưa chứng minh được dữ liệu là sai",
        "others": "Ảnh hưởng quyền của người khác",
        "unclear": "Chưa rõ yêu cầu điều gì",
    }
)
BASES: Mapping[str, str] = MappingProxyType(
    {
        "criminal": "BLTTHS 2015 Đ.145–147; Luật 91/2025/QH15",
        "in_progress": "Luật 91/2025/QH15: đang thực hiện nhiệm vụ theo luật",
        "not_shown": "NĐ 356/2025",
        "others": "Luật 91/2025/QH15",
        "unclear": "NĐ 356/2025",
    }
)


def target(verb: Verb, state: str) -> State | None:
    """The state `verb` leads to from `state`, or None when it is not possible there."""
    return verb.moves.get(State(state))
