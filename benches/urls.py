"""The product's table of contents, and what the report API is measured against."""

from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.views.decorators.csrf import csrf_exempt

from andan.urls import handler400, handler403, handler404, handler500
from andan.urls import urlpatterns as product
from benches.addresses import EMPTY, ONE_ROW

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


@csrf_exempt
def empty(_request: HttpRequest) -> HttpResponse:
    """Nothing at all, behind the same middleware."""
    return HttpResponse()


@csrf_exempt
def one_row(request: HttpRequest) -> HttpResponse:
    """What a plain Django view does at the least: the body becomes one row, committed."""
    with transaction.atomic(durable=True):
        Session.objects.create(
            session_key=get_random_string(40), session_data=request.body.decode(), expire_date=timezone.now()
        )
    return HttpResponse(status=201)


urlpatterns = [*product, path(EMPTY[1:], empty), path(ONE_ROW[1:], one_row)]
