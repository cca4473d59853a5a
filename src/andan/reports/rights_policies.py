"""Who handles requests about one's own data, and what may be erased, with a reason a person can act on. No queries."""

from collections.abc import Iterable

from andan.accounts.actors import Actor, ActorKind, Role
from andan.kit.refusals import Forbidden, NotThere, Refused, WrongState
from andan.reports.models import DataRequest, Report
from andan.reports.policies import covered, owner_of
from andan.reports.rights.states import Verb, target
from andan.reports.states import CRIMES

SETTLERS = (Role.COMMANDER, Role.ADMINISTRATOR)


def may_ask(actor: Actor) -> Refused | None:
    """Only whoever signs in has data here that leads to them."""
    if actor.kind is ActorKind.CITIZEN:
        return None
    return Forbidden("Yêu cầu về dữ liệu cá nhân dành cho người dân đăng nhập bằng tài khoản định danh.")


def offices(actor: Actor) -> frozenset[int]:
    """The ids of the agencies whose requests the actor settles."""
    return frozenset().union(*(post.scope for post in actor.posts if post.role in SETTLERS))


def elsewhere(actor: Actor, reports: Iterable[Report]) -> Refused | None:
    """Nobody decides about a report that another agency holds by now."""
    theirs = offices(actor)
    if all(one.agency_id in theirs for one in reports):
        return None
    return WrongState("Đơn vị khác đang giữ phản ánh trong yêu cầu này. Nơi ấy quyết định.")


def may_settle_any(actor: Actor) -> Refused | None:
    return None if offices(actor) else Forbidden("Chỉ huy, người quản trị làm việc này.")


def refusal_of(verb: Verb, actor: Actor, request: DataRequest) -> Refused | None:
    """Why `actor` may not do `verb` to the request now, or None."""
    if not _is_theirs(verb, actor, request):
        return NotThere()
    if target(verb, request.state) is None:
        return WrongState(f"{request.face.word}. Không làm việc này được nữa.")
    return None


def _is_theirs(verb: Verb, actor: Actor, request: DataRequest) -> bool:
    if verb.who == "officer":
        return request.agency_id in offices(actor)
    return actor.kind is ActorKind.CITIZEN and request.owner == owner_of(actor)


def erasure_refusal(report: Report) -> Refused | None:
    """Why the law keeps the report, or None. A source of information about a crime is never erased on request."""
    if report.report_class in CRIMES:
        return Forbidden(f"{report.code}: hồ sơ nguồn tin về tội phạm phải giữ theo luật.", code="criminal")
    if report.is_open:
        return WrongState(f"{report.code}: đang được giải quyết, xong mới xóa được.")
    return None


def may_lift(actor: Actor, report: Report) -> Refused | None:
    """A restriction is lifted where it hinders the law, by name and for a reason the person reads."""
    if report.agency_id not in covered(actor):
        return NotThere()
    if not actor.holds(Role.COMMANDER, at=report.agency_id):
        return Forbidden(f"Chỉ huy của {report.agency.name} làm việc này.")
    return None if report.limited_at else WrongState("Phản ánh này không bị hạn chế.")
