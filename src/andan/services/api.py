"""The catalogue for programs: /api/v1/services. Public."""

from datetime import date

from django.http import HttpRequest
from ninja import Router, Schema

from andan.services import queries
from andan.services.models import Service

router = Router(tags=["services"])


class ServiceOut(Schema):
    """A service as the law names it; `number` is its place in the list of Quyết định 06/QĐ-TTg."""

    slug: str
    number: int | None
    name: str
    group: str
    ministry: str
    basis: str
    online_only_from: date | None
    valid_from: date


class ServiceList(Schema):
    items: list[ServiceOut]


@router.get("", response=ServiceList, auth=None, summary="Dịch vụ công thiết yếu")
def catalogue(request: HttpRequest) -> ServiceList:  # noqa: ARG001 - the same for everybody
    return ServiceList(items=[_service(service) for service in queries.in_force().select_related("group")])


def _service(service: Service) -> ServiceOut:
    return ServiceOut(
        slug=service.slug,
        number=service.number,
        name=service.name,
        group=service.group.slug,
        ministry=service.ministry,
        basis=service.basis,
        online_only_from=service.online_only_from,
        valid_from=service.valid_from,
    )
