"""What a keyboard wedge, a typing program or a keyboard layout did to a scan."""

import re

from andan.cards.payloads.why import Why

_WORD = re.compile(r"[A-Za-z]{2,}")
_TELEX = re.compile(r"[sfrxj]$|[fjwz]|aa|ee|dd|oo(?!ng)", re.IGNORECASE)
_VNI = re.compile(r"[aeiouyd][a-z]*[1-9]", re.IGNORECASE)
_VIQR = re.compile(r"[\^~`+(]")
_NO_VOWEL = re.compile(
    r"\b(?!Ph\b|Tp\b|Tx\b|Tt\b|Kp\b)[b-df-hj-np-tv-xzB-DF-HJ-NP-TV-XZ][b-df-hj-np-tv-xz]+\b"
)
_LONE_CONSONANT = re.compile(r"(?<![\w/.'])[b-df-hj-np-tv-xzB-DF-HJ-NP-TV-XZ](?![\w/.'])")
_TOKEN = re.compile(r"[eẹ]y[A-Za-z0-9_.\-\u00c0-\u1ef9]{16,}", re.IGNORECASE)
_NUMBER = re.compile(r"\D{0,12}[0-9]{9,12}\D{0,4}")
_MACHINE_LINE = re.compile(r"<<|^.{0,4}IDVNM")
_CARD_DIGITS = re.compile(r"[0-9]{12}\D.*[0-9]{8}")
_STRAY = re.compile(r"\d{12}|(?:\|[^|]*){4}")
_BEGUN = re.compile(r"\s*\d{9}")
_VIETNAMESE_KEYS = re.compile("[ăâêôđĂÂÊÔĐ\u0300\u0301\u0303\u0309\u0323\u1ea0-\u1ef9]{4,}")

STRAY = "Thẻ quét nhầm vào ô này. Xóa chữ trong ô rồi ghi lại."
TAKEN_OUT = "Thẻ quét nhầm vào ô này nên ô đã xóa trống. Ghi lại."


def stray(text: str) -> bool:
    """Whether a card was scanned into a box that asks for something else."""
    return _STRAY.search(text) is not None


def begins(text: str) -> bool:
    """Whether a short box holds a card, or as much of its number as there was room for."""
    return stray(text) or _BEGUN.match(text) is not None


def without_bars(text: str) -> Why:
    """What a text is that has no `|` at all."""
    if _TOKEN.match(text):
        return Why.VNEID
    if _NUMBER.fullmatch(text) or _MACHINE_LINE.search(text):
        return Why.NUMBER_ONLY
    return Why.KEYBOARD if _CARD_DIGITS.search(text) else Why.NOT_A_CARD


def without_number(first: str, fields: int) -> Why:
    """What a text is whose first of several fields has no card number."""
    if fields >= 4 and _VIETNAMESE_KEYS.search(first):
        return Why.KEYBOARD
    return Why.CUT_SHORT if first[-1:].isdigit() else Why.NOT_A_CARD


def of_name(name: str) -> Why | None:
    """Why a name cannot be the card's, told by its characters alone."""
    if _VNI.search(name) or _VIQR.search(name):
        return Why.TYPING
    return Why.MARKS_LOST if "?" in name else None


def of_bare(name: str, sex: str, address: str) -> Why | None:
    """What happened to a card without a single accent: its typing keys are still there, or its letters are gone."""
    text = f"{name} {sex} {address}"
    if "?" in text:
        return None
    words = _WORD.findall(text)
    keys = sum(1 for word in words if _TELEX.search(word))
    if keys >= 2 and keys * 3 >= len(words):
        return Why.TYPING
    gone = sex in {"N", "n"} or _NO_VOWEL.search(text) or len(_LONE_CONSONANT.findall(text)) > 1
    return Why.MARKS_LOST if gone else None
