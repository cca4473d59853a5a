"""Photos: decoded, turned upright, shrunk and encoded anew, so that only the picture itself is left."""

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pillow_heif
from PIL import Image, ImageCms, ImageOps

from andan.kit.media.cleaned import Made
from andan.kit.media.limits import PHOTO
from andan.kit.media.sentences import cut_short, too_much, unreadable

LONGEST_SIDE = 4096
THUMBNAIL_SIDE = 320
_QUALITY = 88
_BROKEN = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    TypeError,
    KeyError,
    IndexError,
    RuntimeError,
    OverflowError,
)
UNREADABLE = (*_BROKEN, struct.error, zlib.error, Image.DecompressionBombError, MemoryError)
_PNG_IS_WORTH_IT = 8_000_000  # pixels: screenshots; above that the JPEG is smaller anyway

Image.MAX_IMAGE_PIXELS = None  # our own limit is lower, and is checked in _opened before anything is decoded
pillow_heif.register_heif_opener()


def clean(sent: Path, reader: str) -> Made:
    """A JPEG, or a PNG where that is smaller for a PNG. Raises Invalid, or TooLarge above 50 megapixels."""
    with _opened(sent, reader) as photo:
        picture = _bare(photo)
    return Made("photo", *_smallest(picture, sent, keep_png=reader == "PNG"), thumbnail(picture))


def thumbnail(picture: Image.Image) -> bytes:
    """A WebP of `picture`, at most 320 pixels on its longest side."""
    small = picture.copy()
    small.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
    buffer = BytesIO()
    small.save(buffer, "WEBP", quality=78)
    return buffer.getvalue()


@contextmanager
def _opened(sent: Path, reader: str) -> Iterator[Image.Image]:
    """The header is read, nothing is decoded yet. What the libraries murmur about broken EXIF interests nobody."""
    with warnings.catch_warnings(action="ignore"), _header(sent, reader) as photo:
        if photo.width * photo.height > PHOTO.most:
            raise too_much(PHOTO)
        yield photo


def _header(sent: Path, reader: str) -> Image.Image:
    try:
        return Image.open(sent, formats=[reader])
    except UNREADABLE:
        raise unreadable() from None


def _bare(photo: Image.Image) -> Image.Image:
    """The pixels alone: upright, sRGB, at most 4096 on the longest side, with no metadata."""
    try:
        photo.load()
        photo.thumbnail(
            (LONGEST_SIDE, LONGEST_SIDE)
        )  # first of all, and in place: what follows needs less memory
        picture = _standard_colours(_upright(photo))
    except UNREADABLE:
        raise cut_short() from None
    picture.info.clear()
    return picture


def _upright(photo: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(photo)
    except UNREADABLE:  # broken EXIF: the picture is still a picture
        return photo.copy()


def _standard_colours(picture: Image.Image) -> Image.Image:
    """RGB, or RGBA where something shows through; a wide-gamut phone picture is converted to sRGB."""
    plain = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode != plain.mode:
        return plain
    try:
        wide = ImageCms.ImageCmsProfile(BytesIO(profile))
        ImageCms.profileToProfile(plain, wide, ImageCms.createProfile("sRGB"), inPlace=True)
    except (ImageCms.PyCMSError, *UNREADABLE):
        return picture.convert(plain.mode)
    return plain


def _smallest(picture: Image.Image, sent: Path, *, keep_png: bool) -> tuple[str, Path]:
    jpeg, png = sent.with_name("clean.jpg"), sent.with_name("clean.png")
    _on_white(picture).save(jpeg, "JPEG", quality=_QUALITY, optimize=True)
    if not keep_png or picture.width * picture.height > _PNG_IS_WORTH_IT:
        return "image/jpeg", jpeg
    picture.save(png, "PNG")
    if png.stat().st_size > jpeg.stat().st_size:
        return "image/jpeg", jpeg
    return "image/png", png


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode == "RGB":
        return picture
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper
