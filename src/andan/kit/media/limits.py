"""How much of each kind is taken. Pages say these limits, the cleaners hold to them."""

from dataclasses import dataclass

from andan.kit.text import NO_BREAK

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limit:
    """One kind of file: `megabytes` (of 10⁶ bytes) and `most` of its own `unit`, as `measure` says it in words."""

    kind: str
    label: str
    formats: str
    megabytes: int
    most: int
    unit: str
    measure: str

    @property
    def bytes(self) -> int:
        return self.megabytes * MEGABYTE

    @property
    def weight(self) -> str:
        return f"{self.megabytes}{NO_BREAK}MB"

    @property
    def sentence(self) -> str:
        """For example: Ảnh JPG, PNG, HEIC: tối đa 25 MB, 50 triệu điểm ảnh."""
        return f"{self.label} {self.formats}: tối đa {self.weight}, {self.measure}."


PHOTO = Limit("photo", "Ảnh", "JPG, PNG, HEIC, WebP, GIF", 25, 50_000_000, "pixels", "50 triệu điểm ảnh")
VIDEO = Limit("video", "Video", "MP4, MOV, 3GP, WebM", 200, 600, "seconds", "10 phút")
AUDIO = Limit("audio", "Ghi âm", "MP3, M4A", 50, 3600, "seconds", "60 phút")
DOCUMENT = Limit("document", "Giấy tờ", "PDF, DOCX, XLSX", 25, 200, "pages", "200 trang")

LIMITS = (PHOTO, VIDEO, AUDIO, DOCUMENT)
LIMIT_OF = {limit.kind: limit for limit in LIMITS}
