"""The one place that tells the time, so that tests can."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")

_read: Callable[[], datetime] = lambda: datetime.now(UTC)  # noqa: E731


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _read()


def today() -> date:
    """The day it is in Vietnam."""
    return now().astimezone(HANOI).date()


@contextmanager
def frozen(moment: datetime) -> Iterator[None]:
    """Let `now()` answer `moment`, which must be aware, inside the block. For tests and for the demo's past."""
    global _read
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone is no moment")
    before, _read = _read, lambda: moment.astimezone(UTC)
    try:
        yield
    finally:
        _read = before
