"""Secret keys, one file each, made on first use and readable by the owner alone."""

import os
import secrets
from pathlib import Path

from andan.kit.env import Misconfigured

SIZE = 32


def load_or_create(folder: Path, name: str) -> bytes:
    """Return the 32-byte key called `name`, creating it (mode 0600) when it is missing.

    Two processes that start together agree: the loser of the exclusive link reads the winner's key.
    """
    path = folder / f"{name}.key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = folder / f".{name}.{secrets.token_hex(4)}"
        _write_durably(draft, secrets.token_bytes(SIZE))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    key = path.read_bytes()
    if len(key) != SIZE:
        raise Misconfigured(
            f"The key file {path.name} is damaged ({len(key)} bytes). Restore it from a backup."
        )
    return key


def _write_durably(path: Path, key: bytes) -> None:
    """On disk before anything is sealed with it: what a lost key closed stays closed."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
