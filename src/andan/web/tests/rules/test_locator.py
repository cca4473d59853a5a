"""Dots on a small drawing."""

import pytest

from andan.web.locator import HEIGHT, MARGIN, SIZE, WIDTH, Place, neighbourhood, overview

HERE = (20.86, 106.68)


def test_north_is_up_and_east_is_right() -> None:
    north, east, here = overview((10.0, 106.0), [(11.0, 106.0), (10.0, 107.0)]).dots
    assert (here.here, north.here) == (True, False)
    assert north.y < here.y
    assert north.x == here.x
    assert east.x > here.x
    assert east.y == here.y


def test_the_longer_side_of_an_overview_fills_the_drawing() -> None:
    drawn = overview((10.0, 106.0), [(12.0, 106.5)])
    assert drawn.height == pytest.approx(SIZE)
    assert MARGIN * 2 < drawn.width < SIZE


def test_a_place_alone_is_drawn_too() -> None:
    (here,) = overview((20.0, 106.0), []).dots
    assert (here.x, here.y) == (MARGIN, MARGIN)


def test_the_middle_of_a_neighbourhood_is_what_was_pointed_at() -> None:
    drawn = neighbourhood(HERE, [], pinned=True)
    assert drawn.pin
    assert (drawn.pin.x, drawn.pin.y) == (WIDTH / 2, HEIGHT / 2)
    assert drawn.about == drawn.pin


def test_without_a_pin_the_circle_stands_around_the_place_and_its_name_below() -> None:
    drawn = neighbourhood(HERE, [Place(HERE, "Hồng Bàng", here=True)], pinned=False)
    (dot,) = drawn.dots
    assert drawn.pin is None
    assert drawn.about
    assert (drawn.about.x, drawn.about.y, dot.text) == (dot.x, dot.y, "Hồng Bàng")
    assert dot.below > drawn.about.radius


def test_a_name_under_the_circle_keeps_its_room() -> None:
    """What lies half a name's width beside it, at its height, is not written over it."""
    beside = Place((HERE[0] - 0.015, HERE[1] + 0.02), "Ngô Quyền")
    (dot,) = neighbourhood(HERE, [Place(HERE, "Hồng Bàng", here=True), beside], pinned=True).dots
    assert dot.text == "Hồng Bàng"


def test_a_pin_on_the_place_leaves_its_name_readable() -> None:
    (dot,) = neighbourhood(HERE, [Place(HERE, "Hồng Bàng", here=True)], pinned=True).dots
    assert (dot.text, dot.radius) == ("Hồng Bàng", 0)


def test_names_touch_neither_each_other_nor_the_edge() -> None:
    crowd = [Place((HERE[0] + step / 1000, HERE[1] + step / 1000), f"Xã {step}") for step in range(-40, 40)]
    dots = neighbourhood(HERE, crowd, pinned=True).dots
    assert 2 < len(dots) < 10
    assert all(0 < dot.y < HEIGHT for dot in dots)
    assert not [
        (one, other)
        for one in dots
        for other in dots
        if one is not other and abs(one.y - other.y) <= 30 and abs(one.x - other.x) <= 84
    ]
