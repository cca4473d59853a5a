from dataclasses import dataclass

from django.db import transaction

from andan.kit import clock
from andan.ledger import log
from andan.services import dataset
from andan.services.events import CatalogueLoaded
from andan.services.models import CatalogueLoad, Method, Service, ServiceGroup
from andan.services.queries import is_loaded


@dataclass(frozen=True, slots=True)
class Loaded:
    """Rows the catalogue holds now. `changed` is False when it held them already."""

    changed: bool
    services: int
    methods: int


def load(*, actor: str) -> Loaded:
    """Bring the catalogue to what its files say; rows are found again by slug or number, so ids stay.

    A service that left the files stays in the table with what it last said: reports may still name it.
    """
    with transaction.atomic(durable=True):
        if is_loaded(dataset.digest()):
            return Loaded(False, Service.objects.count(), Method.objects.count())
        data = dataset.read()
        _write(data)
        CatalogueLoad.objects.create(digest=data.digest, loaded_at=clock.now())
        fact = CatalogueLoaded(digest=data.digest, services=len(data.services), methods=len(data.methods))
        log.append(fact, subject="services", actor=actor)
    return Loaded(True, len(data.services), len(data.methods))


def _write(data: dataset.Dataset) -> None:
    groups = {
        row["slug"]: ServiceGroup.objects.update_or_create(slug=row["slug"], defaults=row)[0]
        for row in data.groups
    }
    for group, row in data.services:
        Service.objects.update_or_create(slug=row["slug"], defaults=row | {"group": groups[group]})
    for row in data.methods:
        Method.objects.update_or_create(number=row["number"], defaults=row)
