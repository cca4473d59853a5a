"""Nobody but Zalo is believed, and nothing that was changed on the way."""

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andan.zalo import signatures

APP, SECRET, STAMP = "2553928453557884079", "k3y-of-the-account", "1764000000000"
BODY = '{"event_name":"user_send_text","message":{"text":"Nguyễn Thị Mẫu"}}'.encode()
NOW = datetime.fromtimestamp(1_764_000_000, UTC)


def by_hand(app: str, body: bytes, stamp: str, secret: str) -> str:
    """What the documents say, spelled out: SHA-256 of four things one after another."""
    return "mac=" + hashlib.sha256(app.encode() + body + stamp.encode() + secret.encode()).hexdigest()


def is_believed(
    header: str, body: bytes = BODY, stamp: str = STAMP, app: str = APP, secret: str = SECRET
) -> bool:
    return signatures.is_signed(header, app_id=app, raw=body, stamp=stamp, secret=secret)


def test_what_zalo_signed_is_believed() -> None:
    assert is_believed(by_hand(APP, BODY, STAMP, SECRET))


def test_one_known_value() -> None:
    """Computed once with `printf '%s' '123{"a":1}1700000000000s3cret' | sha256sum`."""
    said = signatures.mac(app_id="123", raw=b'{"a":1}', stamp="1700000000000", secret="s3cret")
    assert said == "66317ef348ff4ab26e037c68e4596dc6db34caf5ab466905a93d465f9cd4ed05"


@given(body=st.binary(max_size=60), place=st.integers(0, 59), change=st.integers(1, 255))
def test_one_changed_byte_is_noticed(body: bytes, place: int, change: int) -> None:
    header = by_hand(APP, body, STAMP, SECRET)
    other = bytearray(body or b"x")
    other[place % len(other)] ^= change
    assert is_believed(header, body)
    assert not is_believed(header, bytes(other))


@pytest.mark.parametrize(
    "header",
    [
        "",
        "mac=",
        "mac=" + "0" * 64,
        by_hand(APP, BODY, STAMP, SECRET).removeprefix("mac="),
        by_hand(APP, BODY, STAMP, SECRET) + " ",
        by_hand(APP, BODY, STAMP, SECRET).upper(),
        by_hand("9", BODY, STAMP, SECRET),
        by_hand(APP, BODY, "1764000000001", SECRET),
        by_hand(APP, BODY, STAMP, "another"),
        by_hand(APP, BODY, STAMP, ""),
        "mac=é\udcff",
    ],
)
def test_what_somebody_else_wrote_is_not(header: str) -> None:
    assert not is_believed(header)


def test_no_byte_moves_between_the_body_and_the_timestamp() -> None:
    """The four things are not parted in the hash, so a stamp must be digits: `}1` may not become a stamp."""
    header = by_hand(APP, BODY, STAMP, SECRET)
    assert not is_believed(header, BODY[:-1], "}" + STAMP)
    assert not is_believed(header, BODY + b"1", STAMP[1:], APP, "")


def test_an_account_without_a_secret_believes_nobody() -> None:
    assert not is_believed(by_hand(APP, BODY, STAMP, ""), secret="")
    assert not is_believed(by_hand("", BODY, STAMP, SECRET), app="")


@pytest.mark.parametrize(("header", "secret", "said"), [("s", "s", True), ("s", "t", False), ("", "", False)])
def test_the_bot_shows_its_secret(header: str, secret: str, said: bool) -> None:
    assert signatures.is_from_bot(header, secret) is said


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, True), (300, True), (-300, True), (301, False), (-301, False)]
)
def test_an_old_event_is_stale_and_so_is_one_of_tomorrow(seconds: int, said: bool) -> None:
    moment = round(NOW.timestamp() * 1000) - seconds * 1000
    assert signatures.is_fresh(moment, now=NOW, within=timedelta(minutes=5)) is said


@pytest.mark.parametrize("stamp", ["", "-1", "1.5", "1e9", "١٢٣", "1" * 16, " 1"])
def test_a_stamp_is_digits(stamp: str) -> None:
    assert not signatures.is_stamp(stamp)
