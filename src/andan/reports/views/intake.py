"""Files as a form hands them in, cleaned one by one. What nobody kept is swept away behind them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from andan.kit import media
from andan.kit.media import Cleaned
from andan.kit.refusals import Refused
from andan.reports import limits
from andan.web.tries import spend

Named = tuple[str, Cleaned]
Refusal = tuple[str, str]  # the file's name and why it was not taken


@contextmanager
def cleaned(request: HttpRequest, file: "UploadedFile[Any]") -> Iterator[Cleaned]:
    """A copy that is safe to keep. Raises Refused with a sentence that says what to do."""
    copy = _clean(request, file)
    try:
        yield copy
    finally:
        copy.path.unlink(missing_ok=True)


def name_of(file: "UploadedFile[Any]") -> str:
    return media.safe_name(file.name or "")


@contextmanager
def all_cleaned(
    request: HttpRequest, files: Iterable["UploadedFile[Any]"]
) -> Iterator[tuple[list[Named], list[Refusal]]]:
    """Those that can be taken with their names, and the others with their reason."""
    taken: list[Named] = []
    refused: list[Refusal] = []
    try:
        for file in files:
            _sort(request, file, taken, refused)
        yield taken, refused
    finally:
        for _, copy in taken:
            copy.path.unlink(missing_ok=True)


def _sort(
    request: HttpRequest, file: "UploadedFile[Any]", taken: list[Named], refused: list[Refusal]
) -> None:
    try:
        copy = _clean(request, file)
    except Refused as reason:
        refused.append((name_of(file), reason.reason))
    else:
        taken.append((copy.name, copy))


def _clean(request: HttpRequest, file: "UploadedFile[Any]") -> Cleaned:
    """Anybody may send files, also without signing in: what one address may fill the disk with is bounded."""
    spend(request, limits.MEGABYTES, 1 + (file.size or 0) // 1_000_000)
    return media.clean(cast(BinaryIO, file.file), name=name_of(file), workspace=settings.TEMPORARY)
