"""A long text in messages that Zalo takes."""

import re

MOST = 2_000  # characters of one message, on both platforms
_ENDS = (re.compile(r"\n+"), re.compile(r"(?<=[.?:;])\s+"), re.compile(r"\s+"))


def pieces(text: str, most: int = MOST) -> list[str]:
    """`text` in pieces of one to `most` characters, cut at line ends, else at sentence ends, else between words."""
    found, rest = [], text.strip()
    while len(rest) > most:
        at = _cut(rest, most)
        found.append(rest[:at].rstrip())
        rest = rest[at:].lstrip()
    return [*found, rest] if rest else found


def _cut(text: str, most: int) -> int:
    """Where to cut: the last good place in the second half of what fits, else the last place of all."""
    for end in _ENDS:
        places = [match.start() for match in end.finditer(text[: most + 1]) if match.start() >= most // 2]
        if places:
            return places[-1]
    return most
