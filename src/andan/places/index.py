"""Finding a commune by what people call it. Pure: built from rows, asked with words."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from rapidfuzz import process
from rapidfuzz.distance import OSA

from andan.places import asking
from andan.places.asking import Asked

_PREFIX_KEYS = 200  # names looked at for one beginning
_FUZZY_KEYS = 30
_BEHIND = 25.0  # a hit this far behind the best is noise


class Level(IntEnum):
    """Whose name it is; the later, the less likely it is meant."""

    COMMUNE = 0
    PROVINCE = 1
    OLD_WARD = 2
    OLD_DISTRICT = 3
    OLD_PROVINCE = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A commune of today. `districts` are the old districts it mostly lay in."""

    id: int
    code: str
    name: str
    province_id: int
    province_name: str
    districts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one or more communes.

    `bare` and `kind` are folded ("go vap", "quan"); `marked` is the bare name in lower case with its marks; `context`
    is folded, with a space at both ends; `said` is how the name is shown; `codes` also find it.
    """

    level: Level
    bare: str
    kind: str
    marked: str
    context: str
    said: str
    codes: tuple[str, ...]
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PlaceHit:
    """A commune that was found.

    `former` are old names, those that matched first; `before` is the sentence that says them, or blank. With
    `needs_choice` the words name something that now lies in several communes: a person has to choose.
    `score`: more is better, only to be compared within one answer.
    """

    commune_id: int
    code: str
    name: str
    province_name: str
    former: tuple[str, ...]
    before: str
    needs_choice: bool
    score: float


@dataclass(slots=True)
class Index:
    """All names, ready to be asked. About 14,000 names take 10 MB and a third of a second to build."""

    places: Mapping[int, Place]
    names: Sequence[Name]
    _exact: dict[str, list[Name]] = field(init=False)
    _bares: list[str] = field(init=False)
    _ends: list[tuple[str, str]] = field(init=False)
    _codes: dict[str, list[Name]] = field(init=False)

    def __post_init__(self) -> None:
        self._exact = _grouped((name.bare, name) for name in self.names)
        self._bares = sorted(self._exact)
        self._ends = sorted(_ends(self._bares))
        self._codes = _grouped((code, name) for name in self.names for code in name.codes)

    def search(self, text: str, *, limit: int, near: int | None = None) -> list[PlaceHit]:
        """The communes that `text` names, best first, at most `limit`; those of province `near` are preferred."""
        scored = self._scored(text)
        return _hits(scored, self.places, near)[:limit]

    def _scored(self, text: str) -> list[tuple[float, Name]]:
        while text:
            readings = asking.readings(text)
            for ways in (self._plain, self._misspelt):
                found = [hit for asked in readings for hit in ways(asked)]
                if found:
                    return found
            text = asking.without_first_part(text)
        return []

    def _plain(self, asked: Asked) -> Iterator[tuple[float, Name]]:
        """Names spelt as asked: whole, then by their beginning, then by the beginning of a later word."""
        yield from ((120 + _level(name), name) for name in self._codes.get("".join(asked.words), ()))
        for head, tail in asked.splits():
            yield from _fitting(100, self._exact.get(head, ()), asked, tail)
        head = " ".join(asked.words)
        if len(head) > 1:
            for bare in self._beginning(head):
                yield from _fitting(80 - _missing(head, bare), self._exact[bare], asked, ())
            for bare in self._ending(head):
                yield from _fitting(65 - _missing(head, bare), self._exact[bare], asked, ())

    def _misspelt(self, asked: Asked) -> Iterator[tuple[float, Name]]:
        """Names one or two typing errors away; figures are never taken for a typing error."""
        for head, tail in asked.splits():
            allowed = min(2, (len(head) - 1) // 3)
            if allowed:
                near = process.extract(
                    head, self._bares, scorer=OSA.distance, score_cutoff=allowed, limit=_FUZZY_KEYS
                )
                for bare, errors, _ in near:
                    if _figures(bare) == _figures(head):
                        yield from _fitting(60 - 8 * errors, self._exact[bare], asked, tail)

    def _beginning(self, head: str) -> Iterator[str]:
        start = bisect_left(self._bares, head)
        for bare in self._bares[start : start + _PREFIX_KEYS]:
            if not bare.startswith(head):
                return
            if bare != head:
                yield bare

    def _ending(self, head: str) -> Iterator[str]:
        start = bisect_left(self._ends, (head, ""))
        for end, bare in self._ends[start : start + _PREFIX_KEYS]:
            if not end.startswith(head):
                return
            yield bare


def _grouped(pairs: Iterable[tuple[str, Name]]) -> dict[str, list[Name]]:
    groups: dict[str, list[Name]] = defaultdict(list)
    for key, name in pairs:
        groups[key].append(name)
    return dict(groups)


def _ends(bares: Iterable[str]) -> Iterator[tuple[str, str]]:
    """("bang", "hong bang") for "hong bang": what it is called from its second word on."""
    for bare in bares:
        words = bare.split(" ")
        yield from ((" ".join(words[start:]), bare) for start in range(1, len(words)))


def _missing(head: str, bare: str) -> float:
    return min(5.0, (len(bare) - len(head)) / 4)


def _figures(folded: str) -> list[str]:
    return [word for word in folded.split(" ") if word.isdigit()]


def _fitting(
    base: float, names: Iterable[Name], asked: Asked, tail: Sequence[str]
) -> Iterator[tuple[float, Name]]:
    """Those of `names` that lie where `tail` says, scored."""
    for name in names:
        errors = _astray(tail, name.context)
        if errors <= 1:
            yield (
                base + len(tail) - 6 * errors + _kind(asked, name) + _marks(asked, name) + _level(name),
                name,
            )


def _astray(tail: Sequence[str], context: str) -> int:
    """How many words of `tail` are only nearly in `context`; 2 or more when one is not there at all."""
    errors = 0
    for position, word in enumerate(tail, start=1):
        rest = "" if position == len(tail) else " "  # the last word may still be being typed
        if f" {word}{rest}" not in context:
            errors += 1 if len(word) > 3 and _nearly_in(word, context) else 2
    return errors


def _nearly_in(word: str, context: str) -> bool:
    return any(OSA.distance(word, known, score_cutoff=1) <= 1 for known in context.split())


def _kind(asked: Asked, name: Name) -> float:
    if not asked.kind:
        return 0.0
    return 10.0 if asked.kind == name.kind else -30.0


def _marks(asked: Asked, name: Name) -> float:
    return 4.0 if name.marked in asked.marked else 0.0


def _level(name: Name) -> float:
    return {Level.COMMUNE: 6.0, Level.PROVINCE: 1.0, Level.OLD_WARD: 0.0, Level.OLD_DISTRICT: 2.0}.get(
        name.level, -1.0
    )


def _hits(
    scored: Iterable[tuple[float, Name]], places: Mapping[int, Place], near: int | None
) -> list[PlaceHit]:
    """One hit for each commune, by the best of its names, without the noise far behind the best."""
    by_place: dict[int, list[tuple[float, Name]]] = defaultdict(list)
    for score, name in scored:
        for place in name.places:
            by_place[place].append((score, name))
    hits = [_hit(places[place], found, near) for place, found in by_place.items()]
    best = max((hit.score for hit in hits), default=0.0)
    return sorted((hit for hit in hits if hit.score > best - _BEHIND), key=_order(places))


def _order(places: Mapping[int, Place]) -> Callable[[PlaceHit], tuple[float, str, str]]:
    return lambda hit: (-hit.score, hit.name, places[hit.commune_id].code)


def _hit(place: Place, found: list[tuple[float, Name]], near: int | None) -> PlaceHit:
    score, best = max(found, key=lambda pair: pair[0])
    old = [name for points, name in found if name.level >= Level.OLD_WARD and points > score - _BEHIND]
    return PlaceHit(
        commune_id=place.id,
        code=place.code,
        name=place.name,
        province_name=place.province_name,
        former=tuple(dict.fromkeys([*(name.said for name in old), *place.districts]))[:3],
        before=_before(place, best),
        needs_choice=len(best.places) > 1,
        score=score + (5.0 if place.province_id == near else 0.0),
    )


def _before(place: Place, best: Name) -> str:
    if best.level is Level.OLD_WARD:
        return f"Trước đây là {'một phần ' if len(best.places) > 1 else ''}{best.said}"
    if best.level in (Level.OLD_DISTRICT, Level.OLD_PROVINCE):
        return f"Trước đây thuộc {best.said}"
    return f"Trước đây thuộc {' và '.join(place.districts)}" if place.districts else ""
