"""The server that stands alone, over real sockets: what the hostile send, how it is replaced and how it stops."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from andan.cards.limits import Allowance
from andan.cards.lookup import protocol
from andan.cards.lookup.house import House
from andan.cards.lookup.pages import HERE
from andan.cards.lookup.site import Site
from andan.cards.lookup.window import Window
from andan.cards.tests.rules import published
from andan.cards.tests.rules.published import publish
from andan.cards.tests.rules.served import HIT, Running, asked, get, hear, is_hung_up, line, post


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("served")
    publish(made)
    return made


@pytest.fixture
def running(folder: Path) -> Iterator[Running]:
    house = Running(folder)
    yield house
    house.close()


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400),
        (b"GET / HTTP/9.9\r\n\r\n", 400),
        (b"GET /\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n", 400),
        (
            b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            400,
        ),
        (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999999\r\n\r\n", 400),
        (get("/", "X: a\r\n b\r\n"), 400),
        (get("/", f"X: {'a' * 9_000}\r\n"), 431),
        (get("/" + "a" * 9_000), 431),
        (get("/", "X: a\r\n" * 3_000), 431),
        (b"GET / HTTP/1.1\r\nX: " + b"a" * 40_000, 431),
        (post(b"x" * 4_097), 413),
        (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n", 413),
        (b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n" + b"x" * 9_000, 413),
        (b"CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n", 404),
    ],
)
def test_what_is_broken_or_too_much_is_refused_and_hung_up_on(
    running: Running, request_: bytes, status: int
) -> None:
    with line(running) as stream:
        stream.sendall(request_)
        assert hear(stream).status == status
        assert is_hung_up(stream)
    assert asked(running, post(HIT)).status == 200


def test_a_wish_for_another_protocol_ends_the_line(running: Running) -> None:
    with line(running) as stream:
        stream.sendall(get("/healthz", "Connection: Upgrade\r\nUpgrade: websocket\r\n") + b"\x81\x85")
        assert hear(stream).status == 200
        assert is_hung_up(stream)


def test_too_many_requests_in_one_piece_end_the_line(running: Running) -> None:
    with line(running) as stream:
        stream.sendall(get(HERE) * 2_000)
        assert is_hung_up(stream)
    assert asked(running, post(HIT)).status == 200


def test_who_sends_slowly_is_hung_up_on(running: Running) -> None:
    """However much comes, byte by byte: a request has ten seconds."""
    with line(running) as slow, line(running) as silent, line(running) as idle:
        idle.sendall(get("/healthz"))
        hear(idle)
        slow.sendall(b"POST / HTTP/1.1\r\nX: ")
        for _ in range(3):
            running.later(protocol.REQUEST_SECONDS / 3 + 0.2)
            try:
                slow.sendall(b"a")
            except OSError:
                break
        assert is_hung_up(slow)
        assert is_hung_up(silent)
        idle.sendall(get("/healthz"))
        assert hear(idle).status == 200, "who rests has longer"
        running.later(protocol.REST_SECONDS + 1)
        assert is_hung_up(idle)


def test_who_does_not_read_stops_being_served(running: Running) -> None:
    with line(running) as stream:
        stream.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        stream.settimeout(1)
        assert sent_until_stopped(stream, most=60_000_000) < 60_000_000
    assert asked(running, post(HIT)).status == 200


def sent_until_stopped(stream: socket.socket, most: int) -> int:
    """How many bytes went out before nobody took any more."""
    sent = 0
    try:
        while sent < most:
            sent += stream.send(get(HERE) * 20)
    except OSError:
        pass
    return sent


def test_there_is_room_for_so_many(folder: Path) -> None:
    running = Running(folder, connections=8)
    try:
        held = [line(running) for _ in range(2)]
        for stream in held:
            stream.sendall(get("/healthz"))
            assert hear(stream).status == 200
        with line(running) as refused:
            assert is_hung_up(refused), "a fourth of the room for one address"
        for stream in held:
            stream.close()
        until = time.monotonic() + 10
        while not is_let_in(running) and time.monotonic() < until:
            time.sleep(0.01)
        assert is_let_in(running)
    finally:
        running.close()


class Line(asyncio.Transport):
    """A line of IPv6 that only knows who is at its other end."""

    def __init__(self, peer: str) -> None:
        super().__init__({"peername": (peer, 40_001, 0, 0)})
        self.is_aborted = False

    def abort(self) -> None:
        self.is_aborted = True


def test_a_household_has_the_room_of_one(folder: Path) -> None:
    """Of IPv6 one line of the telephone has more addresses than there is room."""
    house = House(Site(Window(folder, published.SECRET, allowance=Allowance())), connections=8)
    lines = [Line(f"2001:db8::{number}") for number in range(3)] + [Line("2001:db8:0:1::1")]
    for one in lines:
        protocol.Connection(house).connection_made(one)
    assert [one.is_aborted for one in lines] == [False, False, True, False]


def is_let_in(running: Running) -> bool:
    """Whether somebody who asks now is answered; a server notices a little later that a line was closed."""
    try:
        return asked(running, post(HIT)).status == 200
    except OSError:
        return False


def test_a_bug_is_told_without_what_was_asked(
    running: Running, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise LookupError("nguyen thi mau")

    monkeypatch.setattr(running.house.site.window, "told", broken)
    heard = asked(running, post(HIT))
    assert heard.status == 500
    assert b"mau" not in heard.body
    assert [record.__dict__["error"] for record in caplog.records] == ["LookupError"]
    assert "nguyen" not in "".join(str(vars(record)) for record in caplog.records)


# --- while it is replaced, and when it stops ----------------------------------------------------------------------


def test_no_request_fails_while_the_publication_is_replaced(tmp_path: Path) -> None:
    publish(tmp_path)
    running = Running(tmp_path)
    statuses: list[str] = []
    until = time.monotonic() + 2.5

    def ask() -> None:
        with line(running) as stream:
            while time.monotonic() < until:
                stream.sendall(post(HIT))
                statuses.append(hear(stream).json()["status"])

    askers = [threading.Thread(target=ask) for _ in range(3)]
    try:
        for one in askers:
            one.start()
        full = True
        while time.monotonic() < until:
            full = not full
            publish(tmp_path, found=() if full else [published.record(published.OVER)])
            time.sleep(0.05)
        for one in askers:
            one.join(5)
    finally:
        running.close()
    assert len(statuses) > 100
    assert set(statuses) <= {"arrived", "not_yet"}


def test_it_stops_at_once_and_answers_what_it_was_asked(running: Running) -> None:
    with line(running) as resting, line(running) as asking:
        resting.sendall(get("/healthz"))
        hear(resting)
        asking.sendall(post(HIT))
        assert hear(asking).status == 200
        began = time.monotonic()
        running.close()
        assert is_hung_up(resting)
        assert is_hung_up(asking)
        assert time.monotonic() - began < 2
