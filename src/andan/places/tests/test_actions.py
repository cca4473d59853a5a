"""The few writes that people make to places."""

import pytest

from andan.kit.refusals import Invalid, NotThere
from andan.ledger.models import Entry
from andan.places import queries
from andan.places.actions.add_quarters import add_quarters
from andan.places.actions.open_agencies import open_agencies
from andan.places.actions.open_agency import open_agency
from andan.places.actions.set_remote import set_remote
from andan.places.models import Agency
from andan.places.testing import Places

CODE = "ca-hai-phong-le-chan"


def facts(subject: str) -> list[str]:
    return list(Entry.objects.filter(subject=subject).values_list("name", flat=True))


def test_an_agency_opens_with_its_published_contact(places: Places) -> None:
    Agency.objects.filter(code=CODE).update(working=False)
    agency = open_agency(
        actor="a",
        code=CODE,
        address=" 1  Đường Ví Dụ\x00 ",
        phone="0225 000 000",
        phone_source="Cổng thông tin",
    )
    assert (agency.working, agency.address, agency.phone) == (True, "1 Đường Ví Dụ", "0225 000 000")
    assert facts(CODE) == ["places.agency_opened.v1"]


@pytest.mark.parametrize(
    ("contact", "field"),
    [
        ({"phone": "0225 000 000"}, "phone_source"),
        ({"address": "x" * 201}, "address"),
        ({"phone": "0" * 21, "phone_source": "x"}, "phone"),
    ],
)
def test_a_contact_that_cannot_be_used_is_refused_whole(
    places: Places, contact: dict[str, str], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        open_agency(actor="a", code=CODE, **contact)
    assert list(refused.value.fields) == [field]
    assert (facts(CODE), queries.agency(CODE).phone) == ([], "")


def test_an_unknown_agency_is_not_there(places: Places) -> None:
    with pytest.raises(NotThere):
        open_agency(actor="a", code="ca-nowhere")


def test_many_open_with_one_fact(places: Places) -> None:
    codes = [CODE, "ca-hai-phong-hong-bang"]
    Agency.objects.filter(code__in=codes).update(working=False)
    before = len(facts("places"))
    assert open_agencies(actor="a", codes=codes) == sorted(codes)
    assert open_agencies(actor="a", codes=codes) == []
    assert len(facts("places")) == before + 1


def test_one_unknown_code_opens_nothing(places: Places) -> None:
    Agency.objects.filter(code=CODE).update(working=False)
    with pytest.raises(NotThere, match="ca-nowhere"):
        open_agencies(actor="a", codes=[CODE, "ca-nowhere"])
    assert queries.agency(CODE).working is False


def test_quarters_are_added_once_in_order(places: Places) -> None:
    commune = places.commune("hai-phong-le-chan")
    add_quarters(actor="a", commune=commune, names=["Khu phố 2", "Khu phố 10", "khu pho 2"])
    added = add_quarters(actor="a", commune=commune, names=["KHU PHỐ 10", "Ấp  Bình Hòa"])
    assert [quarter.name for quarter in added] == ["Ấp Bình Hòa"]
    assert [(quarter.folded, quarter.kind) for quarter in queries.quarters_of(commune)] == [
        ("khu pho 2", "khu_pho"),
        ("khu pho 10", "khu_pho"),
        ("ap binh hoa", "ap"),
    ]
    assert facts("hai-phong-le-chan") == ["places.quarters_added.v1"] * 2


@pytest.mark.parametrize(
    "names", [[""], ["Số 7"], ["Khu phố " + "1" * 80], [f"Khu phố {n}" for n in range(501)]]
)
def test_quarters_that_cannot_be_used_are_refused_whole(places: Places, names: list[str]) -> None:
    commune = places.commune("hai-phong-le-chan")
    with pytest.raises(Invalid):
        add_quarters(actor="a", commune=commune, names=["Khu phố 1", *names])
    assert not queries.quarters_of(commune).exists()


def test_remoteness_is_set_with_its_reason(places: Places) -> None:
    commune = set_remote(
        actor="a", commune=places.commune("hai-phong-le-chan"), remote=True, note="Thử nghiệm."
    )
    assert (commune.remote, commune.remote_note) == (True, "Thử nghiệm.")
    assert facts("hai-phong-le-chan") == ["places.remoteness_set.v1"]
    with pytest.raises(Invalid):
        set_remote(actor="a", commune=commune, remote=False, note="x" * 201)
