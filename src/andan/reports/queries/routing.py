"""Routing rules of an agency, and what they say of one report."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from andan.accounts.actors import Actor, Role
from andan.kit.refusals import NotThere
from andan.places import queries as places
from andan.places.models import Agency
from andan.reports import routing
from andan.reports.models import Report, RoutingRule, Transfer
from andan.reports.policies import covered
from andan.reports.routing import Coming

_READ = ("commune", "quarter", "kind", "to_agency", "officer")


@dataclass(frozen=True, slots=True)
class Why:
    """Why a report is where it is: it `came` from an agency at a time or is of the place; and the rule that fits."""

    came: Transfer | None
    stands_in: bool  # the province's police receives for a commune whose own does not work here
    rule: RoutingRule | None


def agencies(actor: Actor) -> list[Agency]:
    """The agencies whose rules the actor reads: where they handle cases, or keep the data. By name."""
    kept = frozenset[int]().union(*(post.scope for post in actor.posts if post.role == Role.ADMINISTRATOR))
    return list(Agency.objects.filter(pk__in=covered(actor) | kept, working=True).order_by("name"))


def rules_of(agency: Agency) -> list[RoutingRule]:
    """In the order in which they are tried."""
    return list(RoutingRule.objects.filter(agency=agency).select_related(*_READ))


def rule(agency: Agency, pk: int) -> RoutingRule:
    """Raises NotThere."""
    found = RoutingRule.objects.filter(agency=agency, pk=pk).select_related(*_READ).first()
    if found is None:
        raise NotThere("Không có quy tắc này.")
    return found


def unreached(rules: Sequence[RoutingRule]) -> set[int]:
    """The keys of the active rules that no report ever comes to."""
    active = [one for one in rules if one.active]
    lost = routing.unreached([one.pattern for one in active])
    return {active[place].pk for place in lost}


def why(report: Report, transfers: Sequence[Transfer] | None = None) -> Why:
    """Two queries, one where the ways of the report are known already."""
    rows = report.transfers.select_related("from_agency") if transfers is None else transfers
    came = next(reversed(list(rows)), None)
    at = came.at if came else report.submitted_at
    stands_in = came is None and report.commune_id is not None and report.agency.commune_id is None
    return Why(came, stands_in, None if report.pinned else fitting(report, at))


def fitting(report: Report, at: datetime) -> RoutingRule | None:
    """The first active rule of the report's agency that is for it as it came `at` that time."""
    coming = Coming(report.commune_id, report.quarter_id, report.kind_id, at)
    rows = RoutingRule.objects.filter(agency=report.agency_id, active=True).select_related(*_READ)
    return next((one for one in rows if routing.fits(one.pattern, coming)), None)


def suggested(report: Report) -> RoutingRule | None:
    """What the forms put first; nothing for what is pinned."""
    return why(report).rule


def targets(agency: Agency) -> list[Agency]:
    """Where a rule of the agency may lead: the agencies of its own province that work."""
    return list(places.transfer_targets(agency).filter(province=agency.province_id))
