import re
from collections.abc import Sequence
from typing import Unpack

from django.db import transaction

from andan.accounts import queries as accounts
from andan.accounts.actors import Actor
from andan.accounts.models import User
from andan.kit.refusals import Invalid, check
from andan.reports import notices, policies
from andan.reports.actions import road, words
from andan.reports.events import NoteWritten, commitment
from andan.reports.models import Mention, Report
from andan.reports.states import FLOOR, NOTE

_NAMED = re.compile(r"(?<![\w.@-])@([\w.-]*\w)")
_NAMES_MAX = 160
_OFFERED = 12


def note(
    *, actor: Actor, code: str, text: str, mentions: Sequence[int] = (), **how: Unpack[road.How]
) -> Report:
    """Write an internal note. Colleagues are named by key in `mentions` or by @username in the text; each is told."""
    said = words.needed(text, "Ghi nội dung ghi chú.")
    with transaction.atomic(durable=True):
        report, now = road.load(actor, code)
        check(policies.refusal_of(NOTE, actor, report))
        named = _named(report, said, mentions)
        fact = NoteWritten(
            commitment=commitment(bytes(report.salt), said), mentions=[str(one.uid) for one in named]
        )
        step = road.take(report, NOTE, fact, actor=actor, at=now, **how, words=said, detail=_told(named))
        Mention.objects.bulk_create([Mention(step=step, officer=one) for one in named])
        notices.mentioned(report, step, [str(one.uid) for one in named if one.pk != actor.user_id])
    return report


def _named(report: Report, said: str, mentions: Sequence[int]) -> list[User]:
    """The officers of the agency that are ticked or named, by username. Raises Invalid for anybody else."""
    officers = accounts.officers_at(report.agency_id, *FLOOR)
    if not set(mentions) <= {officer.pk for officer in officers}:
        raise Invalid("Chọn lại người được nhắc.", {"mentions": "Chọn cán bộ của đơn vị trong danh sách."})
    typed = {name.lower(): name for name in _NAMED.findall(said)}
    unknown = [typed[name] for name in typed.keys() - {one.username.lower() for one in officers}]
    if unknown:
        raise Invalid("Có tên không nhắc được.", {"text": _nobody(report, sorted(unknown), officers)})
    return [one for one in officers if one.pk in mentions or one.username.lower() in typed]


def _nobody(report: Report, unknown: list[str], officers: Sequence[User]) -> str:
    """Whom the text names in vain, and who can be named instead."""
    names = ", ".join(f"@{name}" for name in unknown)
    offered = ", ".join(f"@{one.username}" for one in officers[:_OFFERED])
    more = f" và {len(officers) - _OFFERED} người nữa" if len(officers) > _OFFERED else ""
    return f"{report.agency.name} không có ai tên {names}. Sửa lại tên. Nhắc được: {offered}{more}."


def _told(named: list[User]) -> str:
    """`gửi Đại úy A, Trung úy B`; a long list ends in how many more."""
    names = [one.titled_name for one in named]
    shown = [name for place, name in enumerate(names) if len(", ".join(names[: place + 1])) <= _NAMES_MAX]
    more = f" và {len(names) - len(shown)} người nữa" if len(shown) < len(names) else ""
    return f"gửi {', '.join(shown)}{more}" if names else ""
