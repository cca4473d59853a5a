"""One search over functions, services and places. It keeps nothing of what was typed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from andan.kit.text import fold
from andan.places import queries as places
from andan.portal import calls
from andan.portal.functions import Function, offered
from andan.reports import queries as reports
from andan.services import queries as services
from andan.services.ranking import Query, Rank, Tier, query, rank

PLACES = "Địa bàn"
MOST = 6  # hits of one kind on the page
NEAR = 0.3  # less is chance
BESIDE = 0.22  # further behind the best hit is noise
KEPT = {  # the least tier worth showing beside a best hit of this tier
    Tier.EXACT: Tier.ALL,
    Tier.PREFIX: Tier.ALL,
    Tier.ALL: Tier.ALL,
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
    """What was found for `asked`, the group with the best hit first; before all a number to call, when one is meant."""

    asked: Query
    groups: list[Group]
    call: calls.Call | None = None

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
        Group(PLACES, _best(_places(asked))),
    ]
    shown = sorted(_worth_showing([group for group in found if group.hits]), key=order, reverse=True)
    return Answer(asked, shown, calls.meant(asked))


def order(group: Group) -> tuple[Tier, bool, float]:
    """The best first; among equals a place comes last: the country has a name for every word."""
    best = group.hits[0].rank
    return best.tier, group.name != PLACES, best.nearness


def find_places(typed: str) -> Answer:
    """Places only."""
    asked = query(typed)
    hits = list(_places(asked)) if asked.readings else []
    return Answer(asked, [Group(PLACES, hits)] if hits else [])


def _best(hits: Iterable[Hit]) -> list[Hit]:
    return sorted(hits, key=lambda hit: hit.rank, reverse=True)[:MOST]


def _worth_showing(groups: list[Group]) -> list[Group]:
    best = max((group.hits[0].rank for group in groups), default=Rank(Tier.PART, 0))
    nearest = max(NEAR, best.nearness - BESIDE) if best.tier >= Tier.PREFIX else NEAR
    least = Rank(KEPT[best.tier], 0)
    kept = [
        Group(group.name, [hit for hit in group.hits if hit.rank >= least and hit.rank.nearness >= nearest])
        for group in groups
    ]
    return [group for group in kept if group.hits]


def _functions(asked: Query) -> Iterator[Hit]:
    for function in offered():
        found = max(filter(None, _ranks(asked, function)), default=None)
        if found:
            yield _function_hit(function, found)


def _ranks(asked: Query, function: Function) -> Iterator[Rank | None]:
    yield rank(asked, (function.name, *function.keywords))
    if function.main:  # the kinds of incidents lead to it too
        words = [phrase for kind in reports.kinds() for phrase in (kind.name, *kind.keywords.split(", "))]
        yield rank(asked, words, behind=WEAKLY)


WEAKLY = 0.3


def _function_hit(function: Function, found: Rank) -> Hit:
    return Hit(function.name, function.blurb, function.href, function.icon, found, main=function.main)


def _services(asked: Query) -> Iterator[Hit]:
    for hit in services.nearest(asked, limit=MOST):
        service = hit.service
        href = reverse("services:service", args=[service.slug])
        yield Hit(service.name, service.group.name, href, service.group.icon, hit.rank)


def _places(asked: Query) -> Iterator[Hit]:
    meant = without_office(asked.text)
    for hit in places.search(meant, limit=MOST) if meant else ():
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
KINDS = frozenset({"phuong", "xa", "dac khu", "quan", "huyen", "thi xa", "thi tran", "tinh", "thanh pho"})


def without_office(text: str) -> str:
    """`công an phường Hồng Bàng` → `phường Hồng Bàng`: the place that is meant; empty when none is named."""
    words = text.split()
    for length in range(min(5, len(words)), 0, -1):
        if fold(" ".join(words[:length])) in OFFICES:
            words = words[length:]
            break
    return "" if fold(" ".join(words)) in KINDS else " ".join(words)
