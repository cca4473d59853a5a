"""What was sent becomes a question, or a sentence that says what to send; nothing that is sent breaks the reader."""

import json
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
    body = json.dumps({"name": "Nguyễn Thị Mẫu", "birth_date": typed}).encode()
    try:
        told, wrong = births.canonical(births.of_citizen(typed)), {}
    except births.BirthUnclear as unclear:
        told, wrong = "", {"birth_date": unclear.sentence}
    if wrong:
        assert getattr(refusal(asking.JSON, body), "fields", {}) == wrong
    else:
        assert asking.question(asking.JSON, body)[1] == told


NAMES = st.text("aâẫđNn '.-1\t\\\"\x7f", max_size=12).map(str.encode) | st.binary(max_size=12)
MORE = st.sampled_from(
    [
        b"",
        b"\n",
        b"}",
        b', "a": 1',
        b', "a": NaN',
        b', "a": 1e999',
        b', "name": "Bui Thi Loi"',
        b', "b": "\\ud800"',
    ]
)


@settings(max_examples=500)
@given(NAMES, st.sampled_from([b"", b" ", b"\xef\xbb\xbf"]), MORE)
def test_the_fast_reader_reads_what_a_patient_one_reads(name: bytes, before: bytes, more: bytes) -> None:
    body = b'%b{"name":"%b", "birth_date": "19970709"%b}' % (before, name, more)
    try:
        patient = json.loads(body.decode(errors="replace"))
    except ValueError:
        assert refusal(asking.JSON, body).status == 400
    else:
        assert repr(asking.fields(asking.JSON, body)) == repr(patient)


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
