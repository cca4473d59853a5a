"""Marks: what a report is, as short words of capitals. They narrow a search before a row is read."""

from collections.abc import Iterable

from andan.kit import codes


def agency(pk: int) -> str:
    return f"A{pk}"


def province(pk: int) -> str:
    return f"P{pk}"


def owner(pseudonym: str) -> str:
    return f"O{pseudonym.upper()}"


def kind(slug: str) -> str:
    return f"K{codes.compact(slug)}"


def report_class(word: str) -> str:
    return f"L{codes.compact(word)}"


def over(*, closed: bool) -> str:
    return "XOVER" if closed else "XOPEN"


def numbered(number: int, year: int) -> tuple[str, str]:
    """In the register: by number alone, and with its year."""
    return f"N{number}", f"N{number}Y{year}"


def coded(code: str) -> tuple[str, ...]:
    """`AD-2611-7K4-MQ9` by what follows the month, and by its end."""
    _, _, *rest = code.split("-")
    return tuple({f"C{''.join(rest)}", f"C{rest[-1]}"}) if rest else ()


def joined(marks: Iterable[str]) -> str:
    return " ".join(sorted(marks))
