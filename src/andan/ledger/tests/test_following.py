"""Whoever follows the ledger by its numbers misses none, also where a lower one is committed after a higher one."""

from threading import Event, Thread

import pytest
from django.db import connection, transaction

from andan.ledger.queries import following, has_settled, horizon
from andan.ledger.tests.test_log import append


@pytest.mark.usefixtures("committed")
def test_what_came_after_a_number_is_told_in_order() -> None:
    with transaction.atomic():
        numbers = [append(subject=name).pk for name in ("A", "B", "C")]
    assert [fact.subject for fact in following(numbers[0], 9)] == ["B", "C"]
    assert [fact.number for fact in following(numbers[0] - 1, 2)] == numbers[:2]
    assert following(numbers[-1], 9) == []
    assert horizon().number == numbers[-1]
    assert has_settled(horizon())


@pytest.mark.usefixtures("committed")
def test_a_horizon_has_settled_once_everybody_who_wrote_below_it_has_ended() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("one writer at a time: there is no lower number to come")
    drawn, go_on = Event(), Event()

    def slow() -> None:
        with transaction.atomic():
            append(subject="LOW")
            drawn.set()
            go_on.wait(20)
        connection.close()

    writer = Thread(target=slow)
    writer.start()
    assert drawn.wait(20)
    with transaction.atomic():
        high = append(subject="HIGH").pk
    seen = horizon()
    assert seen.number == high
    assert [fact.subject for fact in following(high - 2, 9)] == ["HIGH"]
    assert not has_settled(seen)
    go_on.set()
    writer.join()
    assert has_settled(seen)
    assert [fact.subject for fact in following(high - 2, 9)] == ["LOW", "HIGH"]
