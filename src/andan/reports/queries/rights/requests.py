"""Requests about one's own data, as their maker and as those who settle them see them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from andan.accounts.actors import Actor, ActorKind
from andan.kit import clock, codes
from andan.kit.refusals import NotThere, WrongState
from andan.kit.sealed import unseal
from andan.ledger import queries as ledger
from andan.places import queries as places
from andan.places.models import Agency, AgencyKind
from andan.reports.clock import Book, Event, Running, replay
from andan.reports.models import DataRequest, Party, Report
from andan.reports.policies import owner_of
from andan.reports.queries.rules import book, corrections
from andan.reports.rights.states import ANSWER_DUTY, OF_FACT, RESETTING, duty_of
from andan.reports.rights_policies import offices

_FRAME = ("agency", "answer_rule", "settle_rule")
ENDED_SHOWN, CODE_LENGTH = 40, 6


def drawn_code(asked_at: datetime) -> str:
    """A new code of a request that was made at this moment: `DL-2611-K7Q-M2H`."""
    return f"DL-{asked_at.astimezone(clock.HANOI):%y%m}-{codes.grouped(codes.drawn(CODE_LENGTH), 3)}"


def mine(actor: Actor) -> list[DataRequest]:
    """The citizen's requests, the newest first."""
    if actor.kind is not ActorKind.CITIZEN:
        return []
    return list(DataRequest.objects.select_related(*_FRAME).filter(owner=owner_of(actor)))


def own(actor: Actor, code: str) -> DataRequest:
    """One of the citizen's own. Raises NotThere."""
    return _found([row for row in mine(actor) if row.code == code])


def to_settle(actor: Actor) -> QuerySet[DataRequest]:
    """The open requests that the actor settles, the one due first first."""
    rows = DataRequest.objects.select_related(*_FRAME).filter(agency__in=offices(actor), settled_at=None)
    return rows.order_by("settle_due", "pk")


def settled(actor: Actor) -> list[DataRequest]:
    """Those that ended last."""
    rows = DataRequest.objects.select_related(*_FRAME).filter(
        agency__in=offices(actor), settled_at__isnull=False
    )
    return list(rows.order_by("-settled_at", "-pk")[:ENDED_SHOWN])


def pressing(actor: Actor, *, limit: int = 12) -> list[DataRequest]:
    """Open requests with a term that is over or ends within its last quarter: what must be done now."""
    if not offices(actor):
        return []
    return sorted(to_settle(actor)[:limit], key=next_due)


def request(actor: Actor, code: str) -> DataRequest:
    """One that the actor settles. Raises NotThere."""
    rows = DataRequest.objects.select_related(*_FRAME).filter(agency__in=offices(actor), code=code)
    return _found(list(rows))


def _found(rows: Sequence[DataRequest]) -> DataRequest:
    if not rows:
        raise NotThere("Không có yêu cầu này, hoặc yêu cầu không phải của bạn.")
    return rows[0]


def next_due(row: DataRequest) -> datetime:
    """The term that is running: the answer first, then what was asked."""
    return row.answer_due if row.answered_at is None else row.settle_due


def is_late(row: DataRequest) -> bool:
    return row.is_open and clock.now() > next_due(row)


def above(row: DataRequest) -> str:
    """Who stands above the office that is to answer: whom to complain to next; "" when nobody is known."""
    heads = places.superiors([row.agency_id])
    if heads:
        return Agency.objects.get(pk=heads[row.agency_id]).name
    return "Bộ Công an" if row.agency.kind == AgencyKind.PROVINCIAL_POLICE else ""


def content(row: DataRequest) -> Mapping[str, Any]:
    """What was written, unsealed: `words`, `uid`, `whose`, `values`; empty once it was erased."""
    if not row.box:
        return {}
    opened: Mapping[str, Any] = unseal(settings.SEAL_KEY, bytes(row.box), owner=row.code)
    return opened


def about(row: DataRequest) -> list[Report]:
    """The reports it is about, that are still the person's; the newest first."""
    rows = Report.objects.filter(data_requests=row, owner=row.owner).select_related("agency", "kind")
    return list(rows.order_by("-submitted_at"))


def reports_of(actor: Actor) -> list[Report]:
    """Everything the citizen sent under their name, the newest first."""
    rows = Report.objects.filter(owner=owner_of(actor)).select_related("agency", "kind")
    return list(rows.order_by("-submitted_at"))


def parties_of(actor: Actor) -> list[Party]:
    """Everybody the citizen's reports speak of."""
    return list(Party.objects.filter(report__owner=owner_of(actor)).select_related("report").order_by("pk"))


def by_office(reports: Iterable[Report]) -> dict[Agency, list[Report]]:
    """Who answers for these: their agency, or where there are several in a province, its police."""
    by_province: dict[int, list[Report]] = {}
    for one in reports:
        by_province.setdefault(one.agency.province_id, []).append(one)
    return {_office(province, theirs): theirs for province, theirs in by_province.items()}


def _office(province: int, reports: list[Report]) -> Agency:
    if len({one.agency_id for one in reports}) == 1:
        return reports[0].agency
    return _police_of(province) or reports[0].agency


def _police_of(province: int) -> Agency | None:
    kind = AgencyKind.PROVINCIAL_POLICE
    return Agency.objects.filter(province=province, kind=kind, working=True).order_by("pk").first()


def house() -> Agency:
    """Who answers for what is kept of a person who sent nothing: the first police of a province that works here."""
    found = Agency.objects.filter(kind=AgencyKind.PROVINCIAL_POLICE, working=True).order_by("pk").first()
    if found is None:
        raise WrongState("Chưa có cơ quan nào nhận yêu cầu về dữ liệu ở hệ thống này.")
    return found


def terms(right: str, events: Sequence[Event]) -> dict[str, Running]:
    """The terms of a request by duty: its own facts folded as those of a report, with the same book and calendar."""
    duties = (ANSWER_DUTY, duty_of(right))
    rules = Book(tuple(rule for rule in book().rules if rule.duty in duties))
    return {one.duty: one for one in replay(events, rules, corrections())}


def recomputed(row: DataRequest) -> dict[str, Running]:
    """The terms of the request, computed anew from the ledger alone."""
    return terms(row.right, past_of(row))


def past_of(row: DataRequest) -> list[Event]:
    """What happened to the request, read from the ledger alone."""
    told = [(OF_FACT[entry.name], entry) for entry in ledger.entries_of(row.code) if entry.name in OF_FACT]
    return [event_of(noun, entry.at, entry.fact) for verb, entry in told for noun in verb.means]


def event_of(noun: str, at: datetime, fact: Mapping[str, Any]) -> Event:
    """To the clock a fact is what happened when; of one that has terms reckoned anew also which."""
    said = {"duties": tuple(fact["duties"]), "calendar": fact["calendar"]} if noun == RESETTING.noun else {}
    return Event(noun, at, said)
