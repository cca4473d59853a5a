"""Two homes for measuring: one on SQLite, one on the PostgreSQL that DATABASE_URL names."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Home:
    """A prepared home. `token` is a program's; `commune_id` is a commune whose police work."""

    database: str
    surroundings: Mapping[str, str]
    token: str = ""
    commune_id: int = 0

    @property
    def folder(self) -> Path:
        return Path(self.surroundings["ANDAN_HOME"])


def make(database: str, folder: Path, url: str = "") -> Home:
    """Prepare a home in an empty folder; on SQLite when `url` is empty."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ANDAN_")}
    kept.pop("DATABASE_URL", None)
    own = {"ANDAN_HOME": str(folder), "PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "benches.settings"}
    surroundings = {**kept, **own, **({"DATABASE_URL": url} if url else {})}
    bare = Home(database, surroundings)
    return Home(database, surroundings, **told(bare, "benches.prepare"))


def copied(home: Home, name: str) -> Home:
    """The same home again, to be filled differently; nobody may be connected to the first meanwhile."""
    folder = home.folder.with_name(f"{home.folder.name}-{name}")
    shutil.copytree(home.folder, folder)
    surroundings = {**home.surroundings, "ANDAN_HOME": str(folder)}
    url = surroundings.get("DATABASE_URL", "")
    if url:
        stem, _, database = url.rpartition("/")
        surroundings["DATABASE_URL"] = f"{stem}/{_copied_database(url, database, name)}"
    return replace(home, surroundings=surroundings)


def _copied_database(url: str, database: str, name: str) -> str:
    copy = f"{database}_{name.replace('-', '_')}"
    with psycopg.connect(url.rpartition("/")[0] + "/postgres", autocommit=True) as base:
        base.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(copy), sql.Identifier(database))
        )
    return copy


def told(home: Home, module: str, *words: object, given: object = None) -> Any:
    """What the module prints last, as JSON, when run in this home. Raises RuntimeError with its complaint."""
    done = subprocess.run(
        [sys.executable, "-m", module, *map(str, words)],
        env=dict(home.surroundings),
        input=json.dumps(given),
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    if done.returncode:
        raise RuntimeError(f"{module} failed:\n{done.stderr[-4000:]}")
    return json.loads(done.stdout.splitlines()[-1])
