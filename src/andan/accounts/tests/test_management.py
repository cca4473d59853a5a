"""`andan accounts`."""

import json

from click.testing import CliRunner

from andan.accounts.management import accounts
from andan.accounts.models import User
from andan.accounts.queries import actor_of_token
from andan.kit.refusals import NotThere
from andan.places.testing import Places
from tests.frame.databases import Budget

WARD = "ca-hai-phong-hong-bang"
NEW = ["officer", "binh", "--name", "Trần Bình", "--agency", WARD, "--role", "commander", "--json"]


def run(*words: str) -> str:
    return CliRunner().invoke(accounts, words, catch_exceptions=False).output


def test_an_officer_is_made_with_a_password_for_the_first_time(places: Places) -> None:
    said = json.loads(run(*NEW))
    assert User.objects.get(username="binh").check_password(said["password"])
    assert json.loads(run("list", "--json")) == [
        {"username": "binh", "name": "Trần Bình", "posts": f"commander@{WARD}"}
    ]


def test_an_unknown_agency_makes_nobody(places: Places) -> None:
    answer = CliRunner().invoke(accounts, [word if word != WARD else "khong-co" for word in NEW])
    assert isinstance(answer.exception, NotThere)
    assert not User.objects.exists()


def test_a_token_a_new_password_and_the_end_of_a_post(places: Places) -> None:
    first = json.loads(run(*NEW))["password"]
    actor = actor_of_token(json.loads(run("token", "binh", "--json"))["token"])
    assert actor is not None
    assert actor.is_staff
    fresh = json.loads(run("password", "binh", "--json"))["password"]
    binh = User.objects.get(username="binh")
    assert binh.check_password(fresh)
    assert not binh.check_password(first)
    run("post", "binh", "--agency", WARD, "--role", "commander", "--end")
    assert "commander" not in run("list")


def test_the_list_costs_the_same_however_long_it_is(places: Places, budget: Budget) -> None:
    for name in ("binh", "minh", "khanh"):
        run("officer", name, *NEW[2:])
    with budget(2):
        assert len(json.loads(run("list", "--json"))) == 3
