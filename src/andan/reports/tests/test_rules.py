"""Rules are versions that two persons make; newer ones and corrected days reach what runs already, with a fact each."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from andan.accounts.actors import SYSTEM
from andan.kit import clock
from andan.kit.refusals import Forbidden, Invalid, WrongState
from andan.ledger.models import Entry
from andan.reports.actions.approve_rule import approve_rule
from andan.reports.actions.discard_rule import discard_rule
from andan.reports.actions.draft_rule import RuleGiven, draft_rule
from andan.reports.actions.reset_terms import reset_terms
from andan.reports.actions.return_rule import return_rule
from andan.reports.actions.submit_rule import submit_rule, take_back_rule
from andan.reports.models import Duty, DutyRule, Report, Step
from andan.reports.queries.impact import of_rule
from andan.reports.queries.rules import mark_of, rule
from andan.reports.states import State
from andan.reports.tests import roads
from tests.cast import Cast, Member

pytestmark = pytest.mark.usefixtures("moment", "db", "own_book")
SignIn = Callable[[Member], Client]


def order_rule() -> DutyRule:
    return DutyRule.objects.get(duty="result", scope="order_report", place="", state="active", drafted_by="")


def given(**changes: Any) -> RuleGiven:
    usual: dict[str, Any] = {
        "scope": "order_report",
        "place": "",
        "amount": 10,
        "unit": "days",
        "starts": ("submission", "reopening"),
        "meets": (),
        "pauses": True,
        "basis": "Quyết định 12/QĐ-CAT",
        "valid_from": clock.today(),
        "running_too": False,
        "reason": "Rút ngắn thời hạn trả lời dân.",
    }
    return RuleGiven(**usual | changes)


def approved(cast: Cast, **changes: Any) -> DutyRule:
    row = draft_rule(actor=cast.administrator.actor, after=order_rule().pk, given=given(**changes))
    submit_rule(actor=cast.administrator.actor, key=row.pk)
    return approve_rule(actor=cast.leader.actor, key=row.pk, seen=mark_of(rule(row.pk)))


def test_what_was_changed_since_it_was_read_is_not_approved(cast: Cast, signed_in: SignIn) -> None:
    """The second person reads 10 days; the first takes it back, writes 300 and hands it in again."""
    drafter, row = cast.administrator.actor, order_rule()
    row = draft_rule(actor=drafter, after=row.pk, given=given())
    submit_rule(actor=drafter, key=row.pk)
    leader, page = signed_in(cast.leader), f"/can-bo/quy-tac/{row.pk}/"
    read = leader.get(page).context["mark"]
    take_back_rule(actor=drafter, key=row.pk)
    draft_rule(actor=drafter, after=row.pk, given=given(amount=300), key=row.pk)
    submit_rule(actor=drafter, key=row.pk)
    assert leader.post(f"{page}duyet/", {"seen": read}).status_code == 409
    assert leader.post(f"{page}duyet/").status_code == 409
    assert rule(row.pk).state == "submitted"
    assert leader.post(f"{page}duyet/", {"seen": leader.get(page).context["mark"]}).status_code == 302
    assert rule(row.pk).state == "active"


def due(report: Report) -> Duty:
    return Duty.objects.get(report=report, duty="result", done_at=None)


def test_two_persons_make_a_rule_and_it_holds_for_what_begins_after(cast: Cast) -> None:
    before = roads.brought_to(cast, State.CLASSIFIED)
    row = approved(cast)
    after = roads.brought_to(cast, State.CLASSIFIED)
    assert (due(before).amount, due(after).amount) == (15, 10)
    assert due(after).rule_id == row.pk
    entry = Entry.objects.get(name="report.duty_rule_approved.v1")
    assert (entry.subject, b"12/Q" in bytes(entry.body)) == (f"rule:{row.pk}", True)
    assert row.drafted_by != row.approved_by


def test_who_drafted_does_not_approve(cast: Cast) -> None:
    row = draft_rule(actor=cast.administrator.actor, after=order_rule().pk, given=given())
    submit_rule(actor=cast.administrator.actor, key=row.pk)
    with pytest.raises(Forbidden, match="không tự duyệt"):
        approve_rule(actor=cast.administrator.actor, key=row.pk, seen=mark_of(rule(row.pk)))
    for stranger in (cast.duty, cast.commander, cast.an):
        with pytest.raises(Forbidden):
            approve_rule(actor=stranger.actor, key=row.pk, seen=mark_of(rule(row.pk)))


def test_a_draft_binds_nobody_and_only_its_writer_moves_it(cast: Cast) -> None:
    row = draft_rule(actor=cast.administrator.actor, after=order_rule().pk, given=given())
    assert due(roads.brought_to(cast, State.CLASSIFIED)).amount == 15
    with pytest.raises(WrongState):
        approve_rule(actor=cast.leader.actor, key=row.pk, seen=mark_of(rule(row.pk)))
    with pytest.raises(Forbidden):
        submit_rule(actor=cast.duty.actor, key=row.pk)
    submit_rule(actor=cast.administrator.actor, key=row.pk)
    take_back_rule(actor=cast.administrator.actor, key=row.pk)
    discard_rule(actor=cast.administrator.actor, key=row.pk)
    assert not DutyRule.objects.filter(pk=row.pk).exists()


def test_a_returned_version_is_a_draft_with_the_reason(cast: Cast) -> None:
    row = draft_rule(actor=cast.administrator.actor, after=order_rule().pk, given=given())
    submit_rule(actor=cast.administrator.actor, key=row.pk)
    return_rule(actor=cast.leader.actor, key=row.pk, reason="Ghi rõ số quyết định.")
    row.refresh_from_db()
    assert (row.state, "Ghi rõ số quyết định" in row.reason) == ("draft", True)


def test_a_reason_that_is_too_long_is_said_and_stays_typed(cast: Cast, signed_in: SignIn) -> None:
    row = draft_rule(actor=cast.administrator.actor, after=order_rule().pk, given=given())
    submit_rule(actor=cast.administrator.actor, key=row.pk)
    page = signed_in(cast.leader)
    back = page.post(f"/can-bo/quy-tac/{row.pk}/tra-lai/", {"reason": "số " * 400})
    assert back.status_code == 422
    assert "Rút còn 1000 ký tự" in back.content.decode()
    assert "số " * 399 in back.content.decode()
    row.refresh_from_db()
    assert row.state == "submitted"


def test_two_who_approve_at_once_make_one_rule(cast: Cast) -> None:
    row = approved(cast)
    with pytest.raises((WrongState, Invalid)):
        approve_rule(actor=cast.leader.actor, key=row.pk, seen=mark_of(rule(row.pk)))
    assert Entry.objects.filter(name="report.duty_rule_approved.v1").count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"starts": ("submission",), "meets": ("submission",)}, "meets"),
        ({"valid_from": date(2020, 1, 1)}, "valid_from"),
        ({"amount": 367}, "amount"),
        ({"amount": 13, "unit": "months", "scope": ""}, "starts"),
        ({"starts": ("submission",)}, "starts"),
        ({"basis": " "}, "basis"),
        ({"reason": ""}, "reason"),
        ({"unit": "fortnights"}, "starts"),
        ({"starts": ("birth",)}, "starts"),
        ({"scope": "murder"}, "starts"),
    ],
)
def test_a_rule_that_contradicts_itself_another_or_the_past_is_refused(
    cast: Cast, wrong: dict[str, Any], field: str
) -> None:
    if wrong.get("scope") == "":
        wrong = {"scope": "", "amount": 10, "starts": ("submission", "transfer")}
    with pytest.raises(Invalid) as refusal:
        draft_rule(actor=cast.administrator.actor, after=order_rule().pk, given=given(**wrong))
    assert field in refusal.value.fields
    assert DutyRule.objects.filter(state="draft").count() == 0


def test_two_rules_for_the_same_from_the_same_day_are_a_contradiction(cast: Cast) -> None:
    first = draft_rule(actor=cast.administrator.actor, after=order_rule().pk, given=given())
    second = draft_rule(actor=cast.administrator.actor, after=order_rule().pk, given=given(amount=12))
    for row in (first, second):
        submit_rule(actor=cast.administrator.actor, key=row.pk)
    approve_rule(actor=cast.leader.actor, key=first.pk, seen=mark_of(rule(first.pk)))
    with pytest.raises(Invalid, match="cùng ngày"):
        approve_rule(actor=cast.leader.actor, key=second.pk, seen=mark_of(rule(second.pk)))


def test_what_every_report_needs_is_not_abolished(cast: Cast) -> None:
    general = DutyRule.objects.get(duty="reception")
    wrong = given(scope="", amount=0, unit="hours", starts=("submission", "transfer"), meets=("reception",))
    with pytest.raises(Invalid):
        draft_rule(actor=cast.administrator.actor, after=general.pk, given=wrong)


def test_a_preview_says_which_open_reports_move_and_writes_nothing(cast: Cast) -> None:
    report = roads.brought_to(cast, State.CLASSIFIED)
    roads.brought_to(cast, State.RESOLVED)
    row = draft_rule(actor=cast.administrator.actor, after=order_rule().pk, given=given(amount=1))
    facts = Entry.objects.count()
    found = of_rule(cast.administrator.actor, row)
    assert [(move.report.code, move.duty) for move in found.moved] == [(report.code, "result")]
    (move,) = found.moved
    assert move.before == due(report).due_at
    assert move.after is not None
    assert move.after < move.before
    assert Entry.objects.count() == facts


def test_a_rule_reaches_what_runs_already_only_when_it_says_so(cast: Cast) -> None:
    report = roads.brought_to(cast, State.CLASSIFIED)
    approved(cast)
    assert reset_terms(actor=SYSTEM) == 0
    assert due(report).amount == 15


def test_a_rule_for_running_ones_resets_each_with_a_fact_and_a_line(cast: Cast) -> None:
    report, other = roads.brought_to(cast, State.CLASSIFIED), roads.ready(cast, "informing")
    closed = roads.brought_to(cast, State.RESOLVED)
    row = approved(cast, running_too=True)
    assert reset_terms(actor=SYSTEM) == 1
    assert (due(report).amount, due(report).rule_id, due(other).amount) == (10, row.pk, 20)
    report.refresh_from_db()
    step = Step.objects.filter(report=report).latest("pk")
    assert (step.noun, step.public) == ("reset", True)
    assert Entry.objects.filter(name="report.terms_reset.v1").count() == 1
    assert Entry.objects.filter(subject=closed.code, name="report.terms_reset.v1").count() == 0
    assert reset_terms(actor=SYSTEM) == 0  # nothing waits any more


def test_a_round_that_was_killed_goes_on_without_doubling(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = [roads.brought_to(cast, State.CLASSIFIED) for _ in range(3)]
    approved(cast, running_too=True)
    from andan.reports.actions import reset_terms as module

    real, calls = module._one, []

    def killed(actor: Any, change: Any, code: str) -> bool:
        calls.append(code)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(actor, change, code)

    monkeypatch.setattr(module, "_one", killed)
    with pytest.raises(KeyboardInterrupt):
        reset_terms(actor=SYSTEM)
    monkeypatch.setattr(module, "_one", real)
    assert reset_terms(actor=SYSTEM) == 2
    assert Entry.objects.filter(name="report.terms_reset.v1").count() == 3
    assert {due(report).amount for report in reports} == {10}


def test_the_pages_lead_from_a_rule_to_its_approval(cast: Cast, signed_in: SignIn) -> None:
    writer, second = signed_in(cast.administrator), signed_in(cast.leader)
    assert "BLTTHS 2015 Đ.147" in writer.get("/can-bo/quy-tac/").content.decode()
    key = order_rule().pk
    today = clock.today()
    typed = {
        "amount": "10", "unit": "days", "scope": "order_report", "place": "", "starts": ["submission", "reopening"],
        "pauses": "on", "basis": "Quyết định 12/QĐ-CAT", "reason": "Rút ngắn.", "valid_from": f"{today:%d/%m/%Y}",
    }  # fmt: skip
    wrong = writer.post(f"/can-bo/quy-tac/{key}/soan/", {**typed, "basis": ""})
    assert wrong.status_code == 422
    assert "Rút ngắn." in wrong.content.decode()
    assert writer.post(f"/can-bo/quy-tac/{key}/soan/", typed).status_code == 302
    draft = DutyRule.objects.get(state="draft").pk
    assert "không hồ sơ nào đổi hạn" in writer.get(f"/can-bo/quy-tac/{draft}/").content.decode().replace(
        "\xa0", " "
    )
    assert writer.post(f"/can-bo/quy-tac/{draft}/gui-duyet/").status_code == 302
    assert "không tự duyệt" in writer.get(f"/can-bo/quy-tac/{draft}/").content.decode().replace("\xa0", " ")
    read = {"seen": second.get(f"/can-bo/quy-tac/{draft}/").context["mark"]}
    assert second.post(f"/can-bo/quy-tac/{draft}/duyet/", read).status_code == 302
    assert DutyRule.objects.get(pk=draft).state == "active"
    assert signed_in(cast.duty).post(f"/can-bo/quy-tac/{draft}/duyet/").status_code == 403
