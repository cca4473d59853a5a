from dataclasses import replace
from io import BytesIO, RawIOBase
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from andan.kit.media import intake
from andan.kit.media.formats import HEAD
from andan.kit.media.limits import PHOTO
from andan.kit.refusals import Invalid, TooLarge

SMALL = replace(PHOTO, megabytes=1)


class Dripping(BytesIO):
    """A source that gives a few bytes at a time, as a slow phone does."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(min(size or 0, 1000))


class Endless(RawIOBase):
    """A source that never ends, and counts what was taken from it."""

    taken = 0

    def read(self, size: int = -1, /) -> bytes:
        self.taken += size
        return b"\x00" * size


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(st.integers(1, 3 * HEAD))
def test_every_byte_arrives_in_order(tmp_path: Path, size: int) -> None:
    sent, target = bytes(range(256)) * (size // 256 + 1), tmp_path / "sent"
    source = Dripping(sent[:size])
    target.unlink(missing_ok=True)
    intake.copy(intake.head_of(source), source, target, limit=PHOTO)
    assert target.read_bytes() == sent[:size]


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(Invalid, match="trống"):
        intake.head_of(BytesIO())


@pytest.mark.parametrize(("size", "fits"), [(1_000_000, True), (1_000_001, False)])
def test_the_limit_is_kept_to_the_byte(tmp_path: Path, size: int, fits: bool) -> None:
    source = BytesIO(b"\x00" * size)
    if fits:
        intake.copy(intake.head_of(source), source, tmp_path / "sent", limit=SMALL)
    else:
        with pytest.raises(TooLarge, match="nặng hơn 1\u00a0MB"):
            intake.copy(intake.head_of(source), source, tmp_path / "sent", limit=SMALL)


def test_an_endless_file_is_left_soon(tmp_path: Path) -> None:
    source = Endless()
    with pytest.raises(TooLarge):
        intake.copy(b"\xff\xd8\xff", source, tmp_path / "sent", limit=SMALL)  # type: ignore[arg-type]
    assert source.taken < 3_000_000
