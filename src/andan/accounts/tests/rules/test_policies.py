from dataclasses import replace
from datetime import date

import pytest

from andan.accounts.actors import ANONYMOUS, SYSTEM, Actor, ActorKind, Post, Role
from andan.accounts.policies import (
    may_act_for,
    may_manage_accounts,
    may_manage_posts,
    needs_guardian,
    needs_level,
    sees_province,
)
from andan.kit.refusals import SignInFirst

AN = Actor(kind=ActorKind.CITIZEN, ref="an", level=1, user_id=1)
TODAY = date(2026, 11, 23)


def officer(role: Role, *scope: int) -> Actor:
    post = Post(
        role=role, agency_id=scope[0], agency_code="", agency_name="", agency_kind="", scope=frozenset(scope)
    )
    return Actor(kind=ActorKind.OFFICER, ref="binh", user_id=2, posts=(post,))


def test_a_level_high_enough_is_not_refused() -> None:
    assert needs_level(AN, 1) is None
    assert needs_level(ANONYMOUS, 0) is None


def test_a_level_too_low_says_how_to_raise_it() -> None:
    refusal = needs_level(AN, 2)
    assert refusal is not None
    assert refusal.code == "level_too_low"
    assert "công an xã, phường" in refusal.reason


def test_nobody_is_asked_to_sign_in_first() -> None:
    assert isinstance(needs_level(ANONYMOUS, 1), SignInFirst)


@pytest.mark.parametrize(
    ("born", "refused"),
    [
        ("2012-11-24", True),
        ("2012-11-23", False),
        ("2014-05-20", True),
        ("2012-02-29", False),
        ("1943-02-10", False),
        ("2013", True),
        ("2012", False),
        ("", False),
        ("0000-00-00", False),
        ("hôm qua", False),
    ],
)
def test_a_child_under_fourteen_needs_a_guardian(born: str, refused: bool) -> None:
    assert (needs_guardian(born, today=TODAY) is not None) is refused


@pytest.mark.parametrize(
    ("role", "kind", "wide"),
    [
        (Role.COMMANDER, "provincial_police", True),
        (Role.ADMINISTRATOR, "provincial_police", True),
        (Role.DUTY_OFFICER, "provincial_police", False),
        (Role.COMMANDER, "commune_police", False),
        (Role.PROCURATOR, "procuracy", True),
        (Role.LEADER, "procuracy", False),
        (Role.LEADER, "provincial_committee", False),
    ],
)
def test_only_some_posts_see_the_whole_province(role: Role, kind: str, wide: bool) -> None:
    assert sees_province(role, kind) is wide


def test_posts_are_given_by_the_system_and_by_administrators_of_the_area() -> None:
    assert may_manage_posts(SYSTEM, 5) is None
    assert may_manage_posts(officer(Role.ADMINISTRATOR, 5, 6), 6) is None
    assert may_manage_posts(officer(Role.ADMINISTRATOR, 5), 6) is not None
    assert may_manage_posts(officer(Role.COMMANDER, 5), 5) is not None


def test_accounts_are_made_by_the_system_and_by_administrators() -> None:
    assert may_manage_accounts(SYSTEM) is None
    assert may_manage_accounts(officer(Role.ADMINISTRATOR, 5)) is None
    assert may_manage_accounts(officer(Role.LEADER, 5)) is not None
    assert may_manage_accounts(AN) is not None


def test_nobody_acts_for_somebody_else() -> None:
    assert may_act_for(AN, 1) is None
    assert may_act_for(SYSTEM, 1) is None
    assert may_act_for(replace(AN, user_id=2), 1) is not None
    assert may_act_for(ANONYMOUS, 1) is not None
