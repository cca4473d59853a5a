"""Time that stands still."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from andan.kit import clock

MONDAY_MORNING = datetime(2026, 11, 23, 8, 0, tzinfo=clock.HANOI)


@pytest.fixture
def moment() -> Iterator[datetime]:
    """Monday 23 November 2026, 08:00 in Hà Nội, for as long as the test lasts."""
    with clock.frozen(MONDAY_MORNING):
        yield MONDAY_MORNING
