"""A report as a program sends it."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, model_validator

from andan.reports.api.words import (
    Address,
    AgencyCode,
    Closed,
    Consequence,
    Description,
    FullName,
    Name,
    Number,
    Reference,
    RowId,
    Story,
    Subject,
    TaxCode,
    Word,
)
from andan.reports.models import PARTIES_MAX

YEARS = range(1900, 2101)  # beyond them a moment in another time zone may be no moment at all


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
