"""The register (sổ tiếp nhận) as it is read and printed: by agency, year and number."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from andan.accounts.actors import Actor
from andan.kit.refusals import NotThere
from andan.places.models import Agency
from andan.reports.models import Evidence, Party, Register, Report, Step, Transfer
from andan.reports.policies import covered
from andan.reports.queries.area import ROW

_WIDE = (*ROW, "lead")
_PIECE = 500  # lines of a long register read at once
_NOUNS = ("classification", "assignment", "suspension", "resumption", "result", "conclusion", "refusal")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the register. A report that was sent on keeps its line here; `transfer` tells where it went.

    `steps` are those that a register tells of, oldest first; `victims` how many are named, `recorded` whether there is
    a sound or a film among the evidence.
    """

    number: int
    report: Report
    transfer: Transfer | None
    steps: tuple[Step, ...]
    victims: int
    recorded: bool


def register(actor: Actor, agency: Agency, year: int, *, start: int = 1, count: int = 50) -> list[Line]:
    """The register (sổ tiếp nhận) of one agency and year: `count` lines from number `start`. Raises NotThere."""
    if agency.pk not in covered(actor):
        raise NotThere()
    numbers = (start, start + count - 1)
    here = Report.objects.filter(agency=agency, number_year=year, number__range=numbers).select_related(
        *_WIDE
    )
    gone = Transfer.objects.filter(from_agency=agency, from_year=year, from_number__range=numbers)
    gone = gone.select_related("to_agency", *(f"report__{name}" for name in _WIDE))
    found: list[tuple[int | None, Report, Transfer | None]] = [
        *((row.number, row, None) for row in here),
        *((row.from_number, row.report, row) for row in gone),
    ]
    return _lines(found)


def _lines(found: list[tuple[int | None, Report, Transfer | None]]) -> list[Line]:
    keys = {report.pk for _, report, _ in found}
    steps: dict[int, list[Step]] = defaultdict(list)
    for step in Step.objects.filter(report__in=keys, noun__in=_NOUNS).order_by("pk"):
        steps[step.report_id].append(step)
    victims = Counter(Party.objects.filter(report__in=keys, role="victim").values_list("report", flat=True))
    files = Evidence.objects.filter(report__in=keys, kind__in=("audio", "video"))
    recorded = set(files.values_list("report", flat=True))
    lines = [
        Line(
            number or 0, report, transfer, tuple(steps[report.pk]), victims[report.pk], report.pk in recorded
        )
        for number, report, transfer in found
    ]
    return sorted(lines, key=lambda line: line.number)


def whole(actor: Actor, agency: Agency, year: int) -> Iterator[Line]:
    """Every line of the year, read in pieces: memory does not grow with the register. Raises NotThere."""
    for start in range(1, last_number(agency, year) + 1, _PIECE):
        yield from register(actor, agency, year, start=start, count=_PIECE)


def last_number(agency: Agency, year: int) -> int:
    """The last number given in the register, 0 when it is empty."""
    row = Register.objects.filter(agency=agency, year=year).first()
    return row.last if row else 0


def agencies(actor: Actor) -> list[Agency]:
    """The agencies whose cases the actor reads, by name."""
    return list(Agency.objects.filter(pk__in=covered(actor)).order_by("name"))
