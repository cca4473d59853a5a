import pytest

from andan.web import tickets

SECRET, KEY = b"s" * 32, "0123456789abcdef"


def test_the_same_asker_key_and_request_make_the_same_ticket() -> None:
    assert tickets.ticket(SECRET, "an", KEY, b"x") == tickets.ticket(SECRET, "an", KEY, b"x")


def test_another_request_under_one_key_is_noticed() -> None:
    one, other = (tickets.ticket(SECRET, "an", KEY, body) for body in (b"x", b"y"))
    assert one.name == other.name
    assert one.request_digest != other.request_digest


def test_nobody_else_finds_or_opens_the_answer() -> None:
    mine, theirs = (tickets.ticket(SECRET, who, KEY, b"x") for who in ("an", "chau"))
    assert mine.name != theirs.name
    assert mine.box_key != theirs.box_key
    assert mine.box_key.hex() != mine.name


def test_parts_do_not_run_into_each_other() -> None:
    assert tickets.ticket(SECRET, "a", "b" * 17, b"").name != tickets.ticket(SECRET, "ab", "b" * 16, b"").name


@pytest.mark.parametrize(
    ("key", "sound"),
    [("a", True), ("a" * 255, True), ("", False), ("a" * 256, False), ("a b", False), ("ă", False)],
)
def test_a_key_has_a_stated_shape(key: str, sound: bool) -> None:
    assert tickets.is_sound(key) is sound
