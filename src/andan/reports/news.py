"""Who is told of what: verb → audience → sentence. Pure; the ways to a person are those of andan.notices.

A sentence names the code and nothing of the case. What leaves the house does not even say that much.
"""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from andan.notices.news import Group, Kind


class Audience(StrEnum):
    """`holder`: who verifies, or the desk while nobody does. `superior`: the commanders of the agency above.

    `procuracy`: the procurators of the province. `deciders`: who grants the time that was asked for.
    """

    REPORTER = "reporter"
    HOLDER = "holder"
    DESK = "desk"
    COMMANDERS = "commanders"
    SUPERIOR = "superior"
    PROCURACY = "procuracy"
    DECIDERS = "deciders"


class Told(NamedTuple):
    audience: Audience
    kind: Kind


GROUPS = (
    Group("report", "Phản ánh đã gửi có bước mới", "Tiếp nhận, chuyển nơi khác, kết quả.", staff=False),
    Group("question", "Cán bộ hỏi thêm", "Trả lời sớm thì giải quyết sớm.", staff=False),
    Group("term", "Thời hạn thay đổi", "Gia hạn, tạm đình chỉ, phục hồi.", staff=False),
    Group("mine", "Việc giao cho tôi", "Giao việc, người gửi trả lời, đồng nghiệp nhắc tên.", staff=True),
    Group("due", "Thời hạn", "Sắp đến hạn và quá hạn.", staff=True),
    Group(
        "unit", "Việc của đơn vị", "Chuyển đến, đề nghị xem lại, xin gia hạn, cấp dưới quá hạn.", staff=True
    ),
)


def _of_citizen(word: str, group: str, icon: str, sentence: str) -> Kind:
    return Kind(word, group, icon, sentence, "/phan-anh/{code}/")


def _of_officer(word: str, group: str, icon: str, sentence: str) -> Kind:
    return Kind(word, group, icon, sentence, "/can-bo/phan-anh/{code}/")


def _of_procurator(word: str, icon: str, sentence: str) -> Kind:
    return Kind(word, "unit", icon, sentence, "/kiem-sat/phan-anh/{code}/")


_RECEIVED = _of_citizen("received", "report", "inbox", "Công an đã tiếp nhận phản ánh {code}.")
_QUESTION = _of_citizen(
    "asked",
    "question",
    "message-circle-question-mark",
    "Cán bộ hỏi thêm về phản ánh {code}. Mở ra để trả lời.",
)
_TRANSFERRED = _of_citizen(
    "transferred", "report", "forward", "Phản ánh {code} đã chuyển sang nơi có trách nhiệm giải quyết."
)
_REFUSED = _of_citizen(
    "refused", "report", "circle-slash", "Phản ánh {code} không được tiếp nhận. Mở ra để xem lý do."
)
_NOTIFIED = _of_citizen(
    "notified", "report", "mail", "Công an có thông báo về phản ánh {code}. Mở ra để đọc."
)
_RESOLVED = _of_citizen("resolved", "report", "circle-check", "Phản ánh {code} đã có kết quả.")
_EXTENDED = _of_citizen("extended", "term", "calendar-plus", "Phản ánh {code} được gia hạn giải quyết.")
_SUSPENDED = _of_citizen("suspended", "term", "circle-pause", "Phản ánh {code} tạm đình chỉ giải quyết.")
_RECKONED = _of_citizen("reckoned", "term", "calendar-clock", "Thời hạn của phản ánh {code} được tính lại.")
_JOINED = _of_citizen("joined", "report", "layers", "Phản ánh {code} được gộp với tin khác về cùng sự việc.")
_PARTED = _of_citizen("parted", "report", "split", "Phản ánh {code} được giải quyết riêng trở lại.")
_SPLIT = _of_citizen("split", "report", "split", "Phản ánh {code} được tách thành các việc riêng.")
_RESUMED = _of_citizen("resumed", "term", "circle-play", "Phản ánh {code} được giải quyết tiếp.")

PAPER_ISSUED = _of_citizen(
    "paper_issued", "report", "file-text", "Có giấy tờ về phản ánh {code}. Mở ra để xem."
)
_ASSIGNED = _of_officer("assigned", "mine", "user-check", "Được giao xác minh {code}.")
_ANSWERED = _of_officer("answered", "mine", "message-circle", "Người gửi {code} đã trả lời.")
_GRANTED = _of_officer("granted", "mine", "calendar-plus", "{code} được gia hạn.")
_TERM_MOVED = _of_officer("term_moved", "mine", "calendar-clock", "Thời hạn của {code} được tính lại.")
_DENIED = _of_officer("denied", "mine", "calendar-x", "{code} không được gia hạn.")
MENTIONED = _of_officer("mentioned", "mine", "at-sign", "Đồng nghiệp nhắc tên bạn trong ghi chú của {code}.")
_COME = _of_officer("come", "unit", "forward", "Nơi khác chuyển đến {code}.")
_REOPENED = _of_officer("reopened", "unit", "rotate-ccw", "Người gửi {code} đề nghị xem lại.")
_ASKS_TIME = _of_officer("asks_time", "unit", "hourglass", "Có đề nghị gia hạn {code}. Cần trả lời.")
_ALERTED = _of_officer("alerted", "unit", "megaphone", "Cấp dưới báo cáo {code}.")
_REMARKED = _of_officer("remarked", "unit", "scale", "Viện kiểm sát kiến nghị về {code}. Cần trả lời.")
_REPLIED = _of_procurator("replied", "reply-all", "Đã trả lời kiến nghị về {code}.")
_INFORMED = _of_procurator("informed", "mail-check", "Công an báo viện kiểm sát về {code}.")
AGENCY_REMARKED = Kind(
    "agency_remarked",
    "unit",
    "scale",
    "Viện kiểm sát có kiến nghị {code} với đơn vị. Cần trả lời.",
    "/can-bo/kien-nghi/{code}/",
)
AGENCY_REPLIED = Kind(
    "agency_replied",
    "unit",
    "reply-all",
    "Đơn vị đã trả lời kiến nghị {code}.",
    "/kiem-sat/kien-nghi/{code}/",
)
SOON = replace(
    _of_officer("soon", "due", "alarm-clock", "{code} sắp đến hạn."),
    many="{count} việc sắp đến hạn.",
    many_href="/can-bo/phan-anh/?nhom=soon",
)
LATE = replace(
    _of_officer("late", "due", "triangle-alert", "{code} đã quá hạn."),
    many="{count} việc vừa quá hạn.",
    many_href="/can-bo/phan-anh/?nhom=late",
    urgent=True,
)
LATE_BELOW = replace(
    _of_officer("late_below", "unit", "triangle-alert", "{code} của đơn vị cấp dưới quá hạn đã lâu."),
    many="{count} việc của đơn vị cấp dưới quá hạn đã lâu.",
    many_href="/can-bo/phan-anh/?nhom=late",
)

REMARK_SOON = _of_officer("remark_soon", "due", "scale", "Kiến nghị về {code} sắp đến hạn trả lời.")
REMARK_LATE = replace(
    _of_officer("remark_late", "due", "triangle-alert", "Kiến nghị về {code} đã quá hạn trả lời."),
    urgent=True,
)
REMARK_UNANSWERED = _of_procurator(
    "remark_unanswered", "triangle-alert", "Kiến nghị về {code} quá hạn mà chưa được trả lời."
)
AGENCY_REMARK_SOON = replace(
    AGENCY_REMARKED,
    word="agency_remark_soon",
    group="due",
    one="Kiến nghị {code} với đơn vị sắp đến hạn trả lời.",
)
AGENCY_REMARK_LATE = replace(
    AGENCY_REMARK_SOON,
    word="agency_remark_late",
    icon="triangle-alert",
    one="Kiến nghị {code} với đơn vị đã quá hạn trả lời.",
    urgent=True,
)
AGENCY_REMARK_UNANSWERED = replace(
    AGENCY_REPLIED,
    word="agency_remark_unanswered",
    icon="triangle-alert",
    one="Kiến nghị {code} quá hạn mà chưa được trả lời.",
)

DATA_ASKED = Kind(
    "data_asked",
    "unit",
    "user-lock",
    "Có yêu cầu {code} về dữ liệu cá nhân. Cần trả lời.",
    "/can-bo/yeu-cau-du-lieu/{code}/",
)
DATA_MOVED = Kind(
    "data_moved",
    "report",
    "user-lock",
    "Yêu cầu {code} về dữ liệu của bạn có trả lời.",
    "/tai-khoan/du-lieu/{code}/",
)

DATA_SOON = replace(
    DATA_ASKED, word="data_soon", group="due", one="Yêu cầu {code} về dữ liệu cá nhân sắp đến hạn."
)
DATA_LATE = replace(
    DATA_SOON,
    word="data_late",
    icon="triangle-alert",
    one="Yêu cầu {code} về dữ liệu cá nhân đã quá hạn.",
    urgent=True,
)
DATA_LATE_BELOW = replace(
    DATA_ASKED,
    word="data_late_below",
    icon="triangle-alert",
    one="Yêu cầu {code} về dữ liệu cá nhân ở đơn vị cấp dưới đã quá hạn.",
)

A = Audience
BY_VERB: Mapping[str, tuple[Told, ...]] = MappingProxyType(
    {
        "reception": (Told(A.REPORTER, _RECEIVED),),
        "question": (Told(A.REPORTER, _QUESTION),),
        "transfer": (Told(A.REPORTER, _TRANSFERRED), Told(A.DESK, _COME)),
        "refusal": (Told(A.REPORTER, _REFUSED),),
        "notification": (Told(A.REPORTER, _NOTIFIED),),
        "result": (Told(A.REPORTER, _RESOLVED),),
        "reset": (Told(A.REPORTER, _RECKONED), Told(A.HOLDER, _TERM_MOVED)),
        "joining": (Told(A.REPORTER, _JOINED),),
        "parting": (Told(A.REPORTER, _PARTED),),
        "splitting": (Told(A.REPORTER, _SPLIT),),
        "conclusion": (Told(A.REPORTER, _RESOLVED),),
        "extension": (Told(A.DECIDERS, _ASKS_TIME),),
        "informing": (Told(A.PROCURACY, _INFORMED),),
        "remark": (Told(A.COMMANDERS, _REMARKED),),
        "reply": (Told(A.PROCURACY, _REPLIED),),
        "approval": (Told(A.REPORTER, _EXTENDED), Told(A.HOLDER, _GRANTED)),
        "denial": (Told(A.HOLDER, _DENIED),),
        "suspension": (Told(A.REPORTER, _SUSPENDED),),
        "resumption": (Told(A.REPORTER, _RESUMED),),
        "alert": (Told(A.SUPERIOR, _ALERTED),),
        "assignment": (Told(A.HOLDER, _ASSIGNED),),
        "answer": (Told(A.HOLDER, _ANSWERED),),
        "reopening": (Told(A.COMMANDERS, _REOPENED), Told(A.DESK, _REOPENED)),
    }
)
# What the clock tells: how far it has come (Report.told) → who hears it for the first time.
BY_CLOCK: Mapping[int, tuple[Told, ...]] = MappingProxyType(
    {
        1: (Told(A.HOLDER, SOON),),
        2: (Told(A.HOLDER, LATE), Told(A.COMMANDERS, LATE)),
        3: (Told(A.SUPERIOR, LATE_BELOW),),
    }
)
KINDS: tuple[Kind, ...] = (
    MENTIONED,
    PAPER_ISSUED,
    DATA_ASKED,
    DATA_MOVED,
    AGENCY_REMARKED,
    AGENCY_REPLIED,
    REMARK_SOON,
    REMARK_LATE,
    REMARK_UNANSWERED,
    AGENCY_REMARK_SOON,
    AGENCY_REMARK_LATE,
    AGENCY_REMARK_UNANSWERED,
    DATA_SOON,
    DATA_LATE,
    DATA_LATE_BELOW,
    *{one.kind.word: one.kind for told in (*BY_VERB.values(), *BY_CLOCK.values()) for one in told}.values(),
)
