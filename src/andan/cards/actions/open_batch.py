"""A box of cards is opened."""

from dataclasses import dataclass

from django.db import transaction

from andan.accounts.actors import Actor
from andan.cards import policies
from andan.cards.actions import box
from andan.cards.events import BatchOpened
from andan.cards.models import Batch
from andan.kit import clock
from andan.kit.refusals import check
from andan.ledger.inserting import insert
from andan.ledger.log import append
from andan.places import queries as places
from andan.places.models import Agency


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchGiven(box.BoxGiven):
    """What is written on the box, and whose table it stands on."""

    agency_code: str


def open_batch(*, actor: Actor, given: BatchGiven) -> Batch:
    """Open the agency's next batch of that day. Raises NotThere, Forbidden or Invalid."""
    agency = places.agency(given.agency_code)
    check(policies.may_scan(actor, agency.pk))
    written = box.columns(given, *_faults(agency))
    with transaction.atomic(durable=True):
        day = given.received_on or clock.today()
        batch = insert(
            Batch(
                agency=agency,
                received_on=day,
                number=box.following(agency, day),
                opened_at=clock.now(),
                opened_by_ref=actor.ref,
                opened_by_name=actor.name,
                **written,
            )
        )
        fact = BatchOpened(agency=agency.code, received_on=day.isoformat(), expected=batch.expected)
        append(fact, subject=f"batch:{batch.pk}", actor=actor.ref)
    return batch


def _faults(agency: Agency) -> list[tuple[str, str]]:
    if agency.kind in policies.HOLDERS:
        return []
    return [("agency", "Đơn vị này không giữ thẻ căn cước. Chọn công an xã, phường hoặc tỉnh.")]
