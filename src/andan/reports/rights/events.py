"""The facts of persons' rights and of retention. They name no person, and a request names no report."""

from dataclasses import dataclass
from typing import ClassVar

from andan.ledger.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRequested(Fact):
    """Somebody asked about their own data: `right` of rights.states, about so many reports or (`whole`) everything."""

    NAME: ClassVar[str] = "report.data_requested.v1"
    right: str
    agency: str
    reports: int
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRequestAnswered(Fact):
    NAME: ClassVar[str] = "report.data_request_answered.v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRequestGranted(Fact):
    """`done` reports were changed or erased; `kept` may not be, and were restricted instead."""

    NAME: ClassVar[str] = "report.data_request_granted.v1"
    right: str
    done: int
    kept: int
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRequestRefused(Fact):
    NAME: ClassVar[str] = "report.data_request_refused.v1"
    right: str
    ground: str
    basis: str
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRequestRetracted(Fact):
    NAME: ClassVar[str] = "report.data_request_retracted.v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRequestHandedOn(Fact):
    """What it is about was handed to another agency: so is the request. Its terms run on."""

    NAME: ClassVar[str] = "report.data_request_handed_on.v1"
    agency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRequestTermsReset(Fact):
    """Its terms go by newer rules of these `duties`, or by a corrected `calendar`, from now on."""

    NAME: ClassVar[str] = "report.data_request_terms_reset.v1"
    duties: list[str]
    calendar: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCorrected(Fact):
    """What is known of the reporter, or of somebody the report speaks of, was corrected: which columns."""

    NAME: ClassVar[str] = "report.person_corrected.v1"
    whose: str
    changed: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentWithdrawn(Fact):
    NAME: ClassVar[str] = "report.consent_withdrawn.v1"
    purposes: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRestricted(Fact):
    """The identity is not opened and the report is in no list that leaves the house, until that is lifted."""

    NAME: ClassVar[str] = "report.restricted.v1"
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictionLifted(Fact):
    NAME: ClassVar[str] = "report.restriction_lifted.v1"
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportErased(Fact):
    """A person asked for it: only code, kind, agency, days and outcome of the report are left; so many `files` went."""

    NAME: ClassVar[str] = "report.erased.v1"
    files: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionApplied(Fact):
    """The record of a deletion: one batch under a rule; `before` is the day up to which it had ended."""

    NAME: ClassVar[str] = "report.retention_applied.v1"
    rule: int
    what: str
    months: int
    before: str
    count: int
    files: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionRuleMade(Fact):
    """Two persons: who drafted the rule is said here, who approved it is the actor."""

    NAME: ClassVar[str] = "report.retention_rule_made.v1"
    what: str
    months: int
    basis: str
    valid_from: str
    drafted_by: str
