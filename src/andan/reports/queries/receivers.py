from collections.abc import Iterable

from andan.places.models import Agency, AgencyKind


def receivers(commune_ids: Iterable[int]) -> dict[int, Agency]:
    """The police that answer for each of the communes, in one query."""
    rows = Agency.objects.filter(commune__in=list(commune_ids), kind=AgencyKind.COMMUNE_POLICE)
    return {row.commune_id: row for row in rows if row.commune_id is not None}
