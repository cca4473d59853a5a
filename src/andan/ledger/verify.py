"""Checks an exported ledger. Pure: no database, no server, no settings; a stranger can run it.

It shows that no exported fact was altered, reordered or cut off. The tree over all facts and its signed heads are not
built yet, so it cannot show that none was left out before the export: `LIMITS` says so beside every verdict.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from andan.ledger.facts import canonical, leaf_hash, read

FORMAT = "andan.ledger.v1"
LONGEST_LINE = 1_000_000  # bytes
LIMITS = "Chưa có cây băm và dấu niêm, nên chưa chứng minh được rằng không thiếu mục nào trước lúc xuất."

_COLUMNS = {"name": "name", "subject": "subject", "recorded_at": "at"}  # of the line → the key in its body


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at line `line` (from 1)."""

    line: int
    what: str


@dataclass(slots=True)
class Verdict:
    """How many facts were read, and every fault found among them."""

    entries: int = 0
    faults: list[Fault] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        return not self.faults


def verify(file: BinaryIO) -> Verdict:
    """Read the JSON lines of `file` to the end; memory grows only with the faults."""
    reading = _Reading()
    for raw in iter(lambda: file.readline(LONGEST_LINE), b""):
        reading.take(raw)
    return reading.end()


class _Reading:
    """Head, then facts with growing ids, then a foot that counts them, then nothing."""

    def __init__(self) -> None:
        self.verdict = Verdict()
        self.number = 0
        self.last_id = 0
        self.read: Callable[[dict[str, Any]], None] = self._head

    def take(self, raw: bytes) -> None:
        self.number += 1
        line = _parsed(raw)
        if line is None:
            self._fault("Không đọc được dòng này.")
        else:
            self.read(line)

    def end(self) -> Verdict:
        if self.read != self._nothing:
            self.number += 1
            self._fault("Tệp bị cắt ngang: thiếu dòng cuối.")
        return self.verdict

    def _head(self, line: dict[str, Any]) -> None:
        self.read = self._fact
        if line != {"format": FORMAT}:
            self._fault(f"Dòng đầu không phải của tệp sổ cái {FORMAT}.")

    def _fact(self, line: dict[str, Any]) -> None:
        if "entries" in line:
            self._foot(line)
            return
        self.verdict.entries += 1
        for what in entry_faults(line):
            self._fault(what)
        self._order(line.get("id"))

    def _order(self, entry_id: object) -> None:
        if not isinstance(entry_id, int) or entry_id <= self.last_id:
            self._fault("Số thứ tự không tăng.")
        else:
            self.last_id = entry_id

    def _foot(self, line: dict[str, Any]) -> None:
        self.read = self._nothing
        if line != {"entries": self.verdict.entries}:
            self._fault(f"Dòng cuối ghi {line['entries']!r} mục, đọc được {self.verdict.entries}.")

    def _nothing(self, _line: dict[str, Any]) -> None:
        self._fault("Còn dòng sau dòng cuối.")

    def _fault(self, what: str) -> None:
        self.verdict.faults.append(Fault(self.number, what))


def entry_faults(line: dict[str, Any]) -> Iterator[str]:
    """What does not fit within one exported fact."""
    raw = line.get("body")
    body = _parsed(raw.encode(errors="replace")) if isinstance(raw, str) else None
    if body is None or not isinstance(raw, str):
        yield "Nội dung không phải JSON."
        return
    if _canonical(body) != raw.encode(errors="replace"):
        yield "Nội dung không ở dạng chuẩn (RFC 8785)."
    if leaf_hash(raw.encode(errors="replace")).hex() != line.get("leaf_hash"):
        yield "Mã băm không khớp nội dung."
    for column, key in _COLUMNS.items():
        if column not in line or line[column] != body.get(key):
            yield f"Cột {column} không khớp nội dung."


def _parsed(raw: bytes) -> dict[str, Any] | None:
    """The JSON object in `raw`, or None when it holds none."""
    try:
        value = read(raw)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _canonical(value: dict[str, Any]) -> bytes | None:
    try:
        return canonical(value)
    except (ValueError, RecursionError):
        return None
