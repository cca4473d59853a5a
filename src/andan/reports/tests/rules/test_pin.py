"""A pin in words, and what people type for one. No database."""

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from andan.kit.text import NO_BREAK
from andan.places.bearings import EAST, NORTH, SOUTH, WEST, Point
from andan.places.models import Commune
from andan.reports.forms.wizard import pin

MIDDLE = (20.86, 106.68)
WARD = Commune(name="Phường Hồng Bàng", lat=MIDDLE[0], lon=MIDDLE[1], area_km2=5.0)
NOWHERE = Commune(name="Xã Chưa Rõ")
DEGREES = pin.DegreesField("Vĩ độ", "20.86512")


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (MIDDLE, "ở ngay trung tâm phường Hồng Bàng"),
        ((20.86288, 106.68), "cách trung tâm phường Hồng Bàng 320 m về phía bắc"),
        ((20.86, 106.6685), "cách trung tâm phường Hồng Bàng 1,2 km về phía tây"),
        ((20.83, 106.71), "cách trung tâm phường Hồng Bàng 4,6 km về phía đông nam"),
    ],
)
def test_where_a_pin_stands(at: Point, said: str) -> None:
    assert pin.told(at, WARD).replace(NO_BREAK, " ") == said


@pytest.mark.parametrize("commune", [None, NOWHERE])
def test_nothing_is_said_of_a_middle_that_is_not_known(commune: Commune | None) -> None:
    assert (pin.told(MIDDLE, commune), pin.wonder(MIDDLE, commune)) == ("", "")


@pytest.mark.parametrize(("at", "wondered"), [((20.88, 106.68), False), ((20.95, 106.68), True)])
def test_a_pin_far_from_its_commune_is_wondered_at(at: Point, wondered: bool) -> None:
    assert bool(pin.wonder(at, WARD)) is wondered


@pytest.mark.parametrize(
    ("typed", "read"),
    [("20.8651234", 20.86512), (" 20,86512 ", 20.86512), ("20", 20.0), ("", None), ("-3", -3.0)],
)
def test_degrees_as_people_write_them(typed: str, read: float | None) -> None:
    assert DEGREES.clean(typed) == read


@pytest.mark.parametrize("typed", ["20°51'", "nan", "inf", "1,2,3", "20.8651 N", "\x00", "9" * 400])
def test_no_degrees_are_told_how_they_are_written(typed: str) -> None:
    with pytest.raises(forms.ValidationError, match=r"Ghi một số như 20\.86512\."):
        DEGREES.clean(typed)


@given(st.one_of(st.none(), st.floats(allow_nan=False)), st.one_of(st.none(), st.floats(allow_nan=False)))
def test_a_point_is_a_point_of_vietnam_or_none(north: float | None, east: float | None) -> None:
    found = pin.point(north, east)
    assert found is None or (SOUTH <= found[0] <= NORTH and WEST <= found[1] <= EAST)
