from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from andan.accounts.actors import Actor
from andan.accounts.sessions import actor_of, staff_only
from andan.kit import clock
from andan.reports import queries
from andan.reports.forms.desk.narrow import THIS_SHIFT, NarrowForm, Offered, group_of
from andan.reports.forms.desk.saved import address_of
from andan.reports.models import Report, SavedView
from andan.reports.policies import covered
from andan.reports.queries.board import LATELY, Group, counts, within
from andan.reports.queries.marks import mark
from andan.reports.queries.saved import saved
from andan.reports.states import DESK, VERBS, Verb
from andan.reports.views.desk.chosen import BULK
from andan.reports.views.desk.rows import rows
from andan.reports.views.desk.strip import capped, ruler, strip

PAGE, SCREEN = 50, 12  # rows of one group alone; rows of all groups, which fit on a screen of an office


@staff_only
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """What is open in the actor's area, most pressing first; `nhom` opens one group alone."""
    actor = actor_of(request)
    form = NarrowForm(request.GET, Offered.to(actor))
    if request.headers.get("HX-Target") == "hang-doi":
        return render(request, "reports/desk/queue_table.html", _table(request, actor, form))
    kept = saved(actor)
    counted = _counted(actor, form.offered, kept)
    table = _table(request, actor, form, counted)
    context = {
        **table,
        "counts": strip(counted, () if table["narrowed"] else table["all"]),
        "dues": ruler(actor),
        "views": _views(request, counted),
        "saved": _saved(request, form.offered, kept, counted),
        "desks": any(post.role in DESK for post in actor.posts),
        "open": capped(counted["open"]),
    }
    return render(request, "reports/desk/queue.html", context)


@staff_only
@require_safe
def closed(request: HttpRequest) -> HttpResponse:
    """What is over, the newest first: the last seven days, or all of it."""
    actor = actor_of(request)
    form = NarrowForm(request.GET, Offered.to(actor), over=True)
    kept = saved(actor)
    counted = _counted(actor, form.offered, kept)
    lately = request.GET.get("ngay") == "7"
    page = queries.closed(
        actor,
        form.filters(),
        limit=PAGE + 1,
        before=request.GET.get("sau", ""),
        since=clock.now() - LATELY if lately else None,
    )
    context = {
        "form": form,
        "selects": form.selects(),
        "lately": lately,
        "several": len(covered(actor)) > 1,
        "rows": rows(actor, page[:PAGE]),
        "newer": _address(request.GET, sau="") if request.GET.get("sau") else "",
        "older": _address(request.GET, sau=mark(page[PAGE - 1])) if len(page) > PAGE else "",
        "views": _views(request, counted),
        "saved": _saved(request, form.offered, kept, counted),
        "desks": any(post.role in DESK for post in actor.posts),
    }
    return render(request, "reports/desk/closed.html", context)


def _table(
    request: HttpRequest, actor: Actor, form: NarrowForm, counted: dict[str, int] | None = None
) -> dict[str, Any]:
    """The groups as the address narrows them; `counted` holds for a desk that is not narrowed."""
    only, filters = group_of(request.GET), form.filters()
    groups = queries.desk(
        actor,
        filters,
        limit=PAGE,
        total=0 if only else SCREEN,
        only=only,
        after=request.GET.get("sau", "") if only else "",
        counted=counted if filters == queries.Filters() else None,
    )
    shown = [
        {
            "group": group,
            "count": capped(group.count),
            "rows": rows(actor, group.rows),
            "more": _more(request.GET, group),
            "choose": _address(request.GET, chon=group.key),
            "ticked": request.GET.get("chon") == group.key,
        }
        for group in groups
        if group.rows
    ]
    return {
        "all": groups,
        "groups": shown,
        "several": len(covered(actor)) > 1,
        "form": form,
        "selects": form.selects(),
        "only": only,
        "narrowed": _narrowed(request.GET),
        "kept": address_of(request.GET, form.offered),
        "matching": capped(sum(group.count for group in groups)),
        "keyed": _keyed(actor),
        "bulk": [verb for verb in _allowed(actor) if verb.noun in BULK],
    }


def _keyed(actor: Actor) -> list[Verb]:
    """The verbs that a key begins on the selected row."""
    return [verb for verb in _allowed(actor) if verb.key]


def _allowed(actor: Actor) -> list[Verb]:
    """The verbs that the actor's posts allow at all."""
    roles = {post.role for post in actor.posts}
    return [verb for verb in VERBS.values() if roles.intersection(verb.who)]


def _more(data: QueryDict, group: Group) -> str:
    """The address of what the group still holds: the group alone, then its next page."""
    if len(group.rows) >= group.count:
        return ""
    if group_of(data):
        last: Report = group.rows[-1]
        return _address(data, nhom=group.key, sau=mark(last)) if len(group.rows) == PAGE else ""
    return _address(data, nhom=group.key)


def _address(data: QueryDict, **changed: str) -> str:
    names = {*NarrowForm.base_fields, "nhom", "ngay"}
    kept = {key: value for key, value in data.items() if key in names}
    return "?" + urlencode({key: value for key, value in {**kept, **changed}.items() if value})


def _narrowed(data: QueryDict) -> bool:
    return any(data.get(name) for name in (*NarrowForm.base_fields, "nhom"))


def _counted(actor: Actor, offered: Offered, kept: list[SavedView]) -> dict[str, int]:
    """The counts of the groups, the ready-made views and the saved ones."""
    asked = {_key(view): QueryDict(view.address.removeprefix("?")) for view in kept}
    views = {
        key: within(actor, NarrowForm(data, offered).filters(), group_of(data)) for key, data in asked.items()
    }
    return counts(actor, views)


def _key(view: SavedView) -> str:
    return f"saved {view.pk}"


def _views(request: HttpRequest, counted: dict[str, int]) -> list[dict[str, Any]]:
    """The ready-made views at the left with their counts."""
    here, desk, over = request.get_full_path(), reverse("desk:queue"), reverse("desk:closed")
    offered = (
        ("Tất cả việc mở", desk, "open"),
        ("Tôi đang giữ", f"{desk}?giu=me", "mine"),
        ("Chưa ai giữ", f"{desk}?giu=nobody", "nobody"),
        ("Hạn trong ca này", f"{desk}?han={THIS_SHIFT}", "shift"),
        ("Ẩn danh", f"{desk}?an=1", "anonymous"),
        ("Đã xong 7 ngày", f"{over}?ngay=7", "lately"),
    )
    return [
        {"text": text, "href": href, "count": capped(counted[key]), "current": href == here}
        for text, href, key in offered
    ]


def _saved(
    request: HttpRequest, offered: Offered, kept: list[SavedView], counted: dict[str, int]
) -> list[dict[str, Any]]:
    """What the officer and colleagues have saved; the one that narrows as the address does is the current one."""
    here = address_of(request.GET, offered) if request.path == reverse("desk:queue") else ""
    return [
        {
            "text": view.name,
            "href": f"{reverse('desk:queue')}{view.address}",
            "count": capped(counted[_key(view)]),
            "shared": view.agency_id is not None,
            "current": view.address == here,
        }
        for view in kept
    ]
