"""What a cell says to the server: a cleaned file or a refusal, as one JSON object."""

import json
from base64 import b64decode, b64encode
from pathlib import Path

from andan.kit.media.cleaned import Made
from andan.kit.media.sentences import cut_short
from andan.kit.refusals import Invalid, Refused, TooLarge

_REFUSALS = {refusal.code: refusal for refusal in (Invalid, TooLarge)}


def made(clean: Made) -> str:
    return json.dumps(
        {
            "kind": clean.kind,
            "content_type": clean.content_type,
            "file": clean.path.name,
            "thumbnail": b64encode(clean.thumbnail or b"").decode(),
        }
    )


def refused(refusal: Refused) -> str:
    return json.dumps({"refused": refusal.code, "reason": refusal.reason})


def opened(answer: bytes, folder: Path) -> Made:
    """The file the cell made in `folder`. Raises what the cell refused with, Invalid when it talks nonsense."""
    try:
        told = json.loads(answer)
        found = _refusal(told) if "refused" in told else _made(told, folder)
    except (ValueError, KeyError, TypeError):
        raise cut_short() from None
    if isinstance(found, Refused):
        raise found
    if found.path.is_symlink() or not found.path.is_file():
        raise cut_short()
    return found


def _refusal(told: dict[str, str]) -> Refused:
    return _REFUSALS[told["refused"]](told["reason"])


def _made(told: dict[str, str], folder: Path) -> Made:
    return Made(
        kind=told["kind"],
        content_type=told["content_type"],
        path=folder / Path(told["file"]).name,
        thumbnail=b64decode(told["thumbnail"]) or None,
    )
