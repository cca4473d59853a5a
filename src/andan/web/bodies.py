"""What is sent is read to its end before anybody works on it.

The server has few threads at work, because more of them only wait for one another. A telephone on a bad line may need
minutes for one video: four of those, or four idle sockets of somebody hostile, must not keep everybody else waiting. So
a body is taken in first, by one of many threads that only wait, and only a whole request takes a seat. Nobody cuts off
who sends nothing at all: one address holds only some of those threads.
"""

from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from andan.web.seats import Environ, Seats, Wsgi
from andan.web.turns import Turns

IN_MEMORY = 1_000_000  # bytes of a body; the rest of a larger one waits on disk
NEVER_ON_DISK = ("/can-bo/the/", "/tra-cuu-the/")  # where people's cards are sent: never more than IN_MEMORY
SMALLER = {"/kiem-chung/": 5_500_000}  # open to everybody, and no paper is larger: a file of 5 MB in a form
_PIECE = 64 * 1024
_CUT_SHORT = ("400 Bad Request", "Yêu cầu bị ngắt giữa chừng. Gửi lại.")
_FULL = ("503 Service Unavailable", "Đang nhận quá nhiều tệp cùng lúc. Đợi một phút rồi gửi lại.")


class BodiesFirst:
    """Lets `readers` have their turn to send, and at most `seats` requests be worked on at a time.

    Files have as many seats of their own: cleaning them may take a minute, and pages are not to wait for that. A body
    above `largest` bytes is left unread: the application refuses it by its length alone. `address` tells from where a
    request comes.
    """

    def __init__(
        self,
        application: Wsgi,
        *,
        seats: int,
        readers: Turns,
        largest: int,
        workspace: Path,
        address: Callable[[Environ], str],
    ) -> None:
        self.largest, self.workspace = largest, workspace
        self.seats, self.seats_of_files = Seats(application, seats), Seats(application, seats)
        self.readers, self.address = readers, address

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        length = length_of(environ)
        if not 0 < length <= most_of(environ.get("PATH_INFO", ""), self.largest):
            self.seats.take()
            return self.seats.work(environ, start_response)
        seats = self.seats_of_files if brings_files(environ) else self.seats
        with self._place_for(length) as body:
            refusal = self._take_in(environ, body, length, seats)
            if refusal:
                return _answer(refusal, start_response)
            return seats.work({**environ, "wsgi.input": body}, start_response)

    def _place_for(self, length: int) -> IO[bytes]:
        small = length <= IN_MEMORY
        return BytesIO() if small else SpooledTemporaryFile(IN_MEMORY, dir=str(self.workspace))

    def _take_in(self, environ: Environ, body: Any, length: int, seats: Seats) -> tuple[str, str] | None:
        """Copy the body and take a seat, or say why not.

        Who brings files keeps the place until seated, so that never more than `readers` wait for their slow cleaning;
        who sent a form or a report waits for a seat as whoever only reads does.
        """
        address = self.address(environ)
        if not self.readers.take(address):
            return _FULL
        try:
            if not self._copied(environ, body, length, address):
                return _CUT_SHORT
            if seats is self.seats_of_files:
                seats.take()
        finally:
            self.readers.leave()
        if seats is self.seats:
            seats.take()
        return None

    def _copied(self, environ: Environ, body: Any, length: int, address: str) -> bool:
        try:
            return _copied(environ["wsgi.input"], body, length)
        finally:
            self.readers.sent(address)


def _copied(source: Any, body: Any, length: int) -> bool:
    """Whether all of it came. Half a form is not a shorter form: nobody shall work on what was cut off."""
    left = length
    try:
        while left and (piece := source.read(min(_PIECE, left))):
            body.write(piece)
            left -= len(piece)
    except OSError:
        return False
    body.seek(0)
    return left == 0


def most_of(path: str, largest: int) -> int:
    """How many bytes may be sent to `path`, of the `largest` that may be sent anywhere."""
    if path.startswith(NEVER_ON_DISK):
        return min(largest, IN_MEMORY)
    return min([largest, *(most for start, most in SMALLER.items() if path.startswith(start))])


def length_of(environ: Environ) -> int:
    """The announced length in bytes; 0 when none is announced, or nothing that can be counted."""
    said = environ.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isdecimal() else 0


def brings_files(environ: Environ) -> bool:
    return str(environ.get("CONTENT_TYPE", "")).lower().startswith("multipart/")


def _answer(refusal: tuple[str, str], start_response: Callable[..., Any]) -> list[bytes]:
    status, sentence = refusal
    body = sentence.encode()
    headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Cache-Control", "no-store"),
        ("Retry-After", "60"),
    ]
    start_response(status, headers)
    return [body]
