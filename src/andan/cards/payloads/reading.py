"""One scan, one line or one cell of a list, read. Never raises; nothing of it is kept but name and birth date."""

import re
from datetime import date

from andan.cards import keyed
from andan.cards.payloads import fields, usual, wedges
from andan.cards.payloads.card import Card, Doubt, Unreadable
from andan.cards.payloads.doubting import mismatch
from andan.cards.payloads.mending import LOST, mended
from andan.cards.payloads.why import Why
from andan.kit import births, clock
from andan.kit.text import clean_line

LONGEST = 2000  # letters; the longest card met has some 400

_WIDE = re.compile("[\uff01-\uff5e\u3000\u00a6\u200d]")
_NARROW = {0xFF01 + offset: 0x21 + offset for offset in range(94)} | {0x3000: " ", 0xA6: "|", 0x200D: None}
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[ '\u2019\u2018\u02bc`\u00b4.\u00b7\-\u0300-\u036f])*")
_MARKED = re.compile(r"[^\W0-9_A-Za-z]")
_BARE_WOMAN = {"Nu", "NU", "nu"}
_EDGES = ' "“”,;:'
_NAME_FAULTS = {keyed.EMPTY: Why.NO_NAME, keyed.ONE_LETTER: Why.SHORT_NAME, keyed.TOO_LONG: Why.LONG_NAME}


def read(text: str, *, today: date | None = None) -> Card | Unreadable:
    """What `text` says, given what day it is (Vietnam's today by itself)."""
    if len(text) > LONGEST:
        return Unreadable(Why.TOO_LONG)
    day = today or clock.today()
    return usual.card(text, day) or closely(text, day)


def closely(text: str, today: date) -> Card | Unreadable:
    """What `text` says, at most LONGEST letters, looked at for everything that may have happened to it."""
    whole = mended(text).strip()
    plain = _cleaned(whole)
    if not plain:
        return Unreadable(Why.EMPTY)
    if "|" not in plain:
        return Unreadable(wedges.without_bars(plain))
    if fields.glued(whole):
        return Unreadable(Why.GLUED)
    return _card(plain, today)


def _cleaned(text: str) -> str:
    return clean_line(text.translate(_NARROW) if _WIDE.search(text) else text)


def _card(plain: str, today: date) -> Card | Unreadable:
    split = fields.split(plain)
    told = fields.labelled(split)
    number, written, born, sex, address = told or fields.in_order(split)
    if not number and not told and not _front_is_lost(split, sex):
        return Unreadable(wedges.without_number(split[0], len(split)))
    if number and len(split) < 5 and len(born) < 8:
        return Unreadable(Why.CUT_SHORT)
    bare = not _MARKED.search(plain)
    broken = wedges.of_bare(written, sex, address) if bare else None
    name = broken or _name(written)
    if isinstance(name, Why):
        return Unreadable(name)
    try:
        birth = births.of_card(born, today=today)
    except births.BirthUnclear:
        return Unreadable(Why.BIRTH)
    poorer = bare and "?" not in address and (" " in address or sex in _BARE_WOMAN)
    return Card(name, birth, _doubt(number, birth, sex, poorer=poorer))


def _front_is_lost(split: list[str], sex: str) -> bool:
    """The scanner began before the field had the focus: the number is cut, the rest is whole."""
    return len(split) >= 6 and split[0].isdigit() and sex[:1] in {"N", "n"}


def _name(written: str) -> str | Why:
    name = _upright(written.strip(_EDGES))
    if not name:
        return Why.NO_NAME
    if not _NAME.fullmatch(name):
        return wedges.of_name(name) or (Why.MARKS_LOST if LOST in name else Why.STRANGE_NAME)
    try:
        keyed.spelled(name)
    except keyed.NameUnclear as unclear:
        return _NAME_FAULTS.get(unclear.sentence, Why.STRANGE_NAME)
    return name if len(name) <= keyed.NAME_MAX else Why.LONG_NAME


def _upright(name: str) -> str:
    """`nGUYỄN vĂN aN` was typed with Caps Lock on."""
    return name.swapcase() if name[:1].islower() and name.swapcase().istitle() else name


def _doubt(number: str, birth: str, sex: str, *, poorer: bool) -> Doubt:
    if number and mismatch(number, birth, sex):
        return Doubt.BIRTH_MISMATCH
    return Doubt.MARKS_LOST if poorer else Doubt.NONE
