"""What an office decides for all its reports: rules, calendar, kinds, shifts, and what was taken out or let go."""

from dataclasses import dataclass
from typing import ClassVar

from andan.ledger.facts import Fact


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
class CalendarProposed(Fact):
    """Somebody would have a day worked, or not. It moves nothing yet."""

    NAME: ClassVar[str] = "report.calendar_proposed.v1"
    proposal: int
    day: str
    works: bool
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarCorrected(Fact):
    """A second person approved it: from now on the day is worked, or not."""

    NAME: ClassVar[str] = "report.calendar_corrected.v2"
    proposal: int
    day: str
    works: bool
    basis: str
    proposed_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarProposalEnded(Fact):
    """It came to nothing: a second person refused it, or who proposed it withdrew it."""

    NAME: ClassVar[str] = "report.calendar_proposal_ended.v1"
    proposal: int
    day: str
    withdrawn: bool


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
class RemarkMade(Fact):
    """The procuracy's remark `number` on the report; `answer_by`: the end of the term to answer, `basis` its rule."""

    NAME: ClassVar[str] = "report.remark_made.v1"
    number: int
    procuracy: str
    answer_by: str
    basis: str
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkAnswered(Fact):
    NAME: ClassVar[str] = "report.remark_answered.v1"
    number: int
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyRemarked(Fact):
    """The same on the work of an agency, not on one report."""

    NAME: ClassVar[str] = "report.agency_remarked.v1"
    agency: str
    number: int
    procuracy: str
    answer_by: str
    basis: str
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyAnswered(Fact):
    NAME: ClassVar[str] = "report.agency_answered.v1"
    agency: str
    number: int
    commitment: str


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
    """An officer took out a list: `rows` reports sent from `since` to `until`, of `agency` or, if empty, all."""

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
