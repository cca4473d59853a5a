"""What is wrong with a version of a rule before anybody lives by it: against itself, another one, or the past."""

from collections.abc import Iterable, Mapping
from datetime import date

from andan.reports.clock.book import ALL, Rule

LONGEST = {"hours": 720, "days": 366, "working_days": 366, "months": 24}
ALWAYS_NEEDED = ("reception", "classification", "result")  # of these, one for all reports must stand


def doubts(rule: Rule, others: Iterable[Rule], today: date) -> Mapping[str, str]:
    """By field, a sentence in Vietnamese; empty when the rule may stand beside `others` (active ones) from `today`."""
    found: dict[str, str] = {}
    if rule.amount > LONGEST[rule.unit]:
        found["amount"] = f"Nhiều quá, nhiều nhất {LONGEST[rule.unit]}."
    if not rule.amount and rule.scope == ALL and rule.duty in ALWAYS_NEEDED:
        found["amount"] = "Việc này luôn phải có hạn cho mọi phản ánh, không bỏ được."
    if set(rule.starts) & set(rule.meets):
        found["meets"] = "Một việc không thể vừa bắt đầu vừa hoàn thành cùng một hạn."
    if rule.valid_from < today:
        found["valid_from"] = "Ngày hiệu lực đã qua. Quy tắc không có hiệu lực lùi về trước."
    for other in others:
        if (
            _same_place(rule, other)
            and rule.valid_from == other.valid_from
            and set(rule.starts) & set(other.starts)
        ):
            found["valid_from"] = f"Đã có quy tắc khác cho cùng việc này từ cùng ngày: {other.basis}."
        if _same_place(rule, other) and _half(rule, other):
            found["starts"] = (
                f"Trùng một phần với quy tắc đang có ({other.basis}): cùng một việc sẽ có hai hạn khác nhau. "
                "Giữ nguyên các việc bắt đầu, hoặc bỏ hẳn phần trùng."
            )
    return found


def _same_place(one: Rule, other: Rule) -> bool:
    """Whether neither beats the other: only what starts them tells them apart."""
    return (one.duty, one.scope, one.place, one.only) == (other.duty, other.scope, other.place, other.only)


def _half(one: Rule, other: Rule) -> bool:
    """Whether they share some starts but not all: neither a newer version, nor a rule of its own."""
    shared = set(one.starts) & set(other.starts)
    return bool(shared) and set(one.starts) != set(other.starts)
