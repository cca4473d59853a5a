"""What is published, and the words of the offices: one small JSON beside the file. It alone says which file counts."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Any

from andan.cards.answers import Counter
from andan.cards.index.layout import Unusable

NAME = "cards.json"
FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """`file` lies in the same folder. `counters[n - 1]` is office number n of the records. `newest`: the last list.

    `seen_until` is the newest change that is in it: what changed later is due.
    """

    file: str
    sum: str
    arrivals: int
    records: int
    bytes: int
    newest: date | None
    published_at: datetime
    seen_until: datetime
    counters: Sequence[Counter]


def written(manifest: Manifest) -> bytes:
    told = {
        "format": FORMAT,
        **asdict(manifest),
        "newest": manifest.newest and manifest.newest.isoformat(),
        "published_at": manifest.published_at.isoformat(),
        "seen_until": manifest.seen_until.isoformat(),
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def read(raw: bytes) -> Manifest:
    """Raises Unusable for what is no manifest of this version."""
    try:
        told: dict[str, Any] = json.loads(raw)
        if told.pop("format") != FORMAT:
            raise Unusable("Bản công bố do phiên bản khác ghi ra. Công bố lại bằng phiên bản này.")
        newest = told.pop("newest")
        return Manifest(
            newest=date.fromisoformat(newest) if newest else None,
            published_at=datetime.fromisoformat(told.pop("published_at")),
            seen_until=datetime.fromisoformat(told.pop("seen_until")),
            counters=[Counter(**one) for one in told.pop("counters")],
            **told,
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        raise Unusable("Không đọc được cards.json trong thư mục công bố. Công bố lại.") from None


LONG_AGO = datetime.fromtimestamp(0, UTC)
NOTHING = Manifest(
    file="",
    sum="",
    arrivals=0,
    records=0,
    bytes=0,
    newest=None,
    published_at=LONG_AGO,
    seen_until=LONG_AGO,
    counters=(),
)
