"""Files somebody took out, and those that are being made."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from andan.accounts.actors import Actor
from andan.kit.refusals import NotThere
from andan.reports.models import Export

SHOWN = 12


def exports(actor: Actor) -> list[Export]:
    """What the actor asked for last, the newest first."""
    return list(Export.objects.filter(officer=actor.user_id)[:SHOWN])


def export(actor: Actor, export_id: UUID) -> Export:
    """One of the actor's own. Raises NotThere."""
    found = Export.objects.filter(pk=export_id, officer=actor.user_id).first()
    if found is None:
        raise NotThere()
    return found


def under_way(moment: datetime) -> QuerySet[Export]:
    """Those that a worker may take at `moment`: nobody has them, or whoever had them has gone silent."""
    free = Q(turn_until=None) | Q(turn_until__lt=moment)
    return Export.objects.filter(free, state__in=Export.UNDER_WAY).order_by("asked_at")
