"""The units of Vietnam as the data files of the package vietnamadminunits (MIT) give them.

Only its files are read: the package itself is never imported, so what it would import is not needed.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from importlib import metadata, util
from pathlib import Path

from andan.places import mapping, naming

PACKAGE = "vietnamadminunits"
VALID_FROM = date(2025, 7, 1)
RULES = 1  # raise it when the same files are to be loaded differently

_COMMUNES = """
    select wardCode, ward, provinceCode, wardLat, wardLon, wardAreaKm2, provinceKey, wardKey
    from admin_units order by wardCode"""
_PROVINCES = """
    select distinct provinceCode, province, provinceLat, provinceLon from admin_units order by provinceCode"""
_WARDS = """
    select provinceKey || '_' || districtKey || '_' || coalesce(wardKey, ''), coalesce(wardCode, ''),
           case when ward is null then '' else written(ward) end,
           districtCode, written(district), provinceCode, province
    from admin_units_legacy order by provinceCode, districtCode, wardCode"""


class DataMissing(Exception):  # noqa: N818 - said to a person
    """The package that carries the units is not installed."""


@dataclass(frozen=True, slots=True)
class ProvinceRow:
    """Degrees are WGS 84; None where the source has none."""

    code: str
    name: str
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class CommuneRow:
    """`area_km2` in square kilometres; degrees are WGS 84; None where the source has none."""

    code: str
    name: str
    province_code: str
    lat: float | None
    lon: float | None
    area_km2: float | None


@dataclass(frozen=True, slots=True)
class Dataset:
    source: str
    provinces: list[ProvinceRow]
    communes: list[CommuneRow]
    formers: list[mapping.Former]


def source() -> str:
    """Name and version of where the units come from. Raises DataMissing."""
    try:
        return f"{PACKAGE} {metadata.version(PACKAGE)}"
    except metadata.PackageNotFoundError:
        raise DataMissing(f"Thiếu gói dữ liệu {PACKAGE}. Chạy make setup rồi thử lại.") from None


def digest(only: frozenset[str] | None = None) -> str:
    """SHA-256 (hex) of the files, the rules of reading them and the province codes asked for. Raises DataMissing."""
    seen = hashlib.sha256(json.dumps([RULES, source(), sorted(only) if only else None]).encode())
    for path in _files():
        seen.update(path.read_bytes())
    return seen.hexdigest()


def read(only: frozenset[str] | None = None) -> Dataset:
    """All units, or only those of the provinces of today with the codes `only`. Raises DataMissing."""
    database, converter = _files()
    with closing(sqlite3.connect(f"file:{database}?mode=ro&immutable=1", uri=True)) as rows:
        communes, keys = _communes(rows, only)
        return Dataset(
            source=source(),
            provinces=[ProvinceRow(*row) for row in rows.execute(_PROVINCES) if not only or row[0] in only],
            communes=communes,
            formers=mapping.formers(_wards(rows), _communes_of(converter, keys)),
        )


def _files() -> tuple[Path, Path]:
    spec = util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise DataMissing(f"Thiếu gói dữ liệu {PACKAGE}. Chạy make setup rồi thử lại.")
    folder = Path(spec.origin).parent / "data"
    return folder / "dataset.db", folder / "converter_2025.json"


def _communes(
    rows: sqlite3.Connection, only: frozenset[str] | None
) -> tuple[list[CommuneRow], dict[tuple[str, str], str]]:
    kept = [row for row in rows.execute(_COMMUNES) if not only or row[2] in only]
    return [CommuneRow(*row[:6]) for row in kept], {(row[6], row[7]): row[0] for row in kept}


def _wards(rows: sqlite3.Connection) -> Iterator[mapping.OldWard]:
    rows.create_function("written", 1, naming.written, deterministic=True)
    return (mapping.OldWard(*row) for row in rows.execute(_WARDS))


def _communes_of(converter: Path, keys: dict[tuple[str, str], str]) -> dict[str, list[str]]:
    """Old ward key → codes of the communes that took it, among those in `keys`."""
    targets = mapping.ward_targets(json.loads(converter.read_bytes()))
    return {ward: [keys[key] for key in found if key in keys] for ward, found in targets.items()}
