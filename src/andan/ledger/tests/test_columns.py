"""Rows said column by column are the rows that `save` would have written."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.db import IntegrityError, connection, transaction

from andan.ledger import columns
from andan.ledger.columns import COPIED, insert_columns, inserted_keys
from andan.ledger.facts import leaf_hash
from andan.ledger.models import Entry
from tests.frame.databases import Budget

pytestmark = pytest.mark.django_db
MOMENT = datetime(2026, 11, 23, 1, 2, 3, 456_789, tzinfo=UTC)
NAME, FEW, MANY = "thử.đã.v1", 3, 2 * COPIED


def said(count: int) -> dict[str, list[Any]]:
    subjects = [f"AD-\t\\N\n{number}" for number in range(count)]
    bodies = [f"{subject} ắ \x00\\x".encode() for subject in subjects]
    return {"subject": subjects, "body": bodies, "leaf_hash": list(map(leaf_hash, bodies))}


def read(keys: list[int]) -> list[tuple[Any, ...]]:
    rows = Entry.objects.in_bulk(keys)
    return [
        (row.name, row.subject, bytes(row.body), bytes(row.leaf_hash), row.recorded_at)
        for row in map(rows.__getitem__, keys)
    ]


@pytest.mark.parametrize("count", [1, FEW, COPIED - 1, COPIED, MANY])
def test_each_row_has_its_own_and_the_same_and_a_key(count: int) -> None:
    each = said(count)
    keys = inserted_keys(Entry, each, name=NAME, recorded_at=MOMENT)
    theirs = zip(each["subject"], each["body"], each["leaf_hash"], strict=True)
    assert read(keys) == [(NAME, *row, MOMENT) for row in theirs]
    assert len(set(keys)) == count


@pytest.mark.parametrize("count", [FEW, MANY])
def test_a_moment_of_its_own_in_each_row(count: int) -> None:
    moments = [MOMENT + timedelta(days=number) for number in range(count)]
    keys = inserted_keys(Entry, said(count) | {"recorded_at": moments}, name=NAME)
    assert [row[-1] for row in read(keys)] == moments


@pytest.mark.parametrize("count", [1, FEW, MANY])
def test_rows_whose_keys_nobody_asks_for(count: int) -> None:
    insert_columns(Entry, said(count), name=NAME, recorded_at=MOMENT)
    assert [
        row[1]
        for row in read(list(Entry.objects.filter(name=NAME).order_by("pk").values_list("pk", flat=True)))
    ] == said(count)["subject"]


@pytest.mark.parametrize("count", [FEW, MANY])
def test_very_many_are_few_statements(count: int, budget: Budget) -> None:
    with budget(2 if connection.vendor == "postgresql" and count >= COPIED else 1):
        inserted_keys(Entry, said(count), name=NAME, recorded_at=MOMENT)
    with budget(1):
        insert_columns(Entry, said(count), name=NAME, recorded_at=MOMENT)


def test_more_than_one_statement_can_hold_are_several(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "MOST_AT_ONCE", 20)
    keys = inserted_keys(Entry, said(FEW * 5), name=NAME, recorded_at=MOMENT)
    assert [row[1] for row in read(keys)] == said(FEW * 5)["subject"]


@pytest.mark.parametrize("count", [FEW, MANY])
def test_keys_of_their_own_are_kept_and_a_second_one_refused(count: int) -> None:
    each = {"session_key": [f"{number}" for number in range(count)]}
    assert inserted_keys(Session, each, session_data="", expire_date=MOMENT) == each["session_key"]
    assert set(Session.objects.values_list("expire_date", flat=True)) == {MOMENT}
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_columns(Session, each, session_data="", expire_date=MOMENT)
    assert Session.objects.count() == count


def test_no_rows_ask_nothing(budget: Budget) -> None:
    with budget(0):
        assert inserted_keys(Entry, {"subject": []}, name=NAME) == []


def test_a_name_that_is_no_column_is_not_taken() -> None:
    with pytest.raises(TypeError, match="Group has no rows"):
        insert_columns(Group, {"name": ["a"]}, rows=1)


def test_columns_of_unequal_length_are_not_taken() -> None:
    with pytest.raises(ValueError, match=r"\[1, 2\] rows"):
        insert_columns(Session, {"session_key": ["a", "b"], "session_data": [""]}, expire_date=MOMENT)


def test_a_moment_without_a_zone_is_not_taken() -> None:
    with pytest.raises(ValueError, match="zone"):
        insert_columns(Entry, said(FEW), name=NAME, recorded_at=MOMENT.replace(tzinfo=None))
