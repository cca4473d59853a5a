"""Enter the quarters of a commune: khu phố, ấp, thôn, tổ dân phố…"""

import hashlib
from collections.abc import Iterable

from django.db import transaction

from andan.kit.refusals import Invalid
from andan.kit.text import clean_line, fold
from andan.ledger import log
from andan.ledger.facts import canonical
from andan.places.events import QuartersAdded
from andan.places.models import Commune, Quarter
from andan.places.naming import quarter_kind

_LONGEST = 80
_MOST = 500


def add_quarters(*, actor: str, commune: Commune, names: Iterable[str]) -> list[Quarter]:
    """Add the quarters that the commune does not have yet; returns those, in the order given.

    Two spellings of one name (`Khu phố 1`, `khu pho 1`) are one quarter. Nothing new leaves no fact. Raises Invalid for
    a name that is empty, too long or without a kind, and for more than 500 at once.
    """
    wanted = {fold(name): name for name in map(clean_line, names)}
    _check(wanted)
    with transaction.atomic(durable=True):
        Commune.objects.select_for_update().get(pk=commune.pk)  # one at a time, so that the order holds
        known = set(commune.quarters.values_list("folded", flat=True))
        new = [(folded, name) for folded, name in wanted.items() if folded not in known]
        rows = [
            Quarter(commune=commune, name=name, kind=quarter_kind(folded), folded=folded, position=position)
            for position, (folded, name) in enumerate(new, start=len(known) + 1)
        ]
        Quarter.objects.bulk_create(rows)
        if rows:
            log.append(_fact(commune, [row.name for row in rows]), subject=commune.slug, actor=actor)
    return rows


def _check(wanted: dict[str, str]) -> None:
    if len(wanted) > _MOST:
        raise Invalid(f"Nhiều hơn {_MOST} tên một lần. Chia thành nhiều lần.")
    for folded, name in wanted.items():
        if not quarter_kind(folded) or len(name) > _LONGEST:
            raise Invalid(
                "Có tên chưa dùng được.",
                {"names": f"“{name[:40]}”: ghi như Khu phố 3, Ấp Bình Hòa, Thôn Đông."},
            )


def _fact(commune: Commune, names: list[str]) -> QuartersAdded:
    digest = hashlib.sha256(canonical(names)).hexdigest()
    return QuartersAdded(commune=commune.slug, names=len(names), digest=digest)
