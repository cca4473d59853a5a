"""The context processor: `frame`, everything around the content, computed only when a template asks."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from andan.accounts.actors import ANONYMOUS
from andan.accounts.sessions import actor_of
from andan.accounts.words import ROLES
from andan.kit.clock import now
from andan.notices import queries as notices
from andan.web import navigation
from andan.web.frames import CHILDREN, EMERGENCY, HOTLINES, PAPERS


def frame(request: HttpRequest) -> dict[str, Any]:
    """`frame`: hotlines, actor, role, unread notices, nav, foot, now."""
    return {"frame": SimpleLazyObject(lambda: _frame(request))}


def _frame(request: HttpRequest) -> dict[str, Any]:
    actor = (
        actor_of(request) if hasattr(request, "user") else ANONYMOUS
    )  # refused before sign-in was looked at
    return {
        "actor": actor,
        "name": actor.name,
        "is_staff": actor.is_staff,
        "unread": notices.unread(actor),
        "role": ROLES[actor.posts[0].role] if actor.posts else "",
        "agency": actor.posts[0].agency_name if actor.posts else "",
        "emergency": EMERGENCY,
        "papers": PAPERS,
        "children": CHILDREN,
        "hotlines": HOTLINES,
        "nav": navigation.places(navigation.offered(actor), request.path),
        "foot": navigation.places(navigation.FOOT, request.path),
        "now": now(),
    }
