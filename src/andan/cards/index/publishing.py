"""A folder gets a new file and manifest while others read it."""

import fcntl
import os
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from andan.cards.answers import Counter
from andan.cards.index import building, manifest, sorting
from andan.cards.index.layout import Unusable
from andan.cards.index.manifest import Manifest
from andan.cards.index.records import FIRST_DAY, VALUE
from andan.cards.keyed import KEY_BYTES
from andan.kit.refusals import WrongState

_DRAFT, _FILES = ".draft-", "cards-*.idx"


def put(
    folder: Path,
    batches: Iterable[Sequence[bytes]],
    *,
    fingerprint: bytes,
    counters: Callable[[], Sequence[Counter]],
    at: datetime,
    seen_until: datetime,
    run: int = sorting.RUN,
) -> Manifest:
    """Publish the records into `folder`; `counters()` is asked once all records have come. Raises WrongState when
    another publishing into it is under way.

    A crash before the second rename leaves what was published before; after it, what is published now. Never a
    mixture: the manifest names its file, and a file is never written twice.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _alone(folder):
        counted = _Counted(batches)
        draft = folder / f"{_DRAFT}{secrets.token_hex(4)}.idx"
        head = building.build(counted, draft, fingerprint=fingerprint, run=run)
        file = folder / f"cards-{at:%Y%m%d%H%M%S}-{secrets.token_hex(4)}.idx"
        draft.rename(file)
        told = Manifest(
            file=file.name,
            sum=head.sum.hex(),
            arrivals=counted.arrivals,
            records=head.records,
            bytes=head.whole,
            newest=counted.newest,
            published_at=at,
            seen_until=seen_until,
            counters=list(counters()),
        )
        before = _named(folder)
        _replace(folder / manifest.NAME, manifest.written(told))
        _sweep(folder, {file.name, before})
    return told


class _Counted:
    """The batches as they come, and how many records they held, and the newest day of arrival."""

    def __init__(self, batches: Iterable[Sequence[bytes]]) -> None:
        self._batches, self.arrivals, self._last = batches, 0, 0
        self._days: set[bytes] = set()

    def __iter__(self) -> Iterator[Sequence[bytes]]:
        for records in self._batches:
            self.arrivals += len(records)
            self._days.update({record[KEY_BYTES + 2 : KEY_BYTES + 4] for record in records})
            yield records

    @property
    def newest(self) -> date | None:
        days = [VALUE.unpack(b"\0\0" + day + b"\0")[1] for day in self._days]
        return date.fromordinal(FIRST_DAY + max(days)) if days else None


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    with (folder / ".lock").open("wb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise WrongState("Đang có lần công bố khác vào thư mục này. Đợi nó xong rồi chạy lại.") from None
        yield


def _named(folder: Path) -> str:
    """The file that readers hold or are about to open; "" when nothing was published, or nothing readable."""
    try:
        return manifest.read((folder / manifest.NAME).read_bytes()).file
    except (OSError, Unusable):
        return ""


def _replace(path: Path, content: bytes) -> None:
    draft = path.with_name(f"{_DRAFT}{path.name}")
    with draft.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    # The file it names is on the disk already: whoever reads the new manifest finds it.
    draft.rename(path)
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Let the names in the folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sweep(folder: Path, kept: set[str]) -> None:
    """Away with older files and with drafts of publishings that did not end. A reader keeps what it has mapped."""
    for path in (*folder.glob(_FILES), *folder.glob(f"{_DRAFT}*")):
        if path.name not in kept:
            path.unlink(missing_ok=True)
