from collections.abc import Collection

from django.db import transaction

from andan.accounts.actors import Actor, ActorKind
from andan.kit.refusals import check
from andan.ledger.log import append
from andan.notices import policies, queries, table
from andan.notices.events import NewsChosen
from andan.notices.models import Preference
from andan.notices.news import CHANNELS


def choose(
    *,
    actor: Actor,
    wanted: Collection[tuple[str, str]],
    quiet_from: int,
    quiet_until: int,
    urgent_at_night: bool,
) -> Preference:
    """Which groups of news the actor wants by which channel, and when not. Nothing changes without a fact."""
    check(policies.may_be_told(actor))
    groups = table.groups(staff=actor.kind is ActorKind.OFFICER)
    off = [f"{group.word} {one}" for group in groups for one in CHANNELS if (group.word, one) not in wanted]
    with transaction.atomic(durable=True):
        row = queries.preference(actor)
        row.off, row.quiet_from, row.quiet_until = off, quiet_from, quiet_until
        row.urgent_at_night = urgent_at_night
        row.save()
        fact = NewsChosen(
            off=off, quiet_from=quiet_from, quiet_until=quiet_until, urgent_at_night=urgent_at_night
        )
        append(fact, subject=f"news:{row.who[:12]}", actor=actor.ref)
    return row
