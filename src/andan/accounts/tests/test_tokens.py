"""Bearer tokens of programs."""

import hashlib
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from andan.accounts.actions import change_password, issue_token, make_program, revoke_token
from andan.accounts.actors import SYSTEM, ActorKind, Role
from andan.accounts.demo_provider import accounts
from andan.accounts.models import ApiToken, User
from andan.accounts.queries import actor_for, actor_of_token, tokens_of
from andan.accounts.testing import citizen, sign_in_officer
from andan.accounts.tests.conftest import MakeOfficer, read
from andan.kit import clock
from andan.kit.refusals import Forbidden, WrongState
from andan.ledger.models import Entry

WARD = "ca-hai-phong-hong-bang"


def test_only_the_digest_of_a_token_is_kept(officer: MakeOfficer) -> None:
    binh = officer("binh", Role.CASE_OFFICER, WARD)
    raw = issue_token(actor=actor_for(binh), user=binh, label="Sổ tay")
    token = ApiToken.objects.get()
    assert token.digest == hashlib.sha256(raw.encode()).hexdigest()
    assert raw not in str(vars(token))
    assert all(raw.encode() not in bytes(entry.body) for entry in Entry.objects.all())


def test_a_token_acts_as_its_owner_until_it_is_revoked(officer: MakeOfficer) -> None:
    binh = officer("binh", Role.CASE_OFFICER, WARD)
    raw = issue_token(actor=SYSTEM, user=binh, label="Sổ tay")
    actor = actor_of_token(raw)
    assert actor is not None
    assert actor.ref == str(binh.uid)
    assert actor.posts[0].agency_code == WARD
    revoke_token(actor=actor_for(binh), token=ApiToken.objects.get())
    assert actor_of_token(raw) is None
    with pytest.raises(WrongState):
        revoke_token(actor=actor_for(binh), token=ApiToken.objects.get())


def test_a_token_is_no_way_around_the_second_factor(officer: MakeOfficer, settings: LazySettings) -> None:
    binh = officer("binh", Role.CASE_OFFICER, WARD)
    raw = issue_token(actor=SYSTEM, user=binh, label="Sổ tay")
    settings.STAFF_SECOND_FACTOR = True
    without = actor_of_token(raw)
    assert without is not None
    assert without.posts == ()
    Authenticator.objects.create(user=binh, type=Authenticator.Type.TOTP, data={})
    with_one = actor_of_token(raw)
    assert with_one is not None
    assert with_one.posts[0].agency_code == WARD


@pytest.mark.parametrize("raw", ["", "andan_khong-co", "\x00", "x" * 100_000])
def test_an_unknown_token_is_nobody(db: None, raw: str) -> None:
    assert actor_of_token(raw) is None


def test_the_token_of_a_closed_account_is_nobody(officer: MakeOfficer) -> None:
    binh = officer("binh", Role.CASE_OFFICER, WARD)
    raw = issue_token(actor=SYSTEM, user=binh, label="Sổ tay")
    User.objects.filter(pk=binh.pk).update(is_active=False)
    assert actor_of_token(raw) is None


def test_a_program_acts_through_tokens_and_has_no_password(db: None) -> None:
    program = make_program(actor=SYSTEM, name="Cổng thông tin")
    actor = actor_of_token(issue_token(actor=SYSTEM, user=program, label="Đồng bộ"))
    assert actor is not None
    assert actor.kind is ActorKind.PROGRAM
    assert not program.has_usable_password()


def test_nobody_takes_a_token_for_somebody_else(officer: MakeOfficer) -> None:
    binh, chau = officer("binh"), officer("chau")
    with pytest.raises(Forbidden):
        issue_token(actor=actor_for(chau), user=binh, label="x")
    with pytest.raises(Forbidden):
        issue_token(actor=SYSTEM, user=accounts.ensure("an"), label="x")
    assert not ApiToken.objects.exists()


@pytest.mark.django_db
def test_a_citizens_program_acts_at_the_level_last_vouched_for() -> None:
    actor = actor_of_token(issue_token(actor=SYSTEM, user=citizen("an", level=1), label="x"))
    assert actor is not None
    assert (actor.kind, actor.level) == (ActorKind.CITIZEN, 1)


def test_an_officer_revokes_the_own_token_on_the_account_page(officer: MakeOfficer, client: Client) -> None:
    binh, chau = officer("binh"), officer("chau")
    raw = issue_token(actor=SYSTEM, user=binh, label="Sổ tay")
    address = reverse("accounts:revoke_token", args=[ApiToken.objects.get().pk])
    sign_in_officer(client, chau)
    assert client.post(address).status_code == 404
    assert actor_of_token(raw) is not None
    sign_in_officer(client, binh)
    assert "Sổ tay" in read(client.get("/tai-khoan/"))
    assert client.post(address).status_code == 302
    assert actor_of_token(raw) is None


def test_a_token_is_over_after_a_year(officer: MakeOfficer, client: Client) -> None:
    binh = officer("binh", Role.CASE_OFFICER, WARD)
    now = clock.now()
    raw = issue_token(actor=SYSTEM, user=binh, label="Sổ tay")
    sign_in_officer(client, binh)
    assert f"hết hạn {now + timedelta(days=365):%d/%m/%Y}" in read(client.get("/tai-khoan/"))
    with clock.frozen(now + timedelta(days=364)):
        assert actor_of_token(raw) is not None
    with clock.frozen(now + timedelta(days=366)):
        assert actor_of_token(raw) is None
        assert not tokens_of(binh).exists()


def test_a_new_password_ends_every_token(officer: MakeOfficer) -> None:
    binh, chau = officer("binh"), officer("chau")
    old = [issue_token(actor=SYSTEM, user=binh, label=label) for label in ("a", "b")]
    kept = issue_token(actor=SYSTEM, user=chau, label="c")
    change_password(actor=actor_for(binh), user=binh, password="một mật khẩu khác hẳn")
    assert [actor_of_token(raw) for raw in old] == [None, None]
    assert actor_of_token(kept) is not None
    assert Entry.objects.filter(name="accounts.token_revoked.v1").count() == 2


def test_signing_out_everywhere_ends_every_token(officer: MakeOfficer, client: Client) -> None:
    binh = officer("binh")
    raw = issue_token(actor=SYSTEM, user=binh, label="a")
    sign_in_officer(client, binh)
    assert "/dang-xuat/moi-noi/" in read(client.get("/tai-khoan/"))
    assert client.post("/dang-xuat/moi-noi/").status_code == 302
    assert actor_of_token(raw) is None
