"""Why a file is not taken, and what to send instead."""

from andan.kit.media.limits import LIMITS, Limit
from andan.kit.refusals import Invalid, TooLarge, TooMany


def unreadable() -> Invalid:
    taken = "; ".join(f"{limit.label.lower()} {limit.formats}" for limit in LIMITS)
    return Invalid(f"Tệp này không phải ảnh, video, ghi âm hay giấy tờ đọc được. Gửi {taken}.")


def empty() -> Invalid:
    return Invalid("Tệp này trống. Chọn tệp khác.")


def cut_short() -> Invalid:
    return Invalid("Tệp này bị thiếu hoặc hỏng. Gửi lại từ máy đã chụp hoặc đã lưu tệp gốc.")


def too_heavy(limit: Limit) -> TooLarge:
    return TooLarge(f"{limit.label} này nặng hơn {limit.weight}. Gửi tệp nhẹ hơn.")


def too_much(limit: Limit) -> TooLarge:
    return TooLarge(f"{limit.label} này quá {limit.measure}. Gửi phần cần thiết.")


def locked() -> Invalid:
    return Invalid("Tệp này bị khóa bằng mật khẩu. Bỏ khóa rồi gửi lại, hoặc gửi ảnh chụp từng trang.")


def armed() -> Invalid:
    return Invalid("Tệp này có macro hoặc tệp lạ nhúng bên trong. Lưu thành PDF rồi gửi lại.")


def busy() -> TooMany:
    return TooMany("Đang có nhiều tệp gửi lên cùng lúc. Đợi một phút rồi gửi lại tệp này.")
