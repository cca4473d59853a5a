"""The one table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Line:
    """One measure of ours beside one other. The ratio is the claim; the absolute figures hold for one machine."""

    what: str
    on: str
    ours: str
    beside: str
    ratio: str = ""
    target: str = ""
    met: bool | None = None  # None where there is no target: the line is there to compare with


HEAD = ("Measure", "On", "An Dân", "Beside", "Ratio", "Target", "")
_MET = {True: "met", False: "NOT MET", None: ""}


def markdown(lines: Sequence[Line]) -> str:
    """The table as Markdown."""
    return "\n".join(_rows(lines)) + "\n"


def _rows(lines: Sequence[Line]) -> Iterator[str]:
    yield _row(HEAD)
    yield _row(["---"] * len(HEAD))
    for line in lines:
        yield _row([line.what, line.on, line.ours, line.beside, line.ratio, line.target, _MET[line.met]])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def middle_ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """The median over the rounds of ours by theirs: what both suffered in one round cancels out."""
    return median(mine / other for mine, other in zip(ours, theirs, strict=True))


def share(ratio: float) -> str:
    return f"{ratio:.1%}"
