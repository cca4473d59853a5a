"""What is done to a report."""

from dataclasses import dataclass
from typing import ClassVar

from andan.ledger.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSubmitted(Fact):
    """What the clock must know of the place and the kind is said here: both may be edited later."""

    NAME: ClassVar[str] = "report.submitted.v2"
    agency: str
    agency_kind: str
    remote: bool
    kind: str
    grave: bool
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
    """`commitment` is over the reason why it is another class than `before`, or over nothing."""

    NAME: ClassVar[str] = "report.classified.v2"
    report_class: str
    before: str
    resolve_by: str
    basis: str
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportClassifiedFirst(Fact):
    """As ledgers hold it from when no reason was asked for. Nothing writes it any more."""

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
    NAME: ClassVar[str] = "report.transferred.v2"
    from_agency: str
    to_agency: str
    to_kind: str
    to_remote: bool
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRefused(Fact):
    NAME: ClassVar[str] = "report.refused.v1"
    ground: str
    commitment: str
    number: int
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPinned(Fact):
    NAME: ClassVar[str] = "report.pinned.v1"
    agency: str
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportUnpinned(Fact):
    NAME: ClassVar[str] = "report.unpinned.v1"
    agency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteWritten(Fact):
    """`mentions`: the opaque references of the colleagues it names."""

    NAME: ClassVar[str] = "report.note_written.v1"
    commitment: str
    mentions: list[str]


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
