"""The sent bytes, copied piece by piece into a scratch file under the limit of their kind."""

from pathlib import Path
from typing import BinaryIO

from andan.kit.media.formats import HEAD
from andan.kit.media.limits import Limit
from andan.kit.media.sentences import empty, too_heavy

_PIECE = 1 << 20


def head_of(source: BinaryIO) -> bytes:
    """The first `HEAD` bytes, fewer when the file is shorter. Raises Invalid when it is empty."""
    head = b""
    while len(head) < HEAD and (piece := source.read(HEAD - len(head))):
        head += piece
    if not head:
        raise empty()
    return head


def copy(head: bytes, source: BinaryIO, target: Path, *, limit: Limit) -> None:
    """Write `head` and the rest of `source` to `target`. Raises TooLarge as soon as the limit is passed."""
    size = 0
    with target.open("xb") as copied:
        piece = head
        while piece:
            size += len(piece)
            if size > limit.bytes:
                raise too_heavy(limit)
            copied.write(piece)
            piece = source.read(_PIECE)
