"""Printed matter, drawn with typst. Pure: words in, bytes out; the same words give the same bytes."""

from andan.press.posters.drawing import SIZES, pdf, png
from andan.press.posters.words import Column, Words

__all__ = ["SIZES", "Column", "Words", "pdf", "png"]
