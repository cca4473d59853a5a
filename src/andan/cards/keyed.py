"""Under which key a name and a birth date are found: the same for all ways of writing one name. Pure."""

import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from hashlib import blake2b
from itertools import chain

from andan.kit.births import canonical
from andan.kit.text import fold

KEY_BYTES = 16
NAME_MAX = 120

# Letters of other scripts, and rarer Latin ones, that look like a letter of a Vietnamese name.
_LOOKALIKES: Mapping[str, str] = {
    "a": "\u0410\u0430\u0391\u03b1\u0251",
    "b": "\u0412\u0432\u0392\u0180\u0243\u0253\u0181",
    "c": "\u0421\u0441\u03f9\u03f2",
    "d": "\u00d0\u00f0\u0189\u0256\u018a\u0257\u0500\u0501",
    "e": "\u0415\u0435\u0395",
    "g": "\u0261\u050c\u050d",
    "h": "\u041d\u043d\u0397\u04bb\u04ba",
    "i": "\u0406\u0456\u0399\u03b9\u0131\u0269",
    "j": "\u0408\u0458\u03f3\u037f",
    "k": "\u041a\u043a\u039a\u03ba",
    "l": "\u0141\u0142\u04cf",
    "m": "\u041c\u043c\u039c",
    "n": "\u039d\u03b7",
    "o": "\u041e\u043e\u039f\u03bf\u00d8\u00f8",
    "p": "\u0420\u0440\u03a1\u03c1",
    "q": "\u051a\u051b",
    "s": "\u0405\u0455",
    "t": "\u0422\u0442\u03a4\u03c4",
    "u": "\u03c5",
    "v": "\u03bd",
    "w": "\u051c\u051d\u03c9",
    "x": "\u0425\u0445\u03a7\u03c7",
    "y": "\u0423\u0443\u03a5\u04ae\u04af\u03b3",
    "z": "\u0396",
}
_LATIN = str.maketrans({seen: meant for meant, alike in _LOOKALIKES.items() for seen in alike})
_REAL_LETTERS = {"Lu", "Ll", "Lt", "Lo"}

EMPTY = "Gõ họ và tên như trên giấy tờ."
ONE_LETTER = "Gõ đủ họ và tên, không chỉ một chữ cái."
DIGITS = "Họ tên không có chữ số. Gõ lại họ và tên."
TOO_LONG = f"Họ tên dài hơn {NAME_MAX} chữ. Chỉ gõ họ và tên."
OTHER_LETTERS = "Gõ họ và tên bằng chữ tiếng Việt, có dấu hay không dấu đều được."


class NameUnclear(ValueError):  # noqa: N818 - an answer to a person, not an error
    """Not a name that can be looked for. `sentence` is Vietnamese, says what to do, and repeats nothing of it."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def key_of(secret: bytes, full_name: str, birth: str) -> bytes:
    """The key of a name in any spelling and a birth `yyyymmdd`: 16 bytes, keyed with `secret` (1 to 64 bytes).

    1951 and 01/01/1951 share one key: whoever knows the one is found by the other. Raises NameUnclear.
    """
    return key_of_letters(secret, spelled(full_name), birth)


def key_of_letters(secret: bytes, letters: str, birth: str) -> bytes:
    """The key of a name that was spelled already (see `spelled`) and a birth `yyyymmdd`."""
    return key_maker(secret)(letters, canonical(birth))


@lru_cache(maxsize=1)
def key_maker(secret: bytes) -> Callable[[str, str], bytes]:
    """`key_of_letters` for one secret, taken in once, and canonical births: for whoever answers many."""
    ready = blake2b(digest_size=KEY_BYTES, key=secret)

    def key(letters: str, birth: str) -> bytes:
        one = ready.copy()
        one.update(f"{letters}|{birth}".encode())
        return one.digest()

    return key


def spelled(name: str) -> str:
    """The bare letters of a name, as hashed: `H'Hen Niê` and `HHen Nie` are `hhennie`. Raises NameUnclear."""
    if len(name) > 4 * NAME_MAX:
        raise NameUnclear(TOO_LONG)
    plain = name.translate(_TABLE)
    if not plain.isascii():
        plain = _with_lookalikes(name)
        if _has_other_letters(name):
            raise NameUnclear(OTHER_LETTERS)
    letters = plain.replace(" ", "")
    if len(letters) < 2 or not letters.isalpha() or len(plain) > NAME_MAX:
        raise NameUnclear(_fault(letters))
    return letters


def folded(name: str) -> str:
    """A name for the search at the counter: lower case, no accents, đ as d, single spaces. Never raises.

    As `andan.kit.text.fold`, and letters that only look Latin are read as what they look like.
    """
    plain = name.translate(_TABLE)
    return " ".join(plain.split()) if plain.isascii() else _with_lookalikes(name)


def _with_lookalikes(name: str) -> str:
    return fold(unicodedata.normalize("NFKD", name).translate(_LATIN))


def _has_other_letters(name: str) -> bool:
    decomposed = unicodedata.normalize("NFKD", name).translate(_LATIN)
    return any(unicodedata.category(char) in _REAL_LETTERS and not fold(char) for char in decomposed)


def _fault(letters: str) -> str:
    if not letters:
        return EMPTY
    if not letters.isalpha():
        return DIGITS
    return ONE_LETTER if len(letters) == 1 else TOO_LONG


def _becomes(char: str) -> str:
    """What a character becomes between two others; a letter that would be lost stays."""
    plain = _with_lookalikes(f"a{char}b")[1:-1]
    is_lost = not plain.strip() and unicodedata.category(char) in _REAL_LETTERS
    return char if is_lost else plain


_FREQUENT = (range(0x0600), range(0x1E00, 0x1F00), range(0x2000, 0x2070))  # all others go the long way


def _table() -> list[str]:
    """For str.translate, by code: a list is found in faster than a mapping."""
    table = [chr(code) for code in range(_FREQUENT[-1].stop)]
    for code in chain(*_FREQUENT):
        table[code] = _becomes(table[code])
    return table


_TABLE = _table()
