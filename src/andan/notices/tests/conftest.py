"""News for the cast, without any feature that has some."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import transaction

from andan.kit import clock
from andan.ledger.facts import Fact
from andan.ledger.log import append
from andan.notices import queries, table
from andan.notices.telling import Told, tell
from andan.notices.tests import sample
from tests.cast import Member

Give = Callable[..., int]


class Happened(Fact):
    NAME = "test.thing_happened.v1"


@pytest.fixture(autouse=True)
def news(settings: LazySettings) -> Iterator[None]:
    """The kinds of `sample` instead of those of the features."""
    settings.NEWS, settings.NEWS_ABOUT = ["andan.notices.tests.sample"], ""
    table._kinds.cache_clear()
    yield
    table._kinds.cache_clear()


@pytest.fixture
def give() -> Give:
    """`give(cast.an)` tells her something and returns the number of the fact."""

    def given(member: Member, kind: Any = sample.MOVED, **more: Any) -> int:
        with transaction.atomic():
            entry = append(Happened(), subject="AD-1", actor="system").pk
            person = queries.who(member.actor.ref)
            tell(
                [
                    Told(
                        **{"who": person, "kind": kind, "code": "AD-1", "entry": entry, "at": clock.now()}
                        | more
                    )
                ]
            )
        return int(entry)

    return given
