"""From words to PDF and PNG. Pure."""

import json
from dataclasses import asdict
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Literal

import typst

from andan.press.posters import codes
from andan.press.posters.words import Words

SIZES = {"A5": 148.5, "A4": 210.0, "A3": 297.0}  # the width of the sheet in millimetres
SYMBOL = 85.0  # millimetres of the QR code on A4, without its quiet zone
_PREVIEW_PPI = {"A5": 132.0, "A4": 96.0, "A3": 66.0}  # about 770 pixels wide


def pdf(words: Words, size: str) -> bytes:
    """The sheet as a tagged PDF (PDF/UA-1). `size` is one of SIZES."""
    return _compiled(words, size, "pdf")


def png(words: Words, size: str) -> bytes:
    """The sheet as a picture about 770 pixels wide."""
    return _compiled(words, size, "png", _PREVIEW_PPI[size])


def _compiled(words: Words, size: str, kind: Literal["pdf", "png"], ppi: float | None = None) -> bytes:
    side = codes.modules(words.link)
    done = typst.compile(
        str(_source()),
        format=kind,
        ppi=ppi,
        font_paths=[str(_faces())],
        ignore_system_fonts=True,
        sys_inputs={
            "words": json.dumps({**asdict(words), "qr_alt": f"Mã QR mở {words.link}"}, ensure_ascii=False),
            "width": str(SIZES[size]),
            "qr": codes.svg(words.link),
            "qr_width": str(SYMBOL * (side + 2 * codes.QUIET) / side),
        },
        pdf_standards="ua-1" if kind == "pdf" else None,
    )
    if not isinstance(done, bytes):
        raise TypeError("the poster has more than one page")
    return done


def _source() -> Path:
    return Path(__file__).with_name("poster.typ")


@cache
def _faces() -> Path:
    return Path(str(resources.files("fontpkg_be_vietnam_pro").joinpath("files")))
