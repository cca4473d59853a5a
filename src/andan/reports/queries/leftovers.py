"""What nobody comes back for: drafts left alone, and files that no row names."""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from andan.kit import clock
from andan.reports.models import Draft, Evidence

_AT_REST = timedelta(days=1)  # a file is on disk before its row is committed
_SHAPE = re.compile(r"(?P<id>[0-9a-f]{32})(-nho)?\.\w{2,5}")
_FOLDERS = "[0-9][0-9][0-9][0-9]/[0-9][0-9]/[0-9a-f][0-9a-f]"
_AT_ONCE = 500


def abandoned() -> QuerySet[Draft]:
    """Drafts to which neither a word nor a file was added for as many days as settings keep them."""
    before = clock.now() - timedelta(days=settings.DRAFTS_KEPT_DAYS)
    return Draft.objects.filter(saved_at__lt=before).exclude(evidence__added_at__gte=before)


def orphans() -> Iterator[Path]:
    """Files of evidence, a day old or older, without a row. Nothing is taken for evidence that is not named like it."""
    before = (clock.now() - _AT_REST).timestamp()
    found = (path for path in Path(settings.EVIDENCE).glob(f"{_FOLDERS}/*") if _is_old(path, before))
    while some := {path: _id(path) for path in islice(found, _AT_ONCE)}:
        ids = {one for one in some.values() if one}
        named = set(Evidence.objects.filter(pk__in=ids).values_list("pk", flat=True))
        yield from (path for path, one in some.items() if one and one not in named)


def _is_old(path: Path, before: float) -> bool:
    try:
        return path.stat().st_mtime < before
    except FileNotFoundError:  # somebody else took it away
        return False


def _id(path: Path) -> UUID | None:
    """Of which row a file is, by its name; None for a name that evidence does not have."""
    found = _SHAPE.fullmatch(path.name)
    is_home = found and found["id"].startswith(path.parent.name)
    return UUID(found["id"]) if found and is_home else None
