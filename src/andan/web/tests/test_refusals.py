"""One refusal, three shapes."""

from collections.abc import Callable

import pytest
from django.conf import LazySettings
from django.test import Client

from andan.web.tests.doors import REFUSALS
from tests.cast import Cast, Member

pytestmark = [pytest.mark.django_db, pytest.mark.urls("andan.web.tests.doors")]


@pytest.mark.parametrize("status", REFUSALS)
def test_a_person_gets_a_page_with_the_reason_and_one_action(client: Client, status: int) -> None:
    answer = client.get(f"/refuse/{status}/")
    page = answer.content.decode().replace("\u00a0", " ")
    assert answer.status_code == status
    assert REFUSALS[status].reason in page
    assert page.count('class="button primary"') == 1
    assert 'href="tel:113"' in page


@pytest.mark.parametrize("status", REFUSALS)
def test_htmx_gets_a_line_for_the_place_of_refusals(client: Client, status: int) -> None:
    answer = client.get(f"/refuse/{status}/", headers={"HX-Request": "true"})
    assert answer.status_code == status
    assert answer["HX-Retarget"] == "#refusal"
    assert REFUSALS[status].reason in answer.content.decode().replace("\u00a0", " ")
    assert "<html" not in answer.content.decode()


def test_htmx_is_led_back_to_the_page_it_shows(client: Client) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/can-bo/phan-anh/7/?tab=1"}
    assert 'href="/can-bo/phan-anh/7/"' in client.get("/refuse/409/", headers=headers).content.decode()
    assert (
        'href="/refuse/"'
        in client.post("/refuse/409/", headers={"HX-Current-URL": "javascript:x"}).content.decode()
    )


@pytest.mark.parametrize("status", REFUSALS)
def test_a_program_gets_problem_details(client: Client, status: int) -> None:
    answer = client.get(f"/api/v1/refuse/{status}/")
    body = answer.json()
    assert answer["Content-Type"] == "application/problem+json"
    assert (answer.status_code, body["status"]) == (status, status)
    assert body["detail"] == REFUSALS[status].reason
    assert body["code"] == REFUSALS[status].code
    assert set(body) == {"type", "title", "status", "detail", "instance", "code", "fields"}


def test_fields_are_named(client: Client) -> None:
    assert client.get("/api/v1/refuse/422/").json()["fields"] == {"address": "Chưa có địa chỉ."}
    assert "Chưa có địa chỉ." in client.get("/refuse/422/").content.decode()


STAFFS, CITIZENS = 'class="bar"', 'href="tel:113"'


def test_officers_stay_in_their_frame(cast: Cast, signed_in: Callable[[Member], Client]) -> None:
    officer = signed_in(cast.duty)
    assert STAFFS in officer.get("/can-bo/nothing/").content.decode()
    assert STAFFS not in officer.get("/nothing/").content.decode()


def test_whoever_strays_among_the_officers_pages_keeps_113(
    client: Client, cast: Cast, signed_in: Callable[[Member], Client]
) -> None:
    for stray in (client, signed_in(cast.an)):
        page = stray.get("/can-bo/nothing/").content.decode()
        assert STAFFS not in page
        assert CITIZENS in page


def test_signing_in_leads_back(client: Client) -> None:
    assert "/dang-nhap/?next=%2Frefuse%2F401%2F" in client.get("/refuse/401/").content.decode()


def test_haste_is_told_when_to_come_back(client: Client) -> None:
    assert client.get("/refuse/429/")["Retry-After"] == "60"


@pytest.mark.parametrize("path", ["/nothing/", "/nothing/?q=1"])
def test_an_unknown_address(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Không có trang này" in answer.content.decode()


def test_an_unknown_address_of_the_api(client: Client) -> None:
    assert client.get("/api/v1/nothing").json()["code"] == "not_there"


def test_a_method_that_is_not_taken(client: Client) -> None:
    answer = client.get("/only-post/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "Không làm được bằng cách này" in answer.content.decode()
    told = client.delete("/api/v1/words")
    assert (told.status_code, told.json()["code"]) == (405, "not_allowed")


@pytest.mark.parametrize("path", ["/echo/%00", "/echo/?q=%00", "/%00"])
def test_nul_bytes_are_a_bad_request(client: Client, path: str) -> None:
    assert client.get(path).status_code == 400


def test_a_foreign_host_is_a_bad_request(client: Client) -> None:
    answer = client.get("/echo/", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert "Không đọc được yêu cầu này" in answer.content.decode()


def test_too_many_fields_are_a_bad_request(client: Client, settings: LazySettings) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
    assert client.post("/echo/", {str(n): "x" for n in range(5)}).status_code == 400


def test_too_large_a_form_is_told_so(client: Client, settings: LazySettings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    answer = client.post("/echo/", "word=" + "x" * 200, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 413


def test_a_body_beyond_the_limit_is_not_read(client: Client, settings: LazySettings) -> None:
    settings.REQUEST_MAX_SIZE = 10
    assert client.post("/echo/", {"word": "x" * 50}).status_code == 413


def test_a_broken_program_says_so_without_its_insides(client: Client) -> None:
    client.raise_request_exception = False
    answer = client.get("/explode/")
    assert answer.status_code == 500
    assert "Hệ thống đang lỗi" in answer.content.decode()
    assert "boom" not in answer.content.decode()
    assert client.get("/api/v1/explode/").json()["code"] == "server_error"


def test_an_old_page_offers_to_send_the_same_words_again() -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/echo/", {"word": "mất xe <b>", "password": "s3cret"})
    page = answer.content.decode()
    assert (answer.status_code, answer["Cache-Control"]) == (403, "no-store")
    assert "mất xe &lt;b&gt;</textarea>" in page
    assert 'name="csrfmiddlewaretoken"' in page
    assert "s3cret" not in page


@pytest.mark.parametrize(
    "told", [{"Origin": "https://example.net"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_words_that_another_site_sent_are_not_offered_for_sending(told: dict[str, str]) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/echo/", {"word": "lời của kẻ khác"}, headers=told)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "lời của kẻ khác" not in page
    assert "csrfmiddlewaretoken" not in page
