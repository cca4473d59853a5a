"""The relying party's own requests, answered in this process instead of over a socket."""

from typing import Any
from urllib.parse import urlsplit

import requests
from django.test import Client
from requests.adapters import BaseAdapter

SENT = {"Authorization", "Content-Type"}


class InProcess(BaseAdapter):
    """Hands each request to the same Django, headers and body unchanged."""

    def send(self, request: requests.PreparedRequest, *_args: Any, **_more: Any) -> requests.Response:
        address = urlsplit(str(request.url))
        said_in: dict[str, Any] = {name: value for name, value in request.headers.items() if name in SENT}
        answer = Client().generic(
            str(request.method),
            f"{address.path}?{address.query}",
            str(request.body or ""),
            content_type=said_in.pop("Content-Type", ""),
            headers={**said_in, "Host": address.netloc},
        )
        said = requests.Response()
        said.status_code, said._content, said.url = answer.status_code, answer.content, str(request.url)
        said.headers.update(answer.headers.items())
        return said

    def close(self) -> None:
        """Nothing is open."""


def session() -> requests.Session:
    made = requests.Session()
    made.mount("http://", InProcess())
    return made
