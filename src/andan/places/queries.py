"""Every read of places by those outside."""

from collections.abc import Collection
from functools import reduce
from math import cos, radians
from operator import or_
from threading import Lock
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Case, Q, QuerySet, Value, When

from andan.kit.refusals import Invalid, NotThere
from andan.places.bearings import METRES_OF_A_DEGREE, Point, metres
from andan.places.gathering import gather
from andan.places.index import Index
from andan.places.models import Agency, AgencyKind, Commune, Load, Province, Quarter
from andan.places.names import PlaceHit
from andan.places.naming import inside_sentence

__all__ = [
    "PlaceHit",
    "agency",
    "answering",
    "answering_police",
    "around",
    "by_slug",
    "commune",
    "communes_of",
    "is_loaded",
    "of_province",
    "provinces",
    "quarters_of",
    "search",
    "superiors",
    "transfer_targets",
]

_RECEIVERS = [
    AgencyKind.COMMUNE_POLICE,
    AgencyKind.PROVINCIAL_POLICE,
    AgencyKind.INVESTIGATION,
    AgencyKind.COMMUNE_COMMITTEE,
    AgencyKind.PROVINCIAL_COMMITTEE,
]

_lock = Lock()
_built: tuple[object, Index] | None = None


def search(text: str, *, limit: int = 8, near: int | None = None) -> list[PlaceHit]:
    """Communes of today that `text` names, best first: accents optional, one or two typing errors forgiven.

    Understands names of today and of before July 2025 (wards, districts, provinces), the state's codes, and short
    forms ("p.12 q.go vap"). `near` is the id of a province whose communes are preferred. Only the first 120
    characters are read; nothing is found for an empty text. One query when warm.
    """
    return _index().search(text, limit=limit, near=near)


def commune(pk: int) -> Commune:
    """The commune with its province. Raises NotThere."""
    found = Commune.objects.select_related("province").filter(pk=pk).first()
    if found is None:
        raise NotThere("Không có xã, phường này. Chọn lại trong danh sách.")
    return found


def by_slug(slug: str) -> Commune:
    """The commune with our own key, with its province. Raises NotThere."""
    found = Commune.objects.select_related("province").filter(slug=slug).first()
    if found is None:
        raise NotThere(f"Không có xã, phường mang mã {slug}.")
    return found


def provinces() -> QuerySet[Province]:
    """All provinces and cities of today, by name."""
    return Province.objects.order_by("folded")


def communes_of(province: Province) -> QuerySet[Commune]:
    """The communes of a province, by name."""
    return province.communes.order_by("folded", "slug")


def answering_police(commune_id: int) -> Agency:
    """The police that receive what happens in the commune with this id. One query.

    Raises NotThere for an unknown commune, and Invalid (field `commune`) where nobody works with An Dân, so that
    nothing is sent to where nobody reads.
    """
    found = answering([commune_id]).get(commune_id)
    if found is None:
        name = inside_sentence(commune(commune_id).name)
        reason = f"Công an {name} chưa nhận tin qua An Dân. Gọi 113 hoặc đến trụ sở gần nhất."
        raise Invalid(reason, {"commune": reason})
    return found


def answering(commune_ids: Collection[int]) -> dict[int, Agency]:
    """Who receives what happens in each commune: its own police, or the province's where those do not work here yet.

    A commune where neither works with An Dân is left out. One query.
    """
    if not commune_ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_ANSWERING.format(", ".join(["%s"] * len(commune_ids))), list(commune_ids))
        rows = cursor.fetchall()
    return {commune: _agency(agency, remote) for commune, remote, *agency in rows}


def _agency(row: list[Any], remote: bool) -> Agency:
    """The agency of a row; whether its commune is remote was read along."""
    agency = Agency.from_db(DEFAULT_DB_ALIAS, _AGENCY, row)
    agency.remote = bool(remote and agency.commune_id)
    return agency


# Written out: on the road of every report, where building the query costs more than asking it. The nearest comes last.
_AGENCY = [field.attname for field in Agency._meta.concrete_fields]
_ANSWERING = f"""
    SELECT place.id, place.remote, {", ".join(f"agency.{name}" for name in _AGENCY)}
    FROM places_commune place JOIN places_agency agency ON agency.working AND (
        agency.commune_id = place.id AND agency.kind = 'commune_police'
        OR agency.province_id = place.province_id AND agency.kind = 'provincial_police'
    ) WHERE place.id IN ({{}}) ORDER BY CASE agency.kind WHEN 'commune_police' THEN 1 ELSE 0 END
"""  # noqa: S608 - names of our own


def transfer_targets(agency: Agency) -> QuerySet[Agency]:
    """Working agencies to which `agency` may hand a report on: those of its own province first, then by name."""
    distance = Case(When(province=agency.province_id, then=Value(0)), default=Value(1))
    return (
        Agency.objects.filter(working=True, kind__in=_RECEIVERS)
        .exclude(pk=agency.pk)
        .select_related("province", "commune")
        .order_by(distance, "kind", "code")
    )


def superiors(agency_ids: Collection[int]) -> dict[int, int]:
    """The agency above each of these in its province, by id; one with nobody above it here is left out. Two queries."""
    below = Agency.objects.filter(pk__in=agency_ids, kind__in=_ABOVE).values_list("pk", "kind", "province_id")
    provinces = {province for _, _, province in below}
    above = Agency.objects.filter(kind__in=set(_ABOVE.values()), province_id__in=provinces)
    heads = {(row.kind, row.province_id): row.pk for row in above}
    found = {pk: heads.get((_ABOVE[AgencyKind(kind)], province)) for pk, kind, province in below}
    return {pk: head for pk, head in found.items() if head is not None}


_ABOVE = {
    AgencyKind.COMMUNE_POLICE: AgencyKind.PROVINCIAL_POLICE,
    AgencyKind.INVESTIGATION: AgencyKind.PROVINCIAL_POLICE,
    AgencyKind.COMMUNE_COMMITTEE: AgencyKind.PROVINCIAL_COMMITTEE,
}


def around(*middles: Point, within: float, most: int) -> list[Commune]:
    """The `most` communes whose centres lie nearest to one of `middles`, nearest first, none beyond `within` metres."""
    boxes = [_box(middle, within) for middle in middles]
    found = Commune.objects.filter(reduce(or_, boxes)) if boxes else []
    away = {row: min(metres(middle, row.centre) for middle in middles) for row in found if row.centre}
    return sorted((row for row in away if away[row] <= within), key=lambda row: away[row])[:most]


def _box(middle: Point, within: float) -> Q:
    north = within / METRES_OF_A_DEGREE
    east = north / cos(radians(middle[0]))
    return Q(
        lat__range=(middle[0] - north, middle[0] + north), lon__range=(middle[1] - east, middle[1] + east)
    )


def quarters_of(commune: Commune) -> QuerySet[Quarter]:
    """The quarters of a commune in the order of their entry."""
    return commune.quarters.order_by("position")


def quarters_at(agency_id: int) -> QuerySet[Quarter]:
    """The quarters of the commune for which an agency answers; those of a province have none."""
    return Quarter.objects.filter(commune__agencies=agency_id).order_by("position")


def working(agency_ids: Collection[int]) -> QuerySet[Agency]:
    """Those of the agencies whose people use the program, by name."""
    return Agency.objects.filter(pk__in=agency_ids, working=True).order_by("name")


def has_quarter(commune_id: int | None, quarter_id: int) -> bool:
    """Whether the quarter exists and lies in that commune."""
    return Quarter.objects.filter(pk=quarter_id, commune=commune_id).exists()


def of_province(province_id: int, kind: AgencyKind) -> Agency | None:
    """The one agency of this kind that a province has; None where the list has none."""
    return Agency.objects.filter(province=province_id, kind=kind, commune=None).first()


def agency(code: str) -> Agency:
    """The agency with this code, with its province and commune. Raises NotThere."""
    rows = Agency.objects.select_related("province", "commune").filter(code=code)
    found = rows.first() if code.isascii() and code.isprintable() else None
    if found is None:
        raise NotThere("Không có cơ quan này.")
    return found


def is_loaded(digest: str) -> bool:
    """Whether the tables hold what the files with `digest` say."""
    return Load.objects.order_by("-id").values_list("digest", flat=True).first() == digest


def _index() -> Index:
    """The index of what is loaded now; built again after another loading."""
    global _built
    loaded = Load.objects.order_by("-id").values_list("id", "digest", "loaded_at").first()
    with _lock:
        if _built is None or _built[0] != loaded:
            _built = (loaded, gather())
        return _built[1]
