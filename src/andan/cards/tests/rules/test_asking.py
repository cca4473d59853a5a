"""What was sent becomes a question, or a sentence that says what to send; nothing that is sent breaks the reader."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from andan.cards.lookup import asking
from andan.kit import births
from andan.kit.refusals import Refused


def status_of(kind: str, body: bytes) -> int:
    try:
        asking.question(kind, body)
    except Refused as no:
        return no.status
    return 200


def refusal(kind: str, body: bytes) -> Refused:
    with pytest.raises(Refused) as caught:
        asking.question(kind, body)
    return caught.value


@pytest.mark.parametrize("kind", ["application/json", "application/json; charset=utf-8", "Application/JSON"])
def test_a_question_in_json(kind: str) -> None:
    body = '\n {"name": "Nguyễn Thị Mẫu", "birth_date": "09/07/1997", "agency": "ca-mau", "more": [1]} '
    assert asking.question(kind, body.encode()) == ("nguyenthimau", "19970709", "ca-mau", "")


@pytest.mark.parametrize(
    "body",
    [
        "name=Nguy%E1%BB%85n+Th%E1%BB%8B%20M%E1%BA%ABu&birth_date=19970709",
        "birth_date=09%2F07%2F1997&name=nguyen+thi+mau&x",
    ],
)
def test_a_question_in_a_form(body: str) -> None:
    assert asking.question(asking.FORM, body.encode())[:2] == ("nguyenthimau", "19970709")


@given(
    st.dates(date(1890, 1, 1), date(2030, 1, 1)).map("{:%Y%m%d}".format)
    | st.from_regex(r"[0-9/]{0,9}", fullmatch=True)
)
def test_a_birth_that_needs_no_reading_is_read_alike(typed: str) -> None:
    def read(birth: Callable[[str], str]) -> str:
        try:
            return births.canonical(birth(typed))
        except births.BirthUnclear as unclear:
            return unclear.sentence

    assert read(asking._canonical) == read(births.of_citizen)


NAMES = st.text("aâẫđNn '.-1\t\\\"\x7f", max_size=12).map(str.encode) | st.binary(max_size=12)
BIRTHS = st.sampled_from(
    [b"19970709", b"09071997", b"09/07/1997", b"19970231", b"20990101", b"1997070\xd9\xa9"]
)


@settings(max_examples=500)
@given(NAMES, BIRTHS, st.sampled_from([b"", b" ", b"  "]), st.sampled_from([b"", b"\n", b"}", b', "a": 1']))
def test_what_is_read_at_a_glance_is_what_a_reader_reads(
    name: bytes, birth: bytes, space: bytes, more: bytes
) -> None:
    body = b'{"name":%b"%b", "birth_date":%b"%b"%b}' % (space, name, space, birth, more)

    def told(read: Callable[[], tuple[str, ...]]) -> tuple[object, ...]:
        try:
            return read()
        except Refused as no:
            return no.status, no.reason, getattr(no, "fields", {})

    whole = told(lambda: asking._parts(asking.fields(asking.JSON, body), asking._canonical))
    assert told(lambda: asking.question(asking.JSON, body)) == whole


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("", b"{}", 415),
        ("text/plain", b"{}", 415),
        ("multipart/form-data; boundary=x", b"--x--", 415),
        ("application/json", b"", 400),
        ("application/json", b"[]", 400),
        ("application/json", b'"a"', 400),
        ("application/json", b"{} {}", 400),
        ("application/json", b"{" * 4000, 400),
        ("application/json", b'{"a":' * 800, 400),
        ("application/json", b"[" * 4096, 400),
        ("application/json", b"\xff\xfe{\x00}\x00", 400),
        ("application/json", b" " * 4097, 413),
        (asking.FORM, b"&" * 30, 400),
        (asking.FORM, b"a=" + b"x" * 4096, 413),
    ],
)
def test_what_cannot_be_read_is_refused(kind: str, body: bytes, status: int) -> None:
    assert refusal(kind, body).status == status


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({}, {"name", "birth_date"}),
        ({"name": "Nguyễn Thị Mẫu"}, {"birth_date"}),
        ({"name": 7, "birth_date": None}, {"name", "birth_date"}),
        ({"name": ["a"], "birth_date": "19970709"}, {"name"}),
        ({"name": "\ud800\udfff", "birth_date": "19970709"}, {"name"}),
        ({"name": "A" * 900, "birth_date": "31022000"}, {"name", "birth_date"}),
        ({"name": "x" * 3000, "birth_date": {"a": 1}}, {"name", "birth_date"}),
    ],
)
def test_each_wrong_field_has_a_sentence(sent: dict[str, object], wrong: set[str]) -> None:
    no = refusal(asking.JSON, json.dumps(sent).encode())
    assert no.status == 422
    fields = getattr(no, "fields", {})
    assert set(fields) == wrong
    assert all(sentence.endswith(".") and "19970709" not in sentence for sentence in fields.values())


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([asking.JSON, asking.FORM]),
    st.binary(max_size=300) | st.text(max_size=200).map(str.encode),
)
def test_no_body_breaks_the_reader(kind: str, body: bytes) -> None:
    assert status_of(kind, body) in {200, 400, 422}
