"""How accounts are said on screen."""

from collections.abc import Iterable
from datetime import date

from allauth.mfa.models import Authenticator
from django import template

from andan.accounts.actors import Role
from andan.accounts.words import ROLES

register = template.Library()

LEVELS = {
    0: "Không có",
    1: "Mức 1: đã đăng ký trên ứng dụng",
    2: "Mức 2: đã xác minh trực tiếp",
}
FACTORS = {
    Authenticator.Type.TOTP: "ứng dụng tạo mã",
    Authenticator.Type.WEBAUTHN: "khóa bảo mật",
    Authenticator.Type.RECOVERY_CODES: "mã dự phòng",
}
BROWSERS = {"Edg": "Edge", "coc_coc": "Cốc Cốc", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari"}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "Mac",
    "Linux": "Linux",
}


@register.filter
def level_name(level: int) -> str:
    return LEVELS[level]


@register.filter
def role_name(role: str) -> str:
    return ROLES[Role(role)]


@register.filter
def factors_said(factors: Iterable[Authenticator]) -> str:
    """What second factors there are, in one line."""
    said = dict.fromkeys(FACTORS[factor.type] for factor in factors)
    return f"Đang bật: {', '.join(said)}" if said else "Chưa bật"


@register.filter
def browser(user_agent: str) -> str:
    """A browser and a device as people call them: "Chrome trên Android"."""
    program = next((name for mark, name in BROWSERS.items() if mark in user_agent), "Trình duyệt khác")
    device = next((name for mark, name in SYSTEMS.items() if mark in user_agent), "")
    return f"{program} trên {device}" if device else program


@register.filter
def masked(number: str) -> str:
    """A number of which only the last three digits show, always twelve signs long."""
    return f"•••••••••{number[-3:]}" if number else ""


@register.filter
def iso_date(text: str) -> str:
    """`1997-07-09` as 09/07/1997; anything else (a year alone) as it is."""
    try:
        return f"{date.fromisoformat(text):%d/%m/%Y}"
    except ValueError:
        return text
