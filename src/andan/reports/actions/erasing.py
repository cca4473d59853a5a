"""What a report says of persons goes for good; what was counted stays counted.

Left are code, kind, class, agency, days, duties, the nouns of its steps, outcome and score. The salt is drawn anew, so
that the commitments in the ledger prove nothing any more. Must run inside the action's transaction.
"""

import os
from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q

from andan.kit.sealed import pseudonym, seal
from andan.ledger import traces
from andan.notices.actions import forgetting
from andan.reports.actions.attach import erase_later
from andan.reports.models import (
    DataRequest,
    Evidence,
    Extension,
    Identity,
    Indexed,
    Look,
    Opening,
    Paper,
    PaperFile,
    Party,
    Rating,
    Remark,
    Report,
    Step,
    Transfer,
)
from andan.reports.models.report import fresh_salt

GONE = "Nội dung đã xóa"
_WITH_OUTCOME = ("classification", "result", "refusal", "conclusion")  # their detail is a word of the tables


def erase(keys: Collection[int], *, at: datetime) -> int:
    """Erase these reports; returns how many files go with the commit."""
    files = erase_files(keys)
    erase_identities(keys)
    for model in (Party, Opening, Look, Indexed):
        model._default_manager.filter(report__in=keys).delete()
    _erase_words(keys)
    _erase_papers(keys)
    DataRequest.reports.through.objects.filter(report__in=keys).delete()
    forgetting.forget_codes(list(Report.objects.filter(pk__in=keys).values_list("code", flat=True)))
    for key in keys:
        _shell(key, at)
    transaction.on_commit(traces.sweep)
    return files


def erase_files(keys: Collection[int]) -> int:
    """The evidence of these reports, rows now and files with the commit; not what a part or the whole still needs."""
    rows = list(Evidence.objects.filter(report__in=keys))
    Evidence.objects.filter(pk__in=[row.pk for row in rows]).delete()
    needed = _needed(keys, {str(row.file) for row in rows})
    gone = [row for row in rows if str(row.file) not in needed]
    for row in gone:
        erase_later(row)
    return len(gone)


def _needed(keys: Collection[int], names: Collection[str]) -> set[str]:
    """Of these files, those that a report shares which was split off from one of these, or of which one was."""
    beside = Q(report__parent__in=keys) | Q(report__children__in=keys) | Q(report__parent__children__in=keys)
    return (
        set(Evidence.objects.filter(beside, file__in=names).values_list("file", flat=True))
        if names
        else set()
    )


def erase_identities(keys: Collection[int]) -> int:
    """The sealed identities of these reports."""
    gone, _ = Identity.objects.filter(report__in=keys).delete()
    return gone


def _erase_words(keys: Collection[int]) -> None:
    steps = Step.objects.filter(report__in=keys)
    steps.exclude(noun__in=_WITH_OUTCOME).update(detail="")
    steps.update(words="")
    Transfer.objects.filter(report__in=keys).update(reason="")
    Rating.objects.filter(report__in=keys).update(words="")
    Extension.objects.filter(report__in=keys).update(reason="")
    Remark.objects.filter(report__in=keys).update(words="", answer="", salt=fresh_salt())


def _erase_papers(keys: Collection[int]) -> None:
    """That a paper was issued, its number and digests stay: whoever holds it may still check it."""
    PaperFile.objects.filter(paper__report__in=keys).delete()
    for pk, code in Paper.objects.filter(report__in=keys).values_list("pk", "code"):
        empty = seal(settings.SEAL_KEY, {}, owner=code)
        Paper.objects.filter(pk=pk).update(fields=empty, ended_reason="")


def _shell(key: int, at: datetime) -> None:
    Report.objects.filter(pk=key).update(
        receipt_digest=pseudonym(os.urandom(32), "nobody"),
        version=F("version") + 1,
        owner="",
        organisation="",
        tax_code="",
        external_reference="",
        subject=GONE,
        story="",
        consequence="",
        occurrence="unknown",
        occurred_at=None,
        commune=None,
        quarter=None,
        address="",
        latitude=None,
        longitude=None,
        question_open=False,
        limited_at=None,
        erased_at=at,
        salt=fresh_salt(),
    )
