"""Ground for tests: the catalogue, loaded as every start loads it."""

import pytest
from pytest_django.plugin import DjangoDbBlocker

from andan.services.actions.load import load


@pytest.fixture(scope="session")
def catalogue_once(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:  # noqa: ARG001 - wanted first
    """The catalogue once for the whole session, below the transactions of the tests."""
    with django_db_blocker.unblock():
        load(actor="system")


@pytest.fixture
def catalogue(db: None, catalogue_once: None) -> None:
    """All services, groups and methods."""
