"""Facts of the ledger as events of the clock."""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from andan.reports.clock.history import Event
from andan.reports.states import CRIMES, NOTIFICATION, VERBS

COMMUNE_POLICE = "commune_police"  # as places.models.AgencyKind writes it
_EARLIER = {"report.classified.v1": "classification"}  # shapes that older ledgers hold
_NOUNS: Mapping[str, str] = MappingProxyType(
    {**_EARLIER, **{verb.fact: verb.noun for verb in VERBS.values()}}
)
_NOTICE, _PAPER, _RECEIPT_NOTICE = NOTIFICATION.noun, "report.paper_issued.v1", "receipt_notice"


def events_of(name: str, at: datetime, fact: Mapping[str, Any]) -> tuple[Event, ...]:
    """What the fact means to the clock; nothing when it is none of its business."""
    noun = _NOUNS.get(name) or (_NOTICE if _tells_of_receipt(name, fact) else None)
    if noun is None:
        return ()
    if noun == "origin":
        return _split_off(fact)
    said = _SAID.get(noun)
    return (Event(noun, at, said(fact)) if said else Event(noun, at),)


def _tells_of_receipt(name: str, fact: Mapping[str, Any]) -> bool:
    """The notice on paper is one too. Only whoever holds the report can issue it."""
    return name == _PAPER and fact["kind"] == _RECEIPT_NOTICE


def _split_off(fact: Mapping[str, Any]) -> tuple[Event, ...]:
    """A part of a report was sent and received when the whole was: splitting gives nobody more time."""
    sent_at, received_at = (datetime.fromisoformat(fact[name]) for name in ("submitted_at", "received_at"))
    return Event("submission", sent_at, _submitted(fact)), Event("reception", received_at)


def sent(agency_kind: str, remote: bool, grave: bool, named: bool, at: datetime) -> Event:
    """A report is sent to an agency of this kind, in a `remote` commune or not."""
    return Event("submission", at, _of_sending(agency_kind, remote, grave, named))


def _of_sending(agency_kind: str, remote: bool, grave: bool, named: bool) -> Mapping[str, Any]:
    return {"grave": grave, "named": named, "commune": agency_kind == COMMUNE_POLICE, "remote": remote}


def _submitted(fact: Mapping[str, Any]) -> Mapping[str, Any]:
    return _of_sending(fact["agency_kind"], fact["remote"], fact["grave"], not fact["anonymous"])


def _classified(fact: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"report_class": fact["report_class"], "crime": fact["report_class"] in CRIMES}


def _transferred(fact: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"commune": fact["to_kind"] == COMMUNE_POLICE, "remote": fact["to_remote"]}


_SAID: Mapping[str, Callable[[Mapping[str, Any]], Mapping[str, Any]]] = MappingProxyType(
    {
        "submission": _submitted,
        "classification": _classified,
        "transfer": _transferred,
        "approval": lambda fact: {"amount": fact["amount"], "unit": fact["unit"]},
        "reset": lambda fact: {"duties": tuple(fact["duties"]), "calendar": fact["calendar"]},
    }
)
