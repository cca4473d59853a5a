"""`andan zalo`."""

import json

import pytest
from click.testing import CliRunner
from django.conf import LazySettings

from andan.zalo import queries
from andan.zalo.management import zalo
from andan.zalo.wire.tokens import Pair

pytestmark = pytest.mark.django_db


def run(*words: str, typed: str = "") -> tuple[int, str]:
    done = CliRunner().invoke(zalo, list(words), input=typed)
    return done.exit_code, done.output


def test_nothing_is_set_up() -> None:
    code, said = run("status", "--json")
    assert code == 0
    assert json.loads(said)["official"] == "chưa cấu hình"
    assert run("status")[0] == 0
    assert run("tokens", "--set", typed="a\nr\n")[0] == 1


@pytest.mark.parametrize(
    "typed", ["acc3ss\nr3fresh\n", '{"access_token":"acc3ss","refresh_token":"r3fresh","expires_in":"90000"}']
)
def test_tokens_come_by_hand_and_are_never_shown(account: None, typed: str) -> None:
    assert json.loads(run("status", "--json")[1])["tokens"] == "none"
    code, said = run("tokens", "--set", typed=typed)
    assert code == 0
    known = queries.known()
    assert known
    assert known.pair == Pair("acc3ss", "r3fresh")
    told = run("status")[1] + run("status", "--json")[1] + said
    assert "ok" in told
    assert "acc3ss" not in told
    assert "r3fresh" not in told


@pytest.mark.parametrize("typed", ["", "one", "a\nb\nc", '{"error":-14020}'])
def test_half_a_pair_is_none(account: None, typed: str) -> None:
    assert run("tokens", "--set", typed=typed)[0] == 1
    assert queries.known() is None


def test_setting_is_said_aloud(account: None) -> None:
    assert run("tokens")[0] == 2


def test_a_pair_sealed_with_another_key_is_unreadable(account: None, settings: LazySettings) -> None:
    run("tokens", "--set", typed="a\nr")
    settings.SEAL_KEY = b"k" * 32
    assert queries.known() is None
    assert json.loads(run("status", "--json")[1])["tokens"] == "unreadable"


def test_an_office_that_is_not_there_is_named(account: None, settings: LazySettings) -> None:
    settings.ZALO_AGENCY = "khong-co"
    assert "khong-co" in run("status")[1]
