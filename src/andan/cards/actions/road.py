"""The one road of every verb on a card: conditional update, fact, and what leaves after commit."""

import hashlib
from datetime import datetime
from typing import Any, TypedDict

from django.conf import settings
from django.db import transaction

from andan.accounts.actors import Actor
from andan.cards import notices, policies, queries
from andan.cards.models import Arrival
from andan.cards.states import ENDED, Verb, target
from andan.kit import clock
from andan.kit.refusals import WrongState, check
from andan.ledger.facts import Fact
from andan.ledger.log import append


class How(TypedDict, total=False):
    """`seen`: the version the officer was looking at; when it is not the newest, somebody was faster."""

    seen: int | None


def load(actor: Actor, arrival_id: int) -> tuple[Arrival, datetime]:
    """The card through the actor's eyes, and the moment of the action. Raises NotThere."""
    return queries.arrival(actor, arrival_id), clock.now()


def take(
    arrival: Arrival,
    verb: Verb,
    fact: Fact,
    *,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    **columns: Any,
) -> None:
    """Do `verb` to `arrival`: one row changes or WrongState is raised; one fact is written.

    `columns` are the other columns that change. Must run inside the action's transaction. Afterwards `arrival` says how
    it stands now.
    """
    check(policies.refusal_of(verb, actor, arrival))
    state = target(verb, arrival.state)
    if state is None:  # the policy has said so already
        raise WrongState()
    version = arrival.version if seen is None else seen
    ended = {"ended_at": at, "ended_as": state} if state in ENDED else {"ended_at": None, "ended_as": ""}
    stands = {"state": state, "version": version + 1, "changed_at": at, **ended, **columns}
    if Arrival.objects.filter(pk=arrival.pk, state=arrival.state, version=version).update(**stands) != 1:
        raise WrongState()
    append(fact, subject=f"card:{arrival.pk}", actor=actor.ref, at=at)
    for name, value in stands.items():
        setattr(arrival, name, value)
    transaction.on_commit(lambda: notices.verb_done(arrival, verb.noun))


def witness(arrival: Arrival, key: bytes) -> str:
    """Keyed hash of what an entry said, hex. It is bound to the entry: two entries of one person cannot be joined."""
    said = arrival.pk.to_bytes(8) + key
    return hashlib.blake2b(said, key=settings.LOOKUP_KEY, digest_size=16, person=b"entry").hexdigest()
