"""Rows of a report. Columns, constraints and questions about one row; nothing here writes."""

from andan.reports.models.desk import VIEW_ADDRESS_MAX, VIEW_NAME_MAX, HandOver, Mention, SavedView
from andan.reports.models.evidence import Draft, Evidence
from andan.reports.models.export import Export
from andan.reports.models.extensions import Extension
from andan.reports.models.figures import Cell, Counting, Measure
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
from andan.reports.models.oversight import Remark
from andan.reports.models.papers import Paper, PaperBook, PaperFile
from andan.reports.models.people import Identity, Opening, Party
from andan.reports.models.reference import IncidentKind
from andan.reports.models.register import Duty, Register
from andan.reports.models.reminders import AnswerReminder, Reminder
from andan.reports.models.report import RETOLD, Report
from andan.reports.models.retention import Erasure, RetentionRule
from andan.reports.models.rights import DataRequest, Look
from andan.reports.models.routing import RoutingRule
from andan.reports.models.rules import CalendarDay, DayState, DutyRule, RuleState
from andan.reports.models.search import Indexed, Indexing
from andan.reports.models.story import Rating, Step, Transfer

__all__ = [
    "ADDRESS_MAX",
    "CODE_LENGTH",
    "CONSEQUENCE_MAX",
    "EVIDENCE_MAX",
    "NAME_MAX",
    "PARTIES_MAX",
    "RECEIPT_LENGTH",
    "RETOLD",
    "STORY_MAX",
    "SUBJECT_MAX",
    "VIEW_ADDRESS_MAX",
    "VIEW_NAME_MAX",
    "WORDS_MAX",
    "AnswerReminder",
    "CalendarDay",
    "Cell",
    "Counting",
    "DataRequest",
    "DayState",
    "Draft",
    "Duty",
    "DutyRule",
    "Erasure",
    "Evidence",
    "Export",
    "Extension",
    "HandOver",
    "Identity",
    "IncidentKind",
    "Indexed",
    "Indexing",
    "Look",
    "Measure",
    "Mention",
    "Opening",
    "Paper",
    "PaperBook",
    "PaperFile",
    "Party",
    "Rating",
    "Register",
    "Remark",
    "Reminder",
    "Report",
    "RetentionRule",
    "RoutingRule",
    "RuleState",
    "SavedView",
    "Step",
    "Transfer",
]
