"""Codes that survive being read over the phone.

Twenty-three characters that neither look nor sound alike in Vietnamese spelling, and a weighted check character modulo
the prime 23: every single wrong character and every swap of two characters is noticed.
"""

import hashlib
import secrets
import string

ALPHABET = "23456789ACDEFHJKMQRTVXY"
_PRIME = len(ALPHABET)
MISSING = tuple(char for char in f"{string.digits}{string.ascii_uppercase}" if char not in ALPHABET)
LONGEST = _PRIME - 1
_VALUE = {char: value for value, char in enumerate(ALPHABET)}


def check_character(body: str) -> str:
    """The character that makes the weighted sum of `body` a multiple of 23. Raises ValueError above 21 characters."""
    if len(body) > LONGEST - 1:
        raise ValueError("a longer code would have characters that the check does not weigh")
    total = sum(weight * _VALUE[char] for weight, char in enumerate(body, start=2))
    return ALPHABET[-total % _PRIME]


def drawn(length: int) -> str:
    """A random code of `length` characters, the last of which is the check."""
    return _written(secrets.randbelow(_PRIME ** (length - 1)), length)


def derived(key: bytes, subject: str, length: int) -> str:
    """The code of `length` characters that belongs to `subject` under `key`; without the key it cannot be guessed."""
    return _written(
        int.from_bytes(hashlib.blake2b(subject.encode(), key=key, digest_size=32).digest()), length
    )


def _written(number: int, length: int) -> str:
    """The number's last digits to the base 23, the lowest first, and the check character."""
    body = ""
    for _ in range(length - 1):
        number, digit = divmod(number, _PRIME)
        body += ALPHABET[digit]
    return body + check_character(body)


def compact(typed: str) -> str:
    """What a person typed or read out, without spaces, dashes and lower case."""
    return "".join(char for char in typed.upper() if char.isalnum())


def is_sound(code: str) -> bool:
    """Whether `code` is made of the alphabet and its check character fits."""
    return (
        1 < len(code) <= LONGEST
        and all(char in _VALUE for char in code)
        and check_character(code[:-1]) == code[-1]
    )


def grouped(code: str, size: int = 4) -> str:
    """`ABCDEFGH` as `ABCD-EFGH`."""
    return "-".join(code[start : start + size] for start in range(0, len(code), size))
