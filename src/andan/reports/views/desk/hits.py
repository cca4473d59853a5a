"""What was found as the page shows it: a line of the list, and where the words stand."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from andan.accounts.actors import Actor
from andan.reports.models import Report, Step
from andan.reports.queries.horizon import horizons, is_told
from andan.reports.search import excerpts
from andan.reports.search.asked import Asked
from andan.reports.search.excerpts import Part
from andan.reports.views.desk.rows import Row, rows
from andan.web import wording


@dataclass(frozen=True, slots=True)
class Hit:
    """`source` says which text the excerpt is from; "internal" only officers ever see."""

    row: Row
    title: list[Part]
    excerpt: list[Part]
    source: str
    internal: bool


@dataclass(frozen=True, slots=True)
class _Text:
    name: str
    text: str
    internal: bool = False


def hits(actor: Actor, reports: Sequence[Report], asked: Asked) -> list[Hit]:
    """The reports in their order, each with its best place. One query for the steps of all."""
    steps = _steps(actor, reports)
    return [_hit(row, _texts(row.report, steps[row.report.pk]), asked) for row in rows(actor, reports)]


def _hit(row: Row, texts: Sequence[_Text], asked: Asked) -> Hit:
    place = excerpts.best((one.text for one in texts), asked)
    shown = texts[max(place, 0)]
    return Hit(
        row=row,
        title=excerpts.whole(row.report.subject, asked),
        excerpt=excerpts.excerpt(shown.text, asked),
        source=shown.name,
        internal=shown.internal,
    )


def _texts(report: Report, steps: Sequence[Step]) -> list[_Text]:
    """What may be shown of a report; the identity is not among it."""
    return [
        _Text("Lời kể", report.story),
        _Text("Hậu quả", report.consequence),
        _Text("Nơi xảy ra", report.address),
        *(_Text(_said(step.verb.label, step.at), step.words, not step.public) for step in steps),
    ]


def _said(label: str, at: datetime) -> str:
    return f"{label}, {wording.day(at)}"


def _steps(actor: Actor, reports: Sequence[Report]) -> defaultdict[int, list[Step]]:
    found: defaultdict[int, list[Step]] = defaultdict(list)
    until = horizons(actor, reports)
    for step in Step.objects.filter(report__in=reports).exclude(words="").order_by("-pk"):
        far = until.get(step.report_id)
        if far and step.pk > far.step and not is_told(step.noun, public=step.public):
            continue
        found[step.report_id].append(step)
    return found
