"""Load the units of Vietnam, what became of the old ones, and the agencies that follow from them."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import TypeVar

from django.db import models, transaction

from andan.kit import clock
from andan.ledger import log
from andan.places import dataset, derived, rows
from andan.places.events import PlacesLoaded
from andan.places.models import Agency, Commune, Load, Mapping, OldUnit, Province
from andan.places.queries import is_loaded

Progress = Callable[[int, int], None]
Tell = Callable[[int], None]
Row = TypeVar("Row", bound=models.Model)

_BATCH = 2000


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the tables hold now, in rows. `changed` is False when they held it already."""

    changed: bool
    source: str
    digest: str
    provinces: int
    communes: int
    old_units: int
    mappings: int
    agencies: int


def load(*, actor: str, only: frozenset[str] | None = None, progress: Progress = lambda *_: None) -> Loaded:
    """Bring the tables to what the package says; `only` limits it to provinces with these codes.

    All rows and one fact commit together: a crash leaves the tables as they were, and running again does it all.
    Rows are found again by our own keys, so ids stay; what people edit (remote, working, phones) is never touched.
    `progress` hears how many rows were just written, and how many there are in all. Raises `dataset.DataMissing`.
    """
    digest = dataset.digest(only)
    with transaction.atomic(durable=True):
        if is_loaded(digest):
            return _counted(changed=False, digest=digest)
        data = dataset.read(only)
        _write(data, partial(_tell, progress, _size(data)))
        Load.objects.create(digest=digest, source=data.source, loaded_at=clock.now())
        loaded = _counted(changed=True, digest=digest)
        log.append(_fact(loaded), subject="places", actor=actor)
    return loaded


def _tell(progress: Progress, size: int, written: int) -> None:
    progress(written, size)


def _size(data: dataset.Dataset) -> int:
    places = len(data.provinces) * (1 + len(derived.OF_A_PROVINCE))
    places += len(data.communes) * (1 + len(derived.OF_A_COMMUNE))
    return places + sum(1 + len(former.communes) for former in data.formers)


def _write(data: dataset.Dataset, tell: Tell) -> None:
    provinces = _save(rows.provinces(data), key=["slug"], kept=[], tell=tell)
    province_of = {province.code: province for province in provinces}
    communes = _save(
        rows.communes(data, province_of), key=["slug"], kept=["remote", "remote_note"], tell=tell
    )
    office = ["address", "phone", "phone_source", "working"]
    _save(rows.agencies(provinces, communes), key=["code"], kept=office, tell=tell)
    old = _save(rows.old_units(data), key=["level", "code"], kept=[], tell=tell)
    Mapping.objects.all().delete()  # written anew, so that a corrected source leaves nothing stale
    mappings = rows.mappings(data.formers, old, {commune.code: commune for commune in communes})
    _save(mappings, key=["old", "commune"], kept=[], tell=tell)


def _save(made: Sequence[Row], *, key: list[str], kept: list[str], tell: Tell) -> Sequence[Row]:
    """Insert new rows, refresh known ones except the fields `kept`; afterwards every row knows its id."""
    model = type(made[0])
    fixed = {*key, *kept, "id"}
    refreshed = [field.name for field in model._meta.concrete_fields if field.name not in fixed]
    for start in range(0, len(made), _BATCH):
        batch = made[start : start + _BATCH]
        model._default_manager.bulk_create(
            batch, update_conflicts=True, unique_fields=key, update_fields=refreshed
        )
        tell(len(batch))
    return made


def _counted(*, changed: bool, digest: str) -> Loaded:
    return Loaded(
        changed=changed,
        source=dataset.source(),
        digest=digest,
        provinces=Province.objects.count(),
        communes=Commune.objects.count(),
        old_units=OldUnit.objects.count(),
        mappings=Mapping.objects.count(),
        agencies=Agency.objects.count(),
    )


def _fact(loaded: Loaded) -> PlacesLoaded:
    said = asdict(loaded)
    del said["changed"]
    return PlacesLoaded(**said)
