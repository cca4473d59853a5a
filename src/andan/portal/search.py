"""One search over functions, services and places. It keeps nothing of what was typed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from andan.kit.text import fold
from andan.places import queries as places
from andan.portal.functions import Function, offered
from andan.reports import queries as reports
from andan.services import queries as services
from andan.services.ranking import Query, Rank, Tier, query, rank

MOST = 6  # hits of one kind on the page
KEPT = {  # the least tier worth showing beside a best hit of this tier
    Tier.EXACT: Tier.ALL,
    Tier.PREFIX: Tier.ALL,
    Tier.ALL: Tier.SLIPS,
    Tier.SLIPS: Tier.SLIPS,
    Tier.PART: Tier.PART,
}


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the answer."""

    title: str
    note: str
    href: str
    icon: str
    rank: Rank
    main: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Hits of one kind, best first."""

    name: str
    hits: list[Hit]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for `asked`, the group with the best hit first."""

    asked: Query
    groups: list[Group]

    @property
    def count(self) -> int:
        return sum(len(group.hits) for group in self.groups)


def find(typed: str) -> Answer:
    """Everything near to what was typed; nothing for an empty text. At most four queries."""
    asked = query(typed)
    if not asked.readings:
        return Answer(asked, [])
    found = [
        Group("Chức năng", _best(_functions(asked))),
        Group("Dịch vụ công", _best(_services(asked))),
        Group("Địa bàn", _best(_places(asked))),
    ]
    groups = _worth_showing([group for group in found if group.hits])
    return Answer(asked, sorted(groups, key=lambda group: group.hits[0].rank, reverse=True))


def find_places(typed: str) -> Answer:
    """Places only."""
    asked = query(typed)
    hits = list(_places(asked)) if asked.readings else []
    return Answer(asked, [Group("Địa bàn", hits)] if hits else [])


def _best(hits: Iterable[Hit]) -> list[Hit]:
    return sorted(hits, key=lambda hit: hit.rank, reverse=True)[:MOST]


def _worth_showing(groups: list[Group]) -> list[Group]:
    least = KEPT[max((group.hits[0].rank.tier for group in groups), default=Tier.PART)]
    kept = [Group(group.name, [hit for hit in group.hits if hit.rank.tier >= least]) for group in groups]
    return [group for group in kept if group.hits]


def _functions(asked: Query) -> Iterator[Hit]:
    incidents = [phrase for kind in reports.kinds() for phrase in (kind.name, *kind.keywords.split(", "))]
    for function in offered():
        found = rank(asked, (function.name, *function.keywords, *(incidents if function.main else ())))
        if found:
            yield _function_hit(function, found)


def _function_hit(function: Function, found: Rank) -> Hit:
    return Hit(function.name, function.blurb, function.href, function.icon, found, main=function.main)


def _services(asked: Query) -> Iterator[Hit]:
    for hit in services.nearest(asked, limit=MOST):
        service = hit.service
        href = reverse("services:service", args=[service.slug])
        yield Hit(service.name, service.group.name, href, service.group.icon, hit.rank)


def _places(asked: Query) -> Iterator[Hit]:
    meant = without_office(asked.text)
    for hit in places.search(meant, limit=MOST):
        bare = hit.name.partition(" ")[2]
        names = (hit.name, bare, f"{bare} {hit.province_name}", *hit.former)
        note = f"{hit.province_name}. {hit.before}" if hit.before else hit.province_name
        found = rank(query(meant), names) or Rank(Tier.EXACT if hit.code == meant else Tier.PART, 0)
        yield Hit(hit.name, note, reverse("portal:place", args=[hit.commune_id]), "map-pin", found)


OFFICES = frozenset(
    {
        "cong an",
        "dia ban",
        "dia chi",
        "don cong an",
        "dia chi cong an",
        "so dien thoai cong an",
        "tru so cong an",
        "ubnd",
        "uy ban",
        "uy ban nhan dan",
    }
)


def without_office(text: str) -> str:
    """`công an phường Hồng Bàng` → `phường Hồng Bàng`: the place that is meant; the text itself when none is left."""
    words = text.split()
    for length in range(min(5, len(words) - 1), 0, -1):
        if fold(" ".join(words[:length])) in OFFICES:
            return " ".join(words[length:])
    return text
