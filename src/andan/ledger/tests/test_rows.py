"""A row made cheaply is the row that its model would have made, and rows of several tables are written as one."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, connection, models, transaction
from django.test.utils import isolate_apps

from andan.ledger.inserting import insert, insert_all
from andan.ledger.models import Entry
from andan.ledger.rows import new
from tests.frame.databases import Budget

pytestmark = pytest.mark.django_db


def columns(row: models.Model) -> dict[str, object]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def owner_of(name: str) -> ContentType:
    return new(ContentType, app_label="thử", model=name)


def owned(owner: ContentType, code: str) -> Permission:
    return new(Permission, content_type=owner, name="thử", codename=code)


def test_it_is_the_row_that_the_model_would_have_made() -> None:
    ours, theirs = new(Entry, name="thử", subject="AD-1"), Entry(name="thử", subject="AD-1")
    assert columns(ours) == columns(theirs)
    assert ours._state.adding
    assert ours.pk is None


@isolate_apps("andan.ledger")
def test_what_is_drawn_is_drawn_for_each_row() -> None:
    class Drawn(models.Model):
        uid = models.UUIDField(default=uuid4)
        active = models.BooleanField(default=True)

        class Meta:
            app_label = "ledger"
            managed = False

    first, second = new(Drawn), new(Drawn)
    assert first.uid != second.uid
    assert first.active
    assert new(Drawn, uid=first.uid).uid == first.uid


def test_a_name_that_no_column_has_is_refused() -> None:
    with pytest.raises(TypeError, match="Entry has no naem"):
        new(Entry, naem="thử")


def test_a_row_that_is_there_lends_its_key() -> None:
    kind = ContentType.objects.get_for_model(Entry)
    made = owned(kind, "thu")
    assert made.content_type is kind
    assert made.content_type_id == kind.pk
    assert new(Permission, content_type_id=kind.pk).content_type == kind


def test_rows_that_belong_to_one_another_are_written_in_one_go(budget: Budget) -> None:
    owner = owner_of("a")
    rows = [owned(owner, "1"), owned(owner, "2")]
    with budget(1 if connection.vendor == "postgresql" else 3):
        insert_all([owner, *rows, new(Group, name="thử")])
    assert owner == ContentType.objects.get(app_label="thử", model="a")
    read = {row.pk: (row.content_type_id, row.codename) for row in Permission.objects.filter(name="thử")}
    assert read == {row.pk: (owner.pk, row.codename) for row in rows}
    assert [row.content_type_id for row in rows] == [owner.pk, owner.pk]
    assert not rows[0]._state.adding
    assert Group.objects.get().name == "thử"


def test_none_of_them_is_written_when_one_is_refused() -> None:
    insert(owner_of("b"))
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_all([new(Group, name="thử"), owner_of("b")])
    assert not Group.objects.exists()


def test_the_row_another_belongs_to_may_be_written_before() -> None:
    owner = owner_of("a")
    waiting = owned(owner, "1")
    insert(owner)
    insert_all([waiting, new(Group, name="thử")])
    assert Permission.objects.get(name="thử").content_type == owner


@isolate_apps("andan.ledger")
def test_a_table_that_fills_itself_in_is_not_taken() -> None:
    class Stamped(models.Model):
        at = models.DateTimeField(auto_now=True)

        class Meta:
            app_label = "ledger"
            managed = False

    with pytest.raises(TypeError, match="save"):
        new(Stamped)
