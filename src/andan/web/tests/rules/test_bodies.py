"""Whoever sends slowly keeps nobody waiting, and nothing is worked on that did not arrive whole."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from threading import Event, Thread
from time import sleep
from typing import Any

import pytest

from andan.web.bodies import IN_MEMORY, BodiesFirst, most_of
from andan.web.turns import Turns

PATIENT = 5  # seconds


class Stalled:
    """A body of which nothing comes until the other side goes away."""

    def __init__(self) -> None:
        self.asked, self.gone = Event(), Event()

    def read(self, _size: int) -> bytes:
        self.asked.set()
        self.gone.wait(PATIENT)
        return b""


class Server:
    def __init__(self, workspace: Path, *, readers: int = 2, of_one: int = 2) -> None:
        self.statuses: list[str] = []
        self.bodies: list[bytes] = []
        self.inputs: list[Any] = []
        self.began, self.cleaned = Event(), Event()
        self.hall = BodiesFirst(
            self.work,
            seats=1,
            readers=Turns(readers, of_one, patience=0.05),
            largest=10 * IN_MEMORY,
            workspace=workspace,
            address=lambda environ: environ["REMOTE_ADDR"],
        )

    def work(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        self.began.set()
        if environ.get("CONTENT_TYPE", "").startswith("multipart/"):
            self.cleaned.wait(PATIENT)
        sleep(0.01 if environ["PATH_INFO"] == "/slow/" else 0)
        self.inputs.append(environ["wsgi.input"])
        self.bodies.append(environ["wsgi.input"].read())
        start_response("200 OK", [])
        return [b"done"]

    def ask(
        self,
        source: Any,
        length: int | str,
        content_type: str = "",
        *,
        path: str = "/",
        address: str = "10.0.0.1",
    ) -> str:
        said: list[str] = []
        asked = {
            "PATH_INFO": path,
            "REMOTE_ADDR": address,
            "CONTENT_LENGTH": str(length),
            "CONTENT_TYPE": content_type,
            "wsgi.input": source,
        }
        list(self.hall(asked, lambda status, _: said.append(status)))
        return said[0]


def test_idle_senders_keep_nobody_waiting(tmp_path: Path) -> None:
    server, idle = Server(tmp_path), [Stalled(), Stalled()]
    threads = [Thread(target=server.ask, args=(one, 1000)) for one in idle]
    for thread, one in zip(threads, idle, strict=True):
        thread.start()
        assert one.asked.wait(PATIENT)
    assert server.ask(BytesIO(), 0) == "200 OK"
    assert server.ask(BytesIO(b"x" * 10), 10).startswith("503")  # whoever sends waits; whoever reads does not
    for thread, one in zip(threads, idle, strict=True):
        one.gone.set()
        thread.join(PATIENT)
    assert server.ask(BytesIO(b"x" * 10), 10) == "200 OK"
    assert server.bodies == [b"", b"x" * 10]


def test_idle_senders_of_one_address_leave_places_to_others(tmp_path: Path) -> None:
    server, idle = Server(tmp_path, readers=3, of_one=2), [Stalled(), Stalled()]
    threads = [Thread(target=server.ask, args=(one, 1000)) for one in idle]
    for thread, one in zip(threads, idle, strict=True):
        thread.start()
        assert one.asked.wait(PATIENT)
    assert server.ask(BytesIO(b"x"), 1).startswith("503")
    assert server.ask(BytesIO(b"x"), 1, address="10.0.0.2") == "200 OK"
    for thread, one in zip(threads, idle, strict=True):
        one.gone.set()
        thread.join(PATIENT)
    assert server.ask(BytesIO(b"x"), 1) == "200 OK"


def test_a_crowd_of_forms_is_answered_whole(tmp_path: Path) -> None:
    """Twenty who send at the same moment where one is worked on at a time: nobody hears that it is full."""
    server, said = Server(tmp_path), list[str]()
    crowd = [
        Thread(target=lambda: said.append(server.ask(BytesIO(b"x"), 1, path="/slow/"))) for _ in range(20)
    ]
    for thread in crowd:
        thread.start()
    for thread in crowd:
        thread.join(PATIENT)
    assert said == ["200 OK"] * 20


@pytest.mark.parametrize("size", [1, IN_MEMORY, IN_MEMORY + 1])
def test_a_body_arrives_as_it_was_sent_and_leaves_nothing_behind(tmp_path: Path, size: int) -> None:
    server, sent = Server(tmp_path), b"\0\xff" * size
    assert server.ask(BytesIO(sent + b"the next request"), len(sent)) == "200 OK"
    assert server.bodies == [sent]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("size", "taken_in"), [(IN_MEMORY, True), (IN_MEMORY + 1, False)])
def test_where_cards_are_sent_no_body_waits_on_disk(tmp_path: Path, size: int, taken_in: bool) -> None:
    """What is too large is not taken in at all: the application refuses it by its length."""
    server, source = Server(tmp_path), BytesIO(b"x" * size)
    server.ask(source, size, path="/can-bo/the/7/anh/")
    assert (server.inputs[0] is not source) is taken_in
    elsewhere = BytesIO(b"x" * size)
    server.ask(elsewhere, size, path="/phan-anh/moi/tep/them/")
    assert server.inputs[1] is not elsewhere
    assert most_of("/can-bo/the/7/anh/", 10) == 10


def test_the_page_that_compares_papers_takes_no_film() -> None:
    assert most_of("/kiem-chung/", 60_000_000) == most_of("/kiem-chung/7K4M/", 60_000_000) == 5_500_000
    assert most_of("/phan-anh/moi/tep/them/", 60_000_000) == 60_000_000


def test_half_a_form_is_not_a_shorter_form(tmp_path: Path) -> None:
    server = Server(tmp_path)
    assert server.ask(BytesIO(b"story=He+hit"), 100).startswith("400")
    assert server.bodies == []


@pytest.mark.parametrize("length", ["-1", "a lot", "", str(10**12)])
def test_a_length_that_cannot_be_read_or_is_too_large_is_left_to_the_application(
    tmp_path: Path, length: Any
) -> None:
    server, body = Server(tmp_path), BytesIO(b"unread")
    assert server.ask(body, length) == "200 OK"
    assert server.bodies == [b"unread"]


def test_pages_do_not_wait_for_the_cleaning_of_files(tmp_path: Path) -> None:
    server = Server(tmp_path)
    upload = Thread(target=server.ask, args=(BytesIO(b"photo"), 5, "multipart/form-data; boundary=x"))
    upload.start()
    assert server.began.wait(PATIENT)
    assert server.ask(BytesIO(b"x"), 1) == "200 OK"
    server.cleaned.set()
    upload.join(PATIENT)
    assert server.bodies == [b"x", b"photo"]
