"""What was sent becomes a question, or a refusal that says what to send."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple
from urllib.parse import unquote_to_bytes

import orjson

from andan.cards import keyed
from andan.kit import births, clock
from andan.kit.refusals import Invalid, Refused, TooLarge

LARGEST = 4096  # bytes of a body
JSON, FORM = "application/json", "application/x-www-form-urlencoded"
_MOST_FIELDS = 20
_UNCLEAR = (keyed.NameUnclear, births.BirthUnclear, KeyError, TypeError, AttributeError)
_LEAP = date(2000, 1, 1)
_DAYS = {f"{_LEAP + timedelta(days=number):%m%d}" for number in range(366)} - {"0229"}
_YEARS = {str(year) for year in range(births.EARLIEST, clock.today().year)}


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
    sent = _of_json(body) if kind == JSON and len(body) <= LARGEST else fields(kind, body)
    try:
        letters, birth = keyed.spelled(sent["name"]), sent["birth_date"]
        if birth[:4] not in _YEARS or birth[4:] not in _DAYS:  # most write yyyymmdd, as they were told
            birth = births.canonical(births.of_citizen(birth))
    except _UNCLEAR:
        raise _invalid(sent) from None
    return (letters, birth, "", "") if len(sent) == 2 else (letters, birth, *_rest(sent))


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
    try:
        letters, birth = keyed.spelled(sent["name"]), births.of_citizen(sent["birth_date"])
    except _UNCLEAR:
        raise _invalid(sent) from None
    return Question(letters, birth, *_rest(sent))


def _rest(sent: Mapping[str, Any]) -> tuple[str, str]:
    return _text(sent.get("agency")), _text(sent.get("proof"))


def _invalid(sent: Mapping[str, Any]) -> Invalid:
    return Invalid("Dữ liệu gửi lên chưa đúng. Xem từng trường.", dict(_faults(sent)))


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


def _of_json(body: bytes) -> Mapping[str, Any]:
    try:
        sent = orjson.loads(body)
    except orjson.JSONDecodeError:
        sent = _of_loose_json(body)
    if not isinstance(sent, dict):
        raise Unreadable
    return sent


def _of_loose_json(body: bytes) -> Any:
    """Broken letters are replaced: the sentence about the name then tells what to mend."""
    try:
        return json.loads(body.decode(errors="replace"))
    except (ValueError, RecursionError):
        raise Unreadable from None


def _of_form(body: bytes) -> Mapping[str, Any]:
    pairs = [pair.partition(b"=") for pair in body.split(b"&", _MOST_FIELDS)]
    if len(pairs) > _MOST_FIELDS:
        raise Unreadable
    return {_plain(field): _plain(text) for field, _, text in pairs}


def _plain(coded: bytes) -> str:
    return unquote_to_bytes(coded.replace(b"+", b" ")).decode(errors="replace")


_READERS: Mapping[str, Callable[[bytes], Mapping[str, Any]]] = {JSON: _of_json, FORM: _of_form}
