"""What a map shows around a place: the names of communes where their middle is."""

from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings

from andan.places import queries as places
from andan.places.bearings import Point, near, reach
from andan.places.models import Commune
from andan.places.naming import inside_sentence, split_kind

_WITHIN, _MOST = 30_000.0, 60  # metres around, and how many names


@dataclass(frozen=True, slots=True)
class Spot:
    """A commune on a map: its middle, and in metres how far it stretches and what is still near."""

    name: str
    at: Point
    reach: int = 0
    near: int = 0


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`here` is the commune that was chosen. `tiles` is where pictures come from, mostly nowhere, `credit` whose."""

    here: Spot | None
    pin: Point | None
    places: list[Spot]
    tiles: str
    credit: str

    @property
    def plain(self) -> dict[str, Any]:
        """For a script."""
        return asdict(self)


def nearby(commune: Commune | None, pin: Point | None) -> Surroundings:
    """What lies around a commune and a pin. At most one query."""
    middles = [at for at in (commune and commune.centre, pin) if at]
    return Surroundings(
        here=_chosen(commune) if commune else None,
        pin=pin,
        places=[
            Spot(split_kind(row.name)[1], row.centre)
            for row in places.around(*middles, within=_WITHIN, most=_MOST)
            if row.centre
        ],
        tiles=settings.TILES,
        credit=settings.TILES_CREDIT,
    )


def _chosen(commune: Commune) -> Spot | None:
    """The commune itself; its name as it stands in a sentence."""
    if commune.centre is None:
        return None
    area = commune.area_km2
    return Spot(
        inside_sentence(commune.name), commune.centre, reach=round(reach(area)), near=round(near(area))
    )
