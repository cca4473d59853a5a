"""The towns of the demo: which agencies of Hải Phòng and TP.HCM work, and the wards where the reports are."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from andan.accounts.actors import SYSTEM
from andan.places import queries as places
from andan.places.actions.add_quarters import add_quarters
from andan.places.actions.open_agencies import open_agencies
from andan.places.models import Agency, Commune

PROVINCES = ("Hải Phòng", "Hồ Chí Minh")
WARDS: Mapping[str, str] = MappingProxyType(
    {
        # short name of the ward's cast: code of its police
        "hp": "ca-hai-phong-hong-bang",
        "hp2": "ca-hai-phong-le-chan",
        "hp3": "ca-hai-phong-ngo-quyen",
        "sg": "ca-ho-chi-minh-go-vap",
        "sg2": "ca-ho-chi-minh-duc-nhuan",
        "sg3": "ca-ho-chi-minh-can-gio",
    }
)
QUARTERS = 12


@dataclass(frozen=True, slots=True)
class Town:
    """One ward of the demo with its police; `key` is the short name its cast goes by."""

    key: str
    police: Agency
    commune: Commune


def open_all() -> list[Town]:
    """Let all agencies of the two provinces work and give the demo's wards their quarters."""
    codes = Agency.objects.filter(province__name__regex="|".join(PROVINCES)).values_list("code", flat=True)
    open_agencies(actor=SYSTEM.ref, codes=list(codes))
    return [_town(key, code) for key, code in WARDS.items()]


def _town(key: str, code: str) -> Town:
    police = places.agency(code)
    commune = police.commune
    if commune is None:
        raise LookupError(code)
    add_quarters(actor=SYSTEM.ref, commune=commune, names=[f"Khu phố {n}" for n in range(1, QUARTERS + 1)])
    return Town(key, police, commune)
