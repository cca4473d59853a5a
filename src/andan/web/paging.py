"""Pages by cursor: always in the same order, never skipping or repeating a row when new ones arrive."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as BadBase64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.core.signing import BadSignature, Signer
from django.db.models import Model, Q, QuerySet
from django.utils.dateparse import parse_datetime

from andan.kit.refusals import Invalid

LARGEST = 100
USUAL = 25
_BROKEN = "Con trỏ trang không dùng được. Bỏ tham số cursor để xem từ đầu."
_OUTSIDE = f"Mỗi trang có từ 1 đến {LARGEST} dòng. Ghi limit trong khoảng đó."

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Rows of one page and the cursor of the next one, empty at the end."""

    rows: list[Row]
    next: str


def page(rows: QuerySet[Row], *, by: Sequence[str], cursor: str = "", limit: int = USUAL) -> Page[Row]:
    """At most `limit` (1 to 100) of `rows`, newest first by the columns `by`; the last one must be unique.

    Raises Invalid for another `limit`, and for a cursor that this function did not make.
    """
    if not 1 <= limit <= LARGEST:
        raise Invalid(_OUTSIDE, {"limit": _OUTSIDE})
    if cursor:
        rows = rows.filter(_after(by, read(cursor, len(by))))
    found = list(rows.order_by(*(f"-{name}" for name in by))[: limit + 1])
    more = len(found) > limit
    last = [getattr(found[limit - 1], name) for name in by] if more else []
    return Page(found[:limit], written(last) if more else "")


def written(values: Sequence[Any]) -> str:
    """The opaque cursor of a row with these sort values, signed: values of our own making need no other check."""
    packed = json.dumps(list(values), cls=_Whole, separators=(",", ":"))
    return _signer().sign(urlsafe_b64encode(packed.encode()).decode().rstrip("="))


def read(cursor: str, count: int) -> list[Any]:
    """The sort values in a cursor; texts that are moments become moments. Raises Invalid."""
    try:
        packed = _signer().unsign(cursor)
        values = json.loads(urlsafe_b64decode(packed + "=" * (-len(packed) % 4)))
    except (BadSignature, BadBase64, ValueError):
        raise Invalid(_BROKEN, {"cursor": _BROKEN}) from None
    sound = isinstance(values, list) and len(values) == count
    if not sound or not all(isinstance(value, str | int) for value in values):
        raise Invalid(_BROKEN, {"cursor": _BROKEN})
    return [_moment(value) if isinstance(value, str) else value for value in values]


def _signer() -> Signer:
    return Signer(sep=".", salt="andan.web.paging")


def _after(by: Sequence[str], values: Sequence[Any]) -> Q:
    """Strictly behind the row with `values`: (a < x) or (a = x and b < y) …"""
    behind = Q()
    for place, name in enumerate(by):
        same = Q(**dict(zip(by[:place], values[:place], strict=True)))
        behind |= same & Q(**{f"{name}__lt": values[place]})
    return behind


def _moment(text: str) -> Any:
    try:
        return parse_datetime(text) or text
    except ValueError:
        return text


class _Whole(DjangoJSONEncoder):
    """Keeps microseconds: Django's own encoder cuts moments to milliseconds, which would repeat rows."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime) else super().default(o)
