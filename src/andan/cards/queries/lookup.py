"""Asking whether a card arrived, for the page and for Zalo; the API asks the same window."""

from collections.abc import Mapping
from functools import cache

from django.conf import settings

from andan.cards import keyed
from andan.cards.answers import Answer
from andan.cards.limits import Challenge, Passed, Wait
from andan.cards.lookup.asking import Question
from andan.cards.lookup.window import Window
from andan.cards.queries.publishing import folder
from andan.web import meters


@cache
def window() -> Window:
    """The one window of this process: one open index, one gate."""
    return Window(folder(), settings.LOOKUP_KEY, may_be_empty=True, heard=_count)


_asked = meters.counter(
    "andan_card_lookups", "Questions about cards by status, told once a minute.", "status"
)


def _count(statuses: Mapping[str, int]) -> None:
    for status, many in statuses.items():
        _asked.labels(status).inc(many)


def held_back(address: str, full_name: str, proof: str = "") -> Challenge | Wait | None:
    """What somebody at `address` (see limits.address_of) gives or waits for first; None for who is answered now.

    Raises keyed.NameUnclear. Counted by name alone: whoever tries all birth dates of one name is to meet the limit.
    """
    verdict = window().gate.ask(address, keyed.spelled(full_name), proof)
    return None if isinstance(verdict, Passed) else verdict


def answer(full_name: str, birth: str, agency_code: str = "") -> Answer:
    """The answer for a name and a birth `yyyymmdd`. Raises keyed.NameUnclear.

    `agency_code` is the office that was asked about, whose words go with an answer of "not yet".
    """
    return window().answer(Question(keyed.spelled(full_name), birth, agency_code, ""))
