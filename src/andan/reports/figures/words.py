"""What is counted, in words."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from andan.reports.states import CLASS_NAMES, FACES, OUTCOMES, VERBS

CHANNELS: Mapping[str, str] = MappingProxyType(
    {"web": "trang An Dân", "api": "chương trình", "zalo": "Zalo", "counter": "tại quầy"}
)
DUTY_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "sending_on": "Chuyển nơi có thẩm quyền",
        "acceptance": "Thụ lý",
        "suspension_notice": "Báo viện kiểm sát việc tạm đình chỉ",
        "extension_1": "Gia hạn lần 1, nhiều nhất",
        "extension_2": "Gia hạn lần 2, nhiều nhất",
        "extension_notice": "Đề nghị viện kiểm sát gia hạn trước",
        "escalation": "Quá hạn bao lâu thì báo cấp trên",
        "right_answer": "Trả lời yêu cầu về dữ liệu cá nhân",
        "right_access": "Cho xem dữ liệu cá nhân",
        "right_correct": "Sửa dữ liệu cá nhân",
        "right_withdraw": "Rút đồng ý",
        "right_restrict": "Hạn chế xử lý dữ liệu",
        "right_delete": "Xóa dữ liệu cá nhân",
    }
)
UNCLASSIFIED = "Chưa phân loại"
_PLACES: Mapping[str, int] = MappingProxyType({noun: place for place, noun in enumerate(VERBS)})


def channel_name(channel: str) -> str:
    name = CHANNELS.get(channel, channel)
    return name[:1].upper() + name[1:]


def class_name(report_class: str) -> str:
    return CLASS_NAMES.get(report_class, UNCLASSIFIED)


def duty_name(duty: str) -> str:
    """What a duty is called: the label of the verb that meets it, or a name of its own."""
    return VERBS[duty].label if duty in VERBS else DUTY_NAMES.get(duty, duty)


def duty_names(duties: Iterable[str]) -> str:
    """Their names in the order of the verbs that meet them: `Tiếp nhận, Phân loại`."""
    return ", ".join(duty_name(duty) for duty in sorted(duties, key=_place))


def _place(duty: str) -> tuple[int, str]:
    return _PLACES.get(duty, len(_PLACES)), duty


def outcome_name(outcome: str) -> str:
    return OUTCOMES.get(outcome, outcome)


def state_name(state: str) -> str:
    return FACES[state].word if state in FACES else state
