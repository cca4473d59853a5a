from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from andan.accounts.actors import Actor
from andan.accounts.sessions import actor_of, staff_only
from andan.kit.refusals import Forbidden
from andan.places.models import Agency
from andan.reports.queries.workload import ENOUGH, LATELY, agencies
from andan.reports.queries.workload import workload as workload_of


@staff_only
@require_safe
def workload(request: HttpRequest) -> HttpResponse:
    """What each officer of one agency has in hand and finished lately; by name, nobody is ranked."""
    actor = actor_of(request)
    offered = agencies(actor)
    if not offered:
        raise Forbidden("Khối lượng việc dành cho trực ban và chỉ huy.")
    agency = _agency(actor, offered, request.GET.get("don_vi", ""))
    context = {
        "agency": agency,
        "agencies": offered,
        "lines": workload_of(agency),
        "enough": ENOUGH,
        "days": LATELY.days,
    }
    return render(request, "reports/desk/workload.html", context)


def _agency(actor: Actor, offered: list[Agency], code: str) -> Agency:
    """The agency asked for, else the actor's own, else the first."""
    asked = [one for one in offered if one.code == code]
    own = {post.agency_id for post in actor.posts}
    return (asked or [one for one in offered if one.pk in own] or offered)[0]
