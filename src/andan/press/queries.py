"""What the posters of an office say, and whose posters an officer may print."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse

from andan.accounts.actors import Actor
from andan.cards import queries as cards
from andan.cards.answers import Counter
from andan.kit import clock
from andan.kit.refusals import NotThere
from andan.places import queries as places
from andan.places.models import Agency, AgencyKind
from andan.press.posters import Column, Words


def offices(actor: Actor) -> list[Agency]:
    """The police offices whose posters the actor prints: those of the own posts, by name."""
    codes = dict.fromkeys(post.agency_code for post in actor.posts)
    found = [places.agency(code) for code in codes]
    return [office for office in found if office.kind == AgencyKind.COMMUNE_POLICE] or found


def office(actor: Actor, code: str) -> Agency:
    """One of them. Raises NotThere."""
    found = [one for one in offices(actor) if one.code == code]
    if not found:
        raise NotThere("Không có cơ quan này, hoặc cơ quan của đơn vị khác.")
    return found[0]


def poster_of(agency: Agency) -> Words:
    """The words of the agency's lookup poster as of today. One query."""
    counter = cards.counter_of(agency)
    site = settings.SITE_URL.partition("://")[2]
    return Words(
        office=agency.name,
        province=agency.province.name,
        link=settings.SITE_URL + reverse("cards:lookup_at", args=[agency.code]),
        address=site + reverse("cards:lookup").rstrip("/"),
        columns=tuple(_columns(counter)),
        hours=_line(counter.hours),
        printed=f"In {clock.today():%m/%Y} · {agency.code}",
    )


def _columns(counter: Counter) -> Iterator[Column]:
    where = ". ".join(part.rstrip(".") for part in (counter.address, counter.where) if part)
    yield Column("Nhận thẻ ở đâu?", f"{_line(where)}." if where else "Nơi đã làm thẻ.")
    if counter.bring:
        yield Column("Mang theo gì?", _line(counter.bring))
    if counter.phone:
        yield Column("Hỏi qua điện thoại", f"Hoặc tổng đài quốc gia {counter.hotline}", counter.phone)
    elif counter.hotline:
        yield Column("Hỏi qua điện thoại", "Tổng đài quốc gia", counter.hotline)


def _line(text: str) -> str:
    """The text in one paragraph."""
    return " ".join(text.split())
