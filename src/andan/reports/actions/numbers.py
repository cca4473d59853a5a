"""The numbers of an agency's register (sổ tiếp nhận)."""

from datetime import datetime

from andan.kit.clock import HANOI
from andan.reports.models import Register, Report


def of(report: Report, now: datetime) -> tuple[int, int]:
    """The number and year the report has at its agency, or the next ones: what is refused is counted too."""
    if report.number is not None and report.number_year is not None:
        return report.number, report.number_year
    return following(report, now)


def following(report: Report, now: datetime) -> tuple[int, int]:
    """The register row is locked until the commit: numbers have no gap and no twin."""
    year = now.astimezone(HANOI).year
    register, _ = Register.objects.select_for_update().get_or_create(agency_id=report.agency_id, year=year)
    register.last += 1
    register.save(update_fields=["last"])
    return register.last, year
