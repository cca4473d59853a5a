"""What became of letters: an address that nobody has any more ends, and its owner reads so."""

from collections.abc import Iterator

from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.notices import telling
from andan.notices.actions.ending import end
from andan.notices.models import Address
from andan.notices.news import ADDRESS_ENDED
from andan.notices.telling import Told
from andan.outbox import queries as outbox
from andan.outbox.letters import State

AT_A_TIME = 500
NOBODYS = {"gone", "no_address"}  # what a carrier says of an address that nobody has


def heed(*, actor: Actor) -> int:
    """Look at the letters that were on their way; returns how many addresses ended. Doing it again changes nothing."""
    return sum(_looked_at(rows, actor) for rows in _waiting())


def _waiting() -> Iterator[list[Address]]:
    last = 0
    while rows := list(Address.objects.exclude(letter="").filter(pk__gt=last).order_by("pk")[:AT_A_TIME]):
        yield rows
        last = rows[-1].pk


def _looked_at(rows: list[Address], actor: Actor) -> int:
    with transaction.atomic(durable=True):
        fates, ended = outbox.fates([row.letter for row in rows]), 0
        for row in rows:
            fate = fates.get(row.letter)
            if fate and fate.state is State.DEAD and fate.word in NOBODYS:
                ended += _end(row, actor)
            elif fate is None or fate.state in {State.SENT, State.DEAD}:
                Address.objects.filter(pk=row.pk, letter=row.letter).update(letter="")
    return ended


def _end(row: Address, actor: Actor) -> bool:
    entry = end(row, "gone", by=actor.ref)
    if entry is None:
        return False
    told = Told(who=row.who, kind=ADDRESS_ENDED, code="", entry=entry, at=clock.now())
    telling.tell([told])
    return True
