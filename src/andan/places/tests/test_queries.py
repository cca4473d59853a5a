"""What others ask of places."""

import pytest

from andan.kit.refusals import Invalid, NotThere
from andan.places import queries
from andan.places.models import Agency, Load
from andan.places.testing import Places
from tests.frame.databases import Budget


@pytest.mark.parametrize(
    ("text", "first", "before"),
    [
        ("hong bang", "Phường Hồng Bàng", "Trước đây thuộc Quận Hồng Bàng và Quận Ngô Quyền"),
        ("p.12 q.go vap", "Phường An Hội Tây", "Trước đây là Phường 12, Quận Gò Vấp"),
        ("phuong 5 quan go vap", "Phường An Nhơn", "Trước đây là Phường 5, Quận Gò Vấp"),
        ("thanh an can gio", "Xã Thạnh An", "Trước đây thuộc Huyện Cần Giờ"),
        ("11914", "Đặc khu Cát Hải", "Trước đây thuộc Huyện Cát Hải"),
        ("p5 vung tau", "Phường Vũng Tàu", "Trước đây là Phường 5, Thành phố Vũng Tàu"),
    ],
)
def test_search_finds_what_people_call_a_place(places: Places, text: str, first: str, before: str) -> None:
    hit = queries.search(text)[0]
    assert (hit.name, hit.before) == (first, before)


def test_an_old_district_is_offered_as_a_choice(places: Places) -> None:
    hits = queries.search("quận 12")
    assert len(hits) == 5
    assert all(hit.needs_choice and hit.former[0] == "Quận 12" for hit in hits)


def test_a_warm_search_is_one_query(places: Places, budget: Budget) -> None:
    queries.search("hong bang")
    with budget(1):
        queries.search("trung mi tay")


def test_the_index_follows_another_loading(places: Places) -> None:
    queries.search("hong bang")
    renamed = places.commune("hai-phong-hong-bang")
    renamed.name = "Phường Tên Khác"
    renamed.folded = "phuong ten khac"
    renamed.save()
    assert queries.search("ten khac") == []
    Load.objects.update(digest="another")
    assert queries.search("ten khac")[0].commune_id == renamed.pk


def test_the_police_of_the_commune_answer(places: Places, budget: Budget) -> None:
    commune = places.commune("ho-chi-minh-go-vap").pk
    with budget(1):
        assert queries.answering_police(commune).code == "ca-ho-chi-minh-go-vap"


def test_the_province_answers_where_the_commune_does_not_work_yet(places: Places) -> None:
    commune = places.commune("ho-chi-minh-go-vap")
    Agency.objects.filter(commune=commune).update(working=False)
    assert queries.answering_police(commune.pk).code == "cat-ho-chi-minh"


def test_who_answers_is_told_of_many_at_once(places: Places, budget: Budget) -> None:
    asked = [
        places.commune(slug).pk for slug in ("ho-chi-minh-go-vap", "hai-phong-hong-bang", "hai-phong-le-chan")
    ]
    Agency.objects.filter(commune=asked[0]).update(working=False)
    Agency.objects.filter(code__in=("ca-hai-phong-le-chan", "cat-hai-phong")).update(working=False)
    with budget(1):
        found = {commune: agency.code for commune, agency in queries.answering(asked).items()}
    assert found == {asked[0]: "cat-ho-chi-minh", asked[1]: "ca-hai-phong-hong-bang"}
    assert queries.answering([]) == {}


def test_where_nobody_works_the_answer_is_no(places: Places) -> None:
    Agency.objects.update(working=False)
    with pytest.raises(Invalid, match="Công an phường Gò Vấp chưa nhận tin qua An Dân"):
        queries.answering_police(places.commune("ho-chi-minh-go-vap").pk)


def test_reports_are_handed_on_to_working_agencies_of_the_province_first(places: Places) -> None:
    mine = places.agency("ca-hai-phong-hong-bang")
    Agency.objects.filter(code="ca-hai-phong-le-chan").update(working=False)
    codes = [agency.code for agency in queries.transfer_targets(mine)]
    assert not {mine.code, "ca-hai-phong-le-chan", "vks-hai-phong"} & set(codes)
    assert codes.index("csdt-hai-phong") < codes.index("ca-ho-chi-minh-go-vap")


def test_unknown_ids_and_codes_are_not_there(places: Places) -> None:
    with pytest.raises(NotThere):
        queries.commune(0)
    with pytest.raises(NotThere):
        queries.answering_police(0)
    with pytest.raises(NotThere):
        queries.agency("ca-nowhere")


def test_one_can_also_pick_from_lists(places: Places) -> None:
    first, second = queries.provinces()
    assert (first.slug, second.slug) == ("hai-phong", "ho-chi-minh")
    assert queries.communes_of(first).count() == 114
