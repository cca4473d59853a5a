"""Reports about the same, and parts of a report."""

from dataclasses import dataclass
from typing import ClassVar

from andan.ledger.facts import Fact


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
