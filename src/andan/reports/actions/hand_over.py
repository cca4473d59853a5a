from django.db import IntegrityError, transaction

from andan.accounts import queries as accounts
from andan.accounts.actors import Actor
from andan.kit import clock
from andan.kit.refusals import WrongState, check
from andan.ledger.log import append
from andan.places.models import Agency
from andan.reports import policies
from andan.reports.actions import words
from andan.reports.events import ShiftHandedOver, commitment
from andan.reports.models import HandOver, Report
from andan.reports.queries.handover import Handed, groups, handed, open_one, shift_at


def hand_over(*, actor: Actor, agency: Agency, text: str) -> HandOver:
    """Hand the desk over: what is open now is kept as it stands, with the giver's words, until somebody signs for it.

    Raises Forbidden, Invalid, and WrongState while an earlier one waits to be signed.
    """
    check(policies.may_hand_over(actor, agency))
    said = words.needed(text, "Ghi điều người nhận ca cần biết. Không có gì thì ghi: Không có gì thêm.")
    try:
        with transaction.atomic(durable=True):
            row = _row(actor, agency, said)
            append(_fact(row, agency), subject=f"shift:{agency.code}", actor=actor.ref, at=row.made_at)
    except IntegrityError:
        if open_one(agency) is None:
            raise
        raise WrongState("Biên bản giao ca trước chưa có người ký nhận. Ký nhận trước.") from None
    return row


def _row(actor: Actor, agency: Agency, said: str) -> HandOver:
    now = clock.now()
    shift = shift_at(now)
    found = groups(agency, shift)
    total = Report.objects.filter(agency=agency, next_due__isnull=False).count()
    return HandOver.objects.create(
        agency=agency,
        began_at=shift.began,
        ended_at=shift.ends,
        made_at=now,
        counts={"open": total, **{key: rows.count() for key, rows in found.items()}},
        lists={key: [_written(one) for one in handed(rows)] for key, rows in found.items()},
        words=said,
        giver=accounts.officer(actor),
        giver_name=actor.name,
    )


def _written(one: Handed) -> list[str]:
    return [one.code, one.duty, one.due.isoformat() if one.due else ""]


def _fact(row: HandOver, agency: Agency) -> ShiftHandedOver:
    return ShiftHandedOver(
        agency=agency.code,
        hand_over=row.pk,
        began=row.began_at.isoformat(),
        ended=row.ended_at.isoformat(),
        counts=row.counts,
        commitment=commitment(bytes(row.salt), row.words),
    )
