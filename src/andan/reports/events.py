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
class ExtensionAsked(Fact):
    """`amount` of `unit` more, for the first or the second time (`turn`)."""

    NAME: ClassVar[str] = "report.extension_asked.v1"
    turn: int
    amount: int
    unit: str
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportExtended(Fact):
    """Two persons: who asked and who granted. `resolve_by` is the new due time, `basis` the rule."""

    NAME: ClassVar[str] = "report.extended.v1"
    turn: int
    amount: int
    unit: str
    asked_by: str
    resolve_by: str
    basis: str
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionDenied(Fact):
    NAME: ClassVar[str] = "report.extension_denied.v1"
    turn: int
    asked_by: str
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSuspended(Fact):
    NAME: ClassVar[str] = "report.suspended.v1"
    ground: str
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportResumed(Fact):
    NAME: ClassVar[str] = "report.resumed.v1"
    resolve_by: str
    basis: str
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuperiorAlerted(Fact):
    NAME: ClassVar[str] = "report.superior_alerted.v1"
    superior: str
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcuracyInformed(Fact):
    NAME: ClassVar[str] = "report.procuracy_informed.v1"
    procuracy: str
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReporterNotified(Fact):
    NAME: ClassVar[str] = "report.reporter_notified.v1"
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteWritten(Fact):
    """`mentions`: the opaque references of the colleagues it names."""

    NAME: ClassVar[str] = "report.note_written.v1"
    commitment: str
    mentions: list[str]


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
class TermsReset(Fact):
    """Newer rules for these duties, or a corrected calendar, hold from now on for what runs already."""

    NAME: ClassVar[str] = "report.terms_reset.v1"
    duties: list[str]
    calendar: bool
    resolve_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleMade(Fact):
    """A version of a rule became active, told whole: every clock can be recomputed. Two persons made it."""

    NAME: ClassVar[str] = "report.duty_rule_approved.v1"
    duty: str
    scope: str
    place: str
    only: str
    amount: int
    unit: str
    starts: str
    meets: str
    pauses: bool
    basis: str
    valid_from: str
    drafted_by: str
    running_too: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarCorrected(Fact):
    NAME: ClassVar[str] = "report.calendar_corrected.v1"
    day: str
    works: bool
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutingRuleKept(Fact):
    """A routing rule as it reads from now on; what is empty means any. `officer`: an opaque reference."""

    NAME: ClassVar[str] = "report.routing_rule_kept.v1"
    agency: str
    rule: int
    position: int
    commune: str
    quarter: int
    kind: str
    weekdays: str
    begins: str
    ends: str
    to_agency: str
    team: str
    officer: str
    active: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftHandedOver(Fact):
    """What was open at the end of a shift: how many of each; `commitment` is over the words written with it."""

    NAME: ClassVar[str] = "report.shift_handed_over.v1"
    agency: str
    hand_over: int
    began: str
    ended: str
    counts: dict[str, int]
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftTakenOver(Fact):
    """Another officer signed for it."""

    NAME: ClassVar[str] = "report.shift_taken_over.v1"
    agency: str
    hand_over: int
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFellDue(Fact):
    """`step`: 1 soon, 2 late, 3 late for long; `agency`: whose people were told."""

    NAME: ClassVar[str] = "report.fell_due.v1"
    duty: str
    due: str
    step: int
    agency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportJoined(Fact):
    """Another report about the same is the `lead`: this one is answered with it."""

    NAME: ClassVar[str] = "report.joined.v1"
    lead: str
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportParted(Fact):
    NAME: ClassVar[str] = "report.parted.v1"
    lead: str
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSplit(Fact):
    """A part of this report is a report of its own from now on: `child`."""

    NAME: ClassVar[str] = "report.split.v1"
    child: str
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSplitOff(Fact):
    """A part of `parent`, a report of its own. Its terms run from when the parent was sent and received."""

    NAME: ClassVar[str] = "report.split_off.v1"
    parent: str
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
    submitted_at: str
    received_at: str
    number: int
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportConcluded(Fact):
    """The result of its `lead` is the result of this one."""

    NAME: ClassVar[str] = "report.concluded.v1"
    lead: str
    outcome: str
    commitment: str


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportsExported(Fact):
    """An officer took out a list: `rows` reports sent from `since` to `until`, of `agency` or, if empty, all their area."""

    NAME: ClassVar[str] = "report.exported.v1"
    form: str
    agency: str
    since: str
    until: str
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterExported(Fact):
    """An officer took out a year of an agency's register: so many numbers."""

    NAME: ClassVar[str] = "report.register_exported.v1"
    agency: str
    year: int
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperIssued(Fact):
    """A paper left the office: its number, and the digests of the two files as they were issued."""

    NAME: ClassVar[str] = "report.paper_issued.v1"
    paper: str
    kind: str
    agency: str
    series: str
    number: int
    year: int
    named: bool
    pdf_digest: str
    docx_digest: str
    template_digest: str
    replaces: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperWithdrawn(Fact):
    NAME: ClassVar[str] = "report.paper_withdrawn.v1"
    paper: str
    commitment: str
