from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from andan.accounts.sessions import actor_of, staff_only
from andan.kit.refusals import Forbidden
from andan.reports.actions.look import look_at_all
from andan.reports.forms.desk.search import WORDS, SearchForm
from andan.reports.queries.book import agencies
from andan.reports.queries.search import indexing
from andan.reports.queries.search import search as search_for
from andan.reports.search import asked
from andan.reports.views.desk.hits import hits
from andan.reports.views.desk.searching import opened, sealed

PAGE = 25


@staff_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Search all the actor may see. What is typed comes in a form's body and goes on sealed, so no log can tell it."""
    actor = actor_of(request)
    offered = agencies(actor)
    if not offered:
        raise Forbidden("Tìm phản ánh dành cho công an xử lý phản ánh và kiểm sát viên.")
    if request.method == "POST":
        form = SearchForm(request.POST, agencies=offered)
        return redirect(_address(form, sealed(actor, form.words)))
    words = request.GET.get(WORDS, "")
    form = SearchForm({**request.GET.dict(), "q": opened(actor, words)}, agencies=offered)
    question, before = asked.read(form.words), _key(request.GET.get("sau", ""))
    found = search_for(actor, question, form.wanted(), limit=PAGE, before=before)
    context = {
        "form": form,
        "asked": bool(question),
        "hits": hits(actor, found.rows, question),
        "behind": found.behind,
        "percent": indexing().percent,
        "newest": _address(form, words) if before else "",
        "older": _address(form, words, sau=str(found.rows[-1].pk)) if found.more else "",
    }
    look_at_all(actor=actor, reports=found.rows)
    return render(request, "reports/desk/search.html", context)


def _address(form: SearchForm, words: str, **more: str) -> str:
    kept = {WORDS: words, **form.chosen, **more}
    return f"{reverse('desk:search')}?{urlencode({name: value for name, value in kept.items() if value})}"


def _key(text: str) -> int:
    """The key of the last one read, 0 for the first page."""
    return int(text) if text.isdecimal() and len(text) < 19 else 0
