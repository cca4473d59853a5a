"""Many counts in one query."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from andan.reports.models import Report

COUNT_CAP = 500


def tally(counted: Mapping[str, QuerySet[Report]]) -> dict[str, int]:
    """All the counts in one query, each capped at COUNT_CAP; an order of the rows says where to begin counting.

    Only the agency is read: it stands in every index of the desk, so that PostgreSQL too can count without the rows.
    Each is put together as it stands: as subqueries of a query set they would be worked through twice.
    """
    found, parts, given = dict.fromkeys(counted, 0), dict[str, str](), list[Any]()
    for key, rows in counted.items():
        try:
            counting, values = rows.values("agency_id")[:COUNT_CAP].query.sql_with_params()
        except EmptyResultSet:  # nobody can be in it, as in an area of no agencies
            continue
        parts[key] = f"(SELECT COUNT(*) FROM ({counting}) capped)"  # noqa: S608 - Django's own text
        given += values
    if parts:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(parts.values())}", given)
            found.update(zip(parts, cursor.fetchone(), strict=True))
    return found
