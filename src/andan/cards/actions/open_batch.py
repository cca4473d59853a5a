"""A box of cards is opened."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from andan.accounts.actors import Actor
from andan.cards import policies
from andan.cards.events import BatchOpened
from andan.cards.models import SOURCE_MAX, Batch
from andan.cards.payloads import wedges
from andan.cards.states import Residence
from andan.kit import clock
from andan.kit.refusals import Invalid, check
from andan.kit.text import clean_line
from andan.ledger.inserting import insert
from andan.ledger.log import append
from andan.places import queries as places
from andan.places.models import Agency

EXPECTED_MAX = 1_000_000
EXPECTED_WRONG = "Ghi số thẻ theo biên bản, từ 1 trở lên, hoặc để trống."
SOURCE_LONG = f"Nơi gửi dài nhất {SOURCE_MAX} ký tự."


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchGiven:
    """What is written on the box: when it came (today when None), where from, how many cards, whose they are."""

    agency_code: str
    received_on: date | None = None
    source: str = ""
    expected: int | None = None
    residence: str = Residence.ANY


def open_batch(*, actor: Actor, given: BatchGiven) -> Batch:
    """Open the agency's next batch of that day. Raises NotThere, Forbidden or Invalid."""
    agency = places.agency(given.agency_code)
    check(policies.may_scan(actor, agency.pk))
    cleaned = _cleaned(given, agency)
    with transaction.atomic(durable=True):
        batch = insert(_row(actor, agency, cleaned, clock.now()))
        received_on = batch.received_on.isoformat()
        fact = BatchOpened(agency=agency.code, received_on=received_on, expected=batch.expected)
        append(fact, subject=f"batch:{batch.pk}", actor=actor.ref)
    return batch


def _row(actor: Actor, agency: Agency, given: BatchGiven, now: datetime) -> Batch:
    day = given.received_on or clock.today()
    return Batch(
        agency=agency,
        received_on=day,
        number=_following(agency, day),
        source=given.source,
        expected=given.expected,
        residence=given.residence,
        opened_at=now,
        opened_by_ref=actor.ref,
        opened_by_name=actor.name,
    )


def _following(agency: Agency, day: date) -> int:
    """The agency is locked until the commit: two who open at once get two numbers."""
    Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
    last: int | None = Batch.objects.filter(agency=agency, received_on=day).aggregate(last=Max("number"))[
        "last"
    ]
    return (last or 0) + 1


def _cleaned(given: BatchGiven, agency: Agency) -> BatchGiven:
    faults = dict(_faults(given, agency))
    if faults:
        raise Invalid(next(iter(faults.values())), faults)
    return replace(given, source=clean_line(given.source), residence=Residence(given.residence))


def _faults(given: BatchGiven, agency: Agency) -> list[tuple[str, str]]:
    today, found = clock.today(), []
    if agency.kind not in policies.HOLDERS:
        found.append(("agency", "Đơn vị này không giữ thẻ căn cước. Chọn công an xã, phường hoặc tỉnh."))
    if given.received_on is not None and not date(2021, 1, 1) <= given.received_on <= today:
        found.append(("received_on", f"Ghi ngày nhận thẻ, muộn nhất là hôm nay {today:%d/%m/%Y}."))
    if given.expected is not None and not 0 < given.expected <= EXPECTED_MAX:
        found.append(("expected", EXPECTED_WRONG))
    if len(clean_line(given.source)) > SOURCE_MAX:
        found.append(("source", SOURCE_LONG))
    if wedges.stray(given.source):
        found.append(("source", wedges.STRAY))
    if given.residence not in set(Residence):
        found.append(("residence", "Chọn thẻ của ai: chung, thường trú hoặc tạm trú."))
    return found
