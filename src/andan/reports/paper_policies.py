"""Who may issue, withdraw and be handed a paper, with a reason a person can act on. No queries."""

from andan.accounts.actors import Actor
from andan.kit.refusals import Forbidden, Refused, WrongState
from andan.reports.models import Paper, Report, Transfer
from andan.reports.papers import MISSING, Needs, Sort
from andan.reports.policies import WHO_NAMES, is_reporter, may_see
from andan.reports.states import CRIMES, State


def paper_refusal(sort: Sort, actor: Actor, report: Report, transfer: Transfer | None) -> Refused | None:
    """Why `actor` may not issue this paper of `report` now, or None. `transfer`: how the actor's agency sent it on."""
    agency_id = transfer.from_agency_id if transfer else report.agency_id
    if not _happened(sort, report, transfer):
        return WrongState(MISSING[sort.needs])
    if actor.user_id is None or not actor.holds(*sort.who, at=agency_id):
        names = ", ".join(WHO_NAMES[who] for who in sort.who)
        agency = transfer.from_agency if transfer else report.agency
        return Forbidden(f"{names} của {agency.name} làm giấy này.")
    if sort.crimes_only and report.report_class not in ("", *CRIMES):
        return WrongState("Đã phân loại không phải nguồn tin về tội phạm.")
    return None


def withdrawal_refusal(paper: Paper, actor: Actor) -> Refused | None:
    """Why `actor` may not withdraw the issued paper, or None."""
    if not actor.holds(*paper.sort.who, at=paper.agency_id):
        names = ", ".join(WHO_NAMES[who] for who in paper.sort.who)
        return Forbidden(f"{names} của {paper.agency.name} thu hồi giấy này.")
    return None if paper.stands else WrongState("Giấy này không còn hiệu lực.")


def handing_refusal(paper: Paper, actor: Actor) -> Refused | None:
    """Why the file of an issued paper is not handed over without a reason, or None: it may name the reporter.

    Who issued it read the name then; not any more when the report went on, or a person restricted its use.
    """
    report = paper.report
    if not paper.named or is_reporter(actor, report):
        return None
    if actor.user_id == paper.issued_by_id and may_see(actor, report) and report.limited_at is None:
        return None
    return Forbidden("Giấy này ghi tên người gửi. Nêu lý do thì mở được, người gửi sẽ đọc lý do.")


def _happened(sort: Sort, report: Report, transfer: Transfer | None) -> bool:
    return {
        Needs.NUMBER: report.number is not None,
        Needs.TRANSFER: transfer is not None,
        Needs.REFUSAL: report.state == State.REFUSED,
        Needs.RESULT: report.state == State.RESOLVED,
    }[sort.needs]
