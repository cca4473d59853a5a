"""Finding a commune by what people call it. Pure: built from names, asked with words."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from andan.places import asking, fitting
from andan.places.asking import Asked
from andan.places.fitting import (
    BEGINNING,
    LATER_WORD,
    MISSPELT,
    TYPING_ERROR,
    WHOLE,
    loosely,
    missing,
    strictly,
)
from andan.places.hits import hits
from andan.places.names import Name, Place, PlaceHit, Scored

_BY_CODE = 120.0
_PREFIX_KEYS = 200  # names looked at for one beginning
_FUZZY_KEYS = 30


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
        return hits(self._scored(text), self.places, limit=limit, near=near)

    def _scored(self, text: str) -> list[Scored]:
        """As typed if possible, else with typing errors forgiven, else without a street in front."""
        while text:
            plain = [found for asked in asking.readings(text) for found in self._plain(asked)]
            if plain:
                return plain
            misspelt = [found for asked in asking.loose_readings(text) for found in self._misspelt(asked)]
            if misspelt:
                return misspelt
            text = asking.without_first_part(text)
        return []

    def _plain(self, asked: Asked) -> Iterator[Scored]:
        """Names spelt as asked: whole, then by their beginning, then by the beginning of a later word."""
        for name in self._codes.get("".join(asked.words), ()):
            yield _BY_CODE + fitting.level(name), name
        for head, tail in asked.splits():
            yield from fitting.fitting(WHOLE, self._exact.get(head, ()), asked, tail, strictly)
        head = " ".join(asked.words)
        if len(head) > 1:
            yield from self._begun(asked, self._beginning(head), BEGINNING, head)
            yield from self._begun(asked, self._ending(head), LATER_WORD, head)

    def _begun(self, asked: Asked, bares: Iterable[str], base: float, head: str) -> Iterator[Scored]:
        for bare in bares:
            yield from fitting.fitting(base - missing(head, bare), self._exact[bare], asked, (), strictly)

    def _misspelt(self, asked: Asked) -> Iterator[Scored]:
        """Names one or two typing errors away; figures are never taken for a typing error."""
        for head, tail in asked.splits():
            for bare, errors in self._nearly(head):
                base = MISSPELT - TYPING_ERROR * errors
                yield from fitting.fitting(base, self._exact[bare], asked, tail, loosely)

    def _nearly(self, head: str) -> list[tuple[str, float]]:
        allowed = min(2, (len(head) - 1) // 3)
        if not allowed:
            return [(head, 0)] if head in self._exact else []
        near = process.extract(
            head, self._bares, scorer=OSA.distance, score_cutoff=allowed, limit=_FUZZY_KEYS
        )
        wanted = fitting.figures(head)
        return [(bare, errors) for bare, errors, _ in near if fitting.figures(bare) == wanted]

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
