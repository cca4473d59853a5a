from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.ledger.log import append
from andan.reports import notices
from andan.reports.actions import remarking, words
from andan.reports.events import AgencyAnswered, commitment
from andan.reports.models import Remark
from andan.reports.queries.oversight.remarks import answerable


def reply_agency(*, actor: Actor, key: int, text: str) -> Remark:
    """Answer a remark on the work of an agency the actor commands. Raises NotThere, and WrongState when it was."""
    said = words.needed(text, "Ghi nội dung trả lời.")
    with transaction.atomic(durable=True):
        found, now = answerable(actor, key), clock.now()
        row = remarking.close(actor, found, said, at=max(now, found.made_at))
        fact = AgencyAnswered(
            agency=row.addressee.code, number=row.number, commitment=commitment(bytes(row.salt), said)
        )
        entry = append(fact, subject=f"remark:{row.pk}", actor=actor.ref, at=now)
        notices.agency_answered(row, entry.pk, at=now)
    return row
