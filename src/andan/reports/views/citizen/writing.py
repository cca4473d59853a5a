"""Whose draft a request writes in.

Signed in: the draft lies under the person's pseudonym. Signed out: under the pseudonym of a random token that only this
browser holds, so that an anonymous draft leads to nobody.
"""

import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from andan.accounts.actors import ActorKind
from andan.accounts.models import User
from andan.accounts.queries import Person, person_of
from andan.accounts.sessions import actor_of
from andan.kit.sealed import pseudonym
from andan.reports import limits, queries
from andan.reports.actions.save_draft import save_draft
from andan.reports.actions.save_typing import Opened, save_typing
from andan.reports.forms.wizard.sheet import NOBODY, Sheet
from andan.reports.models import Draft
from andan.reports.policies import owner_of
from andan.web.tries import spend

COOKIE = "nhap"
WISH = "dia-ban"  # where it happened, by the place's own page: in this browser until the first screen is sent
PATH = "/phan-anh/"
KEPT = timedelta(days=7)
WISHED = timedelta(hours=1)
_TOKEN = 32  # bytes


@dataclass(slots=True)
class Writing:
    """The sheet together with where it is kept. `token` is set for somebody who is not signed in."""

    request: HttpRequest
    sheet: Sheet
    draft: Draft | None
    owner: str
    token: str = ""
    files: list[Any] = field(default_factory=list)
    wished: bool = False  # the place comes from a cookie, which is not needed once it is in the draft

    def keep(self) -> Draft:
        """Save the sheet; a first draft is made here and not before something was sent. Raises TooMany."""
        self._named()
        self.draft = save_draft(owner=self.owner, data=self.sheet.kept, screens=self.sheet.touched)
        return self.draft

    def keep_typing(self, slug: str, opened: Opened) -> Draft:
        """Save one screen as its window keeps it by itself. Raises WrongState where another has written on it."""
        self._named()
        self.draft = save_typing(
            owner=self.owner,
            slug=slug,
            typed=self.sheet.typed[slug],
            opened=opened,
            begun=Sheet(self.sheet.actor, commune_id=self.sheet.commune_id).kept,
        )
        return self.draft

    def _named(self) -> None:
        if not self.owner:
            spend(self.request, limits.DRAFTS)
            self.token = secrets.token_urlsafe(_TOKEN)
            self.owner = owner_by_token(self.token)

    def remember(self, response: HttpResponse) -> HttpResponse:
        """Give the browser the token of its draft."""
        if self.token:
            put_cookie(response, COOKIE, self.token, KEPT)
        if self.draft and self.wished:
            drop_cookie(response, WISH)
        return response


def open_writing(request: HttpRequest) -> Writing:
    """What this person has written so far. At most three queries."""
    actor = actor_of(request)
    signed_out = actor.kind == ActorKind.ANONYMOUS
    token = token_of(request) if signed_out else ""
    owner = owner_by_token(token) if signed_out else owner_of(actor)
    draft = queries.draft_of(owner) if owner else None
    files = list(draft.evidence.all()) if draft else []
    sheet = Sheet(
        actor=actor,
        person=person(request),
        evidence=tuple(row.kind for row in files),
        saved_at=draft.saved_at if draft else None,
    )
    if draft:
        _fill(sheet, queries.draft_data(draft))
    else:
        sheet.commune_id = _wish(request)
    return Writing(request, sheet, draft, owner, token, files, wished=WISH in request.COOKIES)


def person(request: HttpRequest) -> Person:
    """What is known of who writes; of somebody signed out nothing."""
    signed_out = actor_of(request).kind == ActorKind.ANONYMOUS
    return NOBODY if signed_out else person_of(cast(User, request.user))


def owner_of_request(request: HttpRequest) -> str:
    """Under which name this person's draft lies, empty when there can be none."""
    actor = actor_of(request)
    return owner_by_token(token_of(request)) if actor.kind == ActorKind.ANONYMOUS else owner_of(actor)


def left_behind(request: HttpRequest) -> Draft | None:
    """A draft this browser holds from before its person signed in."""
    token = token_of(request)
    return queries.draft_of(owner_by_token(token)) if token else None


def token_of(request: HttpRequest) -> str:
    return str(request.get_signed_cookie(COOKIE, default="", salt=COOKIE, max_age=KEPT))


def owner_by_token(token: str) -> str:
    return pseudonym(settings.PSEUDONYM_KEY, f"draft:{token}") if token else ""


def put_cookie(response: HttpResponse, name: str, value: str, age: timedelta, path: str = PATH) -> None:
    """A signed cookie for this room alone, which no script reads."""
    response.set_signed_cookie(
        name,
        value,
        salt=name,
        max_age=age,
        path=path,
        httponly=True,
        samesite="Lax",
        secure=settings.SECURE,
    )


def drop_cookie(response: HttpResponse, name: str, path: str = PATH) -> None:
    response.delete_cookie(name, path=path, samesite="Lax")


def _wish(request: HttpRequest) -> int | None:
    wished = request.get_signed_cookie(WISH, default="", salt=WISH, max_age=WISHED)
    return int(wished) if wished else None


def _fill(sheet: Sheet, kept: dict[str, Any]) -> None:
    sheet.typed = kept.get("typed", {})
    sheet.asked = kept.get("asked", [])
    sheet.marks = kept.get("marks", {})
    sheet.refused = kept.get("refused", [])
    sheet.commune_id = kept.get("commune")
