"""Many counts in one query."""

from django.db.models import IntegerField, QuerySet, Subquery

from andan.accounts.actors import Actor
from andan.places.models import Agency
from andan.reports.models import Report
from andan.reports.policies import covered

COUNT_CAP = 500


def tally(counted: dict[str, QuerySet[Report]], actor: Actor) -> dict[str, int]:
    """All the counts in one query, each capped at COUNT_CAP."""
    one_row = Agency.objects.filter(pk=min(covered(actor), default=0))
    found = one_row.annotate(**{key: _Capped(rows) for key, rows in counted.items()}).values(*counted).first()
    return found or dict.fromkeys(counted, 0)


class _Capped(Subquery):
    """How many rows a query has, counted no further than COUNT_CAP; an order says where to begin counting.

    Only the agency is read: it stands in every index of the desk, so that PostgreSQL too can count without the rows.
    """

    template = "(SELECT COUNT(*) FROM (%(subquery)s) capped)"

    def __init__(self, rows: QuerySet[Report]) -> None:
        super().__init__(rows.values("agency_id")[:COUNT_CAP], output_field=IntegerField())
