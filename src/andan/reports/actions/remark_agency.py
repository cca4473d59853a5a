from django.db import IntegrityError, transaction

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.kit.refusals import WrongState
from andan.ledger.log import append
from andan.reports import notices
from andan.reports.actions import remarking, words
from andan.reports.events import AgencyRemarked, commitment
from andan.reports.models import Remark
from andan.reports.queries.oversight.areas import agency_of


def remark_agency(*, actor: Actor, agency: str, text: str) -> Remark:
    """Make a remark on the work of the agency with this code. Raises NotThere for one the actor does not supervise."""
    said = words.needed(text, "Ghi nội dung kiến nghị.")
    here, now = agency_of(actor, agency), clock.now()
    office = remarking.procuracy(actor, here.pk)
    try:
        with transaction.atomic(durable=True):
            rule, due = remarking.until("", now)
            number = remarking.next_number(agency=here)
            row = remarking.make(actor, office, said, (rule, due), at=now, agency=here, number=number)
            fact = AgencyRemarked(
                agency=here.code,
                number=number,
                procuracy=office.code,
                answer_by=due.due.isoformat(),
                basis=rule.basis,
                commitment=commitment(bytes(row.salt), said),
            )
            entry = append(fact, subject=f"remark:{row.pk}", actor=actor.ref, at=now)
            notices.agency_remarked(row, entry.pk, at=now)
    except IntegrityError:
        raise WrongState("Vừa có kiến nghị khác với đơn vị này. Gửi lại.") from None
    return row
