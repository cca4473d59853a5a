"""Where a report comes from: the communes around it drawn to scale, the pin, and the same for a map."""

from dataclasses import dataclass

from andan.places.bearings import Point
from andan.reports.forms.wizard import pin as pins
from andan.reports.models import Report
from andan.reports.queries.nearby import Surroundings, nearby
from andan.web.locator import Drawing, Place, neighbourhood


@dataclass(frozen=True, slots=True)
class Pin:
    """`told` is where it lies seen from the commune's middle, `wonder` what is odd about that; both may be empty."""

    at: str
    told: str
    wonder: str


@dataclass(frozen=True, slots=True)
class Where:
    """`drawing` is there for everybody, `around` for the map that a script lays over it."""

    drawing: Drawing
    label: str
    pin: Pin | None
    around: Surroundings


def where(report: Report) -> Where | None:
    """None when nothing is known of the place. One query."""
    commune, at = report.commune, pins.point(report.latitude, report.longitude)
    middle = at or (commune.centre if commune else None)
    if commune is None or middle is None:
        return None
    around = nearby(commune, at)
    return Where(
        drawing=neighbourhood(middle, _places(around), pinned=at is not None),
        label=f"Vị trí trong {commune.name} và các xã, phường chung quanh",
        pin=Pin(_written(at), pins.told(at, commune), pins.wonder(at, commune)) if at else None,
        around=around,
    )


def _places(around: Surroundings) -> list[Place]:
    """The commune itself first: its name is always written."""
    here = around.here.at if around.here else None
    places = [Place(spot.at, spot.name, here=spot.at == here) for spot in around.places]
    return sorted(places, key=lambda place: not place.here)


def _written(at: Point) -> str:
    """`20.86512,106.68381`, as programs read it."""
    return f"{at[0]:.{pins.PIN_PLACES}f},{at[1]:.{pins.PIN_PLACES}f}"
