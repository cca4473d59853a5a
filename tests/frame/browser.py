"""Debian's Chromium under Playwright: the devices of the journeys and a watch over everything that goes wrong."""

import shutil
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    sync_playwright,
)

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_ANSWERED = ("Failed to load resource", "Response Status Error Code")  # the response itself is watched
_BY_WORKER = (
    "net::ERR_FAILED"  # how a request fails that the service worker had taken over, whatever the cause
)
_NO_NETWORK = ("net::ERR_INTERNET_DISCONNECTED", _BY_WORKER)
_PEOPLE: dict[str, Any] = {
    "locale": "vi-VN",
    "timezone_id": "Asia/Ho_Chi_Minh",
    "reduced_motion": "reduce",
}
_PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "has_touch": True,
    "is_mobile": True,
}
_DESKTOP: dict[str, Any] = {"viewport": {"width": 1366, "height": 768}}
DEVICES: dict[str, dict[str, Any]] = {
    "phone": _PEOPLE | _PHONE,
    "desktop": _PEOPLE | _DESKTOP,
    "plain": _PEOPLE | _PHONE | {"java_script_enabled": False},
    "plain-desktop": _PEOPLE | _DESKTOP | {"java_script_enabled": False},
}


@contextmanager
def chromium() -> Iterator[Browser]:
    """One headless Chromium. Raises RuntimeError with the cure when there is none."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        raise RuntimeError("No Chromium on this machine. Run `make test`, or: sudo apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()


@dataclass
class Watch:
    """Everything a browser complained about. `expect(404)` lets answers with that status pass from then on.

    `offline` lets requests fail for want of a network.
    """

    url: str
    complaints: list[str] = field(default_factory=list)
    expected: set[int] = field(default_factory=set)
    cut_off: set[str] = field(default_factory=set)
    offline: bool = False

    def settle(self) -> list[str]:
        """All complaints, once every font or picture that was cut off by leaving the page has been asked for again."""
        for address in sorted(self.cut_off):
            try:
                urllib.request.urlopen(address, timeout=15).close()
            except OSError as refused:
                self.complaints.append(f"{refused} {address}")
        self.cut_off.clear()
        return self.complaints

    def expect(self, *statuses: int) -> None:
        self.expected.update(statuses)

    def over(self, context: BrowserContext) -> None:
        """Listen to every page of `context`."""
        context.on("console", self._console)
        context.on("weberror", lambda error: self.complaints.append(f"script error: {error.error}"))
        context.on("response", self._response)
        context.on("requestfailed", self._failed)
        context.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        told_by_response = any(words in message.text for words in _ANSWERED)
        if message.type in {"error", "warning"} and not told_by_response:
            self.complaints.append(f"console {message.type}: {message.text}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self.complaints.append(f"{response.status} {response.request.method} {response.url}")

    def _failed(self, request: Request) -> None:
        if self.offline and request.failure in _NO_NETWORK:
            return
        if request.failure == _BY_WORKER and request.url.startswith(f"{self.url}/static/"):
            self.cut_off.add(request.url)
        elif request.failure != "net::ERR_ABORTED":  # left for another page
            self.complaints.append(f"{request.failure} {request.url}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.url, "data:", "blob:", "about:")):
            self.complaints.append(f"left this machine: {request.url}")


def barriers(page: Page) -> str:
    """What axe finds wrong on the page, readable; empty when it finds nothing."""
    found = Axe().run(page).response["violations"]
    return "\n".join(_barrier(one) for one in found)


def _barrier(violation: dict[str, Any]) -> str:
    places = [
        f"    {' '.join(map(str, node['target']))}\n      {node['html'][:200]}" for node in violation["nodes"]
    ]
    return "\n".join([f"  {violation['id']} ({violation['impact']}): {violation['help']}", *places])
