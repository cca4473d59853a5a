"""The worker beside the server, as a real program: it delivers, it comes back when killed, it goes with the server."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest
from django.conf import LazySettings

from andan.kit import env
from andan.work import keeper, rounds
from tests.frame import site

SLACK = 3.0  # seconds
LETTER = """
import django, sys
django.setup()
from django.db import transaction
from andan.outbox.letters import Letter
from andan.outbox.posting import post
body = {"title": "Thẻ đã về", "text": sys.argv[1]}
with transaction.atomic():
    post(Letter(channel="email", address="chi@example.org", body=body, key=sys.argv[1]))
"""


@pytest.fixture(scope="module")
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A home with empty tables, where mail is laid into a folder."""
    home = tmp_path_factory.mktemp("home")
    told = site.environment(home, site.free_port()) | {"DJANGO_SETTINGS_MODULE": "andan.settings"}
    subprocess.run(site.andan("migrate"), env=told, check=True, capture_output=True, timeout=120)
    return told


@contextmanager
def served(surroundings: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    log = Path(surroundings["ANDAN_HOME"]) / "serve.log"
    with log.open("ab") as out:
        process = subprocess.Popen(site.andan("serve"), env=surroundings, stdout=out, stderr=out)
    try:
        site.wait(process, f"http://127.0.0.1:{surroundings['PORT']}", log)
        yield process
    finally:
        process.kill()
        process.wait()


def comes_true(question: Callable[[], object], within: float = 30) -> bool:
    until = time.monotonic() + within
    while time.monotonic() < until:
        if question():
            return True
        time.sleep(0.05)
    return False


def worker_of(process: subprocess.Popen[bytes]) -> int | None:
    """The process that `andan serve` keeps working."""
    for one in Path("/proc").glob("[0-9]*"):
        try:
            parent = one.joinpath("stat").read_text().rpartition(")")[2].split()[1]
            words = one.joinpath("cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if int(parent) == process.pid and b"work" in words:
            return int(one.name)
    return None


def is_gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def health(surroundings: dict[str, str]) -> dict[str, object]:
    with urllib.request.urlopen(f"http://127.0.0.1:{surroundings['PORT']}/healthz", timeout=10) as answer:
        told: dict[str, object] = json.load(answer)
    return told


def posted(surroundings: dict[str, str], text: str) -> None:
    subprocess.run([sys.executable, "-c", LETTER, text], env=surroundings, check=True, timeout=60)


def mail(surroundings: dict[str, str]) -> int:
    return len(list((Path(surroundings["ANDAN_HOME"]) / "mail").glob("*.eml")))


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_it_delivers_comes_back_and_goes(surroundings: dict[str, str]) -> None:
    with served(surroundings) as process:
        assert comes_true(lambda: health(surroundings)["worker"] == "working")
        posted(surroundings, "one")
        assert comes_true(lambda: mail(surroundings) == 1)
        first = worker_of(process)
        assert first
        os.kill(first, signal.SIGKILL)
        posted(surroundings, "two")
        assert comes_true(lambda: mail(surroundings) == 2)
        second = worker_of(process)
        assert second
        assert second != first
        assert stopped_in_time(process, keeper.STOP_WITHIN + 2) == 0
        assert is_gone(second)


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel tells a child only here")
def test_it_does_not_outlive_a_killed_server(surroundings: dict[str, str]) -> None:
    with served(surroundings) as process:
        assert comes_true(lambda: worker_of(process))
        child = worker_of(process)
        assert child
        process.kill()
        assert comes_true(lambda: is_gone(child), within=10)


def test_it_can_be_switched_off(surroundings: dict[str, str]) -> None:
    with served(surroundings | {"ANDAN_WORK": "0"}) as process:
        time.sleep(keeper.FIRST_START + 0.5)
        assert worker_of(process) is None


def test_alone_it_stops_at_once_and_leaves_word(surroundings: dict[str, str]) -> None:
    process = subprocess.Popen(site.andan("work"), env=surroundings, stderr=subprocess.PIPE)
    assert process.stderr
    assert comes_true(lambda: b"at work" in (process.stderr.readline() if process.stderr else b""))
    second = subprocess.run(site.andan("work", "--once"), env=surroundings, capture_output=True, timeout=60)
    assert (second.returncode, "đang chạy ở đây" in second.stderr.decode()) == (1, True)
    assert stopped_in_time(process) == 0
    process.stderr.close()
    state = subprocess.run(site.andan("outbox", "--json"), env=surroundings, capture_output=True, timeout=60)
    assert json.loads(state.stdout)["working"] is False


def test_a_carrier_that_hangs_does_not_keep_it(surroundings: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.settimeout(30)
        port = silent.getsockname()[1]
        told = surroundings | {
            "ANDAN_SMTP_URL": f"smtp://127.0.0.1:{port}",
            "ANDAN_MAIL_FROM": "a@example.org",
        }
        process = subprocess.Popen(site.andan("work"), env=told, stderr=subprocess.DEVNULL)
        posted(surroundings, "hangs")
        line, _ = silent.accept()
        assert stopped_in_time(process) == 0
        line.close()


def test_a_database_that_hangs_does_not_keep_it(surroundings: dict[str, str]) -> None:
    process = subprocess.Popen(site.andan("work"), env=surroundings, stderr=subprocess.PIPE)
    assert process.stderr
    with (
        process.stderr as log,
        closing(sqlite3.connect(f"{surroundings['ANDAN_HOME']}/andan.sqlite3")) as other,
    ):
        assert comes_true(lambda: b"at work" in log.readline())
        other.execute("BEGIN IMMEDIATE")
        assert stopped_in_time(process) in {0, -signal.SIGALRM}


def stopped_in_time(process: subprocess.Popen[bytes], seconds: float = keeper.STOP_WITHIN) -> int:
    """How it ended, once asked to; a machine with much to do may be late by SLACK."""
    began = time.monotonic()
    process.terminate()
    status = process.wait(30)
    assert time.monotonic() - began < seconds + SLACK
    return status


def test_once_does_what_is_due_and_ends(surroundings: dict[str, str]) -> None:
    before = mail(surroundings)
    posted(surroundings, "three")
    done = subprocess.run(site.andan("work", "--once"), env=surroundings, capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    assert mail(surroundings) == before + 1


@pytest.mark.parametrize(
    "name", ["andan.outbox.jobs:fly", "andan.nowhere:fly", "andan.outbox.jobs:forget_ended.x"]
)
def test_a_round_that_does_not_exist_stops_the_start(name: str, settings: LazySettings) -> None:
    settings.PERIODIC = {name: 60}
    with pytest.raises(env.Misconfigured, match=name):
        rounds.periodic(lambda: True)


def test_a_round_that_fails_goes_on_and_tells_no_secret(caplog: pytest.LogCaptureFixture) -> None:
    stop, runs = Event(), []

    def fails() -> None:
        runs.append(1)
        if len(runs) == 3:
            stop.set()
        raise ValueError("chi@example.org")

    thread = Thread(target=rounds.go_round, args=(rounds.Round("failing", fails, 0.001), stop))
    thread.start()
    thread.join(30)
    assert len(runs) == 3
    records = [record for record in caplog.records if record.name == "andan.work.rounds"]
    assert {(vars(one)["round"], vars(one)["error"]) for one in records} == {("failing", "ValueError")}
    assert "chi@" not in str([vars(record) for record in records])


def test_a_round_that_nobody_wants_rests() -> None:
    stop, asked, ran = Event(), [], []

    def wanted() -> bool:
        asked.append(1)
        if len(asked) == 3:
            stop.set()
        return False

    rounds.go_round(rounds.Round("idle", lambda: ran.append(1), 0.001, wanted), stop)
    assert not ran


def test_the_pause_grows_with_every_failure_but_not_for_ever() -> None:
    half = [rounds.pause_after(failures, 2, lambda: 0.5) for failures in range(7)]
    assert half == [2, 4, 8, 16, 30, 30, 30]
    assert rounds.pause_after(99, 3600, lambda: 0.5) == 3600
    assert rounds.pause_after(0, 10, lambda: 0) == 9
