"""What somebody ticked in a list."""

from collections.abc import Sequence

from andan.kit.refusals import Invalid

MOST = 100
_LONGEST = 24


def picked(values: Sequence[str]) -> dict[str, int]:
    """`CODE:VERSION` of each tick as code → version seen. Raises Invalid for none, too many or strange."""
    found = dict(map(_read, values))
    if not found:
        raise Invalid("Chưa chọn việc nào. Quay lại, đánh dấu các việc rồi bấm.")
    if len(found) > MOST:
        raise Invalid(f"Chọn nhiều nhất {MOST} việc một lần. Bỏ bớt rồi bấm lại.")
    return found


def _read(value: str) -> tuple[str, int]:
    code, _, version = value.partition(":")
    if len(value) > _LONGEST + 10 or not (version.isascii() and version.isdecimal()) or not code.isascii():
        raise Invalid("Danh sách việc đã chọn không đọc được. Mở lại bàn trực rồi chọn.")
    return code, int(version)
