"""A backup holds everything, a restore gives it back, and neither ever overwrites."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from andan.__main__ import andan
from andan.kit import keys

Run = Callable[..., Result]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    (home / "evidence" / "ab").mkdir(parents=True)
    (home / "evidence" / "ab" / "photo").write_bytes(b"picture")
    keys.load_or_create(home / "keys", "identity")
    with closing(sqlite3.connect(home / "andan.sqlite3")) as tables:
        tables.execute("PRAGMA journal_mode=WAL")
        tables.execute("CREATE TABLE said (word)")
        tables.execute("INSERT INTO said VALUES ('one')")
        tables.commit()
    monkeypatch.setenv("ANDAN_HOME", str(home))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return home


def run(*words: object) -> Result:
    return CliRunner().invoke(andan, [str(word) for word in words])


def words(home: Path) -> list[str]:
    with closing(sqlite3.connect(home / "andan.sqlite3")) as tables:
        return [word for (word,) in tables.execute("SELECT word FROM said")]


def test_everything_comes_back(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(sqlite3.connect(home / "andan.sqlite3")) as busy:  # somebody is still serving
        busy.execute("INSERT INTO said VALUES ('two')")
        busy.commit()
        done = run("backup", tmp_path / "copy", "--json")
    assert (done.exit_code, json.loads(done.output)["files"]) == (0, 3)
    new = tmp_path / "new"
    new.mkdir()
    monkeypatch.setenv("ANDAN_HOME", str(new))
    assert run("restore", tmp_path / "copy").exit_code == 0
    assert words(new) == ["one", "two"]
    assert (new / "evidence" / "ab" / "photo").read_bytes() == b"picture"
    assert (new / "keys" / "identity.key").read_bytes() == (home / "keys" / "identity.key").read_bytes()
    assert (new / "keys" / "identity.key").stat().st_mode & 0o077 == 0


def test_templates_of_papers_come_back_and_a_backup_of_before_may_lack_them(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "templates").mkdir()
    (home / "templates" / "receipt.typ").write_text("our own")
    run("backup", tmp_path / "copy")
    shutil.copytree(tmp_path / "copy", tmp_path / "older")
    shutil.rmtree(tmp_path / "older" / "templates")
    manifest = json.loads((tmp_path / "older" / "manifest.json").read_text())
    del manifest["files"]["templates/receipt.typ"]
    (tmp_path / "older" / "manifest.json").write_text(json.dumps(manifest))
    for copy, there in (("copy", True), ("older", False)):
        monkeypatch.setenv("ANDAN_HOME", str(tmp_path / f"new-{copy}"))
        assert run("restore", tmp_path / copy).exit_code == 0
        assert (tmp_path / f"new-{copy}" / "templates" / "receipt.typ").exists() is there


def test_a_backup_is_for_the_owner_alone(home: Path, tmp_path: Path) -> None:
    run("backup", tmp_path / "copy")
    assert (tmp_path / "copy").stat().st_mode & 0o077 == 0


def test_neither_overwrites(home: Path, tmp_path: Path) -> None:
    run("backup", tmp_path / "copy")
    again = run("backup", tmp_path / "copy")
    assert (again.exit_code, "đã có" in again.output) == (1, True)
    back = run("restore", tmp_path / "copy")
    assert (back.exit_code, "đã có cơ sở dữ liệu" in back.output) == (1, True)


HARMS: dict[str, Callable[[Path], object]] = {
    "change": lambda photo: photo.write_bytes(b"other"),
    "remove": lambda photo: photo.unlink(),
    "add": lambda photo: photo.with_name("more").write_bytes(b"x"),
}


@pytest.mark.parametrize("harm", HARMS)
def test_a_harmed_backup_is_refused(
    harm: str, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy"
    run("backup", copy)
    photo = copy / "evidence" / "ab" / "photo"
    HARMS[harm](photo)
    monkeypatch.setenv("ANDAN_HOME", str(tmp_path / "new"))
    done = run("restore", copy)
    assert (done.exit_code, "đã bị thay đổi" in done.output) == (1, True)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("content", ["", "[]", '{"format": "other"}'])
def test_any_other_folder_is_refused(content: str, home: Path, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(content)
    done = run("restore", tmp_path)
    assert (done.exit_code, "không phải thư mục sao lưu" in done.output) == (1, True)


def test_another_database_than_the_backups_is_refused(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("backup", tmp_path / "copy")
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1/none")
    assert "DATABASE_URL" in run("restore", tmp_path / "copy").output


def test_the_password_of_the_database_is_in_no_command_line(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "pg_dump"
    program.write_text(f'#!/bin/sh\necho "$PGPASSWORD" "$@" > {tmp_path}/told\n')
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv(
        "DATABASE_URL", "postgresql://an:m%40t:kh%E1%BA%A9u@db.local:5433/andan?sslmode=require"
    )
    done = run("backup", tmp_path / "copy")
    assert done.exit_code == 0, done.output
    password, where, *_ = (tmp_path / "told").read_text().split()
    assert (password, where) == ("m@t:khẩu", "--dbname=postgresql://an@db.local:5433/andan?sslmode=require")
