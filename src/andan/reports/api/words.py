"""The kinds of words a program sends: cleaned first, then measured. Limits are those of the form."""

from collections.abc import Callable
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from stdnum.exceptions import ValidationError as BadNumber
from stdnum.vn import mst

from andan.kit.text import clean_line, clean_text
from andan.reports.models import ADDRESS_MAX, CONSEQUENCE_MAX, NAME_MAX, STORY_MAX, SUBJECT_MAX, WORDS_MAX
from andan.reports.search.asked import TEXT_MAX


def _cleaned(clean: Callable[[str], str]) -> BeforeValidator:
    return BeforeValidator(lambda value: clean(value) if isinstance(value, str) else value)


def _tax_code(value: str) -> str:
    try:
        return str(mst.validate(value)) if value else ""
    except BadNumber:
        raise ValueError("Mã số thuế có 10 hoặc 13 chữ số, chưa khớp số kiểm tra.") from None


_line, _text = _cleaned(clean_line), _cleaned(clean_text)
Word = Annotated[str, StringConstraints(min_length=1, max_length=80), _line]
Name = Annotated[str, StringConstraints(max_length=NAME_MAX), _line]
FullName = Annotated[str, StringConstraints(min_length=1, max_length=NAME_MAX), _line]
Number = Annotated[str, StringConstraints(max_length=15), _line]
Address = Annotated[str, StringConstraints(max_length=ADDRESS_MAX), _line]
Description = Annotated[str, StringConstraints(max_length=500), _line]
Subject = Annotated[str, StringConstraints(min_length=1, max_length=SUBJECT_MAX), _line]
Story = Annotated[str, StringConstraints(min_length=1, max_length=STORY_MAX), _text]
Consequence = Annotated[str, StringConstraints(max_length=CONSEQUENCE_MAX), _text]
Words = Annotated[str, StringConstraints(min_length=1, max_length=WORDS_MAX), _text]
Remark = Annotated[str, StringConstraints(max_length=1000), _text]
Reference = Annotated[str, StringConstraints(max_length=64), _line]
AgencyCode = Annotated[str, StringConstraints(max_length=80), _line]
TaxCode = Annotated[str, AfterValidator(_tax_code), _line]
Typed = Annotated[str, StringConstraints(max_length=TEXT_MAX), _line]
RowId = Annotated[int, Field(ge=1, le=2**31 - 1)]


class Closed(BaseModel):
    """Fields nobody asked for are refused, so that a misspelt one is not lost silently."""

    model_config = ConfigDict(extra="forbid")
