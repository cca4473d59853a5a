"""Files as people send them, good and bad, made when a test asks for them."""

import zipfile
from collections.abc import Iterable
from io import BytesIO

import pikepdf
import pillow_heif
from PIL import Image

SECRET = "SECRET-MAKER"
OOXML = "application/vnd.openxmlformats-officedocument"
DOCX = f"{OOXML}.wordprocessingml.document.main+xml"
XLSX = f"{OOXML}.spreadsheetml.sheet.main+xml"
_GPS, _MAKE, _ORIENTATION = 0x8825, 0x010F, 0x0112
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
_PART = '<Override PartName="{}" ContentType="{}"/>'


def picture(size: tuple[int, int] = (120, 80), mode: str = "RGB") -> Image.Image:
    """Left half red, the rest grey noise: one sees which way it is turned."""
    drawn = Image.effect_noise(size, 30).convert(mode)
    drawn.paste(Image.new(mode, (size[0] // 2, size[1]), "red"))
    return drawn


def exif(orientation: int = 1) -> bytes:
    """Who made it, where, and which way is up."""
    told = Image.Exif()
    told[_MAKE], told[_ORIENTATION] = SECRET, orientation
    told.get_ifd(_GPS).update({1: "N", 2: (10.0, 46.0, 37.0), 3: "E", 4: (106.0, 42.0, 3.0)})
    return told.tobytes()


def photo(form: str = "JPEG", size: tuple[int, int] = (120, 80), *, orientation: int = 1) -> bytes:
    """A photo in `form` with everything a phone tells about it."""
    drawn, buffer = picture(size), BytesIO()
    if form == "HEIF":
        pillow_heif.from_pillow(drawn).save(buffer, exif=exif(), quality=50)
    elif form == "GIF":
        drawn.save(buffer, form, comment=SECRET.encode())
    else:
        drawn.save(buffer, form, exif=exif(orientation), xmp=f"<x>{SECRET}</x>".encode())
    return buffer.getvalue()


def pdf(pages: int = 2, **catalogue: pikepdf.Object) -> bytes:
    """A PDF of so many pages, with an author, and with `catalogue` in its root."""
    buffer = BytesIO()
    with pikepdf.new() as made:
        for _ in range(pages):
            made.add_blank_page()
        made.docinfo["/Author"] = SECRET
        with made.open_metadata() as metadata:
            metadata["dc:creator"] = [SECRET]
        for key, value in catalogue.items():
            made.Root[f"/{key}"] = value
        made.save(buffer)
    return buffer.getvalue()


def package(main: str = DOCX, parts: Iterable[tuple[str, bytes]] = (), types: str = "") -> bytes:
    """A DOCX (or what `main` says) with an author and further `parts`."""
    buffer = BytesIO()
    described = _TYPES.format(_PART.format("/word/document.xml", main) + types)
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", described)
        made.writestr("word/document.xml", "<document>Đơn trình báo</document>")
        made.writestr("docProps/core.xml", f"<core>{SECRET}</core>")
        for name, content in parts:
            made.writestr(name, content)
    return buffer.getvalue()


def part(name: str, content_type: str) -> str:
    """A line for `types` of a package."""
    return _PART.format(name, content_type)
