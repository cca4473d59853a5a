from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from andan.accounts.sessions import actor_of, staff_only
from andan.kit.refusals import check
from andan.reports import policies, queries
from andan.reports.forms.desk.verbs import TransferForm
from andan.reports.states import TRANSFER


@staff_only
@require_safe
def targets(request: HttpRequest, code: str) -> HttpResponse:
    """The places that what is being typed names, as the list of the transfer form."""
    actor = actor_of(request)
    report = queries.report(actor, code)
    check(policies.refusal_of(TRANSFER, actor, report))
    form = TransferForm(request.GET, report=report)
    return render(request, "reports/desk/targets.html", {"form": form})
