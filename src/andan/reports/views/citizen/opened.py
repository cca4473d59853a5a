"""What one window of the wizard sends: what was typed, which window it is, and what it has seen."""

import secrets

from django.http import HttpRequest

from andan.reports.actions.save_typing import Opened
from andan.reports.forms.wizard.sheet import Typed

BUTTON = "bam"  # what the person pressed
SIGNED_IN = "da-dang-nhap"  # the screen was opened by somebody signed in; the session may have ended since
KNOWN, NAME, TURN = "ban", "trang", "lan"
NOT_TYPED = {"csrfmiddlewaretoken", BUTTON, SIGNED_IN, "ve", KNOWN, NAME, TURN}
LAST = 1_000_000  # a press comes after everything the window kept by itself
_LONGEST = 32


def typed_in(request: HttpRequest) -> Typed:
    return {name: list(values) for name, values in request.POST.lists() if name not in NOT_TYPED}


def opened(request: HttpRequest) -> Opened | None:
    """The window this comes from; None when it does not say."""
    known, name, turn = (request.POST.get(part, "")[:_LONGEST] for part in (KNOWN, NAME, TURN))
    if not name.isalnum():
        return None
    return Opened(known, name, min(int(turn), LAST - 1) if turn.isascii() and turn.isdecimal() else LAST)


def new_name() -> str:
    return secrets.token_hex(8)
