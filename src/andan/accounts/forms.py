"""allauth's forms with our labels. What they check stays allauth's."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as factors
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms

CODE_HINT = "6 chữ số đang hiện trong ứng dụng, hoặc một mã dự phòng."


class OfficerLoginForm(account.LoginForm):
    """Username and password of an officer."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["login"], "Tên đăng nhập", missing="Ghi tên đăng nhập.")
        _say(self.fields["password"], "Mật khẩu", missing="Ghi mật khẩu.")
        self.fields["login"].widget.attrs["autocapitalize"] = "none"


class ReauthenticateForm(account.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["password"], "Mật khẩu", missing="Ghi mật khẩu.")


class ChangePasswordForm(account.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        new_hint = "Ít nhất 12 ký tự. Một câu dài dễ nhớ là tốt nhất."
        _say(self.fields["oldpassword"], "Mật khẩu hiện tại", missing="Ghi mật khẩu hiện tại.")
        _say(self.fields["password1"], "Mật khẩu mới", missing="Ghi mật khẩu mới.", hint=new_hint)
        _say(self.fields["password2"], "Mật khẩu mới, một lần nữa", missing="Ghi lại mật khẩu mới.")


class SecondFactorForm(factors.AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["code"], "Mã xác nhận", missing="Ghi mã xác nhận.", hint=CODE_HINT)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class ConfirmByCodeForm(factors.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["code"], "Mã xác nhận", missing="Ghi mã xác nhận.", hint=CODE_HINT)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class ActivateTOTPForm(totp.ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint = "6 chữ số ứng dụng hiện ra sau khi quét."
        _say(self.fields["code"], "Mã của ứng dụng", missing="Ghi mã của ứng dụng.", hint=hint)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class AddKeyForm(webauthn.AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["name"], "Tên khóa", hint="Ví dụ: Điện thoại, Khóa ở cơ quan.")
        hint = "Khóa hỏi vân tay, khuôn mặt hoặc mã PIN thay cho mật khẩu."
        _say(self.fields["passwordless"], "Đăng nhập bằng khóa này mà không cần mật khẩu", hint=hint)


class RenameKeyForm(webauthn.EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["name"], "Tên khóa", missing="Ghi tên khóa.")


def _say(field: forms.Field, label: str, *, missing: str = "", hint: str = "") -> None:
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)
    if missing:
        field.error_messages["required"] = missing
