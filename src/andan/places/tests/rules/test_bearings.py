"""How far, and towards where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andan.places import bearings
from andan.places.bearings import METRES_OF_A_DEGREE, Point, direction, in_vietnam, metres

HANOI, HAI_PHONG, SAIGON = (21.0285, 105.8542), (20.8449, 106.6881), (10.7769, 106.7009)
SPOTS = st.tuples(st.floats(bearings.SOUTH, bearings.NORTH), st.floats(bearings.WEST, bearings.EAST))


@pytest.mark.parametrize(
    ("here", "there", "km"), [(HANOI, HAI_PHONG, 89), (HANOI, SAIGON, 1144), (HANOI, HANOI, 0)]
)
def test_the_way_between_cities(here: Point, there: Point, km: int) -> None:
    assert metres(here, there) / 1000 == pytest.approx(km, abs=1)


@pytest.mark.parametrize(
    ("north", "east", "wind"),
    [
        (1, 0, "bắc"),
        (1, 1, "đông bắc"),
        (0, 1, "đông"),
        (-1, 1, "đông nam"),
        (-1, 0, "nam"),
        (-1, -1, "tây nam"),
        (0, -1, "tây"),
        (1, -1, "tây bắc"),
    ],
)
def test_eight_winds(north: int, east: int, wind: str) -> None:
    assert direction(HANOI, (HANOI[0] + north / 1000, HANOI[1] + east / 1000)) == wind


@given(SPOTS, SPOTS)
def test_the_way_back_is_as_long(here: Point, there: Point) -> None:
    assert metres(here, there) == pytest.approx(metres(there, here))
    assert metres(here, there) <= 4_000_000


@given(SPOTS)
def test_a_degree_to_the_north_is_always_the_same(here: Point) -> None:
    assert metres(here, (here[0] + 0.1, here[1])) == pytest.approx(METRES_OF_A_DEGREE / 10)


@pytest.mark.parametrize(
    ("spot", "inside"),
    [(HANOI, True), ((8.64, 111.92), True), ((48.85, 2.35), False), ((21.0, 121.5), False)],
)
def test_the_country_with_its_islands(spot: Point, inside: bool) -> None:
    assert in_vietnam(spot) is inside


@pytest.mark.parametrize(
    ("area", "near"), [(0.5, 3_000), (5, 3_785), (400, 33_851), (None, 9_271), (0, 9_271)]
)
def test_a_wide_commune_is_near_from_farther_away(area: float | None, near: int) -> None:
    assert round(bearings.near(area)) == near
