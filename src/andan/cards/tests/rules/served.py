"""A house in a thread, and somebody at the other end of a real socket."""

import asyncio
import json
import socket
import threading
from pathlib import Path
from typing import NamedTuple

import uvloop

from andan.cards.limits import Allowance
from andan.cards.lookup import protocol
from andan.cards.lookup.house import House
from andan.cards.lookup.replies import PATH
from andan.cards.lookup.site import Site
from andan.cards.lookup.window import Window
from andan.cards.tests.rules.published import SECRET, TODAY

HIT = b'{"name":"nguyen thi mau","birth_date":"19970709"}'
MISS = b'{"name":"nguyen thi mai","birth_date":"19970709"}'
FORM = b"name=nguyen+thi+mau&birth_date_0=9&birth_date_1=7&birth_date_2=1997"


class Heard(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> dict[str, str]:
        told: dict[str, str] = json.loads(self.body)
        return told


class Running:
    """A house in a thread of its own, on a port of its own."""

    def __init__(self, folder: Path, *, connections: int = 200, proxies: int = 0, free: float = 1e9) -> None:
        window = Window(folder, SECRET, allowance=Allowance(free, free, free), today=lambda: TODAY)
        self.house = House(Site(window), proxies=proxies, connections=connections)
        self.port, self._loop = 0, uvloop.new_event_loop()
        self._stop = asyncio.Event()
        self._up = threading.Event()
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=(self._serve(),))
        self._thread.start()
        assert self._up.wait(5)

    async def _serve(self) -> None:
        self.house.tick(self._loop.time())
        listener = socket.create_server(("127.0.0.1", 0))
        self.port = listener.getsockname()[1]
        server = await self._loop.create_server(lambda: protocol.Connection(self.house), sock=listener)
        self._up.set()
        await self._stop.wait()
        server.close()
        await self.house.close()

    def later(self, seconds: float) -> None:
        """Let the clock of the house be `seconds` later."""
        done = threading.Event()

        def tick() -> None:
            self.house.tick(self.house.now + seconds)
            done.set()

        self._loop.call_soon_threadsafe(tick)
        assert done.wait(5)

    def close(self) -> None:
        if self._loop.is_closed():
            return
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)
        self._loop.close()


def line(running: Running) -> socket.socket:
    return socket.create_connection(("127.0.0.1", running.port), timeout=5)


def post(body: bytes, path: str = PATH, kind: str = "application/json", more: str = "") -> bytes:
    head = f"POST {path} HTTP/1.1\r\nHost: a\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n{more}\r\n"
    return head.encode() + body


def get(path: str, more: str = "", method: str = "GET") -> bytes:
    return f"{method} {path} HTTP/1.1\r\nHost: a\r\n{more}\r\n".encode()


def hear(stream: socket.socket, *, bare: bool = False) -> Heard:
    """One response; `bare` when it has no body in spite of its length."""
    file = stream.makefile("rb", buffering=0)
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        piece = file.read(1)
        if not piece:
            raise ConnectionError("the server hung up")
        head += piece
    first, *rest = head.decode().strip().split("\r\n")
    headers = {name.lower(): text for name, text in (one.split(": ", 1) for one in rest)}
    size = 0 if bare else int(headers.get("content-length", 0))
    body = b""
    while len(body) < size:
        body += file.read(size - len(body)) or b""
    return Heard(int(first.split()[1]), headers, body)


def asked(running: Running, request: bytes, *, bare: bool = False) -> Heard:
    with line(running) as stream:
        stream.sendall(request)
        return hear(stream, bare=bare)


def is_hung_up(stream: socket.socket) -> bool:
    """Whether the server closes; what it still sends is read."""
    try:
        while stream.recv(65_536):
            pass
    except ConnectionResetError:
        pass
    return True
