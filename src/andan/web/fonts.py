"""Cuts the faces of the look from Be Vietnam Pro: what Vietnamese needs, and digits of equal width.

Pure: bytes in, bytes out. Be Vietnam Pro is under the SIL Open Font Licence 1.1 without a reserved name.
"""

import logging
from collections.abc import Iterable
from io import BytesIO

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

logging.getLogger("fontTools.subset").setLevel(logging.WARNING)  # it tells every glyph it drops

DIGITS = "0123456789"
_VIETNAMESE = "àáâãèéêìíòóôõùúýăđĩũơư" + "".join(map(chr, range(0x1EA0, 0x1EFA)))
_PUNCTUATION = "\u00a0§©«·»×–—‘’“”•…€₫−≈≤≥½¼¾²³°±"
LETTERS = "".join(map(chr, range(0x20, 0x7F))) + _VIETNAMESE + _VIETNAMESE.upper() + _PUNCTUATION
_FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga"]
_FIGURES_NAME = "An Dan Figures"
_NAMES = {1: _FIGURES_NAME, 4: _FIGURES_NAME, 6: "AnDanFigures", 16: _FIGURES_NAME}


def cut(face: bytes, letters: str = LETTERS) -> bytes:
    """The TrueType `face` with only `letters` left, as WOFF2."""
    font = _opened(face)
    _keep(font, letters)
    return _woff2(font)


def figures(face: bytes) -> bytes:
    """The ten digits of `face`, each centred in the width of the widest, as WOFF2."""
    font = _opened(face)
    _keep(font, DIGITS)
    _even(font, DIGITS)
    for name, text in _NAMES.items():
        font["name"].setName(text, name, 3, 1, 0x409)
    return _woff2(font)


def widths(woff2: bytes, letters: Iterable[str]) -> list[int]:
    """Advance widths of `letters` in font units."""
    font = _opened(woff2)
    cmap = font.getBestCmap()
    return [font["hmtx"][cmap[ord(letter)]][0] for letter in letters]


def _even(font: TTFont, letters: str) -> None:
    """Give all `letters` one advance width: the mean without the narrowest, so that text keeps its colour."""
    cmap, metrics, outlines = font.getBestCmap(), font["hmtx"], font["glyf"]
    names = [cmap[ord(letter)] for letter in letters]
    wide = sorted(metrics[name][0] for name in names)[1:]
    wanted = round(sum(wide) / len(wide))
    for name in names:
        advance, side = metrics[name]
        shift = (wanted - advance) // 2
        outlines[name].coordinates.translate((shift, 0))
        outlines[name].recalcBounds(outlines)
        metrics[name] = (wanted, side + shift)


def _keep(font: TTFont, letters: str) -> None:
    options = Options(
        hinting=False, layout_features=_FEATURES, name_IDs=[0, 1, 2, 4, 6, 13, 14], notdef_outline=True
    )
    cutter = Subsetter(options)
    cutter.populate(text=letters)
    cutter.subset(font)


def _opened(face: bytes) -> TTFont:
    return TTFont(BytesIO(face), recalcTimestamp=False)


def _woff2(font: TTFont) -> bytes:
    written = BytesIO()
    font.flavor = "woff2"
    font.save(written)
    return written.getvalue()
