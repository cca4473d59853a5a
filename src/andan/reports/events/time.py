"""What lengthens, stops and tells the clock of a report, and who is told of it."""

from dataclasses import dataclass
from typing import ClassVar

from andan.ledger.facts import Fact


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
class TermsReset(Fact):
    """Newer rules for these duties, or a corrected calendar, hold from now on for what runs already."""

    NAME: ClassVar[str] = "report.terms_reset.v1"
    duties: list[str]
    calendar: bool
    resolve_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerFellDue(Fact):
    """An answer to the procuracy, or to a request about one's own data. `step`: 1 soon, 2 late."""

    NAME: ClassVar[str] = "report.answer_fell_due.v1"
    due: str
    step: int
    agency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFellDue(Fact):
    """`step`: 1 soon, 2 late, 3 late for long; `agency`: whose people were told."""

    NAME: ClassVar[str] = "report.fell_due.v1"
    duty: str
    due: str
    step: int
    agency: str
