from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from andan.reports.forms.wizard.nearby import NearbyForm
from andan.reports.queries.nearby import nearby


@require_POST
@never_cache
def surroundings(request: HttpRequest) -> JsonResponse:
    """What the map shows around a commune and a pin. A POST: where people look is in no address, no log."""
    form = NearbyForm(request.POST)
    return JsonResponse(nearby(form.chosen, form.pin).plain)
