"""The server that stands alone, over real sockets: what people send, and how it may arrive."""

import asyncio
import re
import socket
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from andan.cards.limits import Allowance
from andan.cards.lookup.house import House
from andan.cards.lookup.pages import HERE, STYLE
from andan.cards.lookup.protocol import HEADS, SHORT, Connection
from andan.cards.lookup.replies import PATH
from andan.cards.lookup.site import Site
from andan.cards.lookup.window import Window
from andan.cards.tests.rules.published import SECRET, TODAY, publish
from andan.cards.tests.rules.served import FORM, HIT, MISS, Running, asked, get, hear, is_hung_up, line, post


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("served")
    publish(made)
    return made


@pytest.fixture(scope="module")
def site(folder: Path) -> Site:
    return Site(Window(folder, SECRET, allowance=Allowance(1e9, 1e9, 1e9), today=lambda: TODAY))


@pytest.fixture
def running(folder: Path) -> Iterator[Running]:
    house = Running(folder)
    yield house
    house.close()


def test_the_api_answers_hit_and_miss_alike(running: Running) -> None:
    hit, miss = asked(running, post(HIT)), asked(running, post(MISS))
    assert (hit.status, miss.status) == (200, 200)
    assert (hit.json()["status"], miss.json()["status"]) == ("arrived", "not_yet")
    assert hit.headers == miss.headers
    assert hit.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in hit.headers["content-security-policy"]


def test_a_form_is_as_good_as_json(running: Running) -> None:
    body = b"name=nguyen+thi+mau&birth_date=09/07/1997"
    assert asked(running, post(body, kind="application/x-www-form-urlencoded")).json()["status"] == "arrived"


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (post(b"{"), 400),
        (post(b"{}"), 422),
        (post(HIT, kind="text/plain"), 415),
        (get(PATH), 405),
        (get("/"), 302),
        (get(HERE), 200),
        (get(STYLE), 200),
        (get("/healthz"), 200),
        (get("/nowhere"), 404),
        (get(f"{HERE}?name=nguyen+thi+mau"), 200),
        (get(f"{HERE}/../healthz"), 404),
        (get(f"{HERE}ca-hai-phong-hong-bang/"), 200),
        (post(FORM, f"{HERE}ca-hai-phong-hong-bang/", "application/x-www-form-urlencoded"), 200),
        (get(f"{HERE}bao/da-gui/"), 404),
        (get(HERE, method="DELETE"), 405),
        (get(HERE, method="OPTIONS"), 405),
        (post(b"x", HERE, "application/x-www-form-urlencoded"), 422),
        (post(b"x", HERE, "multipart/form-data"), 415),
    ],
)
def test_every_address_answers(running: Running, request_: bytes, status: int) -> None:
    heard = asked(running, request_)
    assert heard.status == status
    if heard.headers["content-type"].startswith("application/problem"):
        assert heard.json()["detail"].endswith(".")


def test_the_page_works_without_a_script_and_shows_no_difference_in_size(running: Running) -> None:
    kind = "application/x-www-form-urlencoded"
    hit = asked(running, post(FORM, HERE, kind))
    miss = asked(running, post(FORM.replace(b"mau", b"mai"), HERE, kind))
    assert "Thẻ đã về" in hit.body.decode()
    assert "Thẻ chưa về" in miss.body.decode()
    assert hit.headers == miss.headers
    page = asked(running, get(HERE)).body.decode()
    assert "<script" not in page
    assert not re.search(r"\sstyle=|https?://", page)


def test_the_page_gives_back_what_was_typed_and_says_what_to_mend(running: Running) -> None:
    body = b"name=%3Cb%3E%22&birth_date_0=31&birth_date_1=2&birth_date_2=2000"
    heard = asked(running, post(body, HERE, "application/x-www-form-urlencoded"))
    page = heard.body.decode()
    assert heard.status == 422
    assert "&lt;b&gt;&quot;" in page
    assert "<b>&quot;" not in page
    assert page.count('class="error"') == 2
    assert 'value="31"' in page


def test_eight_digits_in_the_first_box_are_a_date(running: Running) -> None:
    body = b"name=nguyen+thi+mau&birth_date_0=19970709&birth_date_1=&birth_date_2="
    assert "Thẻ đã về" in asked(running, post(body, HERE, "application/x-www-form-urlencoded")).body.decode()


def test_a_head_is_a_page_without_its_body(running: Running) -> None:
    whole, head = asked(running, get(HERE)), asked(running, get(HERE, method="HEAD"), bare=True)
    assert head.headers == whole.headers


def test_a_crowd_waits_with_a_slip(folder: Path) -> None:
    running = Running(folder, free=1)
    try:
        kind = "application/x-www-form-urlencoded"
        assert asked(running, post(FORM, HERE, kind)).status == 200
        held = asked(running, post(FORM, HERE, kind))
        assert held.status == 429
        assert held.headers["retry-after"] == "20"
        slip = re.search(r'name="proof" value="(w\.[^"]+)"', held.body.decode())
        assert slip
        again = asked(running, post(FORM + b"&proof=" + slip[1].encode(), HERE, kind))
        assert (again.status, slip[1] in again.body.decode()) == (429, True)
    finally:
        running.close()


def test_behind_a_proxy_everybody_counts_alone(folder: Path) -> None:
    running = Running(folder, free=1, proxies=1)
    try:

        def status(address: str) -> int:
            return asked(
                running,
                post(
                    MISS.replace(b"mai", address[-1:].encode() * 3),
                    more=f"X-Forwarded-For: 6.6.6.6, {address}\r\n",
                ),
            ).status

        assert [status(f"10.0.0.{last}") for last in "ab"] == [200, 200]
    finally:
        running.close()


# --- how it may arrive --------------------------------------------------------------------------------------------


def test_a_request_may_come_byte_by_byte(running: Running) -> None:
    with line(running) as stream:
        stream.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for byte in post(HIT):
            stream.sendall(bytes([byte]))
        assert hear(stream).json()["status"] == "arrived"


def test_many_requests_may_come_at_once_and_are_answered_in_order(running: Running) -> None:
    with line(running) as stream:
        stream.sendall(b"".join([post(HIT), post(MISS)] * 15))
        said = [hear(stream).json()["status"] for _ in range(30)]
    assert said == ["arrived", "not_yet"] * 15


class Paper:
    """A transport that writes everything down."""

    def __init__(self) -> None:
        self.written = b""

    def get_extra_info(self, _: str) -> tuple[str, int]:
        return "10.0.0.1", 1

    def write(self, data: bytes) -> None:
        self.written += data

    def write_eof(self) -> None:
        self.written += b"EOF"

    def is_closing(self) -> bool:
        return False

    pause_reading = resume_reading = abort = close = write_eof


def said(site: Site, pieces: Iterable[bytes]) -> bytes:
    """What goes out when these pieces come in."""
    paper = Paper()
    connection = Connection(House(site))
    connection.connection_made(cast(asyncio.Transport, paper))
    for piece in pieces:
        connection.data_received(piece)
    return paper.written


REQUESTS = st.sampled_from(
    [
        post(HIT),
        post(MISS),
        post(HIT, more="X-More: 1\r\n"),
        post(b"{}"),
        post(b"[" * len(HIT)),
        post(FORM, HERE, "application/x-www-form-urlencoded"),
        get("/healthz"),
        get("/nowhere"),
        post(b""),
        post(HIT, kind="application/jsox"),
        post(HIT, path=f"{PATH[:-1]}x"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(REQUESTS, min_size=1, max_size=8), st.data())
def test_however_it_is_cut_the_same_is_answered(
    site: Site, requests: list[bytes], data: st.DataObject
) -> None:
    """Whole requests, one after another, and the same bytes in arbitrary pieces."""
    stream = b"".join(requests)
    cuts = sorted(data.draw(st.sets(st.integers(1, len(stream) - 1), max_size=12)))
    pieces = [stream[start:end] for start, end in pairwise([0, *cuts, len(stream)])]
    alone = b"".join(said(site, [request]) for request in requests)
    assert said(site, requests) == alone
    assert said(site, pieces) == alone


HALVES = HIT.ljust(len(post(HIT.ljust(100))) - 100)  # as long as the head before it


@pytest.mark.parametrize("question", [HIT, HALVES])
@pytest.mark.parametrize("before", [b"", post(MISS)])
def test_pieces_that_come_again_are_no_whole_requests(site: Site, question: bytes, before: bytes) -> None:
    """Two pieces are one question as often as they come, also when the first lies behind a whole one."""
    request = post(question)
    once = said(site, [before, request])
    for cut in range(1, len(request)):
        assert said(site, [before + request[:cut], request[cut:]] * 3) == once * 3


def test_a_line_remembers_only_so_many_heads(site: Site) -> None:
    connection = Connection(House(site))
    connection.connection_made(cast(asyncio.Transport, Paper()))
    for size in range(100):
        connection.data_received(post(HIT.ljust(len(HIT) + size)))
    connection.data_received(post(HIT, more=f"X-More: {'x' * SHORT}\r\n"))
    assert 0 < len(connection._again) <= HEADS
    assert all(len(head) <= SHORT for head, _, _ in connection._again.values())


def test_a_line_is_kept_and_closed_as_asked(running: Running) -> None:
    with line(running) as stream:
        for _ in range(3):
            stream.sendall(post(HIT))
            assert hear(stream).status == 200
        stream.sendall(post(HIT, more="Connection: close\r\n"))
        assert hear(stream).status == 200
        assert is_hung_up(stream)
    with line(running) as stream:
        stream.sendall(b"GET /healthz HTTP/1.0\r\n\r\n")
        assert hear(stream).status == 200
        assert is_hung_up(stream)


def test_chunks_are_a_body(running: Running) -> None:
    head = f"POST {PATH} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(one), one) for one in (HIT[:7], HIT[7:])) + b"0\r\n\r\n"
    assert asked(running, head.encode() + chunks).json()["status"] == "arrived"


def test_who_waits_for_permission_gets_it(running: Running) -> None:
    request = post(HIT, more="Expect: 100-continue\r\n")
    head, body = request[: -len(HIT)], request[-len(HIT) :]
    with line(running) as stream:
        stream.sendall(head)
        assert stream.recv(100).startswith(b"HTTP/1.1 100 ")
        stream.sendall(body)
        assert hear(stream).status == 200
