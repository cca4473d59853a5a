"""Vietnamese words of two syllables that a line must not break. Pure."""

import re

from andan.kit.text import NO_BREAK

PAIRS = (
    "an ninh", "an toàn", "biên nhận", "bằng chứng", "bổ sung", "báo cáo", "bảo vệ", "cán bộ", "căn cước", "chuyển tiếp",
    "chứng cứ", "cơ quan", "công an", "cư trú", "danh tính", "diễn biến", "dịch vụ", "địa chỉ", "địa điểm", "điện thoại",
    "đồng ý", "đường dẫn", "đăng nhập", "ghi chú", "giải quyết", "giấy tờ", "hành chính", "hồ sơ", "hỗ trợ", "hộ khẩu",
    "hộ tịch", "hướng dẫn", "kết quả", "khai báo", "khai sinh", "khai tử", "khẩn cấp", "khu phố", "kiểm chứng", "kiến nghị",
    "làm việc", "lưu trú", "lý do", "mã số", "nguy hiểm", "người dân", "nhân dân", "niêm phong", "nội dung", "phân loại",
    "phản ánh", "phúc đáp", "sổ sách", "tạm trú", "tạm vắng", "theo dõi", "thông báo", "thông tin", "thời hạn", "thời gian",
    "thường trú", "tiếp nhận", "tin báo", "tin nhắn", "tiện ích", "tìm kiếm", "tố giác", "tội phạm", "trả lời", "trực ban",
    "tuần này", "ủy ban", "vụ việc", "xác minh", "xử lý", "yêu cầu", "yêu thích", "ẩn danh", "hải phòng", "hà nội",
)  # fmt: skip

_PAIR = re.compile(r"\b(" + "|".join(pair.replace(" ", r"(?: )") for pair in PAIRS) + r")\b", re.IGNORECASE)
_NAMED = re.compile(r"\b(khu phố|tổ|ấp|thôn|số|lầu|tầng|điều|khoản|quận|bước|mức) (?=\d)", re.IGNORECASE)
_MEASURE = re.compile(r"(?<=\d) (?=(?:%|km|m|kg|giờ|phút|ngày|tháng|năm|tuổi|đ|MB|kB|GB)(?:\W|$))")
_WEEKDAY = re.compile(r"\b(thứ) (?=(?:hai|ba|tư|năm|sáu|bảy)\b)", re.IGNORECASE)


def unbroken(text: str) -> str:
    """A sentence whose two-syllable words, numbered places and measures hold together."""
    held = _PAIR.sub(lambda found: found[0].replace(" ", NO_BREAK), text)
    for pattern in (_NAMED, _MEASURE, _WEEKDAY):
        held = pattern.sub(lambda found: found[0].replace(" ", NO_BREAK), held)
    return held


def whole(name: str) -> str:
    """A name that is never broken: `Lê Văn Thử`."""
    return name.replace(" ", NO_BREAK)
