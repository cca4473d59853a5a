"""What the server that stands alone answers to which address. Bytes in, bytes out; no socket."""

import json
import re
from collections.abc import Mapping
from email.utils import formatdate
from http import HTTPStatus

from andan.cards import keyed
from andan.cards.index.manifest import Manifest
from andan.cards.limits import Passed
from andan.cards.lookup import asking, pages, replies
from andan.cards.lookup.desk import Desk
from andan.cards.lookup.pages import HERE, STYLE, Pages
from andan.cards.lookup.replies import PATH, PROBLEM, Reply
from andan.cards.lookup.window import Window
from andan.kit import births
from andan.kit.refusals import Invalid, Refused

HTML, CSS, PLAIN_JSON = (
    "text/html; charset=utf-8",
    "text/css; charset=utf-8",
    "application/json; charset=utf-8",
)
HEALTH = "/healthz"
_COMMON = (
    "Cache-Control: {cache}\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "X-Frame-Options: DENY\r\n"
    "Referrer-Policy: same-origin\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Content-Security-Policy: default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'\r\n"
    "Permissions-Policy: accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), "
    "payment=(), usb=()\r\n"
)
_ON_POSTERS = re.compile(f"^{HERE}[a-z0-9-]+/$")  # with the code of an office: one page answers for all
_METHODS = {PATH: "POST", HERE: "GET, HEAD, POST", STYLE: "GET, HEAD", HEALTH: "GET, HEAD", "/": "GET, HEAD"}


class Site:
    """`respond` never raises a refusal and keeps nothing of what was asked."""

    def __init__(self, window: Window) -> None:
        self.window, self._style = window, pages.style()
        self._heads: dict[tuple[int, str, int, int], bytes] = {}
        self._answer_heads: dict[int, bytes] = {}
        self._pages: tuple[Manifest, Pages] | None = None
        self.tick()

    def tick(self) -> None:
        """Once a second: what the date stands in is written anew."""
        self._heads.clear()
        self._answer_heads.clear()
        self._date = formatdate(usegmt=True)

    def respond(self, method: str, path: str, kind: str, body: bytes, address: str) -> bytes:
        """The whole response to a whole request. `path` without its query, which nobody reads."""
        if path == PATH and method == "POST":
            return self.lookup(kind, body, address)
        path = _ON_POSTERS.sub(HERE, path)
        allowed = _METHODS.get(path)
        if allowed is None:
            return self.refusal(404, "Trang tra cứu ở địa chỉ khác.")
        if method not in allowed.split(", "):
            return self.refusal(405, "Địa chỉ này không nhận cách gửi đó.", f"Allow: {allowed}\r\n")
        whole = self._page(method, path, kind, body, address)
        return whole[: whole.index(b"\r\n\r\n") + 4] if method == "HEAD" else whole

    def lookup(self, kind: str, body: bytes, address: str) -> bytes:
        """The response of the API to a POST."""
        told = self.window.told(kind, body, address)
        if isinstance(told, Reply):
            return self._sent(told)
        head = self._answer_heads.get(len(told))
        return head + told if head else self._sent(replies.answered(told))

    def refusal(self, status: int, sentence: str, more: str = "") -> bytes:
        """A refusal to a program or a broken request; `more` are header lines."""
        told = replies.refused(_Bare(status, sentence), instance="")
        return self._sent(told, more)

    def _page(self, method: str, path: str, kind: str, body: bytes, address: str) -> bytes:
        if path == "/":
            return self._sent(Reply(302, HTML, b""), f"Location: {HERE}\r\n")
        if path == STYLE:
            return self._sent(Reply(200, CSS, self._style), cache="public, max-age=3600")
        if path == HEALTH:
            return self._sent(self._health())
        reply = self._asked(kind, body, address) if method == "POST" else self._form()
        self.window.count(reply.status)
        return self._sent(reply)

    def _health(self) -> Reply:
        try:
            manifest = self.window.shelf.current().manifest
        except Refused:
            return Reply(503, PLAIN_JSON, b'{"status": "unavailable"}')
        told = {"status": "ok", "published_at": manifest.published_at.isoformat()}
        return Reply(200, PLAIN_JSON, json.dumps(told).encode())

    def _form(self) -> Reply:
        return Reply(200, HTML, self._of(self.window.shelf.current()).form())

    def _asked(self, kind: str, body: bytes, address: str) -> Reply:
        desk = self.window.shelf.current()
        shown = self._of(desk)
        try:
            sent = {name: text for name, text in asking.fields(kind, body).items() if isinstance(text, str)}
            question = asking.asked({**sent, "birth_date": _birth(sent)})
        except Invalid as refusal:
            return Reply(422, HTML, shown.form(sent, refusal.fields))
        except Refused as refusal:
            return Reply(refusal.status, HTML, shown.said("Không đọc được câu hỏi", refusal.reason))
        verdict = self.window.gate.ask(address, question.letters, question.proof)
        name = sent["name"]
        if not isinstance(verdict, Passed):
            return Reply(429, HTML, shown.held(name, question.birth, verdict), verdict.seconds)
        return Reply(200, HTML, shown.answer(name, question.birth, self.window.answer(question)))

    def _of(self, desk: Desk) -> Pages:
        """The pages of what is published now, prepared once."""
        if self._pages is None or self._pages[0] is not desk.manifest:
            self._pages = desk.manifest, Pages(desk.manifest.counters)
        return self._pages[1]

    def _sent(self, reply: Reply, more: str = "", cache: str = "no-store") -> bytes:
        if more or cache != "no-store":
            return self._head(reply, more, cache) + reply.body
        told = (reply.status, reply.kind, len(reply.body), reply.retry_after)
        head = self._heads.get(told)
        if head is None:
            self._heads[told] = head = self._head(reply, more, cache)
        if reply.status == 200 and reply.kind == replies.JSON:
            self._answer_heads[len(reply.body)] = head
        return head + reply.body

    def _head(self, reply: Reply, more: str, cache: str) -> bytes:
        phrase = HTTPStatus(reply.status).phrase
        retry = f"Retry-After: {reply.retry_after}\r\n" if reply.retry_after else ""
        return (
            f"HTTP/1.1 {reply.status} {phrase}\r\n{_COMMON.format(cache=cache)}Content-Type: {reply.kind}\r\n{retry}"
            f"{more}Content-Length: {len(reply.body)}\r\nDate: {self._date}\r\n\r\n"
        ).encode()


class _Bare(Refused):
    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason, code=HTTPStatus(status).name.lower())
        self.status = status


def _birth(sent: Mapping[str, str]) -> str:
    """The birth of one box, or of three: a date in a row in the first of them is one as well."""
    if "birth_date" in sent:
        return sent["birth_date"]
    day, month, year = (sent.get(f"birth_date_{place}", "").strip() for place in range(3))
    if day and not month and not year:
        return day
    try:
        return births.of_boxes(day, month, year) if day or month or year else ""
    except births.BirthUnclear as unclear:
        raise Invalid(unclear.sentence, {"birth_date": unclear.sentence, **_of_name(sent)}) from None


def _of_name(sent: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with the name, so that both fields are mended at once."""
    try:
        keyed.spelled(sent.get("name", ""))
    except keyed.NameUnclear as unclear:
        return {"name": unclear.sentence}
    return {}


__all__ = ["PROBLEM", "Site"]
