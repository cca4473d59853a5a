"""Waiting notices become letters: one for a person and an address, whatever there is to tell."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.notices import letters, queries, table, times
from andan.notices.models import Address, Notice, Preference
from andan.outbox import channels
from andan.outbox.letters import Letter
from andan.outbox.posting import post

AT_A_TIME = 500  # notices that are due, looked at in one transaction


@dataclass(slots=True)
class _Due:
    """What becomes of the notices looked at: done with, or put off until a moment; and the letters for them."""

    done: list[int] = field(default_factory=list)
    put_off: dict[datetime, list[int]] = field(default_factory=dict)
    letters: list[tuple[Address, Letter]] = field(default_factory=list)


def carry(*, actor: Actor) -> int:  # noqa: ARG001 - by the clock; the letters are their facts' own
    """Post the letters that are due; returns how many.

    Letters and the word that their notices are carried are one transaction: killed at any moment, nobody is left out
    and nobody is written to twice. Two workers at once share the work on PostgreSQL and take turns on SQLite.
    """
    moment, posted = clock.now(), 0
    while (some := _some(moment)) is not None:
        posted += some
    return posted


def _some(moment: datetime) -> int | None:
    """How many letters were posted; None when nothing was due."""
    with transaction.atomic(durable=True):
        due = Notice.objects.filter(carry_at__lte=moment).order_by("carry_at")[:AT_A_TIME]
        people = set(due.values_list("who", flat=True))
        if not people:
            return None
        waiting = Notice.objects.filter(who__in=people, carry_at__isnull=False).order_by("who", "pk")
        rows = list(waiting.select_for_update(skip_locked=True))
        found = _looked_at(rows, moment)
        post(*(letter for _, letter in found.letters))
        Notice.objects.filter(pk__in=found.done).update(carry_at=None)
        for until, numbers in found.put_off.items():
            Notice.objects.filter(pk__in=numbers).update(carry_at=until)
        for address, letter in found.letters:
            Address.objects.filter(pk=address.pk).update(letter=letter.key)
    return len(found.letters) if rows else None


def _looked_at(rows: list[Notice], moment: datetime) -> _Due:
    people = {row.who for row in rows}
    chosen, addresses, offered = (
        queries.preferences(people),
        queries.to_write_to(people),
        set(channels.on_offer()),
    )
    found = _Due()
    for who, theirs in groupby(rows, lambda row: row.who):
        usable = [row for row in addresses.get(who, []) if row.channel in offered]
        _sort(list(theirs), usable, chosen[who], moment, found)
    return found


def _sort(
    rows: list[Notice], usable: list[Address], chosen: Preference, moment: datetime, found: _Due
) -> None:
    """At night the urgent ones go, where their reader lets them; the others wait for the morning."""
    quiet = times.quiet_until(moment, chosen.quiet_from, chosen.quiet_until) if usable else None
    now = [row for row in rows if quiet is None or (chosen.urgent_at_night and table.kind(row.kind).urgent)]
    found.done += [row.pk for row in now]
    if quiet is not None:
        found.put_off.setdefault(quiet, []).extend(row.pk for row in rows if row not in now)
    found.letters += _letters(now, usable, chosen)


def _letters(
    rows: list[Notice], usable: Iterable[Address], chosen: Preference
) -> Iterator[tuple[Address, Letter]]:
    for address in usable:
        told = [row for row in rows if chosen.wants(table.kind(row.kind).group, address.channel)]
        if told:
            staff = any(table.is_staff(row.kind) for row in told)
            yield address, letters.of_news(address, staff=staff, last=max(row.pk for row in told))
