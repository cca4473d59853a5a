"""Many who only hold the line, or send half of something, do not keep the next one waiting."""

import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.frame import site

HALF_A_FORM = (
    "POST /dang-nhap/can-bo/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
    "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nlogin="
)
PATIENCE = 10  # seconds; without the cure nothing is answered before the lines are let go


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Where a server with empty tables listens."""
    home, port = tmp_path_factory.mktemp("home"), site.free_port()
    tables = {"ANDAN_HOME": str(home), "DATABASE_URL": f"sqlite:///{home}/andan.sqlite3", "PORT": str(port)}
    subprocess.run(
        site.andan("migrate"), env=os.environ | tables, check=True, capture_output=True, timeout=120
    )
    process = subprocess.Popen(site.andan("serve"), env=os.environ | tables, stderr=subprocess.DEVNULL)
    try:
        site.wait(process, f"http://127.0.0.1:{port}", Path(os.devnull))
        yield port
    finally:
        process.terminate()
        process.wait(20)


@pytest.mark.parametrize(("many", "said"), [(8, HALF_A_FORM), (300, "")])
def test_the_next_one_is_answered(port: int, many: int, said: str) -> None:
    lines = [socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) for _ in range(many)]
    try:
        for line in lines:
            line.sendall(said.format(port=port).encode())
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=PATIENCE) as answer:
            assert answer.status == 200
    finally:
        for line in lines:
            line.close()
