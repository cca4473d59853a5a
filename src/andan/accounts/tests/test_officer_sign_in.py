"""An officer's way in: password, second factor, throttling, idle sessions."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from andan.accounts.actions import change_password
from andan.accounts.actors import ANONYMOUS, SYSTEM, Role
from andan.accounts.models import User
from andan.accounts.sessions import actor_of, staff_only
from andan.accounts.testing import citizen, sign_in_citizen, sign_in_officer
from andan.accounts.tests.conftest import PASSWORD, MakeOfficer, read
from andan.kit import clock
from andan.kit.refusals import Forbidden
from andan.ledger.models import Entry

WARD = "ca-hai-phong-hong-bang"
DOOR = "/dang-nhap/can-bo/"


def enter(client: Client, username: str, password: str = PASSWORD, **more: str) -> Any:
    return client.post(DOOR, {"login": username, "password": password, **more})


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def code_for(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time()))))


@staff_only
def a_staff_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("việc hôm nay")


def open_staff_page(client: Client) -> Any:
    request = RequestFactory().get("/can-bo/")
    request.session, request.user = client.session, User.objects.get(pk=client.session["_auth_user_id"])
    return a_staff_page(request)


def test_an_officer_comes_in_with_a_password(officer: MakeOfficer, client: Client) -> None:
    officer("binh", Role.COMMANDER, WARD)
    assert enter(client, "binh", next="/tai-khoan/")["Location"] == "/tai-khoan/"
    assert signed_in(client)
    assert client.session.get_expire_at_browser_close()
    page = read(client.get("/tai-khoan/"))
    assert "Chỉ huy" in page


def test_without_next_an_officer_comes_to_the_desk(officer: MakeOfficer, client: Client) -> None:
    officer("binh", Role.COMMANDER, WARD)
    assert enter(client, "binh")["Location"] == "/can-bo/"


@pytest.mark.parametrize("onward", ["https://example.com/", "//example.com", "javascript:alert(1)"])
def test_nobody_is_led_elsewhere(officer: MakeOfficer, client: Client, onward: str) -> None:
    officer("binh", Role.COMMANDER, WARD)
    assert enter(client, "binh", next=onward)["Location"] == "/can-bo/"


def test_a_wrong_name_and_a_wrong_password_read_the_same(officer: MakeOfficer, client: Client) -> None:
    officer("binh")
    wrong = read(enter(client, "binh", "sai mật khẩu này"))
    unknown = read(enter(client, "ai-do"))
    said = "Tên đăng nhập hoặc mật khẩu không đúng"
    assert said in wrong
    assert said in unknown
    assert not signed_in(client)


def test_an_empty_form_says_what_is_missing(client: Client, db: None) -> None:
    page = read(enter(client, "", ""))
    assert "Ghi tên đăng nhập." in page
    assert "Ghi mật khẩu." in page


def test_citizens_and_closed_accounts_have_no_password_door(officer: MakeOfficer, client: Client) -> None:
    an, binh = citizen("an"), officer("binh")
    User.objects.filter(pk=binh.pk).update(is_active=False)
    for username in (an.username, binh.username):
        enter(client, username)
        enter(client, username, "!")
    assert not signed_in(client)


def test_five_wrong_passwords_close_the_name_to_who_typed_them(officer: MakeOfficer, client: Client) -> None:
    officer("binh")
    for _ in range(5):
        enter(client, "binh", "sai mật khẩu này")
    assert "Sai quá nhiều lần" in read(enter(client, "binh"))
    assert not signed_in(client)
    elsewhere = Client(REMOTE_ADDR="198.51.100.7")
    enter(elsewhere, "binh")
    assert signed_in(elsewhere)


def test_a_name_guessed_at_from_everywhere_is_open_to_its_owner_at_once(
    officer: MakeOfficer, client: Client
) -> None:
    """And to whoever guesses once a minute from each address."""
    officer("binh")
    for number in range(20):
        enter(Client(REMOTE_ADDR=f"198.51.100.{number}"), "binh", "sai mật khẩu này")
    thief = Client(REMOTE_ADDR="203.0.113.9")
    enter(thief, "binh", "sai mật khẩu này")
    assert "Đợi một phút" in read(enter(thief, "binh"))
    assert not signed_in(thief)
    enter(client, "binh")
    assert signed_in(client)


def test_too_many_tries_from_one_address_are_told_to_wait(db: None, client: Client, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login": "3/m/ip"}
    answers = [enter(client, f"ai-{number}") for number in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert "Too Many" not in read(answers[-1])
    assert "113" in read(answers[-1])


def test_staff_without_a_second_factor_hold_no_post(
    officer: MakeOfficer, client: Client, settings: Any
) -> None:
    officer("binh", Role.COMMANDER, WARD)
    settings.STAFF_SECOND_FACTOR = True
    assert enter(client, "binh", next="/can-bo/")["Location"] == "/tai-khoan/lop-bao-ve/bat-dau/"
    assert open_staff_page(client)["Location"] == "/tai-khoan/lop-bao-ve/bat-dau/"
    request = RequestFactory().get("/")
    request.session, request.user = client.session, User.objects.get(username="binh")
    assert actor_of(request).posts == ()
    assert "Ứng dụng tạo mã" in read(client.get("/tai-khoan/lop-bao-ve/bat-dau/"))


def test_setting_up_a_second_factor_opens_the_staff_pages(
    officer: MakeOfficer, client: Client, settings: Any
) -> None:
    officer("binh", Role.COMMANDER, WARD)
    settings.STAFF_SECOND_FACTOR = True
    enter(client, "binh")
    page = client.get("/tai-khoan/lop-bao-ve/ung-dung/")
    secret = page.context["form"].secret
    answer = client.post("/tai-khoan/lop-bao-ve/ung-dung/", {"code": code_for(secret)})
    assert answer["Location"] == "/tai-khoan/lop-bao-ve/ma-du-phong/"
    assert "Mỗi mã dùng một lần" in read(client.get(answer["Location"]))
    assert read(open_staff_page(client)) == "việc hôm nay"
    stored = Authenticator.objects.get(type=Authenticator.Type.TOTP).data["secret"]
    assert secret not in stored


def test_the_second_factor_is_asked_and_checked(officer: MakeOfficer, client: Client) -> None:
    secret = generate_totp_secret()
    TOTP.activate(officer("binh", Role.COMMANDER, WARD), secret)
    assert enter(client, "binh", next="/tai-khoan/")["Location"] == "/dang-nhap/can-bo/ma/"
    assert not signed_in(client)
    assert "Bước hai" in read(client.get("/dang-nhap/can-bo/ma/"))
    wrong = client.post("/dang-nhap/can-bo/ma/", {"code": "000000"})
    assert "Mã không đúng" in read(wrong)
    assert not signed_in(client)
    right = client.post("/dang-nhap/can-bo/ma/", {"code": code_for(secret)})
    assert right["Location"] == "/tai-khoan/"
    assert signed_in(client)


def test_the_last_second_factor_stays(officer: MakeOfficer, client: Client, settings: Any) -> None:
    secret = generate_totp_secret()
    TOTP.activate(officer("binh", Role.COMMANDER, WARD), secret)
    settings.STAFF_SECOND_FACTOR = True
    enter(client, "binh")
    client.post("/dang-nhap/can-bo/ma/", {"code": code_for(secret)})
    page = client.post("/tai-khoan/lop-bao-ve/ung-dung/tat/")
    assert "lớp bảo vệ thứ hai duy nhất" in read(page)
    assert Authenticator.objects.filter(type=Authenticator.Type.TOTP).exists()


def test_an_officer_away_too_long_signs_in_again(officer: MakeOfficer, client: Client, settings: Any) -> None:
    sign_in_officer(client, officer("binh", Role.COMMANDER, WARD))
    morning = datetime(2026, 11, 23, 8, 0, tzinfo=clock.HANOI)
    almost = morning + timedelta(minutes=settings.STAFF_IDLE_MINUTES)
    with clock.frozen(morning):
        assert client.get("/tai-khoan/").status_code == 200
    with clock.frozen(almost):
        assert client.get("/tai-khoan/").status_code == 200
    with clock.frozen(almost + timedelta(minutes=settings.STAFF_IDLE_MINUTES, seconds=1)):
        assert client.get("/tai-khoan/")["Location"] == "/dang-nhap/?next=%2Ftai-khoan%2F"
    assert not signed_in(client)


def test_a_citizen_is_not_staff(client: Client, db: None) -> None:
    sign_in_citizen(client, "an")
    with pytest.raises(Forbidden):
        open_staff_page(client)


def test_nobody_is_anonymous(db: None) -> None:
    request = RequestFactory().get("/can-bo/")
    request.session, request.user = Client().session, None  # type: ignore[assignment]
    assert actor_of(request) == ANONYMOUS


def test_a_password_is_changed_by_its_owner(officer: MakeOfficer, client: Client) -> None:
    binh = officer("binh")
    enter(client, "binh")
    fresh = "bốn con vịt qua cầu"
    said = {"oldpassword": PASSWORD, "password1": fresh, "password2": fresh}
    assert client.post("/tai-khoan/mat-khau/", said)["Location"] == "/tai-khoan/"
    assert signed_in(client)
    assert Entry.objects.filter(name="accounts.password_changed.v1", subject=str(binh.uid)).count() == 1
    binh.refresh_from_db()
    assert binh.check_password(fresh)


@pytest.mark.parametrize(
    ("fresh", "said"),
    [("ngắn", "Cần ít nhất 12 ký tự"), ("tranbinh-tranbinh", "chứa tên"), ("q1w2e3r4t5y6", "phổ biến")],
)
def test_a_weak_password_is_refused(officer: MakeOfficer, client: Client, fresh: str, said: str) -> None:
    officer("binh")
    enter(client, "binh")
    form = {"oldpassword": PASSWORD, "password1": fresh, "password2": fresh}
    assert said in read(client.post("/tai-khoan/mat-khau/", form))


def test_a_new_password_from_the_system_ends_every_session(officer: MakeOfficer, client: Client) -> None:
    binh = officer("binh")
    enter(client, "binh")
    change_password(actor=SYSTEM, user=binh, password="một câu dài khác hẳn")
    assert client.get("/tai-khoan/").status_code == 302


@pytest.mark.parametrize("path", ["signup/", "dang-ky/", "tai-khoan/email/", "password/reset/"])
def test_nobody_signs_up(client: Client, db: None, path: str) -> None:
    assert client.get(f"/{path}").status_code == 404
