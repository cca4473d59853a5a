"""A publication is replaced while it is asked."""

import os
import secrets
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

from andan.cards.index import manifest


class Replacing:
    """Replaces the publication after `pause` seconds and once more after another, while the block runs."""

    def __init__(self, folder: Path, pause: float) -> None:
        self.folder, self.pause = folder, pause
        self._done = Event()
        self._thread = Thread(target=self._run)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _run(self) -> None:
        for _ in range(2):
            if not self._done.wait(self.pause):
                again(self.folder)


def again(folder: Path) -> None:
    """As somebody does who copies a newer publication into the folder: the file first, then the manifest."""
    told = manifest.read((folder / manifest.NAME).read_bytes())
    copy = replace(told, file=f"cards-{secrets.token_hex(4)}.idx")
    os.link(folder / told.file, folder / copy.file)
    draft = folder / "draft.json"
    draft.write_bytes(manifest.written(copy))
    draft.rename(folder / manifest.NAME)
