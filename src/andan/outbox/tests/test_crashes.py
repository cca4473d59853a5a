"""Killed at any moment: no letter is lost, and none is doubled but by a death between sending and saying so."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as some

from andan.kit import clock
from andan.outbox import delivery, waits
from andan.outbox.actions import claim, settle
from andan.outbox.actions.claim import LEASE
from andan.outbox.letters import Later, Outcome, Sent, State
from andan.outbox.models import Envelope
from andan.outbox.tests import postman
from andan.outbox.tests.postman import Handed, posted
from andan.outbox.tests.test_claims import texts

DEATHS = ("before claiming", "after claiming", "while sending", "after sending", "after settling")
DOUBLING = {"while sending", "after sending"}  # the outside may have it, and nobody says so


class Killed(BaseException):
    """The process is gone: nothing that cleans up after errors sees it."""


class Reaper:
    """Kills one step of the delivery, as told by a list of deaths and "" for steps that live."""

    def __init__(self, fates: list[str], answers: list[bool]) -> None:
        self.fates, self.answers = iter(fates), iter(answers)
        self.now, self.died = "", Counter[str]()

    def begins(self) -> None:
        self.now = next(self.fates, "")

    def passes(self, where: str) -> None:
        if self.now == where:
            self.now = ""
            self.died[where] += 1
            raise Killed

    def around(self, step: Callable[..., Any], before: str, after: str) -> Callable[..., Any]:
        def watched(**given: Any) -> Any:
            self.passes(before)
            done = step(**given)
            if done:
                self.passes(after)
            return done

        return watched

    def carrier(self, text: str) -> Outcome:
        self.passes("while sending")
        return Sent() if next(self.answers, True) else Later(None, "busy")


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Callable[[Reaper], None]:
    originals = claim, settle

    def laid(reaper: Reaper) -> None:
        monkeypatch.setattr(
            delivery, "claim", reaper.around(originals[0], "before claiming", "after claiming")
        )
        monkeypatch.setattr(
            delivery, "settle", reaper.around(originals[1], "after sending", "after settling")
        )
        postman.answer = reaper.carrier

    return laid


@pytest.mark.django_db
@given(
    fates=some.lists(some.sampled_from(("", *DEATHS)), max_size=12),
    answers=some.lists(some.booleans(), max_size=6),
    many=some.integers(1, 4),
    in_line=some.booleans(),
)
@example(fates=["after sending"] * 3, answers=[], many=1, in_line=False)
@example(fates=list(DEATHS), answers=[False], many=3, in_line=True)
@hypothesis(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_killed_at_any_moment(
    letters: list[Handed],
    steps: Callable[[Reaper], None],
    fates: list[str],
    answers: list[bool],
    many: int,
    in_line: bool,
) -> None:
    Envelope.objects.all().delete()
    letters.clear()
    reaper = Reaper(fates, answers)
    steps(reaper)
    names = [f"letter {number}" for number in range(many)]
    posted(*names, line="an" if in_line else "")
    moment = clock.now()
    while Envelope.objects.filter(due_at__isnull=False).exists():
        moment += LEASE + waits.FIRST
        with clock.frozen(moment), suppress(Killed):
            while True:
                reaper.begins()
                if delivery.deliver("test") is None:
                    break
    said = Counter(texts(letters))
    assert set(Envelope.objects.values_list("state", flat=True)) == {State.SENT}
    assert set(said) == set(names), "a letter was lost"
    refused = len(answers) - answers.count(True)
    doubled = sum(reaper.died[death] for death in DOUBLING)
    assert said.total() <= many + doubled + refused
    if in_line:
        first = [text for index, text in enumerate(texts(letters)) if text not in texts(letters)[:index]]
        assert first == names


@pytest.mark.django_db
def test_without_a_death_nothing_is_doubled(letters: list[Handed], steps: Callable[[Reaper], None]) -> None:
    steps(Reaper([], []))
    posted("one", "two", "three")
    delivery.drain("test", lambda: False)
    with clock.frozen(clock.now() + timedelta(days=1)):
        delivery.drain("test", lambda: False)
    assert texts(letters) == ["one", "two", "three"]


@pytest.mark.django_db
def test_the_same_key_is_told_at_every_try(letters: list[Handed], steps: Callable[[Reaper], None]) -> None:
    reaper = Reaper(["after sending"], [])
    steps(reaper)
    posted("one")
    reaper.begins()
    with suppress(Killed):
        delivery.deliver("test")
    with clock.frozen(clock.now() + 2 * LEASE):
        delivery.deliver("test")
    assert len(letters) == 2
    assert len(set(letters)) == 1
