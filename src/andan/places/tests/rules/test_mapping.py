"""What became of old units."""

from andan.places.mapping import Former, OldWard, formers, ward_targets

CONVERTER = {
    "DICT_PROVINCE_WARD_NO_DIVIDED": {"new": {"one": ["old_d_a", "old_d_b"]}},
    "DICT_PROVINCE_WARD_DIVIDED": {"new": {"old_d_c": [{"newWardKey": "one"}, {"newWardKey": "two"}]}},
}
ONE, TWO = ("new", "one"), ("new", "two")


def ward(letter: str, district: str = "D") -> OldWard:
    return OldWard(f"old_d_{letter}", letter, f"Phường {letter}", district, f"Quận {district}", "P", "Tỉnh P")


def test_the_two_tables_become_one() -> None:
    assert ward_targets(CONVERTER) == {"old_d_a": [ONE], "old_d_b": [ONE], "old_d_c": [ONE, TWO]}


def test_a_ward_in_one_commune_is_whole_and_in_two_is_split() -> None:
    found = formers([ward("a"), ward("c")], {"old_d_a": ["1"], "old_d_c": ["1", "2"]})
    kinds = {former.name: former.kind for former in found if former.level == "ward"}
    assert kinds == {"Phường a": "whole", "Phường c": "split"}


def test_districts_and_provinces_gather_their_wards() -> None:
    found = formers([ward("a"), ward("b", "E")], {"old_d_a": ["2"], "old_d_b": ["1"]})
    assert Former("province", "P", "Tỉnh P", "", "", ("1", "2")) in found
    assert Former("district", "E", "Quận E", "", "Tỉnh P", ("1",)) in found


def test_an_island_district_without_wards_is_a_district_only() -> None:
    island = OldWard("old_i_", "", "", "I", "Huyện I", "P", "Tỉnh P")
    assert [former.level for former in formers([island], {"old_i_": ["1"]})] == ["province", "district"]


def test_wards_of_elsewhere_are_left_out() -> None:
    assert formers([ward("a")], {"old_d_a": []}) == []
