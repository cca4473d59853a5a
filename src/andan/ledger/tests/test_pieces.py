"""Pieces are each done once, whichever of two hands takes them; an error is raised and holds up nobody else's."""

import threading

import pytest
from django.contrib.auth.models import Group
from django.db import connection, transaction

from andan.ledger.pieces import worked_through


def keep(number: int) -> int:
    with transaction.atomic(durable=True):
        Group.objects.create(name=f"{number}")
        if number < 0:
            raise ValueError("below")
    return threading.get_ident()


@pytest.mark.usefixtures("committed")
@pytest.mark.parametrize("many", [0, 1, 7])
def test_each_is_done_once(many: int) -> None:
    done = worked_through(keep, range(many))
    assert len(done) == many
    assert sorted(map(int, Group.objects.values_list("name", flat=True))) == list(range(many))


@pytest.mark.usefixtures("committed")
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time")
def test_two_hands_work_at_once_each_with_a_connection_of_its_own() -> None:
    both = threading.Barrier(2, timeout=20)

    def meet(_piece: int) -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            both.wait()
            return int(cursor.fetchone()[0])

    assert len(set(worked_through(meet, [1, 2]))) == 2
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
        assert cursor.fetchone()[0] == 1


@pytest.mark.usefixtures("committed")
def test_an_error_is_raised_and_the_others_are_done_by_the_other_hand() -> None:
    with pytest.raises(ValueError, match="below"):
        worked_through(keep, [-1, 2, 3])
    assert Group.objects.count() == (0 if connection.vendor == "sqlite" else 2)


@pytest.mark.django_db
def test_inside_a_transaction_one_hand_does_all() -> None:
    with transaction.atomic():
        assert len({*worked_through(lambda _: threading.get_ident(), range(5))}) == 1
