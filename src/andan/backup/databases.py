"""Taking the tables out of a running database and putting them into an empty one."""

import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit, urlunsplit

from andan.kit.refusals import Refused

SQLITE, POSTGRESQL = "sqlite", "postgresql"
FILES = {SQLITE: "andan.sqlite3", POSTGRESQL: "andan.pgdump"}


class Place(NamedTuple):
    """Where the tables live: a file for SQLite, an address for PostgreSQL."""

    engine: str
    where: str


def place(home: Path, address: str) -> Place:
    """The place that ANDAN_HOME and DATABASE_URL (or "") name."""
    if address.startswith("sqlite://"):
        return Place(SQLITE, address.removeprefix("sqlite:///"))
    return Place(POSTGRESQL, address) if address else Place(SQLITE, str(home / FILES[SQLITE]))


def dump(origin: Place, folder: Path) -> None:
    """Write a consistent copy into `folder`, while others go on writing to the original."""
    target = folder / FILES[origin.engine]
    if origin.engine == POSTGRESQL:
        _run("pg_dump", origin, "--format=custom", "--no-owner", f"--file={target}")
        return
    if not Path(origin.where).exists():
        raise Refused("Chưa có cơ sở dữ liệu để sao lưu.")
    with closing(sqlite3.connect(origin.where)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy, pages=1000, sleep=0.01)
    target.chmod(0o600)


def load(folder: Path, target: Place) -> None:
    """Put the copy in `folder` into an empty place."""
    if target.engine == POSTGRESQL:
        dumped = str(folder / FILES[POSTGRESQL])
        _run(
            "pg_restore",
            target,
            "--no-owner",
            "--exit-on-error",
            "--single-transaction",
            dumped,
        )
        return
    path = Path(target.where)
    draft = path.with_name(f".{path.name}.draft")
    draft.write_bytes((folder / FILES[SQLITE]).read_bytes())
    draft.chmod(0o600)
    draft.replace(path)


def without_password(address: str) -> tuple[str, str]:
    """The address as it may stand in a command line, which everybody on the machine can read; and the password."""
    parts = urlsplit(address)
    if not parts.password:
        return address, ""
    whoever, _, machine = parts.netloc.rpartition("@")
    bare = parts._replace(netloc=f"{whoever.partition(':')[0]}@{machine}")
    return urlunsplit(bare), unquote(parts.password)


def _run(program: str, place: Place, *words: str) -> None:
    address, password = without_password(place.where)
    told = {"PGPASSWORD": password} if password else {}
    try:
        done = subprocess.run(  # noqa: S603 - no shell; our own words and the owner's
            [program, f"--dbname={address}", *words],
            env=os.environ | told,
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        raise Refused(f"Thiếu chương trình {program}. Cài gói postgresql-client rồi chạy lại.") from None
    if done.returncode:
        raise Refused(f"{program} báo lỗi: {' '.join(done.stderr.split())[:300]}")
