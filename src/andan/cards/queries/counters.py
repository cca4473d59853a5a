"""The words with which an office answers: its own, or those of the house until it has written some."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from andan.accounts.actors import Actor
from andan.cards.answers import Counter as Words
from andan.cards.models import Counter
from andan.cards.policies import HOLDERS, desks, kept, may_read_counter
from andan.kit import clock
from andan.kit.refusals import check
from andan.places import queries as places
from andan.places.models import Agency

_DEFAULTS = Path(__file__).parents[1] / "counter.toml"


def counter_of(agency: Agency) -> Words:
    """What people read about the office. One query."""
    return words_of(agency, rows([agency])[agency.pk])


def counter_row(actor: Actor, agency_code: str) -> Counter:
    """The row; unsaved, with the words of the house, where there is none. Raises NotThere and Forbidden."""
    agency = places.agency(agency_code)
    check(may_read_counter(actor, agency.pk))
    return rows([agency])[agency.pk]


def offices_of(actor: Actor) -> list[Agency]:
    """The offices that hold cards and whose words the actor may read; those of the own posts first."""
    own = {post.agency_id for post in actor.posts}
    found = Agency.objects.filter(pk__in=kept(actor) | desks(actor), kind__in=HOLDERS).order_by("name")
    return sorted(found, key=lambda agency: agency.pk not in own)


def rows(agencies: Iterable[Agency]) -> dict[int, Counter]:
    """The row of each agency, unsaved where it has none; by the agency's id. One query."""
    asked = {agency.pk: agency for agency in agencies}
    own = Counter.objects.in_bulk(asked)
    return {pk: own.get(pk) or _unwritten(agency) for pk, agency in asked.items()}


def keep_days(agencies: Iterable[Agency]) -> dict[int, int]:
    """How many days a card waits at each agency, by its id. One query."""
    return {pk: row.keep_days for pk, row in rows(agencies).items()}


def words_of(agency: Agency, row: Counter) -> Words:
    """The row as people read it. Address and phone are the agency's where the counter has none of its own."""
    return Words(
        agency=agency.code,
        name=agency.name,
        address=row.address or agency.address,
        where=row.where,
        where_temporary=row.where_temporary,
        hours=row.hours,
        bring=row.bring,
        ask=row.ask,
        phone=row.phone or agency.phone,
        hotline=row.hotline,
        keep_days=row.keep_days,
    )


def _unwritten(agency: Agency) -> Counter:
    return Counter(agency=agency, changed_at=clock.now(), **_of_the_house())


@cache
def _of_the_house() -> Mapping[str, Any]:
    return tomllib.loads(_DEFAULTS.read_text(encoding="utf-8"))
