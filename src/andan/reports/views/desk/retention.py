"""How long what is kept, what is due to go, and what went."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from andan.accounts.actors import Role
from andan.accounts.sessions import actor_of, staff_only
from andan.kit import clock
from andan.kit.refusals import Forbidden, Invalid, NotThere, check
from andan.reports import policies
from andan.reports.actions.retention_rules import approve_retention, discard_retention, draft_retention
from andan.reports.forms.desk.rights import RetentionForm
from andan.reports.models import RetentionRule, RuleState
from andan.reports.queries.rights import retention as kept
from andan.reports.rights.retention import GOES
from andan.reports.views.desk.rules import CERTAINTY

READERS = (Role.ADMINISTRATOR, Role.LEADER, Role.COMMANDER)


@staff_only
@require_safe
def retention(request: HttpRequest) -> HttpResponse:
    """The rules in force; with `?thu`, how much would go under each now."""
    actor = actor_of(request)
    if not any(post.role in READERS for post in actor.posts):
        raise Forbidden("Người quản trị, lãnh đạo, chỉ huy xem trang này.")
    tried = "thu" in request.GET
    waiting = [row for row in kept.all_rules() if row.state != RuleState.ACTIVE]
    context = {
        "lines": [_line(row, tried=tried) for row in kept.in_force(clock.today())],
        "waiting": [
            {**_line(row, tried=False), "refusal": policies.may_approve(actor, row.drafted_by)}
            for row in waiting
        ],
        "mine": actor.ref,
        "tried": tried,
        "runs": kept.runs(),
        "others": _others(),
        "refusal": policies.may_edit_data(actor),
    }
    return render(request, "reports/desk/rights/retention.html", context)


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def retention_rule(request: HttpRequest, key: int) -> HttpResponse:
    """Draft a version after this one."""
    actor, row = actor_of(request), kept.rule(key)
    check(policies.may_edit_data(actor))
    form = RetentionForm.of(row, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            draft_retention(actor=actor, after=row.pk, **form.cleaned_data)
        except Invalid as refusal:
            form.explain(refusal)
        else:
            messages.success(request, "Đã gửi duyệt. Chưa có hiệu lực trước khi người thứ hai duyệt.")
            return redirect("desk:retention")
    context = {"form": form, "row": row}
    return render(
        request, "reports/desk/rights/retention_rule.html", context, status=422 if form.is_bound else 200
    )


@staff_only
@require_POST
def retention_step(request: HttpRequest, key: int, noun: str) -> HttpResponse:
    """The second person says yes; or the version goes."""
    deeds = {"duyet": (approve_retention, "Đã duyệt."), "bo": (discard_retention, "Đã bỏ.")}
    if noun not in deeds:
        raise NotThere()
    deed, told = deeds[noun]
    deed(actor=actor_of(request), key=key)
    messages.success(request, told)
    return redirect("desk:retention")


def _line(row: RetentionRule, *, tried: bool) -> dict[str, Any]:
    return {
        "rule": row,
        "goes": GOES[row.what],
        "certainty": CERTAINTY.get(row.certainty, row.certainty),
        "before": kept.before(row) if row.months else None,
        "due": kept.due(row).count() if tried else None,
    }


def _others() -> list[tuple[str, str]]:
    """What goes by the settings of this installation: technical, and sooner than any rule."""
    return [
        ("Bản nháp bỏ quên", f"{settings.DRAFTS_KEPT_DAYS} ngày"),
        ("Tệp xuất ra", f"{settings.EXPORTS_KEPT_HOURS} giờ"),
        ("Thông báo", f"{settings.NOTICES_KEPT_DAYS} ngày"),
        ("Lời nhờ báo khi thẻ về", f"{settings.WISH_DAYS} ngày"),
    ]
