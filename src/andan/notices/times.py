"""Quiet hours. Pure; all clock times are those of Hà Nội, in minutes after midnight."""

from datetime import datetime, timedelta

from andan.kit.clock import HANOI

QUIET_FROM, QUIET_UNTIL = 21 * 60, 6 * 60  # where somebody chose nothing
DAY = 24 * 60


def quiet_until(moment: datetime, begins: int, ends: int) -> datetime | None:
    """When the quiet hours around `moment` end; None outside them. They may go past midnight; equal ends mean none."""
    local = moment.astimezone(HANOI)
    now = local.hour * 60 + local.minute
    if not (begins <= now < ends if begins <= ends else now >= begins or now < ends):
        return None
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(minutes=ends, days=int(now >= ends))


def read(text: str) -> int:
    """Minutes after midnight of "21:00". Raises ValueError."""
    hours, _, minutes = text.partition(":")
    total = int(hours) * 60 + int(minutes)
    if not 0 <= total < DAY or not 0 <= int(minutes) < 60:
        raise ValueError(text)
    return total


def shown(minutes: int) -> str:
    """ "21:00"."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
