"""What belongs with a report: joined to it, the one it is joined to, split off from it, what it was split from."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from andan.accounts.actors import Actor
from andan.reports.models import Report, Step
from andan.reports.queries.alike import together as found_with
from andan.web import wording


def together(actor: Actor, report: Report, steps: Sequence[Step]) -> dict[str, Any]:
    """Each as a line with a link; `reporters`: how many people reported the same. One query, none for most reports."""
    found = found_with(actor, report, steps)
    if not found:
        return {}
    people = {row.owner or row.code for row in (report, *found["members"])}
    return {**{name: list(map(line, rows)) for name, rows in found.items()}, "reporters": len(people)}


def line(report: Report) -> dict[str, Any]:
    """A report in a list beside another: its number, when it was sent, where, how it stands."""
    quarter = report.quarter.name if report.quarter else ""
    sent = report.submitted_at
    return {
        "report": report,
        "href": reverse("desk:case", args=[report.code]),
        "place": ", ".join(part for part in (report.address, quarter) if part) or "không nhớ nơi",
        "sent": f"{wording.hour(sent)} {wording.day(sent)}",
    }
