"""Into the outbox: with the row it tells of, once, and sealed."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import transaction

from andan.kit import clock
from andan.kit.sealed import SealBroken
from andan.outbox import queries, testing
from andan.outbox.boxes import opened
from andan.outbox.letters import State
from andan.outbox.models import Envelope
from andan.outbox.posting import post
from andan.outbox.testing import waiting
from andan.outbox.tests.postman import Handed, letter, posted

pytestmark = pytest.mark.usefixtures("letters", "moment")


@pytest.mark.django_db
def test_a_letter_waits() -> None:
    posted("hello")
    assert testing.fate("hello") == (State.WAITING, "")
    assert testing.fate("other") is None
    assert queries.backlog() == (1, 0, 0)


@pytest.mark.django_db
def test_two_with_one_key_are_one_letter() -> None:
    posted("hello", "hello")
    posted("hello", "more")
    assert Envelope.objects.count() == 2


@pytest.mark.usefixtures("committed")
def test_a_letter_outside_a_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        post(letter("hello"))
    assert not Envelope.objects.exists()


@pytest.mark.usefixtures("committed")
def test_no_row_no_letter() -> None:
    with suppress(ZeroDivisionError), transaction.atomic():
        post(letter("hello"))
        raise ZeroDivisionError
    assert testing.fate("hello") is None


@pytest.mark.django_db
def test_a_channel_nobody_carries_is_a_mistake() -> None:
    with pytest.raises(LookupError, match="pigeon"), transaction.atomic():
        post(letter("hello", channel="pigeon"))


@pytest.mark.django_db
def test_nothing_of_it_can_be_read_in_the_table() -> None:
    posted("Xin chào", address="chi@example.org", line="chi")
    row = Envelope.objects.values().get()
    kept = repr(row).encode() + bytes(row["box"])
    assert not [word for word in ("chi", "chào", "example") if word.encode() in kept]
    assert waiting() == [("test", "chi@example.org", {"text": "Xin chào"})]


@pytest.mark.django_db
def test_a_box_opens_in_its_own_envelope_alone() -> None:
    posted("one", "two")
    one, two = Envelope.objects.order_by("id")
    one.box = two.box
    with pytest.raises(SealBroken):
        opened(one)


@pytest.mark.django_db
def test_a_letter_for_later_waits_until_then(letters: list[Handed]) -> None:
    posted("hello", not_before=clock.now() + timedelta(hours=1))
    assert queries.due(["test"], 2) == {}
    with clock.frozen(clock.now() + timedelta(hours=1)):
        assert queries.due(["test", "other"], 2) == {"test": 1, "other": 0}
