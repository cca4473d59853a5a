"""A citizen sends a report: row, sealed identity, parties, evidence, duties, first step and fact, all or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from andan.accounts.actors import Actor, ActorKind
from andan.accounts.policies import needs_guardian, needs_level
from andan.kit import clock, codes
from andan.kit.refusals import Invalid, Refused, TooMany, WrongState, check
from andan.kit.sealed import seal
from andan.ledger import traces
from andan.ledger.rows import new
from andan.places import queries as places
from andan.places.bearings import in_vietnam
from andan.places.models import Agency, AgencyKind
from andan.reports import notices, queries
from andan.reports.actions import attach, duties, road
from andan.reports.clock import Book
from andan.reports.events import ReportSubmitted, commitment
from andan.reports.models import (
    RECEIPT_LENGTH,
    Draft,
    Duty,
    Evidence,
    Identity,
    Party,
    Report,
)
from andan.reports.policies import owner_of
from andan.reports.queries.rules import gravity_and_book
from andan.reports.queries.sending import codes_for
from andan.reports.states import SUBMISSION, State

RECEIVERS = (AgencyKind.COMMUNE_POLICE, AgencyKind.PROVINCIAL_POLICE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyGiven:
    role: str
    name: str = ""
    phone: str = ""
    address: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A checked report as the wizard or a program hands it in. Texts are cleaned and within the limits of models.py."""

    kind: str
    subject: str
    story: str
    consequence: str = ""
    occurrence: str = "unknown"
    occurred_at: datetime | None = None
    commune_id: int | None = None
    quarter_id: int | None = None
    address: str = ""
    latitude: float | None = None
    longitude: float | None = None
    place_forgotten: bool = False
    anonymous: bool = False
    organisation: str = ""
    tax_code: str = ""
    identity: Mapping[str, Any] = field(default_factory=dict)
    parties: tuple[PartyGiven, ...] = ()
    channel: str = "web"
    external_reference: str = ""
    level: int | None = None  # said by a program of the person it hands in for
    agency_id: int | None = None  # for a forgotten place: the agency the person chose


def submit(
    *, actor: Actor, submission: Submission, draft: Draft | None = None, told: road.Told = road.nobody
) -> Report:
    """Write the report and return it. Raises Refused when the level is too low or the kind or place unknown.

    Should somebody have drawn the same code this month, the transaction is gone and another code is drawn.
    Anonymous: no owner, no identity, no number in the sender's own program, level 0 in row and fact, and the draft with
    its owner is gone with the commit.
    """
    minimum = settings.ANONYMOUS_MIN_LEVEL if submission.anonymous else settings.REPORT_MIN_LEVEL
    check(needs_level(_vouched(actor, submission), minimum) or _under_age(submission))
    agency = _agency(submission)
    check(_strange_quarter(submission) or _strange_pin(submission))
    for code in codes_for(draft):
        try:
            return _write(actor, submission, agency, draft, code, told)
        except IntegrityError:
            if not Report.objects.filter(code=code).exists():
                raise
    raise TooMany()


def _vouched(actor: Actor, given: Submission) -> Actor:
    """A program vouches for the level of the person it hands a report in for; anybody else has their own."""
    return replace(actor, level=given.level or 0) if actor.kind is ActorKind.PROGRAM else actor


def _under_age(given: Submission) -> Refused | None:
    """A child is never the named sender; the guardian is."""
    born = "" if given.anonymous else str(given.identity.get("birth_date", ""))
    return needs_guardian(born, today=clock.today())


def _write(
    actor: Actor, submission: Submission, agency: Agency, draft: Draft | None, code: str, told: road.Told
) -> Report:
    with transaction.atomic(durable=True):
        _claim(draft)
        (grave, rules), now = _gravity_and_book(submission), clock.now()
        terms = duties.at_first(agency, rules, grave=grave, named=not submission.anonymous, at=now)
        report = _row(actor, submission, agency, terms, code, now)
        evidence = _evidence(draft)
        fact = ReportSubmitted(
            agency=agency.code,
            agency_kind=agency.kind,
            remote=agency.remote,
            kind=report.kind_id,
            grave=grave,
            channel=report.channel,
            level=report.level,
            anonymous=report.anonymous,
            commitment=commitment(bytes(report.salt), report.subject, report.story, report.consequence),
            evidence=[one.digest for one in evidence],
        )
        step = road.record(
            report,
            SUBMISSION,
            fact,
            actor=actor,
            at=report.submitted_at,
            state=State.SUBMITTED,
            before=[report, *_identity(report, submission), *_parties(report, submission), *terms],
        )
        _take_over(report, draft, evidence)
        told(report)
        transaction.on_commit(lambda: notices.step_taken(step))
        if draft and report.anonymous:
            transaction.on_commit(traces.sweep)
    return report


def _agency(submission: Submission) -> Agency:
    if submission.commune_id is not None:
        return places.answering_police(submission.commune_id)
    found = Agency.objects.filter(pk=submission.agency_id or 0, working=True, kind__in=RECEIVERS).first()
    if found is None:
        raise Invalid(
            "Chưa biết công an nơi nào sẽ nhận.", {"commune": "Chọn phường, xã gần nhất để có nơi nhận."}
        )
    return found


def _strange_quarter(given: Submission) -> Refused | None:
    """A quarter that is not there, or lies in another commune, would break the writing halfway."""
    if given.quarter_id is None or places.has_quarter(given.commune_id, given.quarter_id):
        return None
    reason = "Khu phố, thôn này không thuộc phường, xã đã chọn."
    return Invalid(reason, {"quarter_id": reason})


def _strange_pin(given: Submission) -> Refused | None:
    """Half a point, or one that no police of Vietnam can go to."""
    north, east = given.latitude, given.longitude
    if north is None and east is None:
        return None
    if north is not None and east is not None and in_vietnam((north, east)):
        return None
    reason = "Vị trí ghim cần đủ vĩ độ, kinh độ và nằm trong Việt Nam. Bỏ ghim, ghi địa chỉ là đủ."
    return Invalid(reason, {"latitude": reason})


def _claim(draft: Draft | None) -> None:
    """One draft becomes one report: whoever comes second finds it gone, here or waiting for the lock."""
    if draft and draft.pk not in Draft.objects.select_for_update().filter(pk=draft.pk).values_list(
        "pk", flat=True
    ):
        raise WrongState("Phản ánh này vừa được gửi.")


def _gravity_and_book(given: Submission) -> tuple[bool, Book]:
    found = gravity_and_book(given.kind)
    if found is None:
        raise Invalid("Chưa có loại vụ việc.", {"kind": "Chọn một loại vụ việc trong danh sách."})
    return found


def _row(
    actor: Actor, given: Submission, agency: Agency, terms: list[Duty], code: str, moment: datetime
) -> Report:
    report = new(
        Report,
        code=code,
        receipt_digest=queries.receipt_digest(codes.derived(settings.RECEIPT_KEY, code, RECEIPT_LENGTH)),
        state=str(State.SUBMITTED),
        agency=agency,
        owner="" if given.anonymous else owner_of(actor),
        channel=given.channel,
        level=0 if given.anonymous else _vouched(actor, given).level,
        anonymous=given.anonymous,
        organisation="" if given.anonymous else given.organisation,
        tax_code="" if given.anonymous else given.tax_code,
        external_reference="" if given.anonymous else given.external_reference,
        kind_id=given.kind,
        subject=given.subject,
        story=given.story,
        consequence=given.consequence,
        occurrence=given.occurrence,
        occurred_at=given.occurred_at,
        commune_id=given.commune_id,
        quarter_id=given.quarter_id,
        address=given.address,
        latitude=given.latitude,
        longitude=given.longitude,
        place_forgotten=given.place_forgotten,
        submitted_at=moment,
        changed_at=moment,
        **duties.columns(duties.running(terms)),
    )
    for term in terms:
        term.report = report
    return report


def _identity(report: Report, given: Submission) -> list[Identity]:
    """None for an anonymous report."""
    if given.anonymous or not given.identity:
        return []
    box = seal(settings.SEAL_KEY, dict(given.identity), owner=report.code)
    return [new(Identity, report=report, box=box)]


def _parties(report: Report, given: Submission) -> list[Party]:
    return [
        new(
            Party,
            report=report,
            role=party.role,
            name=party.name,
            phone=party.phone,
            address=party.address,
            description=party.description,
        )
        for party in given.parties
    ]


def _evidence(draft: Draft | None) -> list[Evidence]:
    """What the draft holds, in order."""
    return [] if draft is None else list(Evidence.objects.filter(draft=draft))


def _take_over(report: Report, draft: Draft | None, rows: list[Evidence]) -> None:
    """Move the draft's evidence to the report and forget the draft."""
    if draft is None:
        return
    for place, row in enumerate(rows, start=1):
        row.draft, row.report = None, report
        row.name = attach.neutral(row.kind, row.name, place) if report.anonymous else row.name
    Evidence.objects.bulk_update(rows, ["draft", "report", "name"])
    draft.delete()
