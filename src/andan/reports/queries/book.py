"""The register (sổ tiếp nhận) as it is read and printed: by agency, year and number."""

from dataclasses import dataclass

from django.db.models import Prefetch

from andan.accounts.actors import Actor
from andan.kit.refusals import NotThere
from andan.places.models import Agency
from andan.reports.models import Register, Report, Step, Transfer
from andan.reports.policies import covered
from andan.reports.queries.area import ROW


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the register. A report that was sent on keeps its line here; `transfer` tells where it went."""

    number: int
    report: Report
    transfer: Transfer | None = None


def register(actor: Actor, agency: Agency, year: int, *, start: int = 1, count: int = 50) -> list[Line]:
    """The register (sổ tiếp nhận) of one agency and year: `count` lines from number `start`. Raises NotThere."""
    if agency.pk not in covered(actor):
        raise NotThere()
    steps = Prefetch("steps", queryset=Step.objects.filter(noun__in=("result", "refusal")), to_attr="endings")
    numbers = (start, start + count - 1)
    here = Report.objects.filter(agency=agency, number_year=year, number__range=numbers)
    gone = Transfer.objects.filter(from_agency=agency, from_year=year, from_number__range=numbers)
    lines = [
        *(Line(row.number or 0, row) for row in here.select_related(*ROW).prefetch_related(steps)),
        *(
            Line(row.from_number or 0, row.report, row)
            for row in gone.select_related("to_agency", *(f"report__{name}" for name in ROW))
        ),
    ]
    return sorted(lines, key=lambda line: line.number)


def last_number(agency: Agency, year: int) -> int:
    """The last number given in the register, 0 when it is empty."""
    row = Register.objects.filter(agency=agency, year=year).first()
    return row.last if row else 0


def agencies(actor: Actor) -> list[Agency]:
    """The agencies whose cases the actor reads, by name."""
    return list(Agency.objects.filter(pk__in=covered(actor)).order_by("name"))
