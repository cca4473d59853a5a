"""What the tests of accounts share."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache

from andan.accounts.actions import give_post, make_officer
from andan.accounts.actors import SYSTEM, Role
from andan.accounts.models import User
from andan.kit.text import NO_BREAK
from andan.places.testing import Places, places, places_once

__all__ = ["places", "places_once"]


def read(answer: Any) -> str:
    """The page of a response with plain spaces, so that words can be looked for."""
    page: str = answer.content.decode()
    return page.replace(NO_BREAK, " ")


PASSWORD = "một câu dài dễ nhớ"
MakeOfficer = Callable[..., User]


@pytest.fixture(autouse=True)
def _no_throttle_from_before(request: pytest.FixtureRequest) -> None:
    """Tries are counted in the cache, which on PostgreSQL is a table."""
    if "db" in request.fixturenames:
        request.getfixturevalue("db")
        cache.clear()


@pytest.fixture
def officer(places: Places) -> MakeOfficer:
    """`officer("binh", Role.COMMANDER, "pc-hai-phong")`: an officer with a password and perhaps a post."""

    def make(username: str, role: Role | None = None, agency: str = "") -> User:
        made = make_officer(
            actor=SYSTEM, username=username, full_name="Trần Bình", password=PASSWORD, rank="Đại úy"
        )
        if role:
            give_post(actor=SYSTEM, user=made, agency=places.agency(agency), role=role)
        return made

    return make
