"""The shapes that come and go. Whatever else is in them, nothing of it is an error."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andan.zalo.wire import bot, official, tokens
from andan.zalo.wire.events import TEXT_MAX, Event, Kind, opened
from andan.zalo.wire.pieces import MOST, pieces

ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


def told(**more: Any) -> dict[str, Any]:
    return {
        "event_name": "user_send_text",
        "app_id": "12",
        "sender": {"id": "246845883529197922"},
        "recipient": {"id": "388613280878808645"},
        "message": {"msg_id": "cb31dff1c39642cc1b83", "text": "Tra cứu CCCD"},
        "timestamp": "1764000000000",
    } | more


def update(**more: Any) -> dict[str, Any]:
    message = {
        "chat": {"id": "e4ea2cd5189df1c3a88c", "chat_type": "PRIVATE"},
        "from": {"id": "e4ea2cd5189df1c3a88c", "is_bot": False},
        "text": "Xin chào",
        "message_id": "16f6366b3f02645a3d15",
        "date": 1764000000000,
    }
    return {"ok": True, "result": {"event_name": "message.text.received", "message": message | more}}


def test_a_text_to_the_account() -> None:
    event = official.event(told())
    assert event == Event(
        Kind.TEXT, "246845883529197922", "cb31dff1c39642cc1b83", 1764000000000, "Tra cứu CCCD"
    )
    assert official.claims(told()) == ("12", "1764000000000")


@pytest.mark.parametrize("name", ["follow", "unfollow"])
def test_who_follows_is_named_elsewhere_and_has_no_message(name: str) -> None:
    event = official.event(
        {"event_name": name, "follower": {"id": "7"}, "timestamp": 1764000000000, "app_id": "12"}
    )
    assert event == Event(Kind(name), "7", f"{name}:7:1764000000000", 1764000000000)


@pytest.mark.parametrize(
    "name", ["user_send_image", "user_send_sticker", "user_send_location", "user_send_new"]
)
def test_what_is_no_text_is_known_as_that(name: str) -> None:
    event = official.event(told(event_name=name, message={"msg_id": "a"}))
    assert event
    assert event.kind is Kind.OTHER


@pytest.mark.parametrize(
    "more",
    [
        {"event_name": "oa_send_text"},
        {"event_name": "user_submit_info"},
        {"event_name": None},
        {"event_name": ["follow"]},
        {"sender": None},
        {"sender": {"id": ""}},
        {"sender": {"id": "a b"}},
        {"sender": {"id": "9" * 65}},
        {"sender": {"id": True}},
        {"timestamp": "soon"},
        {"timestamp": None},
        {"timestamp": True},
        {"timestamp": 1.5},
    ],
)
def test_what_is_unknown_is_passed_over(more: dict[str, Any]) -> None:
    assert official.event(told(**more)) is None


def test_a_message_without_a_number_is_told_apart_by_who_and_when() -> None:
    event = official.event(told(message={"text": "a"}))
    assert event
    assert event.mark == "user_send_text:246845883529197922:1764000000000"


def test_a_long_text_is_read_to_a_point() -> None:
    event = official.event(told(message={"msg_id": "a", "text": "a" * 5000}))
    assert event
    assert len(event.text) == TEXT_MAX


def test_nothing_of_a_person_is_shown_when_an_event_is_printed() -> None:
    shown = repr(official.event(told(message={"msg_id": "m1", "text": "Nguyễn Thị Mẫu"})))
    assert not [word for word in ("Mẫu", "246845883529197922", "m1") if word in shown]
    assert "secret" not in repr(tokens.Pair("secret-a", "secret-r"))


def test_a_text_to_the_bot() -> None:
    event = Event(Kind.TEXT, "e4ea2cd5189df1c3a88c", "16f6366b3f02645a3d15", 1764000000000, "Xin chào")
    assert bot.event(update()) == event
    assert bot.event(update()["result"]) == event


def test_a_group_reads_along_so_the_bot_is_silent_there() -> None:
    assert bot.event(update(chat={"id": "a", "chat_type": "GROUP"})) is None
    assert bot.event(update(**{"from": {"is_bot": True}})) is None


@given(ANY)
def test_any_json_is_read_without_an_error(value: Any) -> None:
    raw = json.dumps(value).encode()
    for shape in (official, bot):
        assert shape.event(opened(raw)) is None or isinstance(shape.event(opened(raw)), Event)
        shape.error(raw)
    official.claims(opened(raw))
    tokens.answered(raw)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(told(), ANY) | {"follower": ANY}))
def test_the_right_names_with_anything_behind_them_are_read_too(value: dict[str, Any]) -> None:
    official.event(opened(json.dumps(told() | value).encode()))
    bot.event(opened(json.dumps(update(**value)).encode()))


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 60_000, b'{"a":' * 20_000, b"1" * 5000]
)
def test_what_is_no_object_is_an_empty_one(raw: bytes) -> None:
    assert dict(opened(raw)) == {}


def test_a_surrogate_alone_does_no_harm() -> None:
    event = official.event(
        opened(
            rb'{"event_name":"user_send_text","sender":{"id":"1"},"timestamp":"1","message":{"text":"\ud800"}}'
        )
    )
    assert event
    assert event.text == "\ud800"


def test_messages_leave_in_the_documented_shapes() -> None:
    assert official.message("7", "a") == {"recipient": {"user_id": "7"}, "message": {"text": "a"}}
    assert bot.message("7", "a") == {"chat_id": "7", "text": "a"}


def test_a_new_pair_of_tokens() -> None:
    raw = json.dumps({"access_token": "a", "refresh_token": "r", "expires_in": "90000"}).encode()
    assert tokens.answered(raw) == tokens.Pair("a", "r", 90_000)
    assert tokens.answered(b'{"access_token":"a","refresh_token":"r"}') == tokens.Pair("a", "r", 90_000)
    assert tokens.answered(b'{"error":-14020,"error_name":"x"}') == tokens.REUSED
    assert tokens.answered(b"<html>") is None
    assert tokens.answered(b'{"access_token":"","refresh_token":"r","error":-1}') == -1


@given(st.text(max_size=9000))
def test_pieces_hold_everything_and_fit(text: str) -> None:
    found = pieces(text)
    assert all(0 < len(piece) <= MOST for piece in found)
    assert "".join("".join(found).split()) == "".join(text.split())


def test_pieces_end_with_a_line_or_a_sentence() -> None:
    sentence = "Thẻ đã về nơi nhận. "
    assert all(piece.endswith(".") for piece in pieces(sentence * 300))
    lines = "\n".join(f"{number}. Một dòng không có dấu chấm" for number in range(200))
    assert [piece[:1].isdigit() for piece in pieces(lines)] == [True] * len(pieces(lines))
    assert len(pieces("a" * 4001)) == 3
