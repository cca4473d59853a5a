from datetime import datetime
from typing import Unpack

from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit.clock import HANOI
from andan.kit.refusals import Invalid, Refused, WrongState, check
from andan.kit.text import clean_line
from andan.places import queries as places
from andan.places.models import Agency, AgencyKind
from andan.reports import policies
from andan.reports.actions import decisions, handing_on, road, words
from andan.reports.events import ReportTransferred, commitment
from andan.reports.models import Report, Transfer
from andan.reports.queries.workload import without_desk
from andan.reports.states import TRANSFER

DECIDERS = (AgencyKind.PROVINCIAL_POLICE, AgencyKind.INVESTIGATION)


def transfer(
    *, actor: Actor, code: str, to_agency: str, reason: str, unstaffed: bool = False, **how: Unpack[road.How]
) -> Report:
    """Hand the report with its whole record to another agency; the number it had here stays as the back-reference.

    Where nobody works with the program yet, nobody would read it: `unstaffed` says that they were told another way.
    """
    why = words.needed(reason, "Ghi lý do chuyển.", field="reason")
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        check(policies.refusal_of(TRANSFER, actor, report))
        target = _target(report, to_agency, unstaffed)
        _keep(report, target, why, now)
        fact = ReportTransferred(
            from_agency=report.agency.code,
            to_agency=target.code,
            to_kind=target.kind,
            to_remote=target.remote,
            commitment=commitment(bytes(report.salt), why),
        )
        decisions.lapse(report, at=now)
        road.take(
            report,
            TRANSFER,
            fact,
            actor=actor,
            at=now,
            **how,
            words=why,
            detail=target.name,
            agency=target,
            holder=None,
            number=None,
            number_year=None,
            question_open=False,
            extension_asker=None,
        )
        handing_on.hand_on(report, actor=actor, at=now)
    return report


def _keep(report: Report, target: Agency, why: str, now: datetime) -> None:
    Transfer.objects.create(
        report=report,
        from_agency=report.agency,
        to_agency=target,
        from_number=report.number,
        from_year=report.number_year,
        reason=why,
        at=now,
    )


def _circle(report: Report, target: Agency) -> Refused | None:
    """A report is not sent back to who sent it away: if two disagree, the agency above both decides, once."""
    ways = list(report.transfers.values_list("from_agency", "to_agency", "at"))
    again = any((report.agency_id, target.pk) == (start, end) for start, end, _ in ways)
    left = next((at for start, _, at in reversed(ways) if start == target.pk), None)
    if again or (left is not None and report.agency.kind not in DECIDERS):
        when = f" ngày {left.astimezone(HANOI):%d/%m/%Y}" if left else ""
        return WrongState(
            f"{target.name} đã chuyển phản ánh này đi{when}. Hai nơi không thống nhất thì chuyển lên "
            "công an cấp tỉnh để quyết định, ghi rõ ý kiến của đơn vị."
        )
    return None


def _unread(target: Agency, told: bool) -> Refused | None:
    """Its law's clock would run at an agency where nobody sees it."""
    if told or target.pk not in without_desk([target.pk]):
        return None
    reason = f"{target.name} chưa có ai làm việc trên An Dân. Báo nơi nhận bằng cách khác rồi đánh dấu ở đây."
    return Invalid(reason, {"unstaffed": reason})


def _target(report: Report, code: str, unstaffed: bool) -> Agency:
    found = places.transfer_targets(report.agency).filter(code=clean_line(code)).first()
    if found is None:
        raise Invalid("Chưa chọn nơi chuyển đến.", {"to_agency": "Chọn một đơn vị trong danh sách."})
    check(_circle(report, found))
    check(_unread(found, unstaffed))
    return found
