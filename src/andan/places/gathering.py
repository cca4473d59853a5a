"""The names of all communes, gathered from the tables for the index."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from itertools import groupby
from operator import itemgetter
from sys import intern
from typing import Any, NamedTuple

from andan.kit.text import fold
from andan.places import naming
from andan.places.index import Index
from andan.places.models import Commune, Mapping, OldUnit, Province
from andan.places.names import Level, Name, Place

Context = Callable[..., str]

_ALSO_CALLED = {"ho chi minh": "hcm sai gon", "ba ria vung tau": "brvt", "hue": "thua thien hue"}
_LEVELS = {"ward": Level.OLD_WARD, "district": Level.OLD_DISTRICT, "province": Level.OLD_PROVINCE}


class _Commune(NamedTuple):
    id: int
    code: str
    name: str
    folded: str
    province_id: int
    province_name: str


class _Province(NamedTuple):
    id: int
    code: str
    name: str
    folded: str


class _Old(NamedTuple):
    id: int
    code: str
    name: str
    folded: str
    level: str
    district_name: str
    province_name: str


def gather() -> Index:
    """Read all names into an index. Four queries."""
    communes = [_Commune(*row) for row in _columns(Commune, *_Commune._fields[:-1], "province__name")]
    provinces = [_Province(*row) for row in _columns(Province, *_Province._fields)]
    old_units = [_Old(*row) for row in _columns(OldUnit, *_Old._fields)]
    targets = _targets()
    districts = _districts(old_units, targets)
    places = {row.id: _place(row, districts.get(row.id, ())) for row in communes}
    context = cache(_context)
    names = [
        *(_commune(row, places[row.id], context) for row in communes),
        *_provinces(provinces, communes, context),
        *_olds(old_units, targets, places, {row.name for row in provinces}, context),
    ]
    return Index(places, names)


def _columns(model: type[Commune | Province | OldUnit], *fields: str) -> Iterator[tuple[Any, ...]]:
    return model._default_manager.order_by("id").values_list(*fields).iterator(chunk_size=4000)


def _targets() -> dict[int, tuple[int, ...]]:
    """Old unit → its communes."""
    pairs = Mapping.objects.order_by("old_id", "commune_id").values_list("old_id", "commune_id")
    by_old = groupby(pairs.iterator(chunk_size=4000), key=itemgetter(0))
    return {old: tuple(commune for _, commune in group) for old, group in by_old}


def _districts(old_units: list[_Old], targets: dict[int, tuple[int, ...]]) -> dict[int, tuple[str, ...]]:
    """Commune → the one or two old districts that gave it most wards."""
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for unit in old_units:
        weight = {"ward": 2, "district": 1}.get(unit.level, 0)
        for commune in targets.get(unit.id, ()) if weight else ():
            counts[commune][unit.district_name or unit.name] += weight
    return {commune: tuple(name for name, _ in count.most_common(2)) for commune, count in counts.items()}


def _place(row: _Commune, districts: tuple[str, ...]) -> Place:
    return Place(row.id, row.code, row.name, row.province_id, row.province_name, districts)


def _commune(row: _Commune, place: Place, context: Context) -> Name:
    return _name(Level.COMMUNE, row, row.name, context(*place.districts, row.province_name), (row.id,))


def _provinces(rows: list[_Province], communes: list[_Commune], context: Context) -> Iterator[Name]:
    inside: dict[int, list[int]] = defaultdict(list)
    for commune in communes:
        inside[commune.province_id].append(commune.id)
    for row in rows:
        yield _name(Level.PROVINCE, row, row.name, context(row.name), tuple(inside[row.id]))


def _olds(
    rows: list[_Old],
    targets: dict[int, tuple[int, ...]],
    places: dict[int, Place],
    provinces: set[str],
    context: Context,
) -> Iterator[Name]:
    """Names of old units, except of provinces that are still called so."""
    for row in rows:
        communes = targets.get(row.id)
        if communes and row.name not in provinces:
            above = dict.fromkeys(
                [row.province_name, *(places[commune].province_name for commune in communes)]
            )
            said = f"{row.name}, {row.district_name}" if row.district_name else row.name
            yield _name(_LEVELS[row.level], row, said, context(row.district_name, *above), communes)


def _name(
    level: Level, row: _Commune | _Province | _Old, said: str, context: str, places: tuple[int, ...]
) -> Name:
    kind, bare = naming.split_kind(row.name)
    words = kind.replace("_", " ")
    codes = (row.code,) if len(row.code) > 2 else ()
    folded = row.folded[len(words) + 1 :]
    return Name(level, folded, intern(words), bare.casefold(), context, said, codes, places)


def _context(*names: str) -> str:
    folded = [fold(name) for name in names if name]
    also = [words for bare, words in _ALSO_CALLED.items() if any(name.endswith(bare) for name in folded)]
    return f" {' '.join([*folded, *also])} "
