from dataclasses import asdict, dataclass, replace

from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit.refusals import Invalid, NotThere, check
from andan.kit.text import clean_line
from andan.ledger.log import append
from andan.reports import policies
from andan.reports.events import KindEdited
from andan.reports.models import IncidentKind

NAME_MOST, LINE_MOST, PLACE_MOST = 80, 200, 999


@dataclass(frozen=True, slots=True, kw_only=True)
class KindGiven:
    """How a kind of incident is to read; `position` counts from 1."""

    name: str
    hint: str
    keywords: str
    grave: bool
    position: int
    active: bool


def edit_kind(*, actor: Actor, slug: str, given: KindGiven) -> IncidentKind:
    """Change how a kind of incident reads, where it stands and whether it is offered; its slug never changes."""
    check(policies.may_edit_data(actor))
    cleaned = _cleaned(given)
    with transaction.atomic(durable=True):
        if not IncidentKind.objects.filter(slug=slug).update(**asdict(cleaned)):
            raise NotThere()
        append(_fact(slug, cleaned), subject=f"kind:{slug}", actor=actor.ref)
    return IncidentKind.objects.get(slug=slug)


def _fact(slug: str, given: KindGiven) -> KindEdited:
    said = asdict(given)
    return KindEdited(slug=slug, label=said.pop("name"), **said)


def _cleaned(given: KindGiven) -> KindGiven:
    name, hint, keywords = clean_line(given.name), clean_line(given.hint), clean_line(given.keywords)
    if not 0 < len(name) <= NAME_MOST:
        raise Invalid("Chưa có tên loại.", {"name": f"Ghi tên, nhiều nhất {NAME_MOST} ký tự."})
    if max(len(hint), len(keywords)) > LINE_MOST:
        raise Invalid("Dòng quá dài.", {"hint": f"Gợi ý và từ khóa dài nhất {LINE_MOST} ký tự."})
    if not 0 < given.position <= PLACE_MOST:
        raise Invalid("Thứ tự chưa đúng.", {"position": f"Ghi số từ 1 đến {PLACE_MOST}."})
    return replace(given, name=name, hint=hint, keywords=keywords)
