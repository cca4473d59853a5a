"""When to try again."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as some

from andan.outbox import waits


def test_the_schedule() -> None:
    longest = [waits.before_try(tries, lambda: 0.9999999).total_seconds() for tries in range(1, 14)]
    assert [round(seconds) for seconds in longest] == [
        *(5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 5120, 10240),
        4 * 3600,
    ]


@given(some.integers(1, 10_000), some.floats(0, 0.999))
def test_chance_leaves_out_half_at_most(tries: int, drawn: float) -> None:
    wait, longest = waits.before_try(tries, lambda: drawn), waits.before_try(tries, lambda: 1.0)
    assert longest / 2 <= wait <= longest <= waits.LONGEST


@given(some.floats(allow_nan=False))
def test_what_is_asked_is_kept_within_reason(seconds: float) -> None:
    assert timedelta(seconds=1) <= waits.asked(seconds) <= timedelta(days=1)
