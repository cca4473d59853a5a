"""Reports that may be about the same: for officers with their reasons, for a citizen as a count and nothing more."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from django.db.models import Q, QuerySet

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.places.bearings import Point
from andan.reports.likeness import ENOUGH, MANY, TOLD_OF, Told, around, likeness
from andan.reports.models import Report, Step
from andan.reports.queries.seen import visible
from andan.reports.states import CLOSED, HUSHED, WORKED_ON, State

WITHIN = timedelta(days=21)
POOL = 80  # reports of the agency before and after this one that are compared
MOST = 5
_ASKED = (
    "code",
    "number",
    "number_year",
    "state",
    "version",
    "agency_id",
    "kind_id",
    "commune_id",
    "quarter__name",
    "address",
    "latitude",
    "longitude",
    "occurred_at",
    "submitted_at",
    "closed_at",
    "subject",
    "story",
    "lead_id",
    "parent_id",
    "members_count",
)  # fmt: skip
_NUMBER = re.compile(r"(?:số\s*)?0*(?P<number>\d{1,7})(?:\s*/\s*(?P<year>\d{4}))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Like:
    """Another report of the same agency and why it may be about the same; the likest first."""

    report: Report
    reasons: str
    points: float

    @property
    def leads(self) -> bool:
        """Whether others may be joined to it."""
        return self.report.state in WORKED_ON and self.report.lead_id is None

    @property
    def follows(self) -> bool:
        """Whether it may be joined to another."""
        return self.leads and not self.report.members_count


def alike(report: Report) -> list[Like]:
    """The open reports of its agency that are most like it, for whoever reads the agency's reports. Two queries."""
    near = _near(report)
    found = [
        Like(other, ", ".join(reasons), points)
        for other, (points, reasons) in zip(
            near,
            likeness(replace(_told(report), names=_names(report)), [_told(other) for other in near]),
            strict=True,
        )
        if points >= ENOUGH
    ]
    return sorted(found, key=lambda like: (-like.points, like.report.code))[:MOST]


def _near(report: Report) -> list[Report]:
    """Those sent around the same time, along the index of the agency's reports by time."""
    rows = (
        Report.objects.filter(agency=report.agency_id)
        .exclude(pk__in=[report.pk, report.lead_id or 0, report.parent_id or 0])
        .exclude(Q(state__in=CLOSED) | Q(lead=report.pk) | Q(parent__in=[report.pk, report.parent_id or 0]))
        .select_related("quarter")
        .only(*_ASKED)
    )
    at = report.submitted_at
    before = rows.filter(submitted_at__lte=at, submitted_at__gt=at - WITHIN).order_by("-submitted_at")[:POOL]
    after = rows.filter(submitted_at__gt=at, submitted_at__lt=at + WITHIN).order_by("submitted_at")[:POOL]
    return [*before, *after]


def _told(report: Report) -> Told:
    pinned = report.latitude is not None and report.longitude is not None
    return Told(
        kind=report.kind_id,
        commune=report.commune_id,
        quarter=report.quarter.name if report.quarter else "",
        address=report.address,
        pin=(report.latitude, report.longitude) if pinned else None,  # type: ignore[arg-type]
        at=report.occurred_at or report.submitted_at,
        subject=report.subject,
        story=report.own_words,
    )


def _names(report: Report) -> str:
    """Of the agency, its place and its province."""
    quarter, commune = report.quarter, report.commune
    return f"{report.agency.name} {report.agency.province} {quarter or ''} {commune or ''}"


def named(report: Report, typed: str) -> str:
    """The code of the report that a number of the same register names; what is no number, as it was typed."""
    said = _NUMBER.fullmatch(typed)
    if said is None:
        return typed
    rows = Report.objects.filter(agency=report.agency_id, number=int(said["number"]))
    rows = rows.filter(number_year=int(said["year"])) if said["year"] else rows.order_by("-number_year")
    return rows.values_list("code", flat=True).first() or typed


def together(actor: Actor, report: Report, steps: Sequence[Step]) -> dict[str, list[Report]]:
    """What belongs with it and the actor may see: `members` joined to it, `leads`, `parents`, `children`.

    Nothing for most reports, which by their row and their `steps` stand alone; else one query.
    """
    if not (report.members_count or report.lead_id or report.parent_id or any(map(_may_have_more, steps))):
        return {}
    rows = visible(actor).filter(
        Q(lead=report.pk) | Q(parent=report.pk) | Q(pk__in=[report.lead_id or 0, report.parent_id or 0])
    )
    found = list(rows.select_related("quarter").order_by("pk"))
    return {
        "members": [row for row in found if row.lead_id == report.pk],
        "children": [row for row in found if row.parent_id == report.pk],
        "leads": [row for row in found if row.pk == report.lead_id],
        "parents": [row for row in found if row.pk == report.parent_id],
    }


def _may_have_more(step: Step) -> bool:
    """Whether after it there may be more with a report than its row tells."""
    return step.noun in ("splitting", "result")


def children(report: Report) -> list[Report]:
    """What was split off from it, in order."""
    return list(report.children.order_by("pk"))


def parts(report: Report) -> list[Report]:
    """What it was split from and what was split off from it, for their one reporter. One query."""
    return list(Report.objects.filter(Q(parent=report.pk) | Q(pk=report.parent_id or 0)).order_by("pk"))


def last_words(reports: Sequence[Report]) -> dict[int, str]:
    """What was last said in the open of each, by the key of the report. One query."""
    said = Step.objects.filter(report__in=reports, public=True).exclude(words="").order_by("pk")
    return dict(
        said.exclude(noun__in=("answer", "rating", "reopening", *HUSHED)).values_list("report", "words")
    )


def others_around(agency_id: int, kind: str, commune_id: int, pin: Point | None) -> int:
    """How many reports like it came lately near a place, counted to one more than MANY; 0 where nobody may know."""
    window = TOLD_OF.get(kind)
    if window is None:
        return 0
    rows: QuerySet[Report] = Report.objects.filter(
        agency=agency_id, submitted_at__gte=clock.now() - window, kind=kind, commune=commune_id
    ).exclude(state=State.REFUSED)
    if pin is not None:
        (south, west), (north, east) = around(pin)
        rows = rows.filter(latitude__range=(south, north), longitude__range=(west, east))
    return len(rows.values_list("pk")[: MANY + 1])
