"""A worker is kept running beside the server, and goes when the server goes."""

import ctypes
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic

from andan.kit import env

STOP_WITHIN = 1.8  # seconds for everything, once a worker is told to stop
FIRST_START = 1.0  # seconds until the first one starts
LONGEST_WAIT = 60.0  # seconds until one starts that ended again and again
LONG_LIFE = 60.0  # seconds after which an end is forgiven
_PARENT_DEATH_SIGNAL = 1  # prctl(2): PR_SET_PDEATHSIG
log = logging.getLogger(__name__)


@contextmanager
def beside() -> Iterator[None]:
    """Keep a worker running in a process of its own until the block ends, unless ANDAN_WORK=0."""
    if not env.flag("ANDAN_WORK", default=True):
        yield
        return
    stop = Event()
    # The thread lives as long as this process: the kernel ends a child with the thread that began it.
    keeper = Thread(target=_keep, args=(stop,), name="keeper", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        stop.set()
        keeper.join(STOP_WITHIN + 3)


def _keep(stop: Event) -> None:
    """Start it, watch it, start it again: later each time when it does not live long."""
    failures, pause = 0, FIRST_START
    while not stop.wait(pause):
        began = monotonic()
        process = subprocess.Popen(  # noqa: S603 - this very program
            [sys.executable, "-m", "andan", "work", "--parent", str(os.getpid())], stdin=subprocess.DEVNULL
        )
        while process.poll() is None and not stop.wait(0.5):
            pass
        if stop.is_set():
            _end(process)
            return
        failures = 0 if monotonic() - began > LONG_LIFE else failures + 1
        pause = min(FIRST_START * 2 ** min(failures, 32), LONGEST_WAIT)
        log.warning("andan work ended (%s); it starts again in %d s", process.returncode, pause)


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(STOP_WITHIN + 1)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def die_with(parent: int, by: signal.Signals) -> None:
    """Get signal `by` when the process `parent` dies; it may have died already."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, by)
    if os.getppid() != parent:
        sys.exit(0)
