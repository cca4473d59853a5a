from collections.abc import Iterable

from andan.places.models import Agency, AgencyKind, Commune


def receivers(commune_ids: Iterable[int]) -> dict[int, Agency]:
    """Who receives what happens in each commune, as `places.answering_police` says it of one. Two queries.

    A commune for which nobody works here is left out.
    """
    provinces = dict(Commune.objects.filter(pk__in=list(commune_ids)).values_list("pk", "province"))
    working = Agency.objects.filter(working=True, province__in=set(provinces.values()))
    police = list(working.filter(kind__in=(AgencyKind.COMMUNE_POLICE, AgencyKind.PROVINCIAL_POLICE)))
    own = {agency.commune_id: agency for agency in police if agency.commune_id}
    wide = {agency.province_id: agency for agency in police if not agency.commune_id}
    found = {commune: own.get(commune) or wide.get(province) for commune, province in provinces.items()}
    return {commune: agency for commune, agency in found.items() if agency}
