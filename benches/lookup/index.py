"""A publication of invented cards: `python -m benches.lookup.index FOLDER KEY COUNT` prints how long it took."""

import json
import os
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from andan.cards import keyed
from andan.cards.answers import Counter
from andan.cards.index import layout, manifest, publishing, records
from benches.lookup import people

OFFICES = 168  # the communes of a large city
_BATCH = 20_000
_FIRST = date(2026, 6, 1)


def publish(folder: Path, secret: bytes, count: int) -> dict[str, float]:
    """Seconds and bytes of a publication of `count` cards, and the most memory this process ever held, in MB."""
    now = datetime.now(UTC)
    began = time.perf_counter()
    told = publishing.put(
        folder,
        _batches(secret, count),
        fingerprint=layout.fingerprint(secret),
        counters=lambda: [_counter(number) for number in range(1, OFFICES + 1)],
        at=now,
        seen_until=now,
    )
    seconds = time.perf_counter() - began
    words = (folder / manifest.NAME).stat().st_size
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return {"cards": told.arrivals, "bytes": told.bytes + words, "seconds": seconds, "memory": memory}


def _batches(secret: bytes, count: int) -> Iterator[Sequence[bytes]]:
    """Those who will ask, then strangers with keys out of thin air: a key is no more than that to the file."""
    values = [_value(number) for number in range(1_000)]
    known = [keyed.key_of(secret, *one) + values[n % 1_000] for n, one in enumerate(people.with_cards())]
    yield known[:count]
    for start in range(len(known), count, _BATCH):
        many = min(_BATCH, count - start)
        raw = os.urandom(many * keyed.KEY_BYTES)
        keys = [raw[at : at + keyed.KEY_BYTES] for at in range(0, len(raw), keyed.KEY_BYTES)]
        yield [key + values[n % 1_000] for n, key in enumerate(keys)]


def _value(number: int) -> bytes:
    return records.value(
        office=number % OFFICES + 1,
        arrived_on=_FIRST + timedelta(days=number % 170),
        residence=records.RESIDENCES[number % 3],
        ask=number % 50 == 0,
    )


def _counter(number: int) -> Counter:
    return Counter(
        agency=f"ca-{number}",
        name=f"Công an phường Mẫu {number}",
        address=f"{number} đường Ví Dụ, Thành phố Mẫu",
        where="Gặp cảnh sát khu vực, hoặc đến trụ sở công an nơi đã làm thủ tục.",
        where_temporary="Người tạm trú đến tổ quản lý hành chính của công an nơi đã làm thủ tục.",
        hours="Thứ Hai đến thứ Sáu, 07:30–11:30 và 13:30–17:00",
        bring="Giấy hẹn, nếu có. Thẻ cũ hoặc giấy chứng minh cũ, nếu còn giữ.",
        ask="Hỏi cảnh sát khu vực hoặc công an nơi đã làm thủ tục.",
        phone="0225 000 0456",
        hotline="1900.0368",
        keep_days=400,
    )


if __name__ == "__main__":
    print(json.dumps(publish(Path(sys.argv[1]), Path(sys.argv[2]).read_bytes(), int(sys.argv[3]))))
