"""One commune of today."""

import gzip

import pytest
from django.test import Client

from andan.places.models import Agency
from andan.places.testing import Places
from tests.frame.databases import Budget


def page(client: Client, pk: int) -> str:
    answer = client.get(f"/dia-ban/{pk}/")
    assert answer.status_code == 200
    return answer.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def test_name_province_offices_former_names_and_the_way_to_a_report(client: Client, places: Places) -> None:
    commune = places.commune("hai-phong-hong-bang")
    shown = page(client, commune.pk)
    for told in (
        "Phường Hồng Bàng",
        "Thành phố Hải Phòng",
        "Công an phường Hồng Bàng",
        "Ủy ban nhân dân",
        "Trước tháng 7/2025",
    ):
        assert told in shown
    assert f'href="/phan-anh/moi/?dia-ban={commune.pk}"' in shown
    assert shown.count('class="near"') == 113


def test_an_agency_is_found_by_its_code(client: Client, places: Places) -> None:
    commune = places.commune("hai-phong-hong-bang")
    code = Agency.objects.get(commune=commune, kind="commune_police").code
    assert client.get(f"/dia-ban/co-quan/{code}/")["Location"] == f"/dia-ban/{commune.pk}/"
    province = Agency.objects.filter(province=commune.province, commune=None).first()
    assert province
    assert client.get(f"/dia-ban/co-quan/{province.code}/")["Location"] == "/dia-ban/"
    assert client.get("/dia-ban/co-quan/khong-co/").status_code == 404


def test_what_is_not_known_is_not_invented(client: Client, places: Places) -> None:
    commune = places.commune("hai-phong-hong-bang")
    Agency.objects.filter(commune=commune).update(phone="", phone_source="", address="")
    shown = page(client, commune.pk)
    assert "Chưa có số điện thoại và địa chỉ" in shown
    assert "1900.0368" in shown


def test_no_way_leads_to_police_who_would_not_see_the_report(client: Client, places: Places) -> None:
    commune = places.commune("hai-phong-hong-bang")
    Agency.objects.filter(commune=commune).update(working=False)
    shown = page(client, commune.pk)
    assert "/phan-anh/moi/" not in shown
    assert "chưa nhận phản ánh qua An Dân" in shown


def test_what_is_known_is_shown_with_its_source(client: Client, places: Places) -> None:
    commune = places.commune("hai-phong-hong-bang")
    known = {"phone": "0225 000 0113", "phone_source": "Số thử, tháng 11/2026", "address": "Số 1 đường Ví Dụ"}
    Agency.objects.filter(commune=commune).update(**known)
    shown = page(client, commune.pk)
    assert 'href="tel:02250000113"' in shown
    assert "Số thử, tháng 11/2026" in shown
    assert "Số 1 đường Ví Dụ" in shown
    assert "Chưa có số" not in shown
    assert "Chưa có địa chỉ" not in shown


def test_a_commune_without_a_centre_has_no_drawing(client: Client, places: Places) -> None:
    commune = places.commune("hai-phong-hong-bang")
    commune.lat = None
    commune.save(update_fields=["lat"])
    assert "<figure" not in page(client, commune.pk)


def test_an_unknown_place_is_not_there(client: Client, places: Places) -> None:
    assert client.get("/dia-ban/99999999/").status_code == 404


def test_a_place_is_light(client: Client, places: Places, budget: Budget) -> None:
    pk = places.commune("hai-phong-hong-bang").pk
    with budget(8):
        answer = client.get(f"/dia-ban/{pk}/")
    assert len(gzip.compress(answer.content)) <= 15_000


@pytest.mark.parametrize(
    "address", ["/dia-ban/", "/dia-ban/?q=go+vap", "/dich-vu-khac/", "/tien-ich/", "/tim-kiem/"]
)
def test_every_page_is_public(client: Client, places: Places, address: str) -> None:
    assert client.get(address).status_code == 200
