"""The command, and one worker's life: start alone, go all rounds, stop in time."""

import fcntl
import logging
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic

import click

from andan.kit import env, process
from andan.kit.refusals import Refused
from andan.work import duty
from andan.work.keeper import STOP_WITHIN, die_with
from andan.work.rounds import Round, attempted, go_round, periodic

LOOK_EVERY = 1.0  # seconds between two looks into the outbox
SIGN_ON_EVERY = 20.0  # seconds; a shift lasts three times as long
FINISH_WITHIN = 1.2  # seconds for letters on their way, once told to stop
ONCE_WITHIN = 60.0  # seconds for all that is due, where it is done once
_NICE = 5  # whoever waits for a page comes first
log = logging.getLogger(__name__)


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


def _stopped_by_signals() -> Event:
    stop = Event()
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, lambda *_: stop.set())
    return stop


@contextmanager
def _alone(stop: Event, *, wait: bool) -> Iterator[None]:
    """One worker in a home at a time. A second one waits, at no cost, until the first is gone, however that died."""
    home = env.home()
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
    process.settle()


def _until(stop: Event) -> None:
    """Go all rounds until told to stop, then let letters on their way arrive, but not for long."""
    from andan.outbox.lanes import Lanes

    lanes, shift = Lanes(stop), duty.of_this_home()
    presence = Round("presence", shift.renew, SIGN_ON_EVERY)
    rounds = [presence, Round("outbox", lanes.look, LOOK_EVERY), *periodic(shift.leads)]
    attempted(presence)
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
    attempted(Round("leave", shift.leave, 0))
    logging.shutdown()
    os._exit(0)


def _once(stop: Event) -> None:
    """Everything that is due, one after another. Raises Refused when something failed."""
    from andan.outbox.lanes import Lanes

    failed = [one.name for one in periodic(lambda: True) if not attempted(one)]
    lanes = Lanes(stop)
    while lanes.look():
        lanes.wait_until_empty(ONCE_WITHIN)
    if failed:
        raise Refused(f"Chưa xong: {', '.join(failed)}. Xem nhật ký.")
