"""One connection of the server that stands alone: HTTP/1.1 by httptools, bounded in every direction.

A head of 8 kB, a body of 4 kB, ten seconds for a whole request, half a minute of rest, sixty-four requests at a time.
"""

import asyncio

import httptools

from andan.cards.limits import address_of
from andan.cards.lookup.asking import LARGEST
from andan.cards.lookup.house import House
from andan.cards.lookup.replies import PATH

HEAD = 8_192  # bytes
REQUEST_SECONDS, REST_SECONDS, LINGER_SECONDS = 10, 30, 2
AT_A_TIME = 64  # requests in one piece of what came
HEADS, SHORT = (
    16,
    512,
)  # heads that a line is known by, and how long one may be: as many bytes as one head at most
_TOO_LONG = "Phần đầu của yêu cầu dài quá 8 kB."
_TOO_LARGE = "Nội dung gửi lên quá lớn. Chỉ gửi họ tên và ngày sinh."
_BROKEN = "Không đọc được yêu cầu này."
MOST_IGNORED = 262_144  # bytes of somebody who was hung up on and still sends
API = PATH.encode()
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
Known = tuple[
    bytes, str, str
]  # a head that was parsed on this line, and what it said: the kind, and from where


class Refusing(Exception):  # noqa: N818 - ends the reading of a request
    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(status)
        self.status, self.sentence = status, sentence


class Connection(asyncio.Protocol):
    """httptools calls the `on_…` methods. `until` is the moment (loop time) at which the house hangs up."""

    __slots__ = (
        "_again",
        "_body",
        "_came",
        "_expects",
        "_forwarded",
        "_from",
        "_headed",
        "_is_idle",
        "_kind",
        "_parser",
        "_sent",
        "_sized",
        "_url",
        "address",
        "house",
        "transport",
        "until",
    )

    def __init__(self, house: House) -> None:
        self.house = house
        self.transport: asyncio.Transport | None = None
        self._parser: httptools.HttpRequestParser | None = httptools.HttpRequestParser(self)
        self._sent: list[bytes] = []
        self._again: dict[int, Known] = {}  # by the size of the whole request
        self._came, self._from = 0, ""
        self.on_message_begin()
        self._is_idle = True

    # --- the socket ---------------------------------------------------------------------------------------------------
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport  # type: ignore[assignment]
        peer = transport.get_extra_info("peername")
        self.address = address_of(str(peer[0]), "", 0) if isinstance(peer, tuple) else ""
        self.until = self.house.now + REQUEST_SECONDS
        if not self.house.let_in(self):
            transport.abort()  # type: ignore[attr-defined]

    def connection_lost(self, exc: Exception | None) -> None:
        self.house.let_go(self)
        self._parser = None

    def pause_writing(self) -> None:
        """Who does not read the answers sends no more questions."""
        if self.transport is not None:
            self.transport.pause_reading()

    def resume_writing(self) -> None:
        if self.transport is not None and not self.transport.is_closing():
            self.transport.resume_reading()

    def data_received(self, data: bytes) -> None:
        again = self._again.get(len(data))
        if again is not None and self._is_idle and data.startswith(again[0]):
            self._answer_again(again, data)
            return
        parser, is_from_its_start = self._parser, self._is_idle
        self._came += len(data)
        if parser is None:
            if self._came > MOST_IGNORED:
                self.hang_up()
            return
        try:
            parser.feed_data(data)
        except httptools.HttpParserCallbackError as error:
            self._refuse(error.__context__)
        except (httptools.HttpParserError, httptools.HttpParserUpgrade):
            self._refuse(None)
        else:
            if self._came > HEAD + LARGEST:
                self._refuse(Refusing(413, _TOO_LARGE) if self._headed else Refusing(431, _TOO_LONG))
            if is_from_its_start and self._is_idle:
                self._remember(data)
        self._flush()

    def _remember(self, data: bytes) -> None:
        """A program asks again under the same head, which says the same as before: it is not parsed twice."""
        size, is_open = len(data) - len(self._body), self._parser is not None
        is_one_question = len(self._sent) == 1 and self._sized and self._url == API and not self._expects
        if is_one_question and is_open and size <= SHORT and data.endswith(self._body):
            if len(self._again) >= HEADS:
                self._again.clear()
            self._again[len(data)] = (data[:size], self._kind, self._from)

    def _answer_again(self, known: Known, data: bytes) -> None:
        head, kind, address = known
        try:
            response = self.house.site.lookup(kind, data[len(head) :], address)
        except Exception as error:
            self._refuse(error)
            return
        if self.transport is not None:
            self.transport.write(response)
        self.until = self.house.now + REST_SECONDS

    # --- the parser ---------------------------------------------------------------------------------------------------
    def on_message_begin(self) -> None:
        self._url, self._kind, self._forwarded, self._body = b"", "", b"", b""
        self._headed, self._sized, self._expects, self._is_idle = 0, False, False, False

    def on_url(self, url: bytes) -> None:
        self._url += url

    def on_header(self, name: bytes, value: bytes) -> None:
        self._headed += len(name) + len(value) + 4
        if self._headed > HEAD:
            raise Refusing(431, _TOO_LONG)
        size = len(name)
        if size == 12 and name.lower() == b"content-type":
            self._kind = value.decode("latin-1")
        elif size == 14 and name.lower() == b"content-length":
            self._sized = True
            if int(value) > LARGEST:
                raise Refusing(413, _TOO_LARGE)
        elif size == 15 and name.lower() == b"x-forwarded-for":
            self._forwarded = b",".join((self._forwarded, value)) if self._forwarded else value
        elif size == 6 and name.lower() == b"expect":
            self._expects = value.lower() == b"100-continue"

    def on_headers_complete(self) -> None:
        if len(self._url) > HEAD:
            raise Refusing(431, _TOO_LONG)
        self._headed = self._headed or 1
        if self._expects and self.transport is not None:
            self._sent.append(CONTINUE)

    def on_body(self, piece: bytes) -> None:
        self._body += piece
        if len(self._body) > LARGEST:
            raise Refusing(413, _TOO_LARGE)

    def on_message_complete(self) -> None:
        parser = self._parser
        if parser is None or len(self._sent) >= AT_A_TIME:
            raise Refusing(400, _BROKEN)
        house, address = self.house, self.address
        if house.proxies:
            address = address_of(address, self._forwarded.decode("latin-1"), house.proxies)
        kind, method = self._kind, parser.get_method()
        if self._url == API and method == b"POST":
            self._from = address
            response = house.site.lookup(kind, self._body, address)
        elif parser.get_http_version() == "0.9":
            raise Refusing(400, _BROKEN)
        else:
            path = self._url.partition(b"?")[0].decode("latin-1")
            response = house.site.respond(method.decode("latin-1"), path, kind, self._body, address)
        self._sent.append(response)
        self.until = house.now + REST_SECONDS
        self._came, self._is_idle = 0, True
        if house.is_closing or not parser.should_keep_alive():
            self._end()

    # --- what goes out ------------------------------------------------------------------------------------------------
    def _flush(self) -> None:
        sent = self._sent
        if sent and self.transport is not None:
            self.transport.write(sent[0] if len(sent) == 1 else b"".join(sent))
            sent.clear()

    def _refuse(self, error: BaseException | None) -> None:
        """Say why, then hang up once it was read, or soon."""
        if self._parser is None:
            return
        told = error if isinstance(error, Refusing) else Refusing(400, _BROKEN)
        if error is not None and not isinstance(error, Refusing | ValueError):
            self.house.report(error)
            told = Refusing(500, "Máy chủ đang lỗi. Thử lại sau ít phút.")
        self._sent.append(self.house.site.refusal(told.status, told.sentence, "Connection: close\r\n"))
        self._end()

    def finish(self) -> None:
        """The house closes: whoever is not in the middle of a question is hung up on once all answers are out."""
        self._again.clear()
        if self.transport is not None and self._is_idle:
            self.transport.close()

    def hang_up(self) -> None:
        if self.transport is not None:
            self.transport.abort()

    def _end(self) -> None:
        self._parser = None
        self._again.clear()
        self._flush()
        self.until = self.house.now + LINGER_SECONDS
        if self.transport is not None and not self.transport.is_closing():
            self.transport.write_eof()
