"""A window of its own for a test: what is published there, nobody else reads; and asking at it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client

from andan.accounts.actors import SYSTEM
from andan.cards.actions.publish import publish
from andan.cards.queries import lookup
from andan.cards.tests import boxes
from tests.cast import Cast

PAGE = "/tra-cuu-the/"
MAU = {"name": "Nguyễn Thị Mẫu", "birth_date": "19970709"}
STRANGER = {"name": "Phan Văn Vắng", "birth_date": "01/02/1980"}


@pytest.fixture
def window(settings: LazySettings, tmp_path: Path) -> Iterator[None]:
    """A folder of its own for what is published, a gate that nobody has asked yet, and letters that can leave."""
    settings.BUILDS = tmp_path
    settings.DEMO = True
    lookup.window.cache_clear()
    yield
    lookup.window.cache_clear()


@pytest.fixture
def arrived(window: None, cast: Cast) -> Cast:
    """Ms Mẫu's card has come, and is published."""
    boxes.closed(cast, [boxes.MAU, boxes.YEAR_ONLY])
    publish(actor=SYSTEM)
    return cast


def ask(client: Client, asked: dict[str, str] = MAU, address: str = PAGE) -> HttpResponse:
    answer = client.post(address, asked)
    assert isinstance(answer, HttpResponse)
    return answer


def read(answer: HttpResponseBase) -> str:
    assert isinstance(answer, HttpResponse)
    return answer.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def words(answer: HttpResponseBase) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", read(answer)).split())
