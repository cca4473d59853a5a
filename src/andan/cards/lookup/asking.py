"""What was sent becomes a question, or a refusal that says what to send."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple
from urllib.parse import unquote_to_bytes

from andan.cards import keyed
from andan.kit import births, clock
from andan.kit.refusals import Invalid, Refused, TooLarge

LARGEST = 4096  # bytes of a body
JSON, FORM = "application/json", "application/x-www-form-urlencoded"
_MOST_FIELDS = 20
_NEEDED = ("name", "birth_date")
_LEAP = date(2000, 1, 1)
_DAYS = {f"{_LEAP + timedelta(days=number):%m%d}" for number in range(366)} - {"0229"}
_YEARS = {str(year) for year in range(births.EARLIEST, clock.today().year)}
_BLANK = " \t\r\n"
# What nearly every program sends: two texts in this order, without a backslash or a control character.
_usual = re.compile(rb'\{"name": ?"([^"\\\x00-\x1f]*)", ?"birth_date": ?"([0-9]{8})"\}').fullmatch
_decode = (
    json.JSONDecoder().raw_decode
)  # json.loads guesses the encoding first, which takes longer than reading


class Unreadable(Refused):
    status = 400
    code = "bad_request"

    def __init__(
        self, reason: str = "Không đọc được nội dung gửi lên. Cần JSON hoặc biểu mẫu đúng chuẩn, mã UTF-8."
    ) -> None:
        super().__init__(reason)


class Unsupported(Refused):
    status = 415
    code = "unsupported_media_type"

    def __init__(self) -> None:
        super().__init__(f"Gửi nội dung kiểu {JSON} hoặc {FORM}.")


class Question(NamedTuple):
    """`letters`: the name as hashed (keyed.spelled); `birth`: yyyymmdd; `proof`: a solution or a slip, if any."""

    letters: str
    birth: str
    agency: str
    proof: str


def question(kind: str, body: bytes) -> tuple[str, str, str, str]:
    """The parts of a Question, the birth in its canonical form; `kind` is the Content-Type.

    Raises Unsupported, TooLarge, Unreadable or Invalid.
    """
    usual = _usual(body) if kind == JSON and len(body) <= LARGEST else None
    if usual is not None:
        name, birth = usual.groups()
        try:
            return keyed.spelled(name.decode("utf-8", "replace")), _canonical(birth.decode()), "", ""
        except (keyed.NameUnclear, births.BirthUnclear):
            pass
    return _parts(fields(kind, body), _canonical)


def fields(kind: str, body: bytes) -> Mapping[str, Any]:
    """The fields of a body in either shape, as they were sent."""
    if len(body) > LARGEST:
        raise too_large()
    read = _READERS.get(kind) or _READERS.get(kind.partition(";")[0].strip().lower())
    if read is None:
        raise Unsupported
    return read(body)


def too_large() -> TooLarge:
    return TooLarge(f"Nội dung gửi lên dài hơn {LARGEST} byte. Chỉ gửi họ tên và ngày sinh.")


def asked(sent: Mapping[str, Any]) -> Question:
    """The question in the fields name, birth_date, agency and proof. Raises Invalid with a sentence for each field."""
    return Question(*_parts(sent, births.of_citizen))


def _parts(sent: Mapping[str, Any], read: Callable[[str], str]) -> tuple[str, str, str, str]:
    try:
        letters, birth = keyed.spelled(sent["name"]), read(sent["birth_date"])
    except (keyed.NameUnclear, births.BirthUnclear, KeyError, TypeError, AttributeError):
        raise Invalid("Dữ liệu gửi lên chưa đúng. Xem từng trường.", dict(_faults(sent))) from None
    if len(sent) == len(_NEEDED):
        return letters, birth, "", ""
    return letters, birth, _text(sent.get("agency")), _text(sent.get("proof"))


def _faults(sent: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with each field, so that all are mended at once."""
    for field, read in (("name", keyed.spelled), ("birth_date", births.of_citizen)):
        text = sent.get(field, "")
        if not isinstance(text, str):
            yield field, "Cần một chuỗi ký tự."
            continue
        try:
            read(text)
        except (keyed.NameUnclear, births.BirthUnclear) as unclear:
            yield field, unclear.sentence


def _text(sent: object) -> str:
    return sent if isinstance(sent, str) else ""


def _canonical(typed: str) -> str:
    """Most write yyyymmdd, as they were told: a day of a year gone by needs no reading."""
    if typed[:4] in _YEARS and typed[4:] in _DAYS:
        return typed
    return births.canonical(births.of_citizen(typed))


def _of_json(body: bytes) -> Mapping[str, Any]:
    text = body.decode(errors="replace").strip(_BLANK)
    try:
        sent, end = _decode(text)
    except (ValueError, RecursionError):
        raise Unreadable from None
    if end != len(text) or not isinstance(sent, dict):
        raise Unreadable
    return sent


def _of_form(body: bytes) -> Mapping[str, Any]:
    pairs = [pair.partition(b"=") for pair in body.split(b"&", _MOST_FIELDS)]
    if len(pairs) > _MOST_FIELDS:
        raise Unreadable
    return {_plain(field): _plain(text) for field, _, text in pairs}


def _plain(coded: bytes) -> str:
    return unquote_to_bytes(coded.replace(b"+", b" ")).decode(errors="replace")


_READERS: Mapping[str, Callable[[bytes], Mapping[str, Any]]] = {JSON: _of_json, FORM: _of_form}
