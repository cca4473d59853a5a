"""Every way in which a card was seen to arrive: spellings that are read, and damages that must be noticed."""

import unicodedata
from collections.abc import Callable, Mapping

from andan.cards.tests.invented import Person

Spelling = Callable[[Person], str]
Damage = Callable[[str], str]


def seven(one: Person) -> str:
    return "|".join((one.number, one.old_number, one.full_name, one.day, one.sex, one.address, one.issued))


def slashed(day: str) -> str:
    return f"{day[:2]}/{day[2:4]}/{day[4:]}"


def _with_tail(one: Person) -> str:
    return f"{seven(one)}|||Nguyễn Thị Ví Dụ|Trần Văn Ví Dụ|{one.number[:11]}7"


def _from_zalo(one: Person) -> str:
    return "|".join((one.number, one.old_number, one.full_name, slashed(one.day), one.sex, one.address))


def _without_old(one: Person) -> str:
    return "|".join((one.number, one.full_name, one.day, one.sex, one.address, one.issued))


def _with_one_more(one: Person) -> str:
    return f"{one.number}|{one.old_number}||{one.full_name}|{one.day}|{one.sex}|{one.address}|{one.issued}"


def _labelled(one: Person) -> str:
    return (
        f"CCCD:{one.number}|CMND:{one.old_number}|Họ tên:{one.full_name}|Ngày sinh:{slashed(one.day)}"
        f"|Giới tính:{one.sex}|Nơi thường trú:{one.address}|Ngày cấp:{slashed(one.issued)}"
    )


def _labelled_otherwise(one: Person) -> str:
    return (
        f"Số CCCD: {one.number} | Họ và tên: {one.full_name} | Giới tính: {one.sex} | Ngày sinh: {slashed(one.day)}"
        f" | Địa chỉ: {one.address}"
    )


def _wide(text: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


SPELLINGS: Mapping[str, Spelling] = {
    "seven": seven,
    "with_tail": _with_tail,
    "eight": lambda one: f"{seven(one)}|",
    "from_zalo": _from_zalo,
    "without_old": _without_old,
    "with_one_more": _with_one_more,
    "labelled": _labelled,
    "labelled_otherwise": _labelled_otherwise,
    "line_end": lambda one: f"{seven(one)}\r\n",
    "tab_end": lambda one: f"{seven(one)}\t",
    "byte_order_mark": lambda one: f"\ufeff{seven(one)}",
    "identifier": lambda one: f"]Q1{seven(one)}",
    "identifier_typed": lambda one: f"ưQ1{seven(one)}",
    "framed": lambda one: f"\x02{seven(one)}\x03\r",
    "decomposed": lambda one: unicodedata.normalize("NFD", seven(one)),
    "wide": lambda one: _wide(seven(one)),
    "zero_width": lambda one: "\u200b".join(seven(one)),
    "spaced": lambda one: f"  {seven(one)}  ".replace("|", " | "),
    "caps_lock": lambda one: seven(one).swapcase(),
    "no_front": lambda one: seven(one)[5:],
    "cut_after_birth": lambda one: seven(one)[: seven(one).index(f"|{one.sex}|") + 1],
}


def misread(encoding: str) -> Damage:
    """UTF-8 taken for `encoding`, as Windows does: bytes it leaves undefined become control characters."""

    def damage(text: str) -> str:
        return "".join(_one_byte(byte, encoding) for byte in text.encode())

    return damage


def _one_byte(byte: int, encoding: str) -> str:
    try:
        return bytes([byte]).decode(encoding)
    except UnicodeDecodeError:
        return chr(byte)


def misread_wide(encoding: str) -> Damage:
    """UTF-8 taken for an encoding of two bytes a character; what that cannot be is lost."""
    return lambda text: text.encode().decode(encoding, "replace")


MISREADINGS: Mapping[str, Damage] = {
    **{name: misread(name) for name in ("cp1252", "latin-1", "cp1258", "cp437", "cp850", "mac_roman")},
    "twice": lambda text: misread("cp1252")(misread("cp1252")(text)),
    "gb18030": misread_wide("gb18030"),
    "cp932": misread_wide("cp932"),
}


def without_marks(text: str) -> str:
    bare = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return bare.encode("ascii", "ignore").decode()


def question_marks(text: str) -> str:
    return unicodedata.normalize("NFC", text).encode("ascii", "replace").decode()


def question_marks_a_byte(text: str) -> str:
    return "".join(chr(byte) if byte < 128 else "?" for byte in text.encode())


def letters_dropped(text: str) -> str:
    return unicodedata.normalize("NFC", text).encode("ascii", "ignore").decode()


_TONES = {"\u0300": 0, "\u0301": 1, "\u0309": 2, "\u0303": 3, "\u0323": 4}
_SHAPES = {"\u0302": 0, "\u0306": 1, "\u031b": 2}
_HABITS = {"telex": ("fsrxj", "*ww", "d"), "vni": ("21345", "687", "9")}


def keys(habit: str) -> Damage:
    """The keys somebody would press for a text: `Thị Mẫu` as `Thij Maaux` (telex) or `Thi5 Ma6u4` (vni)."""
    tones, shapes, stroke = _HABITS[habit]

    def word(text: str) -> str:
        typed, tone = "", ""
        for char in unicodedata.normalize("NFD", text):
            if char in _TONES:
                tone = tones[_TONES[char]]
            elif char in _SHAPES:
                shape = shapes[_SHAPES[char]]
                typed += typed[-1].lower() if shape == "*" else shape
            else:
                typed += f"{'d' if char == 'đ' else 'D'}{stroke}" if char in "đĐ" else char
        return typed + tone

    return lambda text: "|".join(" ".join(map(word, field.split(" "))) for field in text.split("|"))


_ON_VIETNAMESE_KEYS = str.maketrans(
    dict(zip("1234567890", "ăâêô\u0300\u0309\u0303\u0301\u0323đ", strict=True))
)


DAMAGES: Mapping[str, Damage] = {
    "without_marks": without_marks,
    "question_marks": question_marks,
    "question_marks_a_byte": question_marks_a_byte,
    "letters_dropped": letters_dropped,
    "telex_keys": keys("telex"),
    "vni_keys": keys("vni"),
    "vietnamese_layout": lambda text: text.translate(_ON_VIETNAMESE_KEYS),
    "british_layout": lambda text: text.replace("|", "~"),
    "cut": lambda text: text[: len(text) // 4],
    "twice_glued": lambda text: text + text,
}
NOT_CARDS = (
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ2ZCJ9.c2lnbmF0dXJl",
    "099097000123",
    "IDVNM0970001239099097000123<<2",
    "https://vi-du.vn/the",
    "",
    "|||||||",
    "Kính gửi Công an phường",
)
