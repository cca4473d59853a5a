"""How far the index has come, and what it does not know yet."""

from typing import NamedTuple

from andan.ledger import queries as ledger
from andan.reports.models import Indexed, Indexing, Report

MOST = 2_000  # facts that a search looks at beside the index


class Unread(NamedTuple):
    """`keys` of reports that changed since they were read in, oldest change first; `behind` when there are more."""

    keys: list[int]
    behind: bool


def indexing() -> Indexing:
    """How far it has come; nothing is indexed before the first round."""
    return Indexing.objects.filter(pk=Indexing.ONLY).first() or Indexing()


def unread(found: Indexing) -> Unread:
    """What has to be looked through beside the index. Two queries, one when nothing happened."""
    facts = ledger.following(found.entry, MOST)
    newest = {fact.subject: fact.number for fact in facts if fact.name.startswith("report.")}
    return Unread([pk for pk, _ in stale(newest)], len(facts) == MOST)


def stale(newest: dict[str, int]) -> list[tuple[int, int]]:
    """Keys and newest facts of the reports with these codes, where the index knows less."""
    if not newest:
        return []
    rows = dict(Report.objects.filter(code__in=newest).values_list("pk", "code"))
    known = dict(Indexed.objects.filter(pk__in=rows).values_list("pk", "entry"))
    return [(pk, newest[code]) for pk, code in rows.items() if known.get(pk, -1) < newest[code]]
