"""Tokens: a refresh token is used once, whatever happens."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from threading import Barrier, Thread

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client

from andan.accounts.actors import SYSTEM
from andan.kit import clock
from andan.ledger.queries import entries_of
from andan.outbox.letters import Later, Sent
from andan.zalo import jobs, queries
from andan.zalo.actions.lease_tokens import LEASE, lease_tokens
from andan.zalo.actions.renew_tokens import renew_tokens
from andan.zalo.actions.set_tokens import set_tokens
from andan.zalo.carriers import calls, official, renewing
from andan.zalo.models import Tokens
from andan.zalo.queries import Known
from andan.zalo.stand_in.zalo import Zalo
from andan.zalo.tests.callers import APP, CHI
from andan.zalo.wire.official import CHANNEL as OFFICIAL
from andan.zalo.wire.tokens import Pair

BODY = {"text": "Thẻ đã về."}
NO_TOKENS = Later(None, "no_tokens", everyone=True)


@pytest.fixture
def followed(db: None, played: Zalo) -> Zalo:
    set_tokens(actor=SYSTEM, pair=played.mint.pair())
    played.chats.of(OFFICIAL, CHI).follow(True)
    return played


def known() -> Known:
    found = queries.known()
    assert found
    return found


def test_a_token_that_ended_is_renewed_and_the_message_sent(followed: Zalo) -> None:
    followed.failures.wish("-216")
    assert official.send(CHI, BODY, key="k") == Sent()
    assert known() == Known(followed.mint.pair(2), 2)
    assert [line.text for line in followed.chats.of(OFFICIAL, CHI).lines] == ["Thẻ đã về."]


def test_it_is_renewed_once_for_one_message(followed: Zalo) -> None:
    for _ in range(2):
        followed.failures.wish("-216")
    assert official.send(CHI, BODY, key="k") == Later(None, "token", everyone=True)
    assert known().version == 2


def test_tokens_lie_sealed(followed: Zalo) -> None:
    pair, row = followed.mint.pair(), Tokens.objects.values().get()
    assert not [
        word for word in (pair.access, pair.refresh) if word in str(row) or word.encode() in bytes(row["box"])
    ]


def test_a_reused_refresh_token_is_an_alarm(followed: Zalo, caplog: pytest.LogCaptureFixture) -> None:
    followed.mint.exchange(followed.mint.pair().refresh)  # and the answer was lost
    with caplog.at_level(logging.INFO):
        assert official.send(CHI, BODY, key="k") == NO_TOKENS
    assert [record.levelname for record in caplog.records if record.levelno > logging.WARNING] == ["CRITICAL"]
    assert queries.health() == "reused"
    assert Client().get("/healthz").json()["zalo"] == "reused"
    followed.failures.wish("-216")
    assert official.send(CHI, BODY, key="k") == NO_TOKENS
    assert followed.failures.answer()  # Zalo was not asked again
    set_tokens(actor=SYSTEM, pair=followed.mint.pair(2))
    assert queries.health() == "ok"
    assert official.send(CHI, BODY, key="k") == Sent()


@pytest.mark.parametrize("broken", ["http://127.0.0.1:9", "{served}/nothing"])
def test_no_answer_is_no_alarm(followed: Zalo, settings: LazySettings, served: str, broken: str) -> None:
    settings.ZALO_OAUTH, working = broken.format(served=served), settings.ZALO_OAUTH
    followed.failures.wish("-216")
    assert official.send(CHI, BODY, key="k") == NO_TOKENS
    assert queries.health() == "ok"
    settings.ZALO_OAUTH = working
    followed.failures.wish("-216")
    assert official.send(CHI, BODY, key="k") == Sent()


def test_a_wrong_secret_is_no_alarm(followed: Zalo, settings: LazySettings) -> None:
    said = calls.post(
        f"{settings.ZALO_OAUTH}/v4/oa/access_token", {"secret_key": "wrong"}, form={"app_id": APP}
    )
    assert b"-14002" in said.content


def test_a_holder_that_died_lets_the_lease_run_out(followed: Zalo, moment: datetime) -> None:
    assert lease_tokens(version=1, lease="dead")
    assert renewing.renewed(known()) == Later(2.0, "renewing", everyone=True)
    with clock.frozen(moment + LEASE + timedelta(seconds=1)):
        assert isinstance(renewing.renewed(known()), Known)


def test_a_crash_after_the_answer_needs_an_administrator(followed: Zalo, moment: datetime) -> None:
    """The only case in which a pair is lost: Zalo answered, and nobody could write it down."""
    assert lease_tokens(version=1, lease="dead")
    followed.mint.exchange(known().pair.refresh)
    with clock.frozen(moment + LEASE + timedelta(seconds=1)):
        assert renewing.renewed(known()) == NO_TOKENS
    assert queries.health() == "reused"


def test_an_answer_that_comes_after_the_alarm_is_kept(followed: Zalo, moment: datetime) -> None:
    """A slow holder has the only good pair, although a second one was told "reused" meanwhile."""
    old = known()
    assert lease_tokens(version=1, lease="slow")
    pair = followed.mint.exchange(old.pair.refresh)
    assert pair
    with clock.frozen(moment + LEASE + timedelta(seconds=1)):
        assert renewing.renewed(old) == NO_TOKENS
        assert renew_tokens(version=1, pair=pair)
    assert queries.health() == "ok"
    assert known() == Known(pair, 2)


def test_the_pair_of_an_administrator_is_not_overwritten(followed: Zalo) -> None:
    set_tokens(actor=SYSTEM, pair=Pair("a", "r"))
    assert not renew_tokens(version=1, pair=Pair("late", "late"))
    assert known().pair == Pair("a", "r")


def test_setting_tokens_is_a_fact_without_tokens(followed: Zalo) -> None:
    fact = entries_of(f"zalo:{APP}")[-1]
    assert (fact.name, fact.fact) == ("zalo.tokens_set.v1", {"version": 1})


def test_the_worker_renews_before_the_end(followed: Zalo, moment: datetime) -> None:
    set_tokens(actor=SYSTEM, pair=followed.mint.pair())
    jobs.renew()
    assert known().version == 2
    with clock.frozen(moment + timedelta(hours=22, minutes=1)):
        jobs.renew()
        assert known().version == 3
        jobs.renew()
        assert known().version == 3


def test_the_worker_leaves_what_is_not_set_up_alone(db: None) -> None:
    jobs.renew()
    assert not Tokens.objects.exists()
    assert "zalo" not in Client().get("/healthz").json()


def together(work: Callable[[], object], many: int) -> list[object]:
    """The results of `many` threads that begin at one moment."""
    start, found = Barrier(many), list[object]()

    def one() -> None:
        start.wait()
        try:
            found.append(work())
        finally:
            connection.close()

    threads = [Thread(target=one) for _ in range(many)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return found


@pytest.mark.usefixtures("committed")
def test_two_at_once_use_a_refresh_token_once(played: Zalo, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both learn at the same moment that the token ended. One asks Zalo; nobody uses the old refresh token again."""
    set_tokens(actor=SYSTEM, pair=played.mint.pair())
    shown, exchange = list[str](), played.mint.exchange

    def noted(refresh: str) -> Pair | None:
        shown.append(refresh)
        return exchange(refresh)

    monkeypatch.setattr(played.mint, "exchange", noted)
    for version in range(2, 5):
        found = together(partial(renewing.renewed, known()), 2)
        fresh = [one for one in found if isinstance(one, Known)]
        assert len(found) == 2
        assert {one.version for one in fresh} == {version}
        assert all(one == Later(2.0, "renewing", everyone=True) for one in found if one not in fresh)
    assert shown == [played.mint.pair(number).refresh for number in range(1, 4)]
    assert queries.health() == "ok"
