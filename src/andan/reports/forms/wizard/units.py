"""The communes that are offered for choosing: found by words or by a pin, those that receive reports first."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from andan.kit.text import clean_line, fold
from andan.places import queries as places
from andan.places.bearings import Point
from andan.places.models import Agency, Commune
from andan.places.naming import KIND_WORDS, split_kind

HITS = 6
_LOOKED_AT = 18  # the search says how well a name fits, not whether anybody receives there
_AROUND, _NEAREST = 15_000.0, 3  # metres, and how many are offered
_SHORT = {"p", "x", "dk", "phuong", "xa", "dac khu"}
_OF_PROVINCE = ("tinh", "thanh pho", "tp", "t")


@dataclass(frozen=True, slots=True)
class Unit:
    """A commune as it is offered for choosing."""

    id: int
    name: str
    province: str
    before: str = ""
    receiver: str = ""
    chosen: bool = False
    served: bool = False


def found(words: str, *, home: str = "") -> list[Unit]:
    """What `words` name: where reports are received first, then in the province that the address `home` names."""
    line = clean_line(words)
    hits = places.search(line, limit=_LOOKED_AT, near=_province(home)) if line else []
    police = places.answering([hit.commune_id for hit in hits])
    every = [
        _told(Unit(hit.commune_id, hit.name, hit.province_name, hit.before), police.get(hit.commune_id))
        for hit in hits
    ]
    every.sort(key=lambda unit: (not unit.served, not _named_in(home, unit.province)))
    return _with_meant(every[:HITS], meant(line, every))


def around(pin: Point | None) -> list[Unit]:
    """The nearest communes where reports are received, nearest first."""
    rows = places.around(pin, within=_AROUND, most=_LOOKED_AT) if pin else []
    police = places.answering([row.pk for row in rows])
    provinces = {province.pk: province.name for province in places.provinces()} if police else {}
    return [
        _told(Unit(row.pk, row.name, provinces[row.province_id]), police[row.pk])
        for row in rows
        if row.pk in police
    ][:_NEAREST]


def of(commune: Commune) -> Unit:
    """The one that was chosen before."""
    return Unit(commune.pk, commune.name, commune.province.name, chosen=True)


def meant(words: str, units: list[Unit]) -> Unit | None:
    """The only one, or the only one of exactly this name; None where a person has to look."""
    exact = units if len(units) == 1 else [unit for unit in units if _said(words) in _names(unit)]
    return exact[0] if len(exact) == 1 else None


def choosing(units: Iterable[Unit], pk: int | None) -> list[Unit]:
    """The same units with one of them chosen."""
    return [replace(unit, chosen=unit.id == pk) for unit in units]


def _with_meant(units: list[Unit], one: Unit | None) -> list[Unit]:
    return units if one is None or one in units else [*units[:-1], one]


def _told(unit: Unit, agency: Agency | None) -> Unit:
    if agency is None:
        return replace(unit, receiver="Nơi này chưa nhận phản ánh qua An Dân")
    return replace(unit, receiver=f"{agency.name} sẽ nhận", served=True)


def _said(words: str) -> str:
    """`P. Hồng Bàng, TP Hải Phòng` as `hong bang thanh pho hai phong` without its own kind in front."""
    plain = fold(words)
    return next(
        (
            plain[len(kind) + 1 :]
            for kind in sorted(_SHORT, key=len, reverse=True)
            if plain.startswith(f"{kind} ")
        ),
        plain,
    )


def _names(unit: Unit) -> set[str]:
    bare, province = fold(split_kind(unit.name)[1]), fold(_bare(unit.province))
    return {bare, f"{bare} {province}", *(f"{bare} {kind} {province}" for kind in _OF_PROVINCE)}


def _bare(province: str) -> str:
    return next(
        (province[len(kind) + 1 :] for kind in KIND_WORDS if province.startswith(f"{kind} ")), province
    )


def _province(home: str) -> int | None:
    """The province that an address names."""
    rows = places.provinces() if home else []
    return next((row.pk for row in rows if _named_in(home, row.name)), None)


def _named_in(home: str, province: str) -> bool:
    return f" {fold(_bare(province))} " in f" {fold(home)} "
