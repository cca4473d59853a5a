"""Reports about the same are handled as one: everybody counted, everybody told, and it can be undone."""

from collections.abc import Callable

import pytest
from django.test import Client

from andan.kit.refusals import Invalid, WrongState
from andan.ledger.models import Entry
from andan.reports import policies, queries
from andan.reports.actions.join import join
from andan.reports.actions.part import part
from andan.reports.models import Duty, Report, Step
from andan.reports.policies.verbs import ASIDE
from andan.reports.queries.rights.holdings import holdings
from andan.reports.states import VERBS, State
from andan.reports.tests import roads, typed
from tests.cast import Cast, Member

SignIn = Callable[[Member], Client]
pytestmark = pytest.mark.usefixtures("moment", "db")


def running(report: Report) -> set[tuple[object, ...]]:
    rows = Duty.objects.filter(report=report, done_at=None, stopped_at=None)
    return set(rows.values_list("duty", "due_at"))


def test_joined_reports_wait_and_get_the_result_of_the_one(cast: Cast) -> None:
    lead = roads.brought_to(cast, State.VERIFYING)
    members = [roads.brought_to(cast, State.RECEIVED), roads.sent(cast, anonymous=True)]
    roads.done(cast, members[1], "reception")
    for member in members:
        join(actor=cast.duty.actor, code=member.code, lead=lead.code)
        member.refresh_from_db()
        assert (member.is_joined, member.next_due, running(member)) == (True, None, set())
        with pytest.raises(WrongState, match="phản ánh chính"):
            roads.done(cast, member, "classification")
    lead.refresh_from_db()
    assert lead.members_count == 2
    roads.done(cast, lead, "result")
    for member in members:
        member.refresh_from_db()
        step = Step.objects.filter(report=member).latest("pk")
        assert (member.state, step.noun, step.words) == (State.RESOLVED, "conclusion", "Đã nhắc nhở.")
        assert Entry.objects.filter(subject=member.code, name="report.concluded.v1").count() == 1
        assert not Duty.objects.filter(report=member, done_at=None).exists()


def test_the_reporter_reads_that_it_is_handled_together(cast: Cast, signed_in: SignIn) -> None:
    lead, member = (roads.brought_to(cast, state) for state in (State.VERIFYING, State.RECEIVED))
    join(actor=cast.duty.actor, code=member.code, lead=lead.code)
    page = typed.page(signed_in(cast.an), f"/phan-anh/{member.code}/")
    assert "Đang giải quyết chung với các phản ánh cùng sự việc" in page.replace("\xa0", " ")
    assert "Đang phân loại" not in page.replace("\xa0", " ")


def test_parting_gives_the_terms_back_as_they_were(cast: Cast) -> None:
    lead, member = roads.brought_to(cast, State.CLASSIFIED), roads.brought_to(cast, State.VERIFYING)
    before, holder = running(member), member.holder_id
    join(actor=cast.duty.actor, code=member.code, lead=lead.code)
    part(actor=cast.duty.actor, code=member.code)
    member.refresh_from_db()
    lead.refresh_from_db()
    assert (running(member), member.holder_id, member.state) == (before, holder, State.VERIFYING)
    assert (member.lead, lead.members_count) == (None, 0)
    with pytest.raises(WrongState):
        part(actor=cast.duty.actor, code=member.code)


def test_a_report_is_joined_to_one_that_is_handled_here_and_leads_itself(cast: Cast) -> None:
    lead, member, third = (roads.brought_to(cast, State.RECEIVED) for _ in range(3))
    new, elsewhere = roads.sent(cast), roads.brought_to(cast, State.TRANSFERRED)
    for wrong in (member.code, new.code, elsewhere.code, "AD-2611-222-222", "\x00", ""):
        with pytest.raises(Invalid):
            join(actor=cast.duty.actor, code=member.code, lead=wrong)
    join(actor=cast.duty.actor, code=member.code, lead=lead.code.lower())
    with pytest.raises(Invalid, match="phản ánh chính của nó"):
        join(actor=cast.duty.actor, code=third.code, lead=member.code)
    with pytest.raises(WrongState, match="Bỏ gộp trước"):
        join(actor=cast.duty.actor, code=lead.code, lead=third.code)
    for noun in ("transfer", "refusal"):
        with pytest.raises(WrongState, match="Bỏ gộp trước"):
            roads.done(cast, lead, noun)


def test_who_is_not_content_with_the_result_of_all_is_heard_alone(cast: Cast) -> None:
    lead, member = roads.brought_to(cast, State.VERIFYING), roads.brought_to(cast, State.RECEIVED)
    join(actor=cast.duty.actor, code=member.code, lead=lead.code)
    roads.done(cast, lead, "result")
    member.refresh_from_db()
    roads.done(cast, member, "reopening")
    assert (member.state, member.lead, member.next_due is not None) == (State.RECEIVED, None, True)


@pytest.mark.parametrize(
    "noun", [noun for noun, verb in VERBS.items() if State.VERIFYING in verb.moves and verb.who]
)
def test_while_joined_only_what_goes_on_aside_is_done(cast: Cast, noun: str) -> None:
    lead, member = roads.brought_to(cast, State.VERIFYING), roads.ready(cast, "note", State.VERIFYING)
    join(actor=cast.duty.actor, code=member.code, lead=lead.code)
    member.refresh_from_db()
    doer = roads.who_does(cast, noun, member)
    refusal = policies.refusal_of(VERBS[noun], doer, member)
    if noun in ASIDE:
        assert not isinstance(refusal, WrongState) or "Đã gộp" not in refusal.reason
        return
    with pytest.raises(WrongState, match="Đã gộp vào phản ánh khác"):
        roads.done(cast, member, noun)


def test_why_it_was_joined_is_between_officers(cast: Cast, signed_in: SignIn) -> None:
    """An officer writes there of the other report and who sent it: its own reporter must not read that."""
    lead, member = roads.brought_to(cast, State.CLASSIFIED), roads.brought_to(cast, State.RECEIVED)
    join(actor=cast.duty.actor, code=member.code, lead=lead.code, reason="Cùng chủ trọ bà Bảy kể.")
    part(actor=cast.duty.actor, code=member.code, reason="Khác việc của bà Bảy.")
    assert "bà Bảy" in signed_in(cast.duty).get(f"/can-bo/phan-anh/{member.code}/").content.decode()
    assert "bà Bảy" not in signed_in(cast.an).get(f"/phan-anh/{member.code}/").content.decode()
    told = queries.timeline(member, staff=False)
    assert [step.words for step in told if step.noun in ("joining", "parting")] == ["", ""]
    assert "bà Bảy" not in str(holdings(cast.an.actor))
