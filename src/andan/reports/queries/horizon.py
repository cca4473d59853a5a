"""How far somebody reads a report that their agency sent on: the record as it left, and what is public since."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from andan.accounts.actors import Actor
from andan.reports.models import Report, Step, Transfer
from andan.reports.policies import covered, may_see
from andan.reports.states import HUSHED, VERBS


@dataclass(frozen=True, slots=True)
class Horizon:
    """`step` is the key of the step with which the report left, `at` its moment."""

    step: int
    at: datetime


def horizon(actor: Actor, report: Report) -> Horizon | None:
    """None for whoever reads all of it: its reporter, and the agency that holds it."""
    return horizons(actor, [report]).get(report.pk)


def horizons(actor: Actor, reports: Iterable[Report]) -> dict[int, Horizon]:
    """Of those that the actor reads only so far. No query when there are none, two for all."""
    gone = [report.pk for report in reports if not may_see(actor, report)]
    if not gone:
        return {}
    own, ways, steps = covered(actor), _ways(gone), _steps(gone)
    return {pk: _last(own, ways[pk], steps[pk]) for pk in gone}


def is_told(noun: str, *, public: bool) -> bool:
    """Whether the words of a step beyond the horizon are read: not what the reporter and the next agency say."""
    return (
        public and noun not in HUSHED and noun not in ("question", "opening") and not VERBS[noun].by_reporter
    )


def dim(step: Step) -> None:
    """A public step beyond the horizon: that it was done, by which agency, and what was told in public."""
    step.actor_name = step.agency_name
    if step.noun == "assignment":
        step.detail = ""  # whom the next agency gave it to
    if not is_told(step.noun, public=step.public):
        step.words = ""


def _ways(gone: list[int]) -> dict[int, list[tuple[int, datetime]]]:
    found: dict[int, list[tuple[int, datetime]]] = {pk: [] for pk in gone}
    rows = Transfer.objects.filter(report__in=gone).order_by("pk")
    for report, agency, at in rows.values_list("report", "from_agency", "at"):
        found[report].append((agency, at))
    return found


def _steps(gone: list[int]) -> dict[int, list[int]]:
    """One for each way, in the same order."""
    found: dict[int, list[int]] = {pk: [] for pk in gone}
    rows = Step.objects.filter(report__in=gone, noun="transfer").order_by("pk")
    for report, pk in rows.values_list("report", "pk"):
        found[report].append(pk)
    return found


def _last(own: frozenset[int], ways: list[tuple[int, datetime]], steps: list[int]) -> Horizon:
    """The last time one of one's own agencies sent it on."""
    left = [(step, at) for step, (agency, at) in zip(steps, ways, strict=False) if agency in own]
    return Horizon(*left[-1]) if left else _NOTHING


_NOTHING = Horizon(0, datetime(1, 1, 1, tzinfo=UTC))
