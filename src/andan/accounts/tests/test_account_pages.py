"""The account page, sessions, and the ways out."""

import pytest
from django.test import Client

from andan.accounts.actors import Role
from andan.accounts.testing import sign_in_citizen
from andan.accounts.tests.conftest import PASSWORD, MakeOfficer, read

WARD = "ca-hai-phong-hong-bang"


def enter(username: str) -> Client:
    client = Client()
    client.post("/dang-nhap/can-bo/", {"login": username, "password": PASSWORD})
    assert "_auth_user_id" in client.session
    return client


def test_a_stranger_is_sent_to_sign_in_and_back(client: Client, db: None) -> None:
    assert client.get("/tai-khoan/")["Location"] == "/dang-nhap/?next=%2Ftai-khoan%2F"


def test_the_door_has_one_big_button_and_a_small_link(client: Client, db: None) -> None:
    page = read(client.get("/dang-nhap/?next=/tai-khoan/"))
    assert "Đăng nhập bằng tài khoản định danh điện tử" in page
    assert "Cán bộ đăng nhập" in page
    assert "/dang-nhap/can-bo/?next=/tai-khoan/" in page


def test_the_door_forgets_a_foreign_address(client: Client, db: None) -> None:
    assert "example.com" not in read(client.get("/dang-nhap/?next=https://example.com/"))


def test_a_citizen_sees_what_is_known_and_nothing_of_passwords(client: Client, db: None) -> None:
    sign_in_citizen(client, "chau", level=1)
    page = read(client.get("/tai-khoan/"))
    assert "Mức 1" in page
    assert "21/07/1995" in page
    assert "000195000103" not in page
    assert client.get("/tai-khoan/mat-khau/").status_code == 404
    assert client.get("/tai-khoan/lop-bao-ve/").status_code == 404


def test_signing_out_is_by_post_only(client: Client, db: None) -> None:
    sign_in_citizen(client, "an")
    assert client.get("/dang-xuat/").status_code == 200
    assert "_auth_user_id" in client.session
    assert client.post("/dang-xuat/")["Location"] == "/"
    assert "_auth_user_id" not in client.session


def test_other_devices_are_seen_and_signed_out(officer: MakeOfficer) -> None:
    officer("binh")
    here, there = enter("binh"), enter("binh")
    assert read(here.get("/tai-khoan/phien/")).count("từ 127.0.0.1") == 2
    assert here.post("/tai-khoan/phien/").status_code == 302
    assert there.get("/tai-khoan/").status_code == 302
    assert here.get("/tai-khoan/").status_code == 200


def test_signing_out_everywhere_ends_every_session_of_this_person_only(officer: MakeOfficer) -> None:
    officer("binh")
    officer("chau")
    here, there, stranger = enter("binh"), enter("binh"), enter("chau")
    assert here.get("/dang-xuat/moi-noi/").status_code == 405
    assert here.post("/dang-xuat/moi-noi/").status_code == 302
    assert [client.get("/tai-khoan/").status_code for client in (here, there, stranger)] == [302, 302, 200]


@pytest.mark.parametrize(
    "path",
    [
        "/dang-nhap/da-khoa/",
        "/dang-nhap/bi-huy/",
        "/tai-khoan/",
        "/tai-khoan/phien/",
        "/tai-khoan/mat-khau/",
        "/tai-khoan/lop-bao-ve/",
        "/tai-khoan/lop-bao-ve/ung-dung/",
        "/tai-khoan/lop-bao-ve/khoa/",
        "/tai-khoan/lop-bao-ve/khoa/them/",
        "/tai-khoan/xac-nhan/",
        "/dang-xuat/",
        "/nha-cung-cap-thu/",
    ],
)
def test_every_page_is_ours_and_in_vietnamese(officer: MakeOfficer, path: str) -> None:
    officer("binh", Role.COMMANDER, WARD)
    answer = enter("binh").get(path)
    page = read(answer)
    assert answer.status_code == 200
    assert '<html lang="vi"' in page
    assert "web/parts.css" in page
    words = {"Menu:", "Sign", "Password", "Submit", "Code", "Change", "Security", "Authenticator", "Cancel"}
    assert not [word for word in words if f">{word}" in page or f" {word} " in page]


@pytest.mark.parametrize("path", ["/dang-nhap/dinh-danh/", "/dang-xuat/moi-noi/"])
def test_what_changes_something_is_never_a_link(client: Client, db: None, path: str) -> None:
    assert client.get(path).status_code == 405
