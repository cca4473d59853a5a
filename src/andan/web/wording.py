"""Moments, spans and sizes in Vietnamese words. Pure; everything is told in the zone of Hà Nội."""

from datetime import date, datetime, timedelta

from andan.kit.clock import HANOI
from andan.kit.text import NO_BREAK

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_SHORT_SPAN_HOURS = 24


def local(moment: datetime | date) -> date:
    """The moment in Hà Nội; a plain date stays what it is."""
    return moment.astimezone(HANOI) if isinstance(moment, datetime) else moment


def day(moment: datetime | date) -> str:
    """`24/11/2026`."""
    return local(moment).strftime("%d/%m/%Y")


def birth(told: str) -> str:
    """`21/10/1951` of an ISO day; a year alone, or anything that is no date, as it was told."""
    try:
        return day(date.fromisoformat(told))
    except ValueError:
        return told


def weekday(moment: datetime | date) -> str:
    """`thứ Ba`, with a no-break space."""
    return _WEEKDAYS[local(moment).weekday()].replace(" ", NO_BREAK)


def hour(moment: datetime) -> str:
    """`07:42`."""
    return moment.astimezone(HANOI).strftime("%H:%M")


def span(length: timedelta) -> str:
    """The size of a span: `22 phút`, `1 giờ 35`, `12 ngày`. Never negative, never rounded up."""
    seconds = int(abs(length.total_seconds()))
    hours = seconds // _HOUR
    if hours < 1:
        words = f"{seconds // _MINUTE} phút"
    elif hours < _SHORT_SPAN_HOURS:
        words = f"{hours} giờ {seconds % _HOUR // _MINUTE:02d}"
    else:
        words = f"{seconds // _DAY} ngày"
    return words.replace(" ", NO_BREAK)


def left(due: datetime, now: datetime) -> str:
    """What remains until `due`: `còn 1 giờ 35`, or how far past: `quá 8 giờ 05`; in the last minute `đến hạn`."""
    word = "còn" if due >= now else "quá"
    if abs(due - now) < timedelta(minutes=1):
        return f"đến{NO_BREAK}hạn" if due >= now else f"vừa{NO_BREAK}quá"
    return f"{word}{NO_BREAK}{span(due - now)}"


def waited(since: datetime, now: datetime) -> str:
    """`đợi 4 phút`."""
    return f"đợi{NO_BREAK}{span(now - since)}"


def ago(since: datetime, now: datetime) -> str:
    """`vừa xong`, `4 phút trước`, `3 ngày trước`."""
    if now - since < timedelta(minutes=1):
        return f"vừa{NO_BREAK}xong"
    return f"{span(now - since)}{NO_BREAK}trước"


def number(value: float, places: int | None = None) -> str:
    """`10.000`, `1,2`: point for thousands, comma for decimals, a true minus. `places` fixes the decimals."""
    shown = f"{value:,.{places}f}" if places is not None else f"{value:,}"
    return shown.replace(",", "\0").replace(".", ",").replace("\0", ".").replace("-", "\N{MINUS SIGN}")


def distance(metres: float) -> str:
    """`320 m`, `1,2 km`, `14 km`: to ten metres, then to a hundred, then to a kilometre."""
    if metres < 995:
        return f"{round(metres, -1):.0f}{NO_BREAK}m"
    km = metres / 1000
    return f"{number(km, 0 if km >= 9.95 else 1).removesuffix(',0')}{NO_BREAK}km"


def size(count: int) -> str:
    """Bytes as people say them: `640 byte`, `2,1 MB`. Decimal units."""
    value, unit = float(count), "byte"
    for bigger in ("kB", "MB", "GB"):
        if value < 1000:
            break
        value, unit = value / 1000, bigger
    shown = number(value, 0 if unit == "byte" or value >= 10 else 1)
    return f"{shown}{NO_BREAK}{unit}"
