"""The catalogue comes from its files, once."""

import json

import pytest
from click.testing import CliRunner

from andan.ledger.models import Entry
from andan.services import dataset
from andan.services.actions.load import load
from andan.services.management import services
from andan.services.models import CatalogueLoad, Method, Service, ServiceGroup
from andan.services.queries import is_loaded

pytestmark = pytest.mark.usefixtures("catalogue")


def test_everything_is_there() -> None:
    assert (Service.objects.count(), ServiceGroup.objects.count(), Method.objects.count()) == (25, 7, 7)
    assert is_loaded(dataset.digest())


def test_a_second_time_changes_nothing() -> None:
    before = list(Service.objects.values_list("pk", "slug"))
    entries = Entry.objects.count()
    assert not load(actor="system").changed
    assert list(Service.objects.values_list("pk", "slug")) == before
    assert Entry.objects.count() == entries


def test_changed_files_are_brought_in_with_one_fact_and_the_same_ids() -> None:
    CatalogueLoad.objects.all().delete()
    Service.objects.filter(slug="dang-ky-tam-tru").update(name="Tên cũ")
    kept = Service.objects.get(slug="dang-ky-tam-tru").pk
    entries = Entry.objects.count()
    assert load(actor="system").changed
    assert Service.objects.get(pk=kept).name == "Đăng ký tạm trú"
    assert Entry.objects.count() == entries + 1
    assert Entry.objects.latest("id").name == "services.catalogue_loaded.v1"


def test_the_command_tells_what_it_did() -> None:
    answer = CliRunner().invoke(services, ["load", "--json"])
    assert answer.exit_code == 0
    assert json.loads(answer.output) == {"changed": False, "services": 25, "methods": 7}
