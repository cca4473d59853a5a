"""What was sent becomes a question, or a refusal that says what to send."""

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import unquote_to_bytes

from andan.cards import births, keyed
from andan.kit.refusals import Invalid, Refused, TooLarge

LARGEST = 4096  # bytes of a body
JSON, FORM = "application/json", "application/x-www-form-urlencoded"
_MOST_FIELDS = 20
_WANTED = ("name", "birth_date")


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
    """`letters`: the name as hashed (keyed.spelled); `birth` yyyymmdd; `agency` a code; `proof` a solution or a slip."""

    letters: str
    birth: str
    agency: str
    proof: str

    def key(self, secret: bytes) -> bytes:
        return keyed.key_of_letters(secret, self.letters, self.birth)


def question(kind: str, body: bytes) -> Question:
    """`kind` is the Content-Type. Raises Unsupported, TooLarge, Unreadable or Invalid."""
    return asked(fields(kind, body))


def fields(kind: str, body: bytes) -> Mapping[str, Any]:
    """The fields of a body in either shape, as they were sent."""
    if len(body) > LARGEST:
        raise too_large()
    base = kind.partition(";")[0].strip().lower()
    if base == JSON:
        return _of_json(body)
    if base == FORM:
        return dict(_of_form(body))
    raise Unsupported


def too_large() -> TooLarge:
    return TooLarge(f"Nội dung gửi lên dài hơn {LARGEST} byte. Chỉ gửi họ tên và ngày sinh.")


def asked(sent: Mapping[str, Any]) -> Question:
    """The question in the fields name, birth_date, agency and proof. Raises Invalid with a sentence for each field."""
    name, typed = sent.get("name", ""), sent.get("birth_date", "")
    wrong = {field: "Cần một chuỗi ký tự." for field in _WANTED if not isinstance(sent.get(field, ""), str)}
    letters = birth = ""
    if not wrong:
        try:
            letters = keyed.spelled(name)
        except keyed.NameUnclear as unclear:
            wrong["name"] = unclear.sentence
        try:
            birth = _birth(typed)
        except births.BirthUnclear as unclear:
            wrong["birth_date"] = unclear.sentence
    if wrong:
        raise Invalid("Dữ liệu gửi lên chưa đúng. Xem từng trường.", wrong)
    return Question(letters, birth, _text(sent, "agency"), _text(sent, "proof"))


def _text(sent: Mapping[str, Any], field: str) -> str:
    text = sent.get(field, "")
    return text if isinstance(text, str) else ""


@lru_cache(50_000)
def _birth(typed: str) -> str:
    """Read once; what cannot be read is not kept."""
    return births.of_citizen(typed)


def _of_json(body: bytes) -> Mapping[str, Any]:
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        raise Unreadable from None
    if not isinstance(sent, dict):
        raise Unreadable
    return sent


def _of_form(body: bytes) -> Iterator[tuple[str, str]]:
    pairs = body.split(b"&", _MOST_FIELDS)
    if len(pairs) > _MOST_FIELDS:
        raise Unreadable
    try:
        for pair in pairs:
            field, _, text = pair.partition(b"=")
            yield _plain(field), _plain(text)
    except UnicodeDecodeError:
        raise Unreadable from None


def _plain(coded: bytes) -> str:
    return unquote_to_bytes(coded.replace(b"+", b" ")).decode()
