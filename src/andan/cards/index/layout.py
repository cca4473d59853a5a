"""The file: a head of 128 bytes, then places of one record each, a quarter of them empty.

The leading bits of a key say which place is its home, as keys are spread evenly. A record lies there, or behind it when
other records took that place: in the order of the keys and never further off than the head's `reach`. What is not
within reach of its home is not there, and one stretch of bytes is all that is read.
"""

import hashlib
import hmac
from struct import Struct
from struct import error as StructError  # noqa: N812
from typing import NamedTuple

from andan.cards.index.records import NOTHING, SIZE
from andan.kit.refusals import Refused

MAGIC, VERSION = b"AnDanThe", 2
DIGEST_BYTES = 16
_HEAD = Struct(f"<8sHHIQQ{DIGEST_BYTES}s{DIGEST_BYTES}s5s")
HEAD_BYTES = 128
_SUM_AT = HEAD_BYTES - DIGEST_BYTES
NOTHING_AT = _HEAD.size - len(NOTHING)  # a miss reads its value here, as a hit reads one from its record
LEAD_BITS = 32  # of a key, that say where its home is
_PERSON = b"andan fingerprnt"


class Unusable(Refused):
    """The folder cannot be answered from: nothing published, damaged, or made with another key."""

    status = 503
    code = "index_unusable"


class Head(NamedTuple):
    """`homes`: places that are some key's home. `reach`: by how many a record lies behind its own at most.

    `sum` is that of all places, the empty ones with them. Digests: blake2b of 16 bytes.
    """

    homes: int
    reach: int
    records: int
    fingerprint: bytes
    sum: bytes

    @property
    def whole(self) -> int:
        """How long the file is, in bytes."""
        return HEAD_BYTES + (self.homes + self.reach) * SIZE


def fingerprint(secret: bytes) -> bytes:
    """Tells one key from another and nothing about either."""
    return hashlib.blake2b(key=secret, person=_PERSON, digest_size=DIGEST_BYTES).digest()


def summing() -> "hashlib.blake2b":
    return hashlib.blake2b(digest_size=DIGEST_BYTES)


def homes_for(records: int) -> int:
    """Four for three records: of many millions none lies further from home than some thirty places then."""
    return min(records * 4 // 3 + 1, 1 << LEAD_BITS)


def written(head: Head) -> bytes:
    told = _HEAD.pack(
        MAGIC,
        VERSION,
        SIZE,
        head.reach,
        head.homes,
        head.records,
        head.fingerprint,
        head.sum,
        NOTHING,
    ).ljust(_SUM_AT, b"\0")
    return told + hashlib.blake2b(told, digest_size=DIGEST_BYTES).digest()


def read(raw: bytes) -> Head:
    """The head of a file. Raises Unusable when it is none of ours, or damaged."""
    told, seal = raw[:_SUM_AT], raw[_SUM_AT:HEAD_BYTES]
    try:
        magic, version, size, reach, homes, records, *digests, _ = _HEAD.unpack_from(told)
    except StructError:
        raise Unusable("Tệp chỉ mục bị cắt ngắn. Công bố lại.") from None
    if magic != MAGIC:
        raise Unusable("Tệp này không phải chỉ mục thẻ của An Dân.")
    if not hmac.compare_digest(hashlib.blake2b(told, digest_size=DIGEST_BYTES).digest(), seal):
        raise Unusable("Phần đầu của chỉ mục bị hỏng. Công bố lại.")
    if (version, size) != (VERSION, SIZE):
        raise Unusable("Chỉ mục do phiên bản khác ghi ra. Công bố lại bằng phiên bản này.")
    return Head(homes, reach, records, *digests)
