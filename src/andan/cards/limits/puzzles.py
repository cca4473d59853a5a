"""What is asked of a browser when much is asked: an ALTCHA puzzle, or a signed slip that is good after a while."""

import base64
import hashlib
import hmac
import json
import secrets
from datetime import UTC, datetime
from typing import NamedTuple

from altcha.v1 import create_challenge, extract_params, verify_solution

LIFETIME = 300  # seconds for which a puzzle, or a slip that became good, is taken
BASE = 50_000  # numbers to try at level 1, twice as many at each further one; half of them on the average
PATIENCE = 20  # seconds until a slip is good
SLIP = "w."
_LONGEST = 2_000  # letters of a proof


class Proof(NamedTuple):
    """A proof that is genuine. `name` is what makes it the only one; `level` is 0 for a slip."""

    name: str
    level: int
    made_at: float
    good_from: float
    good_until: float


def cost(level: int) -> int:
    return BASE << (level - 1)


def puzzle(key: bytes, level: int, now: float) -> dict[str, str | int]:
    """{algorithm, challenge, maxnumber, salt, signature} as the ALTCHA widget and others take it (version 1)."""
    made = create_challenge(
        algorithm="SHA-256",
        max_number=cost(level),
        salt_length=12,
        hmac_key=key,
        salt="",
        number=None,
        expires=datetime.fromtimestamp(now + LIFETIME, UTC),
        params={"level": str(level)},
    )
    return {
        "algorithm": made.algorithm,
        "challenge": made.challenge,
        "maxnumber": made.max_number,
        "salt": made.salt,
        "signature": made.signature,
    }


def slip(key: bytes, now: float) -> str:
    """A slip made now: `w.<good from>.<random>.<signature>`."""
    told = f"{SLIP}{int(now) + PATIENCE}.{secrets.token_hex(8)}"
    return f"{told}.{_signature(key, told)}"


def read(key: bytes, proof: str) -> Proof | None:
    """What a proof says; None for one that is no proof of ours."""
    if not proof or len(proof) > _LONGEST:
        return None
    return _slip(key, proof) if proof.startswith(SLIP) else _solution(key, proof)


def _slip(key: bytes, proof: str) -> Proof | None:
    told, _, signature = proof.rpartition(".")
    if not hmac.compare_digest(_signature(key, told).encode(), signature.encode()):
        return None
    good_from = int(told.split(".")[1])
    return Proof(told, 0, good_from - PATIENCE, good_from, good_from + LIFETIME)


def _solution(key: bytes, proof: str) -> Proof | None:
    try:
        payload = json.loads(base64.b64decode(proof, validate=True))
        is_sound, _ = verify_solution(payload, key, check_expires=False)
        if not is_sound:
            return None
        params = extract_params(payload)
        ends, level = int(params["expires"][0]), int(params["level"][0])
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError):
        return None
    return Proof(payload["challenge"], level, ends - LIFETIME, 0, ends)


def _signature(key: bytes, told: str) -> str:
    return hashlib.blake2b(told.encode(), key=key, digest_size=16).hexdigest()
