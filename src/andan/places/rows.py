"""Rows of our tables made from what the source says; nothing is written here."""

from collections.abc import Mapping as Table
from collections.abc import Sequence

from andan.kit.text import fold
from andan.places import dataset, derived, naming
from andan.places.mapping import Former
from andan.places.models import Agency, Commune, Mapping, OldUnit, Province

_LAST_DAY = dataset.VALID_FROM.replace(month=6, day=30)
_ISLANDS = "Đặc khu hải đảo."


def provinces(data: dataset.Dataset) -> list[Province]:
    return [
        Province(
            slug=naming.slug(row.name),
            code=row.code,
            name=row.name,
            kind=naming.split_kind(row.name)[0],
            folded=fold(row.name),
            lat=row.lat,
            lon=row.lon,
            source=data.source,
            valid_from=dataset.VALID_FROM,
        )
        for row in data.provinces
    ]


def communes(data: dataset.Dataset, by_code: Table[str, Province]) -> list[Commune]:
    """`by_code` gives the saved province of a state code."""
    named = [(by_code[row.province_code].slug, row.name, row.code) for row in data.communes]
    return [
        _commune(row, slug, by_code[row.province_code], data.source)
        for row, slug in zip(data.communes, naming.commune_slugs(named), strict=True)
    ]


def _commune(row: dataset.CommuneRow, slug: str, province: Province, source: str) -> Commune:
    kind, _ = naming.split_kind(row.name)
    island = kind == "dac_khu"
    return Commune(
        slug=slug,
        code=row.code,
        name=row.name,
        kind=kind,
        folded=fold(row.name),
        province=province,
        lat=row.lat,
        lon=row.lon,
        area_km2=row.area_km2,
        remote=island,
        remote_note=_ISLANDS if island else "",
        source=source,
        valid_from=dataset.VALID_FROM,
    )


def agencies(of_provinces: Sequence[Province], of_communes: Sequence[Commune]) -> list[Agency]:
    return [
        Agency(code=office.code(place.slug), name=office.name(place.name), kind=office.kind, province=place)
        for place in of_provinces
        for office in derived.OF_A_PROVINCE
    ] + [
        Agency(
            code=office.code(place.slug),
            name=office.name(place.name),
            kind=office.kind,
            province=place.province,
            commune=place,
        )
        for place in of_communes
        for office in derived.OF_A_COMMUNE
    ]


def old_units(data: dataset.Dataset) -> list[OldUnit]:
    """In the order of `data.formers`."""
    return [
        OldUnit(
            level=former.level,
            code=former.code,
            name=former.name,
            kind=naming.split_kind(former.name)[0],
            folded=fold(former.name),
            district_name=former.district_name,
            province_name=former.province_name,
            source=data.source,
            valid_until=_LAST_DAY,
        )
        for former in data.formers
    ]


def mappings(
    formers: Sequence[Former], old: Sequence[OldUnit], by_code: Table[str, Commune]
) -> list[Mapping]:
    """`old` are the saved units in the order of `formers`; `by_code` gives the saved commune of a state code."""
    return [
        Mapping(old=unit, commune=by_code[code], kind=former.kind)
        for former, unit in zip(formers, old, strict=True)
        for code in former.communes
    ]
