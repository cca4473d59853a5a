"""`andan serve`: Granian in front of the WSGI application."""

import errno
import logging
import os
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from os import getppid
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from andan.kit import env, process
from andan.work.keeper import beside, die_with

if TYPE_CHECKING:
    from andan.cards.door import Door, Wsgi

HOST = "127.0.0.1"
# Threads that only take in what is sent, how many of them of one address, and those kept for questions about cards, for
# who waits to send, and for whoever sends nothing.
READERS, OF_ONE, SPARE = 32, 12, 16
QUESTIONS = 16  # threads with which andan.cards.door reads questions that are there already
# Open at a time in one worker: a browser keeps several for a while, and those that rest take a place too.
CONNECTIONS = 4096
OTHER_FILES = 512  # tables, evidence, fonts
THREAD_REST_SECONDS = 600  # a thread that rests shorter than this keeps its database connection


@click.command()
def serve() -> None:
    """Phục vụ trên $ANDAN_HOST:$PORT (127.0.0.1:8000) cho tới khi nhận Ctrl+C hoặc SIGTERM."""
    host, port = address()
    refuse_taken(host, port)
    listen(host, port)


def address() -> tuple[str, int]:
    """Host and port to serve on."""
    return env.text("ANDAN_HOST", HOST), env.whole("PORT", 8000, least=1, most=65535)


def refuse_taken(host: str, port: int) -> None:
    """Stop with one sentence when the address cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise click.ClickException(_unavailable(host, port, error)) from None


def _unavailable(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Cổng {port} đang có chương trình khác dùng. Chọn cổng khác, ví dụ PORT={port % 65535 + 1}."
    return f"Không mở được {host}:{port} ({error.strerror}). Kiểm tra ANDAN_HOST và PORT."


def listen(host: str, port: int) -> None:
    """Serve until told to stop. Few threads work: more of them only wait for one another and for the database."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.http import HTTP1Settings
    from granian.log import LogLevels

    workers = env.whole("ANDAN_WORKERS", 1, least=1, most=64)
    connections = env.whole("ANDAN_BACKPRESSURE", CONNECTIONS, least=1, most=65535)
    process.allow_open_files(connections + OTHER_FILES)
    server = Granian(
        "andan.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=2 * seats() + READERS + SPARE + QUESTIONS,
        blocking_threads_idle_timeout=THREAD_REST_SECONDS,
        backpressure=connections,
        backlog=1024,
        http1_settings=HTTP1Settings(keep_alive=True, header_read_timeout=15_000),
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        log_level=LogLevels.warning,
        process_name=None,
    )
    logging.getLogger("_granian").addFilter(_is_news)
    with beside(), _counting_together(workers):
        server.serve(target_loader=load)


@contextmanager
def _counting_together(workers: int) -> Iterator[None]:
    """Several workers count in files of one folder, so that whichever is asked for /metrics tells of all of them."""
    if workers == 1:
        yield
        return
    with TemporaryDirectory(prefix="andan-counts-") as folder:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
        yield


def _is_news(record: logging.LogRecord) -> bool:
    """Granian finds so many threads odd; most of them only take in bodies (see andan.web.bodies)."""
    return "Python threads" not in record.getMessage()


def seats() -> int:
    """How many requests are worked on at a time in one worker, and as many more that bring files.

    On SQLite one computes while the other waits for the disk; a database that is a process of its own is waited for
    longer. More of them only fight for the interpreter.
    """
    usual = 4 if env.text("DATABASE_URL", "").startswith("postgres") else 2
    return env.whole("ANDAN_THREADS", usual, least=1, most=64)


def load(_target: str) -> "Door":
    """The application, loaded in the worker. A worker dies with its parent, so that none is left holding the port."""
    die_with(getppid(), signal.SIGKILL)
    from andan.wsgi import application

    door = _door(application)
    process.settle()
    return door


def _door(application: "Wsgi") -> "Door":
    """Questions about cards are answered in front of everything else, whose bodies are taken in first."""
    from django.conf import settings

    from andan.cards.door import Door, address_in, headers_given_by
    from andan.cards.queries.lookup import window
    from andan.web.bodies import BodiesFirst
    from andan.web.turns import Turns

    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    behind = BodiesFirst(
        application,
        seats=seats(),
        readers=Turns(READERS, OF_ONE),
        largest=settings.REQUEST_MAX_SIZE,
        workspace=settings.TEMPORARY,
        address=partial(address_in, proxies=proxies),
    )
    headers = headers_given_by(application, settings.ALLOWED_HOSTS)
    window().warm_up()
    return Door(behind, window(), headers, proxies)
