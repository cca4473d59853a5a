"""Bars that tell a share. Pure."""

from dataclasses import dataclass

WIDTH, HEIGHT = 44, 8


@dataclass(frozen=True, slots=True)
class TermBar:
    """Pixels of a 44 × 8 drawing: the track, what is used of it, and the tick at its end."""

    used: float
    tone: str
    width: int = WIDTH
    height: int = HEIGHT


def term_bar(share: float) -> TermBar:
    """`share` of the term that is gone; over 1 means late, over 3/4 due soon."""
    tone = "late" if share > 1 else "soon" if share >= 0.75 else "ok"
    return TermBar(used=round(min(max(share, 0.02), 1) * WIDTH, 1), tone=tone)
