"""The road of a sent file: sniff, copy under the limit, clean in a cell, hand over."""

import hashlib
import secrets
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from andan.kit.media import cell, intake
from andan.kit.media.cleaned import Cleaned, Made
from andan.kit.media.formats import sniff
from andan.kit.media.limits import LIMIT_OF
from andan.kit.media.names import renamed


def clean(source: BinaryIO, *, name: str, workspace: Path) -> Cleaned:
    """Make a copy of `source` that is safe to keep, in `workspace`; nothing else is left there, whatever happens.

    Raises Invalid or TooLarge with a Vietnamese sentence, and TooMany when too many files are being cleaned.
    """
    head = intake.head_of(source)
    found = sniff(head)
    with TemporaryDirectory(dir=workspace, prefix="cleaning-") as scratch:
        sent = Path(scratch, "sent")
        intake.copy(head, source, sent, limit=LIMIT_OF[found.kind])
        return _handed_over(cell.clean(found, sent), name=name, workspace=workspace)


def _handed_over(made: Made, *, name: str, workspace: Path) -> Cleaned:
    path = made.path.rename(workspace / f"{secrets.token_hex(16)}.{made.extension}")
    with path.open("rb") as stored:
        digest = hashlib.file_digest(stored, "sha256").hexdigest()
    return Cleaned(
        kind=made.kind,
        content_type=made.content_type,
        extension=made.extension,
        name=renamed(name, made.extension),
        size=path.stat().st_size,
        digest=digest,
        path=path,
        thumbnail=made.thumbnail,
    )
