"""The catalogue as its files tell it."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib import resources
from typing import Any

_FILES = ("catalogue.toml", "methods.toml")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Dataset:
    """Rows by column name. `services` pairs the slug of a group with a row; `digest` is SHA-256 (hex) of the files."""

    groups: list[Row]
    services: list[tuple[str, Row]]
    methods: list[Row]
    digest: str


def read() -> Dataset:
    """What the files say."""
    catalogue, methods = (tomllib.loads(_bytes(name).decode()) for name in _FILES)
    return Dataset(
        groups=[_group(number, group) for number, group in enumerate(catalogue["group"], start=1)],
        services=list(_services(catalogue)),
        methods=[method | {"basis": methods["basis"]} for method in methods["method"]],
        digest=digest(),
    )


def digest() -> str:
    return sha256(b"\n".join(map(_bytes, _FILES))).hexdigest()


def _bytes(name: str) -> bytes:
    return (resources.files("andan.services") / "data" / name).read_bytes()


def _group(position: int, group: Row) -> Row:
    return {key: value for key, value in group.items() if key != "service"} | {"position": position}


def _services(catalogue: Row) -> Iterator[tuple[str, Row]]:
    for group in catalogue["group"]:
        for service in group["service"]:
            yield group["slug"], catalogue["defaults"] | service
