"""What each verb asks of a program."""

from typing import Annotated

from pydantic import Field

from andan.reports.api.words import Closed, Remark, Subject, Word, Words


class VerbIn(Closed):
    """`seen`: the version the caller was looking at; when it is no longer the newest, the answer is 409."""

    seen: int | None = None


class ReceptionIn(VerbIn):
    pass


class ClassificationIn(VerbIn):
    """`reason`: needed when the report is of another class so far; officers read it."""

    report_class: Word
    reason: Remark = ""


class AssignmentIn(VerbIn):
    holder: Word


class TextIn(VerbIn):
    text: Words


class TransferIn(VerbIn):
    to_agency: Word
    reason: Words
    unstaffed: bool = False


class RefusalIn(VerbIn):
    ground: Word
    reason: Words


class ExtensionIn(VerbIn):
    """`amount` in the unit of the rule: months for reports of crimes, days for others."""

    amount: Annotated[int, Field(ge=1, le=366)]
    reason: Words


class RemarkIn(VerbIn):
    text: Remark = ""


class NoteIn(VerbIn):
    """`mentions`: usernames of officers of the agency; each is told."""

    text: Words
    mentions: Annotated[list[Word], Field(max_length=50)] = []


class SuspensionIn(VerbIn):
    ground: Word
    reason: Words


class JoiningIn(VerbIn):
    """`lead`: the code of the report of the same agency that this one is handled together with."""

    lead: Word
    reason: Remark = ""


class PartingIn(VerbIn):
    reason: Remark = ""


class SplittingIn(VerbIn):
    """A part of the report becomes one of its own. `evidence`: ids of files of the report that go with it."""

    kind: Word
    subject: Subject
    story: Words
    evidence: Annotated[list[Word], Field(max_length=50)] = []


class ReplyIn(VerbIn):
    """`remark`: the number of a remark on this report that waits for an answer, as its timeline says it."""

    remark: Annotated[int, Field(ge=1, le=9999)]
    text: Words


class ResultIn(VerbIn):
    outcome: Word
    text: Words


class ReasonIn(VerbIn):
    reason: Words


class RatingIn(VerbIn):
    score: Annotated[int, Field(ge=1, le=5)]
    text: Remark = ""
