"""A report as the actor may see it, and what belongs to it."""

from collections.abc import Collection, Mapping
from typing import Any

from django.conf import settings
from django.db.models import F, Max, Prefetch, Q, QuerySet

from andan.accounts.actors import Actor, ActorKind
from andan.kit import codes
from andan.kit.refusals import NotThere
from andan.kit.sealed import pseudonym, unseal
from andan.reports.models import RECEIPT_LENGTH, Duty, Evidence, Opening, Report, Step, Transfer
from andan.reports.policies import TOLD_DUTIES, covered, owner_of, receipt_bearer
from andan.reports.queries.horizon import Horizon, dim
from andan.reports.states import HUSHED, VERBS

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


def among(actor: Actor, wanted: list[str]) -> list[Report]:
    """Of these, the reports the actor may see. One query."""
    return list(visible(actor).select_related(*_FRAME).filter(code__in=wanted))


def subjects(actor: Actor, wanted: Collection[str]) -> dict[str, str]:
    """What these reports are about, by code, as far as the actor may see them. One query."""
    return dict(visible(actor).filter(code__in=wanted).values_list("code", "subject"))


def receipt_digest(receipt: str) -> str:
    """The keyed digest under which a receipt code is kept; the code itself is not stored."""
    return pseudonym(settings.RECEIPT_KEY, f"receipt:{codes.compact(receipt)}")


def by_receipt(typed: str) -> tuple[Actor, Report]:
    """The bearer and the anonymous report of a receipt code as a person typed it. Raises NotThere."""
    receipt = codes.compact(typed)
    if len(receipt) != RECEIPT_LENGTH or not codes.is_sound(receipt):
        raise NotThere(
            f"Mã biên nhận có 12 ký tự, chưa khớp. Xem lại từng ký tự, mã không có {', '.join(codes.MISSING)}."
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


def timeline(report: Report, *, staff: bool, until: Horizon | None = None) -> list[Step]:
    """The steps in order, with their evidence; internal ones, and words said aside, for staff only.

    `until` (see horizon): of later steps only the public ones, and what was told in them.
    """
    rows = report.steps.prefetch_related("evidence")
    if staff and until:
        return _as_far_as(until, report.steps.all())
    if staff:
        return list(rows)
    steps = list(rows.filter(public=True))
    for step in steps:
        step.words = "" if step.noun in HUSHED else step.words
    return steps


def _as_far_as(until: Horizon, rows: QuerySet[Step]) -> list[Step]:
    files = Prefetch("evidence", Evidence.objects.filter(step__lte=until.step))
    steps = list(rows.filter(Q(public=True) | Q(pk__lte=until.step)).prefetch_related(files))
    for step in steps:
        if step.pk > until.step:
            dim(step)
    return steps


def evidence_of(report: Report, until: Horizon | None = None) -> list[Evidence]:
    """The evidence; of later steps than `until` none."""
    rows = report.evidence.all()
    return list(rows.filter(Q(step=None) | Q(step__lte=until.step)) if until else rows)


def last_handled(report: Report) -> int:
    """The key of the last step an officer made, internal ones too; 0 while none has: what came before it was read."""
    own = [noun for noun, verb in VERBS.items() if verb.by_reporter]
    last: int | None = report.steps.exclude(noun__in=own).aggregate(last=Max("pk"))["last"]
    return last or 0


def duties(report: Report, *, whole: bool = True) -> list[Duty]:
    """Its terms; only those owed to the reporter where not `whole`."""
    rows = report.duties.all()
    return list(rows if whole else rows.filter(duty__in=TOLD_DUTIES))


def openings(report: Report, until: Horizon | None = None) -> list[Opening]:
    rows = report.openings.all()
    return list(rows.filter(at__lt=until.at) if until else rows)


def identity(report: Report) -> Mapping[str, Any]:
    """The unsealed identity, for `actions.open_identity`, `actions.split` and the reporter's own page alone."""
    row = getattr(report, "identity", None)
    return unseal(settings.SEAL_KEY, bytes(row.box), owner=report.code) if row else {}
