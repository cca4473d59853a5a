"""What lies in a backup, and whether it still is what was written."""

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

from andan.kit.refusals import Refused

FORMAT = "andan.backup.v1"
MANIFEST = "manifest.json"
SECTIONS = ("keys", "evidence", "templates")


def copy_sections(origin: Path, target: Path) -> None:
    """Copy keys, evidence and templates of papers from one folder to another, readable by the owner alone."""
    for section in SECTIONS:
        (origin / section).mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.copytree(origin / section, target / section)
        (target / section).chmod(0o700)


def write_manifest(folder: Path, *, engine: str, at: str) -> int:
    """List every file of `folder` with its SHA-256; returns how many there are."""
    files = digests(folder)
    manifest = {"format": FORMAT, "engine": engine, "at": at, "files": files}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1))
    return len(files)


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a backup whose every file is whole. Raises Refused otherwise."""
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text())
    except (OSError, ValueError):
        raise Refused(f"{folder} không phải thư mục sao lưu của An Dân.") from None
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise Refused(f"{folder} không phải thư mục sao lưu {FORMAT}.")
    found = digests(folder)
    changed = sorted(
        name for name in {*found, *manifest["files"]} if found.get(name) != manifest["files"].get(name)
    )
    if changed:
        raise Refused(f"Bản sao lưu đã bị thay đổi: {', '.join(changed[:5])}. Dùng bản khác.")
    return manifest


def digests(folder: Path) -> dict[str, str]:
    """SHA-256 (hex) of every file below `folder` but the manifest, by its path."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path != folder / MANIFEST)
    return {path.relative_to(folder).as_posix(): _digest(path) for path in files}


def _digest(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
