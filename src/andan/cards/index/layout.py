"""The file: a head of 128 bytes, the records sorted by key, and the table that tells where a key's bucket begins."""

import hashlib
import hmac
from struct import Struct
from struct import error as StructError  # noqa: N812
from typing import NamedTuple

from andan.cards.index.records import NOTHING, SIZE
from andan.kit.refusals import Refused

MAGIC, VERSION = b"AnDanThe", 1
DIGEST_BYTES = 16
_HEAD = Struct(f"<8sHBBQ{DIGEST_BYTES}s{DIGEST_BYTES}s{DIGEST_BYTES}s5s")
HEAD_BYTES = 128
_SUM_AT = HEAD_BYTES - DIGEST_BYTES
NOTHING_AT = _HEAD.size - len(NOTHING)  # a miss reads its value here, as a hit reads one from its record
ENTRY = Struct("<I")
FEWEST_BITS, MOST_BITS = 8, 28
_A_BUCKET = 8  # records in a bucket, about
_PERSON = b"andan fingerprnt"


class Unusable(Refused):
    """The folder cannot be answered from: nothing published, damaged, or made with another key."""

    status = 503
    code = "index_unusable"


class Head(NamedTuple):
    """`bits`: how many leading bits of a key choose its bucket. Digests: blake2b of 16 bytes."""

    bits: int
    records: int
    fingerprint: bytes
    sum_of_records: bytes
    sum_of_table: bytes

    @property
    def table_at(self) -> int:
        return HEAD_BYTES + self.records * SIZE

    @property
    def table_bytes(self) -> int:
        return ENTRY.size * ((1 << self.bits) + 1)

    @property
    def whole(self) -> int:
        """How long the file is, in bytes."""
        return self.table_at + self.table_bytes


def fingerprint(secret: bytes) -> bytes:
    """Tells one key from another and nothing about either."""
    return hashlib.blake2b(key=secret, person=_PERSON, digest_size=DIGEST_BYTES).digest()


def summing() -> "hashlib.blake2b":
    return hashlib.blake2b(digest_size=DIGEST_BYTES)


def bits_for(records: int) -> int:
    return min(max((records // _A_BUCKET).bit_length(), FEWEST_BITS), MOST_BITS)


def written(head: Head) -> bytes:
    told = _HEAD.pack(
        MAGIC,
        VERSION,
        SIZE,
        head.bits,
        head.records,
        head.fingerprint,
        head.sum_of_records,
        head.sum_of_table,
        NOTHING,
    ).ljust(_SUM_AT, b"\0")
    return told + hashlib.blake2b(told, digest_size=DIGEST_BYTES).digest()


def read(raw: bytes) -> Head:
    """The head of a file. Raises Unusable when it is none of ours, or damaged."""
    told, seal = raw[:_SUM_AT], raw[_SUM_AT:HEAD_BYTES]
    try:
        magic, version, size, bits, records, *digests, _ = _HEAD.unpack_from(told)
    except StructError:
        raise Unusable("Tệp chỉ mục bị cắt ngắn. Công bố lại.") from None
    if magic != MAGIC:
        raise Unusable("Tệp này không phải chỉ mục thẻ của An Dân.")
    if not hmac.compare_digest(hashlib.blake2b(told, digest_size=DIGEST_BYTES).digest(), seal):
        raise Unusable("Phần đầu của chỉ mục bị hỏng. Công bố lại.")
    if (version, size) != (VERSION, SIZE):
        raise Unusable("Chỉ mục do phiên bản khác ghi ra. Công bố lại bằng phiên bản này.")
    return Head(bits, records, *digests)
