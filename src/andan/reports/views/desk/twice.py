"""A button pressed twice: who did it himself a moment ago is told that it is done, not that somebody was faster."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from andan.accounts.actors import Actor
from andan.kit.text import clean_line, clean_text
from andan.reports.models import Report, Step
from andan.reports.states import GROUNDS, OUTCOMES, SUSPENSIONS
from andan.web import wording


def done_before(actor: Actor, report: Report, noun: str, data: Mapping[str, Any]) -> str:
    """What to say when `data` is what the actor sent a moment ago, seen at the version before; else nothing."""
    if data.get("seen", "") != str(report.version - 1):
        return ""
    last = report.steps.last()
    if last is None or (last.noun, last.actor_ref) != (noun, actor.ref) or not _same(report, last, data):
        return ""
    return said(last)


def joined_before(actor: Actor, report: Report, lead: str) -> str:
    """The same of joining by the button beside a report that looks alike, which carries no version."""
    last = report.steps.last()
    mine = last is not None and (last.noun, last.actor_ref) == ("joining", actor.ref)
    return said(last) if last and mine and report.lead is not None and report.lead.code == lead else ""


def said(step: Step) -> str:
    return f"Việc “{step.verb.label}” bạn đã làm xong lúc {wording.hour(step.at)}."


def _same(report: Report, last: Step, data: Mapping[str, Any]) -> bool:
    words = clean_text(data.get("text") or data.get("reason") or "")
    chosen = _CHOSEN.get(last.noun)
    return words == last.words and (chosen is None or chosen(report, last, data))


def _part(report: Report, _last: Step, data: Mapping[str, Any]) -> bool:
    child = report.children.order_by("pk").last()
    subject, story = clean_line(data.get("subject", "")), clean_text(data.get("story", ""))
    return child is not None and (child.subject, child.own_words) == (subject, story)


_CHOSEN: Mapping[str, Callable[[Report, Step, Mapping[str, Any]], bool]] = MappingProxyType(
    {
        "classification": lambda report, _, data: data.get("report_class") == report.report_class,
        "assignment": lambda report, _, data: data.get("holder_id") == str(report.holder_id),
        "transfer": lambda report, _, data: data.get("to_agency") == report.agency.code,
        "joining": lambda report, _, data: (
            data.get("lead", "") in ("", report.lead.code if report.lead else "")
        ),
        "refusal": lambda _, last, data: last.detail.startswith(GROUNDS.get(data.get("ground", ""), "?")),
        "suspension": lambda _, last, data: last.detail == SUSPENSIONS.get(data.get("ground", "")),
        "result": lambda _, last, data: last.detail == OUTCOMES.get(data.get("outcome", "")),
        "splitting": _part,
    }
)
