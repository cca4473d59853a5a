"""What programs send and get. Limits are those of the form; texts are cleaned before they are measured."""

from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)
from stdnum.exceptions import ValidationError as BadNumber
from stdnum.vn import mst

from andan.kit.text import clean_line, clean_text
from andan.reports.models import (
    ADDRESS_MAX,
    CONSEQUENCE_MAX,
    NAME_MAX,
    PARTIES_MAX,
    STORY_MAX,
    SUBJECT_MAX,
    WORDS_MAX,
)


def _cleaned(clean: Any) -> BeforeValidator:
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
RowId = Annotated[int, Field(ge=1, le=2**31 - 1)]


YEARS = range(1900, 2101)  # beyond them a moment in another time zone may be no moment at all


class Closed(BaseModel):
    """Fields nobody asked for are refused, so that a misspelt one is not lost silently."""

    model_config = ConfigDict(extra="forbid")


class ReporterIn(Closed):
    """Who reports, as a program vouches for them. Sealed on arrival."""

    full_name: FullName
    phone: Number = ""
    birth_date: Number = ""
    id_number: Number = ""
    address: Address = ""
    level: Literal[1, 2]


class PartyIn(Closed):
    role: Literal["accused", "victim", "witness"]
    name: Name = ""
    phone: Number = ""
    address: Address = ""
    description: Description = ""


class ReportIn(Closed):
    """A report. The place is `commune_id`, or `place_forgotten` with the `agency` that shall receive it."""

    kind: Word
    subject: Subject
    story: Story
    consequence: Consequence = ""
    occurrence: Literal["exact", "about", "ongoing", "unknown"] = "unknown"
    occurred_at: datetime | None = None
    commune_id: RowId | None = None
    quarter_id: RowId | None = None
    address: Address = ""
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None
    place_forgotten: bool = False
    agency: AgencyCode = ""
    anonymous: bool = False
    organisation: Address = ""
    tax_code: TaxCode = ""
    reporter: ReporterIn | None = None
    parties: Annotated[list[PartyIn], Field(max_length=PARTIES_MAX)] = []
    external_reference: Reference = ""

    @model_validator(mode="after")
    def _place_is_told(self) -> "ReportIn":
        if self.commune_id is None and not (self.place_forgotten and self.agency):
            raise ValueError("Chưa có nơi xảy ra. Ghi commune_id, hoặc place_forgotten cùng agency.")
        if self.anonymous and self.reporter is not None:
            raise ValueError("Phản ánh ẩn danh thì không gửi reporter.")
        if self.occurred_at is not None and self.occurred_at.tzinfo is None:
            raise ValueError("occurred_at cần múi giờ, ví dụ 2026-11-24T07:42:00+07:00.")
        if self.occurred_at is not None and self.occurred_at.year not in YEARS:
            raise ValueError(f"occurred_at phải từ năm {YEARS.start} đến năm {YEARS.stop - 1}.")
        return self


class Sent(Schema):
    """`receipt` is the code that follows an anonymous report; it is in no address and is not told again."""

    code: str
    state: str
    receipt_url: str
    receipt: str


class StepOut(Schema):
    verb: str
    at: datetime
    state: str
    by: str
    agency: str
    detail: str
    text: str
    entry: int


class DutyOut(Schema):
    duty: str
    limit: str
    basis: str
    started_at: datetime
    due_at: datetime
    done_at: datetime | None


class ReportLine(Schema):
    """A report in a list."""

    code: str
    state: str
    version: int
    kind: str
    subject: str
    agency: str
    report_class: str
    anonymous: bool
    number: int | None
    number_year: int | None
    submitted_at: datetime
    changed_at: datetime
    next_duty: str
    next_due: datetime | None


class ReportOut(ReportLine):
    """A report as its reporter or an officer who may see it gets it. The identity is never in it."""

    story: str
    consequence: str
    occurrence: str
    occurred_at: datetime | None
    commune: str
    address: str
    latitude: float | None
    longitude: float | None
    channel: str
    level: int
    holder: str
    question_open: bool
    score: int | None
    steps: list[StepOut]
    duties: list[DutyOut]


class Done(Schema):
    """What a verb left: the state now, and the version to send as `seen` with the next verb."""

    code: str
    state: str
    version: int


class VerbIn(Closed):
    """`seen`: the version the caller was looking at; when it is no longer the newest, the answer is 409."""

    seen: int | None = None


class ReceptionIn(VerbIn):
    pass


class ClassificationIn(VerbIn):
    report_class: Word


class AssignmentIn(VerbIn):
    holder: Word


class TextIn(VerbIn):
    text: Words


class TransferIn(VerbIn):
    to_agency: Word
    reason: Words


class RefusalIn(VerbIn):
    ground: Word
    reason: Words


class ResultIn(VerbIn):
    outcome: Word
    text: Words


class ReasonIn(VerbIn):
    reason: Words


class RatingIn(VerbIn):
    score: Annotated[int, Field(ge=1, le=5)]
    text: Remark = ""
