"""What a procurator looks at first: what is late, refused, or was not told."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from andan.accounts.actors import Actor
from andan.accounts.sessions import actor_of, staff_only
from andan.kit import clock
from andan.reports.forms.desk.oversight import WishForm
from andan.reports.models import Duty, Report
from andan.reports.queries.oversight import remarks
from andan.reports.queries.oversight.areas import agencies
from andan.reports.queries.oversight.lists import FIRST, LISTS, Wish, counts, informed, listed, told_terms
from andan.reports.states import CRIMES
from andan.reports.views.desk.rows import rows
from andan.reports.views.desk.strip import capped
from andan.web import wording

SHORT, PAGE = 6, 50


@staff_only
@never_cache
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The lists of the area, a few rows each; `nhom` opens one alone, a state opens all of them."""
    actor = actor_of(request)
    form = WishForm(request.GET, offered=agencies(actor))
    wish, only = form.wish(), request.GET.get("nhom", "")
    keys = (only,) if only in LISTS else ("all",) if wish.state else FIRST
    counted = counts(actor, wish)
    context = {
        "form": form,
        "counts": _strip(request.GET, counted),
        "remarks": remarks.waiting(remarks.made(actor)),
        "only": keys[0] if len(keys) == 1 else "",
        "lists": [_list(request, actor, wish, key, counted, alone=len(keys) == 1) for key in keys],
        "whole": _address(request.GET, nhom="", sau="", trang_thai=""),
        "every": _address(request.GET, nhom="all", sau=""),
    }
    return render(request, "reports/procuracy/overview.html", context)


def _strip(given: QueryDict, counted: dict[str, int]) -> list[dict[str, Any]]:
    """The numbers over the lists, each with where it leads."""
    faces = (
        ("month", "Gửi đến trong tháng", "inbox", "", _address(given, nhom="all", ky="thang", sau="")),
        ("open", "Đang giải quyết", "contrast", "", _address(given, nhom="all", sau="")),
        ("late", "Quá hạn", "triangle-alert", "late", _address(given, nhom="late", sau="")),
        ("refused", "Không tiếp nhận", "circle-slash", "wait", _address(given, nhom="refused", sau="")),
        (
            "suspended",
            "Tạm đình chỉ",
            "circle-pause",
            "",
            _address(given, trang_thai="suspended", nhom="", sau=""),
        ),
        ("untold", "Báo trễ, chưa báo", "mail-x", "late", _address(given, nhom="untold", sau="")),
        ("asked", "Chờ tôi: gia hạn", "hourglass", "soon", _address(given, nhom="asked", sau="")),
    )
    return [
        {
            "label": label,
            "icon": icon,
            "tone": tone if counted[key] else "",
            "value": capped(counted[key]),
            "href": to,
        }
        for key, label, icon, tone, to in faces
    ]


def _list(
    request: HttpRequest, actor: Actor, wish: Wish, key: str, counted: dict[str, int], *, alone: bool
) -> dict[str, Any]:
    given = request.GET
    after = given.get("sau", "") if alone else ""
    none: tuple[list[Report], str] = ([], "")
    known_empty = not alone and not counted.get(key, 1)
    page, more = (
        none if known_empty else listed(actor, wish, key, limit=PAGE if alone else SHORT, after=after)
    )
    return {
        "key": key,
        "kept": LISTS[key],
        "count": capped(counted[key]) if key in counted else "",
        "rows": _rows(actor, page, key),
        "all": _address(given, nhom=key, sau="") if more and not alone else "",
        "older": _address(given, nhom=key, sau=more) if more and alone else "",
        "newer": _address(given, nhom=key, sau="") if after else "",
    }


def _rows(actor: Actor, page: Sequence[Report], key: str) -> list[dict[str, Any]]:
    """Lines that lead to the procurator's own page of the case, each with its clock and what it is listed for."""
    terms = told_terms(page) if key in ("untold", "unsaid") else {}
    told = informed(page) if key == "untold" else frozenset()
    return [
        {
            "row": replace(row, href=reverse("procuracy:case", args=[row.report.code])),
            "crime": row.report.report_class in CRIMES,
            "note": _note(row.report, key, terms.get(row.report.pk), told=row.report.pk in told),
        }
        for row in rows(actor, page)
    ]


def _note(report: Report, key: str, duty: Duty | None, *, told: bool) -> str:
    """Why it is in this list, where the clock alone does not say it."""
    if report.closed_at is not None and key != "untold":
        return f"ngày {wording.day(report.closed_at)}"
    if duty is None:
        return ""
    moment = clock.now()
    if told and duty.done_at is not None:
        return f"báo trễ {wording.span(duty.done_at - duty.due_at)}"
    if not duty.was_late(moment):
        return "chưa báo" if key == "unsaid" else "đã xong, không báo"
    return f"chưa báo, quá {wording.span(moment - duty.due_at)}"


def _address(given: QueryDict, **changed: str) -> str:
    """The same page with these words changed; empty ones are left out."""
    kept = {
        key: value for key, value in given.items() if key in ("don_vi", "phan", "ky", "trang_thai", "nhom")
    }
    return "?" + urlencode({key: value for key, value in {**kept, **changed}.items() if value})
