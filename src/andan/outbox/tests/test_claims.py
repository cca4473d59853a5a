"""Who takes which letter, and that nobody else does."""

from collections import Counter
from datetime import timedelta
from threading import Barrier, Lock, Thread

import pytest
from django.db import connection

from andan.kit import clock
from andan.outbox.actions.claim import LEASE, claim
from andan.outbox.actions.settle import settle
from andan.outbox.boxes import opened
from andan.outbox.delivery import deliver, drain
from andan.outbox.letters import Later, Never, Sent, State
from andan.outbox.models import Envelope
from andan.outbox.tests import postman
from andan.outbox.tests.postman import Handed, posted

pytestmark = pytest.mark.usefixtures("letters")


def texts(handed: list[Handed]) -> list[str]:
    return [one.text for one in handed]


def never() -> bool:
    return False


@pytest.mark.django_db
def test_what_is_sent_is_emptied(letters: list[Handed]) -> None:
    posted("hello")
    assert deliver("test") == Sent()
    envelope = Envelope.objects.get()
    assert (envelope.state, bytes(envelope.box), envelope.due_at) == (State.SENT, b"", None)
    assert letters == [("chi", "hello", envelope.key)]
    assert deliver("test") is None


@pytest.mark.django_db
def test_a_claim_ends_and_the_letter_is_taken_again() -> None:
    posted("hello")
    began = clock.now()
    first = claim(channel="test")
    assert first
    assert claim(channel="test") is None
    with clock.frozen(began + LEASE + timedelta(seconds=9)):
        second = claim(channel="test")
        assert second
        assert not settle(envelope=first, outcome=Sent())  # it comes too late: the letter is another's now
        assert settle(envelope=second, outcome=Later(None, "busy"))
    assert Envelope.objects.get().state == State.WAITING


@pytest.mark.django_db
def test_each_channel_is_for_itself(letters: list[Handed]) -> None:
    posted("a")
    posted("b", channel="other")
    drain("other", never)
    assert texts(letters) == ["b"]


@pytest.mark.django_db
def test_the_urgent_come_first(letters: list[Handed]) -> None:
    posted("notice 1", "notice 2")
    posted("answer", urgent=True)
    drain("test", never)
    assert texts(letters) == ["answer", "notice 1", "notice 2"]


@pytest.mark.django_db
def test_a_line_keeps_its_order_even_when_its_first_must_wait(letters: list[Handed]) -> None:
    posted("a1", "a2", line="an")
    posted("b1", line="binh")
    postman.answer = lambda text: Later(30, "busy") if text == "a1" and len(letters) == 1 else Sent()
    drain("test", never)
    assert texts(letters) == ["a1", "b1"]
    with clock.frozen(clock.now() + timedelta(seconds=31)):
        drain("test", never)
    assert texts(letters) == ["a1", "b1", "a1", "a2"]


@pytest.mark.django_db
def test_a_line_goes_on_when_one_of_it_died(letters: list[Handed]) -> None:
    posted("a1", "a2", line="an")
    postman.answer = lambda text: postman.takes_it(text) if text == "a2" else Never("gone")
    drain("test", never)
    assert texts(letters) == ["a1", "a2"]


@pytest.mark.django_db
def test_lines_of_two_channels_are_two_lines() -> None:
    posted("a", line="an")
    posted("b", line="an", channel="other")
    assert claim(channel="test")
    assert claim(channel="other")


@pytest.mark.usefixtures("committed")
def test_many_hands_take_each_letter_once_and_keep_every_line() -> None:
    posted(*(f"free {number}" for number in range(20)))
    for person in "abc":
        posted(*(f"{person} {number}" for number in range(8)), line=person)
    taken: list[str] = []
    hands, gate, lock = 4, Barrier(4), Lock()

    def hand() -> None:
        gate.wait()
        while (envelope := claim(channel="test")) or Envelope.objects.filter(due_at__isnull=False).exists():
            if envelope:
                with lock:
                    taken.append(opened(envelope)[1]["text"])
                assert settle(envelope=envelope, outcome=Sent())
        connection.close()

    threads = [Thread(target=hand) for _ in range(hands)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert set(Counter(taken).values()) == {1}
    assert len(taken) == 44
    for person in "abc":
        assert [text for text in taken if text.startswith(person)] == [f"{person} {one}" for one in range(8)]
