"""Whose figures an officer reads, and over what."""

from dataclasses import dataclass

from andan.accounts.actors import Actor
from andan.kit.refusals import Forbidden, NotThere
from andan.places.models import Agency
from andan.reports import policies


@dataclass(frozen=True, slots=True)
class Area:
    """The agencies whose reports are counted, by name; `chosen` is the one picked out of the officer's area."""

    agencies: list[Agency]
    chosen: Agency | None = None

    @property
    def keys(self) -> frozenset[int]:
        return frozenset(agency.pk for agency in self.agencies)

    @property
    def code(self) -> str:
        """The code of the chosen one, empty for the whole area."""
        return self.chosen.code if self.chosen else ""


def offered(actor: Actor) -> list[Agency]:
    """The agencies whose figures the actor reads, by name. Raises Forbidden when there is none."""
    keys = policies.counted(actor)
    if not keys:
        raise Forbidden("Thống kê dành cho chỉ huy, trực ban, ban chỉ đạo và kiểm sát viên.")
    return list(Agency.objects.filter(pk__in=keys).order_by("name", "pk"))


def area(actor: Actor, code: str = "") -> Area:
    """All of the actor's area, or the one agency of it with this code. Raises Forbidden, NotThere."""
    return picked(offered(actor), code)


def area_of_lists(actor: Actor, code: str = "") -> Area:
    """The same for whoever takes reports out one by one. Raises Forbidden, NotThere."""
    keys = policies.listed(actor)
    if not keys:
        raise Forbidden(
            "Danh sách phản ánh dành cho người được xem vụ việc: chỉ huy, trực ban, kiểm sát viên."
        )
    return picked([agency for agency in offered(actor) if agency.pk in keys], code)


def picked(agencies: list[Agency], code: str) -> Area:
    """All of these, or the one with this code. Raises NotThere."""
    if not code:
        return Area(agencies, agencies[0] if len(agencies) == 1 else None)
    for agency in agencies:
        if agency.code == code:
            return Area([agency], agency)
    raise NotThere()
