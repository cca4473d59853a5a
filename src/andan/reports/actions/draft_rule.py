from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.kit.refusals import Invalid, WrongState, check
from andan.kit.text import clean_line
from andan.reports import policies
from andan.reports.clock import UNITS, doubts
from andan.reports.models import DutyRule, RuleState
from andan.reports.queries.rules import book, rule
from andan.reports.rights.states import nouns_of
from andan.reports.states import CLASS_NAMES

SCOPES = ("", "crime", *CLASS_NAMES)
PLACES = ("", "remote")


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleGiven:
    """What a version says; see clock.book.Rule. `starts` and `meets` are nouns of `nouns_of` its duty."""

    scope: str
    place: str
    amount: int
    unit: str
    starts: tuple[str, ...]
    meets: tuple[str, ...]
    pauses: bool
    basis: str
    valid_from: date
    running_too: bool
    reason: str


def draft_rule(*, actor: Actor, after: int, given: RuleGiven, key: int | None = None) -> DutyRule:
    """Write a new version of the rule `after`, or change one's own draft `key`. It binds nobody before its approval."""
    check(policies.may_edit_data(actor))
    with transaction.atomic(durable=True):
        row = _row(actor, rule(after), given)
        wrong = doubts(row.rule_as_of(clock.now()), book().rules, clock.today())
        if wrong:
            raise Invalid("Quy tắc này chưa đứng được.", dict(wrong))
        if key is not None:
            row.pk = _own_draft(actor, key)
        row.save(force_update=key is not None)
    return row


def _row(actor: Actor, before: DutyRule, given: RuleGiven) -> DutyRule:
    basis, reason = clean_line(given.basis), clean_line(given.reason)
    if not basis:
        raise Invalid("Chưa có căn cứ.", {"basis": "Ghi văn bản, điều, khoản."})
    if not reason:
        raise Invalid("Chưa có lý do.", {"reason": "Ghi vì sao sửa, để người duyệt hiểu."})
    strange = (
        {*given.starts, *given.meets} - nouns_of(before.duty).keys()
        or {given.scope} - {*SCOPES}
        or {given.place} - {*PLACES}
    )
    if strange or given.unit not in UNITS or given.amount < 0:
        raise Invalid("Chọn lại trong danh sách.", {"starts": "Chọn lại trong danh sách."})
    said = asdict(given) | {"starts": " ".join(given.starts), "meets": " ".join(given.meets)}
    said |= {"basis": basis[:200], "reason": reason}
    return DutyRule(
        duty=before.duty,
        only=before.only,
        certainty="S",
        state=RuleState.DRAFT,
        drafted_by=actor.ref,
        drafter=actor.name,
        **said,
    )


def _own_draft(actor: Actor, key: int) -> int:
    if not DutyRule.objects.filter(pk=key, state=RuleState.DRAFT, drafted_by=actor.ref).exists():
        raise WrongState("Chỉ người soạn sửa được bản nháp của mình.")
    return key
