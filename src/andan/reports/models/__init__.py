"""Rows of a report. Columns, constraints and questions about one row; nothing here writes."""

from andan.reports.models.evidence import Draft, Evidence
from andan.reports.models.limits import (
    ADDRESS_MAX,
    CODE_LENGTH,
    CONSEQUENCE_MAX,
    EVIDENCE_MAX,
    NAME_MAX,
    PARTIES_MAX,
    RECEIPT_LENGTH,
    STORY_MAX,
    SUBJECT_MAX,
    WORDS_MAX,
)
from andan.reports.models.people import Identity, Opening, Party
from andan.reports.models.reference import DutyRule, IncidentKind
from andan.reports.models.register import Duty, Register
from andan.reports.models.report import Report
from andan.reports.models.story import Rating, Step, Transfer

__all__ = [
    "ADDRESS_MAX",
    "CODE_LENGTH",
    "CONSEQUENCE_MAX",
    "EVIDENCE_MAX",
    "NAME_MAX",
    "PARTIES_MAX",
    "RECEIPT_LENGTH",
    "STORY_MAX",
    "SUBJECT_MAX",
    "WORDS_MAX",
    "Draft",
    "Duty",
    "DutyRule",
    "Evidence",
    "Identity",
    "IncidentKind",
    "Opening",
    "Party",
    "Rating",
    "Register",
    "Report",
    "Step",
    "Transfer",
]
