"""What an officer's new password must be like, said in Vietnamese."""

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from andan.accounts.models import User
from andan.kit.text import fold


class LongEnough:
    """At least `least` characters; nothing is asked about capitals or signs."""

    def __init__(self, least: int) -> None:
        self.least = least

    def validate(self, password: str, user: User | None = None) -> None:
        if len(password) < self.least:
            raise ValidationError(f"Mật khẩu mới có {len(password)} ký tự. Cần ít nhất {self.least} ký tự.")

    def get_help_text(self) -> str:
        return f"Ít nhất {self.least} ký tự. Một câu dài dễ nhớ là tốt nhất."


class NotCommon(CommonPasswordValidator):
    def validate(self, password: str, user: object = None) -> None:
        if password.lower().strip() in self.passwords:
            raise ValidationError("Mật khẩu này quá phổ biến. Chọn mật khẩu khác.")

    def get_help_text(self) -> str:
        return ""


class NotTheName:
    """Not built around the officer's own name or username."""

    def validate(self, password: str, user: User | None = None) -> None:
        if user is None:
            return
        tight = fold(password).replace(" ", "")
        names = [user.username, fold(user.full_name).replace(" ", "")]
        if any(len(name) > 3 and name in tight for name in names):
            raise ValidationError("Mật khẩu chứa tên của bạn. Chọn mật khẩu khác.")

    def get_help_text(self) -> str:
        return ""
