"""The left side of a case: what was told, where, with what, about whom, and everything done since."""

from typing import Any

from django.urls import reverse

from andan.accounts.actors import Actor
from andan.reports import policies, queries
from andan.reports.figures.words import CHANNELS
from andan.reports.models import Report, Step
from andan.reports.queries.horizon import horizon
from andan.reports.states import OPENING
from andan.reports.views.desk.together import together
from andan.reports.views.desk.where import where
from andan.web import wording


def story(actor: Actor, report: Report) -> dict[str, Any]:
    """What the story side shows of the report."""
    until = horizon(actor, report)
    openings, steps = queries.openings(report, until), queries.timeline(report, staff=True, until=until)
    ways = report.transfers.select_related("from_agency", "to_agency")
    return {
        "channel": CHANNELS.get(report.channel, report.channel),
        "where": where(report),
        "together": together(actor, report, steps),
        "parties": list(report.parties.all()),
        "evidence": queries.evidence_of(report, until),
        "transfers": list(ways.filter(at__lte=until.at) if until else ways),
        "log": _log(steps),
        "openings": openings,
        "opened": _opened(len(openings)),
        "opening_href": _opening_href(actor, report),
    }


def _log(steps: list[Step]) -> list[dict[str, Any]]:
    """The steps with the day said once, at its first line."""
    days = [wording.day(step.at) for step in steps]
    return [
        {"step": step, "day": step.at if place == 0 or days[place - 1] != days[place] else None}
        for place, step in enumerate(steps)
    ]


def _opened(times: int) -> str:
    if not times:
        return "Chưa ai mở. Ai mở, lúc nào, vì sao: người phản ánh sẽ thấy."
    return f"Đã mở {times} lần. Ai mở, lúc nào, vì sao: người phản ánh thấy."


def _opening_href(actor: Actor, report: Report) -> str:
    refused = policies.refusal_of(OPENING, actor, report)
    return "" if refused else reverse("desk:opening", args=[report.code])
