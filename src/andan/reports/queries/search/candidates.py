"""Keys of reports that the index holds for meant, the newest first. Whether the actor may see them is asked after."""

from collections.abc import Iterator

from django.db import connection

from andan.reports.search import spoken
from andan.reports.search.asked import Asked
from andan.reports.search.spoken import Scope

FIRST = 2**63 - 1  # before the newest
# PostgreSQL has no order in a GIN index: a word of every second report is looked for among the newest first. Each block
# of so many keys is a mark, so that what lies outside is not even read.
BLOCKS = {"B": 12, "D": 16}  # mark: two to the power of


def candidates(asked: Asked, scope: Scope, *, staff: bool, before: int, count: int) -> list[int]:
    """The next `count` keys under `before`."""
    if connection.vendor == "postgresql":
        return _in_blocks(asked, scope, staff=staff, before=before, count=count)
    return _asked(_SQLITE, spoken.match(asked, scope, staff=staff), before, count)


def blocks(pk: int) -> Iterator[str]:
    """The marks of the blocks a key lies in."""
    return (f"{mark}{pk >> power}" for mark, power in BLOCKS.items())


def _in_blocks(asked: Asked, scope: Scope, *, staff: bool, before: int, count: int) -> list[int]:
    """The last block and the one before it; then larger ones; then everywhere."""
    last = min(before - 1, _newest())
    for mark, power in BLOCKS.items():
        near = [f"{mark}{(last >> power) - back}" for back in (0, 1)]
        found = _asked(_POSTGRESQL, spoken.tsquery(asked, [*scope, near], staff=staff), before, count)
        if len(found) == count:
            return found
    return _asked(_POSTGRESQL, spoken.tsquery(asked, scope, staff=staff), before, count)


def _newest() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT COALESCE(MAX(report_id), 0) FROM reports_indexed")
        return int(cursor.fetchone()[0])


def _asked(statement: str, query: str, before: int, count: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, [query, before, count])
        return [key for (key,) in cursor.fetchall()]


_SQLITE = (
    "SELECT rowid FROM reports_words WHERE reports_words MATCH %s AND rowid < %s ORDER BY rowid DESC LIMIT %s"
)
# By way of the index whatever the planner thinks: it would walk backwards through all keys for a rare word.
_POSTGRESQL = """
    WITH found AS MATERIALIZED (SELECT report_id FROM reports_indexed WHERE words @@ %s::tsquery AND report_id < %s)
    SELECT report_id FROM found ORDER BY report_id DESC LIMIT %s
"""
