"""What a citizen sends, made safe to keep: a cleaned copy, or a sentence saying why not."""

from andan.kit.media.clean import clean
from andan.kit.media.cleaned import Cleaned
from andan.kit.media.limits import LIMITS, Limit
from andan.kit.media.names import safe_name

__all__ = ["LIMITS", "Cleaned", "Limit", "clean", "safe_name"]
