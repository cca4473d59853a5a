"""Where a report may be handed on to: the usual places, and those an officer looks for."""

from collections.abc import Iterable

from django.db.models import Q

from andan.kit.text import fold
from andan.places import queries as places
from andan.places.models import Agency
from andan.reports.models import Report

_MOST = 10
_PROVINCIAL = ("investigation", "provincial_police", "provincial_committee")


def usual(report: Report) -> list[Agency]:
    """The offices of the province, the committee and the police of the place itself, then the neighbours' by name."""
    here = places.transfer_targets(report.agency).filter(province=report.agency.province_id)
    first = list(here.filter(Q(kind__in=_PROVINCIAL) | Q(commune=report.commune_id, commune__isnull=False)))
    return sorted(first, key=_rank)[:_MOST]


def _rank(agency: Agency) -> int:
    return _PROVINCIAL.index(agency.kind) if agency.kind in _PROVINCIAL else len(_PROVINCIAL)


def named(report: Report, typed: str) -> list[Agency]:
    """Working agencies that `typed`, one clean line, names: by their own name or their place, old name or new."""
    text = typed[:120]
    targets = places.transfer_targets(report.agency)
    communes = [hit.commune_id for hit in places.search(text, near=report.agency.province_id)]
    by_name = [agency for agency in targets.filter(commune=None) if fold(text) in fold(agency.name)]
    by_place = sorted(targets.filter(commune__in=communes), key=lambda agency: _place(agency, communes))
    return _distinct([*by_name, *by_place])[:_MOST]


def _place(agency: Agency, communes: list[int]) -> int:
    return communes.index(agency.commune_id) if agency.commune_id else 0


def _distinct(agencies: Iterable[Agency]) -> list[Agency]:
    return list({agency.pk: agency for agency in agencies}.values())
