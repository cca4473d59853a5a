"""Where one spot lies seen from another. Pure; a sphere is near enough for what people say of a place."""

from math import asin, atan2, cos, degrees, pi, radians, sin, sqrt

Point = tuple[float, float]  # latitude, longitude in degrees (WGS 84)

NORTH, SOUTH, EAST, WEST = 23.5, 6.0, 118.0, 102.0  # Vietnam with its islands, degrees
EARTH = 6_371_009.0  # metres, the mean radius of the IUGG
METRES_OF_A_DEGREE = EARTH * pi / 180

_WINDS = ("bắc", "đông bắc", "đông", "đông nam", "nam", "tây nam", "tây", "tây bắc")
_USUAL_KM2 = 30.0  # where the area of a commune is not known
_SURELY_NEAR = 3_000.0  # metres
_REACHES = 3  # how many times the reach of a commune is still near it


def metres(here: Point, there: Point) -> float:
    """The way from `here` to `there` as the crow flies."""
    (north, east), (north_there, east_there) = _radians(here), _radians(there)
    half = sin((north_there - north) / 2) ** 2
    half += cos(north) * cos(north_there) * sin((east_there - east) / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(half)))


def direction(here: Point, there: Point) -> str:
    """Towards which of eight winds one goes from `here` to reach `there`: `đông bắc`."""
    (north, east), (north_there, east_there) = _radians(here), _radians(there)
    across = sin(east_there - east) * cos(north_there)
    along = cos(north) * sin(north_there) - sin(north) * cos(north_there) * cos(east_there - east)
    return _WINDS[round(degrees(atan2(across, along)) / 45) % 8]


def in_vietnam(point: Point) -> bool:
    """Whether a point lies in the box around the country and its islands."""
    return SOUTH <= point[0] <= NORTH and WEST <= point[1] <= EAST


def reach(area_km2: float | None) -> float:
    """How far a commune of this area stretches from its centre were it round, in metres."""
    return sqrt((area_km2 or _USUAL_KM2) / pi) * 1000


def near(area_km2: float | None) -> float:
    """Up to how many metres from the centre of a commune nobody wonders that something lies in it."""
    return max(_REACHES * reach(area_km2), _SURELY_NEAR)


def _radians(point: Point) -> Point:
    return radians(point[0]), radians(point[1])
