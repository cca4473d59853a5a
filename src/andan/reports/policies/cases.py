"""What a case itself says against a verb that its state and its officer would allow."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from types import MappingProxyType

from django.conf import settings

from andan.accounts.actors import Actor, ActorKind, Role
from andan.kit import clock
from andan.kit.refusals import Forbidden, Invalid, Refused, WrongState
from andan.reports.models import Report
from andan.reports.states import (
    CLASS_NAMES,
    CRIMES,
    FLOOR,
    ReportClass,
    State,
)

MOST_EXTENSIONS = 2


SUSPENDABLE = frozenset({*CRIMES, ReportClass.DENUNCIATION})


def supervised(actor: Actor) -> frozenset[int]:
    """The ids of the agencies whose handling of reports the actor supervises for the procuracy."""
    return frozenset().union(*(post.scope for post in actor.posts if post.role == Role.PROCURATOR))


def procuracy_of(actor: Actor, agency_id: int) -> int | None:
    """The id of the procuracy at which the actor supervises that agency."""
    found = (post for post in actor.posts if post.role == Role.PROCURATOR and agency_id in post.scope)
    return next((post.agency_id for post in found), None)


def commanded(actor: Actor) -> frozenset[int]:
    """The ids of the agencies the actor commands."""
    return frozenset(post.agency_id for post in actor.posts if post.role == Role.COMMANDER)


def supervises(actor: Actor, report: Report) -> bool:
    """A procurator sits at the procuracy, and acts on the cases of the agencies it covers."""
    return any(post.role == Role.PROCURATOR and report.agency_id in post.scope for post in actor.posts)


def oversees(actor: Actor, report: Report) -> bool:
    return any(post.role in FLOOR and report.agency_id in post.scope for post in actor.posts)


def _refusal(_actor: Actor, report: Report) -> Refused | None:
    if report.members_count:
        return _together(_actor, report)
    if report.report_class in CRIMES:
        return Forbidden(
            "Tố giác, tin báo về tội phạm không được từ chối (BLTTHS Đ.145). Chuyển nơi có thẩm quyền."
        )
    return None


def classing(actor: Actor, report: Report, report_class: str, why: str) -> Refused | None:
    """Whether the report may become this class, said with the reason `why`.

    What was taken as a crime is watched by the procuracy and never refused: the commander alone takes that back.
    """
    before, stands = report.report_class, report.state != State.RECEIVED
    if before == report_class and stands:
        return _wrong("report_class", f"Đang là “{CLASS_NAMES[before]}” rồi. Chọn loại khác, hoặc bấm Thôi.")
    if before in CRIMES and report_class not in CRIMES and report.agency_id not in commanded(actor):
        return _wrong("report_class", "Đã phân loại là tội phạm. Chỉ huy mới đổi được sang loại khác.")
    if before not in ("", report_class) and not why:
        return _wrong("reason", f"Đã phân loại là “{CLASS_NAMES[before]}”. Ghi lý do đổi sang loại khác.")
    return None


def _wrong(field: str, reason: str) -> Invalid:
    return Invalid(reason, {field: reason})


def _question(_actor: Actor, report: Report) -> Refused | None:
    return WrongState("Đang chờ trả lời câu hỏi trước.") if report.question_open else None


def _rating(_actor: Actor, report: Report) -> Refused | None:
    return WrongState("Phản ánh này đã được đánh giá.") if report.score is not None else None


def _reopening(_actor: Actor, report: Report) -> Refused | None:
    limit = timedelta(days=settings.REOPEN_WITHIN_DAYS)
    if report.closed_at is not None and clock.now() - report.closed_at > limit:
        return WrongState(f"Đã quá {limit.days} ngày từ khi có kết quả. Có thể gửi phản ánh mới.")
    return None


def _opening(_actor: Actor, report: Report) -> Refused | None:
    if report.limited_at is not None:
        return WrongState("Người gửi đã được hạn chế dùng dữ liệu. Chỉ huy bỏ hạn chế thì mới mở được.")
    return WrongState("Phản ánh ẩn danh, không có danh tính để mở.") if report.anonymous else None


def _assignment(_actor: Actor, report: Report) -> Refused | None:
    if report.report_class == ReportClass.NOT_COMPETENT:
        return WrongState("Không thuộc thẩm quyền thì chuyển nơi khác, không giao xác minh.")
    return None


def _extension(_actor: Actor, report: Report) -> Refused | None:
    if report.extension_asker is not None:
        return WrongState("Đã xin gia hạn, đang chờ duyệt.")
    if report.extensions >= MOST_EXTENSIONS:
        return WrongState("Đã gia hạn hai lần, hết số lần luật cho.")
    return None


def _decision(actor: Actor, report: Report) -> Refused | None:
    """Two persons; the first time is the commander's, the second of a crime report the procuracy's."""
    if report.extension_asker is None:
        return WrongState("Chưa ai xin gia hạn.")
    if actor.kind is not ActorKind.OFFICER:
        return Forbidden("Người duyệt, không phải chương trình, quyết định gia hạn.")
    if report.extension_asker == actor.user_id:
        return Forbidden("Người xin gia hạn không tự duyệt. Người khác làm việc này.")
    if decides_procuracy(report) != supervises(actor, report):
        who = "Viện kiểm sát" if decides_procuracy(report) else f"Chỉ huy của {report.agency.name}"
        return Forbidden(f"{who} duyệt lần gia hạn này.")
    return None


def decides_procuracy(report: Report) -> bool:
    """Whether the extension asked for is the procuracy's to grant (BLTTHS Đ.147 khoản 2)."""
    return report.report_class in CRIMES and report.extensions > 0


def _suspension(_actor: Actor, report: Report) -> Refused | None:
    if report.report_class in SUSPENDABLE:
        return None
    return WrongState(
        "Chỉ tạm đình chỉ tố giác, tin báo, kiến nghị khởi tố (BLTTHS Đ.148) và tố cáo (Luật Tố cáo Đ.34)."
    )


def _informing(_actor: Actor, report: Report) -> Refused | None:
    if report.report_class in CRIMES:
        return None
    return WrongState("Chỉ tố giác, tin báo, kiến nghị khởi tố mới phải báo viện kiểm sát.")


def _together(_actor: Actor, report: Report) -> Refused | None:
    if report.members_count:
        return WrongState(f"Đang gộp {report.members_count} phản ánh khác vào đây. Bỏ gộp trước.")
    return None


def _splitting(_actor: Actor, report: Report) -> Refused | None:
    if report.parent_id is not None:
        return WrongState("Phản ánh này đã là một phần tách ra. Tách tiếp ở phản ánh gốc.")
    return None


def _parting(_actor: Actor, report: Report) -> Refused | None:
    return None if report.is_joined else WrongState("Phản ánh này không gộp với phản ánh nào.")


def _notification(_actor: Actor, report: Report) -> Refused | None:
    if report.anonymous:
        return WrongState("Người gửi ẩn danh. Họ xem bằng mã biên nhận, không gửi thông báo được.")
    return None


def _transfer(actor: Actor, report: Report) -> Refused | None:
    if report.pinned:
        return WrongState("Đã ghim nơi giải quyết. Bỏ ghim rồi mới chuyển.")
    return _together(actor, report)


def _reply(_actor: Actor, report: Report) -> Refused | None:
    return None if report.remarks_open else WrongState("Không có kiến nghị nào chờ trả lời.")


def _pinning(_actor: Actor, report: Report) -> Refused | None:
    return WrongState("Đã ghim rồi.") if report.pinned else None


def _unpinning(_actor: Actor, report: Report) -> Refused | None:
    return None if report.pinned else WrongState("Chưa ghim.")


CASE_RULES: Mapping[str, Callable[[Actor, Report], Refused | None]] = MappingProxyType(
    {
        "refusal": _refusal,
        "question": _question,
        "rating": _rating,
        "reopening": _reopening,
        "opening": _opening,
        "joining": _together,
        "parting": _parting,
        "splitting": _splitting,
        "extension": _extension,
        "approval": _decision,
        "denial": _decision,
        "suspension": _suspension,
        "informing": _informing,
        "notification": _notification,
        "assignment": _assignment,
        "transfer": _transfer,
        "reply": _reply,
        "pinning": _pinning,
        "unpinning": _unpinning,
    }
)
