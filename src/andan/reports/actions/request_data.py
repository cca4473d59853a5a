"""A citizen asks about their own data: one request for each office that answers, each with its own two terms."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction

from andan.accounts.actors import Actor
from andan.kit import clock
from andan.kit.refusals import Invalid, WrongState, check
from andan.kit.sealed import seal
from andan.ledger.log import append
from andan.places.models import Agency
from andan.reports import notices, rights_policies
from andan.reports.actions import words
from andan.reports.clock import Event, Running
from andan.reports.models import DataRequest, Report
from andan.reports.policies import owner_of
from andan.reports.queries.rights import requests
from andan.reports.rights.events import DataRequested
from andan.reports.rights.states import ANSWER_DUTY, Right, State, duty_of

TWICE = "Yêu cầu loại này đang được làm. Xem lại ở dưới, hoặc rút yêu cầu cũ."


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked. `reports` are codes; none of them and `whole`: everything that is kept of the person.

    `whose`: "me", or the key of somebody a report speaks of; `values` are what shall stand instead, by column.
    """

    right: str
    reports: tuple[str, ...] = ()
    whole: bool = False
    text: str = ""
    whose: str = "me"
    values: Mapping[str, str] = field(default_factory=dict)


def request_data(*, actor: Actor, asked: Asked) -> list[DataRequest]:
    """Raises Forbidden, Invalid, WrongState when the same is asked already."""
    check(rights_policies.may_ask(actor))
    text = words.optional(asked.text)
    chosen = _chosen(actor, asked)
    try:
        with transaction.atomic(durable=True):
            now = clock.now()
            offices = requests.by_office(chosen) or {requests.house(): []}
            return [_write(actor, asked, text, agency, mine, now) for agency, mine in offices.items()]
    except IntegrityError:
        raise WrongState(TWICE) from None


def _chosen(actor: Actor, asked: Asked) -> list[Report]:
    """The reports it is about. One that is not the person's is as if it were not there."""
    if asked.right not in set(Right):
        raise Invalid("Chưa chọn việc muốn làm.", {"right": "Chọn một việc."})
    owned = requests.reports_of(actor)
    chosen = owned if asked.whole else [one for one in owned if one.code in asked.reports]
    if not asked.whole and not chosen:
        raise Invalid("Chưa chọn phản ánh.", {"reports": "Chọn phản ánh, hoặc chọn tất cả."})
    if asked.right == Right.CORRECT:
        return _to_correct(actor, asked, chosen)
    return chosen


def _to_correct(actor: Actor, asked: Asked, chosen: list[Report]) -> list[Report]:
    if not any(asked.values.values()):
        raise Invalid("Chưa ghi điều đúng.", {"full_name": "Ghi điều đúng vào ít nhất một ô."})
    if asked.whose == "me":
        return chosen
    spoken_of = {str(one.pk): one.report_id for one in requests.parties_of(actor)}
    return [one for one in chosen if one.pk == spoken_of.get(asked.whose)] or _strange()


def _strange() -> list[Report]:
    raise Invalid("Chọn lại người cần sửa.", {"whose": "Chọn người trong phản ánh đã chọn."})


def _write(
    actor: Actor, asked: Asked, text: str, agency: Agency, mine: list[Report], now: datetime
) -> DataRequest:
    code = requests.drawn_code(now)
    terms = requests.terms(asked.right, [Event("request", now)])
    first, second = _term(terms, ANSWER_DUTY), _term(terms, duty_of(asked.right))
    said = {"uid": actor.ref, "words": text, "whose": asked.whose, "values": dict(asked.values)}
    row = DataRequest.objects.create(
        code=code,
        right=asked.right,
        owner=owner_of(actor),
        agency=agency,
        asked_of=agency,
        whole=asked.whole,
        state=State.ASKED,
        box=seal(settings.SEAL_KEY, said, owner=code),
        asked_at=now,
        answer_rule_id=first.rule.key,
        answer_due=first.term.due,
        settle_rule_id=second.rule.key,
        settle_due=second.term.due,
    )
    row.reports.set(mine)
    fact = DataRequested(right=asked.right, agency=agency.code, reports=len(mine), whole=asked.whole)
    entry = append(fact, subject=code, actor="reporter", at=now)
    notices.data_request_moved(row, entry.pk, at=now, by_citizen=True)
    return row


def _term(terms: Mapping[str, Running], duty: str) -> Running:
    if duty not in terms:
        raise WrongState("Chưa có quy tắc thời hạn cho việc này. Báo người quản trị.")
    return terms[duty]
