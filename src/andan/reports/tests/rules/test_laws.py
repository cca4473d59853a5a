import pytest

from andan.reports.laws import giver, told, written_out


@pytest.mark.parametrize(
    ("law", "paper", "page", "who"),
    [
        (
            "BLTTHS 2015 Đ.147 khoản 1",
            "Bộ luật Tố tụng hình sự 2015 Điều 147 khoản 1",
            "Bộ luật Tố tụng hình sự 2015, Điều 147 khoản 1",
            "Luật",
        ),
        (
            "TTLT 01/2017 Đ.8: vùng sâu, miền núi, hải đảo",
            "Thông tư liên tịch số 01/2017 Điều 8",
            "Thông tư liên tịch số 01/2017, Điều 8",
            "Quy định",
        ),
        (
            "Luật 91/2025/QH15, NĐ 356/2025",
            "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15, Nghị định số 356/2025",
            "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15, Nghị định số 356/2025",
            "Luật",
        ),
        ("Quy chế nội bộ", "Quy chế nội bộ", "Quy chế nội bộ", "Quy định"),
    ],
)
def test_no_short_name_is_left(law: str, paper: str, page: str, who: str) -> None:
    assert (written_out(law), told(law), giver(law)) == (paper, page, who)
