"""Facts about the catalogue. Pure; a shape never changes once written."""

from dataclasses import dataclass
from typing import ClassVar

from andan.ledger.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueLoaded(Fact):
    """The catalogue was brought to the state of its files; `digest` is their SHA-256 (hex)."""

    NAME: ClassVar[str] = "services.catalogue_loaded.v1"

    digest: str
    services: int
    methods: int
