"""Whether bytes hold anything of known cards, in whatever spelling it was put there."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.core.signing import b64_decode

WORD = "kuveno"  # begins every word that is looked for
_DIGITS = re.compile(rb"[0-9]{8,}")
_SLASHED = re.compile(rb"(?<![0-9])([0-9]{2})[/.-]([0-9]{2})[/.-]([0-9]{4})(?![0-9])")
_WORDS = re.compile(WORD.encode() + rb"[a-z]{6}", re.IGNORECASE)
_WIDE = re.compile(rb"\xef[\xbc\xbd][\x80-\xbf]")
_HASH = re.compile(rb"[0-9a-f]{32,}")
_FILLERS = (
    b"\0",
    "\u200b".encode(),
)  # UTF-16 puts a zero between two letters, a damaged scan a mark that nobody sees
_LENGTHS = (12, 9)


@dataclass(frozen=True, slots=True)
class Traces:
    """`digits` of card numbers and old numbers, `days` as ddMMyyyy, `words` of addresses and tails in small letters."""

    digits: frozenset[str]
    days: frozenset[str]
    words: frozenset[str]

    def within(self, data: bytes) -> set[str]:
        """All that is found in `data`."""
        plain = _plain(data)
        words = {found.group().decode().lower() for found in _WORDS.finditer(plain)}
        days = {b"".join(found.groups()).decode() for found in _SLASHED.finditer(plain)}
        runs = {run.group().decode() for run in _DIGITS.finditer(plain) if not _of_a_hash(plain, run)}
        digits = {part for run in runs for length in _LENGTHS for part in _parts(run, length)}
        return (words & self.words) | ((days | runs) & self.days) | (digits & self.digits)

    def under(self, folder: Path) -> dict[str, set[str]]:
        """What is found in the files of a folder or in their names, by file."""
        found = {
            str(path.relative_to(folder)): self.within(str(path).encode() + b"\n" + _read(path))
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }
        return {name: traces for name, traces in found.items() if traces}


def runs_of_eight(data: bytes) -> set[str]:
    """The birth dates in `data`, and whatever else has eight digits."""
    return {run.group().decode() for run in _DIGITS.finditer(data) if len(run.group()) == 8}


def opened(signed: str) -> bytes:
    """What Django signed and did not hide: a session, a message in a cookie; b"" for what is no such thing."""
    text = signed.strip('"').partition(":")[0]
    try:
        data = b64_decode(text.removeprefix(".").encode())
        return zlib.decompress(data) if text.startswith(".") else data
    except (ValueError, zlib.error):
        return b""


def _plain(data: bytes) -> bytes:
    """Wide letters made narrow, fillers left out."""
    for filler in _FILLERS:
        data = data.replace(filler, b"")
    return _WIDE.sub(_narrow, data)


def _narrow(wide: re.Match[bytes]) -> bytes:
    code = ord(wide.group().decode()) - 0xFEE0
    return bytes([code]) if 0x21 <= code <= 0x7E else b" "


def _of_a_hash(data: bytes, run: re.Match[bytes]) -> bool:
    """Digits in the middle of a long hexadecimal number are there by chance."""
    around = _HASH.finditer(data, max(run.start() - 128, 0), run.end() + 128)
    return any(one.start() < run.start() and run.end() < one.end() for one in around)


def _parts(run: str, length: int) -> Iterator[str]:
    return (run[at : at + length] for at in range(len(run) - length + 1))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:  # the program threw it away a moment ago
        return b""
