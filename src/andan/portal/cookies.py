"""The pins of somebody who is not signed in: slugs in a cookie, read with distrust."""

from collections.abc import Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from andan.portal.functions import Function, chosen

NAME = "tien-ich"
YEAR = 365 * 24 * 3600  # seconds
_LONGEST = 200


def pins(request: HttpRequest) -> list[Function] | None:
    """What the cookie names, in order; None when nobody chose."""
    return chosen(request.COOKIES.get(NAME, "")[:_LONGEST].split(".")) or None


def remember(response: HttpResponse, slugs: Sequence[str]) -> None:
    """Keep the choice for a year."""
    response.set_cookie(
        NAME,
        ".".join(slugs),
        max_age=YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
