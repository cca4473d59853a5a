"""Reports as programs get them."""

from datetime import datetime
from typing import Literal

from ninja import Schema


class Sent(Schema):
    """`receipt` is the code that follows an anonymous report; it is in no address and is not told again."""

    code: str
    state: str
    receipt_url: str
    receipt: str


class StepOut(Schema):
    """`by`: the officer's name for officers, the office's for the reporter; `reporter` for what the reporter did."""

    verb: str
    at: datetime
    state: str
    by: str
    agency: str
    detail: str
    text: str
    entry: int


class DutyOut(Schema):
    """`stopped_at`: the term stands still since then, as while the report is suspended."""

    duty: str
    limit: str
    basis: str
    started_at: datetime
    due_at: datetime
    done_at: datetime | None
    stopped_at: datetime | None


class ReportLine(Schema):
    """A report in a list. `urgency` is that of what is due next: `soon` in the last quarter of its term."""

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
    urgency: Literal["ok", "soon", "late"]


class ReportPage(Schema):
    """`next` is the cursor of the following page, empty at the end."""

    items: list[ReportLine]
    next: str


class ReportOut(ReportLine):
    """A report as its reporter or an officer who may see it gets it. The identity is never in it.

    For who handles it, by code: `lead` it is joined to, `members` joined to it, `parent` it was split from, `children`.
    """

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
    lead: str
    members: list[str]
    parent: str
    children: list[str]
    steps: list[StepOut]
    duties: list[DutyOut]


class Done(Schema):
    """What a verb left: the state now, and the version to send as `seen` with the next verb."""

    code: str
    state: str
    version: int
