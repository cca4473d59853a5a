"""Where untrusted bytes are decoded: a process of its own with little time, little memory and no secrets.

A decoder that crashes, hangs or swallows memory takes the cell with it, never the server.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore

from andan.kit.media import answers
from andan.kit.media.cleaned import Made
from andan.kit.media.formats import Format
from andan.kit.media.sentences import busy, cut_short

PATIENCE = 120  # seconds for one file
_QUEUE = 30  # seconds to wait for a free cell
_CELLS = BoundedSemaphore(2)  # each may take up to inmate.MEMORY
_INMATE = (sys.executable, "-I", "-m", "andan.kit.media.inmate")


def clean(found: Format, sent: Path) -> Made:
    """Clean `sent` in a cell, which writes beside it. Raises Invalid, TooLarge, or TooMany when all cells are taken."""
    if not _CELLS.acquire(timeout=_QUEUE):
        raise busy()
    try:
        return answers.opened(_answer(found, sent), sent.parent)
    finally:
        _CELLS.release()


def _answer(found: Format, sent: Path) -> bytes:
    with subprocess.Popen(  # noqa: S603 - no shell; our own program and our own words
        [*_INMATE, found.kind, found.cleaner, found.reader, str(sent.resolve())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=sent.parent,
        env={"LANG": "C.UTF-8", "TMPDIR": str(sent.parent.resolve())},
        start_new_session=True,
    ) as inmate:
        try:
            answer, _ = inmate.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            raise cut_short() from None
        finally:
            _end(inmate)
    if inmate.returncode:
        raise cut_short()
    return answer


def _end(inmate: subprocess.Popen[bytes]) -> None:
    """Whatever the cell started goes with it."""
    if inmate.poll() is None:
        os.killpg(inmate.pid, signal.SIGKILL)
