"""Words on screen: what roles are called, and what allauth says, in our words (keys are allauth's)."""

from collections.abc import Mapping
from types import MappingProxyType

from andan.accounts.actors import Role

ROLES: Mapping[str, str] = MappingProxyType(
    {
        Role.DUTY_OFFICER: "Trực ban",
        Role.CASE_OFFICER: "Cán bộ xác minh",
        Role.AREA_OFFICER: "Cảnh sát khu vực",
        Role.COMMANDER: "Chỉ huy",
        Role.PROCURATOR: "Kiểm sát viên",
        Role.VOLUNTEER: "Cộng tác viên",
        Role.LEADER: "Lãnh đạo",
        Role.ADMINISTRATOR: "Quản trị",
    }
)

ERRORS = {
    "account_inactive": "Tài khoản này đã khóa.",
    "enter_current_password": "Gõ mật khẩu hiện tại.",
    "incorrect_code": "Mã không đúng. Xem lại rồi gõ mã mới nhất.",
    "incorrect_password": "Mật khẩu không đúng.",
    "invalid_login": "Tên đăng nhập hoặc mật khẩu không đúng.",
    "username_password_mismatch": "Tên đăng nhập hoặc mật khẩu không đúng.",
    "too_many_login_attempts": "Sai quá nhiều lần. Đợi 5 phút rồi thử lại.",
    "asked_slowly": "Nhiều nơi vừa thử sai mật khẩu của tên này. Đợi một phút rồi thử lại, hoặc dùng khóa bảo mật.",
    "rate_limited": "Thao tác quá nhanh. Đợi một phút rồi thử lại.",
    "same_as_current": "Giá trị mới phải khác giá trị cũ.",
    "select_only_one": "Chỉ chọn một.",
}
SECOND_FACTOR_ERRORS = {
    "cannot_delete_authenticator": "Đây là lớp bảo vệ thứ hai duy nhất. Thêm lớp khác trước khi bỏ.",
    "cannot_generate_recovery_codes": "Bật ứng dụng tạo mã hoặc khóa bảo mật trước khi tạo mã dự phòng.",
    "incorrect_code": "Mã không đúng. Xem lại rồi gõ mã mới nhất.",
}
SAID = {
    "account/messages/password_changed.txt": "Đã đổi mật khẩu.",
    "mfa/messages/totp_activated.txt": "Đã bật ứng dụng tạo mã.",
    "mfa/messages/totp_deactivated.txt": "Đã tắt ứng dụng tạo mã.",
    "mfa/messages/webauthn_added.txt": "Đã thêm khóa bảo mật.",
    "mfa/messages/webauthn_removed.txt": "Đã bỏ khóa bảo mật.",
    "usersessions/messages/sessions_logged_out.txt": "Đã đăng xuất các thiết bị khác.",
}
CONFIRM_BY = {
    "reauthenticate": "Dùng mật khẩu",
    "mfa_reauthenticate": "Dùng mã của ứng dụng hoặc mã dự phòng",
    "mfa_reauthenticate:webauthn": "Dùng khóa bảo mật",
}
