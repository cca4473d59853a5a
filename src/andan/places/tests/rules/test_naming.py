"""Names of units, and the keys made from them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andan.places import naming


@pytest.mark.parametrize(
    ("name", "kind", "bare"),
    [
        ("Phường Hồng Bàng", "phuong", "Hồng Bàng"),
        ("Đặc khu Cát Hải", "dac_khu", "Cát Hải"),
        ("Thị xã Kinh Môn", "thi_xa", "Kinh Môn"),
        ("Xã Thị Xã", "xa", "Thị Xã"),
        ("Phường 1 Bảo Lộc", "phuong", "1 Bảo Lộc"),
    ],
)
def test_the_kind_stands_in_front(name: str, kind: str, bare: str) -> None:
    assert naming.split_kind(name) == (kind, bare)


def test_a_name_without_a_kind_is_an_error() -> None:
    with pytest.raises(ValueError, match="Hồng Bàng"):
        naming.split_kind("Hồng Bàng")


def test_capitals_of_the_source_are_put_right() -> None:
    assert naming.written("Thị Trấn Óc Eo") == "Thị trấn Óc Eo"


def test_a_name_inside_a_sentence_begins_small() -> None:
    assert naming.inside_sentence("Đặc khu Cát Hải") == "đặc khu Cát Hải"


@pytest.mark.parametrize(
    ("name", "slug"), [("Xã Ea H'Leo", "ea-h-leo"), ("Phường Đồ Sơn", "do-son"), ("Thành phố Huế", "hue")]
)
def test_slugs_are_plain_letters(name: str, slug: str) -> None:
    assert naming.slug(name) == slug


def test_alike_slugs_say_their_kind_and_then_their_code() -> None:
    rows = [
        ("hue", "Xã An Lộc", "1"),
        ("hue", "Phường An Lộc", "2"),
        ("hue", "Xã Hòa An", "3"),
        ("hue", "Xã Hoa An", "4"),
        ("hue", "Xã Vinh", "5"),
    ]
    assert naming.commune_slugs(rows) == [
        "hue-an-loc-xa",
        "hue-an-loc-phuong",
        "hue-hoa-an-xa-3",
        "hue-hoa-an-xa-4",
        "hue-vinh",
    ]


@given(st.lists(st.sampled_from(["Xã A", "Phường A", "Xã Á", "Xã A B", "Đặc khu B"]), max_size=8))
def test_slugs_never_collide(names: list[str]) -> None:
    rows = [(province, name, str(code)) for code, name in enumerate(names) for province in ("x", "x-a")]
    slugs = naming.commune_slugs([(province, name, f"{code}{province}") for province, name, code in rows])
    assert len(set(slugs)) == len(rows)


@pytest.mark.parametrize(
    ("folded", "kind"),
    [("khu pho 3", "khu_pho"), ("khu 7", "khu"), ("ap binh hoa", "ap"), ("khu pho", "khu"), ("3", "")],
)
def test_quarters_say_what_they_are(folded: str, kind: str) -> None:
    assert naming.quarter_kind(folded) == kind
