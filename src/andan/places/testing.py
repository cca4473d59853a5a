"""Ground for tests: Hải Phòng and Hồ Chí Minh City, loaded by the very code that loads the country."""

from dataclasses import dataclass

import pytest
from pytest_django.plugin import DjangoDbBlocker

from andan.places.actions.load import load
from andan.places.actions.open_agencies import open_agencies
from andan.places.models import Agency, Commune, Load

HAI_PHONG, HO_CHI_MINH = "31", "79"
PROVINCES = frozenset({HAI_PHONG, HO_CHI_MINH})


@dataclass(frozen=True, slots=True)
class Places:
    """What is there to pick from, by our own keys."""

    def commune(self, slug: str) -> Commune:
        """For instance `hai-phong-hong-bang`."""
        return Commune.objects.select_related("province").get(slug=slug)

    def agency(self, code: str) -> Agency:
        """For instance `ca-hai-phong-hong-bang`."""
        return Agency.objects.select_related("province", "commune").get(code=code)


@pytest.fixture(scope="session")
def places_once(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:  # noqa: ARG001 - wanted first
    """Both cities once for the whole session, below the transactions of the tests; all their agencies work."""
    with django_db_blocker.unblock():
        if not Load.objects.exists():
            load(actor="system", only=PROVINCES)
            codes = Agency.objects.values_list("code", flat=True)
            open_agencies(actor="system", codes=list(codes))


@pytest.fixture
def places(db: None, places_once: None) -> Places:  # noqa: ARG001 - wanted for what they prepare
    """All units and agencies of Hải Phòng and Hồ Chí Minh City, the agencies working."""
    return Places()
