"""What is published in a folder, noticed within a second after it was put there, while everybody keeps asking."""

import logging
import time
from collections.abc import Callable
from pathlib import Path
from threading import Lock, Thread
from typing import Generic, TypeVar

from andan.cards.index import manifest
from andan.cards.index.layout import Unusable
from andan.cards.index.manifest import Manifest
from andan.cards.index.reading import Index, opened

LOOK_EVERY = 1.0  # seconds
_TRIES = 3  # the manifest may be replaced between reading it and opening its file

log = logging.getLogger("andan.cards.index")
T = TypeVar("T")
Sign = tuple[int, int, int]


class Shelf(Generic[T]):
    """`current()` is what `prepare` made of the newest publication; what cannot be used leaves the one before.

    The first call opens the folder itself and raises Unusable; later ones are answered at once, and another thread
    opens, verifies and prepares what is new. `held` is what was opened last, for whoever calls `look` now and then.
    """

    def __init__(
        self,
        folder: Path,
        fingerprint: bytes,
        prepare: Callable[[Manifest, Index], T],
        nothing: T | None = None,
        *,
        tell_time: Callable[[], float] = time.monotonic,
    ) -> None:
        self.folder, self.fingerprint, self.prepare, self.nothing = folder, fingerprint, prepare, nothing
        self._tell_time, self._look_at = tell_time, float("-inf")
        self._seen: Sign | None = None
        self.held: T | None = None
        self._busy = Lock()
        self._helper: Thread | None = None

    def current(self) -> T:
        if self._tell_time() >= self._look_at:
            self.look()
        held = self.held
        return self._first() if held is None else held

    def settle(self) -> None:
        """Wait until what was noticed is open."""
        if self._helper is not None:
            self._helper.join()

    def refresh(self) -> None:
        """Look now and wait: whoever has just published is to see it."""
        self.look()
        self.settle()
        self.current()

    def look(self) -> None:
        """Notice what is new. The first publication after nothing is opened at once: it was waited for long enough."""
        self._look_at = self._tell_time() + LOOK_EVERY
        sign = self._sign()
        if self.held is None or sign is None or sign == self._seen:
            return
        if self.held is self.nothing:
            with self._busy:
                self._take(sign)
            return
        self._helper = Thread(target=self._take_quietly, args=(sign,), name="cards-index", daemon=True)
        self._helper.start()

    def _first(self) -> T:
        """Whoever comes while the folder is being opened for the first time waits for it."""
        with self._busy:
            if self.held is None:
                sign = self._sign()
                if sign is None:
                    self.held = self.nothing
                else:
                    self._take(sign)
        if self.held is None:
            raise Unusable("Chưa có gì được công bố trong thư mục này. Chạy andan cards publish trước.")
        return self.held

    def _sign(self) -> Sign | None:
        """What changes whenever the manifest is replaced; None where there is none."""
        try:
            told = (self.folder / manifest.NAME).stat()
        except FileNotFoundError:
            return None
        return told.st_ino, told.st_mtime_ns, told.st_size

    def _take_quietly(self, sign: Sign | None) -> None:
        if not self._busy.acquire(blocking=False):
            return
        try:
            if sign is not None and sign != self._seen:
                self._take(sign)
        except (OSError, Unusable) as error:
            self._seen = sign  # said once; the publication before stays
            log.error("a publication cannot be used, the one before stays: %s", error)
        finally:
            self._busy.release()

    def _take(self, sign: Sign) -> None:
        self.held = self.prepare(*opened_in(self.folder, self.fingerprint))
        self._seen = sign


def opened_in(folder: Path, fingerprint: bytes) -> tuple[Manifest, Index]:
    """The publication in `folder`, every byte verified. Raises Unusable."""
    for tries_left in reversed(range(_TRIES)):
        told = manifest.read((folder / manifest.NAME).read_bytes())
        try:
            index = opened(folder / told.file, fingerprint)
        except FileNotFoundError:
            if tries_left:
                continue
            raise Unusable(f"Thiếu tệp {told.file} trong thư mục công bố. Chép lại cả thư mục.") from None
        if index.head.sum.hex() != told.sum:
            raise Unusable("cards.json và tệp chỉ mục không cùng một lần công bố. Chép lại cả thư mục.")
        index.verify()
        return told, index
    raise AssertionError("unreachable")
