import json
from base64 import urlsafe_b64encode
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andan.kit.refusals import Invalid
from andan.web import paging

MOMENT = datetime(2026, 11, 24, 8, 5, 0, 123456, tzinfo=UTC)


def test_a_cursor_keeps_every_microsecond() -> None:
    assert paging.read(paging.written([MOMENT, 7]), 2) == [MOMENT, 7]


@given(st.text(max_size=60))
def test_a_made_up_cursor_is_refused_and_never_fails(cursor: str) -> None:
    with suppress(Invalid):
        assert len(paging.read(cursor, 2)) == 2


@pytest.mark.parametrize("values", [[1], [1, 2, 3], [1, None], [1, {}], [1, 2.5]])
def test_a_cursor_of_another_shape_is_refused(values: list[object]) -> None:
    with pytest.raises(Invalid):
        paging.read(paging.written(values), 2)


@pytest.mark.parametrize(
    "values", [[5, 5], ["soon", 1], ["2026-11-24T08:05:00Z", "x"], ["0001-01-01T00:00:00+12:00", 1]]
)
def test_a_cursor_of_somebody_elses_making_never_reaches_the_database(values: list[object]) -> None:
    made = urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")
    with pytest.raises(Invalid):
        paging.read(made, 2)


def test_a_bomb_of_brackets_is_refused() -> None:
    with pytest.raises(Invalid):
        paging.read(urlsafe_b64encode(b"[" * 30_000).decode(), 2)
