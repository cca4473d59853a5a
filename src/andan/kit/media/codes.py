"""QR codes in a picture. Pure and in memory: nothing of the picture is kept or written anywhere."""

import warnings
from collections.abc import Iterator
from io import BytesIO

import zxingcpp
from PIL import Image

from andan.kit.media import photo
from andan.kit.media.limits import PHOTO
from andan.kit.media.sentences import cut_short, too_much, unreadable

_FORMATS = ("JPEG", "PNG", "WEBP", "HEIF", "GIF", "BMP")
_QR = zxingcpp.barcode_formats_from_str("QRCode")
_USUAL = 1600  # pixels of the longest side at which codes in photos of telephones are read best
_LARGEST = 4096  # pixels of the longest side that are looked at
_ENLARGED = (2, 3)
_BINARISERS = (zxingcpp.Binarizer.LocalAverage, zxingcpp.Binarizer.GlobalHistogram)


def read_frame(data: bytes) -> list[str]:
    """What the codes in one frame of a camera say: one look, a few milliseconds, because the next frame follows.

    Raises Invalid when `data` is no picture, TooLarge above 50 megapixels.
    """
    return _seen(_grey(data), _BINARISERS[0])


def read_codes(data: bytes) -> list[str]:
    """What the codes in one photo say, each once; looked at in several sizes until something is found.

    Raises Invalid when `data` is no picture, TooLarge above 50 megapixels.
    """
    grey = _grey(data)
    for picture in _sizes(grey):
        found = [text for binariser in _BINARISERS for text in _seen(picture, binariser)]
        if found:
            return list(dict.fromkeys(found))
    return []


def _grey(data: bytes) -> Image.Image:
    with warnings.catch_warnings(action="ignore"):
        picture = _header(data)
        if picture.width * picture.height > PHOTO.most:
            raise too_much(PHOTO)
        try:
            picture.draft("L", (_LARGEST // 2, _LARGEST // 2))  # a JPEG is decoded smaller at once
            picture.load()
            return picture.convert("L")
        except photo.UNREADABLE:
            raise cut_short() from None


def _header(data: bytes) -> Image.Image:
    try:
        return Image.open(BytesIO(data), formats=_FORMATS)
    except photo.UNREADABLE:
        raise unreadable() from None


def _sizes(grey: Image.Image) -> Iterator[Image.Image]:
    """The usual size first, then as it came, then larger: a small code far away needs more pixels."""
    longest = max(grey.size)
    if longest > _USUAL:
        yield _resized(grey, _USUAL / longest)
    yield grey if longest <= _LARGEST else _resized(grey, _LARGEST / longest)
    for factor in _ENLARGED:
        if longest * factor <= _LARGEST:
            yield _resized(grey, factor)


def _resized(grey: Image.Image, factor: float) -> Image.Image:
    size = (max(round(grey.width * factor), 1), max(round(grey.height * factor), 1))
    return grey.resize(size, Image.Resampling.LANCZOS if factor < 1 else Image.Resampling.BICUBIC)


def _seen(grey: Image.Image, binariser: zxingcpp.Binarizer) -> list[str]:
    found = zxingcpp.read_barcodes(grey, formats=_QR, binarizer=binariser, try_invert=False)
    return [text for code in found if (text := _text(code))]


def _text(code: zxingcpp.Barcode) -> str:
    """The bytes are UTF-8 on every card that was met; the library's own guess stands in for anything else."""
    try:
        return bytes(code.bytes).decode("utf-8")
    except UnicodeDecodeError:
        return str(code.text)
