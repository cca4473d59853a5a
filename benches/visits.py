"""A citizen's visit to every page: bytes over the wire from the real server, and questions asked of the database.

`python -m benches.visits PORT` runs in the server's own home and prints `[{"page", "bytes", "queries"}]`.
"""

import gzip
import json
import logging
import re
import sys
import urllib.request
from collections.abc import Iterator
from urllib.parse import urljoin

import django

django.setup()
logging.disable(logging.INFO)

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from andan.accounts.testing import sign_in_citizen  # noqa: E402
from andan.reports.forms.wizard.steps import SCREENS  # noqa: E402
from andan.reports.models import Report  # noqa: E402
from andan.reports.tests import typed  # noqa: E402

ASSET = re.compile(r'<(?:link|script)[^>]+?(?:href|src)="(/static/[^"]+\.(?:css|js|woff2))"')
FACE = re.compile(r"url\([\"']?([^\"')]+\.woff2)")


def visits(port: int) -> Iterator[dict[str, object]]:
    """Each page once, by somebody who is signed in, then by somebody who only has a receipt code."""
    browser = Browser(port)
    sign_in_citizen(browser.client, "an")
    for name, address in (
        ("home", "/"),
        ("search", "/tim-kiem/?q=phuong+hong+bang"),
        ("my reports, none", "/phan-anh/"),
    ):
        yield browser.visit(name, address)
    typed.fill_in(browser.client)
    for screen in SCREENS:
        yield browser.visit(f"wizard, screen {screen.place}", typed.address(screen.slug))
    typed.send(browser.client)
    sent = Report.objects.latest("pk")
    yield browser.visit("my reports", "/phan-anh/")
    yield browser.visit("one report", f"/phan-anh/{sent.code}/")
    yield from _followed(port)


def _followed(port: int) -> Iterator[dict[str, object]]:
    browser = Browser(port)
    typed.fill_in(browser.client, person=typed.ANONYMOUS)
    typed.send(browser.client)
    sent = Report.objects.latest("pk")
    yield browser.visit("follow, the code", "/theo-doi/")
    browser.client.post("/theo-doi/", {"receipt": sent.receipt})
    yield browser.visit("follow, the report", "/theo-doi/phan-anh/")


class Browser:
    """A browser with an empty cache and its cookies."""

    def __init__(self, port: int) -> None:
        self.client, self.url = Client(headers={"host": "127.0.0.1"}), f"http://127.0.0.1:{port}"

    def visit(self, page: str, address: str) -> dict[str, object]:
        """Asked twice: in this process to count queries, over the wire to count bytes."""
        with CaptureQueriesContext(connection) as asked:
            answer = self.client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}")
        sizes = dict(self._loaded(address))
        return {"page": page, "bytes": sum(sizes.values()), "queries": len(asked)}

    def _loaded(self, address: str) -> Iterator[tuple[str, int]]:
        """The page and all it needs, each with its size as sent; every face that a style sheet names counts."""
        html, size = self._fetched(address)
        yield address, size
        for asset in ASSET.findall(html):
            text, size = self._fetched(asset)
            yield asset, size
            for face in FACE.findall(text) if asset.endswith(".css") else ():
                yield urljoin(asset, face), self._fetched(urljoin(asset, face))[1]

    def _fetched(self, address: str) -> tuple[str, int]:
        cookies = "; ".join(f"{name}={cookie.value}" for name, cookie in self.client.cookies.items())
        headers = {"Accept-Encoding": "gzip", "Cookie": cookies}
        with urllib.request.urlopen(urllib.request.Request(self.url + address, headers=headers)) as answer:
            body = answer.read()
            plain = gzip.decompress(body) if answer.headers.get("Content-Encoding") == "gzip" else body
        return plain.decode(errors="replace"), len(body)


if __name__ == "__main__":
    print(json.dumps(list(visits(int(sys.argv[1])))))
