"""The page of one report, the same for its signed-in reporter and for the bearer of its receipt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.urls import reverse

from andan.accounts.actors import Actor
from andan.reports import policies, queries
from andan.reports.forms.answer import AnswerForm
from andan.reports.forms.rating import RatingForm
from andan.reports.forms.reopening import ReopeningForm
from andan.reports.forms.wizard import pin
from andan.reports.models import Evidence, Paper, Report, Step
from andan.reports.queries import alike, papers
from andan.reports.queries.rights.looks import looks
from andan.reports.states import ANSWER, RATING, REOPENING
from andan.reports.views.citizen import recap, slip, talk, terms, timeline
from andan.reports.views.citizen.occurrence import told
from andan.web import wording

SEEN = {
    "full_name": "họ tên",
    "phone": "số điện thoại",
    "birth_date": "ngày sinh",
    "id_number": "số định danh",
    "address": "nơi cư trú",
}
FORMS: Mapping[str, type[Form]] = {"answer": AnswerForm, "rating": RatingForm, "reopening": ReopeningForm}
ENDINGS = ("result", "conclusion", "refusal")
VERBS = {"answer": ANSWER, "rating": RATING, "reopening": REOPENING}


@dataclass(frozen=True, slots=True)
class Doors:
    """Where this page's forms and files lead. `code` is in the address of a named report only."""

    room: str
    code: str = ""

    def to(self, name: str) -> str:
        return reverse(f"{self.room}:{name}", args=[self.code] if self.code else [])

    def file(self, row: Evidence) -> str:
        return reverse(f"{self.room}:file", args=[row.pk])

    def thumbnail(self, row: Evidence) -> str:
        return reverse(f"{self.room}:thumbnail", args=[row.pk])

    def paper(self, row: Paper) -> str:
        return reverse(f"{self.room}:paper", args=[*([self.code] if self.code else []), row.code])


def context(
    actor: Actor, report: Report, doors: Doors, *, filled: Mapping[str, Form] | None = None, about: str = ""
) -> dict[str, Any]:
    """Everything on the page. `filled` are forms that came back with something to mend."""
    steps, duties = queries.timeline(report, staff=False), queries.duties(report)
    return {
        "report": report,
        "office": report.agency,
        **{f"{name}_href": doors.to(name) for name in ("answer", "rating", "reopening", "receipt")},
        "term": terms.of_report(duties),
        "timeline": timeline.lines(report, steps, duties),
        "messages_": talk.messages(steps, doors.file, queries.last_handled(report)),
        "question": talk.question(steps) if report.question_open else None,
        "ending": _ending(report, steps),
        "forms": _forms(actor, report, filled or {}, _objection(report, about)),
        "qr": slip.qr(report),
        "identity": None if report.anonymous else _identity(report, doors),
        "looks": looks([report]),
        "papers": [(row, doors.paper(row)) for row in papers.for_reporter(report)],
        "when": told(report.occurrence, report.occurred_at),
        "pinned": _pinned(report),
        "parts": _parts(report, steps),
        "evidence": [_file(row, doors) for row in report.evidence.all() if row.step_id is None],
    }


def _forms(actor: Actor, report: Report, filled: Mapping[str, Form], begun: str) -> dict[str, Form]:
    """The forms of what the reporter may do now."""
    fresh = {"answer": {"text": begun}}
    forms = {
        noun: filled.get(noun) or form(initial=fresh.get(noun, {}))
        for noun, form in FORMS.items()
        if policies.refusal_of(VERBS[noun], actor, report) is None
    }
    said = forms.get("answer")
    if isinstance(said, AnswerForm) and not report.question_open:
        said.unasked()
    return forms


def _ending(report: Report, steps: Sequence[Step]) -> Step | None:
    """The step that closed the report, while it is closed."""
    if report.is_open:
        return None
    return next((step for step in reversed(steps) if step.noun in ENDINGS), None)


def _identity(report: Report, doors: Doors) -> list[dict[str, Any]]:
    """Each opening of the sealed identity: when, who, why, what was seen."""
    openings = queries.openings(report)
    said = _what_is_sealed(report) if openings else ""
    return [
        {
            "at": one.at,
            "who": one.officer_name,
            "why": one.reason,
            "what": said,
            "href": f"{doors.to('report')}?lan-mo={one.pk}#tra-loi",
        }
        for one in openings
    ]


def _what_is_sealed(report: Report) -> str:
    sealed = queries.identity(report)
    words = ", ".join(word for name, word in SEEN.items() if sealed.get(name))
    return words[:1].upper() + words[1:]


def _objection(report: Report, about: str) -> str:
    """The first words of a message about an opening that the reporter finds wrong."""
    if not about.isdecimal() or len(about) > 12:
        return ""
    for one in queries.openings(report):
        if one.pk == int(about):
            when = f"{wording.hour(one.at)}, {wording.day(one.at)}"
            return f"Tôi thấy lý do mở danh tính lúc {when} không đúng, vì "
    return ""


def _pinned(report: Report) -> str:
    """Where the pin stands, in words; empty without one."""
    at = pin.point(report.latitude, report.longitude)
    return pin.told(at, report.commune) or "trên bản đồ" if at else ""


def _parts(report: Report, steps: Sequence[Step]) -> list[dict[str, Any]]:
    """What was split off from the report, or what it was split from: how it stands and what was last said of it."""
    if report.parent_id is None and not any(step.noun == "splitting" for step in steps):
        return []
    found = alike.parts(report)
    words = alike.last_words(found)
    return [
        {
            "report": row,
            "words": words.get(row.pk, ""),
            "whole": row.pk == report.parent_id,
            "href": "" if row.anonymous else reverse("reports:report", args=[row.code]),
        }
        for row in found
    ]


def _file(row: Evidence, doors: Doors) -> dict[str, Any]:
    return {
        "name": row.name,
        "href": doors.file(row),
        "thumb": doors.thumbnail(row) if row.thumbnail else "",
        "icon": recap.ICONS.get(row.kind, "file-text"),
    }
