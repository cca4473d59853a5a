"""What became of the units of before July 2025: from wards to communes, and from them districts and provinces. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class OldWard:
    """One old ward with its parents; codes are the state's. An island district without wards has a blank ward."""

    key: str
    code: str
    name: str
    district_code: str
    district_name: str
    province_code: str
    province_name: str


@dataclass(frozen=True, slots=True)
class Former:
    """An old unit of one level and the codes of the communes in which it lies, in order of code."""

    level: str
    code: str
    name: str
    district_name: str
    province_name: str
    communes: tuple[str, ...]

    @property
    def kind(self) -> str:
        """`whole` when one commune took it all, else `split`: a person has to choose."""
        return "whole" if len(self.communes) == 1 else "split"


def ward_targets(converter: Mapping[str, Any]) -> dict[str, list[tuple[str, str]]]:
    """Old ward key → the (province key, commune key) that took it, as the converter's two tables say.

    Shapes: NO_DIVIDED province → commune → [old]; DIVIDED province → old → [{newWardKey: commune, …}].
    """
    targets: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for province, communes in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, wards in communes.items():
            for ward in wards:
                targets[ward].append((province, commune))
    for province, wards in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for ward, parts in wards.items():
            targets[ward].extend((province, part["newWardKey"]) for part in parts)
    return dict(targets)


def formers(wards: Iterable[OldWard], communes_of: Mapping[str, Sequence[str]]) -> list[Former]:
    """Every old province, district and ward; `communes_of` gives the commune codes of a ward key.

    A ward without communes is left out.
    """
    kept = [ward for ward in wards if communes_of.get(ward.key)]
    return [
        *_grouped(kept, communes_of, "province"),
        *_grouped(kept, communes_of, "district"),
        *_grouped([ward for ward in kept if ward.code], communes_of, "ward"),
    ]


def _grouped(wards: Iterable[OldWard], communes_of: Mapping[str, Sequence[str]], level: str) -> list[Former]:
    found: dict[tuple[str, str, str, str], set[str]] = defaultdict(set)
    for ward in wards:
        found[_identity(ward, level)].update(communes_of[ward.key])
    return [Former(level, *identity, tuple(sorted(codes))) for identity, codes in found.items()]


def _identity(ward: OldWard, level: str) -> tuple[str, str, str, str]:
    return {
        "province": (ward.province_code, ward.province_name, "", ""),
        "district": (ward.district_code, ward.district_name, "", ward.province_name),
        "ward": (ward.code, ward.name, ward.district_name, ward.province_name),
    }[level]
