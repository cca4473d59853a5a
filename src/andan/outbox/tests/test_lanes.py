"""A few letters of each channel at a time, each in its lane."""

import time
from threading import Event

import pytest

from andan.outbox import testing
from andan.outbox.lanes import Lanes
from andan.outbox.letters import Later, Outcome, Sent, State
from andan.outbox.models import Envelope
from andan.outbox.tests import postman
from andan.outbox.tests.postman import Handed, posted
from andan.outbox.tests.test_claims import texts

pytestmark = pytest.mark.usefixtures("committed")


def cleared(lanes: Lanes) -> bool:
    """Whether what is due has left."""
    lanes.look()
    return lanes.wait_until_empty(30)


def test_everything_due_leaves(letters: list[Handed]) -> None:
    posted("a", "b", "c")
    posted("d", channel="other")
    assert cleared(Lanes(Event()))
    assert sorted(texts(letters)) == ["a", "b", "c", "d"]
    assert not Lanes(Event()).look()


def test_a_slow_channel_keeps_no_other_waiting(letters: list[Handed]) -> None:
    gate = Event()

    def slow(text: str) -> Outcome:
        if text.startswith("slow"):
            gate.wait(30)
        return Sent()

    postman.answer = slow
    posted("slow 1", "slow 2", "slow 3")
    posted("quick", channel="other")
    lanes = Lanes(Event())
    lanes.look()
    for _ in range(500):
        lanes.look()
        if (fate := testing.fate("quick")) and fate.state == State.SENT:
            break
        time.sleep(0.02)
    else:
        pytest.fail("the quick letter waited for the slow ones")
    assert "slow 3" not in texts(letters)
    gate.set()
    assert lanes.wait_until_empty(30)


def test_a_channel_that_asks_for_rest_gets_it(letters: list[Handed]) -> None:
    now = [100.0]
    postman.answer = lambda text: Later(20, "busy", everyone=True) if len(letters) == 1 else Sent()
    posted("a")
    lanes = Lanes(Event(), clock=lambda: now[0])
    assert cleared(lanes)
    posted("b")
    assert cleared(lanes)
    assert texts(letters) == ["a"]
    now[0] += 21
    assert cleared(lanes)
    assert texts(letters) == ["a", "b"]


def test_a_channel_that_is_not_set_up_is_left_alone(letters: list[Handed]) -> None:
    postman.is_ready = False
    posted("a")
    assert cleared(Lanes(Event()))
    assert Envelope.objects.get().tries == 0


def test_told_to_stop_it_takes_no_more(letters: list[Handed]) -> None:
    stop = Event()

    def stops(text: str) -> Outcome:
        stop.set()
        return Sent()

    postman.answer = stops
    posted("a", "b", line="an")
    assert cleared(Lanes(stop))
    assert texts(letters) == ["a"]
