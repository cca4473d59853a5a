"""`andan` itself: quick to answer, and clear when it says no."""

import gc
import importlib
import os
import socket
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from andan.__main__ import DOORS, andan
from andan.doors import Door, opened
from andan.kit.refusals import NotThere
from tests.frame import site


def run(*words: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        site.andan(*words), env=os.environ | surroundings, capture_output=True, text=True, timeout=60
    )


def test_help_lists_every_command_without_waking_django() -> None:
    without = "import sys; sys.modules['django'] = None; from andan.__main__ import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", without, "--help"], capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert all(name in done.stdout for name in DOORS)


@pytest.mark.parametrize("name", DOORS)
def test_every_command_is_there_and_explains_itself(name: str) -> None:
    module, _, attribute = DOORS[name].target.partition(":")
    command = getattr(importlib.import_module(module), attribute)
    assert isinstance(command, click.Command)
    assert command.name == name
    assert command.help
    assert CliRunner().invoke(command, ["--help"]).exit_code == 0


def test_the_collector_works_again_behind_every_door() -> None:
    opened(Door(f"{__name__}:refused", False, ""))
    assert gc.isenabled()
    with pytest.raises(AttributeError):
        opened(Door(f"{__name__}:nowhere", False, ""))
    assert gc.isenabled()


@pytest.mark.parametrize("words", [["fly"], ["ledger", "fly"], ["serve", "--fast"], ["backup"]])
def test_wrong_usage_is_status_2(words: list[str]) -> None:
    assert CliRunner().invoke(andan, words).exit_code == 2


@click.command()
def refused() -> None:
    raise NotThere("Không có cơ quan mang mã này.")


def test_a_refusal_is_one_sentence_and_status_1(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(DOORS, "refused", Door(f"{__name__}:refused", False, ""))
    done = CliRunner().invoke(andan, ["refused"])
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.splitlines() == ["Error: Không có cơ quan mang mã này."]


def test_a_wrong_setting_is_one_sentence_and_status_1() -> None:
    done = run("serve", PORT="eighty")
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "PORT='eighty'" in done.stderr


@pytest.mark.parametrize("command", ["serve", "run"])
def test_a_taken_port_is_one_sentence_and_status_1(command: str, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        done = run(command, PORT=port, ANDAN_HOME=str(tmp_path))
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert f"Cổng {port} đang có chương trình khác dùng" in done.stderr


def test_a_database_that_is_not_there_is_one_sentence_and_status_1(tmp_path: Path) -> None:
    nowhere = f"postgresql://nobody@{str(tmp_path).replace('/', '%2F')}/none"
    done = run("migrate", DATABASE_URL=nowhere, ANDAN_HOME=str(tmp_path))
    assert done.returncode == 1
    assert "Không mở được cơ sở dữ liệu" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_database_says_what_to_do(tmp_path: Path) -> None:
    done = run("demo", ANDAN_HOME=str(tmp_path), DATABASE_URL=f"sqlite:///{tmp_path}/empty.sqlite3")
    assert done.returncode == 1
    assert "andan migrate" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_made_is_the_owners_alone_in_an_open_home_too(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o755)
    done = run("migrate", ANDAN_HOME=str(home), DATABASE_URL=f"sqlite:///{home}/andan.sqlite3")
    assert done.returncode == 0, done.stderr
    made = [path for path in home.rglob("*") if path.stat().st_mode & 0o077]
    assert (home / "andan.sqlite3").exists()
    assert made == []
