"""What a ruler is drawn of. Lengths are pixels."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Due:
    """A moment by which something must be done; `tone` is ok, soon or late, `label` one or two words."""

    at: datetime
    label: str
    tone: str = "ok"


@dataclass(frozen=True, slots=True)
class Mark:
    """A due time on the ruler: where its circle is, which row its label takes, counted from the top, and its anchor."""

    x: float
    row: int
    anchor: str
    text: str
    tone: str


@dataclass(frozen=True, slots=True)
class Notch:
    """A tick of the scale; `text` is empty between the numbered ones."""

    x: float
    text: str
    tall: bool


@dataclass(frozen=True, slots=True)
class Band:
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Ruler:
    """Coordinates for a drawing `width` wide; `label` tells it in words."""

    width: int
    left: float
    right: float
    now: float | None
    now_text: str
    notches: tuple[Notch, ...]
    bands: tuple[Band, ...]
    marks: tuple[Mark, ...]
    label: str
    now_anchor: str = "end"
    now_row: int = 3
