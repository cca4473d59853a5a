"""What the identity provider says of a citizen, and how it is kept."""

import pytest
from allauth.socialaccount.models import SocialAccount

from andan.accounts.actions import take_identity
from andan.accounts.models import EIdentity, User
from andan.accounts.queries import actor_for, person_of
from andan.accounts.testing import citizen
from andan.kit.refusals import Forbidden
from andan.ledger.models import Entry

pytestmark = pytest.mark.django_db


def test_a_citizen_is_made_once_and_kept_sealed() -> None:
    an = citizen("an", level=1)
    assert citizen("an", level=1) == an
    identity = EIdentity.objects.get()
    assert identity.level == 1
    assert "Nguyễn".encode() not in bytes(identity.sealed)
    assert b"000188000101" not in bytes(identity.sealed)
    assert SocialAccount.objects.get().extra_data == {}


def test_the_person_is_opened_for_prefilling() -> None:
    assert person_of(citizen("an")) == {
        "full_name": "Nguyễn Thị An",
        "phone": "0900000101",
        "birth_date": "1988-03-14",
        "id_number": "000188000101",
        "address": "Số 12, tổ dân phố Mẫu 1, phường Hồng Bàng, thành phố Hải Phòng",
        "level": 2,
    }


def test_a_sign_in_refreshes_what_is_known() -> None:
    said = {"name": "Lê Văn Cũ", "birthdate": "1990", "phone_number": "0900000999"}
    first = take_identity(provider="dinh-danh", subject="x", level=1, claims=said)
    take_identity(provider="dinh-danh", subject="x", level=2, claims={**said, "name": "Lê Văn Mới"})
    who: User = first.user
    who.refresh_from_db()
    assert who.full_name == "Lê Văn Mới"
    assert person_of(who)["level"] == 2


def test_only_a_new_level_leaves_a_fact_and_it_names_nobody() -> None:
    an = citizen("an", level=1)
    citizen("an", level=1)
    citizen("an", level=2)
    entries = Entry.objects.filter(subject=str(an.uid))
    assert [entry.name for entry in entries] == ["accounts.identity_taken.v1"] * 2
    assert all(b"An" not in bytes(entry.body) for entry in entries)


def test_two_providers_subjects_are_two_people() -> None:
    one = take_identity(provider="a", subject="1", level=1, claims={})
    other = take_identity(provider="b", subject="1", level=1, claims={})
    assert one.user != other.user


def test_hostile_claims_are_cut_and_cleaned() -> None:
    claims = {
        "name": "A\x00\u202eB" * 500,
        "address": {"formatted": "1\n2"},
        "phone_number": 84,
        "birthdate": None,
    }
    who: User = take_identity(provider="dinh-danh", subject="x", level=1, claims=claims).user
    person = person_of(who)
    assert len(who.full_name) <= 120
    assert "\x00" not in person["full_name"]
    assert (person["address"], person["phone"], person["birth_date"]) == ("1 2", "84", "")


def test_a_closed_account_is_refused() -> None:
    an = citizen("an")
    User.objects.filter(pk=an.pk).update(is_active=False)
    with pytest.raises(Forbidden):
        citizen("an")


def test_the_level_is_the_sessions_not_the_rows() -> None:
    an = citizen("an", level=2)
    assert actor_for(an).level == 0
    assert actor_for(an, level=1).level == 1
