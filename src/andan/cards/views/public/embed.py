"""The lookup on a ward's own page: markup to copy, without a script."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from andan.cards.views.public.office import office_of


@require_safe
def embed(request: HttpRequest) -> HttpResponse:
    """`?noi=` names the office whose answer it is to be; without one, or with a strange one, the form of the house."""
    office = office_of(request.GET.get("noi", ""))
    here = reverse("cards:lookup_at", args=[office.agency]) if office else reverse("cards:lookup")
    context = {"form": _markup("snippet", here), "link": _markup("snippet_link", here)}
    return render(request, "cards/public/embed.html", {**context, "office": office, "here": here})


def _markup(template: str, here: str) -> str:
    """Text to be shown and copied: no longer safe, so that the page escapes it."""
    return render_to_string(
        f"cards/public/{template}.html", {"site": settings.SITE_URL, "here": here}
    ).strip()
