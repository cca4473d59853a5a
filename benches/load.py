"""A load maker: raw sockets with keep-alive, each asking again as soon as it is answered.

`python -m benches.load` reads what to send from standard input, in a process of its own, and prints what came back.
"""

import json
import selectors
import socket
import sys
import time
from dataclasses import asdict, dataclass, field

WAIT = 15.0  # seconds for an answer
PIECE = 65_536


@dataclass(frozen=True, slots=True)
class Volley:
    """What to send: one request over `connections` for `seconds`; `status` is the answer that counts."""

    port: int
    method: str
    path: str
    status: int
    seconds: float
    connections: int = 16
    token: str = ""
    body: str = ""

    @property
    def request(self) -> bytes:
        """The bytes of one request."""
        body = self.body.encode()
        head = [
            f"{self.method} {self.path} HTTP/1.1",
            f"Host: 127.0.0.1:{self.port}",
            *([f"Authorization: Bearer {self.token}"] if self.token else []),
            *(["Content-Type: application/json", f"Content-Length: {len(body)}"] if body else []),
        ]
        return "\r\n".join([*head, "", ""]).encode() + body


@dataclass(slots=True)
class Answers:
    """`rate` in answers a second, `median` and `slow` in milliseconds; `wrong` counts answers not asked for."""

    rate: float = 0.0
    median: float = 0.0
    slow: float = 0.0  # the 99th percentile
    wrong: int = 0


@dataclass(slots=True)
class _Line:
    """One connection, and what of an answer has come."""

    socket: socket.socket
    asked: float = 0.0
    come: bytearray = field(default_factory=bytearray)

    def ask(self, request: bytes) -> None:
        self.come.clear()
        self.asked = time.perf_counter()
        self.socket.sendall(request)

    def hear(self) -> int | None:
        """The status once the answer is whole. Raises ConnectionError when the server hung up."""
        piece = self.socket.recv(PIECE)
        if not piece:
            raise ConnectionError("the server hung up")
        self.come += piece
        head, found, body = self.come.partition(b"\r\n\r\n")
        if not found or len(body) < _length(head):
            return None
        return int(head[9:12])


def _length(head: bytearray) -> int:
    _, _, rest = head.lower().partition(b"content-length:")
    return int(rest.split(b"\r\n", 1)[0])


def fire(volley: Volley) -> Answers:
    """Send for the time asked for. The first answer of each connection is not counted."""
    request, times, wrong = volley.request, [], 0
    with selectors.DefaultSelector() as waiting:
        for _ in range(volley.connections):
            line = _Line(socket.create_connection(("127.0.0.1", volley.port), timeout=WAIT))
            line.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            waiting.register(line.socket, selectors.EVENT_READ, line)
            line.ask(request)
        began = time.perf_counter()
        while (now := time.perf_counter()) - began < volley.seconds:
            for ready, _ in waiting.select(WAIT):
                line = ready.data
                status = line.hear()
                if status is not None:
                    wrong += status != volley.status
                    times.append(time.perf_counter() - line.asked)
                    line.ask(request)
        for ready in list(waiting.get_map().values()):
            ready.data.socket.close()
    return _summed(times, now - began, wrong)


def _summed(times: list[float], seconds: float, wrong: int) -> Answers:
    times.sort()
    if not times:
        raise RuntimeError("the server answered nothing")
    milliseconds = [time * 1000 for time in times]
    return Answers(
        rate=len(times) / seconds,
        median=milliseconds[len(times) // 2],
        slow=milliseconds[len(times) * 99 // 100],
        wrong=wrong,
    )


if __name__ == "__main__":
    print(json.dumps(asdict(fire(Volley(**json.load(sys.stdin))))))
