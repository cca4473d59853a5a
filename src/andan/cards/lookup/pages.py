"""The page of the lookup for a server without a framework: small templates, filled in and escaped, no script."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from andan.cards.answers import Answer, Counter, Status, where, where_temporary
from andan.cards.limits import Challenge, Wait
from andan.kit import births

HERE, STYLE = "/tra-cuu-the/", "/lookup.css"
_FOLDER = Path(__file__).parent
_HEADS = {
    Status.ARRIVED: ("✓", "Thẻ đã về", "Thẻ đã được cấp và gửi về địa phương."),
    Status.NOT_YET: ("…", "Thẻ chưa về", "Thẻ chưa được cấp và gửi về địa phương. Chưa cần đi."),
    Status.ASK_AT_COUNTER: ("?", "Cần hỏi tại quầy", "Mang giấy tờ có ảnh đến quầy, cán bộ xem giúp."),
}
_TEXTS = ("name", "address", "where", "where_temporary", "hours", "bring", "ask", "phone", "hotline")
_NOBODY = Counter(agency="", name="An Dân", keep_days=0)


def style() -> bytes:
    return (_FOLDER / "static" / "lookup.css").read_bytes()


class Pages:
    """The pages of one publication. Every answer is as long as the longest could be, but for the asker's own words."""

    def __init__(self, counters: Iterable[Counter]) -> None:
        known = list(counters)
        self.office = known[0] if len(known) == 1 else None
        self.nobody = replace(_NOBODY, hotline=_shared(counter.hotline for counter in known))
        longest = max((_room(counter) for counter in known), default=0)
        bare = Answer(status=Status.ARRIVED, counter=_NOBODY)
        self._even = -(len(self._answer("", "", bare)) + 3 * longest + 1_500) // 1_024 * -1_024

    def form(self, sent: Mapping[str, str] | None = None, wrong: Mapping[str, str] | None = None) -> bytes:
        """The two fields, filled in as sent; `wrong` has a sentence for `name` or `birth_date`."""
        sent, wrong = sent or {}, wrong or {}
        day, month, year = (sent.get(f"birth_date_{place}", "") for place in range(3))
        faults = [(field, wrong[key]) for field, key in _FIELDS if key in wrong]
        lines = "".join(_fill("summary_line", field=field, sentence=said) for field, said in faults)
        told = {f"{field}_error": _fill("error", field=field, sentence=said) for field, said in faults}
        words = {"name": sent.get("name", ""), "day": day, "month": month, "year": year}
        return self._framed(
            _fill(
                "form",
                {"summary": _fill("summary", {"lines": lines}) if faults else "", **_NO_ERRORS, **told},
                **{f"{field}_class": " wrong" if f"{field}_error" in told else "" for field, _ in _FIELDS},
                **words,
            )
        )

    def answer(self, name: str, birth: str, answer: Answer) -> bytes:
        """Padded, so that nobody can tell the answers apart by their length."""
        return self._answer(name, birth, answer).ljust(self._even + len(escape(name).encode()))

    def held(self, name: str, birth: str, verdict: Challenge | Wait) -> bytes:
        asked = _fill("asked", name=name, birth=births.shown(birth))
        held = _fill(
            "held", name=name, birth=births.shown(birth), slip=verdict.slip, seconds=str(verdict.seconds)
        )
        return self._framed(asked + held)

    def said(self, head: str, sentence: str) -> bytes:
        return self._framed(_fill("said", head=head, said=sentence))

    def _answer(self, name: str, birth: str, answer: Answer) -> bytes:
        sign, head, said = _HEADS[answer.status]
        lines = "".join(_fill("line", head=one, text=text) for one, text in _told(answer))
        calls = "".join(map(_call, _numbers(answer.counter or self.nobody))) + _place(answer)
        asked = _fill("asked", name=name, birth=births.shown(birth))
        shown = _fill(
            "answer",
            {"lines": lines, "calls": calls},
            status=str(answer.status),
            sign=sign,
            head=head,
            said=said,
        )
        return self._framed(asked + shown)

    def _framed(self, content: str) -> bytes:
        office = self.office or self.nobody
        calls = "".join(map(_call, _numbers(office)))
        foot = _fill("foot", {"calls": calls}, name=office.name, address=office.address)
        place = office.name if self.office else "Tra cứu thẻ căn cước"
        return _fill("frame", {"content": content, "foot": foot}, place=place, style=STYLE).encode()


_NO_ADDRESS = "Chưa ghi địa chỉ. Gọi hỏi trước khi đi."
_NO_HOURS = "Chưa ghi giờ. Gọi hỏi trước khi đi."
_FIELDS = (("name", "name"), ("birth", "birth_date"))
_NO_ERRORS = {f"{field}_error": "" for field, _ in _FIELDS}


def _told(answer: Answer) -> Iterator[tuple[str, str]]:
    counter = answer.counter or _NOBODY
    if answer.status is Status.NOT_YET:
        listed = f"Danh sách mới nhất: ngày {answer.listed_on:%d/%m/%Y}." if answer.listed_on else ""
        yield "Xem lại sau vài ngày", listed or "Danh sách được thêm mỗi khi thẻ về."
        yield "Quá ngày ghi trên giấy hẹn?", counter.ask or "Hỏi nơi đã làm thẻ, hoặc gọi tổng đài."
    else:
        place = f"Nhận tại {counter.name}" if answer.status is Status.ARRIVED else counter.name
        unknown = _NO_ADDRESS if answer.status is Status.ARRIVED else ""
        yield place, "\n".join(filter(None, (counter.address or unknown, where(answer))))
    if counter.hours or answer.status is Status.ARRIVED:
        yield (
            "Giờ nhận thẻ" if answer.status is Status.ARRIVED else "Giờ làm việc",
            counter.hours or _NO_HOURS,
        )
    if answer.arrived_on and answer.until:
        yield f"Thẻ đợi đến hết {answer.until:%d/%m/%Y}", f"Về từ {answer.arrived_on:%d/%m/%Y}."
    if answer.status is Status.ARRIVED and counter.bring:
        yield "Mang theo", counter.bring
    if temporary := where_temporary(answer):
        yield "Tạm trú, quê ở nơi khác?", temporary


def _numbers(counter: Counter) -> list[str]:
    return [number for number in (counter.phone, counter.hotline) if number]


def _call(number: str) -> str:
    return _fill(
        "call", number=number, digits="".join(char for char in number if char.isdigit() or char == "+")
    )


def _place(answer: Answer) -> str:
    """The way to the page of the office that somebody is to go to."""
    if answer.counter is None or answer.status is Status.NOT_YET:
        return ""
    return _fill("place", code=answer.counter.agency)


def _shared(numbers: Iterable[str]) -> str:
    """The number that all offices give; "" when they differ."""
    all_of_them = set(numbers)
    return all_of_them.pop() if len(all_of_them) == 1 else ""


def _room(counter: Counter) -> int:
    return sum(len(escape(getattr(counter, name)).encode()) for name in _TEXTS)


def _fill(template: str, markup: Mapping[str, str] | None = None, /, **words: str) -> str:
    """The template with `markup` as it is and `words` escaped."""
    return _template(template).substitute(
        {"here": HERE, **{one: escape(word) for one, word in words.items()}, **(markup or {})}
    )


@cache
def _template(name: str) -> Template:
    return Template(
        (_FOLDER / "templates" / "lookup" / f"{name}.html").read_text(encoding="utf-8").rstrip("\n")
    )
