"""A citizen's way in: the whole OpenID Connect dance against the demo provider."""

import base64
import json
import re
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client

from andan.accounts.demo_provider.in_process import InProcess
from andan.accounts.models import EIdentity, User
from andan.accounts.queries import person_of
from andan.accounts.sessions import LEVEL
from andan.accounts.tests.conftest import read
from andan.kit import clock
from andan.kit.clock import HANOI

pytestmark = pytest.mark.django_db


def at_provider(client: Client, onward: str = "/tai-khoan/") -> str:
    """Go to the demo provider; its address with the authorization request."""
    answer = client.post("/dang-nhap/dinh-danh/", {"next": onward})
    assert answer.status_code == 302
    return str(answer["Location"])


def choose(client: Client, address: str, slug: str) -> Any:
    """Choose a persona, go back to An Dân and answer with its page."""
    chosen = client.post(address, {"persona": slug})
    assert chosen.status_code == 302
    return client.get(chosen["Location"])


def test_the_whole_dance(client: Client, settings: Any) -> None:
    address = at_provider(client)
    asked = parse_qs(urlsplit(address).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert "Cổng định danh thử, không phải VNeID" in read(client.get(address))
    back = choose(client, address, "an")
    assert back["Location"] == "/tai-khoan/"
    page = read(client.get("/tai-khoan/"))
    assert "Nguyễn" in page
    assert "Mức 2" in page
    assert "000188000101" not in page
    assert client.session[LEVEL] == 2
    assert client.session.get_expiry_age() <= settings.CITIZEN_SESSION_HOURS * 3600
    an = User.objects.get(kind="citizen")
    assert person_of(an)["id_number"] == "000188000101"
    assert not an.has_usable_password()


def test_the_level_of_this_sign_in_counts(client: Client) -> None:
    choose(client, at_provider(client), "chau")
    assert client.session[LEVEL] == 1
    assert EIdentity.objects.get().level == 1


def test_the_second_sign_in_finds_the_same_citizen(client: Client) -> None:
    choose(client, at_provider(client), "an")
    client.post("/dang-xuat/")
    choose(client, at_provider(client), "an")
    assert User.objects.filter(kind="citizen").count() == 1
    assert SocialAccount.objects.get().extra_data == {}


def test_without_a_level_nobody_comes_in(client: Client) -> None:
    answer = choose(client, at_provider(client), "giang")
    assert answer.status_code == 403
    assert "chưa đủ mức định danh" in read(answer)
    assert "_auth_user_id" not in client.session
    assert not User.objects.filter(kind="citizen").exists()


def test_a_level_under_another_name_is_read_as_configured(client: Client, settings: Any) -> None:
    settings.OIDC_LEVEL_CLAIM = "acr"
    assert choose(client, at_provider(client), "an").status_code == 403


def test_who_turns_back_is_told_so(client: Client) -> None:
    back = choose(client, at_provider(client), "")
    assert back["Location"] == "/dang-nhap/bi-huy/"
    assert "An Dân không nhận thông tin gì" in read(client.get(back["Location"]))


def test_a_persona_never_signs_in_to_an_dan(client: Client) -> None:
    client.post(at_provider(client), {"persona": "an"})
    assert "_auth_user_id" not in client.session
    assert not UserSession.objects.exists()


def test_an_answer_nobody_asked_for_is_refused(client: Client) -> None:
    address = client.post(at_provider(client), {"persona": "an"})["Location"]
    stranger = Client().get(address)
    assert stranger.status_code == 401
    assert "Đăng nhập chưa xong" in read(stranger)


def test_a_code_works_once(client: Client) -> None:
    address = client.post(at_provider(client), {"persona": "an"})["Location"]
    assert client.get(address).status_code == 302
    assert client.get(address).status_code == 401


@pytest.mark.parametrize(
    "onward", ["https://example.com/", "//example.com", "javascript:alert(1)", "\\\\example.com"]
)
def test_nobody_is_led_elsewhere(client: Client, onward: str) -> None:
    back = choose(client, at_provider(client, onward), "an")
    assert urlsplit(back["Location"]).netloc == ""
    assert back["Location"].startswith("/")


def test_a_silent_provider_is_said_in_words(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    back = client.post(at_provider(client), {"persona": "an"})["Location"]

    def silent(*_args: object, **_more: object) -> None:
        raise requests.ConnectionError

    monkeypatch.setattr(InProcess, "send", silent)
    for answer in (client.post("/dang-nhap/dinh-danh/", {}), client.get(back)):
        assert answer.status_code == 503
        assert "chưa trả lời" in read(answer)


def test_the_provider_says_what_it_is(client: Client, settings: Any) -> None:
    where = "/nha-cung-cap-thu/.well-known/openid-configuration"
    said = client.get(where, HTTP_HOST=f"127.0.0.1:{settings.PORT}").json()
    assert said["issuer"] == settings.DEMO_PROVIDER
    assert said["code_challenge_methods_supported"] == ["S256"]
    assert said["id_token_signing_alg_values_supported"] == ["RS256"]


def test_the_id_token_is_signed_by_the_published_key(client: Client, settings: Any) -> None:
    address = at_provider(client)
    answer = client.post(address.replace("S256", "plain"), {"persona": "an"})
    code = re.search(r"code=([^&]+)", answer["Location"])
    asked = parse_qs(urlsplit(address).query)
    assert code is not None
    form = {
        "grant_type": "authorization_code",
        "code": code[1],
        "redirect_uri": asked["redirect_uri"][0],
        "client_id": settings.OIDC_CLIENT_ID,
        "client_secret": settings.OIDC_CLIENT_SECRET,
        "code_verifier": asked["code_challenge"][0],
    }
    token = client.post("/nha-cung-cap-thu/identity/o/api/token", form).json()["id_token"]
    published = client.get("/nha-cung-cap-thu/.well-known/jwks.json").json()["keys"][0]
    key = jwt.PyJWK(published, algorithm="RS256").key
    claims = jwt.decode(token, key, algorithms=["RS256"], audience=settings.OIDC_CLIENT_ID)
    assert claims["iss"] == settings.DEMO_PROVIDER
    assert json.loads(base64.urlsafe_b64decode(token.split(".")[0] + "=="))["alg"] == "RS256"
    assert (settings.KEYS / "demo-provider.pem").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "change",
    [
        ("client_id=an-dan", "client_id=ai-do"),
        ("redirect_uri=http", "redirect_uri=https"),
        ("openid", "admin"),
    ],
)
def test_the_provider_answers_its_own_client_only(client: Client, change: tuple[str, str]) -> None:
    address = at_provider(client).replace(*change)
    answer = client.get(address)
    assert answer.status_code == 400 or "error=invalid_scope" in answer["Location"]


def test_an_unknown_persona_is_not_there(client: Client) -> None:
    assert client.post(at_provider(client), {"persona": "ai-do"}).status_code == 404


def test_choosing_needs_the_pages_own_form(client: Client) -> None:
    careful = Client(enforce_csrf_checks=True)
    assert careful.post(at_provider(client), {"persona": "an"}).status_code == 403


def test_linking_a_provider_to_another_account_is_not_offered(client: Client) -> None:
    answer = client.post("/dang-nhap/dinh-danh/?process=connect", {})
    back = choose(client, str(answer["Location"]), "an") if answer.status_code == 302 else answer
    assert not User.objects.filter(kind="citizen").exists()
    assert back.status_code in {302, 404}


def test_the_hour_of_a_sign_in_is_kept_with_its_session_only(client: Client) -> None:
    choose(client, at_provider(client), "an")
    taken = EIdentity.objects.get().taken_at.astimezone(HANOI)
    assert (taken.hour, taken.minute, taken.second, taken.microsecond) == (0, 0, 0, 0)
    assert "last_login" not in {field.name for field in User._meta.get_fields()}


def test_whoever_comes_in_sweeps_out_what_is_left_of_sessions_that_are_over(client: Client) -> None:
    choose(client, at_provider(client), "an")
    Session.objects.update(expire_date=clock.now() - timedelta(seconds=1))
    choose(other := Client(), at_provider(other), "chau")
    left = UserSession.objects.get()
    assert left.user == User.objects.get(full_name__startswith="Lê Minh")
    assert [session.session_key for session in Session.objects.all()] == [left.session_key]
