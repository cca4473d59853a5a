"""Every read of people."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypedDict
from uuid import UUID

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.db import connection
from django.db.models import Prefetch, QuerySet

from andan.accounts.actors import ANONYMOUS, Actor, ActorKind, Post, Role
from andan.accounts.models import ApiToken, EIdentity, PostHeld, User
from andan.accounts.policies import sees_province
from andan.kit import clock
from andan.kit.refusals import NotThere
from andan.kit.sealed import unseal
from andan.ledger.rows import new
from andan.places.models import Agency

POLICE = ("commune_police", "provincial_police", "investigation")
_KINDS = {
    User.Kind.CITIZEN: ActorKind.CITIZEN,
    User.Kind.OFFICER: ActorKind.OFFICER,
    User.Kind.PROGRAM: ActorKind.PROGRAM,
}


class Person(TypedDict):
    """What is known about one person. Dates are ISO, missing values are "". Personal data: keep sealed."""

    full_name: str
    phone: str
    birth_date: str
    id_number: str
    address: str
    level: int


def actor_for(user: User, *, level: int = 0) -> Actor:
    """The user as an actor with the posts held now. One query, a second one when a post covers a province."""
    known = _without_posts(user, level)
    may_hold = known.kind in {ActorKind.OFFICER, ActorKind.PROGRAM}
    return replace(known, posts=_posts(user)) if may_hold else known


def _without_posts(user: User, level: int) -> Actor:
    kind = _KINDS.get(User.Kind(user.kind))
    if kind is None or not user.is_active:
        return ANONYMOUS
    return Actor(
        kind=kind,
        ref=str(user.uid),
        name=user.titled_name,
        level=level if kind is ActorKind.CITIZEN else 0,
        user_id=user.pk,
    )


def owes_second_factor(user: User) -> bool:
    """Whether the officer must set up a second factor before anything else."""
    return settings.STAFF_SECOND_FACTOR and user.is_officer and not is_mfa_enabled(user)


def actor_of_token(raw: str) -> Actor | None:
    """Who the bearer token `raw` belongs to; None when it is unknown, over or revoked, or its owner's account closed.

    A citizen's program acts at the level the provider last vouched for. An officer who owes a second factor holds no
    post here either: a token is no way around it.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            _OWNER_BY_DIGEST, [digest_of(raw), connection.ops.adapt_datetimefield_value(_oldest())]
        )
        found = cursor.fetchone()
    if found is None:
        return None
    pk, uid, kind, rank, name, level, is_posted = found
    owner = new(User, id=pk, uid=UUID(str(uid)), kind=kind, rank=rank, full_name=name)
    holds = is_posted and not owes_second_factor(owner)
    return actor_for(owner, level=level) if holds else _without_posts(owner, level)


# Written out: on the road of every request of a program, where building the query costs more than asking it.
_OWNER_BY_DIGEST = """
    SELECT owner.id, owner.uid, owner.kind, owner.rank, owner.full_name, COALESCE(proof.level, 0),
        EXISTS (SELECT 1 FROM accounts_postheld post WHERE post.user_id = owner.id AND post.until IS NULL)
    FROM accounts_apitoken token
        JOIN accounts_user owner ON owner.id = token.user_id
        LEFT JOIN accounts_eidentity proof ON proof.user_id = owner.id
    WHERE token.digest = %s AND token.made_at > %s AND token.revoked_at IS NULL AND owner.is_active
"""


def digest_of(raw: str) -> str:
    """The SHA-256 of a token in 64 hexadecimal digits: all that is ever stored of it."""
    return hashlib.sha256(raw.encode()).hexdigest()


def officers_at(agency_id: int, *roles: Role) -> list[User]:
    """Active officers who hold one of `roles` (any role when none is named) at the agency, by username."""
    held = PostHeld.objects.filter(agency_id=agency_id, until=None)
    if roles:
        held = held.filter(role__in=roles)
    people = User.objects.filter(pk__in=held.values("user"), is_active=True, kind=User.Kind.OFFICER)
    return list(people.order_by("username"))


def at_posts(agency_ids: Iterable[int], *roles: Role) -> dict[tuple[int, str], list[str]]:
    """The opaque uids of active officers by agency and role. One query for all."""
    held = PostHeld.objects.filter(agency_id__in=agency_ids, role__in=roles, until=None)
    here = held.filter(user__is_active=True, user__kind=User.Kind.OFFICER).order_by("user__username")
    found: dict[tuple[int, str], list[str]] = {}
    for agency_id, role, uid in here.values_list("agency_id", "role", "user__uid"):
        found.setdefault((agency_id, role), []).append(str(uid))
    return found


def holders(kinds: Iterable[str], roles: Iterable[Role]) -> list[PostHeld]:
    """The posts of active officers in these roles at agencies of these kinds, with person and agency. One query."""
    held = PostHeld.objects.filter(agency__kind__in=kinds, role__in=roles, until=None)
    here = held.filter(user__is_active=True, user__kind=User.Kind.OFFICER)
    return list(here.select_related("user", "agency").order_by("agency__name", "user__full_name", "pk"))


def roll() -> list[tuple[User, list[PostHeld]]]:
    """Every officer and program by username, each with the posts held now. Two queries."""
    held = PostHeld.objects.select_related("agency").filter(until=None).order_by("pk")
    kinds = (User.Kind.OFFICER, User.Kind.PROGRAM)
    rows = User.objects.filter(kind__in=kinds).order_by("username").prefetch_related(Prefetch("posts", held))
    return [(user, list(user.posts.all())) for user in rows]


def officer(actor: Actor) -> User:
    """The officer behind `actor`. Raises NotThere for anybody else."""
    found = User.objects.filter(pk=actor.user_id, kind=User.Kind.OFFICER).first() if actor.user_id else None
    if found is None:
        raise NotThere()
    return found


def person_of(user: User) -> Person:
    """The e-identity of a citizen, opened; only the name for anybody else."""
    person = Person(full_name=user.full_name, phone="", birth_date="", id_number="", address="", level=0)
    identity = EIdentity.objects.filter(user=user).first()
    if identity is None:
        return person
    opened: Any = unseal(settings.SEAL_KEY, bytes(identity.sealed), owner=str(user.uid))
    return Person(**{**person, **opened, "level": identity.level})


def tokens_of(user: User) -> QuerySet[ApiToken]:
    """The user's tokens that still work, newest first."""
    return ApiToken.objects.filter(user=user, revoked_at=None, made_at__gt=_oldest()).order_by("-made_at")


def _oldest() -> datetime:
    """What was given out before is over."""
    return clock.now() - timedelta(days=settings.TOKEN_DAYS)


def posts_of(user: User) -> QuerySet[PostHeld]:
    """The posts the user holds now, with their agencies."""
    return PostHeld.objects.select_related("agency").filter(user=user, until=None).order_by("pk")


def _posts(user: User) -> tuple[Post, ...]:
    held = list(posts_of(user))
    wide = {h.agency.province_id for h in held if sees_province(Role(h.role), h.agency.kind)}
    police = _police_by_province(wide)
    return tuple(_post(h, police) for h in held)


def _police_by_province(provinces: Iterable[int]) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = {province: set() for province in provinces}
    if found:
        rows = Agency.objects.filter(province_id__in=found, kind__in=POLICE)
        for agency_id, province_id in rows.values_list("pk", "province_id"):
            found[province_id].add(agency_id)
    return {province: frozenset(ids) for province, ids in found.items()}


def _post(held: PostHeld, police: dict[int, frozenset[int]]) -> Post:
    role, agency = Role(held.role), held.agency
    own = frozenset({agency.pk})
    return Post(
        role=role,
        agency_id=agency.pk,
        agency_code=agency.code,
        agency_name=agency.name,
        agency_kind=agency.kind,
        scope=own | police[agency.province_id] if sees_province(role, agency.kind) else own,
    )
