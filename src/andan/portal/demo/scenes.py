"""A scene: where one invented report happens, by whom, and the words it is told in."""

import tomllib
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from andan.accounts.actors import Actor
from andan.accounts.models import User
from andan.portal.demo.cast import People
from andan.portal.demo.towns import Town

_HERE = Path(__file__).parent


@cache
def read(name: str) -> dict[str, Any]:
    return tomllib.loads((_HERE / name).read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Scene:
    """One report to be lived: where, by whom, which story, how far it gets."""

    town: Town
    citizen: tuple[Actor, User] | None  # None: anonymous
    story: dict[str, str]
    ending: str
    random: Random
    people: People

    def officer(self, stem: str) -> Actor:
        return self.people.officers[f"{stem}.{self.town.key}"]

    def line(self, *keys: str) -> str:
        """A sentence from words.toml under the given keys."""
        found: Any = read("words.toml")
        for key in keys:
            found = found[key]
        return str(self.random.choice(found))

    def after(self, least: float, most: float) -> timedelta:
        """A stretch of time between so many hours."""
        return timedelta(hours=self.random.uniform(least, most))
