from datetime import UTC, datetime

import pytest

from andan.kit import clock

NOON = datetime(2026, 11, 23, 12, tzinfo=clock.HANOI)


def test_frozen_time_stands_still_in_utc_and_runs_on_afterwards() -> None:
    with clock.frozen(NOON):
        assert clock.now() == clock.now() == NOON
        assert clock.now().tzinfo is UTC
        assert clock.now().hour == 5
    assert clock.now() != NOON


def test_frozen_time_ends_even_when_the_block_fails() -> None:
    with pytest.raises(RuntimeError), clock.frozen(NOON):
        raise RuntimeError
    assert clock.now() != NOON


def test_frozen_blocks_may_lie_inside_each_other() -> None:
    later = NOON.replace(hour=13)
    with clock.frozen(NOON):
        with clock.frozen(later):
            assert clock.now() == later
        assert clock.now() == NOON


def test_a_moment_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="time zone"), clock.frozen(NOON.replace(tzinfo=None)):
        pass
