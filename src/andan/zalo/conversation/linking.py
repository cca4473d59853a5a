"""The code with which somebody ties their chat to their account: "TIN 7K4M-Q9X2". Pure."""

from andan.kit import codes

LENGTH = 8
_BEFORE = "TIN"


def code_in(text: str) -> str:
    """The code that the whole message is, "" when it is something else."""
    written = codes.compact(text)
    code = written.removeprefix(_BEFORE)
    is_one = written.startswith(_BEFORE) and len(code) == LENGTH and codes.is_sound(code)
    return code if is_one else ""
