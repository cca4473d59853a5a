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
        draft.touch(mode=0o600)
        draft.write_bytes(secrets.token_bytes(SIZE))
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
