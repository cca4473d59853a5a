"""Codes in pictures: near, far, large, turned, in every format a telephone writes; and pictures that are none."""

from io import BytesIO

import pillow_heif
import pytest
import segno
from PIL import Image

from andan.kit.media.codes import read_codes, read_frame
from andan.kit.refusals import Invalid, TooLarge

SAID = "031203004567||Trần Văn Thử|24022003|Nam|Thôn Mẫu, Xã Ví Dụ, Huyện Thử, Hải Phòng|31052021"


def code(scale: int, said: str = SAID) -> Image.Image:
    buffer = BytesIO()
    segno.make(said, error="m").save(buffer, kind="png", scale=scale, border=4)
    return Image.open(buffer).convert("RGB")


def card(size: tuple[int, int], scale: int, *said: str) -> Image.Image:
    """Codes side by side on a grey table."""
    drawn = Image.effect_noise(size, 30).convert("RGB")
    for number, text in enumerate(said or (SAID,)):
        picture = code(scale, text)
        drawn.paste(picture, (size[0] // 8 + number * (picture.width + 20), size[1] // 5))
    return drawn


def encoded(drawn: Image.Image, form: str = "JPEG") -> bytes:
    buffer = BytesIO()
    if form == "HEIF":
        pillow_heif.from_pillow(drawn).save(buffer, quality=60)
    else:
        drawn.save(buffer, form)
    return buffer.getvalue()


def test_a_frame_of_a_camera_is_read_at_one_look() -> None:
    assert read_frame(encoded(card((1280, 720), 4))) == [SAID]
    assert read_frame(encoded(Image.new("RGB", (1280, 720), "grey"))) == []


@pytest.mark.parametrize(
    ("size", "scale"), [((640, 480), 1), ((1280, 720), 2), ((4000, 3000), 4), ((4000, 3000), 14)]
)
def test_a_photo_is_read_from_near_and_far(size: tuple[int, int], scale: int) -> None:
    assert read_codes(encoded(card(size, scale))) == [SAID]


def test_a_small_code_in_a_small_photo_is_enlarged() -> None:
    small = card((1280, 720), 4).resize((400, 225), Image.Resampling.BILINEAR)
    assert read_codes(encoded(small, "PNG")) == [SAID]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "HEIF", "GIF", "BMP"])
def test_every_format_of_a_telephone_is_read(form: str) -> None:
    assert read_codes(encoded(card((800, 600), 4), form)) == [SAID]


def test_a_turned_photo_is_read() -> None:
    assert read_codes(encoded(card((800, 600), 4).rotate(17, expand=True))) == [SAID]


def test_several_cards_on_one_photo_are_read_once_each() -> None:
    several = encoded(card((1600, 700), 3, SAID, "079197000123|||09071997|Nữ||", SAID))
    assert sorted(read_codes(several)) == sorted([SAID, "079197000123|||09071997|Nữ||"])


@pytest.mark.parametrize("look", [read_frame, read_codes])
@pytest.mark.parametrize("data", [b"", b"no picture", b"\xff\xd8\xff\xe0 cut", encoded(code(3))[:200]])
def test_what_is_no_picture_is_refused_in_words(look: object, data: bytes) -> None:
    with pytest.raises(Invalid):
        look(data)  # type: ignore[operator]


def test_a_bomb_is_refused_by_its_header() -> None:
    bomb = encoded(Image.new("1", (10_000, 10_000)), "PNG")
    assert len(bomb) < 100_000
    with pytest.raises(TooLarge):
        read_codes(bomb)
