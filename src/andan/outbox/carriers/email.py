"""E-mail by the server that ANDAN_SMTP_URL names. In the demo without one: a file for each letter in $ANDAN_HOME/mail.

SMTP knows no keys. The Message-ID is made of ours, so that a mailbox that gets a letter twice can tell.
"""

import os
import re
import smtplib
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.validators import validate_email

from andan.kit.env import Server
from andan.outbox.hosts import LOOPBACK
from andan.outbox.letters import Later, Never, Outcome, Sent

SECONDS = 15  # of silence
_STATUS = re.compile(r"5\.\d{1,3}\.\d{1,3}")
_NOBODYS = {"5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"}  # no such mailbox or host, moved, closed
_NO_REPLY = "Thư tự động của An Dân. Không trả lời thư này."


def ready() -> bool:
    return settings.SMTP is not None or settings.DEMO


def accepts(address: Any) -> bool:
    try:
        validate_email(address)
    except (ValidationError, TypeError):
        return False
    return isinstance(address, str)


def send(address: Any, body: Mapping[str, Any], *, key: str) -> Outcome:
    if not accepts(address):
        return Never("no_address")
    message = _message(address, body, key)
    if settings.SMTP is None:
        return _laid_down(message, key)
    return _handed_over(message, settings.SMTP)


def _message(address: str, body: Mapping[str, Any], key: str) -> EmailMessage:
    domain = settings.MAIL_FROM.rpartition("@")[2].rstrip(">")
    headers = {"Message-ID": f"<{key}@{domain}>", "Auto-Submitted": "auto-generated"}
    if body.get("stop_href"):
        headers["List-Unsubscribe"] = f"<{settings.SITE_URL}{body['stop_href']}>"
    subject = " ".join(str(body["title"]).split())  # one line
    return EmailMessage(subject, _text(body), settings.MAIL_FROM, [address], headers=headers)


def _text(body: Mapping[str, Any]) -> str:
    where = f"{settings.SITE_URL}{body['href']}" if body.get("href") else ""
    stop = f"Không nhận thư nữa: {settings.SITE_URL}{body['stop_href']}" if body.get("stop_href") else ""
    return (
        "\n\n".join(part for part in (str(body["text"]), where, f"{_NO_REPLY}\n{stop}".strip()) if part)
        + "\n"
    )


def _handed_over(message: EmailMessage, server: Server) -> Outcome:
    """What the server said. Only a word about this address or this letter ends it; all else may pass."""
    connection = get_connection(
        host=server.host,
        port=server.port or (465 if server.scheme == "smtps" else 587),
        username=server.user,
        password=server.password,
        use_ssl=server.scheme == "smtps",
        use_tls=server.scheme == "smtp" and server.host not in LOOPBACK,
        timeout=SECONDS,
    )
    try:
        connection.send_messages([message])
    except smtplib.SMTPRecipientsRefused as refusal:
        return _of_recipient(*next(iter(refusal.recipients.values())))
    except smtplib.SMTPDataError as error:
        return Never("refused") if error.smtp_code >= 500 else Later(None, "busy")
    except smtplib.SMTPAuthenticationError:
        return Later(None, "sign_in", everyone=True)
    except (smtplib.SMTPException, OSError):
        return Later(None, "unreachable", everyone=True)
    finally:
        with suppress(smtplib.SMTPException, OSError):
            connection.close()  # a failed greeting leaves it open
    return Sent()


def _of_recipient(code: int, words: bytes) -> Outcome:
    """What is said of the one recipient (RFC 5321, RFC 3463): nobody has that address, it will not do, or not now."""
    if code < 500:
        return Later(None, "busy")
    status = _STATUS.match(words.decode("ascii", "replace"))
    is_nobodys = status[0] in _NOBODYS if status else code in {550, 551, 553}
    return Never("no_address" if is_nobodys else "refused")


def _laid_down(message: EmailMessage, key: str) -> Outcome:
    """For the demo: where nobody is written to, somebody may still read. Twice the same letter is one file."""
    settings.MAIL_FOLDER.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = settings.MAIL_FOLDER / f".{key}"
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(message.message().as_bytes())
    draft.replace(settings.MAIL_FOLDER / f"{key}.eml")
    return Sent()
