"""What becomes of a letter."""

import logging
from datetime import datetime, timedelta

import pytest

from andan.kit import clock
from andan.kit.refusals import NotThere
from andan.outbox import testing, waits
from andan.outbox.actions import claim, retry, settle
from andan.outbox.delivery import REST, deliver, drain
from andan.outbox.letters import Later, Never, Outcome, Sent, State
from andan.outbox.models import Envelope
from andan.outbox.tests import postman
from andan.outbox.tests.postman import Handed, posted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("letters", "moment")]


def answering(outcome: Outcome) -> None:
    postman.answer = lambda text: outcome


def the_one() -> Envelope:
    return Envelope.objects.get()


def wait_of(outcome: Later) -> timedelta:
    """How long a fresh letter waits after `outcome`."""
    answering(outcome)
    posted("hello")
    deliver("test")
    due_at = the_one().due_at
    assert due_at
    return due_at - clock.now()


def test_it_waits_as_long_as_the_other_side_asked() -> None:
    assert wait_of(Later(90, "busy")) == timedelta(seconds=90)
    assert testing.fate("hello") == (State.WAITING, "busy")


def test_it_waits_as_the_house_chooses() -> None:
    assert waits.FIRST / 2 <= wait_of(Later(None, "busy")) <= waits.FIRST


def test_never_is_never() -> None:
    answering(Never("gone"))
    posted("hello")
    deliver("test")
    assert testing.fate("hello") == (State.DEAD, "gone")
    assert deliver("test") is None


def test_never_may_be_raised() -> None:
    def raises(text: str) -> Outcome:
        raise Never("length")

    postman.answer = raises
    posted("hello")
    assert deliver("test") == Never("length")


def test_it_dies_of_too_many_tries(moment: datetime) -> None:
    answering(Later(1, "busy"))
    posted("hello")
    for number in range(waits.MOST_TRIES):
        with clock.frozen(moment + timedelta(minutes=number)):
            assert deliver("test")
    assert testing.fate("hello") == (State.DEAD, "busy")
    assert len(postman.handed) == waits.MOST_TRIES


def test_a_program_that_dies_over_it_each_time_gives_up(moment: datetime, letters: list[Handed]) -> None:
    posted("hello")
    for number in range(waits.MOST_TRIES):
        with clock.frozen(moment + timedelta(minutes=2 * number)):
            assert claim(channel="test")
    with clock.frozen(moment + timedelta(hours=1)):
        assert deliver("test") == Never("unfinished")
    assert not letters


def test_a_channel_out_of_order_is_not_the_letters_fault(moment: datetime) -> None:
    answering(Later(None, "unreachable", everyone=True))
    posted("hello")
    for number in range(2 * waits.MOST_TRIES):
        with clock.frozen(moment + timedelta(minutes=number)):
            assert deliver("test")
    assert (the_one().state, the_one().tries) == (State.WAITING, 0)


def test_it_dies_when_it_is_no_longer_worth_sending(moment: datetime) -> None:
    answering(Later(3600, "unreachable", everyone=True))
    posted("hello", worth=timedelta(minutes=90))
    deliver("test")
    with clock.frozen(moment + timedelta(hours=1)):
        deliver("test")
    assert testing.fate("hello") == (State.DEAD, "unreachable")


def test_it_is_not_sent_when_it_comes_too_late(moment: datetime, letters: list[Handed]) -> None:
    posted("hello", worth=timedelta(minutes=1))
    with clock.frozen(moment + timedelta(minutes=1)):
        assert deliver("test") == Never("late")
    assert not letters


def test_a_carrier_that_breaks_tells_no_secret(caplog: pytest.LogCaptureFixture) -> None:
    def breaks(text: str) -> Outcome:
        raise ValueError("chi@example.org")

    postman.answer = breaks
    posted("hello")
    with caplog.at_level(logging.DEBUG):
        assert deliver("test") == Later(None, "broke")
    told = [str(vars(record)) for record in caplog.records if record.name.startswith("andan")]
    assert "ValueError" in told[0]
    assert "chi@" not in "".join(told)


def test_a_damaged_box_is_not_sent(letters: list[Handed]) -> None:
    posted("hello")
    Envelope.objects.update(box=b"x" * 40)
    assert deliver("test") == Never("seal_broken")


def test_a_channel_rests_as_long_as_it_asked() -> None:
    posted("one", "two")
    answering(Later(None, "unreachable", everyone=True))
    assert drain("test", lambda: False) == REST
    answering(Later(7, "busy", everyone=True))
    assert drain("test", lambda: False) == 7
    assert drain("test", lambda: False) == 0


def test_a_dead_letter_tries_again() -> None:
    answering(Never("gone"))
    posted("hello")
    deliver("test")
    retry(number=the_one().pk)
    answering(Sent())
    assert deliver("test") == Sent()


@pytest.mark.parametrize("state", ["waiting", "sending", "sent", "missing"])
def test_nothing_else_does(state: str) -> None:
    posted("hello")
    if state in {"sending", "sent"}:
        envelope = claim(channel="test")
        assert envelope
        if state == "sent":
            settle(envelope=envelope, outcome=Sent())
    with pytest.raises(NotThere, match="--dead"):
        retry(number=the_one().pk + (state == "missing"))


def test_only_one_word_counts() -> None:
    posted("hello")
    envelope = claim(channel="test")
    assert envelope
    assert settle(envelope=envelope, outcome=Sent())
    assert not settle(envelope=envelope, outcome=Never("gone"))
    assert the_one().state == State.SENT
