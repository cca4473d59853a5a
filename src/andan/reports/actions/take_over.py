from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.kit.refusals import Forbidden, WrongState, check
from andan.ledger.log import append
from andan.reports import policies
from andan.reports.actions import words
from andan.reports.events import ShiftTakenOver, commitment
from andan.reports.models import HandOver
from andan.reports.queries.handover import hand_over as hand_over_of


def take_over(*, actor: Actor, key: int, text: str = "") -> HandOver:
    """Sign for what a colleague hands over. Raises NotThere, Forbidden for the giver, WrongState when it is signed."""
    said = words.optional(text)
    with transaction.atomic(durable=True):
        row = hand_over_of(actor, key)
        check(policies.may_hand_over(actor, row.agency))
        if row.giver_id == actor.user_id:
            raise Forbidden("Người giao ca không tự ký nhận. Người nhận ca làm việc này.")
        now = max(clock.now(), row.made_at)
        signed = {"taker_id": actor.user_id, "taker_name": actor.name, "taker_words": said, "signed_at": now}
        if HandOver.objects.filter(pk=row.pk, signed_at=None).update(**signed) != 1:
            raise WrongState("Biên bản này đã có người ký nhận.")
        fact = ShiftTakenOver(
            agency=row.agency.code, hand_over=row.pk, commitment=commitment(bytes(row.salt), said)
        )
        append(fact, subject=f"shift:{row.agency.code}", actor=actor.ref, at=now)
    return hand_over_of(actor, key)
