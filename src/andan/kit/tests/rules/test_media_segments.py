from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from andan.kit.media.segments import without_metadata
from andan.kit.tests import samples

SENT = samples.photo(orientation=6)


def drawn(jpeg: bytes) -> bytes:
    with Image.open(BytesIO(jpeg)) as opened:
        return opened.tobytes()


def test_the_picture_is_the_same_to_the_last_pixel() -> None:
    kept = without_metadata(SENT)
    assert drawn(kept) == drawn(SENT)
    assert samples.SECRET.encode() not in kept
    assert without_metadata(kept) == kept


def test_filling_between_segments_is_passed_over() -> None:
    filled = SENT[:2] + b"\xff\xff\xff" + SENT[2:]
    assert without_metadata(filled) == without_metadata(SENT)


@pytest.mark.parametrize("sent", [b"", b"MZ", SENT[:2], SENT[:40], b"\xff\xd8\xff\xff\xff\xff"])
def test_what_is_no_whole_jpeg_is_not_passed_off_as_one(sent: bytes) -> None:
    with pytest.raises(ValueError, match="JPEG"):
        without_metadata(sent)


@given(st.binary(max_size=200))
def test_any_segments_are_read_or_refused(noise: bytes) -> None:
    with suppress(ValueError):
        assert samples.SECRET.encode() not in without_metadata(b"\xff\xd8" + noise + SENT[2:])
