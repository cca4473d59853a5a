"""`andan work`: what happens without anybody asking for it. One process beside the server; nothing waits for it.

It delivers letters, and goes its rounds: what settings name runs every so many seconds, guarded, in its own thread.
Killed at any moment it loses nothing: all it knows is in the database.
"""

import ctypes
import fcntl
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from importlib import import_module
from random import SystemRandom
from socket import gethostname
from threading import Event, Thread
from time import monotonic
from traceback import extract_tb

import click

from andan.kit import env
from andan.kit.refusals import Refused

LOOK_EVERY = 1.0  # seconds between two looks into the outbox
LONGEST_PAUSE = 30.0  # seconds, of a round that fails again and again, unless it is rarer by itself
FINISH_WITHIN, STOP_WITHIN = 1.2, 1.8  # seconds: for letters on their way, and for everything
FIRST_START, LONGEST_WAIT, LONG_LIFE = (
    1.0,
    60.0,
    60.0,
)  # seconds: the keeper's patience with a worker that ends
_NICE = 5  # whoever waits for a page comes first
_PARENT_DEATH_SIGNAL = 1  # prctl(2): PR_SET_PDEATHSIG
_chance = SystemRandom().random
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Round:
    """`run` every `every` seconds, when it is `wanted`."""

    name: str
    run: Callable[[], object]
    every: float
    wanted: Callable[[], bool] = lambda: True


@click.command()
@click.option("--once", is_flag=True, help="Làm mọi việc đến hạn một lần rồi dừng.")
@click.option("--parent", type=int, hidden=True, help="Dừng khi tiến trình này dừng.")
def work(once: bool, parent: int | None) -> None:
    """Gửi thư và làm việc định kỳ cho tới khi nhận Ctrl+C hoặc SIGTERM."""
    if parent:
        die_with(parent, signal.SIGTERM)
    stop = _stopped_by_signals()
    with _alone(stop, wait=not once):
        if not stop.is_set():
            _start_django()
            _once(stop) if once else _until(stop)


def die_with(parent: int, by: signal.Signals) -> None:
    """Get signal `by` when the process `parent` dies; it may have died already."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, by)
    if os.getppid() != parent:
        sys.exit(0)


def _stopped_by_signals() -> Event:
    stop = Event()
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, lambda *_: stop.set())
    return stop


@contextmanager
def _alone(stop: Event, *, wait: bool) -> Iterator[None]:
    """One worker in a home at a time. A second one waits, at no cost, until the first is gone, however that died."""
    home = env.folder("ANDAN_HOME", "./var")
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (home / "work.lock").open("w") as lock:
        while not (held := _locked(lock.fileno())) and wait and not stop.wait(1.0):
            pass
        if not held and not wait:
            raise Refused("Một tiến trình andan work khác đang chạy ở đây. Không cần chạy thêm.")
        yield


def _locked(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _start_django() -> None:
    os.nice(_NICE)
    import django

    django.setup()


class Duty:
    """Whether this worker leads: only the leader runs what must run once among all workers."""

    def __init__(self, place: str) -> None:
        self.place, self._until = place, 0.0

    def renew(self) -> None:
        """Say that we are there. A lead that cannot be renewed ends here before it ends for the others."""
        from andan.outbox.actions.sign_on import SHIFT, sign_on

        began = monotonic()
        self._until = began + SHIFT.total_seconds() * 0.75 if sign_on(place=self.place) else 0.0

    def leads(self) -> bool:
        return monotonic() < self._until

    def leave(self) -> None:
        from andan.outbox.actions.sign_off import sign_off

        sign_off(place=self.place)


def _duty() -> Duty:
    home = env.folder("ANDAN_HOME", "./var")
    return Duty(blake2b(f"{gethostname()} {home}".encode(), digest_size=16).hexdigest())


def _until(stop: Event) -> None:
    """Go all rounds until told to stop, then let letters on their way arrive, but not for long."""
    from andan.outbox.lanes import Lanes

    lanes, duty = Lanes(stop), _duty()
    presence = Round("presence", duty.renew, 20.0)
    rounds = [presence, Round("outbox", lanes.look, LOOK_EVERY), *periodic(duty.leads)]
    _attempted(presence)
    threads = [Thread(target=go_round, args=(one, stop), name=one.name, daemon=True) for one in rounds]
    for thread in threads:
        thread.start()
    log.info("at work")
    stop.wait()
    # From here on the kernel sees to the end, should a database keep us waiting. What is cut off is sent again.
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, STOP_WITHIN)
    until = monotonic() + FINISH_WITHIN
    for thread in threads:
        thread.join(max(0.0, until - monotonic()))
    lanes.wait_until_empty(max(0.0, until - monotonic()))
    _attempted(Round("leave", duty.leave, 0))
    logging.shutdown()
    os._exit(0)


def _once(stop: Event) -> None:
    """Everything that is due, one after another. Raises Refused when something failed."""
    from andan.outbox.lanes import Lanes

    failed = [one.name for one in periodic(lambda: True) if not _attempted(one)]
    lanes = Lanes(stop)
    while lanes.look():
        lanes.wait_until_empty(LONGEST_WAIT)
    if failed:
        raise Refused(f"Chưa xong: {', '.join(failed)}. Xem nhật ký.")


def periodic(leads: Callable[[], bool]) -> list[Round]:
    """The rounds that settings name. Ends the program when one does not exist."""
    from django.conf import settings

    once = [Round(name, _named(name), every, leads) for name, every in settings.PERIODIC.items()]
    here = [Round(name, _named(name), every) for name, every in settings.PERIODIC_HERE.items()]
    return here + once


def _named(name: str) -> Callable[[], object]:
    module, _, attribute = name.partition(":")
    try:
        found = getattr(import_module(module), attribute)
    except (ModuleNotFoundError, AttributeError) as error:
        raise env.Misconfigured(
            f"{name} of settings.PERIODIC does not exist ({error}). Name another."
        ) from None
    if not callable(found):
        raise env.Misconfigured(f"{name} of settings.PERIODIC is nothing to call. Name a function.")
    return found  # type: ignore[no-any-return]


def go_round(one: Round, stop: Event) -> None:
    """Until told to stop. Rounds of many workers and many homes do not fall into step."""
    failures, pause = 0, min(one.every, LOOK_EVERY) * _chance()
    while not stop.wait(pause):
        if one.wanted():
            failures = 0 if _attempted(one) else failures + 1
        pause = pause_after(failures, one.every, _chance)


def pause_after(failures: int, every: float, chance: Callable[[], float]) -> float:
    """Seconds, give or take a tenth; longer each time it failed."""
    doubled: int = 2 ** min(failures, 32)
    return min(every * doubled, max(every, LONGEST_PAUSE)) * (0.9 + chance() / 5)


def _attempted(one: Round) -> bool:
    """Whether it went well. The words of an error may hold personal data: only its kind and place are told."""
    from django.db import close_old_connections

    try:
        close_old_connections()
        one.run()
        close_old_connections()
    except Exception as error:
        told = {"round": one.name, "error": type(error).__name__, "where": _where(error)}
        log.error("a round failed", extra=told)
        return False
    return True


def _where(error: BaseException) -> str:
    """Our own line nearest to the fault."""
    lines = [
        f"{frame.filename.rpartition('/andan/')[2]}:{frame.lineno}"
        for frame in extract_tb(error.__traceback__)
    ]
    return next((line for line in reversed(lines) if not line.startswith("/")), "")


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
