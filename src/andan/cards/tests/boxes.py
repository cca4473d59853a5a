"""Boxes of invented cards, brought to where a test needs them by the actions officers use."""

from collections.abc import Sequence
from typing import Any

from andan.cards.actions.close import close
from andan.cards.actions.open_batch import BatchGiven, open_batch
from andan.cards.actions.scan import scan
from andan.cards.actions.tray import Scanned
from andan.cards.models import Arrival, Batch
from tests.cast import WARD, Cast

MAU = "079197000123|024000123|Nguyễn Thị Mẫu|09071997|Nữ|12/3 Đường Ví Dụ, Phường Thử Nghiệm|15062021"
THU = "031203004567||Trần Văn Thử|24022003|Nam|Thôn Mẫu, Xã Ví Dụ, Hải Phòng|31052021"
YEAR_ONLY = "031151000001||H'Hen Ví Dụ|00001951|Nữ|Thôn Mẫu, Xã Ví Dụ, Hải Phòng|31052021"
NAMESAKE = "079197000999||Nguyễn Thị Mẫu|09071997|Nữ|7 Đường Khác, Phường Thử Nghiệm|20082022"


def payload(number: int, name: str = "Lê Minh Mẫu", birth: str = "30111988") -> str:
    """A card that can exist; cards with other numbers are other cards."""
    century, year = (0 if birth[4:6] == "19" else 2), birth[6:]
    return f"031{century}{year}{number:06d}||{name}|{birth}|Nam|Thôn Mẫu, Hải Phòng|31052021"


NAMES = (
    "An",
    "Bình",
    "Châu",
    "Dung",
    "Giang",
    "Hà",
    "Khoa",
    "Lan",
    "Minh",
    "Nga",
    "Oanh",
    "Phúc",
    "Quân",
    "Sơn",
)


def person(number: int) -> str:
    """The card of one of many people, all different."""
    day, month = number % 28 + 1, number // 28 % 12 + 1
    year, place = 1950 + number // 336 % 50, number // 16800
    return payload(number, f"Lê {NAMES[place % 14]} {NAMES[place // 14 % 14]}", f"{day:02d}{month:02d}{year}")


def opened(cast: Cast, *, agency: str = WARD, who: str = "duty", **given: Any) -> Batch:
    return open_batch(
        actor=getattr(cast, who).actor,
        given=BatchGiven(agency_code=agency, **given),
    )


def scanned(cast: Cast, batch: Batch, text: str = MAU, *, who: str = "duty", confirmed: int = 0) -> Scanned:
    return scan(
        actor=getattr(cast, who).actor, batch_id=batch.pk, text=text, means="wedge", confirmed=confirmed
    )


def closed(cast: Cast, texts: Sequence[str] = (MAU,), *, who: str = "duty", **given: Any) -> Batch:
    """A batch with these cards, published."""
    batch = opened(cast, who=who, **given)
    for text in texts:
        scanned(cast, batch, text, who=who)
    return close(actor=getattr(cast, who).actor, batch_id=batch.pk)


def published(cast: Cast, text: str = MAU) -> Arrival:
    """The one card of a closed batch."""
    return closed(cast, [text]).arrivals.get()
