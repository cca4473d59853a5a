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
