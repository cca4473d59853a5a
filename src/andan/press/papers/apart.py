"""Templates that somebody else wrote are drawn in a process of its own, with little time, little memory, no secrets.

A template that swallows memory or never ends takes that process with it, never the server. Those that come with An Dân
are drawn where they are asked for.
"""

import json
import os
import signal
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Mapping
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from andan.kit.refusals import TooMany
from andan.press.papers import drawing
from andan.press.papers.shelf import BrokenTemplate, Templates, templates

PATIENCE = 60  # seconds for one paper
_QUEUE = 30  # seconds to wait for a free place
_PLACES = BoundedSemaphore(2)  # each may take up to inmate.MEMORY
_INMATE = (sys.executable, "-I", "-m", "andan.press.papers.inmate")


def draw(kind: str, said: drawing.Said, folder: Path) -> tuple[bytes, bytes, str]:
    """As drawing.draw. Raises BrokenTemplate, and TooMany where too many are being drawn."""
    used = templates(kind, folder)
    if not used.own:
        return drawing.pdf(used, said, folder), drawing.docx(used, said), used.digest
    made = done("draw", used, said, folder)
    return b64decode(made["pdf"]), b64decode(made["docx"]), used.digest


def done(task: str, used: Templates, said: drawing.Said, folder: Path) -> dict[str, Any]:
    """What inmate.TASKS[task] made of the templates. Raises BrokenTemplate, TooMany."""
    asked = {
        "task": task,
        "kind": used.kind,
        "docx": b64encode(used.docx).decode(),
        "typ": used.typ,
        "own": used.own,
        "said": dict(said),
        "folder": str(folder.resolve()),
    }
    if not _PLACES.acquire(timeout=_QUEUE):
        raise TooMany("Đang lập nhiều giấy cùng lúc. Đợi một phút rồi làm lại.")
    try:
        return _answer(used.kind, asked)
    finally:
        _PLACES.release()


def _answer(kind: str, asked: Mapping[str, Any]) -> dict[str, Any]:
    with subprocess.Popen(  # noqa: S603 - no shell; our own program and our own words
        _INMATE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={"LANG": "C.UTF-8"},
        start_new_session=True,
    ) as inmate:
        try:
            told, _ = inmate.communicate(json.dumps(asked).encode(), timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            raise _too_much(kind) from None
        finally:
            _end(inmate)
    if inmate.returncode:
        raise _too_much(kind)
    answer: dict[str, Any] = json.loads(told)
    if "broken" in answer:
        raise BrokenTemplate(answer["broken"])
    return answer


def _too_much(kind: str) -> BrokenTemplate:
    return BrokenTemplate(f"Mẫu {kind} cần quá nhiều thời gian hoặc bộ nhớ. Bỏ bớt vòng lặp, ảnh trong mẫu.")


def _end(inmate: subprocess.Popen[bytes]) -> None:
    """Whatever it started goes with it."""
    if inmate.poll() is None:
        os.killpg(inmate.pid, signal.SIGKILL)
