from importlib import resources

import pytest

from andan.web import assets, fonts

LARGEST_FIRST_LOAD = 75_000  # bytes of faces that a citizen's page asks for
CITIZEN_WEIGHTS = (400, 500, 600, 700)


def _face(weight: int) -> bytes:
    return (
        resources.files("fontpkg_be_vietnam_pro")
        .joinpath("files", f"BeVietnamPro-{assets.STYLES[weight]}.ttf")
        .read_bytes()
    )


@pytest.fixture(scope="module")
def faces() -> dict[int, tuple[bytes, bytes]]:
    return {weight: (fonts.cut(_face(weight)), fonts.figures(_face(weight))) for weight in CITIZEN_WEIGHTS}


def test_digits_are_equally_wide(faces: dict[int, tuple[bytes, bytes]]) -> None:
    for _, figures in faces.values():
        assert len(set(fonts.widths(figures, fonts.DIGITS))) == 1


def test_the_source_face_needs_that(faces: dict[int, tuple[bytes, bytes]]) -> None:
    assert len(set(fonts.widths(faces[400][0], fonts.DIGITS))) > 1


def test_every_vietnamese_letter_is_there(faces: dict[int, tuple[bytes, bytes]]) -> None:
    assert all(fonts.widths(faces[700][0], fonts.LETTERS))
    assert set("ằẵặểễệốỗộớỡợứữựỷỹỵđĐỆỖẨ₫") <= set(fonts.LETTERS)


def test_a_citizen_page_stays_light(faces: dict[int, tuple[bytes, bytes]]) -> None:
    assert sum(len(face) + len(figures) for face, figures in faces.values()) <= LARGEST_FIRST_LOAD


def test_cutting_twice_gives_the_same_bytes(faces: dict[int, tuple[bytes, bytes]]) -> None:
    assert fonts.cut(_face(400)) == faces[400][0]
