"""Who wants to be told that a card has come. Addresses stay sealed; a wish is found by digests."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.db.models import Exists, OuterRef, Q, QuerySet

from andan.cards.models import Arrival, Publication, Wish
from andan.cards.states import State
from andan.kit import clock
from andan.kit.refusals import NotThere
from andan.kit.sealed import pseudonym, unseal

UNCONFIRMED = timedelta(days=2)  # for so long the link that confirms is good
_SALT = "cards.wish"


def digest_of(channel: str, address: Any) -> str:
    """Under which an address is counted: a mail address in capitals, or with a +word of its own, is no other one."""
    told = _mailbox(address.lower()) if isinstance(address, str) else address["endpoint"]
    return pseudonym(settings.WISH_KEY, f"{channel} {told}")


def _mailbox(address: str) -> str:
    """`la.mau+the@example.vn` is `la.mau@example.vn`; what is no mail address stays as it is."""
    person, at, host = address.rpartition("@")
    return f"{person.partition('+')[0] or person}{at}{host}"


def address_of(wish: Wish) -> Any:
    """The address to tell, opened. Raises SealBroken."""
    return unseal(settings.WISH_KEY, bytes(wish.box), owner=wish.address_digest)


def waiting_at(address_digest: str) -> int:
    """How many wishes one address has left and not lost again."""
    return Wish.objects.filter(address_digest=address_digest).count()


def token_of(wish: Wish) -> str:
    """What stands in the links of a wish's letters: its number, signed. It tells nothing and opens nothing else."""
    return signing.dumps([wish.pk, wish.address_digest[:8]], salt=_SALT)


def number_of(token: str) -> tuple[int, str]:
    """The wish's number and the first letters of its digest. Raises NotThere for a token that is not ours."""
    try:
        pk, start = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        raise NotThere("Liên kết này không đúng. Mở lại từ thư đã nhận.") from None
    return int(pk), str(start)


def by_token(token: str) -> QuerySet[Wish]:
    """The wish behind a link; nobody once it was told, withdrawn or ended."""
    pk, start = number_of(token)
    return Wish.objects.filter(pk=pk, address_digest__startswith=start)


def granted(most: int) -> QuerySet[Wish]:
    """Confirmed wishes whose card waits and is in the published list, so that whoever looks finds what was told."""
    newest = Publication.objects.order_by("-id").values_list("seen_until", flat=True).first()
    if newest is None:
        return Wish.objects.none()
    there = Arrival.objects.filter(
        key=OuterRef("key"), state=State.ARRIVED, public=True, changed_at__lte=newest
    )
    return Wish.objects.filter(Exists(there), confirmed_at__isnull=False).order_by("pk")[:most]


def ended(moment: datetime) -> dict[str, QuerySet[Wish]]:
    """Wishes that have waited too long, by the reason for which they go."""
    stale = Q(confirmed_at__isnull=True, left_at__lt=moment - UNCONFIRMED)
    late = Q(ends_on__lt=clock.today())
    return {"unconfirmed": Wish.objects.filter(stale), "waited": Wish.objects.filter(late & ~stale)}
