"""Why letters die, in words for who looks after them. Pure."""

from collections.abc import Mapping
from types import MappingProxyType

from andan.notices.news import CHANNELS

_WHY: Mapping[str, str] = MappingProxyType(
    {
        "gone": "Không còn ai nhận ở địa chỉ này",
        "no_address": "Địa chỉ không có thật",
        "refused": "Bên nhận từ chối",
        "busy": "Bên nhận bận quá lâu",
        "unreachable": "Không nối được tới máy chủ",
        "sign_in": "Máy chủ không nhận mật khẩu hoặc khóa của ta",
        "late": "Quá hạn gửi",
        "unfinished": "Chương trình dừng giữa chừng nhiều lần",
        "too_large": "Thư quá dài",
        "length": "Thư quá dài",
        "seal_broken": "Phong bì hỏng",
        "silent_7_days": "Người nhận im lặng trên Zalo quá 7 ngày",
        "past_48_hours": "Đã quá 48 giờ từ tin cuối trên Zalo",
        "package": "Gói Zalo không cho gửi",
        "broke": "Chương trình gửi có lỗi",
    }
)


def channel(name: str) -> str:
    return CHANNELS.get(name, name)


def why(word: str) -> str:
    return _WHY.get(word, word or "Không rõ")
