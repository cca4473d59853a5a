"""Every read of the portal across rooms. Each starts from the actor."""

from dataclasses import dataclass
from datetime import datetime

from andan.accounts.actors import Actor, ActorKind
from andan.places.bearings import Point
from andan.places.models import Agency, AgencyKind, Commune, Mapping, MappingKind, OldLevel
from andan.portal.functions import FIRST_PINS, Function, chosen
from andan.portal.models import Pin
from andan.reports import queries as reports
from andan.reports.queries.terms import days_of, result_duties
from andan.reports.states import OPEN
from andan.web import wording

ASKED = "Cán bộ đang chờ bạn trả lời"


@dataclass(frozen=True, slots=True)
class OpenReport:
    """The card of one report on the home page. `total` and `left` are days of its rule; both None without one.

    `left` is negative when late; `note` says the same in words, `call` what is asked of the reporter.
    """

    code: str
    subject: str
    tone: str
    word: str
    icon: str
    call: str
    note: str
    total: int | None
    left: int | None


def newest_open(actor: Actor) -> OpenReport | None:
    """The actor's report that waits for an answer, else the newest that is still open. At most two queries."""
    if actor.kind is not ActorKind.CITIZEN:
        return None
    report = reports.mine(actor).filter(state__in=OPEN).order_by("-question_open", "-submitted_at").first()
    if report is None:
        return None
    rule = next(iter(result_duties([report])), None)
    total, left = days_of(rule) if rule else (None, None)
    return OpenReport(
        code=report.code,
        subject=report.subject,
        tone=report.face.tone,
        word=report.face.word,
        icon=report.face.icon,
        call=ASKED if report.question_open else "",
        note=_note(left, rule.due_at) if rule and left is not None else "",
        total=total,
        left=left,
    )


def _note(left: int, due: datetime) -> str:
    words = f"Còn {left} ngày, đến hết" if left >= 0 else f"Trễ {-left} ngày, hạn là"
    return f"{words} {wording.day(due)}"


def pins_of(actor: Actor) -> list[Function] | None:
    """What the actor pinned, in order; None when they never chose or are not signed in."""
    if actor.user_id is None:
        return None
    slugs = list(
        Pin.objects.filter(user=actor.user_id).order_by("position").values_list("function", flat=True)
    )
    return chosen(slugs) if slugs else None


def first_pins() -> list[Function]:
    """What everybody starts with."""
    return chosen(FIRST_PINS)


def offices(commune: Commune) -> list[Agency]:
    """The police and the committee of a commune, the police first."""
    wanted = (AgencyKind.COMMUNE_POLICE, AgencyKind.COMMUNE_COMMITTEE)
    found = Agency.objects.filter(commune=commune, kind__in=wanted)
    return sorted(found, key=lambda agency: wanted.index(AgencyKind(agency.kind)))


@dataclass(frozen=True, slots=True)
class Former:
    """A unit of before July 2025 that lay here. `whole` is False when only a part of it did."""

    name: str
    district: str
    whole: bool


def former(commune: Commune) -> list[Former]:
    """The old wards and communes that now lie here, whole ones first."""
    rows = (
        Mapping.objects.filter(commune=commune, old__level=OldLevel.WARD)
        .select_related("old")
        .order_by("old__folded")
    )
    found = [Former(row.old.name, row.old.district_name, row.kind == MappingKind.WHOLE) for row in rows]
    return sorted(found, key=lambda one: not one.whole)


def centres(commune: Commune) -> tuple[Point | None, list[Point]]:
    """The centre of a commune, None when unknown, and those of the other communes of its province."""
    rows = Commune.objects.filter(province=commune.province_id).exclude(lat=None).exclude(lon=None)
    if commune.centre is None:
        return None, []
    others = rows.exclude(pk=commune.pk).values_list("lat", "lon")
    return commune.centre, [(lat, lon) for lat, lon in others if lat is not None and lon is not None]
