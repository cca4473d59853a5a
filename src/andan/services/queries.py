"""Every read of the catalogue. It is public: no actor is asked for."""

from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from andan.kit import clock
from andan.kit.refusals import NotThere
from andan.services import ranking
from andan.services.models import CatalogueLoad, Method, Service, ServiceGroup


@dataclass(frozen=True, slots=True)
class ServiceHit:
    """A service found, and how near its name or one of its keywords is to what was typed."""

    service: Service
    rank: ranking.Rank


def is_loaded(digest: str) -> bool:
    """Whether the tables hold what the files with `digest` say."""
    return CatalogueLoad.objects.order_by("-id").values_list("digest", flat=True).first() == digest


def in_force() -> QuerySet[Service]:
    """The services of today, in the order of the catalogue."""
    today = clock.today()
    current = Q(valid_until=None) | Q(valid_until__gte=today)
    return Service.objects.filter(current, valid_from__lte=today).select_related("group")


def groups() -> list[ServiceGroup]:
    """The headings, in order."""
    return list(ServiceGroup.objects.all())


def catalogue() -> list[ServiceGroup]:
    """The headings with their `services` of today. Two queries."""
    return list(ServiceGroup.objects.prefetch_related(Prefetch("services", queryset=in_force())))


def service(slug: str) -> Service:
    """The service with `slug`, of today or of before. Raises NotThere."""
    found = Service.objects.select_related("group").filter(slug=slug).first()
    if found is None:
        raise NotThere("Không có dịch vụ này. Xem danh mục dịch vụ công.")
    return found


def methods() -> list[Method]:
    return list(Method.objects.all())


def search(text: str, *, limit: int = 8) -> list[ServiceHit]:
    """The services nearest to what was typed, best first. One query; nothing is kept of the text."""
    return nearest(ranking.query(text), limit=limit)


def nearest(wanted: ranking.Query, *, limit: int = 8) -> list[ServiceHit]:
    """The same for a query already read."""
    hits = [
        ServiceHit(service, found)
        for service in (in_force() if wanted.readings else ())
        if (found := ranking.rank(wanted, [service.name, *service.keywords]))
    ]
    return sorted(hits, key=lambda hit: hit.rank, reverse=True)[:limit]
