from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from andan.accounts.sessions import staff_only
from andan.reports.states import VERBS


@staff_only
@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """Every key of the desk, for reading and printing."""
    verbs = [verb for verb in VERBS.values() if verb.key]
    return render(request, "reports/desk/keys.html", {"verbs": verbs})
