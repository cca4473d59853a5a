"""The ground the feature tests stand on."""

import socket
from collections.abc import Callable
from datetime import datetime
from threading import Thread

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client

from andan.accounts.actors import Role
from andan.accounts.models import User
from andan.kit import clock
from andan.ledger.queries import entries_of
from tests.cast import CITIZENS, OFFICERS, Cast
from tests.frame.databases import Budget


@pytest.mark.parametrize("name", [*CITIZENS, *OFFICERS])
def test_everybody_is_made_by_an_action_and_so_left_a_fact(name: str, cast: Cast) -> None:
    member = getattr(cast, name)
    assert entries_of(str(member.user.uid))
    assert bool(member.actor.posts) is (name in OFFICERS)


def test_the_cast_stands_where_it_says(cast: Cast) -> None:
    assert cast.duty.actor.holds(Role.DUTY_OFFICER, at=cast.ward.pk)
    assert not cast.other_duty.actor.oversees(cast.ward.pk)
    assert cast.procurator.actor.oversees(cast.ward.pk)
    assert (cast.an.actor.level, cast.chau.actor.level) == (2, 1)


def test_nobody_else_is_in_the_cast(cast: Cast) -> None:
    with pytest.raises(AttributeError, match="nobody"):
        _ = cast.dung


@pytest.mark.usefixtures("committed")
def test_a_committed_row_is_seen_by_another_thread(cast: Cast) -> None:
    seen: list[str] = []

    def look() -> None:
        seen.extend(User.objects.values_list("full_name", flat=True))
        connection.close()

    assert cast.an.user.full_name
    thread = Thread(target=look)
    thread.start()
    thread.join()
    assert seen == ["Nguyễn Thị An"]


@pytest.mark.usefixtures("db")
def test_and_is_gone_afterwards() -> None:
    assert not User.objects.exists()


def test_time_stands_still(moment: datetime) -> None:
    assert clock.now() == moment == clock.now()


def test_a_budget_is_kept(budget: Budget) -> None:
    with budget(1):
        User.objects.exists()
    with pytest.raises(AssertionError, match="2 queries"), budget(1):
        assert User.objects.exists() == User.objects.exists()


def test_nothing_leaves_this_machine() -> None:
    with socket.socket() as probe, pytest.raises(PermissionError, match="stay on this machine"):
        probe.connect(("192.0.2.1", 80))


def test_the_home_is_the_tests_own() -> None:
    assert settings.HOME.name.startswith("andan-test-")
    assert settings.TESTING


def test_a_member_is_signed_in(cast: Cast, signed_in: Callable[..., Client]) -> None:
    session = signed_in(cast.an).session
    assert session["_auth_user_id"] == str(cast.an.user.pk)


@pytest.mark.usefixtures("db")
def test_durable_actions_may_run_in_a_test() -> None:
    with transaction.atomic(durable=True):
        assert connection.in_atomic_block
