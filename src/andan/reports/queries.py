"""Every read across rows. Each starts from the actor: "not yours" and "not there" are one answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, Q, QuerySet

from andan.accounts.actors import Actor, ActorKind
from andan.kit import clock, codes
from andan.kit.refusals import NotThere
from andan.kit.sealed import pseudonym, unseal
from andan.places.models import Agency
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
)
from andan.reports.policies import owner_of, receipt_bearer
from andan.reports.states import OPEN, UNTOUCHED

COUNT_CAP = 500
_FRAME = ("agency__province", "kind", "commune__province", "quarter", "holder")


def visible(actor: Actor) -> QuerySet[Report]:
    """The reports `actor` may see: their own; those of the agencies they cover; those sent on from there."""
    if actor.posts:
        covered = actor.agency_ids
        return Report.objects.filter(Q(agency__in=covered) | Q(transfers__from_agency__in=covered)).distinct()
    if actor.kind in (ActorKind.CITIZEN, ActorKind.PROGRAM):
        return Report.objects.filter(owner=owner_of(actor))
    return Report.objects.none()


def report(actor: Actor, code: str) -> Report:
    """The report with `code`. Raises NotThere when it does not exist or is not the actor's to see."""
    if actor.ref == f"receipt:{code}":
        rows = Report.objects.filter(anonymous=True)
    else:
        rows = visible(actor)
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
    """The citizen's own reports, newest first."""
    if actor.kind == ActorKind.ANONYMOUS:
        return Report.objects.none()
    return (
        Report.objects.filter(owner=owner_of(actor))
        .select_related("agency", "kind")
        .order_by("-submitted_at")
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


def rules_for(duties: tuple[str, ...], report_class: str, day: date) -> list[DutyRule]:
    """The rules in force on `day`, one a duty: a rule for the class beats one for all, a newer one an older one."""
    rows = DutyRule.objects.filter(duty__in=duties, report_class__in={"", report_class}, valid_from__lte=day)
    ranked = sorted(rows, key=lambda rule: (rule.report_class != "", rule.valid_from))
    return list({rule.duty: rule for rule in ranked}.values())


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


# --- the desk ---------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Filters:
    """What the address of the desk narrows down to; empty means all."""

    text: str = ""
    report_class: str = ""
    kind: str = ""
    holder: str = ""  # "me", "nobody" or empty
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """One row group of the desk. `count` stops at COUNT_CAP: beyond it the page says "500+"."""

    key: str
    word: str
    hint: str
    tone: str
    icon: str
    count: int
    rows: list[Report]


_GROUPS = (
    ("late", "Quá hạn", "", "late", "triangle-alert"),
    ("soon", "Sắp đến hạn", "còn dưới ¼ thời hạn", "soon", "clock"),
    ("new", "Mới", "nhận ngay, phân loại trong 24 giờ", "new", "circle-plus"),
    ("hand", "Đang xử lý", "trong hạn", "hand", "circle-dot"),
    ("wait", "Chờ người phản ánh", "đã hỏi thêm", "wait", "hourglass"),
)


def _in_group(key: str, moment: datetime) -> Q:
    late = Q(next_due__lt=moment)
    soon = Q(next_due__gte=moment, next_soon__lte=moment)
    calm = Q(next_soon__gt=moment) | Q(next_due=None)
    new = Q(state__in=UNTOUCHED)
    return {
        "late": late,
        "soon": soon,
        "new": calm & new,
        "hand": calm & ~new & Q(question_open=False),
        "wait": calm & ~new & Q(question_open=True),
    }[key]


def _narrowed(rows: QuerySet[Report], actor: Actor, filters: Filters) -> QuerySet[Report]:
    if filters.report_class:
        rows = rows.filter(report_class=filters.report_class)
    if filters.kind:
        rows = rows.filter(kind=filters.kind)
    if filters.holder == "me":
        rows = rows.filter(holder=actor.user_id)
    elif filters.holder == "nobody":
        rows = rows.filter(holder=None)
    if filters.anonymous:
        rows = rows.filter(anonymous=True)
    if filters.text:
        rows = rows.filter(_matches(filters.text))
    return rows


def _matches(text: str) -> Q:
    number = Q(number=int(text)) if text.isdecimal() and len(text) < 9 else Q()
    return number | Q(code__iendswith=text) | Q(subject__icontains=text) | Q(address__icontains=text)


def desk(actor: Actor, filters: Filters | None = None, *, limit: int = 12) -> list[Group]:
    """The open reports of the actor's area in groups, most pressing first, at most `limit` rows a group."""
    moment = clock.now()
    base = Report.objects.filter(agency__in=actor.agency_ids, state__in=OPEN)
    base = _narrowed(base, actor, filters or Filters())
    groups = []
    for key, word, hint, tone, icon in _GROUPS:
        rows = base.filter(_in_group(key, moment))
        shown = list(
            rows.select_related("kind", "holder", "agency", "quarter", "commune").order_by("next_due")[:limit]
        )
        count = len(shown) if len(shown) < limit else rows.order_by()[:COUNT_CAP].count()
        groups.append(Group(key, word, hint, tone, icon, count, shown))
    return groups


def closed(actor: Actor, filters: Filters | None = None) -> QuerySet[Report]:
    """Refused and resolved reports of the actor's area, the newest first."""
    rows = Report.objects.filter(agency__in=actor.agency_ids).exclude(state__in=OPEN)
    return (
        _narrowed(rows, actor, filters or Filters())
        .select_related("kind", "agency", "holder")
        .order_by("-closed_at")
    )


def register(actor: Actor, agency: Agency, year: int) -> QuerySet[Report]:
    """The register (sổ tiếp nhận) of one agency and year, by number."""
    if not actor.oversees(agency.pk):
        raise NotThere()
    steps = Prefetch("steps", queryset=Step.objects.filter(noun__in=("result", "refusal", "transfer")))
    rows = Report.objects.filter(agency=agency, number_year=year).select_related("kind", "holder", "commune")
    return rows.prefetch_related(steps).order_by("number")
