from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from andan.accounts.sessions import staff_only
from andan.reports import queries
from andan.reports.models import DutyRule
from andan.reports.states import CLASS_NAMES
from andan.reports.views.desk.words import duty_name

CERTAINTY = {"S": "Đã đối chiếu văn bản", "K": "Theo hiểu biết chung, cần đối chiếu"}

_TURN = ("reception", "classification", "result")  # as a report meets them; others follow


def _in_turn(rule: DutyRule) -> int:
    return _TURN.index(rule.duty) if rule.duty in _TURN else len(_TURN)


@staff_only
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """How long each duty has, with its legal basis; to read only."""
    lines = [
        {
            "duty": duty_name(rule.duty),
            "scope": CLASS_NAMES.get(rule.scope, "Mọi phản ánh"),
            "rule": rule,
            "certainty": CERTAINTY.get(rule.certainty, rule.certainty),
        }
        for rule in sorted(queries.all_rules(), key=_in_turn)
    ]
    return render(request, "reports/desk/rules.html", {"lines": lines})
