"""The units of the country, as they are loaded."""

import json
from collections import Counter
from dataclasses import asdict

import pytest
from click.testing import CliRunner

from andan.ledger.models import Entry
from andan.places import dataset
from andan.places.actions.load import load
from andan.places.actions.set_remote import set_remote
from andan.places.management import places as command
from andan.places.models import Agency, Commune, Load, Mapping, OldUnit
from andan.places.naming import commune_slugs, slug, split_kind
from andan.places.testing import PROVINCES, Places

NOW_IN = {
    "Quận 12": {"An Phú Đông", "Thới An", "Tân Thới Hiệp", "Trung Mỹ Tây", "Đông Hưng Thuận"},
    "Quận Gò Vấp": {"Hạnh Thông", "An Nhơn", "Gò Vấp", "An Hội Đông", "Thông Tây Hội", "An Hội Tây"},
    "Quận Phú Nhuận": {"Đức Nhuận", "Cầu Kiệu", "Phú Nhuận"},
    "Quận 6": {"Bình Tây", "Bình Tiên", "Bình Phú", "Phú Lâm"},
    "Huyện Cần Giờ": {"Cần Giờ", "Bình Khánh", "An Thới Đông", "Thạnh An"},
}


@pytest.fixture(scope="module")
def country() -> dataset.Dataset:
    return dataset.read()


def test_the_country_has_the_known_number_of_units(country: dataset.Dataset) -> None:
    kinds = Counter(split_kind(row.name)[0] for row in country.communes)
    assert len(country.provinces) == 34
    assert kinds == {"xa": 2621, "phuong": 687, "dac_khu": 13}
    assert Counter(former.level for former in country.formers) == {
        "ward": 10035,
        "district": 696,
        "province": 63,
    }


def test_every_commune_came_from_somewhere(country: dataset.Dataset) -> None:
    came = {code for former in country.formers for code in former.communes}
    assert came == {row.code for row in country.communes}


def test_every_commune_of_the_country_has_a_key_of_its_own(country: dataset.Dataset) -> None:
    provinces = {row.code: slug(row.name) for row in country.provinces}
    slugs = commune_slugs([(provinces[row.province_code], row.name, row.code) for row in country.communes])
    assert len(set(slugs)) == 3321
    assert max(map(len, slugs)) <= (Commune._meta.get_field("slug").max_length or 0)


def test_two_cities_have_the_known_number_of_communes(places: Places) -> None:
    assert Commune.objects.filter(province__slug="hai-phong").count() == 114
    assert Commune.objects.filter(province__slug="ho-chi-minh").count() == 168


@pytest.mark.parametrize("district", NOW_IN)
def test_an_old_district_is_now_in(places: Places, district: str) -> None:
    mappings = Mapping.objects.filter(old__level="district", old__name=district)
    now = {split_kind(mapping.commune.name)[1] for mapping in mappings.select_related("commune")}
    assert now == NOW_IN[district]
    assert {mapping.kind for mapping in mappings} == {"split"}


def test_a_ward_that_went_to_one_commune_is_whole_and_to_several_is_split(places: Places) -> None:
    for old in OldUnit.objects.filter(level="ward").prefetch_related("mappings"):
        kinds = [mapping.kind for mapping in old.mappings.all()]
        assert kinds == (["whole"] if len(kinds) == 1 else ["split"] * len(kinds))


def test_every_place_has_its_agencies(places: Places) -> None:
    assert Counter(Agency.objects.values_list("kind", flat=True)) == {
        "commune_police": 282,
        "commune_committee": 282,
        "provincial_police": 2,
        "investigation": 2,
        "provincial_committee": 2,
        "procuracy": 2,
    }
    assert places.agency("ca-hai-phong-hong-bang").name == "Công an phường Hồng Bàng"
    assert places.agency("csdt-hai-phong").name == "Cơ quan Cảnh sát điều tra Công an thành phố Hải Phòng"


def test_contacts_are_never_invented(places: Places) -> None:
    assert not Agency.objects.exclude(phone="", address="").exists()


def test_islands_begin_as_remote(places: Places) -> None:
    remote = set(Commune.objects.filter(remote=True).values_list("name", flat=True))
    assert remote == {"Đặc khu Cát Hải", "Đặc khu Bạch Long Vĩ", "Đặc khu Côn Đảo"}


def test_units_say_where_they_come_from(places: Places) -> None:
    commune = places.commune("hai-phong-hong-bang")
    assert (commune.source, commune.valid_from) == ("vietnamadminunits 1.0.4", dataset.VALID_FROM)


def test_loading_again_changes_nothing(places: Places) -> None:
    entries, loads = Entry.objects.count(), Load.objects.count()
    assert load(actor="system", only=PROVINCES).changed is False
    assert (Entry.objects.count(), Load.objects.count()) == (entries, loads)


def test_a_newer_loading_keeps_ids_and_what_people_edited(places: Places) -> None:
    set_remote(
        actor="officer:1",
        commune=places.commune("ho-chi-minh-thanh-an-xa-27676"),
        remote=True,
        note="Xã đảo.",
    )
    Load.objects.update(digest="older")
    before = list(Commune.objects.order_by("id").values_list("id", "slug", "remote_note"))
    mapped = Mapping.objects.count()
    assert load(actor="system", only=PROVINCES).changed is True
    assert list(Commune.objects.order_by("id").values_list("id", "slug", "remote_note")) == before
    assert Agency.objects.filter(working=True).count() == 572
    assert Mapping.objects.count() == mapped


def test_a_newer_loading_drops_what_the_source_no_longer_says(places: Places) -> None:
    old = OldUnit.objects.get(level="district", name="Quận Phú Nhuận")
    stale = Mapping.objects.create(old=old, commune=places.commune("hai-phong-le-chan"), kind="split")
    Load.objects.update(digest="older")
    load(actor="system", only=PROVINCES)
    assert not Mapping.objects.filter(old=old, commune=stale.commune).exists()


def test_a_batch_leaves_one_fact(places: Places) -> None:
    Load.objects.update(digest="older")
    before = Entry.objects.count()
    loaded = asdict(load(actor="system", only=PROVINCES))
    entry = Entry.objects.order_by("id").last()
    assert entry is not None
    assert (Entry.objects.count(), entry.name, entry.subject) == (before + 1, "places.loaded.v1", "places")
    said = json.loads(bytes(entry.body))["fact"]
    assert said == {name: value for name, value in loaded.items() if name != "changed"}


def test_the_command_loads_the_country_once(places: Places) -> None:
    first = CliRunner().invoke(command, ["load", "--json"])
    again = CliRunner().invoke(command, ["load"])
    said = json.loads(first.stdout)
    assert (first.exit_code, said["changed"], said["communes"], said["agencies"]) == (0, True, 3321, 6778)
    assert (again.exit_code, again.stdout.startswith("Không có gì mới. Đang có 34 tỉnh")) == (0, True)


def test_the_command_says_what_is_missing(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dataset, "PACKAGE", "no-such-package")
    refused = CliRunner().invoke(command, ["load"])
    assert (refused.exit_code, "Thiếu gói dữ liệu" in refused.stderr) == (1, True)


def test_wrong_usage_is_status_two() -> None:
    assert CliRunner().invoke(command, ["load", "--wrong"]).exit_code == 2
