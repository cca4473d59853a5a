"""Searching through the API: the same answers as on the page, page after page."""

import pytest

from andan.accounts.actors import SYSTEM
from andan.reports.actions.index import index
from andan.reports.tests import programs, roads
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("moment", "db")
SEARCH = "/api/v1/reports/search"


@pytest.mark.parametrize(
    ("who", "sees"), [("duty", True), ("an", True), ("chau", False), ("other_duty", False)]
)
def test_a_program_finds_what_its_owner_may_see(cast: Cast, who: str, sees: bool) -> None:
    report = roads.sent(cast, subject="Mất xe máy")
    index(actor=SYSTEM)
    answer = programs.of(getattr(cast, who)).post(SEARCH, {"text": "xe may"})
    assert answer.status == 200
    assert [line["code"] for line in answer.body["items"]] == ([report.code] if sees else [])


def test_pages_follow_by_the_cursor(cast: Cast) -> None:
    sent = [roads.sent(cast).code for _ in range(3)]
    program, read, cursor = programs.of(cast.duty), [], ""
    while True:
        answer = program.post(SEARCH, {"text": "mất xe", "limit": 2, "cursor": cursor})
        read += [line["code"] for line in answer.body["items"]]
        cursor = answer.body["next"]
        if not cursor:
            break
    assert read == sent[::-1]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": "x" * 201},
        {"text": "xe", "limit": 0},
        {"text": "xe", "limit": 101},
        {"text": "xe", "cursor": "x"},
        {"text": "xe", "state": "late"},
        {"text": "xe", "who": "me"},
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(cast: Cast, body: dict[str, object]) -> None:
    answer = programs.of(cast.duty).post(SEARCH, body)
    assert (answer.status, answer.problem) == (422, True)


def test_nothing_asked_finds_nothing(cast: Cast) -> None:
    roads.sent(cast)
    assert programs.of(cast.duty).post(SEARCH, {"text": ""}).body == {"items": [], "next": ""}


def test_the_words_are_in_no_address(cast: Cast) -> None:
    assert programs.of(cast.duty).get(SEARCH, q="xe").status == 405
