"""Words that were typed without the spaces between: `hongbang` is `hong bang`."""

import re
from functools import lru_cache

_ONSETS = "ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|b|c|d|g|h|k|l|m|n|p|r|s|t|v|x|"
_NUCLEI = (
    "uyeu|uye|ieu|yeu|uou|uoi|oai|oay|oao|oeo|uay|uya|uyu|ia|ie|iu|ai|ao|au|ay|eo|eu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ye|"
    "a|e|i|o|u|y"
)
_CODAS = "ng|nh|ch|c|m|n|p|t|"
_SYLLABLE = re.compile(rf"(?:{_ONSETS})(?:{_NUCLEI})(?:{_CODAS})")
_LONGEST, _MOST, _READINGS = 7, 6, 3  # letters of a syllable, syllables of a word, readings that are tried


@lru_cache(maxsize=1024)
def is_syllable(word: str) -> bool:
    """Whether the bare word could be one Vietnamese syllable."""
    return len(word) <= _LONGEST and _SYLLABLE.fullmatch(word) is not None


def apart(word: str) -> list[tuple[str, ...]]:
    """The ways in which a word that is no syllable falls into syllables, fewest first; at most three."""
    if is_syllable(word) or not word.isalpha() or len(word) > _LONGEST * _MOST:
        return []
    return sorted(_ways(word), key=len)[:_READINGS]


def _ways(word: str) -> list[tuple[str, ...]]:
    """All ways into at most `_MOST` syllables, shorter beginnings known before longer ones."""
    ways: list[list[tuple[str, ...]]] = [[()], *([] for _ in word)]
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - _LONGEST), end):
            piece = word[start:end]
            if ways[start] and is_syllable(piece):
                ways[end] += [(*way, piece) for way in ways[start] if len(way) < _MOST][:_READINGS]
    return ways[-1]
