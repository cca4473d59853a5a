"""Dots on a small drawing."""

import pytest

from andan.portal.locator import MARGIN, SIZE, locator


def test_north_is_up_and_east_is_right() -> None:
    drawn = locator((10.0, 106.0), [(11.0, 106.0), (10.0, 107.0)])
    (north_x, north_y), (east_x, east_y) = drawn.dots
    assert north_y < drawn.here[1]
    assert north_x == drawn.here[0]
    assert east_x > drawn.here[0]
    assert east_y == drawn.here[1]


def test_the_longer_side_fills_the_drawing() -> None:
    drawn = locator((10.0, 106.0), [(12.0, 106.5)])
    assert drawn.height == pytest.approx(SIZE)
    assert MARGIN * 2 < drawn.width < SIZE


def test_a_place_alone_is_drawn_too() -> None:
    assert locator((20.0, 106.0), []).here == (MARGIN, MARGIN)
