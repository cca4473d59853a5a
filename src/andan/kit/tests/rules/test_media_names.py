import pytest
from hypothesis import given
from hypothesis import strategies as st

from andan.kit.media.names import LONGEST, renamed, safe_name


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("Biên bản.pdf", "Biên bản.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Ảnh\\hiện trường.JPG", "hiện trường.JPG"),
        ("a\x00b.jpg", "ab.jpg"),
        ("ảnh\u202egpj.exe", "ảnhgpj.exe"),
        ("một\r\nhai.png", "một hai.png"),
        ("<b>.png", "<b>.png"),
        ("..", "tệp"),
        ("", "tệp"),
        (".jpg", "jpg"),
        ("/", "tệp"),
    ],
)
def test_a_name_is_shown_without_tricks(sent: str, shown: str) -> None:
    assert safe_name(sent) == shown


@given(st.text(), st.sampled_from(["", ".jpg", ".docx", "." + "x" * 200]))
def test_any_name_can_be_shown(stem: str, suffix: str) -> None:
    shown = safe_name(stem + suffix)
    assert 0 < len(shown) <= LONGEST
    assert not set(shown) & set("/\\\x00\n\u202e")
    assert safe_name(shown) == shown


def test_a_long_name_keeps_its_extension() -> None:
    assert safe_name("ạ" * 500 + ".jpeg") == "ạ" * 95 + ".jpeg"


def test_a_cleaned_copy_is_shown_under_what_it_is_now() -> None:
    assert renamed("IMG_0001.HEIC", "jpg") == "IMG_0001.jpg"
    assert renamed("không đuôi", "pdf") == "không đuôi.pdf"
    assert len(renamed("a" * 300, "docx")) == LONGEST
