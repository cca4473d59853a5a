"""The towns of the demo: which agencies of Hải Phòng and TP.HCM work, and the wards where the reports are."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from andan.accounts.actors import SYSTEM
from andan.places import queries as places
from andan.places.actions.add_quarters import add_quarters
from andan.places.actions.open_agencies import open_agencies
from andan.places.actions.open_agency import open_agency
from andan.places.models import Agency, AgencyKind, Commune

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
ADDRESSES: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {  # of the police and of the committee, each with an invented house number; the first digits of their numbers
        "hp": ("12 đường Ví Dụ", "8 đường Ví Dụ", "0225 000 11"),
        "hp2": ("45 đường Bờ Kè", "47 đường Bờ Kè", "0225 000 12"),
        "hp3": ("30 đường Hàng Mẫu", "26 đường Hàng Mẫu", "0225 000 13"),
        "sg": ("102 đường Ví Dụ", "98 đường Ví Dụ", "028 0000 11"),
        "sg2": ("7 đường Bờ Kè", "9 đường Bờ Kè", "028 0000 12"),
        "sg3": ("Ấp Ví Dụ, đường Hàng Mẫu", "Ấp Ví Dụ, đường Bờ Kè", "028 0000 13"),
    }
)
PUBLISHED = "Số ví dụ của bản dùng thử, không gọi được."
KINDS = (AgencyKind.COMMUNE_POLICE, AgencyKind.COMMUNE_COMMITTEE)
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
    _furnish(key, commune)
    add_quarters(actor=SYSTEM.ref, commune=commune, names=[f"Khu phố {n}" for n in range(1, QUARTERS + 1)])
    return Town(key, places.agency(code), commune)


def _furnish(key: str, commune: Commune) -> None:
    """Where the police and the committee of the ward are found, and their numbers, which nobody has."""
    *streets, digits = ADDRESSES[key]
    found = {row.kind: row for row in Agency.objects.filter(commune=commune, kind__in=KINDS)}
    for number, (kind, street) in enumerate(zip(KINDS, streets, strict=True), start=1):
        open_agency(
            actor=SYSTEM.ref,
            code=found[kind].code,
            address=f"{street}, {commune.name}",
            phone=f"{digits}{number}",
            phone_source=PUBLISHED,
        )
