"""Who reads what: the reporter, the officers of an area, those who only count."""

from collections.abc import Mapping
from types import MappingProxyType

from django.conf import settings

from andan.accounts.actors import Actor, ActorKind, Role
from andan.accounts.words import ROLES
from andan.kit.sealed import pseudonym
from andan.reports.models import Report
from andan.reports.states import (
    Who,
)

# Who reads cases at all. A leader reads rates, an administrator keeps the data, a volunteer helps people: not cases.
CASE_ROLES = frozenset(
    {Role.DUTY_OFFICER, Role.CASE_OFFICER, Role.AREA_OFFICER, Role.COMMANDER, Role.PROCURATOR}
)


# What is owed to the reporter; the others are between offices.
TOLD_DUTIES = frozenset({"reception", "classification", "notification", "result"})


# Who reads how many there are and how long they take.
COUNT_ROLES = frozenset({Role.DUTY_OFFICER, Role.COMMANDER, Role.PROCURATOR, Role.LEADER})


WHO_NAMES: Mapping[str, str] = MappingProxyType(
    {**ROLES, Who.HOLDER: "Người đang giữ", Who.SUPERIOR: "cấp trên"}
)


def owner_of(actor: Actor) -> str:
    """The pseudonym under which the actor's own reports and draft are kept."""
    return pseudonym(settings.PSEUDONYM_KEY, actor.ref)


def receipt_bearer(report_code: str) -> Actor:
    """Whoever shows the receipt code of an anonymous report: the reporter of that report and of nothing else."""
    return Actor(kind=ActorKind.ANONYMOUS, ref=f"receipt:{report_code}")


def is_reporter(actor: Actor, report: Report) -> bool:
    if actor.kind == ActorKind.ANONYMOUS:
        return report.anonymous and actor.ref == f"receipt:{report.code}"
    return bool(report.owner) and report.owner == owner_of(actor)


def covered(actor: Actor) -> frozenset[int]:
    """The ids of the agencies whose cases the actor reads by a post they hold."""
    return frozenset().union(*(post.scope for post in actor.posts if post.role in CASE_ROLES))


def counted(actor: Actor) -> frozenset[int]:
    """The ids of the agencies whose statistics the actor reads: counts, never a person."""
    return frozenset().union(*(post.scope for post in actor.posts if post.role in COUNT_ROLES))


def listed(actor: Actor) -> frozenset[int]:
    """Of those, the agencies whose reports the actor may take out one by one: whoever reads no cases takes no list."""
    return counted(actor) & covered(actor)


def may_see(actor: Actor, report: Report) -> bool:
    """Without the question of earlier agencies, which is a query (see queries.visible)."""
    return is_reporter(actor, report) or report.agency_id in covered(actor)
