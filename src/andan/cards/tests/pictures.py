"""Pictures of invented cards, as a camera or a telephone takes them."""

from io import BytesIO

import segno
from PIL import Image

GAP = 40  # pixels between two cards


def photo(*texts: str, size: tuple[int, int] = (1280, 720), form: str = "JPEG") -> bytes:
    """Cards side by side on a grey table; none when nothing is said."""
    table, left = Image.new("RGB", size, "#b9b4aa"), GAP
    for text in texts:
        code = _code(text)
        table.paste(code, (left, GAP))
        left += code.width + GAP
    buffer = BytesIO()
    table.save(buffer, form)
    return buffer.getvalue()


def _code(text: str) -> Image.Image:
    buffer = BytesIO()
    segno.make(text, error="m").save(buffer, kind="png", scale=4, border=4)
    return Image.open(buffer).convert("RGB")
