"""More records than memory holds, sorted: runs on disk, read back in slices that all runs share."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from struct import Struct
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO

from andan.cards.index.records import SIZE

RUN = 1_000_000  # records sorted in memory at a time: about 80 MB
SLICES = 256  # one for each first byte of a key
_BOUNDS = [bytes([first]) for first in range(SLICES)]
_ONE = Struct(f"{SIZE}s")


class Sorter:
    """Takes records in any order and gives them back in 256 sorted slices. A context manager: it holds files."""

    def __init__(self, workspace: Path, *, run: int = RUN) -> None:
        self.workspace, self.run = workspace, run
        self.count = 0
        self._held: list[bytes] = []
        self._runs: list[tuple[IO[bytes], list[int]]] = []
        self._open = ExitStack()

    def __enter__(self) -> "Sorter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def add(self, records: Sequence[bytes]) -> None:
        self.count += len(records)
        self._held += records
        if len(self._held) >= self.run:
            self._put_away()

    def slices(self) -> Iterator[list[bytes]]:
        """Every slice once, in the order of the keys; some may be empty."""
        held, bounds = self._sorted()
        for number in range(SLICES):
            whole = held[bounds[number] : bounds[number + 1]]
            for file, ends in self._runs:
                whole += _read(file, ends[number], ends[number + 1])
            if self._runs:
                whole.sort()
            yield whole

    def _put_away(self) -> None:
        held, bounds = self._sorted()
        file = self._open.enter_context(TemporaryFile(dir=self.workspace))  # noqa: SIM115 - closed with the others
        for start, end in pairwise(range(0, len(held) + self.run, self.run // 8 or 1)):
            file.write(b"".join(held[start:end]))
        self._runs.append((file, bounds))
        self._held = []

    def _sorted(self) -> tuple[list[bytes], list[int]]:
        """What is held, sorted, and where each slice of it begins; the last bound is its end."""
        self._held.sort()
        return self._held, [*(bisect_left(self._held, bound) for bound in _BOUNDS), len(self._held)]


def _read(file: IO[bytes], first: int, end: int) -> Iterator[bytes]:
    file.seek(first * SIZE)
    return (one for (one,) in _ONE.iter_unpack(file.read((end - first) * SIZE)))
