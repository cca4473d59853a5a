"""Mojibake put right: UTF-8 that a scanner or a program took for an older encoding."""

import codecs
import re
from collections.abc import Callable
from unicodedata import normalize

LOST = "\N{REPLACEMENT CHARACTER}"

_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = "".join(normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in _TONES) + "đ"
_STRANGE = re.compile(f"[^ -~{LETTERS}{LETTERS.upper()}]")
_ROUNDS = 2  # text goes wrong twice when two programs misread it
_HIGH = "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
_WINDOWS = re.compile(f"\u00e1[\u00ba\u00bb]|[\u0102\u00c3-\u00c6][{_HIGH}]|\u00ef\u00bb\u00bf")
_DOS = re.compile("[\u2550-\u256c\u2500\u251c\u253c]")
_MAC = re.compile("\u00b7[\u222b\u00aa]|[\u221a\u0192\u2248\u2206][\u0080-\uffff]")
_EAST = re.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff61-\uff9f]")
_MISREADINGS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (_WINDOWS, ("cp1252", "cp1258")),
    (_EAST, ("gb18030", "cp932", "cp949", "big5")),
    (_DOS, ("cp437", "cp850")),
    (_MAC, ("mac_roman",)),
)
_ANY = re.compile("|".join(signs.pattern for signs, _ in _MISREADINGS))


def mended(text: str) -> str:
    """`text` as it was meant, or as it is where nothing speaks for mojibake. What is beyond repair becomes LOST."""
    for _ in range(_ROUNDS):
        if text.isascii() or not _ANY.search(text):
            break
        text = _once(text)
    return text


def _once(text: str) -> str:
    for signs, codecs_ in _MISREADINGS:
        found = len(signs.findall(text))
        if found:
            best = min((_reread(text, codec) for codec in codecs_), key=_strange)
            return best if best.count(LOST) < found else text
    return text


def _strange(text: str) -> int:
    """How much of a text is not Vietnamese."""
    return len(_STRANGE.findall(text))


def _reread(text: str, codec: str) -> str:
    whole = text.replace("\u00c3 ", "\u00c3\u00a0").replace("\u0102 ", "\u0102\u00a0")
    return whole.encode(codec, "andan-undefined").decode("utf-8", "replace")


def _undefined(error: UnicodeError) -> tuple[bytes, int]:
    """Bytes that an encoding leaves undefined were read as control characters; anything else cannot be told."""
    assert isinstance(error, UnicodeEncodeError)
    chars = error.object[error.start : error.end]
    return bytes(ord(char) if 0x80 <= ord(char) < 0xA0 else 0xFF for char in chars), error.end


_handler: Callable[[UnicodeError], tuple[bytes, int]] = _undefined
codecs.register_error("andan-undefined", _handler)
