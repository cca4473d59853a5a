"""What the clock tells meanwhile, and who reads it: the newest is left for whoever looks at the demo."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from andan.accounts.actors import SYSTEM, Actor
from andan.notices import queries
from andan.notices.actions.add_address import add_address
from andan.notices.actions.confirm_address import confirm_address
from andan.notices.actions.read_all import read_all
from andan.portal.demo.cast import People
from andan.portal.demo.lives import SPAN, Life, Turn
from andan.reports.actions.tell_due import tell_due

LOOKS = timedelta(hours=6)
LEFT = timedelta(days=2)  # so long ago somebody last read what they were told
MAILBOXES = {"chihuy.hp": "chi-huy@example.org"}  # who wants letters; the demo lays them into a folder


def turn(now: datetime) -> Turn:
    """A life of its own beside the reports': the sweep of what is due, as the worker would have gone it."""
    return Turn(now - SPAN, -1, _sweeps())


def _sweeps() -> Life:
    while True:
        tell_due(actor=SYSTEM)
        yield LOOKS


def read(people: People, now: datetime) -> None:
    """Everybody has read what is older than LEFT."""
    for actor in [*people.officers.values(), *(citizen for citizen, _ in people.citizens)]:
        seen = next((line for line in _lines(actor) if line.at < now - LEFT), None)
        if seen:
            read_all(actor=actor, up_to=seen.entry)
    for username, address in MAILBOXES.items():
        row = add_address(actor=people.officers[username], channel="email", address=address)
        confirm_address(actor=SYSTEM, token=queries.token_of(row))


def _lines(actor: Actor) -> Iterator[queries.Line]:
    before = None
    while page := queries.lines(actor, before=before):
        yield from page
        before = page[-1].entry
