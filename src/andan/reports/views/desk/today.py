from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from andan.accounts.actors import Actor, Role
from andan.accounts.sessions import actor_of, staff_only
from andan.reports.policies import CASE_ROLES
from andan.reports.queries import board, work
from andan.reports.queries.oversight import remarks
from andan.reports.queries.rights import requests
from andan.reports.states import DESK
from andan.reports.views.citizen.rights import line
from andan.reports.views.desk.rows import rows
from andan.reports.views.desk.strip import ruler, strip
from andan.reports.views.procuracy.case import shown


@staff_only
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """My work today, by what the actor is: cases for those who handle them, other doors for the rest."""
    actor = actor_of(request)
    roles = {post.role for post in actor.posts}
    if not roles & CASE_ROLES:
        context = {"doors": _doors(roles), "data_requests": _data_requests(actor)}
        return render(request, "reports/desk/today_elsewhere.html", context)
    counted = board.counts(actor)
    context = {
        "counts": strip(counted),
        "counted": counted,
        "dues": ruler(actor),
        "answers": work.fresh_answers(actor),
        "mentions": work.mentions(actor),
        "remarks": [shown(row) for row in remarks.to_answer(actor)],
        "lists": _lists(actor, roles),
        "data_requests": _data_requests(actor),
        "desks": roles & set(DESK),
    }
    return render(request, "reports/desk/today.html", context)


def _data_requests(actor: Actor) -> list[Mapping[str, Any]]:
    """Open requests about personal data, those whose term ends first."""
    return [line(row) for row in requests.pressing(actor)]


def _lists(actor: Actor, roles: set[Role]) -> list[dict[str, Any]]:
    """What each role looks at first; an officer with two roles sees both."""
    found = []
    if Role.DUTY_OFFICER in roles:
        found.append(("Chờ tiếp nhận, phân loại", work.waiting_for_the_desk(actor), "Đã nhận hết việc mới."))
    if Role.COMMANDER in roles:
        found.append(("Chờ giao xác minh", work.waiting_for_assignment(actor), "Không có việc nào chờ giao."))
    if roles - {Role.PROCURATOR}:
        found.append(("Tôi đang giữ", work.held(actor), "Chưa giữ việc nào. Việc được giao sẽ hiện ở đây."))
    if roles & {Role.COMMANDER, Role.PROCURATOR}:
        found.append(("Đang quá hạn", work.pressing(actor), "Không có việc nào quá hạn."))
    if roles & {Role.COMMANDER, Role.PROCURATOR}:
        looked_at = (
            ("Xin gia hạn, chờ trả lời", work.waiting_for_decision(actor), ""),
            ("Đang tạm đình chỉ: còn lý do không?", work.suspended(actor), ""),
        )
        found += [one for one in looked_at if one[1]]
    return [{"title": title, "rows": rows(actor, held), "empty": empty} for title, held, empty in found]


_DOORS = (
    (
        Role.ADMINISTRATOR,
        "Yêu cầu về dữ liệu",
        "user-lock",
        "desk:data_requests",
        "Xem, sửa, rút, hạn chế, xóa dữ liệu cá nhân",
    ),
    (
        Role.ADMINISTRATOR,
        "Thời hạn lưu",
        "archive-x",
        "desk:retention",
        "Giữ gì bao lâu, sắp xóa gì, đã xóa gì",
    ),
    (Role.ADMINISTRATOR, "Loại vụ việc", "tags", "desk:kinds", "Tên, gợi ý, thứ tự người dân thấy"),
    (Role.ADMINISTRATOR, "Quy tắc thời hạn", "timer", "desk:rules", "Hạn của từng việc và căn cứ"),
    (Role.LEADER, "Quy tắc thời hạn", "timer", "desk:rules", "Hạn của từng việc và căn cứ"),
)


def _doors(roles: set[Role]) -> list[dict[str, str]]:
    return [
        {"title": title, "icon": icon, "url_name": url_name, "note": note}
        for role, title, icon, url_name, note in _DOORS
        if role in roles
    ]
