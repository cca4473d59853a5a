"""The legal clock. Pure: facts, rules and the calendar go in, terms come out.

`days` says which days are worked, `terms` when a term ends, `book` which rule holds, `history` folds what happened to
a report into its terms, `reading` turns facts of the ledger into what happened. The same facts give the same terms.
"""

from andan.reports.clock.book import Book, Case, Rule
from andan.reports.clock.days import Calendar, Correction, is_working_day
from andan.reports.clock.doubts import doubts
from andan.reports.clock.history import Event, Running, replay
from andan.reports.clock.reading import events_of, sent
from andan.reports.clock.terms import DAY_END, UNIT_NAMES, UNITS, Span, Term, days, term

__all__ = [
    "DAY_END",
    "UNITS",
    "UNIT_NAMES",
    "Book",
    "Calendar",
    "Case",
    "Correction",
    "Event",
    "Rule",
    "Running",
    "Span",
    "Term",
    "days",
    "doubts",
    "events_of",
    "is_working_day",
    "replay",
    "sent",
    "term",
]
