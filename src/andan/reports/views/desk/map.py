from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from andan.accounts.sessions import actor_of, staff_only
from andan.kit.refusals import Forbidden
from andan.reports.forms.desk.map import MapForm, frame_of
from andan.reports.policies import covered
from andan.reports.queries import spots
from andan.reports.queries.spots import Frame, Sought, Unit
from andan.reports.views.desk.bubbles import around, drawing
from andan.reports.views.desk.rows import rows

LISTED = 30
CLUSTER, HEAT = 64, 24  # pixels of a square


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
    context = {
        "form": form,
        "units": [{"unit": unit, "href": _address(form, xa=_slug(unit))} for unit in whole],
        "count": sum(unit.count for unit in whole),
        "here": next(
            (unit.commune for unit in whole if wanted.commune and _slug(unit) == wanted.commune), None
        ),
        "all": _address(form, xa=""),
        "drawing": drawing(whole),
        "around": around(whole),
        "rows": rows(actor, spots.inside(found, Frame(), LISTED)) if wanted.commune else [],
    }
    return render(request, "reports/desk/map.html", context)


def _view(request: HttpRequest, form: MapForm, frame: Frame) -> dict[str, Any]:
    """What the map shows within its frame: squares to draw, and the newest reports to read."""
    actor = actor_of(request)
    found = spots.sought(actor, _anywhere(form.sought()))
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
