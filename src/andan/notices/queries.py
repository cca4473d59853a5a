"""Every read of notices, addresses and choices; each starts from a person."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from andan.accounts.actors import Actor, ActorKind
from andan.kit import clock
from andan.kit.refusals import NotThere
from andan.kit.sealed import pseudonym, unseal
from andan.notices import table
from andan.notices.models import Address, Notice, Preference
from andan.notices.news import Kind

UNCONFIRMED = timedelta(days=2)  # for so long the link that confirms is good
LINK_WITHIN = timedelta(hours=1)  # for so long a code ties a chat to its account
LINKED = ("zalo", "zalobot")  # channels whose addresses only the other side knows
MOST_COUNTED, ON_A_PAGE = 99, 30
_SALT = "notices.address"
_READERS = {ActorKind.CITIZEN, ActorKind.OFFICER}


def who(ref: str) -> str:
    """The pseudonym under which the person behind the opaque `ref` is told things; it is that of their reports, too."""
    return pseudonym(settings.PSEUDONYM_KEY, ref)


def unread(actor: Actor) -> int:
    """How many notices the actor has not read, counted up to MOST_COUNTED. One query, none for who gets no notices."""
    if actor.kind not in _READERS:
        return 0
    return Notice.objects.filter(who=who(actor.ref), read_at__isnull=True)[:MOST_COUNTED].count()


@dataclass(frozen=True, slots=True)
class Line:
    """A notice as its reader sees it."""

    pk: int
    entry: int
    kind: Kind
    sentence: str
    at: datetime
    unread: bool
    href: str
    code: str = ""
    about: str = ""

    @property
    def parts(self) -> tuple[str, str, str]:
        """The sentence around the code, which a line must not break; all of it first where it names none."""
        return self.sentence.partition(self.code) if self.code else (self.sentence, "", "")


def lines(actor: Actor, *, before: int | None = None) -> list[Line]:
    """The newest notices of the actor, or those before the fact numbered `before`: a page, and one more if there is."""
    rows = mine(actor)
    rows = rows if before is None else rows.filter(entry__lt=before)
    page = list(rows.order_by("-entry")[: ON_A_PAGE + 1])
    about = _about(actor, {row.code for row in page if row.code})
    return [_line(row, about.get(row.code, "")) for row in page]


def _about(actor: Actor, codes: set[str]) -> dict[str, str]:
    """What these are called where the actor may see them: it stands beside a sentence on the page, and nowhere else."""
    if not codes or not settings.NEWS_ABOUT:
        return {}
    found: dict[str, str] = import_string(settings.NEWS_ABOUT)(actor, codes)
    return found


def notice(actor: Actor, pk: int) -> Line:
    """One notice of the actor. Raises NotThere."""
    row = mine(actor).filter(pk=pk).first()
    if row is None:
        raise NotThere()
    return _line(row)


def mine(actor: Actor) -> QuerySet[Notice]:
    return Notice.objects.filter(who=who(actor.ref))


def addresses(actor: Actor) -> list[tuple[Address, str]]:
    """What the actor has not given up, oldest first, each with the address as it is shown: "" for a browser."""
    rows = Address.objects.filter(who=who(actor.ref), ended_at=None).order_by("pk")
    return [(row, str(opened(row)) if row.channel in _SHOWN else "") for row in rows]


_SHOWN = {"email", "sms"}


def preference(actor: Actor) -> Preference:
    """What the actor chose, or what holds where nothing was chosen."""
    known = Preference.objects.filter(who=who(actor.ref)).first()
    return known or Preference(who=who(actor.ref))


def preferences(people: Collection[str]) -> dict[str, Preference]:
    """What each of these chose. One query."""
    known = {row.who: row for row in Preference.objects.filter(who__in=people)}
    return {one: known.get(one) or Preference(who=one) for one in people}


def to_write_to(people: Collection[str]) -> dict[str, list[Address]]:
    """The addresses that may be used, by person. One query."""
    found: dict[str, list[Address]] = {}
    usable = Address.objects.filter(who__in=people, confirmed_at__isnull=False, ended_at=None).order_by("pk")
    for row in usable:
        found.setdefault(row.who, []).append(row)
    return found


def digest_of(channel: str, address: Any) -> str:
    """Under which an address is counted: a browser is its endpoint, a mailbox does not know capitals."""
    told = address["endpoint"] if isinstance(address, dict) else str(address).lower()
    return pseudonym(settings.NOTICE_KEY, f"{channel} {told}")


def opened(row: Address) -> Any:
    """The address itself. Raises SealBroken."""
    return unseal(settings.NOTICE_KEY, bytes(row.box), owner=row.who)


def asked_today(digest: str) -> int:
    """How many people asked within a day to be told at the address."""
    return Address.objects.filter(digest=digest, asked_at__gt=clock.now() - timedelta(days=1)).count()


def asked_by(who: str) -> int:
    """How many addresses this person named within a day that somebody is asked about by letter, also if taken out."""
    rows = Address.objects.filter(who=who, asked_at__gt=clock.now() - timedelta(days=1))
    return rows.exclude(channel="push").count()


def token_of(row: Address) -> str:
    """What stands in the links of letters: a number, signed. It tells nothing and opens nothing else."""
    return signing.dumps([row.pk, row.digest[:8]], salt=_SALT)


def by_token(token: str) -> QuerySet[Address]:
    """The address behind a link; nobody's once it has ended. Raises NotThere for a token that is not ours."""
    try:
        pk, start = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        raise NotThere("Liên kết này không đúng. Mở lại từ thư đã nhận.") from None
    return Address.objects.filter(pk=int(pk), digest__startswith=str(start), ended_at=None)


def _line(row: Notice, about: str = "") -> Line:
    kind = table.kind(row.kind)
    return Line(
        pk=row.pk,
        entry=row.entry,
        kind=kind,
        sentence=kind.sentence(row.code, row.count),
        at=row.at,
        unread=row.read_at is None,
        href=kind.address(row.code, row.count),
        code=row.code,
        about=about,
    )
