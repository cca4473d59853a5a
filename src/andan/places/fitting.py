"""How well a name answers what was asked. Pure.

Points: 100 the whole name, 80 its beginning, 65 the beginning of a later word, 60 less 8 for each typing error; the
rest below only orders names within these, except a kind said aloud, which keeps out names of other kinds.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from andan.places.asking import Asked
from andan.places.names import Level, Name, Scored

WHOLE, BEGINNING, LATER_WORD, MISSPELT = 100.0, 80.0, 65.0, 60.0
TYPING_ERROR = 8.0

_LEVELS = {
    Level.COMMUNE: 6.0,
    Level.OLD_DISTRICT: 2.0,
    Level.PROVINCE: 1.0,
    Level.OLD_WARD: 0.0,
    Level.OLD_PROVINCE: -1.0,
}
_ALIKE = 82.0  # per cent of letters that what follows the name must share with where the name lies

Astray = Callable[[Sequence[str], str], int]


def fitting(
    base: float, names: Iterable[Name], asked: Asked, tail: Sequence[str], astray: Astray
) -> Iterator[Scored]:
    """Those of `names` that lie where `tail` says, scored from `base`."""
    for name in names:
        errors = astray(tail, name.context)
        if errors <= 1:
            yield (
                base
                + len(tail)
                - TYPING_ERROR * errors
                + _kind(asked, name)
                + _marks(asked, name)
                + level(name),
                name,
            )


def level(name: Name) -> float:
    """Names of today before those of before."""
    return _LEVELS[name.level]


def missing(head: str, bare: str) -> float:
    """What a name loses for the letters that were not typed, up to 5."""
    return min(5.0, (len(bare) - len(head)) / 4)


def figures(folded: str) -> list[str]:
    """The numbers in a name."""
    return [word for word in folded.split(" ") if word.isdigit()]


def strictly(tail: Sequence[str], context: str) -> int:
    """0 when every word of `tail` is in `context`, more when not; the last word may still be being typed."""
    return 2 * len(_absent(tail, context))


def loosely(tail: Sequence[str], context: str) -> int:
    """0 when `tail` is in `context`, 1 when it is nearly, more when it is not."""
    wrong = _absent(tail, context)
    if not wrong:
        return 0
    if any(word.isdigit() for word in wrong):
        return 2
    if len(wrong) == 1 and _is_nearly_in(wrong[0], context):
        return 1
    return 1 if fuzz.partial_ratio(" ".join(tail), context) >= _ALIKE else 2


def _absent(tail: Sequence[str], context: str) -> list[str]:
    ends = [" "] * (len(tail) - 1) + [""]
    return [word for word, end in zip(tail, ends, strict=False) if f" {word}{end}" not in context]


def _is_nearly_in(word: str, context: str) -> bool:
    return any(
        max(len(word), len(known)) > 3 and OSA.distance(word, known, score_cutoff=1) <= 1
        for known in context.split()
    )


def _kind(asked: Asked, name: Name) -> float:
    if not asked.kind:
        return 0.0
    return 10.0 if asked.kind == name.kind else -30.0


def _marks(asked: Asked, name: Name) -> float:
    return 4.0 if name.marked in asked.marked else 0.0
