"""Finding communes by their names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andan.places.index import Index
from andan.places.names import Level, Name, Place, PlaceHit

SEA, HILL = 1, 2


def index() -> Index:
    """Two provinces, five communes, and what some of them were before."""
    return Index(
        {
            1: Place(1, "00001", "Phường Hồng Bàng", SEA, "Thành phố Biển", ("Quận Hồng Bàng",)),
            2: Place(2, "00002", "Phường Hồng An", SEA, "Thành phố Biển", ("Quận Hồng Bàng",)),
            3: Place(3, "00003", "Xã Thành An", HILL, "Tỉnh Núi", ()),
            4: Place(4, "00004", "Xã Thạnh An", SEA, "Thành phố Biển", ()),
            5: Place(5, "00005", "Phường Móng Cái 1", HILL, "Tỉnh Núi", ()),
        },
        [
            _today(1, "hong bang", "hồng bàng", "phuong", " quan hong bang thanh pho bien "),
            _today(2, "hong an", "hồng an", "phuong", " quan hong bang thanh pho bien "),
            _today(3, "thanh an", "thành an", "xa", " tinh nui "),
            _today(4, "thanh an", "thạnh an", "xa", " thanh pho bien "),
            _today(5, "mong cai 1", "móng cái 1", "phuong", " tinh nui "),
            Name(
                Level.OLD_WARD,
                "5",
                "phuong",
                "5",
                " quan hong bang ",
                "Phường 5, Quận Hồng Bàng",
                ("00003",),
                (1,),
            ),
            Name(
                Level.OLD_WARD, "6", "phuong", "6", " quan hong bang ", "Phường 6, Quận Hồng Bàng", (), (1, 2)
            ),
            Name(
                Level.OLD_DISTRICT, "hong bang", "quan", "hồng bàng", " bien ", "Quận Hồng Bàng", (), (1, 2)
            ),
        ],
    )


def _today(pk: int, bare: str, marked: str, kind: str, context: str) -> Name:
    return Name(Level.COMMUNE, bare, kind, marked, context, "", (f"0000{pk}",), (pk,))


def found(text: str, near: int | None = None) -> list[PlaceHit]:
    return index().search(text, limit=8, near=near)


def ids(text: str, near: int | None = None) -> list[int]:
    return [hit.commune_id for hit in found(text, near)]


@pytest.mark.parametrize(
    "text",
    [
        "Hồng Bàng",
        "hong bang",
        "HONG  BANG",
        "phường hồng bàng",
        "p. hong bang",
        "hong bang, bien",
        "hong ba",
    ],
)
def test_the_name_of_today_comes_first(text: str) -> None:
    assert ids(text)[0] == 1
    assert not found(text)[0].needs_choice


@pytest.mark.parametrize("text", ["hongbang", "hong bagn", "hông bang", "hoong bangg", "phuogn hong bang"])
def test_typing_errors_are_forgiven(text: str) -> None:
    assert ids(text)[0] == 1


def test_figures_are_no_typing_errors() -> None:
    assert ids("mong cai 1") == [5]
    assert ids("mong cia 1") == [5]
    assert ids("mong cai 2") == []


def test_a_later_word_finds_too() -> None:
    assert ids("bang")[0] == 1
    assert ids("cai 1") == [5]


def test_an_old_ward_leads_to_its_commune_and_is_said() -> None:
    (hit,) = found("p5 q hong bang")
    assert (hit.commune_id, hit.needs_choice) == (1, False)
    assert hit.before == "Trước đây là Phường 5, Quận Hồng Bàng"
    assert hit.former[0] == "Phường 5, Quận Hồng Bàng"


def test_a_split_ward_needs_a_choice() -> None:
    assert [(hit.commune_id, hit.needs_choice) for hit in found("phuong 6")] == [(2, True), (1, True)]
    assert found("phuong 6")[0].before == "Trước đây là một phần Phường 6, Quận Hồng Bàng"


def test_an_old_district_gives_all_its_communes() -> None:
    assert sorted(ids("quận hồng bàng")) == [1, 2]
    assert all(hit.needs_choice for hit in found("quận hồng bàng"))


def test_a_kind_said_aloud_keeps_out_the_others() -> None:
    assert ids("phường hồng bàng") == [1]


def test_a_code_of_today_or_before_finds() -> None:
    assert ids("00003") == [3, 1]


def test_marks_decide_between_names_alike_without_them() -> None:
    assert ids("Thạnh An") == [4, 3]
    assert ids("Thành An") == [3, 4]


def test_the_near_province_is_preferred() -> None:
    assert ids("thanh an", near=SEA) == [4, 3]
    assert ids("thanh an", near=HILL) == [3, 4]


def test_what_lies_elsewhere_is_not_found() -> None:
    assert ids("thanh an nui") == [3]
    assert ids("hong bang nui") == []


@pytest.mark.parametrize(
    "text", ["thanh an nuii", "thanh an tih nui", "thanh an tin hnui", "thnah an tihn nui"]
)
def test_typing_errors_in_the_province_are_forgiven_too(text: str) -> None:
    assert ids(text) == [3]


def test_a_wrong_figure_is_not_forgiven_in_what_follows() -> None:
    assert ids("phuong 5 quan hong bang 7") == []


def test_a_street_in_front_is_passed_over() -> None:
    assert ids("12 Lê Lợi, phường Hồng Bàng, Biển") == [1]


def test_no_more_than_asked_for() -> None:
    assert len(index().search("hong", limit=1)) == 1


@given(st.text(max_size=200))
def test_no_text_breaks_the_search(text: str) -> None:
    assert len(found(text)) <= 8
