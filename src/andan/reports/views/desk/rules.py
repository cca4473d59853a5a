"""The terms of the law: those in force, their versions, and the road from a draft to the second person's yes."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from andan.accounts.sessions import actor_of, staff_only
from andan.kit import clock
from andan.kit.refusals import Invalid, NotThere, check
from andan.reports import policies
from andan.reports.actions.approve_rule import approve_rule
from andan.reports.actions.discard_rule import discard_rule
from andan.reports.actions.draft_rule import draft_rule
from andan.reports.actions.return_rule import return_rule
from andan.reports.actions.submit_rule import submit_rule, take_back_rule
from andan.reports.figures.words import DUTY_NAMES, duty_name
from andan.reports.forms.desk.rules import PLACE_NAMES, SCOPE_NAMES, RuleForm
from andan.reports.models import DutyRule, RuleState
from andan.reports.queries import impact
from andan.reports.queries.rules import all_rules, in_force, mark_of, rule
from andan.reports.rights.states import nouns_of
from andan.reports.states import VERBS

CERTAINTY = {"S": "Đã đối chiếu văn bản", "K": "Theo hiểu biết chung, cần đối chiếu"}
ONLY = {"grave": "việc nghiêm trọng", "named": "có tên người gửi", "commune": "công an cấp xã giữ"}
_TURN = [*VERBS, *DUTY_NAMES]  # as a report meets them; others follow


@staff_only
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """How long each duty has, with its legal basis; above them what waits to be approved."""
    rows = all_rules()
    held = sorted(in_force(rows, clock.now()).values(), key=_in_turn)
    waiting = [row for row in rows if row.state != RuleState.ACTIVE]
    later = [row for row in rows if row.state == RuleState.ACTIVE and row.valid_from > clock.today()]
    context = {
        "lines": [line(row) for row in held],
        "waiting": [line(row) for row in waiting],
        "later": [line(row) for row in later],
        "refusal": policies.may_edit_data(actor_of(request)),
    }
    return render(request, "reports/desk/rules/list.html", context)


@staff_only
@require_safe
def version(request: HttpRequest, key: int) -> HttpResponse:
    """One version: what it says, its older and newer sisters, and what it would change before it is approved."""
    return _version(request, rule(key))


def _version(request: HttpRequest, row: DutyRule, *, reason: str = "", wrong: str = "") -> HttpResponse:
    """`reason` is what was typed for sending it back, and `wrong` what is wrong with that."""
    actor = actor_of(request)
    sisters = [
        other
        for other in all_rules()
        if (other.duty, other.scope, other.place) == (row.duty, row.scope, row.place)
    ]
    context = {
        "line": line(row),
        "sisters": [line(other) for other in sisters if other.pk != row.pk],
        "blocked": {"edit": ["Soạn phiên bản mới"], "approve": ["Duyệt"]},
        "mine": row.drafted_by == actor.ref,
        "mark": mark_of(row),
        "edit_refusal": policies.may_edit_data(actor),
        "approve_refusal": policies.may_approve(actor, row.drafted_by),
        "impact": impact.of_rule(actor, row) if row.state != RuleState.ACTIVE else None,
        "reason": reason,
        "wrong": wrong,
    }
    return render(request, "reports/desk/rules/version.html", context, status=422 if wrong else 200)


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, key: int) -> HttpResponse:
    """Draft a version after this one; of one's own draft, change it."""
    actor, row = actor_of(request), rule(key)
    check(policies.may_edit_data(actor))
    form = RuleForm(request.POST, before=row) if request.method == "POST" else RuleForm.of(row)
    if form.is_bound and form.is_valid():
        try:
            made = draft_rule(
                actor=actor,
                after=row.pk,
                given=form.given(),
                key=row.pk if row.state == RuleState.DRAFT else None,
            )
        except Invalid as refusal:
            for name, sentence in (refusal.fields or {"": refusal.reason}).items():
                form.add_error(name if name in form.fields else None, sentence)
        else:
            return redirect("desk:rule", made.pk)
    context = {"line": line(row), "form": form}
    return render(request, "reports/desk/rules/edit.html", context, status=422 if form.is_bound else 200)


@staff_only
@require_POST
def step(request: HttpRequest, key: int, noun: str) -> HttpResponse:
    """Submit, take back, approve, return or discard a version."""
    if noun not in STEPS:
        raise NotThere()
    deed, told = STEPS[noun]
    said = {name: request.POST.get(name, "") for name in _SAID.get(noun, ())}
    try:
        deed(actor=actor_of(request), key=key, **said)
    except Invalid as refusal:
        if "reason" not in refusal.fields:
            raise
        return _version(request, rule(key), reason=said["reason"], wrong=refusal.reason)
    messages.success(request, told)
    return redirect("desk:rules") if noun == "bo" else redirect("desk:rule", key)


STEPS: Mapping[str, tuple[Callable[..., object], str]] = {
    "gui-duyet": (submit_rule, "Đã gửi duyệt."),
    "lay-lai": (take_back_rule, "Đã lấy lại, sửa được."),
    "duyet": (approve_rule, "Đã duyệt. Quy tắc có hiệu lực từ ngày ghi ở dưới."),
    "tra-lai": (return_rule, "Đã trả lại người soạn."),
    "bo": (discard_rule, "Đã bỏ bản nháp."),
}


_SAID = {"tra-lai": ("reason",), "duyet": ("seen",)}


def line(row: DutyRule) -> dict[str, Any]:
    """A version in words."""
    return {
        "rule": row,
        "duty": duty_name(row.duty),
        "scope": SCOPE_NAMES.get(row.scope, row.scope),
        "place": PLACE_NAMES.get(row.place, "") if row.place else "",
        "only": ", ".join(ONLY.get(word, word) for word in row.only.split()),
        "starts": _labels(row, row.starts),
        "meets": _labels(row, row.meets),
        "certainty": CERTAINTY.get(row.certainty, row.certainty),
    }


def _labels(row: DutyRule, nouns: str) -> str:
    known = nouns_of(row.duty)
    return ", ".join(known[noun].lower() if noun in known else noun for noun in nouns.split())


def _in_turn(row: DutyRule) -> tuple[int, str, str]:
    return _TURN.index(row.duty) if row.duty in _TURN else len(_TURN), row.scope, row.place
