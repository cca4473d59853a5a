"""Facts about places. Pure; a shape never changes once written."""

from dataclasses import dataclass
from typing import ClassVar

from andan.ledger.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesLoaded(Fact):
    """One batch of reference data was loaded; `digest` is the SHA-256 (hex) of what it was read from."""

    NAME: ClassVar[str] = "places.loaded.v1"

    source: str
    digest: str
    provinces: int
    communes: int
    old_units: int
    mappings: int
    agencies: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyOpened(Fact):
    """An agency began to work with An Dân; `contact` is the SHA-256 (hex) of its address, phone and phone source."""

    NAME: ClassVar[str] = "places.agency_opened.v1"

    agency: str
    contact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgenciesOpened(Fact):
    """Several agencies began to work with An Dân at once; `agencies` are their codes in order."""

    NAME: ClassVar[str] = "places.agencies_opened.v1"

    agencies: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuartersAdded(Fact):
    """Quarters were entered for a commune; `names` is how many, `digest` the SHA-256 (hex) of them."""

    NAME: ClassVar[str] = "places.quarters_added.v1"

    commune: str
    names: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemotenessSet(Fact):
    """A commune was marked as remote (longer terms apply), or no longer so."""

    NAME: ClassVar[str] = "places.remoteness_set.v1"

    commune: str
    remote: bool
