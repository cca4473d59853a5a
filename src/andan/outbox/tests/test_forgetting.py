"""Only numbers stay."""

from datetime import date, datetime, timedelta

import pytest
from django.conf import LazySettings

from andan.kit import clock
from andan.outbox import testing
from andan.outbox.actions import forget, sign_on
from andan.outbox.delivery import drain
from andan.outbox.jobs import forget as by_the_clock
from andan.outbox.letters import Never, Outcome, Sent, State
from andan.outbox.models import Envelope, Shift, Tally
from andan.outbox.tests import postman
from andan.outbox.tests.postman import posted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("letters")]


def mixed(text: str) -> Outcome:
    return Never("gone") if text == "bad" else Sent()


def test_ended_letters_become_numbers(moment: datetime, settings: LazySettings) -> None:
    settings.OUTBOX_KEPT_DAYS = 3
    postman.answer = mixed
    posted("good", "better", "bad")
    drain("test", lambda: False)
    with clock.frozen(moment + timedelta(days=2)):
        posted("young")
        drain("test", lambda: False)
    assert forget() == 0
    with clock.frozen(moment + timedelta(days=3, seconds=1)):
        by_the_clock()
        by_the_clock()
    assert [testing.fate(key) for key in ("good", "bad", "young")] == [None, None, (State.SENT, "")]
    assert sorted(Tally.objects.values_list("day", "channel", "state", "word", "count")) == [
        (date(2026, 11, 23), "test", "dead", "gone", 1),
        (date(2026, 11, 23), "test", "sent", "", 2),
    ]
    with clock.frozen(moment + timedelta(days=6)):
        assert forget() == 1
    assert Tally.objects.count() == 3


def test_what_nobody_could_send_in_time_is_dead(moment: datetime) -> None:
    posted("hello", worth=timedelta(hours=1))
    with clock.frozen(moment + timedelta(hours=1)):
        forget()
    assert testing.fate("hello") == (State.DEAD, "late")
    assert Envelope.objects.exists()


def test_workers_that_are_gone_are_forgotten(moment: datetime) -> None:
    sign_on(place="a")
    with clock.frozen(moment + timedelta(days=2)):
        forget()
    assert not Shift.objects.exists()
