"""The key file, and where a house keeps it and its own publication. Nothing here makes a key."""

from pathlib import Path

from andan.kit.keys import SIZE
from andan.kit.refusals import Refused

HOME_KEY, HOME_FOLDER = Path("keys", "lookup.key"), Path("builds", "cards")


def key_in(path: Path) -> bytes:
    """The key that hashed what is published. Raises Refused where there is none."""
    try:
        key = path.read_bytes()
    except OSError as error:
        raise Refused(f"Không đọc được tệp khóa {path}: {error.strerror}. Chỉ ra bằng --key.") from None
    if len(key) != SIZE:
        raise Refused(f"Tệp khóa {path} không phải khóa {SIZE} byte. Chép lại từ keys/lookup.key.")
    return key
