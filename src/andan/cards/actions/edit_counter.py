"""An office writes the words with which it answers."""

import hashlib
import re
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from django.db import transaction

from andan.accounts.actors import Actor
from andan.cards import policies
from andan.cards.events import CounterEdited
from andan.cards.models import LINE_MAX, TEXT_MAX, Counter
from andan.cards.payloads import wedges
from andan.kit import clock
from andan.kit.refusals import Invalid, check
from andan.kit.text import clean_line, clean_text
from andan.ledger.facts import canonical
from andan.ledger.log import append
from andan.places import queries as places

PHONE = re.compile(r"\+?[0-9][0-9 .()-]{1,18}")
KEEP, ERASE = (1, 3650), (0, 365)  # days, least and most
DAYS_WRONG, TOO_LONG = "Ghi số ngày từ {} đến {}.", "Dài nhất {} ký tự. Rút ngắn lại."
_LINES, _PHONES = ("address", "source"), ("phone", "hotline")
_TEXTS = ("where", "where_temporary", "hours", "bring", "ask")


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterGiven:
    """The words of one office; see models.Counter. Texts may have a few lines, `address` and `source` one."""

    address: str = ""
    where: str
    where_temporary: str = ""
    hours: str = ""
    bring: str = ""
    ask: str = ""
    phone: str = ""
    hotline: str = ""
    keep_days: int
    erase_days: int
    source: str
    valid_from: date


def edit_counter(*, actor: Actor, agency_code: str, given: CounterGiven) -> Counter:
    """Write the office's words; people read them once the index is published. Raises NotThere, Forbidden, Invalid."""
    agency = places.agency(agency_code)
    check(policies.may_edit_counter(actor, agency.pk))
    cleaned = _cleaned(given)
    with transaction.atomic(durable=True):
        now = clock.now()
        row, _ = Counter.objects.update_or_create(
            agency=agency, defaults={**asdict(cleaned), "changed_at": now}
        )
        fact = CounterEdited(agency=agency.code, digest=_digest(cleaned))
        append(fact, subject=f"counter:{agency.code}", actor=actor.ref, at=now)
    return row


def _digest(given: CounterGiven) -> str:
    said = {**asdict(given), "valid_from": given.valid_from.isoformat()}
    return hashlib.sha256(canonical(said)).hexdigest()


def _cleaned(given: CounterGiven) -> CounterGiven:
    texts: dict[str, Any] = {name: clean_line(getattr(given, name)) for name in (*_LINES, *_PHONES)}
    texts |= {name: clean_text(getattr(given, name)) for name in _TEXTS}
    cleaned = replace(given, **texts)
    faults = _faults(cleaned)
    if faults:
        raise Invalid(next(iter(faults.values())), faults)
    return cleaned


def _faults(given: CounterGiven) -> dict[str, str]:
    found = {}
    for name in (*_LINES, *_TEXTS):
        if fault := _fault(getattr(given, name), LINE_MAX if name in _LINES else TEXT_MAX):
            found[name] = fault
    for name in _PHONES:
        if getattr(given, name) and not PHONE.fullmatch(getattr(given, name)):
            found[name] = "Ghi số điện thoại bằng chữ số, ví dụ 1900.0368."
    if not given.where:
        found["where"] = "Ghi nơi đến nhận thẻ."
    if not given.source:
        found["source"] = "Ghi nguồn của giờ làm việc, số điện thoại và hạn giữ, ví dụ số văn bản."
    for name, (least, most) in {"keep_days": KEEP, "erase_days": ERASE}.items():
        if not least <= getattr(given, name) <= most:
            found[name] = DAYS_WRONG.format(least, most)
    return found


def _fault(text: str, most: int) -> str:
    if wedges.stray(text):
        return wedges.STRAY
    return TOO_LONG.format(most) if len(text) > most else ""
