"""`python -m andan.press.papers.inmate`: draw or try templates under hard limits. Asked and answered in JSON."""

import json
import resource
import sys
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from andan.kit import process
from andan.press.papers import drawing, trying
from andan.press.papers.shelf import BrokenTemplate, Templates

MEMORY = 1 << 30  # bytes
LIMITS = {
    resource.RLIMIT_AS: MEMORY,
    resource.RLIMIT_CPU: 40,  # seconds
    resource.RLIMIT_FSIZE: 0,  # it writes no file
    resource.RLIMIT_CORE: 0,
}


def main() -> None:
    asked = json.load(sys.stdin)
    process.confine(LIMITS)
    used = Templates(asked["kind"], b64decode(asked["docx"]), asked["typ"], tuple(asked["own"]))
    try:
        answer = TASKS[asked["task"]](used, asked["said"], Path(asked["folder"]))
    except BrokenTemplate as broken:
        answer = {"broken": broken.reason}
    json.dump(answer, sys.stdout)


def _drawn(used: Templates, said: drawing.Said, folder: Path) -> dict[str, Any]:
    pdf, docx = drawing.pdf(used, said, folder), drawing.docx(used, said)
    return {"pdf": b64encode(pdf).decode(), "docx": b64encode(docx).decode()}


def _tried(used: Templates, said: drawing.Said, folder: Path) -> dict[str, Any]:
    return {"fields": trying.fields_of(used), "problems": list(trying.problems(used, said, folder))}


TASKS: Mapping[str, Callable[[Templates, drawing.Said, Path], dict[str, Any]]] = {
    "draw": _drawn,
    "try": _tried,
}


if __name__ == "__main__":
    main()
