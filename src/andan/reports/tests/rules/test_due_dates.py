"""Due dates reckoned by hand, with a calendar and the text of the law, before the clock was asked.

Every line says what happened and what must be due. Nothing here is computed: the dates were counted on paper. Days off
used: weekends; 1/1; Tết 16–20/2/2026 and 5–9/2/2027; Giỗ Tổ 27/4/2026; 30/4; 1/5; 31/8 (for 22/8), 1–2/9/2026; the
24th of November, Ngày Văn hóa Việt Nam, a day off with pay since 2026.
"""

from dataclasses import replace
from datetime import date

import pytest

from andan.reports.clock import Book, Correction
from andan.reports.tests.rules.histories import BOOK, at, dues, events, named, split_off

SENT = "submission 2026-11-23 21:14"  # a Monday evening
TAKEN = "reception 2026-11-23 21:30"
CRIME = "classification 2026-11-24 08:00 crime_tip"
OCTOBER = ("submission 2026-10-05", "reception 2026-10-05 10:00", "classification 2026-10-05 11:00 crime_tip",
           "assignment 2026-10-05 14:00")  # fmt: skip
DENOUNCED = ("submission 2026-11-23", "reception 2026-11-23", "classification 2026-11-23 denunciation")
COMPLAINED = ("submission 2026-11-23", "reception 2026-11-23", "classification 2026-11-23 complaint")

BY_HAND = [
    # --- BLTTHS Đ.145, Đ.146: receive at once, classify in 24 hours; hours run through nights and Tết -----------------
    ("reception", (SENT,), "2026-11-23 22:14"),
    ("classification", (SENT,), "2026-11-24 21:14"),
    ("classification", ("submission 2026-02-16 20:00",), "2026-02-17 20:00"),
    ("classification", ("submission 2028-02-28 09:00",), "2028-02-29 09:00"),  # a leap day
    ("classification", ("submission 2026-12-31 23:30",), "2027-01-01 23:30"),
    # --- TT 129/2021: what is grave is told up at once ----------------------------------------------------------------
    ("alert", ("submission 2026-11-23 21:14 grave",), "2026-11-23 22:14"),
    ("alert", (SENT,), None),
    # --- TTLT 01/2017 Đ.8: a commune's police send a crime on in 24 hours, from remote places in 48 -------------------
    ("sending_on", (SENT, TAKEN, CRIME), "2026-11-24 21:30"),
    ("sending_on", ("submission 2026-11-23 21:14 remote", TAKEN, CRIME), "2026-11-25 21:30"),
    ("sending_on", ("submission 2026-11-23 21:14 province", TAKEN, CRIME), None),
    ("sending_on", (SENT, TAKEN, "classification 2026-11-24 order_report"), None),
    ("sending_on", (SENT, TAKEN, CRIME, "assignment 2026-11-24 10:00"), None),  # given to be handled here
    ("sending_on", (SENT, TAKEN, "classification 2026-11-27 16:00 not_competent"), "2026-11-28 16:00"),  # a Saturday
    # --- BLTTHS Đ.146.4: the procuracy knows in three days ------------------------------------------------------------
    ("informing", (SENT, TAKEN, CRIME), "2026-11-26"),
    ("informing", ("submission 2026-11-26", "reception 2026-11-26", "classification 2026-11-26 crime_tip"),
     "2026-11-30"),  # Thursday + 3 is a Sunday
    ("informing", (SENT, TAKEN, "classification 2026-11-24 order_report"), None),
    ("informing", (SENT, TAKEN, CRIME, "informing 2026-11-25"), None),
    # --- TTLT Đ.9: the sender knows in three working days -------------------------------------------------------------
    ("notification", (SENT, TAKEN), "2026-11-27"),  # 25, 26, 27: the 24th is off
    ("notification", ("submission 2026-02-13", "reception 2026-02-13"), "2026-02-25"),  # 23, 24, 25: Tết between
    ("notification", ("submission 2026-08-21", "reception 2026-08-21"), "2026-08-25"),  # the 22nd is worked
    ("notification", ("submission 2026-08-27", "reception 2026-08-27"), "2026-09-04"),  # 28; 3 and 4/9
    ("notification", ("submission 2026-11-23 anonymous", TAKEN), None),
    # --- BLTTHS Đ.147.1: the result in 20 days; without signs of a crime in 15 (house rule) ---------------------------
    ("result", (SENT,), "2026-12-14"),  # the 13th is a Sunday
    ("result", (SENT, TAKEN, CRIME), "2026-12-14"),
    ("result", (SENT, TAKEN, "classification 2026-11-24 order_report"), "2026-12-08"),
    ("result", ("submission 2026-11-28", "reception 2026-11-28", "classification 2026-11-28 administrative_violation"),
     "2026-12-14"),  # 28/11 + 15 is Sunday the 13th
    ("result", ("submission 2026-01-28", "reception 2026-01-28", "classification 2026-01-28 crime_denunciation"),
     "2026-02-23"),  # 17/2 is the first day of Tết
    ("result", ("submission 2026-02-16",), "2026-03-09"),  # February of 28 days; the 8th is a Sunday
    ("result", ("submission 2028-02-15",), "2028-03-06"),  # February of 29 days
    ("result", (SENT, TAKEN, "classification 2026-11-24 order_report", "classification 2026-11-25 crime_tip"),
     "2026-12-14"),  # counted from the first day still
    # --- BLTTHS Đ.147.2: two months more, by the calendar, twice; added to the last day, not to where it was moved ----
    ("result", (*OCTOBER,), "2026-10-26"),  # the 25th is a Sunday
    ("result", (*OCTOBER, "approval 2026-10-20 2 months"), "2026-12-25"),
    ("result", (*OCTOBER, "approval 2026-10-20 2 months", "approval 2026-12-15 2 months"), "2027-02-25"),
    ("result", ("submission 2026-01-11", "reception 2026-01-11", "classification 2026-01-11 crime_tip",
                "approval 2026-01-20 1 months"), "2026-03-02"),  # 31/1 + a month: Saturday 28/2
    ("result", ("submission 2026-12-10", "reception 2026-12-10", "classification 2026-12-10 crime_tip",
                "approval 2026-12-20 2 months"), "2027-03-01"),  # 30/12 + two months: Sunday 28/2
    ("result", ("submission 2028-01-11", "reception 2028-01-11", "classification 2028-01-11 crime_tip",
                "approval 2028-01-20 1 months"), "2028-02-29"),  # 31/1 + a month in a leap year
    ("result", (SENT, TAKEN, "classification 2026-11-24 order_report", "approval 2026-12-01 15 days"), "2026-12-23"),
    # --- BLTTHS Đ.148, Đ.149: suspended, the term stands still; resumed, there are 30 days ----------------------------
    ("result", (*OCTOBER, "suspension 2026-10-15 10:00"), None),
    ("suspension_notice", (*OCTOBER, "suspension 2026-10-15 10:00"), "2026-10-16 10:00"),
    ("suspension_notice", (*OCTOBER, "suspension 2026-10-15 10:00", "informing 2026-10-15 16:00"), None),
    ("result", (*OCTOBER, "suspension 2026-10-15", "resumption 2026-11-10"), "2026-12-10"),
    ("result", (*OCTOBER, "suspension 2026-10-15", "resumption 2026-12-22"), "2027-01-21"),
    # --- Luật Tố cáo 2018 Đ.24, Đ.30 ----------------------------------------------------------------------------------
    ("acceptance", DENOUNCED, "2026-12-03"),  # 25, 26, 27, 30, 1, 2, 3
    ("acceptance", ("submission 2026-02-10", "reception 2026-02-10", "classification 2026-02-10 denunciation"),
     "2026-02-26"),  # 11, 12, 13, 23, 24, 25, 26
    ("result", DENOUNCED, None),  # the 30 days run from acceptance
    ("result", (*DENOUNCED, "assignment 2026-12-02"), "2027-01-04"),  # 1/1 is a holiday, a Friday
    ("result", (*DENOUNCED, "assignment 2026-12-02", "approval 2026-12-20 30 days"), "2027-02-01"),  # Sunday 31/1
    ("result", (*DENOUNCED, "assignment 2026-12-02", "approval 2026-12-20 30 days", "approval 2027-01-20 30 days"),
     "2027-03-02"),
    ("result", ("submission 2026-11-01", "reception 2026-11-01", "classification 2026-11-01 denunciation",
                "assignment 2026-11-02", "suspension 2026-11-12", "resumption 2026-11-22"),
     "2026-12-14"),  # 2/12 and ten days more: Saturday 12/12
    # --- Luật Khiếu nại 2011 Đ.27, Đ.28 -------------------------------------------------------------------------------
    ("acceptance", COMPLAINED, "2026-12-03"),
    ("result", (*COMPLAINED, "assignment 2026-12-03"), "2027-01-04"),  # Saturday 2/1
    ("result", ("submission 2026-11-23 remote", *COMPLAINED[1:], "assignment 2026-12-03"), "2027-01-18"),  # Sunday 17/1
    ("result", (*COMPLAINED, "assignment 2026-12-03", "approval 2026-12-20 15 days"), "2027-01-18"),
    # --- sent on, reopened, joined ------------------------------------------------------------------------------------
    ("reception", (SENT, TAKEN, "transfer 2026-11-24 09:00"), "2026-11-24 10:00"),
    ("classification", (SENT, TAKEN, "transfer 2026-11-24 09:00"), "2026-11-25 09:00"),
    ("result", (SENT, TAKEN, CRIME, "transfer 2026-11-24 09:00"), "2026-12-14"),  # from the first day still
    ("result", (*OCTOBER, "result 2026-10-20", "reopening 2026-12-14"), "2027-01-04"),  # Sunday 3/1
    ("classification", (*OCTOBER, "result 2026-10-20", "reopening 2026-12-14"), "2026-12-15 09:00"),
    ("result", (*OCTOBER, "result 2026-10-20"), None),
    ("result", (SENT, TAKEN, CRIME, "joining 2026-11-25"), None),
    ("result", (SENT, TAKEN, CRIME, "joining 2026-11-25", "parting 2026-12-20"), "2026-12-14"),
]  # fmt: skip


@pytest.mark.parametrize(("duty", "history", "due"), BY_HAND)
def test_what_was_reckoned_by_hand(duty: str, history: tuple[str, ...], due: str | None) -> None:
    assert dues(*history).get(duty) == due


@pytest.mark.parametrize(
    ("duty", "history", "due"),
    [  # split off in December: sent on the 23rd of November at 21:14, received at 21:30
        ("reception", (), None),
        ("classification", (), "2026-11-24 21:14"),
        ("notification", (), "2026-11-27"),
        ("result", (), "2026-12-14"),
        ("result", ("classification 2026-12-02 crime_tip",), "2026-12-14"),
        ("result", ("classification 2026-12-02 order_report",), "2026-12-08"),
        ("sending_on", ("classification 2026-12-02 crime_tip",), "2026-11-24 21:30"),
    ],
)
def test_a_part_split_off_has_no_more_time_than_the_whole(
    duty: str, history: tuple[str, ...], due: str | None
) -> None:
    told = [*split_off("2026-11-23 21:14", "2026-11-23 21:30"), *events(*history)]
    assert named(told).get(duty) == due


TEN_DAYS = Book(
    (
        *BOOK.rules,
        *(
            replace(rule, key=900, amount=10, valid_from=date(2026, 12, 1), active_at=at("2026-11-30"))
            for rule in BOOK.rules
            if (rule.duty, rule.scope) == ("result", "order_report")
        ),
    )
)
ORDER = "classification 2026-12-01 order_report"


@pytest.mark.parametrize(
    ("history", "due"),
    [
        (("submission 2026-11-23", ORDER), "2026-12-08"),  # began under the old rule and stays under it
        (("submission 2026-12-01 08:00", ORDER), "2026-12-11"),
        (
            ("submission 2026-11-23", ORDER, "reset 2026-12-02 result"),
            "2026-12-03",
        ),  # somebody said: these too
        (("submission 2026-11-23", ORDER, "reset 2026-12-02 reception"), "2026-12-08"),
    ],
)
def test_a_newer_rule_holds_for_what_begins_under_it(history: tuple[str, ...], due: str) -> None:
    assert dues(*history, book=TEN_DAYS)["result"] == due


def test_what_the_law_asks_no_more_ends_where_somebody_said_so() -> None:
    told = next(rule for rule in BOOK.rules if rule.duty == "notification")
    gone = replace(told, key=901, amount=0, valid_from=date(2026, 11, 25), active_at=at("2026-11-24"))
    book = Book((*BOOK.rules, gone))
    assert dues(SENT, TAKEN, book=book)["notification"] == "2026-11-27"
    assert "notification" not in dues(SENT, TAKEN, "reset 2026-11-25 notification", book=book)


def test_what_the_law_asks_newly_begins_where_somebody_said_so() -> None:
    told = next(rule for rule in BOOK.rules if rule.duty == "informing")
    wider = replace(told, key=902, scope="", valid_from=date(2026, 11, 25), active_at=at("2026-11-25 08:00"))
    book, order = Book((*BOOK.rules, wider)), "classification 2026-11-24 order_report"
    assert "informing" not in dues(SENT, TAKEN, order, book=book)
    assert dues(SENT, TAKEN, order, "reset 2026-11-25 informing", book=book)["informing"] == "2026-11-26"
    assert "informing" not in dues(
        SENT, TAKEN, order, "informing 2026-11-24", "reset 2026-11-25 informing", book=book
    )


@pytest.mark.parametrize(
    ("history", "due"),
    [
        ((SENT,), "2026-12-15"),  # Monday the 14th was said to be off before it began
        (("submission 2026-11-19",), "2026-12-09"),
        (("submission 2026-11-23 07:00",), "2026-12-14"),  # it was said later in the day
        (("submission 2026-11-23 07:00", "reset 2026-11-24 calendar"), "2026-12-15"),
    ],
)
def test_a_corrected_day_holds_from_when_it_was_said(history: tuple[str, ...], due: str) -> None:
    off = Correction(date(2026, 12, 14), works=False, said_at=at("2026-11-23 08:00"))
    assert dues(*history, corrections=(off,))["result"] == due


def test_a_saturday_that_is_worked_counts() -> None:
    worked = Correction(date(2026, 11, 28), works=True, said_at=at("2026-11-20"))
    assert (
        dues("submission 2026-11-26", "reception 2026-11-26", corrections=(worked,))["notification"]
        == "2026-11-30"
    )
