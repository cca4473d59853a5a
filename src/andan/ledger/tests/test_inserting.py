"""Rows written by a statement compiled once are the rows that `save` would have written."""

from datetime import UTC, datetime

import pytest
from django.contrib.sessions.models import Session
from django.db import IntegrityError, connection, models, transaction
from django.test.utils import isolate_apps

from andan.kit.clock import now
from andan.ledger.columns import COPIED
from andan.ledger.facts import leaf_hash
from andan.ledger.inserting import insert, insert_all
from andan.ledger.models import Entry
from andan.ledger.rows import new
from tests.frame.databases import Budget

pytestmark = pytest.mark.django_db
MOMENT = datetime(2026, 11, 23, 1, 2, 3, 456_789, tzinfo=UTC)


def entry(subject: str) -> Entry:
    body = f'{{"subject":"{subject}"}}'.encode()
    return Entry(name="thử.đã.v1", subject=subject, recorded_at=MOMENT, body=body, leaf_hash=leaf_hash(body))


def columns(row: models.Model) -> dict[str, object]:
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return {name: bytes(value) if isinstance(value, memoryview) else value for name, value in values.items()}


def test_a_row_comes_back_as_it_was_written() -> None:
    written = insert(entry("AD-1"))
    assert written.pk
    assert not written._state.adding
    assert columns(Entry.objects.get(pk=written.pk)) == columns(written)


def test_it_is_the_row_that_save_would_have_written() -> None:
    written, saved = insert(entry("AD-2")), entry("AD-2")
    saved.save()
    ours, theirs = (columns(Entry.objects.get(pk=row.pk)) for row in (written, saved))
    assert {**ours, "id": 0} == {**theirs, "id": 0}


def test_many_rows_are_one_statement_and_each_gets_its_own_key(budget: Budget) -> None:
    rows = [entry(f"AD-{number}") for number in range(5)]
    with budget(1):
        insert_all(rows)
    ours = Entry.objects.filter(pk__in=[row.pk for row in rows])
    assert {row.pk: row.subject for row in rows} == dict(ours.values_list("pk", "subject"))
    assert len({row.pk for row in rows}) == len(rows)


def test_very_many_rows_are_as_if_each_had_been_saved(budget: Budget) -> None:
    rows = [entry(f"AD-\t\\N\n{number}") for number in range(2 * COPIED)]
    with budget(2 if connection.vendor == "postgresql" else 1):
        insert_all(rows)
    assert not any(row._state.adding for row in rows)
    read = Entry.objects.in_bulk([row.pk for row in rows])
    assert [columns(read[row.pk]) for row in rows] == [columns(row) for row in rows]


def test_very_many_rows_keep_their_own_keys_and_a_second_one_is_refused() -> None:
    rows = [new(Session, session_key=f"{one}", session_data="", expire_date=now()) for one in range(COPIED)]
    insert_all(rows)
    assert {row.pk for row in rows} == set(Session.objects.values_list("pk", flat=True))
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_all(
            [
                *(
                    new(Session, session_key=f"b{one}", session_data="", expire_date=now())
                    for one in range(COPIED)
                ),
                rows[0],
            ]
        )


def test_a_key_drawn_for_very_many_is_drawn_by_nobody_after() -> None:
    rows = [entry(f"AD-{number}") for number in range(COPIED)]
    insert_all(rows)
    assert insert(entry("AD-after")).pk > max(row.pk for row in rows)


def test_nothing_to_write_asks_nothing(budget: Budget) -> None:
    with budget(0):
        insert_all([])


def test_a_key_of_its_own_is_kept_and_a_second_one_refused() -> None:
    insert(Session(session_key="a", session_data="", expire_date=now()))
    assert Session.objects.get().pk == "a"
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Session(session_key="a", session_data="", expire_date=now()))
    assert Session.objects.count() == 1


@isolate_apps("andan.ledger")
def test_a_row_that_fills_itself_in_is_not_taken() -> None:
    class Filed(models.Model):
        file = models.FileField()

        class Meta:
            app_label = "ledger"
            managed = False

    with pytest.raises(TypeError, match="save"):
        insert(Filed())
