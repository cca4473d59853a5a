"""Many counts in one query."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from andan.reports.models import Report

COUNT_CAP = 500


@dataclass(frozen=True, slots=True)
class Tally:
    """The statement that counts, to be asked as often as one likes: putting it together costs more than the answer.

    `none` are the counts that can be of nothing, as in an area of no agencies.
    """

    sql: str = ""
    keys: tuple[str, ...] = ()
    params: tuple[Any, ...] = ()
    none: Mapping[str, int] = field(default_factory=dict)

    def asked(self, moments: Mapping[datetime, datetime] | None = None) -> dict[str, int]:
        """The counts, with each moment of `moments` put where the one it is named for was written."""
        adapted = connection.ops.adapt_datetimefield_value
        instead = {adapted(written): adapted(now) for written, now in (moments or {}).items()}
        found = dict(self.none)
        if self.keys:
            with connection.cursor() as cursor:
                cursor.execute(self.sql, [instead.get(param, param) for param in self.params])
                found.update(zip(self.keys, cursor.fetchone(), strict=True))
        return found


def written(counted: Mapping[str, QuerySet[Report]]) -> Tally:
    """All the counts in one query, each capped at COUNT_CAP; an order of the rows says where to begin counting.

    Only the agency is read: it stands in every index of the desk, so that PostgreSQL too can count without the rows.
    Each is put together as it stands: as subqueries of a query set they would be worked through twice.
    """
    parts, given, none = dict[str, str](), list[Any](), dict[str, int]()
    for key, rows in counted.items():
        try:
            counting, values = rows.values("agency_id")[:COUNT_CAP].query.sql_with_params()
        except EmptyResultSet:
            none[key] = 0
            continue
        parts[key] = f"(SELECT COUNT(*) FROM ({counting}) capped)"  # noqa: S608 - Django's own text
        given += values
    return Tally(f"SELECT {', '.join(parts.values())}", tuple(parts), tuple(given), none)


def tally(counted: Mapping[str, QuerySet[Report]]) -> dict[str, int]:
    """The counts as they are now. One query."""
    return written(counted).asked()
