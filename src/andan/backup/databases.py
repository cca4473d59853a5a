"""Taking the tables out of a running database and putting them into an empty one."""

import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

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
        _run("pg_dump", "--format=custom", "--no-owner", f"--file={target}", f"--dbname={origin.where}")
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
            "--no-owner",
            "--exit-on-error",
            "--single-transaction",
            f"--dbname={target.where}",
            dumped,
        )
        return
    path = Path(target.where)
    draft = path.with_name(f".{path.name}.draft")
    draft.write_bytes((folder / FILES[SQLITE]).read_bytes())
    draft.chmod(0o600)
    draft.replace(path)


def _run(program: str, *words: str) -> None:
    try:
        done = subprocess.run([program, *words], capture_output=True, text=True, check=False)  # noqa: S603
    except FileNotFoundError:
        raise Refused(f"Thiếu chương trình {program}. Cài gói postgresql-client rồi chạy lại.") from None
    if done.returncode:
        raise Refused(f"{program} báo lỗi: {' '.join(done.stderr.split())[:300]}")
