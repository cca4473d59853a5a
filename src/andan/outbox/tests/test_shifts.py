"""Who is on duty, and who of them leads."""

from datetime import datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from andan.kit import clock
from andan.outbox import queries
from andan.outbox.actions import sign_off, sign_on
from andan.outbox.actions.sign_on import SHIFT


@pytest.mark.django_db
def test_one_leads_until_it_falls_silent(moment: datetime) -> None:
    assert sign_on(place="a")
    assert not sign_on(place="b")
    with clock.frozen(moment + SHIFT / 2):
        assert sign_on(place="a")
    with clock.frozen(moment + SHIFT):
        assert not sign_on(place="b")
    with clock.frozen(moment + SHIFT * 1.5):
        assert sign_on(place="b")
        assert not sign_on(place="a")


@pytest.mark.django_db
def test_one_that_leaves_makes_room_at_once() -> None:
    sign_on(place="a")
    sign_on(place="b")
    sign_off(place="a")
    assert sign_on(place="b")


@pytest.mark.django_db
def test_a_sign_of_life(moment: datetime) -> None:
    assert queries.worker_until() is None
    sign_on(place="a")
    assert queries.worker_until() == moment + timedelta(seconds=60)
    sign_off(place="a")
    assert queries.worker_until() is None


@pytest.mark.usefixtures("committed")
def test_of_many_that_begin_together_one_leads() -> None:
    gate, leads = Barrier(4), []

    def begin(place: str) -> None:
        gate.wait()
        leads.append(sign_on(place=place))
        connection.close()

    threads = [Thread(target=begin, args=(place,)) for place in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(leads) == [False, False, False, True]
