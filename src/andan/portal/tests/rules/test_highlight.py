"""Marking what was asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andan.portal.highlight import parts
from andan.services.ranking import query


def marked(line: str, typed: str) -> list[str]:
    return [part.text for part in parts(line, query(typed)) if part.hit]


@pytest.mark.parametrize(
    ("line", "typed", "expected"),
    [
        ("Đăng ký tạm trú", "tam tru", ["tạm trú"]),
        ("Xe và bằng lái", "mat xe", ["Xe"]),
        ("Báo việc xảy ra, xem kết quả", "mat xe", []),
        ("Phường Gò Vấp, Quận Gò Vấp", "go vap", ["Gò Vấp", "Gò Vấp"]),
        ("Cấp hộ chiếu phổ thông", "chieus", ["chiếu"]),
        ("Phường Hồng Bàng, Thành phố Hải Phòng", "hoong bang", ["Hồng Bàng"]),
        ("Thẻ căn cước", "", []),
    ],
)
def test_words_that_were_meant(line: str, typed: str, expected: list[str]) -> None:
    assert marked(line, typed) == expected


@given(st.text(max_size=60), st.text(max_size=20))
def test_the_parts_are_the_line(line: str, typed: str) -> None:
    assert "".join(part.text for part in parts(line, query(typed))) == line
