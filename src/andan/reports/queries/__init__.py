"""Every read across rows. Each starts from the actor: "not yours" and "not there" are one answer."""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import F, Q, QuerySet

from andan.accounts.actors import Actor, ActorKind
from andan.kit import codes
from andan.kit.refusals import NotThere
from andan.kit.sealed import pseudonym, unseal
from andan.ledger.queries import entries_of
from andan.reports.models import (
    RECEIPT_LENGTH,
    Draft,
    Duty,
    DutyRule,
    Evidence,
    IncidentKind,
    Opening,
    Report,
    Step,
    Transfer,
)
from andan.reports.policies import covered, owner_of, receipt_bearer
from andan.reports.queries.board import COUNT_CAP, Filters, Group, closed, desk
from andan.reports.queries.book import Line, register

__all__ = [
    "COUNT_CAP",
    "Filters",
    "Group",
    "Line",
    "all_kinds",
    "all_rules",
    "by_receipt",
    "checked_evidence",
    "closed",
    "desk",
    "draft_data",
    "draft_of",
    "duties",
    "evidence",
    "identity",
    "is_on_offer",
    "kind",
    "kinds",
    "mine",
    "openings",
    "receipt_bearer",
    "receipt_digest",
    "register",
    "report",
    "rules_for",
    "timeline",
    "visible",
]

_FRAME = ("agency__province", "kind", "commune__province", "quarter", "holder")


def visible(actor: Actor) -> QuerySet[Report]:
    """The reports `actor` may see: their own; those of the agencies they cover; those sent on from there."""
    if actor.posts:
        here = covered(actor)
        sent_on = Transfer.objects.filter(from_agency__in=here)
        return Report.objects.filter(Q(agency__in=here) | Q(pk__in=sent_on.values("report")))
    if actor.kind in (ActorKind.CITIZEN, ActorKind.PROGRAM):
        return Report.objects.filter(owner=owner_of(actor))
    return Report.objects.none()


def report(actor: Actor, code: str) -> Report:
    """The report with `code`. Raises NotThere when it does not exist or is not the actor's to see."""
    bearer = actor.ref == f"receipt:{code}"
    rows = Report.objects.filter(anonymous=True) if bearer else visible(actor)
    found = rows.select_related(*_FRAME).filter(code=code).first()
    if found is None:
        raise NotThere("Không có phản ánh này, hoặc phản ánh không phải của bạn.")
    return found


def receipt_digest(receipt: str) -> str:
    """The keyed digest under which a receipt code is kept; the code itself is not stored."""
    return pseudonym(settings.RECEIPT_KEY, f"receipt:{codes.compact(receipt)}")


def by_receipt(typed: str) -> tuple[Actor, Report]:
    """The bearer and the anonymous report of a receipt code as a person typed it. Raises NotThere."""
    receipt = codes.compact(typed)
    if len(receipt) != RECEIPT_LENGTH or not codes.is_sound(receipt):
        raise NotThere(
            "Mã biên nhận có 12 ký tự, chưa khớp. Xem lại từng ký tự, mã không có số 0, số 1, chữ O, chữ I."
        )
    found = (
        Report.objects.select_related(*_FRAME)
        .filter(receipt_digest=receipt_digest(receipt), anonymous=True)
        .first()
    )
    if found is None:
        raise NotThere("Không có phản ánh nào với mã biên nhận này.")
    return receipt_bearer(found.code), found


def mine(actor: Actor) -> QuerySet[Report]:
    """The citizen's own reports, open ones first, then the newest."""
    if actor.kind == ActorKind.ANONYMOUS:
        return Report.objects.none()
    return (
        Report.objects.filter(owner=owner_of(actor))
        .select_related("agency", "kind")
        .order_by(F("closed_at").desc(nulls_first=True), "-submitted_at")
    )


def timeline(report: Report, *, staff: bool) -> list[Step]:
    """The steps in order, with their evidence; internal ones for staff only."""
    rows = report.steps.prefetch_related("evidence")
    return list(rows if staff else rows.filter(public=True))


def duties(report: Report) -> list[Duty]:
    return list(report.duties.all())


def openings(report: Report) -> list[Opening]:
    return list(report.openings.all())


def identity(report: Report) -> Mapping[str, Any]:
    """The unsealed identity. Only `actions.open_identity` and the reporter's own page may call this."""
    row = getattr(report, "identity", None)
    return unseal(settings.SEAL_KEY, bytes(row.box), owner=report.code) if row else {}


def kinds() -> list[IncidentKind]:
    return list(IncidentKind.objects.filter(active=True))


def all_kinds() -> list[IncidentKind]:
    """Those not offered any more too."""
    return list(IncidentKind.objects.all())


def kind(slug: str) -> IncidentKind:
    """One kind of incident, offered or not. Raises NotThere."""
    found = IncidentKind.objects.filter(slug=slug).first()
    if found is None:
        raise NotThere("Không có loại vụ việc này.")
    return found


def is_on_offer(kind: str) -> bool:
    """Whether this kind may be reported now. Written out, like `rules_for`: every report asks this, and building the
    query costs more than asking it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM reports_incidentkind WHERE slug = %s AND active", [kind])
        return cursor.fetchone() is not None


def all_rules() -> list[DutyRule]:
    return list(DutyRule.objects.order_by("duty", "report_class", "-valid_from"))


def rules_for(duties: tuple[str, ...], report_class: str, day: date) -> list[DutyRule]:
    """The rules in force on `day`, one a duty: a rule for the class beats one for all, a newer one an older one."""
    with connection.cursor() as cursor:
        cursor.execute(_RULES_IN_FORCE, [str(day), report_class])
        rows = [DutyRule.from_db(DEFAULT_DB_ALIAS, _RULE, row) for row in cursor.fetchall()]
    return list({rule.duty: rule for rule in rows if rule.duty in duties}.values())


_RULE = ["duty", "report_class", "amount", "unit", "basis"]
_RULES_IN_FORCE = """
    SELECT duty, report_class, amount, unit, basis FROM reports_dutyrule
    WHERE valid_from <= %s AND report_class IN ('', %s) ORDER BY report_class <> '', valid_from
"""


def draft_of(owner: str) -> Draft | None:
    return Draft.objects.filter(owner=owner).first()


def draft_data(draft: Draft) -> dict[str, Any]:
    """What the person has filled in so far, by step."""
    data: dict[str, Any] = unseal(settings.SEAL_KEY, bytes(draft.box), owner=f"draft:{draft.pk}")
    return data


def evidence(actor: Actor, draft_owner: str, evidence_id: str) -> Evidence:
    """A piece of evidence of the person's draft or of a report they may see. Raises NotThere."""
    found = Evidence.objects.select_related("draft", "report").filter(pk=evidence_id).first()
    if found is None:
        raise NotThere()
    if found.draft is not None:
        if found.draft.owner != draft_owner:
            raise NotThere()
    elif found.report is not None:
        report(actor, found.report.code)
    return found


def checked_evidence(report: Report) -> list[tuple[Evidence, bool]]:
    """Every file with whether its bytes, read now, have the digest that the ledger was given when it came."""
    written = {digest for entry in entries_of(report.code) for digest in entry.fact.get("evidence", ())}
    return [(row, row.digest in written and _digest(row) == row.digest) for row in report.evidence.all()]


def _digest(row: Evidence) -> str:
    """Hex SHA-256 of the stored bytes; empty when the file is gone."""
    try:
        with row.file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        return ""
