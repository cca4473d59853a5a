"""A tray as a drawing."""

import pytest

from andan.cards.queries import Cell, Tray
from andan.cards.views.desk.trays import WIDTH, drawn


def tray(states: str, number: int = 1) -> Tray:
    """`#` done, `!` doubt, `x` gap, `>` last, `.` empty."""
    words = {"#": "done", "!": "doubt", "x": "gap", ">": "last", ".": "empty"}
    return Tray(number, [Cell(place, words[state]) for place, state in enumerate(states, 1)])


@pytest.mark.parametrize(
    ("states", "runs"),
    [
        ("#" * 50, ["done"]),
        ("." * 50, ["empty"]),
        ("#" * 11 + ">" + "." * 38, ["done", "last", "empty"]),
        ("##!!#x" + "." * 44, ["done", "doubt", "doubt", "done", "gap", "empty"]),
    ],
)
def test_equal_places_are_one_run_and_odd_ones_stand_alone(states: str, runs: list[str]) -> None:
    picture = drawn([tray(states)])[0]
    assert [run.state for run in picture.runs] == runs
    assert picture.runs[0].x == 0
    assert picture.runs[-1].x + picture.runs[-1].width == WIDTH


def test_every_ten_places_stand_a_little_apart() -> None:
    picture = drawn([tray("#" * 10 + "!" + "." * 39)])[0]
    assert [(run.x, run.width) for run in picture.runs[:2]] == [(0, 157), (162, 13)]


def test_the_picture_is_told_in_words() -> None:
    assert drawn([tray("##!" + "." * 47, 7)])[0].told == "Khay 7: 3 thẻ, 1 thẻ cần xem"
