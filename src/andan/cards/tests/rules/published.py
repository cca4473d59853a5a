"""A small publication for the rules that answer from one."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from andan.cards import keyed
from andan.cards.answers import Counter
from andan.cards.index import layout, publishing, records

SECRET = b"k" * 32
MARK = layout.fingerprint(SECRET)
AT = datetime(2026, 11, 23, 1, tzinfo=UTC)
TODAY = date(2026, 11, 23)
WARD = Counter(
    agency="ca-mau",
    name="Công an phường Mẫu",
    address="25 đường Ví Dụ",
    where="Bàn số 2",
    where_temporary="Tổ quản lý hành chính",
    hours="07:30–11:30\n13:30–17:00",
    bring="Giấy hẹn.",
    ask="Hỏi cảnh sát khu vực",
    phone="0225 000 0456",
    hotline="1900.0368",
    keep_days=100,
)
OTHER = Counter(agency="ca-khac", name="Công an xã Khác <100 % & hơn>", hours="Cả ngày %b %s", keep_days=30)
HERE, TEMPORARY, COLLECTED, OVER, ELSEWHERE = (
    ("Nguyễn Thị Mẫu", "19970709"),
    ("H'Hen Niê", "19510000"),
    ("Trần Văn Thử", "20030224"),
    ("Lê Quá Hạn", "19800101"),
    ("Đỗ Ở Xã", "19900505"),
)


def record(
    who: tuple[str, str],
    *,
    office: int = 1,
    arrived_on: date = date(2026, 11, 20),
    residence: str = "any",
    ask: bool = False,
) -> bytes:
    value = records.value(office=office, arrived_on=arrived_on, residence=residence, ask=ask)
    return keyed.key_of(SECRET, *who) + value


def publish(folder: Path, counters: Sequence[Counter] = (WARD, OTHER), found: Sequence[bytes] = ()) -> None:
    """Five cards in two offices, or `found`."""
    cards = found or [
        record(HERE),
        record(TEMPORARY, residence="temporary"),
        record(COLLECTED, ask=True),
        record(OVER, arrived_on=date(2026, 1, 1)),
        record(ELSEWHERE, office=min(2, len(counters))),
    ]
    publishing.put(folder, [cards], fingerprint=MARK, counters=lambda: list(counters), at=AT, seen_until=AT)
