"""The lookup in front of Django, in the same process: a question of a few bytes needs no session, cookie or template.

Whatever is not a POST to the lookup goes on to the application. The ninja route (api.py) gives the same replies.
"""

import sys
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from typing import Any

from andan.cards.limits import address_of
from andan.cards.lookup import asking, replies
from andan.cards.lookup.asking import LARGEST
from andan.cards.lookup.replies import PATH, Reply
from andan.cards.lookup.window import Window
from andan.kit.refusals import Refused
from andan.web.turns import Turns

Environ = dict[str, Any]
Headers = list[tuple[str, str]]
Wsgi = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

# Bodies that may be waited for at a time: each holds a thread. Most are there already, and take a quick place without
# a count of who they are; whoever keeps all of those gets a few of the others, which are counted by address.
QUICK, READERS, OF_ONE = 48, 16, 8
_OF_ONE_ANSWER = {
    "allow",
    "cache-control",
    "content-length",
    "content-type",
    "retry-after",
    "set-cookie",
    "vary",
    "x-request-id",
}
# What only a browser heeds that draws an answer as a page. These answers are JSON or plain text, and say so (nosniff).
# Nor do they have the number by which an answer is found in the log: the log has no line for one of these.
_OF_A_PAGE = {
    "content-security-policy",
    "cross-origin-opener-policy",
    "permissions-policy",
    "referrer-policy",
    "x-frame-options",
}
_STATUS_LINES = {
    200: "200 OK",
    400: "400 Bad Request",
    413: "413 Content Too Large",
    415: "415 Unsupported Media Type",
    422: "422 Unprocessable Content",
    429: "429 Too Many Requests",
    503: "503 Service Unavailable",
}


class Door:
    """`headers` are those that Django gives every answer; `proxies` of our own stand before us."""

    def __init__(self, application: Wsgi, window: Window, headers: Headers, proxies: int) -> None:
        self.application, self.window, self.proxies = application, window, proxies
        spoken = [(name, text) for name, text in headers if name.lower() not in _OF_A_PAGE]
        self.headers: Headers = [*spoken, ("Cache-Control", "no-store")]
        self.answers: Headers = [*self.headers, ("Content-Type", replies.JSON)]
        self.quick: list[None] = [None] * QUICK  # places, taken and given back in one step each
        self.readers = Turns(READERS, OF_ONE)

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["PATH_INFO"] != PATH or environ["REQUEST_METHOD"] != "POST":
            return self.application(environ, start_response)
        address = address_in(environ, self.proxies)
        told = self._body(environ, address)
        if isinstance(told, bytes):
            told = self.window.told(environ.get("CONTENT_TYPE", ""), told, address)
            if isinstance(told, bytes):
                start_response("200 OK", self.answers)
                return [told]
        else:
            self.window.count(told.status)
        headers = [*self.headers, ("Content-Type", told.kind)]
        if told.retry_after:
            headers.append(("Retry-After", str(told.retry_after)))
        start_response(_STATUS_LINES[told.status], headers)
        return [told.body]

    def _body(self, environ: Environ, address: str) -> bytes | Reply:
        """The whole body, or why it is not taken. One that is announced as too long is not even read."""
        said = environ.get("CONTENT_LENGTH") or ""
        announced = int(said) if said.isdecimal() else 0
        if announced > LARGEST:
            return replies.refused(asking.too_large())
        try:
            self.quick.pop()
            is_quick = True
        except IndexError:
            if not self.readers.take(address):
                return replies.refused(Full())
            is_quick = False
        try:
            body: bytes = environ["wsgi.input"].read(announced or LARGEST + 1)
        except OSError:
            return replies.refused(CutShort())
        finally:
            if is_quick:
                self.quick.append(None)
            else:
                self.readers.sent(address)
                self.readers.leave()
        return body if len(body) >= announced else replies.refused(CutShort())


def address_in(environ: Environ, proxies: int) -> str:
    """From where a request comes, as far as `proxies` of our own vouch for it; see limits.address_of."""
    remote: str = environ.get("REMOTE_ADDR", "")
    if not proxies and ":" not in remote:
        return remote
    return address_of(remote, environ.get("HTTP_X_FORWARDED_FOR", ""), proxies)


def headers_given_by(django: Wsgi, hosts: Sequence[str]) -> Headers:
    """What Django puts on every answer here: it is asked once, so that nothing of settings is said twice."""
    host = next((one.lstrip(".") for one in hosts if one != "*"), "localhost")
    heard: Headers = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": PATH,
        "SERVER_NAME": host,
        "SERVER_PORT": "443",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_X_FORWARDED_PROTO": "https",
        "wsgi.url_scheme": "https",
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
    }
    answer = django(environ, lambda _status, headers, *_: heard.extend(headers))
    getattr(answer, "close", lambda: None)()
    return [(name, text) for name, text in heard if name.lower() not in _OF_ONE_ANSWER]


class CutShort(asking.Unreadable):
    def __init__(self) -> None:
        super().__init__("Yêu cầu bị ngắt giữa chừng. Gửi lại.")


class Full(Refused):
    status = 503
    code = "busy"

    def __init__(self) -> None:
        super().__init__("Đang nhận quá nhiều câu hỏi cùng lúc. Đợi một phút rồi hỏi lại.")
