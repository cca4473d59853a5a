"""A row made cheaply is the row that its model would have made, and rows of several tables are written as one."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, connection, models, transaction
from django.test.utils import isolate_apps

from andan.accounts.models import ApiToken, User
from andan.ledger.inserting import insert, insert_all
from andan.ledger.models import Entry
from andan.ledger.rows import new
from tests.frame.databases import Budget

pytestmark = pytest.mark.django_db


def columns(row: models.Model) -> dict[str, object]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def user(name: str) -> User:
    return new(User, username=name, kind=User.Kind.PROGRAM.value)


def token(owner: User, digest: str) -> ApiToken:
    return new(ApiToken, user=owner, label="thử", digest=digest)


def test_it_is_the_row_that_the_model_would_have_made() -> None:
    ours, theirs = new(Entry, name="thử", subject="AD-1"), Entry(name="thử", subject="AD-1")
    assert columns(ours) == columns(theirs)
    assert ours._state.adding
    assert ours.pk is None


def test_what_is_drawn_is_drawn_for_each_row() -> None:
    first, second = user("a"), user("b")
    assert first.uid != second.uid
    assert first.is_active


def test_a_name_that_no_column_has_is_refused() -> None:
    with pytest.raises(TypeError, match="Entry has no naem"):
        new(Entry, naem="thử")


def test_a_row_that_is_there_lends_its_key() -> None:
    kind = ContentType.objects.get_for_model(User)
    made = new(Permission, name="thử", codename="thu", content_type=kind)
    assert made.content_type is kind
    assert made.content_type_id == kind.pk
    assert new(Permission, content_type_id=kind.pk).content_type == kind


def test_rows_that_belong_to_one_another_are_written_in_one_go(budget: Budget) -> None:
    owner = user("a")
    tokens = [token(owner, "1"), token(owner, "2")]
    with budget(1 if connection.vendor == "postgresql" else 3):
        insert_all([owner, *tokens, new(Group, name="thử")])
    assert owner == User.objects.get(username="a")
    read = {row.pk: (row.user_id, row.digest) for row in ApiToken.objects.all()}
    assert read == {row.pk: (owner.pk, row.digest) for row in tokens}
    assert [row.user_id for row in tokens] == [owner.pk, owner.pk]
    assert not tokens[0]._state.adding
    assert Group.objects.get().name == "thử"


def test_none_of_them_is_written_when_one_is_refused() -> None:
    owner, other = user("a"), insert(user("b"))
    insert(token(other, "1"))
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_all([owner, token(owner, "1")])
    assert not User.objects.filter(username="a").exists()


def test_the_row_another_belongs_to_may_be_written_before() -> None:
    owner = user("a")
    waiting = token(owner, "1")
    insert(owner)
    insert_all([waiting, new(Group, name="thử")])
    assert ApiToken.objects.get().user == owner


@isolate_apps("andan.ledger")
def test_a_table_that_fills_itself_in_is_not_taken() -> None:
    class Stamped(models.Model):
        at = models.DateTimeField(auto_now=True)

        class Meta:
            app_label = "ledger"
            managed = False

    with pytest.raises(TypeError, match="save"):
        new(Stamped)
