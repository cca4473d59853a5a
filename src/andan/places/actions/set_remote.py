"""Mark a commune as remote (mountain, island, far), or no longer so."""

from django.db import transaction

from andan.kit.refusals import Invalid, NotThere
from andan.kit.text import clean_line
from andan.ledger import log
from andan.places.events import RemotenessSet
from andan.places.models import Commune


def set_remote(*, actor: str, commune: Commune, remote: bool, note: str = "") -> Commune:
    """Longer terms apply where `remote`; `note` says why, at most 200 characters. Raises Invalid, NotThere."""
    said = clean_line(note)
    if len(said) > 200:
        raise Invalid("Ghi chú dài quá.", {"note": "Dài quá 200 ký tự. Viết ngắn lại."})
    with transaction.atomic(durable=True):
        if not Commune.objects.filter(pk=commune.pk).update(remote=remote, remote_note=said):
            raise NotThere("Không có xã, phường này.")
        log.append(RemotenessSet(commune=commune.slug, remote=remote), subject=commune.slug, actor=actor)
    commune.refresh_from_db()
    return commune
