"""`andan cards serve` as a program: a folder and a key are all it needs, and all it reads."""

import signal
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from andan.cards.tests.rules.published import SECRET, WARD, publish
from andan.cards.tests.rules.served import HIT, hear, post


def test_the_program_needs_a_folder_and_a_key_and_no_django(tmp_path: Path) -> None:
    publish(tmp_path / "cards", [replace(WARD, keep_days=30_000)])  # the program looks at today's calendar
    (tmp_path / "lookup.key").write_bytes(SECRET)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    code = (
        "import sys; sys.modules['django'] = None\n"
        "from andan.__main__ import andan\n"
        f"andan(['cards', 'serve', {str(tmp_path / 'cards')!r}, '--key', {str(tmp_path / 'lookup.key')!r}, "
        f"'--port', '{port}'])"
    )
    with subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, cwd=tmp_path) as process:
        try:
            assert process.stderr is not None
            assert b"answering" in process.stderr.readline()
            with socket.create_connection(("127.0.0.1", port), timeout=5) as stream:
                stream.sendall(post(HIT))
                assert hear(stream).json()["status"] == "arrived"
                process.send_signal(signal.SIGTERM)
                assert process.wait(10) == 0
        finally:
            process.kill()
    assert not (tmp_path / "var").exists()


@pytest.mark.parametrize(
    ("wrong", "said"), [("folder", "Chưa có gì"), ("key", "khóa khác"), ("no key", "Không đọc được tệp khóa")]
)
def test_the_program_says_what_is_missing(tmp_path: Path, wrong: str, said: str) -> None:
    folder, key = tmp_path / "cards", tmp_path / "lookup.key"
    folder.mkdir()
    if wrong != "folder":
        publish(folder)
    if wrong != "no key":
        key.write_bytes(b"x" * 32 if wrong == "key" else SECRET)
    done = subprocess.run(
        [sys.executable, "-m", "andan", "cards", "serve", str(folder), "--key", str(key), "--port", "1"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
