"""The columns of what is taken out as a file. A name is the whole documentation of a column, so that a file explains
itself; a number is a number, a missing value an empty cell, a share two numbers to be divided after adding.
"""

from collections.abc import Sequence
from datetime import date, datetime

from andan.kit.clock import HANOI
from andan.reports.figures.tallies import WAITS, Figures
from andan.reports.figures.words import duty_name

Cell = str | int | datetime | date | None
REPORT_HEAD = (
    "Mã phản ánh",
    "Đơn vị đang giữ",
    "Số vào sổ",
    "Năm vào sổ",
    "Loại vụ việc",
    "Phân loại",
    "Kênh gửi",
    "Ẩn danh",
    "Xã, phường nơi xảy ra",
    "Gửi lúc",
    *(f"{duty_name(name)} sau (phút)" for name in WAITS),
    "Tình trạng",
    "Kết quả",
    "Đóng lúc",
    "Số việc làm đúng hạn",
    "Số việc trễ hạn",
    "Việc trễ hạn",
    "Điểm đánh giá (1–5)",
)
FIGURES_HEAD = (
    "Số phản ánh",
    *(
        column
        for name in WAITS
        for column in (
            f"Đã {duty_name(name).lower()}",
            f"{duty_name(name)}: nửa số trong (phút)",
            f"{duty_name(name)}: 9 phần 10 trong (phút)",
        )
    ),
    "Việc đã xong hoặc quá hạn",
    "Trong đó trễ hạn",
    "Đã có kết quả",
    "Không tiếp nhận",
    "Lượt đánh giá",
    "Tổng điểm đánh giá",
)
_COMPUTES = ("=", "+", "-", "@", "\t", "\r", "\n")


def figures_cells(figures: Figures) -> list[Cell]:
    """One line under FIGURES_HEAD."""
    waits = [
        value
        for name in WAITS
        for value in (figures.timed(name), figures.median(name), figures.nine_tenths(name))
    ]
    states = figures.under("state")
    scores = figures.scores
    return [
        figures.sent,
        *waits,
        figures.decided,
        figures.late,
        states.get("resolved", 0),
        states.get("refused", 0),
        figures.rated,
        sum(score * count for score, count in scores.items()),
    ]


def harmless(text: str) -> str:
    """Text that a spreadsheet takes as text: what begins like a formula gets an apostrophe before it."""
    return f"'{text}" if text.startswith(_COMPUTES) else text


def as_text(cells: Sequence[Cell]) -> list[str]:
    """For CSV: moments as `2026-11-26 07:42` in Hà Nội, nothing as an empty cell."""
    return [_text(cell) for cell in cells]


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return harmless(cell)
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.astimezone(HANOI).replace(tzinfo=None).isoformat(" ", "minutes")
    return cell.isoformat() if isinstance(cell, date) else str(cell)
