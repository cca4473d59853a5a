"""The context processor: `frame`, everything around the content, computed only when a template asks."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from andan.accounts.actors import ANONYMOUS
from andan.accounts.sessions import actor_of
from andan.accounts.words import ROLES
from andan.kit.clock import now
from andan.kit.refusals import NotThere
from andan.places import queries as places
from andan.web import navigation
from andan.web.frames import CHILDREN, EMERGENCY, HOTLINES, NOBODY, PAPERS, Office

OFFICE_KEY = "office"  # the session holds the code of the agency whose pages these are


def frame(request: HttpRequest) -> dict[str, Any]:
    """`frame`: office, hotlines, actor, role, nav, foot, now. At most one query, and none for staff."""
    return {"frame": SimpleLazyObject(lambda: _frame(request))}


def _frame(request: HttpRequest) -> dict[str, Any]:
    actor = (
        actor_of(request) if hasattr(request, "user") else ANONYMOUS
    )  # refused before sign-in was looked at
    return {
        "actor": actor,
        "name": actor.name,
        "is_staff": actor.is_staff,
        "role": ROLES[actor.posts[0].role] if actor.posts else "",
        "agency": actor.posts[0].agency_name if actor.posts else "",
        "office": SimpleLazyObject(lambda: _office(request)),
        "emergency": EMERGENCY,
        "papers": PAPERS,
        "children": CHILDREN,
        "hotlines": HOTLINES,
        "nav": navigation.places(navigation.offered(actor), request.path),
        "foot": navigation.places(navigation.FOOT, request.path),
        "now": now(),
    }


def _office(request: HttpRequest) -> Office:
    code = request.session.get(OFFICE_KEY) if hasattr(request, "session") else None
    if not code:
        return NOBODY
    try:
        agency = places.agency(code)
    except NotThere:
        return NOBODY
    return Office(
        name=agency.name,
        place=agency.commune.name if agency.commune else agency.name,
        address=agency.address,
        phone=agency.phone,
    )
