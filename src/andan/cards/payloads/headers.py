"""The heading of a list: which columns hold names and birth dates."""

from collections.abc import Sequence
from dataclasses import dataclass

from andan.cards.payloads.labels import FAMILY, GIVEN, is_birth, is_known, is_name
from andan.kit.text import fold

_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a list has its names (one column, or family and given name in two) and its birth dates."""

    names: tuple[int, ...]
    birth: int

    def of(self, cells: Sequence[str]) -> tuple[str, str]:
        """The name and the birth date of one row, as they stand."""
        name = " ".join(cells[at].strip() for at in self.names if at < len(cells))
        return name.strip(), cells[self.birth].strip() if self.birth < len(cells) else ""


@dataclass(frozen=True, slots=True)
class Heading:
    """`columns` is None when the heading is that of a list of payloads."""

    columns: Columns | None


def heading(cells: Sequence[str]) -> Heading | None:
    """The heading that a row is, or None when it is none."""
    told = [fold(cell) if len(cell) <= _LONGEST else "" for cell in cells]
    names = next(([at] for at, word in enumerate(told) if is_name(word)), None) or _in_two(told)
    birth = next((at for at, word in enumerate(told) if is_birth(word)), None)
    if names and birth is not None:
        return Heading(Columns(tuple(names), birth))
    known = sum(1 for word in told if is_known(word))
    return Heading(None) if known and known * 2 >= sum(1 for word in told if word) else None


def _in_two(told: Sequence[str]) -> list[int]:
    family = next((at for at, word in enumerate(told) if word in FAMILY), None)
    given = next((at for at, word in enumerate(told) if word in GIVEN), None)
    return [] if given is None else [given] if family is None else [family, given]
