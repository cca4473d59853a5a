"""Tags and filters that every template has without loading them."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django import template
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString

from andan.kit.clock import now
from andan.web import bars, fields, icons, rings, rulers, trends, unbroken, wording
from andan.web import frames as _frames

register = template.Library()

# --- pictures ---------------------------------------------------------------------------------------------------------


@register.simple_tag
def icon(name: str, **attrs: str) -> SafeString:
    """`{% icon "phone" class="small" %}`: an inlined line icon that screen readers skip."""
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>',
        f"icon {attrs.get('class', '')}".strip(),
        icons.shapes(name),
    )


@register.inclusion_tag("web/parts/ring.html")
def ring(total: int, left: int, size: str = "list") -> dict[str, Any]:
    """`{% ring 20 12 %}`: days of the rule and days left (negative when late); size "list" or "page"."""
    return {"ring": rings.day_ring(total, left), "size": size}


@register.inclusion_tag("web/parts/term_bar.html")
def term_bar(share: float, tone: str = "") -> dict[str, Any]:
    """`{% term_bar 0.4 "soon" %}`: the used share of a term; say the value in words beside it."""
    return {"bar": bars.term_bar(share), "tone": tone}


@register.inclusion_tag("web/parts/day_ruler.html")
def day_ruler(dues: Sequence[rulers.Due], shift: tuple[int, int] | None = None) -> dict[str, Any]:
    """`{% day_ruler dues %}`: today from 00 to 24 with its due times and the present."""
    return {"ruler": rulers.day_ruler(now(), dues, shift)}


@register.inclusion_tag("web/parts/term_ruler.html")
def term_ruler(start: datetime, due: datetime, dues: Sequence[rulers.Due] = ()) -> dict[str, Any]:
    """`{% term_ruler start due dues %}`: a whole term in days, weekends shaded, the present in red."""
    return {"ruler": rulers.term_ruler(start, due, now(), dues)}


@register.inclusion_tag("web/parts/trend.html")
def trend(values: Sequence[float], label: str = "") -> dict[str, Any]:
    """`{% trend values "12 tuần" %}`: a line of the last values, the last one marked."""
    return {"trend": trends.trend(values), "label": label}


# --- words ------------------------------------------------------------------------------------------------------------


@register.filter
def nb(text: object) -> str:
    """A sentence in which two-syllable Vietnamese words are not broken."""
    return unbroken.unbroken(str(text))


@register.filter
def nb_name(text: object) -> str:
    """A name that stays on one line."""
    return unbroken.whole(str(text))


@register.filter
def office_place(name: str) -> str:
    """Whose police it is, for a narrow head: `Phường Hồng Bàng` of `Công an phường Hồng Bàng`."""
    place = name.removeprefix("Công an ")
    return place[:1].upper() + place[1:]


@register.filter
def vn_date(moment: datetime | date | None) -> str:
    return wording.day(moment) if moment else ""


@register.filter
def vn_day(moment: datetime | date | None) -> str:
    """`thứ Ba, 24/11/2026`."""
    return f"{wording.weekday(moment)}, {wording.day(moment)}" if moment else ""


@register.filter
def vn_time(moment: datetime | None) -> str:
    return wording.hour(moment) if moment else ""


@register.filter
def vn_datetime(moment: datetime | None) -> str:
    """`07:42, 04/11/2026`."""
    return f"{wording.hour(moment)}, {wording.day(moment)}" if moment else ""


@register.filter
def vn_short(moment: datetime | None) -> str:
    """For lists: the time when it is today, else `23/11 09:40`."""
    if not moment:
        return ""
    here = wording.local(moment)
    today = here.strftime("%F") == wording.local(now()).strftime("%F")
    return here.strftime("%H:%M" if today else "%d/%m %H:%M")


@register.filter
def left(due: datetime | None) -> str:
    return wording.left(due, now()) if due else ""


@register.filter
def waited(since: datetime | None) -> str:
    return wording.waited(since, now()) if since else ""


@register.filter
def ago(since: datetime | None) -> str:
    return wording.ago(since, now()) if since else ""


@register.filter
def span(length: timedelta | None) -> str:
    return wording.span(length) if length is not None else ""


@register.filter
def vn_number(value: float | None, places: int | None = None) -> str:
    return "–" if value is None else wording.number(value, places)


@register.filter
def filesize_vn(count: int | None) -> str:
    return wording.size(count or 0)


@register.filter
def tel(number: object) -> str:
    """The number to dial: digits and a leading plus only."""
    return "".join(char for char in str(number) if char.isdigit() or char == "+")


# --- forms ------------------------------------------------------------------------------------------------------------


@register.filter
def field_kind(field: BoundField) -> str:
    """Which shape `web/parts/field.html` gives the field: text, options, check, date or file."""
    return fields.kind(field)


@register.filter
def problems(form: Any) -> list[fields.Problem]:
    """What the error summary links to, in the order of the page."""
    return fields.problems(form)


@register.filter
def times(count: int) -> range:
    """`{% for n in 6|times %}` counts 1 to 6."""
    return range(1, count + 1)


@register.simple_tag
def htmx_config() -> str:
    """The settings of htmx for the meta tag."""
    return _frames.HTMX_CONFIG


@register.filter
def get_label(attrs: dict[str, Any]) -> str:
    """The word above one box of a date."""
    return str(attrs.get("data-label", ""))


@register.filter
def at(items: Sequence[Any], place: int) -> Any:
    """The item at `place`, counted from 0."""
    return items[place]
