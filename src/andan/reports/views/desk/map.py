from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from andan.accounts.sessions import actor_of, staff_only
from andan.kit.refusals import Forbidden
from andan.places.models import Commune
from andan.reports.forms.desk.map import MapForm, frame_of
from andan.reports.models import Report
from andan.reports.policies import covered
from andan.reports.queries import spots
from andan.reports.queries.spots import Frame, Sought, Square, Unit
from andan.reports.views.desk.bubbles import around, by_commune, by_square, drawing
from andan.reports.views.desk.rows import rows

LISTED, DRAWN = 30, 200
CLUSTER, HEAT = 64, 24  # pixels of a square
CLOSE = 16  # the level at which a commune fills the drawing


@staff_only
@require_safe
def area_map(request: HttpRequest) -> HttpResponse:
    """Where the reports of the area happened: a table and a drawing by commune, and a map to move where scripts run."""
    actor, form, frame = actor_of(request), MapForm(request.GET), frame_of(request.GET)
    if not covered(actor):
        raise Forbidden("Bản đồ phản ánh dành cho công an xử lý phản ánh và kiểm sát viên.")
    found, wanted = spots.sought(actor, form.sought()), form.sought()
    if request.headers.get("HX-Target") == "trong-khung":
        return render(request, "reports/desk/map_view.html", _view(request, form, frame or Frame()))
    whole = spots.units(spots.sought(actor, _anywhere(wanted)))
    here = next((unit.commune for unit in whole if wanted.commune and _slug(unit) == wanted.commune), None)
    one = here or _only(whole)
    lines = _parts(form, spots.sought(actor, _anywhere(wanted)), one, whole)
    communes = by_commune(whole)
    dots = by_square(_drawn(spots.sought(actor, replace(wanted, commune=one.slug)))) if one else communes
    context = {
        "form": form,
        "units": lines,
        "count": sum(unit.count for unit in whole),
        "here": here,
        "one": one,
        "quarter": wanted.quarter,
        "quarter_name": next(
            (line["unit"].quarter.name for line in lines if _is_quarter(line["unit"], wanted.quarter)), ""
        ),
        "all": _address(form, xa="", khu=""),
        "drawing": drawing(dots),
        "around": around(communes, dots, close=one is not None),
        "rows": rows(actor, spots.inside(found, Frame(), LISTED)) if wanted.commune else [],
    }
    return render(request, "reports/desk/map.html", context)


def _only(whole: list[Unit]) -> Commune | None:
    """The commune, where the area has no other: its quarters are asked for, and the pins within."""
    communes = [unit.commune for unit in whole if unit.commune]
    return communes[0] if len(communes) == 1 else None


def _is_quarter(unit: Unit, asked: int | None) -> bool:
    return unit.quarter is not None and unit.quarter.pk == asked


def _drawn(found: QuerySet[Report]) -> list[Square]:
    return spots.squares(found, Frame(level=CLOSE), pixels=CLUSTER)[:DRAWN]


def _parts(
    form: MapForm, found: QuerySet[Report], one: Commune | None, whole: list[Unit]
) -> list[dict[str, Any]]:
    """The lines of the table: communes, or the quarters of the one; then what no place was told of."""
    if one is None:
        return [{"unit": unit, "href": _address(form, xa=_slug(unit), khu="")} for unit in whole]
    quarters = [
        {"unit": unit, "href": _address(form, xa=one.slug, khu=str(unit.quarter.pk if unit.quarter else 0))}
        for unit in spots.quarters(found, one)
    ]
    return [*quarters, *({"unit": unit, "href": ""} for unit in whole if unit.commune is None)]


def _view(request: HttpRequest, form: MapForm, frame: Frame) -> dict[str, Any]:
    """What the map shows within its frame: squares to draw, and the newest reports to read."""
    actor = actor_of(request)
    wanted = form.sought()
    found = spots.sought(actor, _anywhere(wanted) if wanted.quarter is None else wanted)
    drawn = spots.squares(found, frame, pixels=HEAT if form.by_heat else CLUSTER)
    return {
        "squares": [
            {"at": one.at, "count": one.count, "late": one.late, "href": _case(one.code)} for one in drawn
        ],
        "count": sum(one.count for one in drawn),
        "listed": LISTED,
        "rows": rows(actor, spots.inside(found, frame, LISTED)),
    }


def _slug(unit: Unit) -> str:
    return unit.commune.slug if unit.commune else ""


def _anywhere(wanted: Sought) -> Sought:
    return Sought(wanted.kind, wanted.report_class, wanted.group, since=wanted.since)


def _case(code: str) -> str:
    return reverse("desk:case", args=[code]) if code else ""


def _address(form: MapForm, **changed: str) -> str:
    kept = {name: value for name, value in {**form.chosen, **changed}.items() if value}
    return "?" + urlencode(kept)
