"""What came beside what was decided, as a table, on paper and as CSV."""

import csv
from io import StringIO
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from andan.accounts.actors import Actor
from andan.accounts.sessions import actor_of, staff_only
from andan.kit import clock
from andan.reports.forms.desk.period import Asked, asked
from andan.reports.queries.oversight.areas import agencies
from andan.reports.queries.oversight.compared import lines
from andan.reports.queries.oversight.doubts import MOST, doubts
from andan.reports.states import CLASS_NAMES, OUTCOMES, ReportClass
from andan.reports.views.desk.figures.page import chooser

_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
COLUMNS = (
    ("came", "Đã nhận", ""),
    ("sent_on", "Chuyển nơi khác", ""),
    ("crime_denunciation", CLASS_NAMES[ReportClass.CRIME_DENUNCIATION], "Phân loại"),
    ("crime_tip", CLASS_NAMES[ReportClass.CRIME_TIP], "Phân loại"),
    ("prosecution_proposal", CLASS_NAMES[ReportClass.PROSECUTION_PROPOSAL], "Phân loại"),
    ("other_class", "Loại khác", "Phân loại"),
    ("unclassed", "Chưa phân loại", "Phân loại"),
    ("refused", "Không tiếp nhận", "Kết thúc"),
    ("prosecuted", OUTCOMES["prosecuted"], "Kết thúc"),
    ("not_prosecuted", OUTCOMES["not_prosecuted"], "Kết thúc"),
    ("fined", OUTCOMES["fined"], "Kết thúc"),
    ("other_outcome", "Kết quả khác", "Kết thúc"),
    ("suspended", "Tạm đình chỉ", "Chưa xong"),
    ("open", "Đang giải quyết", "Chưa xong"),
    ("late", "Quá hạn lúc này", ""),
)


@staff_only
@never_cache
@require_safe
def compared(request: HttpRequest) -> HttpResponse:
    """The table of the area, or of one agency, and what does not go together."""
    actor, wish = actor_of(request), asked(request.GET)
    offered = agencies(actor)
    found = lines(actor, wish.agency, wish.period)
    context = {
        **_frame(actor, wish),
        "agencies": offered,
        "chosen": next((one for one in offered if one.code == wish.agency), None),
        "columns": [{"key": key, "name": name, "group": group} for key, name, group in COLUMNS],
        "lines": [{"name": line.name, "cells": _cells(line)} for line in found],
        "astray": [line.name for line in found if not line.meets],
        "doubts": doubts(actor, wish.agency, wish.period),
        "most": MOST,
    }
    return render(request, "reports/procuracy/compared.html", context)


@staff_only
@never_cache
@require_safe
def compared_table(request: HttpRequest) -> HttpResponse:
    """The same table as CSV: UTF-8 with a byte order mark and commas."""
    actor, wish = actor_of(request), asked(request.GET)
    agencies(actor)
    buffer = StringIO()
    writer = csv.writer(buffer)
    writer.writerow(["Đơn vị", *(name for _, name, _ in COLUMNS)])
    for line in lines(actor, wish.agency, wish.period):
        writer.writerow([line.name, *(line[key] for key, _, _ in COLUMNS)])
    answer = HttpResponse(_MARK + buffer.getvalue(), content_type="text/csv; charset=utf-8")
    name = f"doi-chieu-{wish.period.start:%Y%m%d}-{wish.period.end:%Y%m%d}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _cells(line: Any) -> list[dict[str, Any]]:
    return [{"key": key, "name": name, "count": line[key]} for key, name, _ in COLUMNS]


def _frame(actor: Actor, wish: Asked) -> dict[str, Any]:
    office = next((post.agency_name for post in actor.posts), "")
    return {**chooser(wish), "moment": clock.now(), "office": office}
