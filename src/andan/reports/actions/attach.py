"""A file joins a draft or an answer, or leaves again.

The file is on disk before its row and goes after it: a crash between leaves a file that nobody names, never a row
without its file.
"""

import uuid
from datetime import datetime
from functools import partial
from typing import Any

from django.core.files import File
from django.core.files.base import ContentFile
from django.db import transaction

from andan.kit import clock
from andan.kit.media import Cleaned
from andan.kit.refusals import Invalid
from andan.reports.models import EVIDENCE_MAX, Draft, Evidence


def attach(*, draft: Draft, name: str, cleaned: Cleaned) -> Evidence:
    """Keep a cleaned file with the draft.

    Raises Invalid when the draft holds the same file, or EVIDENCE_MAX of them, already.
    """
    with transaction.atomic(durable=True):
        Draft.objects.select_for_update().filter(pk=draft.pk).first()  # files of one draft come one by one
        held = list(draft.evidence.values_list("digest", "name"))
        same = dict(held).get(cleaned.digest)
        if same is not None:
            raise Invalid(f"Tệp này giống hệt {same} đã có, nên chỉ giữ một bản.")
        if len(held) >= EVIDENCE_MAX:
            raise Invalid(f"Gửi được nhiều nhất {EVIDENCE_MAX} tệp. Bỏ bớt một tệp rồi thêm.")
        return keep(name, cleaned, at=clock.now(), draft=draft)


NEUTRAL = {"photo": "anh", "video": "video", "audio": "ghi-am", "document": "giay-to"}


def neutral(kind: str, name: str, place: int) -> str:
    """A name that says nothing of whoever sent the file: `anh-1.jpg`. Anonymous reports keep no other."""
    return f"{NEUTRAL.get(kind, 'tep')}-{place}.{name.rpartition('.')[2]}"


def keep(name: str, cleaned: Cleaned, *, at: datetime, **home: Any) -> Evidence:
    """Store the file and write its row. Runs inside the caller's transaction."""
    row = Evidence(
        id=uuid.uuid4(),
        kind=cleaned.kind,
        name=name,
        content_type=cleaned.content_type,
        size=cleaned.size,
        digest=cleaned.digest,
        added_at=at,
        **home,
    )
    folder = f"{at:%Y/%m}/{row.pk.hex[:2]}"
    with cleaned.path.open("rb") as stream:
        row.file.save(f"{folder}/{row.pk.hex}.{cleaned.extension}", File(stream), save=False)
    if cleaned.thumbnail:
        row.thumbnail.save(f"{folder}/{row.pk.hex}-nho.webp", ContentFile(cleaned.thumbnail), save=False)
    cleaned.path.unlink(missing_ok=True)
    row.save(force_insert=True)
    return row


def erase_later(row: Evidence) -> None:
    """Take the files of a deleted row off the disk once the caller's transaction has committed."""
    for file in (row.file, row.thumbnail):
        if file:
            transaction.on_commit(partial(file.delete, save=False))
