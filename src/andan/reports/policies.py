"""Who may do what to a report, with a reason a person can act on. No queries: actor and row carry everything."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

from django.conf import settings

from andan.accounts.actors import Actor, ActorKind, Role
from andan.accounts.words import ROLES
from andan.kit import clock
from andan.kit.refusals import Forbidden, NotThere, Refused, WrongState
from andan.kit.sealed import pseudonym
from andan.places.models import Agency
from andan.reports.models import Report
from andan.reports.states import (
    CRIMES,
    DESK,
    FLOOR,
    MEETS,
    NEXT,
    TRANSFER,
    VERBS,
    ReportClass,
    State,
    Verb,
    Who,
    target,
)

# How far a report has come in each state; a report sent on begins anew at the next agency.
_PROGRESS: Mapping[str, int] = MappingProxyType(
    {
        State.SUBMITTED: 0,
        State.TRANSFERRED: 0,
        State.RECEIVED: 1,
        State.CLASSIFIED: 2,
        State.VERIFYING: 3,
        State.SUSPENDED: 3,
        State.REFUSED: 4,
        State.RESOLVED: 4,
    }
)
MOST_EXTENSIONS = 2
ASIDE = frozenset({"parting", "answer", "note", "opening"})  # what goes on while joined to another report
SUSPENDABLE = frozenset({*CRIMES, ReportClass.DENUNCIATION})
# Who reads cases at all. A leader reads rates, an administrator keeps the data, a volunteer helps people: not cases.
CASE_ROLES = frozenset(
    {Role.DUTY_OFFICER, Role.CASE_OFFICER, Role.AREA_OFFICER, Role.COMMANDER, Role.PROCURATOR}
)
# Who reads how many there are and how long they take.
COUNT_ROLES = frozenset({Role.DUTY_OFFICER, Role.COMMANDER, Role.PROCURATOR, Role.LEADER})
WHO_NAMES: Mapping[str, str] = MappingProxyType(
    {**ROLES, Who.HOLDER: "Người đang giữ", Who.SUPERIOR: "cấp trên"}
)


def owner_of(actor: Actor) -> str:
    """The pseudonym under which the actor's own reports and draft are kept."""
    return pseudonym(settings.PSEUDONYM_KEY, actor.ref)


def receipt_bearer(report_code: str) -> Actor:
    """Whoever shows the receipt code of an anonymous report: the reporter of that report and of nothing else."""
    return Actor(kind=ActorKind.ANONYMOUS, ref=f"receipt:{report_code}")


def is_reporter(actor: Actor, report: Report) -> bool:
    if actor.kind == ActorKind.ANONYMOUS:
        return report.anonymous and actor.ref == f"receipt:{report.code}"
    return bool(report.owner) and report.owner == owner_of(actor)


def covered(actor: Actor) -> frozenset[int]:
    """The ids of the agencies whose cases the actor reads by a post they hold."""
    return frozenset().union(*(post.scope for post in actor.posts if post.role in CASE_ROLES))


def counted(actor: Actor) -> frozenset[int]:
    """The ids of the agencies whose statistics the actor reads: counts, never a person."""
    return frozenset().union(*(post.scope for post in actor.posts if post.role in COUNT_ROLES))


def listed(actor: Actor) -> frozenset[int]:
    """Of those, the agencies whose reports the actor may take out one by one: whoever reads no cases takes no list."""
    return counted(actor) & covered(actor)


def may_see(actor: Actor, report: Report) -> bool:
    """Without the question of earlier agencies, which is a query (see queries.visible)."""
    return is_reporter(actor, report) or report.agency_id in covered(actor)


def refusal_of(verb: Verb, actor: Actor, report: Report) -> Refused | None:
    """Why `actor` may not do `verb` to `report` now, or None. The same answer greys the button."""
    return (
        _wrong_person(verb, actor, report)
        or _wrong_state(verb, report)
        or _joined(verb, report)
        or _wrong_case(verb, actor, report)
    )


@dataclass(frozen=True, slots=True)
class Option:
    """A verb as the case page shows it: possible when `refusal` is None."""

    verb: Verb
    refusal: Refused | None


def options(actor: Actor, report: Report) -> list[Option]:
    """Every officer's verb with the reason against it, in the order of the table; not those with nothing to answer."""
    return [
        Option(verb, refusal_of(verb, actor, report))
        for verb in VERBS.values()
        if verb.who and not verb.by_reporter and verb.noun != "opening" and _makes_sense(verb, report)
    ]


def _makes_sense(verb: Verb, report: Report) -> bool:
    """Whether there is what the verb answers or undoes: nobody grants what nobody asked for."""
    return {
        "approval": report.extension_asker is not None,
        "denial": report.extension_asker is not None,
        "resumption": report.state == State.SUSPENDED,
        "parting": report.is_joined,
        "pinning": not report.pinned,
        "unpinning": report.pinned,
    }.get(verb.noun, True)


def next_verb(report: Report, actor: Actor | None = None) -> Verb | None:
    """The one step the law waits for now, of those `actor` may do when there is one; None when the report is closed."""
    waited_for = _waited_for(report)
    for verb in waited_for:
        if actor is not None and refusal_of(verb, actor, report) is None:
            return verb
    return waited_for[0] if waited_for else None


def _waited_for(report: Report) -> list[Verb]:
    """What meets the duty that is due next, then what its state leads to."""
    if report.report_class == ReportClass.NOT_COMPETENT and target(TRANSFER, report.state):
        return [TRANSFER]
    pressing = MEETS.get(report.next_duty, VERBS.get(report.next_duty))
    found = [pressing, VERBS.get(NEXT.get(report.state, ""))]
    return [verb for verb in found if verb is not None and target(verb, report.state)]


def may_edit_data(actor: Actor) -> Refused | None:
    """Kinds of incidents and the like are kept by administrators; every edit is a fact."""
    if actor.kind == ActorKind.SYSTEM or any(post.role == Role.ADMINISTRATOR for post in actor.posts):
        return None
    return Forbidden("Người quản trị làm việc này.")


def may_approve(actor: Actor, drafted_by: str) -> Refused | None:
    """A second person: an administrator or a leader who did not draft it."""
    if not any(post.role in (Role.ADMINISTRATOR, Role.LEADER) for post in actor.posts):
        return Forbidden("Người quản trị khác hoặc lãnh đạo duyệt.")
    if actor.ref == drafted_by:
        return Forbidden("Người soạn không tự duyệt. Người thứ hai làm việc này.")
    return None


def may_route(actor: Actor, agency: Agency) -> Refused | None:
    """Routing rules are the commander's; an administrator keeps them for every agency of theirs."""
    if actor.holds(Role.COMMANDER, at=agency.pk):
        return None
    if any(post.role == Role.ADMINISTRATOR and agency.pk in post.scope for post in actor.posts):
        return None
    return Forbidden(f"Chỉ huy của {agency.name} hoặc người quản trị làm việc này.")


def may_hand_over(actor: Actor, agency: Agency) -> Refused | None:
    """A shift is handed over and taken over at the desk."""
    if actor.holds(*DESK, at=agency.pk):
        return None
    return Forbidden(f"Trực ban, chỉ huy của {agency.name} làm việc này.")


def _wrong_person(verb: Verb, actor: Actor, report: Report) -> Refused | None:
    if verb.by_reporter:
        return None if is_reporter(actor, report) else NotThere()
    if _does(verb, actor, report):
        return None
    if not may_see(actor, report):
        return NotThere()
    names = ", ".join(WHO_NAMES[who] for who in verb.who)
    return Forbidden(f"{names} của {report.agency.name} làm việc này.")


def _does(verb: Verb, actor: Actor, report: Report) -> bool:
    roles = [who for who in verb.who if isinstance(who, Role)]
    if Role.PROCURATOR in roles and _supervises(actor, report):
        return True
    if Who.SUPERIOR in verb.who and _oversees(actor, report):
        return True
    holds = Who.HOLDER in verb.who and actor.user_id is not None and actor.user_id == report.holder_id
    return actor.holds(*roles, at=report.agency_id) or (holds and report.agency_id in covered(actor))


def _wrong_state(verb: Verb, report: Report) -> Refused | None:
    if target(verb, report.state) is not None:
        return None
    later = any(_PROGRESS[state] > _PROGRESS[State(report.state)] for state in verb.moves)
    return WrongState(f"{report.face.word}. {'Chưa đến' if later else 'Đã qua'} bước này.")


def _joined(verb: Verb, report: Report) -> Refused | None:
    """What is joined to another report is handled there."""
    if not report.is_joined or verb.noun in ASIDE:
        return None
    return WrongState("Đã gộp vào phản ánh khác về cùng sự việc. Làm việc ở phản ánh chính, hoặc bỏ gộp.")


def _wrong_case(verb: Verb, actor: Actor, report: Report) -> Refused | None:
    rule = _CASE_RULES.get(verb.noun)
    return rule(actor, report) if rule else None


def _supervises(actor: Actor, report: Report) -> bool:
    """A procurator sits at the procuracy, and acts on the cases of the agencies it covers."""
    return any(post.role == Role.PROCURATOR and report.agency_id in post.scope for post in actor.posts)


def _oversees(actor: Actor, report: Report) -> bool:
    return any(post.role in FLOOR and report.agency_id in post.scope for post in actor.posts)


def _refusal(_actor: Actor, report: Report) -> Refused | None:
    if report.members_count:
        return _together(_actor, report)
    if report.report_class in CRIMES:
        return Forbidden(
            "Tố giác, tin báo về tội phạm không được từ chối (BLTTHS Đ.145). Chuyển nơi có thẩm quyền."
        )
    return None


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
    if report.extension_asker == actor.user_id:
        return Forbidden("Người xin gia hạn không tự duyệt. Người khác làm việc này.")
    if decides_procuracy(report) != _supervises(actor, report):
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


def _pinning(_actor: Actor, report: Report) -> Refused | None:
    return WrongState("Đã ghim rồi.") if report.pinned else None


def _unpinning(_actor: Actor, report: Report) -> Refused | None:
    return None if report.pinned else WrongState("Chưa ghim.")


_CASE_RULES: Mapping[str, Callable[[Actor, Report], Refused | None]] = MappingProxyType(
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
        "pinning": _pinning,
        "unpinning": _unpinning,
    }
)
