"""The facts of a report. Frozen and versioned: a shape never changes, a new shape is a new version. Pure.

They hold codes, digests and opaque references. `commitment` is SHA-256 over the report's own salt and a text: it proves
the text later and tells nothing about it before, or once the salt is gone.
"""

import hashlib
from dataclasses import dataclass
from typing import ClassVar

from andan.ledger.facts import Fact


def commitment(salt: bytes, *texts: str) -> str:
    """Hex SHA-256 over `salt` and the length-prefixed texts."""
    digest = hashlib.sha256(salt)
    for text in texts:
        raw = text.encode()
        digest.update(len(raw).to_bytes(8) + raw)
    return digest.hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSubmitted(Fact):
    NAME: ClassVar[str] = "report.submitted.v1"
    agency: str
    kind: str
    channel: str
    level: int
    anonymous: bool
    commitment: str
    evidence: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportReceived(Fact):
    NAME: ClassVar[str] = "report.received.v1"
    agency: str
    number: int
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportClassified(Fact):
    NAME: ClassVar[str] = "report.classified.v1"
    report_class: str
    before: str
    resolve_by: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportAssigned(Fact):
    NAME: ClassVar[str] = "report.assigned.v1"
    holder: str
    before: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAsked(Fact):
    NAME: ClassVar[str] = "report.question_asked.v1"
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportAnswered(Fact):
    NAME: ClassVar[str] = "report.answered.v1"
    commitment: str
    evidence: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationNoted(Fact):
    NAME: ClassVar[str] = "report.verification_noted.v1"
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTransferred(Fact):
    NAME: ClassVar[str] = "report.transferred.v1"
    from_agency: str
    to_agency: str
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRefused(Fact):
    NAME: ClassVar[str] = "report.refused.v1"
    ground: str
    commitment: str
    number: int
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportResolved(Fact):
    NAME: ClassVar[str] = "report.resolved.v1"
    outcome: str
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportReopened(Fact):
    NAME: ClassVar[str] = "report.reopened.v1"
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRated(Fact):
    NAME: ClassVar[str] = "report.rated.v1"
    score: int
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityOpened(Fact):
    NAME: ClassVar[str] = "report.identity_opened.v1"
    commitment: str
    shown: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindEdited(Fact):
    NAME: ClassVar[str] = "report.kind_edited.v1"
    slug: str
    label: str
    hint: str
    keywords: str
    grave: bool
    position: int
    active: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftsSwept(Fact):
    """Drafts nobody touched for `kept_days` were forgotten: how many, and nothing else of them."""

    NAME: ClassVar[str] = "report.drafts_swept.v1"
    drafts: int
    kept_days: int
