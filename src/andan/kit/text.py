"""Vietnamese text: folding for search, cleaning of what people send, no-break words."""

import re
import unicodedata

NO_BREAK = "\N{NO-BREAK SPACE}"

_STRIPPED = {"Cc", "Cf", "Co", "Cs", "Cn"}
_KEPT = {"\n", "\t", "\N{ZERO WIDTH JOINER}"}
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_BLANK_LINES = re.compile(r"\n{3,}")
_MARKS = re.compile("[\u0300-\u034e\u0350-\u036f]+")  # all but one of these combine
_NOT_WORD = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """Lower case, no accents, đ as d, single spaces: what two spellings of one name share.

    Linear in the length of `text`.
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    decomposed = unicodedata.normalize("NFKD", plain)
    bare = _MARKS.sub("", decomposed).replace("đ", "d")
    if not bare.isascii():  # marks of other languages
        bare = "".join(char for char in bare if not unicodedata.combining(char))
    return _NOT_WORD.sub(" ", bare).strip()


def clean_line(text: str) -> str:
    """One line as a person meant it: NFC, no control or direction marks, single spaces, trimmed."""
    cleaned = clean_text(text)
    if cleaned.isprintable() and "  " not in cleaned:
        return cleaned
    return _SPACES.sub(" ", cleaned.replace("\n", " ").replace("\t", " ")).strip()


def clean_text(text: str) -> str:
    """Several lines: NFC, line feeds only, no control characters, NULs or right-to-left overrides."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):  # as nearly all that is sent
        return text.strip()
    lines = _LINE_ENDS.sub("\n", text).split("\n")
    kept = "\n".join(line if line.isprintable() else _kept(line) for line in lines)
    return _BLANK_LINES.sub("\n\n", unicodedata.normalize("NFC", kept)).strip()


def _kept(text: str) -> str:
    return "".join(char for char in text if char in _KEPT or unicodedata.category(char) not in _STRIPPED)
