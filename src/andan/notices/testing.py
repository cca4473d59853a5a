"""For tests: who was told what."""

from typing import NamedTuple

from andan.notices.models import Notice


class Given(NamedTuple):
    """A notice: to whom (a pseudonym), of which kind, about which code, by which fact."""

    who: str
    kind: str
    code: str
    entry: int
    number: int


def given(*kinds: str) -> list[Given]:
    """Every notice, or those of these kinds, in the order of telling."""
    rows = Notice.objects.filter(kind__in=kinds) if kinds else Notice.objects.all()
    return [Given(*row) for row in rows.order_by("pk").values_list("who", "kind", "code", "entry", "pk")]
