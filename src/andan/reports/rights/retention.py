"""What is kept for so long and then erased. Pure."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType


class What(StrEnum):
    REFUSED = "refused"
    ANONYMOUS = "anonymous"
    NAMED = "named"
    CRIME = "crime"
    IDENTITY = "identity"
    EVIDENCE = "evidence"
    LOOKS = "looks"
    REQUESTS = "requests"


NAMES: Mapping[str, str] = MappingProxyType(
    {
        What.REFUSED: "Phản ánh không tiếp nhận",
        What.ANONYMOUS: "Phản ánh ẩn danh đã xong, không phải tội phạm",
        What.NAMED: "Phản ánh có tên đã xong, không phải tội phạm",
        What.CRIME: "Nguồn tin về tội phạm đã có kết quả",
        What.IDENTITY: "Danh tính niêm phong của phản ánh đã xong, không phải tội phạm",
        What.EVIDENCE: "Ảnh, video, giấy tờ của phản ánh đã xong, không phải tội phạm",
        What.LOOKS: "Nhật ký ai đã xem phản ánh",
        What.REQUESTS: "Yêu cầu về dữ liệu cá nhân đã xong",
    }
)
GOES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(
            (What.REFUSED, What.ANONYMOUS, What.NAMED, What.CRIME),
            "Xóa lời kể, người liên quan, tệp, danh tính. Còn mã, loại, đơn vị, ngày, kết quả.",
        ),
        What.IDENTITY: "Xóa hộp danh tính. Phản ánh còn.",
        What.EVIDENCE: "Xóa tệp. Phản ánh còn.",
        What.LOOKS: "Xóa dòng nhật ký.",
        What.REQUESTS: "Xóa yêu cầu.",
    }
)


def cutoff(today: date, months: int) -> date:
    """The day `months` calendar months before `today`; the last day of a shorter month."""
    years, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    first = date(years, month + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return min(first + timedelta(days=today.day - 1), last)
