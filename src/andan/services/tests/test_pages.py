"""The public pages of the catalogue."""

import gzip

import pytest
from django.test import Client
from django.urls import reverse

from andan.services.models import Method, Service
from tests.frame.databases import Budget

pytestmark = pytest.mark.usefixtures("catalogue")


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def test_the_catalogue_names_every_service(client: Client) -> None:
    shown = page(client, "/dich-vu-cong/")
    assert all(service.name in shown for service in Service.objects.all())
    assert all(reverse("services:service", args=[service.slug]) in shown for service in Service.objects.all())


def test_a_service_says_what_is_known_and_no_more(client: Client) -> None:
    shown = page(client, "/dich-vu-cong/dang-ky-tam-tru/")
    for told in (
        "Bộ Công an",
        "01/10/2025",
        "Chỉ thị 24/2025",
        "Quyết định 06/QĐ-TTg",
        "Cổng Dịch vụ công quốc gia",
    ):
        assert told in shown
    assert "Chưa đối chiếu" not in shown
    assert 'href="tel:19000368"' in shown


def test_a_service_says_what_was_not_compared_with_the_law(client: Client) -> None:
    shown = page(client, "/dich-vu-cong/tro-cap-that-nghiep/")
    assert "Chưa đối chiếu với văn bản mới nhất" in shown
    assert "thứ tự chưa đối chiếu" in shown


def test_an_unknown_service_is_not_there(client: Client) -> None:
    assert client.get("/dich-vu-cong/khong-co/").status_code == 404


def test_the_seven_methods_in_order(client: Client) -> None:
    shown = page(client, "/7-phuong-thuc/")
    names = list(Method.objects.values_list("name", flat=True))
    places = [shown.index(name) for name in names]
    assert len(names) == 7
    assert places == sorted(places)


@pytest.mark.parametrize("address", ["/dich-vu-cong/", "/dich-vu-cong/dang-ky-thue/", "/7-phuong-thuc/"])
def test_pages_are_light(client: Client, budget: Budget, address: str) -> None:
    with budget(6):
        answer = client.get(address)
    assert len(gzip.compress(answer.content)) <= 15_000
