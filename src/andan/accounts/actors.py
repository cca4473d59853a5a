"""Who is acting: a frozen value that carries everything a policy may ask, so that policies need no queries."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What an officer may be at an agency (GLOSSARY ties these to Vietnamese)."""

    DUTY_OFFICER = "duty_officer"
    CASE_OFFICER = "case_officer"
    AREA_OFFICER = "area_officer"
    COMMANDER = "commander"
    PROCURATOR = "procurator"
    VOLUNTEER = "volunteer"
    LEADER = "leader"
    ADMINISTRATOR = "administrator"


class ActorKind(StrEnum):
    ANONYMOUS = "anonymous"
    CITIZEN = "citizen"
    OFFICER = "officer"
    PROGRAM = "program"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Post:
    """One role held at one agency of `agency_kind` (places.AgencyKind).

    `scope` holds the ids of all agencies whose cases the post may see.
    """

    role: Role
    agency_id: int
    agency_code: str
    agency_name: str
    agency_kind: str
    scope: frozenset[int]


@dataclass(frozen=True, slots=True)
class Actor:
    """`ref` is opaque and goes into facts; `name` is for screens only and never into a fact or a log.

    `level` is the e-identity level of this session: 0 none, 1 registered, 2 verified in person.
    """

    kind: ActorKind
    ref: str
    name: str = ""
    level: int = 0
    user_id: int | None = None
    posts: tuple[Post, ...] = ()

    def holds(self, *roles: Role, at: int) -> bool:
        """Whether the actor holds one of `roles` at the agency with id `at` itself."""
        return any(post.role in roles and post.agency_id == at for post in self.posts)

    def oversees(self, agency_id: int) -> bool:
        """Whether one of the actor's posts covers the agency."""
        return any(agency_id in post.scope for post in self.posts)

    @property
    def agency_ids(self) -> frozenset[int]:
        """Every agency whose cases the actor may see."""
        return frozenset().union(*(post.scope for post in self.posts))

    @property
    def is_staff(self) -> bool:
        return bool(self.posts)


ANONYMOUS = Actor(kind=ActorKind.ANONYMOUS, ref="anonymous")
SYSTEM = Actor(kind=ActorKind.SYSTEM, ref="system", name="Hệ thống")
