"""Letters that could not be delivered: which channel, since when, why; never to whom or what."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from andan.accounts.sessions import actor_of, staff_only
from andan.kit import clock
from andan.kit.refusals import check
from andan.notices import policies, words
from andan.notices.actions.give_up_letter import give_up_letter
from andan.notices.actions.retry_letter import retry_letter
from andan.outbox import channels
from andan.outbox import queries as outbox


@never_cache
@require_safe
@staff_only
def dead(request: HttpRequest) -> HttpResponse:
    check(policies.may_keep_letters(actor_of(request)))
    seen = outbox.worker_until()
    rows = [
        {
            "pk": row.pk,
            "channel": words.channel(row.channel),
            "posted_at": row.posted_at,
            "ended_at": row.ended_at,
            "tries": row.tries,
            "why": words.why(row.word),
            "word": row.word,
        }
        for row in outbox.listed(dead=True)
    ]
    shown = {
        "rows": rows,
        "backlog": outbox.backlog(),
        "channels": [words.channel(one) for one in channels.on_offer()],
        "is_working": seen is not None and seen > clock.now(),
    }
    return render(request, "notices/dead.html", shown)


@require_POST
@staff_only
def retry(request: HttpRequest, number: int) -> HttpResponse:
    retry_letter(actor=actor_of(request), number=number)
    messages.success(request, f"Thư {number} sẽ được gửi lại ngay.")
    return redirect("notices:dead")


@require_POST
@staff_only
def give_up(request: HttpRequest, number: int) -> HttpResponse:
    give_up_letter(actor=actor_of(request), number=number)
    messages.success(request, f"Đã bỏ thư {number}. Nội dung đã xóa.")
    return redirect("notices:dead")
