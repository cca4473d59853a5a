"""Batches and arrivals as the actor may see them: those of the tables they work at, and no others."""

from datetime import date

from django.db.models import QuerySet

from andan.accounts.actors import Actor, ActorKind
from andan.cards.models import Arrival, Batch
from andan.cards.policies import desks
from andan.cards.states import BatchState, State
from andan.kit.refusals import NotThere
from andan.places.models import Agency

NO_BATCH = "Không có lô này, hoặc lô của đơn vị khác."
NO_CARD = "Không có thẻ này, hoặc thẻ của đơn vị khác."


def tables(actor: Actor) -> list[Agency]:
    """The agencies at whose table the actor works, by name."""
    return list(Agency.objects.filter(pk__in=desks(actor)).order_by("name"))


def visible(actor: Actor) -> QuerySet[Batch]:
    """The batches of the agencies at whose table the actor works; the system sees all."""
    rows = Batch.objects.select_related("agency")
    return rows if actor.kind is ActorKind.SYSTEM else rows.filter(agency__in=desks(actor))


def batch(actor: Actor, pk: int, *, lock: bool = False) -> Batch:
    """The batch with this key; with `lock` nobody else changes it before the commit. Raises NotThere."""
    rows = visible(actor)
    if lock:
        rows = rows.select_for_update(of=("self",), no_key=True)
    found = rows.filter(pk=pk).first() if _fits(pk) else None
    if found is None:
        raise NotThere(NO_BATCH)
    return found


def arrivals(actor: Actor) -> QuerySet[Arrival]:
    """The cards of the actor's tables that still have a name."""
    rows = Arrival.objects.select_related("agency", "batch").exclude(state=State.GONE)
    return rows if actor.kind is ActorKind.SYSTEM else rows.filter(agency__in=desks(actor))


def arrival(actor: Actor, pk: int) -> Arrival:
    """The card with this key. Raises NotThere."""
    found = arrivals(actor).filter(pk=pk).first() if _fits(pk) else None
    if found is None:
        raise NotThere(NO_CARD)
    return found


def left_open(actor: Actor, agency_id: int, source: str, received_on: date, residence: str) -> Batch | None:
    """The batch the actor began from `source` and did not close: an import that was cut off goes on in it."""
    rows = visible(actor).filter(agency=agency_id, state=BatchState.SCANNING, opened_by_ref=actor.ref)
    return rows.filter(source=source, received_on=received_on, residence=residence).order_by("-pk").first()


def _fits(pk: int) -> bool:
    """Whether a key of this size can exist: what people type into an address is not always one."""
    return 0 < pk < 2**63
