"""A mail server on this machine that keeps what it is given. As much of RFC 5321 as one client needs."""

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread


class Catcher(ThreadingTCPServer):
    """`got`: what came. `says`: answers other than the usual ones, by the first word of a command."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.got: list[EmailMessage] = []
        self.says: dict[str, str] = {}

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class _Talk(StreamRequestHandler):
    server: Catcher

    def handle(self) -> None:
        self._say("220 here")
        while line := self.rfile.readline():
            word = line.split()[0].upper().decode()
            if word == "DATA" and word not in self.server.says:
                self._take_in()
            self._say(self.server.says.get(word, "221 bye" if word == "QUIT" else "250 fine"))
            if word == "QUIT":
                return

    def _take_in(self) -> None:
        self._say("354 go on")
        raw = b""
        while (line := self.rfile.readline()) != b".\r\n":
            raw += line.removeprefix(b".") if line.startswith(b"..") else line
        message = message_from_bytes(raw, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.server.got.append(message)

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@contextmanager
def caught() -> Iterator[Catcher]:
    with Catcher() as server:
        Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
