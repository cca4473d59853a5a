from django.db import IntegrityError, transaction

from andan.accounts.actors import Actor
from andan.accounts.queries import officer
from andan.kit import clock
from andan.reports.figures.periods import Period
from andan.reports.models import Export
from andan.reports.queries.figures.areas import area_of_lists


def ask_export(*, actor: Actor, agency: str, period: Period) -> Export:
    """Ask the worker for a workbook of the area and the period; asked again while it is made, it is the same one.

    `agency` is a code, or empty for all of the actor's area. Raises Forbidden, NotThere.
    """
    area_of_lists(actor, agency)
    wanted = {
        "officer": officer(actor),
        "agency": agency,
        "since": period.start,
        "until": period.end,
    }
    try:
        with transaction.atomic(durable=True):
            return Export.objects.create(**wanted, form="xlsx", kind=period.kind, asked_at=clock.now())
    except IntegrityError:
        return Export.objects.get(**wanted, state__in=Export.UNDER_WAY)
