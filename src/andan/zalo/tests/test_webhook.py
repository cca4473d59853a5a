"""Who is let in, and that the same thing is heard once."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as patience
from hypothesis import strategies as st

from andan.kit import clock
from andan.zalo.models import Heard, Talk
from andan.zalo.tests.callers import (
    APP,
    BOT_HOOK,
    CHI,
    HOOK,
    answers,
    call,
    call_bot,
    followed,
    sent,
    signed,
    stamp,
    told,
    update,
)

pytestmark = pytest.mark.usefixtures("moment", "db", "account")
ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=10,
)
FUSSY = patience(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def silent() -> bool:
    return not (answers() or Heard.objects.exists() or Talk.objects.exists())


def test_what_zalo_signed_is_heard_and_answered_later() -> None:
    assert call(told()).status_code == 200
    assert len(answers()) == 1


@pytest.mark.parametrize("hook", [HOOK, BOT_HOOK])
@pytest.mark.parametrize("nothing", [b"", b"{}", b"{}\n"])
def test_the_console_probes_with_nothing(hook: str, nothing: bytes) -> None:
    assert sent(hook, nothing, {}).status_code == 200
    assert silent()


def test_the_timestamp_of_a_header_may_be_the_signed_one() -> None:
    raw, at = json.dumps(told(timestamp=stamp())).encode(), str(int(stamp()) + 7)
    headers = {"X-ZEvent-Signature": signed(raw, at), "X-ZEvent-Timestamp": at}
    assert sent(HOOK, raw, headers | {"X-ZEvent-Timestamp": stamp()}).status_code == 401
    assert silent()
    assert sent(HOOK, raw, headers).status_code == 200
    assert len(answers()) == 1
    old = str(int(stamp()) - 301_000)
    assert (
        sent(HOOK, raw, {"X-ZEvent-Signature": signed(raw, old), "X-ZEvent-Timestamp": old}).status_code
        == 403
    )


def test_forged() -> None:
    for mac in ("", "mac=", "mac=" + "0" * 64, signed(b"{}", stamp()), "é" * 80):
        refused = call(told(), mac=mac)
        assert (refused.status_code, refused.content) == (401, b"")
    assert silent()


def test_altered_on_the_way() -> None:
    payload = told("Tra cứu CCCD")
    raw = json.dumps(payload | {"sender": {"id": "666"}}, ensure_ascii=False).encode()
    assert call(payload, raw=raw).status_code == 401
    assert call(payload, raw=json.dumps(payload, ensure_ascii=False, indent=1).encode()).status_code == 401
    assert silent()


def test_of_another_app() -> None:
    payload = told(app_id="1")
    raw = json.dumps(payload).encode()
    assert (
        sent(HOOK, raw, {"X-ZEvent-Signature": signed(raw, payload["timestamp"], app="1")}).status_code == 401
    )
    assert silent()


def test_without_keys_nobody_is_believed(settings: LazySettings) -> None:
    settings.ZALO_APP_ID = settings.ZALO_OA_SECRET = settings.ZALO_BOT_SECRET = ""
    payload = told(app_id="")
    raw = json.dumps(payload).encode()
    mac = signed(raw, payload["timestamp"], app="", secret="")
    assert sent(HOOK, raw, {"X-ZEvent-Signature": mac}).status_code == 401
    assert call_bot(update(), secret="").status_code == 401
    assert silent()


@pytest.mark.parametrize(("seconds", "status"), [(299, 200), (301, 403), (-299, 200), (-301, 403)])
def test_stale(seconds: int, status: int) -> None:
    at = str(int(stamp()) - seconds * 1000)
    assert call(told(at=at)).status_code == status
    assert call_bot(update(date=int(at))).status_code == status
    assert silent() is (status == 403)


def test_replayed() -> None:
    payload = told("Tra cứu CCCD")
    for _ in range(3):
        assert call(payload).status_code == 200
    assert len(answers()) == 1
    assert call(told("Tra cứu CCCD", number="m2")).status_code == 200
    assert len(answers()) == 2


def test_a_replay_does_not_steer_either() -> None:
    begun = told("Tra cứu CCCD", number="a")
    call(begun)
    call(told("NGUYEN THI MAU", number="b"))
    call(begun)
    call(told("19970709", number="c"))
    assert "NGUYEN THI MAU: thẻ chưa về." in answers()[2]


def test_the_same_number_on_another_channel_is_another_message() -> None:
    assert call(told(number="x")).status_code == 200
    assert call_bot(update(number="x")).status_code == 200
    assert len(answers()) == 2


def test_following_has_no_number_and_is_told_apart_by_its_moment() -> None:
    at = stamp()
    for _ in range(2):
        assert call(followed(at=at)).status_code == 200
    assert len(answers()) == 1
    call(followed(at=str(int(at) + 1)))
    assert len(answers()) == 2


def test_whoever_leaves_is_forgotten() -> None:
    call(told("NGUYEN THI MAU 31/02/1997"))
    assert Talk.objects.get().box
    assert call(followed("unfollow")).status_code == 200
    assert not Talk.objects.exists()


@pytest.mark.parametrize(
    "name", ["oa_send_text", "user_submit_info", "anonymous_send_text", "something_new", ""]
)
def test_what_is_not_for_us_is_thanked_for(name: str) -> None:
    assert call(told(event_name=name)).status_code == 200
    assert silent()


def test_unknown_fields_are_no_error() -> None:
    assert call(told(user_id_by_app="1", extra={"deep": [1]})).status_code == 200
    assert len(answers()) == 1


def test_too_large() -> None:
    raw = b'{"a":"' + b"a" * 70_000 + b'"}'
    assert sent(HOOK, raw, {}).status_code == 413
    assert sent(BOT_HOOK, raw, {}).status_code == 413


def test_only_posts(client: Client) -> None:
    assert client.get(HOOK).status_code == 405


def test_the_bot_shows_its_secret() -> None:
    assert call_bot(update()).status_code == 200
    assert len(answers()) == 1
    for secret in ("", "wrong", "é"):
        assert call_bot(update(number="b2"), secret=secret).status_code == 401
    assert len(answers()) == 1


def test_the_bot_is_silent_in_groups() -> None:
    assert call_bot(update(chat={"id": "g", "chat_type": "GROUP"})).status_code == 200
    assert silent()


@FUSSY
@given(ANY)
def test_any_json_is_answered(value: Any) -> None:
    raw = json.dumps(value).encode()
    assert sent(HOOK, raw, {"X-ZEvent-Signature": signed(raw, "")}).status_code in {200, 401}
    assert call_bot(value).status_code in {200, 403}


@FUSSY
@given(st.fixed_dictionaries({}, optional=dict.fromkeys([*told(at="1"), "follower"], ANY)))
def test_any_signed_event_is_answered(value: dict[str, Any]) -> None:
    payload = told() | value | {"app_id": APP, "timestamp": stamp()}
    assert call(payload).status_code == 200
    assert call_bot(update(**value)).status_code in {200, 403}


@FUSSY
@given(st.binary(max_size=200))
def test_any_bytes_are_answered(raw: bytes) -> None:
    assert sent(HOOK, raw, {"X-ZEvent-Signature": "mac=0"}).status_code in {200, 401}


@FUSSY
@given(st.text(max_size=200))
def test_any_text_is_answered(text: str) -> None:
    number = f"m{Heard.objects.count()}"
    assert call(told(text.encode("utf-8", "replace").decode(), number=number)).status_code == 200


# --- order ------------------------------------------------------------------------------------------------------------
def test_a_date_that_overtakes_its_name() -> None:
    began = clock.now()
    at = [str(round((began + timedelta(seconds=n)).timestamp() * 1000)) for n in range(3)]
    call(told("Tra cứu CCCD", number="a", at=at[0]))
    call(told("19970709", number="c", at=at[2]))
    call(told("NGUYEN THI MAU", number="b", at=at[1]))
    assert "NGUYEN THI MAU: thẻ chưa về." in answers()[2]


def test_a_cancel_that_comes_late_cancels_nothing() -> None:
    began = clock.now()
    at = [str(round((began + timedelta(seconds=n)).timestamp() * 1000)) for n in range(3)]
    call(told("Thôi", number="b", at=at[1]))
    call(told("NGUYEN THI MAU 31/02/1997", number="c", at=at[2]))
    before = answers()
    call(told("Thôi", number="a", at=at[0]))
    assert answers() == before
    assert Talk.objects.get().step == "asked"


def test_nothing_of_anybody_is_stored_in_the_clear() -> None:
    call(told("Nguyễn Thị Mẫu 31/02/1997 031197000123"))
    held = b"|".join(bytes(talk.box) for talk in Talk.objects.all() if talk.box)
    rows = f"{list(Talk.objects.values())}{list(Heard.objects.values())}{held!r}"
    assert not [word for word in (CHI, "Mẫu", "Mau", "1997", "m1") if word in rows]
