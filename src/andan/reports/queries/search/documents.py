"""Reports as documents of the search."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any

from andan.reports.models import Report, Step, Transfer
from andan.reports.queries.horizon import Horizon, is_told
from andan.reports.search import marks, words
from andan.reports.search.words import Document
from andan.reports.states import HUSHED

_COLUMNS = (
    "pk", "code", "agency_id", "agency__province_id", "owner", "kind_id", "report_class", "closed_at",
    "number", "number_year", "subject", "story", "consequence", "address",
)  # fmt: skip

_ALL: Mapping[int, Horizon] = MappingProxyType({})


def documents(keys: Collection[int], until: Mapping[int, Horizon] = _ALL) -> dict[int, Document]:
    """The documents of the reports with these keys, as they stand now, without those that are gone. Three queries.

    `until`: of these reports only what a former agency reads.
    """
    passed, said = _passed(keys), _said(keys, until)
    rows = Report.objects.filter(pk__in=keys).values_list(*_COLUMNS)
    return {row[0]: _document(row, passed[row[0]], said[row[0], True], said[row[0], False]) for row in rows}


def _passed(keys: Collection[int]) -> defaultdict[int, list[tuple[Any, ...]]]:
    """Through which agencies each report went, with its number there."""
    found: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
    columns = ("report_id", "from_agency_id", "from_agency__province_id", "from_number", "from_year")
    for report, *way in Transfer.objects.filter(report__in=keys).values_list(*columns):
        found[report].append(tuple(way))
    return found


def _said(keys: Collection[int], until: Mapping[int, Horizon]) -> defaultdict[tuple[int, bool], list[str]]:
    """The words of each report's steps, those for everybody and internal ones apart."""
    found: defaultdict[tuple[int, bool], list[str]] = defaultdict(list)
    rows = Step.objects.filter(report__in=keys).exclude(words="").order_by("pk")
    for report, pk, public, noun, text in rows.values_list("report_id", "pk", "public", "noun", "words"):
        if report in until and pk > until[report].step and not is_told(noun, public=public):
            continue
        found[report, public and noun not in HUSHED].append(text)
    return found


def _document(
    row: tuple[Any, ...], passed: list[tuple[Any, ...]], told: list[str], internal: list[str]
) -> Document:
    _, code, agency, province, owner, kind, report_class, closed, number, year, *texts = row
    found = {
        *marks.coded(code),
        marks.kind(kind),
        marks.report_class(report_class),
        marks.over(closed=closed is not None),
        *([marks.owner(owner)] if owner else []),
    }
    for at, its_province, its_number, its_year in (*passed, (agency, province, number, year)):
        found |= {marks.agency(at), marks.province(its_province)}
        found |= {*(marks.numbered(its_number, its_year) if its_number else ())}
    return Document(frozenset(found), words.read([*texts, *told]), words.read(internal))
