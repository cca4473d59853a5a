"""A "no" is a value with a reason that a person can act on.

Policies return one, actions raise one, and `andan.web` alone turns it into a page, a fragment or problem details.
"""

from collections.abc import Mapping


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """Something may not be done. `reason` is a Vietnamese sentence; `code` is a stable word for programs."""

    status = 403
    code = "refused"

    def __init__(self, reason: str, *, code: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.code = code or self.code


class NotThere(Refused):
    """It does not exist, or it is not yours: one answer for both."""

    status = 404
    code = "not_there"

    def __init__(self, reason: str = "Không tìm thấy. Kiểm tra lại đường dẫn hoặc mã.") -> None:
        super().__init__(reason)


class SignInFirst(Refused):
    status = 401
    code = "sign_in_first"

    def __init__(self, reason: str = "Đăng nhập để làm việc này.") -> None:
        super().__init__(reason)


class Forbidden(Refused):
    """The actor may see the thing but may not do this to it."""

    code = "forbidden"


class WrongState(Refused):
    """The thing is no longer in a state that allows this; usually someone was faster."""

    status = 409
    code = "wrong_state"

    def __init__(self, reason: str = "Có người vừa làm việc này trước. Xem lại rồi làm tiếp.") -> None:
        super().__init__(reason)


class Invalid(Refused):
    """What was sent cannot be accepted. `fields` maps a field name to its Vietnamese sentence."""

    status = 422
    code = "invalid"

    def __init__(self, reason: str, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(reason)
        self.fields = dict(fields or {})


class TooLarge(Refused):
    status = 413
    code = "too_large"


class TooMany(Refused):
    status = 429
    code = "too_many"

    def __init__(self, reason: str = "Thao tác quá nhanh. Đợi một phút rồi thử lại.") -> None:
        super().__init__(reason)


def check(refusal: Refused | None) -> None:
    """Raise the refusal of a policy, if there is one."""
    if refusal is not None:
        raise refusal
