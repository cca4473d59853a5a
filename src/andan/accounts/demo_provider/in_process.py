"""The road from the relying party to the demo provider when both are this very program.

Every message is the one that would go over the wire, through the whole application; only the socket is left out. Over a
socket each sign-in would hold one thread of the server while it waits for another one, and as many sign-ins at once as
there are threads would stop the server until they time out.
"""

import io
import sys
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import requests
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from requests.adapters import BaseAdapter


class InProcess(BaseAdapter):
    """Hands each request to Django in the same thread, inside the request that asks."""

    def send(self, request: requests.PreparedRequest, *_args: Any, **_more: Any) -> requests.Response:
        asked = WSGIRequest(_environ(request))
        answer: Any = _application().get_response(asked)
        asked.close()
        said = requests.Response()
        said.url, said.request, said.status_code = str(request.url), request, answer.status_code
        said.headers.update(answer.headers.items())
        said._content = answer.content
        return said

    def close(self) -> None:
        """Nothing is open."""


@cache
def _application() -> WSGIHandler:
    return WSGIHandler()


def _environ(request: requests.PreparedRequest) -> dict[str, Any]:
    """The request as WSGI (PEP 3333) tells it."""
    address = urlsplit(str(request.url))
    body = request.body or b""
    content = body if isinstance(body, bytes) else str(body).encode()
    headers = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in request.headers.items()}
    return {
        **headers,
        "REQUEST_METHOD": str(request.method),
        "PATH_INFO": address.path,
        "QUERY_STRING": address.query,
        "CONTENT_TYPE": request.headers.get("Content-Type", ""),
        "CONTENT_LENGTH": str(len(content)),
        "SERVER_NAME": address.hostname or "",
        "SERVER_PORT": str(address.port or 443),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": address.netloc,
        "HTTP_ACCEPT_ENCODING": "identity",
        "wsgi.url_scheme": address.scheme,
        "wsgi.input": io.BytesIO(content),
        "wsgi.errors": sys.stderr,
    }
