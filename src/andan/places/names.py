"""What the search for places is made of. Pure."""

from dataclasses import dataclass
from enum import IntEnum


class Level(IntEnum):
    """Whose name it is."""

    COMMUNE = 0
    PROVINCE = 1
    OLD_WARD = 2
    OLD_DISTRICT = 3
    OLD_PROVINCE = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A commune of today. `districts` are the one or two old districts it mostly lay in."""

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


Scored = tuple[float, Name]


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
