import struct
import zlib
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from andan.kit.media.cleaned import Made
from andan.kit.refusals import Invalid, TooLarge
from andan.kit.tests import samples
from andan.kit.tests.rules.conftest import Cleaning

FORMS = ["JPEG", "PNG", "WEBP", "GIF", "HEIF"]
RED = (255, 0, 0)


def pixels(made: Made) -> Image.Image:
    with Image.open(made.path) as kept:
        return kept.convert("RGB")


def is_red(colour: object) -> bool:
    return isinstance(colour, tuple) and colour[0] > 200 and max(colour[1:]) < 60


def is_blue(colour: object) -> bool:
    return isinstance(colour, tuple) and colour[2] > 200 and colour[0] < 60


@pytest.mark.parametrize("form", FORMS)
def test_a_photo_is_kept_as_a_picture_and_nothing_else(cleaning: Cleaning, form: str) -> None:
    sent = samples.photo(form)
    assert samples.SECRET.encode() in sent
    made = cleaning(sent)
    kept = made.path.read_bytes()
    assert (made.kind, made.content_type) in {("photo", "image/jpeg"), ("photo", "image/png")}
    assert not [
        word for word in (samples.SECRET.encode(), b"Exif", b"eXIf", b"xmp", b"ICC", b"iCCP") if word in kept
    ]
    with Image.open(made.path) as opened:
        assert opened.size == (120, 80)
        assert not opened.getexif()
    assert is_red(pixels(made).getpixel((10, 40)))


@pytest.mark.parametrize(
    ("orientation", "size", "red_at"),
    [(1, (120, 80), (10, 40)), (3, (120, 80), (110, 40)), (6, (80, 120), (40, 10))],
)
def test_a_photo_is_turned_upright(
    cleaning: Cleaning, orientation: int, size: tuple[int, int], red_at: tuple[int, int]
) -> None:
    upright = pixels(cleaning(samples.photo(orientation=orientation)))
    assert upright.size == size
    assert is_red(upright.getpixel(red_at))


def test_a_screenshot_stays_a_png_and_a_photo_does_not(cleaning: Cleaning) -> None:
    buffer = BytesIO()
    Image.new("RGB", (300, 200), "white").save(buffer, "PNG")
    assert cleaning(buffer.getvalue()).extension == "png"
    buffer = BytesIO()
    Image.effect_noise((300, 200), 90).convert("RGB").save(buffer, "PNG")
    assert cleaning(buffer.getvalue()).extension == "jpg"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_way_of_writing_colours_is_read(cleaning: Cleaning, mode: str) -> None:
    buffer = BytesIO()
    Image.new(mode, (30, 20)).save(buffer, "PNG")
    assert cleaning(buffer.getvalue()).kind == "photo"


def test_a_see_through_picture_lies_on_white(cleaning: Cleaning) -> None:
    noise = Image.effect_noise((200, 200), 90).convert("RGB")
    noise.putalpha(0)
    buffer = BytesIO()
    noise.save(buffer, "WEBP", lossless=True)
    assert pixels(cleaning(buffer.getvalue())).getpixel((5, 5)) == (255, 255, 255)


def with_profile(profile: bytes) -> bytes:
    """A PNG, all red, that names `profile` as its colours."""
    buffer = BytesIO()
    Image.new("RGB", (30, 20), RED).save(buffer, "PNG", icc_profile=profile)
    return buffer.getvalue()


def test_colours_are_seen_as_they_were_meant(cleaning: Cleaning) -> None:
    standard = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    strange = standard.replace(b"rXYZ", b"tmpX").replace(b"bXYZ", b"rXYZ").replace(b"tmpX", b"bXYZ")
    assert is_red(pixels(cleaning(with_profile(standard))).getpixel((5, 5)))
    assert is_blue(pixels(cleaning(with_profile(strange))).getpixel((5, 5)))


def test_a_broken_colour_profile_is_forgotten(cleaning: Cleaning) -> None:
    assert is_red(pixels(cleaning(with_profile(b"no profile at all"))).getpixel((5, 5)))


def test_a_big_photo_is_shrunk_and_its_thumbnail_is_small(cleaning: Cleaning) -> None:
    made = cleaning(samples.photo(size=(4400, 220)))
    assert pixels(made).size == (4096, 205)
    with Image.open(BytesIO(made.thumbnail or b"")) as thumbnail:
        assert max(thumbnail.size) == 320


def announced(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is large."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\x00" * 1000)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(10_000, 10_000), (50_001, 1000), (2**31 - 1, 2**31 - 1)])
def test_a_picture_bomb_is_refused_by_its_header(cleaning: Cleaning, size: tuple[int, int]) -> None:
    with pytest.raises((TooLarge, Invalid)) as refusal:
        cleaning(announced(*size))
    assert "50 triệu điểm ảnh" in refusal.value.reason


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_truncated_photo_is_refused_or_read_but_never_crashes(
    cleaning: Cleaning, form: str, tenth: int
) -> None:
    sent = samples.photo(form)
    with pytest.raises(Invalid):
        cleaning(sent[: len(sent) * tenth // 10])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(form=st.sampled_from(FORMS), noise=st.binary(max_size=80), at=st.integers(0, 400))
def test_a_damaged_photo_never_crashes(cleaning: Cleaning, form: str, noise: bytes, at: int) -> None:
    sent = SENT[form]
    with suppress(Invalid, TooLarge):
        assert cleaning(sent[:at] + noise + sent[at + len(noise) :]).kind == "photo"


SENT = {form: samples.photo(form, (40, 30)) for form in FORMS}
