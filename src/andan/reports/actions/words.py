"""What a person writes with a verb: cleaned, within the limit, and there when it is needed."""

from andan.kit.refusals import Invalid
from andan.kit.text import clean_text
from andan.reports.models import WORDS_MAX


def needed(text: str, missing: str, *, field: str = "text", most: int = WORDS_MAX) -> str:
    """The cleaned text. Raises Invalid with `missing` when nothing is left of it."""
    cleaned = optional(text, field=field, most=most)
    if not cleaned:
        raise Invalid(missing, {field: missing})
    return cleaned


def optional(text: str, *, field: str = "text", most: int = WORDS_MAX) -> str:
    cleaned = clean_text(text)
    if len(cleaned) > most:
        sentence = f"Dài {len(cleaned)} ký tự. Rút còn {most} ký tự."
        raise Invalid(sentence, {field: sentence})
    return cleaned
