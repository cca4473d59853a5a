"""The table of functions."""

from collections import Counter

from django.conf import LazySettings

from andan.accounts.actors import ANONYMOUS, Actor, ActorKind
from andan.kit.text import fold
from andan.portal.functions import FIRST_PINS, FUNCTIONS, MOST_PINS, chosen, offered
from andan.web import icons

REPORT = FUNCTIONS[0]


def test_the_report_has_its_exact_name_and_stands_first() -> None:
    assert REPORT.name == "Kiến nghị, phản ánh về ANTT"
    assert REPORT.main


def test_every_function_leads_somewhere_and_has_an_icon() -> None:
    assert list(offered()) == list(FUNCTIONS)
    assert all(icons.shapes(function.icon) for function in FUNCTIONS)


def test_no_two_functions_are_asked_for_in_the_same_words() -> None:
    words = Counter(fold(word) for function in FUNCTIONS for word in {function.name, *function.keywords})
    assert [word for word, count in words.items() if count > 1] == []


def test_choosing_keeps_the_order_once_each_and_forgets_the_unknown() -> None:
    assert [one.slug for one in chosen(["theo-doi", "khong-co", "phan-anh-antt", "theo-doi"])] == [
        "theo-doi",
        "phan-anh-antt",
    ]
    assert len(chosen(one.slug for one in FUNCTIONS)) == MOST_PINS == len(chosen(FIRST_PINS))


def test_an_account_below_the_level_is_told_so(settings: LazySettings) -> None:
    settings.REPORT_MIN_LEVEL = 2
    low = Actor(kind=ActorKind.CITIZEN, ref="x", level=1, user_id=1)
    assert REPORT.note_for(low) == "Cần tài khoản định danh mức 2"
    assert REPORT.note_for(ANONYMOUS) == REPORT.blurb
