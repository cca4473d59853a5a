"""Histories of reports told in a line each, for tests of the clock, with the rules that An Dân starts out with."""

from collections.abc import Iterable
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

from andan.kit.clock import HANOI
from andan.reports.clock import Book, Correction, Event, Rule, Running, events_of, replay, sent
from andan.reports.states import CRIMES

_DATA: Any = import_module("andan.reports.migrations.0003_rules")


def founding_rules() -> tuple[Rule, ...]:
    """The rules as the first migration writes them."""
    return tuple(
        _rule(key, dict(zip(_DATA.COLUMNS, values, strict=True)))
        for key, values in enumerate(_DATA.RULES, start=1)
    )


def _rule(key: int, said: dict[str, Any]) -> Rule:
    said |= {name: tuple(said[name].split()) for name in ("starts", "meets", "only")}
    del said["certainty"]
    return Rule(key=key, valid_from=_DATA.SINCE, active_at=_DATA.ALWAYS, **said)


BOOK = Book(founding_rules())
LONG_AGO = datetime(2018, 1, 1, tzinfo=UTC)


def at(text: str) -> datetime:
    """`2026-11-23 21:14` in Hà Nội; nine in the morning when no time is said."""
    day, _, hour = text.partition(" ")
    return datetime.fromisoformat(f"{day}T{hour or '09:00'}").replace(tzinfo=HANOI)


def events(*lines: str) -> list[Event]:
    """Each line a noun, a moment and what it says: `classification 2026-11-24 08:00 crime_tip`."""
    return [_event(*line.split()) for line in lines]


def split_off(sent_at: str, received_at: str) -> list[Event]:
    """What the clock reads of a part that was split off, much later, from what was sent and received then."""
    said = {"agency_kind": "commune_police", "remote": False, "grave": False, "anonymous": False}
    moments = {"submitted_at": at(sent_at).isoformat(), "received_at": at(received_at).isoformat()}
    return list(events_of("report.split_off.v1", at("2030-01-01"), {**said, **moments}))


def _event(noun: str, day: str, *rest: str) -> Event:
    hour = next((word for word in rest if ":" in word), "09:00")
    words = [word for word in rest if ":" not in word]
    moment = at(f"{day} {hour}")
    if noun == "submission":
        kind = "provincial_police" if "province" in words else "commune_police"
        return sent(kind, "remote" in words, "grave" in words, "anonymous" not in words, moment)
    return Event(noun, moment, _said(noun, words))


def _said(noun: str, words: list[str]) -> dict[str, Any]:
    if noun == "classification":
        return {"report_class": words[0], "crime": words[0] in CRIMES}
    if noun == "transfer":
        return {"commune": "province" not in words, "remote": "remote" in words}
    if noun == "approval":
        return {"amount": int(words[0]), "unit": words[1]}
    if noun == "reset":
        return {
            "duties": tuple(word for word in words if word != "calendar"),
            "calendar": "calendar" in words,
        }
    return {}


def running(
    history: Iterable[Event], book: Book = BOOK, corrections: tuple[Correction, ...] = ()
) -> dict[str, Running]:
    """By name, the duties that run at the end of the history."""
    terms = replay(list(history), book, corrections)
    return {one.duty: one for one in terms if one.done_at is None and one.stopped_at is None}


def dues(*lines: str, book: Book = BOOK, corrections: tuple[Correction, ...] = ()) -> dict[str, str]:
    """When each duty that runs is due, as `2026-11-24 21:14`; a whole day as `2026-12-14`."""
    return named(events(*lines), book, corrections)


def named(
    history: Iterable[Event], book: Book = BOOK, corrections: tuple[Correction, ...] = ()
) -> dict[str, str]:
    """The same of a history."""
    found = running(history, book, corrections)
    return {name: _told(one.term.due.astimezone(HANOI)) for name, one in found.items()}


def _told(due: datetime) -> str:
    return f"{due:%Y-%m-%d}" if f"{due:%H:%M:%S}" == "23:59:59" else f"{due:%Y-%m-%d %H:%M}"
