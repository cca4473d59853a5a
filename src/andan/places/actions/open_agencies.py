"""Many agencies begin to work with An Dân at once, as when a province joins."""

from collections.abc import Collection

from django.db import transaction

from andan.kit.refusals import NotThere
from andan.ledger import log
from andan.places.events import AgenciesOpened
from andan.places.models import Agency


def open_agencies(*, actor: str, codes: Collection[str]) -> list[str]:
    """Let the agencies with these codes receive work; returns the codes that did not before, in order.

    All or nothing, with one fact; when all of them work already, none. Raises NotThere when a code is unknown.
    """
    with transaction.atomic(durable=True):
        found = dict(Agency.objects.filter(code__in=codes).values_list("code", "working"))
        if missing := sorted(set(codes) - set(found)):
            raise NotThere(f"Không có cơ quan mang mã {missing[0]}.")
        opened = sorted(code for code, working in found.items() if not working)
        if opened:
            Agency.objects.filter(code__in=opened).update(working=True)
            log.append(AgenciesOpened(agencies=opened), subject="places", actor=actor)
    return opened
