"""What the days of an office are over for."""

from datetime import datetime, timedelta

from andan.cards.models import Arrival
from andan.cards.queries.counters import rows
from andan.cards.states import ENDED
from andan.places.models import Agency


def erasable(now: datetime) -> list[tuple[Agency, datetime]]:
    """The agencies with ended cards that have a name, each with the moment before which those are to be erased."""
    here = Arrival.objects.filter(state__in=ENDED).order_by().values("agency").distinct()
    agencies = list(Agency.objects.filter(pk__in=here).order_by("pk"))
    counters = rows(agencies)
    return [(agency, now - timedelta(days=counters[agency.pk].erase_days)) for agency in agencies]
