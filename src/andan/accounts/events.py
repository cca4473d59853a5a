"""The facts of this room. They name people by opaque references only and never change shape."""

from dataclasses import dataclass
from typing import ClassVar

from andan.ledger.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerMade(Fact):
    NAME: ClassVar[str] = "accounts.officer_made.v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramMade(Fact):
    NAME: ClassVar[str] = "accounts.program_made.v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostGiven(Fact):
    NAME: ClassVar[str] = "accounts.post_given.v1"

    agency: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostEnded(Fact):
    NAME: ClassVar[str] = "accounts.post_ended.v1"

    agency: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordChanged(Fact):
    NAME: ClassVar[str] = "accounts.password_changed.v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenIssued(Fact):
    NAME: ClassVar[str] = "accounts.token_issued.v1"

    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRevoked(Fact):
    NAME: ClassVar[str] = "accounts.token_revoked.v1"

    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityTaken(Fact):
    """The provider vouched for a citizen at this level, for the first time or after another one."""

    NAME: ClassVar[str] = "accounts.identity_taken.v1"

    level: int
