"""What becomes of a letter after each answer of Zalo. Unknown codes are tried again: the outbox knows when to stop."""

from collections.abc import Mapping
from types import MappingProxyType

from andan.outbox.letters import Later, Never, Outcome, Sent

TOKEN = -216
RATE_SECONDS = 60.0
# https://developers.zalo.me, errors of the Official Account API.
OFFICIAL: Mapping[int, Outcome] = MappingProxyType(
    {
        0: Sent(),
        TOKEN: Later(None, "token", everyone=True),
        -32: Later(RATE_SECONDS, "rate", everyone=True),
        -224: Never("package"),
        -230: Never("silent_7_days"),
        -305: Never("past_48_hours"),
        -213: Never("gone"),
    }
)
# HTTP-like codes of the bot platform.
BOT: Mapping[int, Outcome] = MappingProxyType(
    {
        400: Never("refused"),
        401: Later(None, "token", everyone=True),
        403: Never("gone"),
        404: Never("gone"),
        429: Later(RATE_SECONDS, "rate", everyone=True),
    }
)


def of_official(status: int, code: int | None) -> Outcome:
    """Success is HTTP 200 and code 0; what is not one of Zalo's answers (HTML, 5xx, nothing) may pass."""
    if status == 200 and code is not None:
        return OFFICIAL.get(code) or Later(None, f"code{code}"[:24])
    return _passing(status)


def of_bot(status: int, sent: bool, code: int | None) -> Outcome:
    if status == 200 and sent:
        return Sent()
    known = BOT.get(code if code is not None else status)
    return known or _passing(status)


def _passing(status: int) -> Later:
    if not status:
        return Later(None, "unreachable", everyone=True)
    if status == 429:
        return Later(RATE_SECONDS, "rate", everyone=True)
    return Later(None, f"http{status}")
