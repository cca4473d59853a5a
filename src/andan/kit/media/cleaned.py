"""The two shapes of a cleaned file: as its cleaner made it, and as the caller receives it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Made:
    """What a cleaner wrote: `path` holds the new bytes, nothing of the sent file is left in it."""

    kind: str
    content_type: str
    path: Path
    thumbnail: bytes | None = None

    @property
    def extension(self) -> str:
        """Without the dot."""
        return self.path.suffix[1:]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A file that is safe to keep.

    `kind` is photo, video, audio or document. `content_type`, `extension` (no dot), `size` (bytes) and `digest`
    (hex SHA-256) describe the stored bytes, not the sent ones. `name` is fit for display and ends in `extension`.
    `path` lies in the workspace and is the caller's to move. `thumbnail` is a WebP of at most 320 pixels, or None.
    """

    kind: str
    content_type: str
    extension: str
    name: str
    size: int
    digest: str
    path: Path
    thumbnail: bytes | None
