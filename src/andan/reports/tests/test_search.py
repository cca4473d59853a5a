"""Searching: who finds what, with the index and beside it, and what the index forgets."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from andan.accounts.actors import SYSTEM, Actor
from andan.kit import clock
from andan.kit.refusals import Forbidden
from andan.reports import queries
from andan.reports.actions.index import index
from andan.reports.actions.index_anew import index_anew
from andan.reports.models import Indexed, Indexing, Report
from andan.reports.queries.search import Wanted, search
from andan.reports.search import asked
from andan.reports.states import State
from andan.reports.tests import roads
from tests.cast import Cast, Member

SignIn = Callable[[Member], Client]
SEARCH = "/can-bo/tim/"

pytestmark = pytest.mark.usefixtures("moment")


@pytest.fixture(params=["read in", "not read in yet"])
def read_in(request: pytest.FixtureRequest, db: None) -> Callable[[], None]:
    """Whether the worker came by before somebody searches."""
    known = request.param == "read in"
    if not known:
        index(actor=SYSTEM)  # of what was there before: nothing
    return (lambda: _come_by()) if known else (lambda: None)


def _come_by() -> None:
    index(actor=SYSTEM)
    assert Indexed.objects.count() == Report.objects.count()


def found(actor: Actor, text: str, wanted: Wanted | None = None) -> list[str]:
    return [report.subject for report in search(actor, asked.read(text), wanted).rows]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("xe máy", ["Mất xe máy"]),
        ("MAY mat", ["Mất xe máy"]),
        ("vi du", ["Ồn ào đêm khuya"]),
        ("on ngua", []),
        ("toi", ["Ồn ào đêm khuya", "Mất xe máy"]),  # the newest first
        ("ồnào", ["Ồn ào đêm khuya"]),
        ("1", ["Mất xe máy"]),
        ("0001/2026", ["Mất xe máy"]),
        ("0001/2025", []),
        ("", []),
    ],
)
def test_words_numbers_and_codes_find_a_report(
    cast: Cast, read_in: Callable[[], None], text: str, subjects: list[str]
) -> None:
    report = roads.done(cast, roads.sent(cast, subject="Mất xe máy"), "reception")
    roads.sent(cast, subject="Ồn ào đêm khuya", address="số 5 đường Ví Dụ")
    read_in()
    assert found(cast.duty.actor, text) == subjects
    assert found(cast.duty.actor, report.code[-7:].lower()) == ["Mất xe máy"]
    assert found(cast.duty.actor, report.code.lower()) == ["Mất xe máy"]


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("duty", True),
        ("officer", True),
        ("procurator", True),
        ("other_duty", False),
        ("leader", False),
        ("administrator", False),
        ("volunteer", False),
        ("an", True),
        ("binh", False),
    ],
)
def test_only_what_one_may_see_is_found(
    cast: Cast, read_in: Callable[[], None], who: str, sees: bool
) -> None:
    report = roads.sent(cast, subject="Mất xe máy")
    read_in()
    actor = getattr(cast, who).actor
    assert found(actor, "xe may") == (["Mất xe máy"] if sees else [])
    assert found(actor, report.code) == (["Mất xe máy"] if sees else [])


def test_whoever_sent_a_report_on_still_finds_it(cast: Cast, read_in: Callable[[], None]) -> None:
    roads.brought_to(cast, State.TRANSFERRED, subject="Mất xe máy")
    read_in()
    assert found(cast.duty.actor, "xe may") == ["Mất xe máy"]
    assert found(cast.duty.actor, "0001/2026") == ["Mất xe máy"]  # its number in the register it left
    assert found(cast.other_duty.actor, "xe may") == ["Mất xe máy"]
    assert found(cast.duty.actor, "xe may", Wanted(agency=cast.ward.pk)) == []


@pytest.mark.parametrize("who", ["duty", "other_duty", "procurator", "an", "chau", "leader"])
def test_the_index_narrows_no_more_than_what_one_may_see(
    cast: Cast, read_in: Callable[[], None], who: str
) -> None:
    for state in (State.SUBMITTED, State.TRANSFERRED, State.RESOLVED):
        roads.brought_to(cast, state)
    roads.sent(cast, anonymous=True)
    read_in()
    actor = getattr(cast, who).actor
    assert {report.pk for report in search(actor, asked.read("tôi")).rows} == {
        report.pk for report in queries.visible(actor)
    }


def test_internal_words_are_found_by_officers_alone(cast: Cast, read_in: Callable[[], None]) -> None:
    roads.done(cast, roads.brought_to(cast, State.VERIFYING), "verification", "question")
    read_in()
    assert len(found(cast.duty.actor, "hình của chủ trọ")) == 1
    assert found(cast.an.actor, "hình của chủ trọ") == []
    assert len(found(cast.an.actor, "biển số xe là gì")) == 1


def test_who_reported_is_never_searched(cast: Cast, read_in: Callable[[], None]) -> None:
    roads.sent(cast)
    read_in()
    for text in ("Nguyễn Thị An", "0900000000"):
        assert found(cast.duty.actor, text) == []


def test_choices_narrow(cast: Cast, read_in: Callable[[], None]) -> None:
    roads.brought_to(cast, State.RESOLVED, subject="Mất xe máy")
    read_in()
    duty = cast.duty.actor
    for wanted in (
        Wanted(state="over"),
        Wanted(kind="trom-cap", report_class="order_report", agency=cast.ward.pk),
    ):
        assert found(duty, "xe", wanted) == ["Mất xe máy"]
    for wanted in (Wanted(state="open"), Wanted(kind="gay-roi"), Wanted(report_class="complaint")):
        assert found(duty, "xe", wanted) == []


def test_only_what_was_sent_since_is_found(cast: Cast, read_in: Callable[[], None], moment: datetime) -> None:
    for days in (400, 100, 3):
        with clock.frozen(moment - timedelta(days=days)):
            roads.sent(cast, subject=f"Mất xe {days} ngày trước")
    read_in()
    since = [
        len(found(cast.duty.actor, "mất xe", Wanted(since=moment - timedelta(days=days))))
        for days in (1, 30, 365, 500)
    ]
    assert since == [0, 1, 2, 3]
    few = search(cast.duty.actor, asked.read("mất xe"), Wanted(since=moment - timedelta(days=365)), limit=1)
    assert (len(few.rows), few.more) == (1, True)


def test_pages_follow_one_another(cast: Cast, read_in: Callable[[], None]) -> None:
    sent = [roads.sent(cast, subject=f"Mất xe số {place}").pk for place in range(5)]
    read_in()
    pages, before = [], 0
    while True:
        page = search(cast.duty.actor, asked.read("mất xe"), limit=2, before=before)
        pages.append([report.pk for report in page.rows])
        if not page.more:
            break
        before = page.rows[-1].pk
    assert pages == [sent[:2:-1], sent[2:0:-1], sent[:1]]


def test_what_changed_since_is_read_as_it_stands(cast: Cast, db: None) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    index(actor=SYSTEM)
    assert found(cast.duty.actor, "Việc này thuộc ủy ban") == []
    roads.done(cast, report, "refusal")
    assert len(found(cast.duty.actor, "Việc này thuộc ủy ban")) == 1
    assert index(actor=SYSTEM) == 1
    assert index(actor=SYSTEM) == 0
    assert len(found(cast.duty.actor, "Việc này thuộc ủy ban")) == 1


def test_what_was_there_before_the_search_is_read_in(cast: Cast, db: None) -> None:
    roads.sent(cast)
    assert search(cast.duty.actor, asked.read("xe")).behind
    index(actor=SYSTEM)
    index_anew(actor=SYSTEM)
    assert Indexing.objects.get().percent < 100
    assert index(actor=SYSTEM) == 1
    assert Indexing.objects.get().percent == 100
    assert not search(cast.duty.actor, asked.read("xe")).behind


def test_reading_in_is_for_the_house(cast: Cast, db: None) -> None:
    with pytest.raises(Forbidden):
        index(actor=cast.duty.actor)
    with pytest.raises(Forbidden):
        index_anew(actor=cast.duty.actor)


@pytest.mark.usefixtures("committed")
def test_the_file_forgets_the_words_of_a_report_that_is_gone(cast: Cast) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL overwrites what was deleted in its own time")
    gone = roads.sent(cast, subject="Người lạ tên Zorbaquyn", address="Hẻm Wexfjord")
    for place in range(12):
        roads.sent(cast, subject=f"Mất xe số {place}")
        index(actor=SYSTEM)
    assert _bytes_have("zorbaquyn")
    Indexed.objects.filter(pk=gone.pk).delete()
    Report.objects.filter(pk=gone.pk).update(subject="", address="")
    index(actor=SYSTEM)
    assert [word for word in ("zorbaquyn", "wexfjord") if _bytes_have(word)] == []
    assert len(found(cast.duty.actor, "mất xe")) == 12


@pytest.mark.usefixtures("committed")
def test_the_file_forgets_words_that_were_taken_out_of_a_report(cast: Cast) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL overwrites what was deleted in its own time")
    report = roads.sent(cast, subject="Người lạ tên Zorbaquyn")
    index(actor=SYSTEM)
    Report.objects.filter(pk=report.pk).update(subject="Đã xóa")
    roads.done(cast, report, "reception")
    index(actor=SYSTEM)
    assert not _bytes_have("zorbaquyn")
    assert found(cast.duty.actor, "đã xóa") == ["Đã xóa"]


def _bytes_have(word: str) -> bool:
    home = Path(connection.settings_dict["NAME"])
    return any(word.encode() in file.read_bytes() for file in home.parent.glob(f"{home.name}*"))


def test_what_is_typed_is_in_no_address(cast: Cast, signed_in: SignIn, db: None) -> None:
    roads.sent(cast, subject="Mất xe máy")
    client = signed_in(cast.duty)
    answer = client.post(SEARCH, {"q": "xe máy", "loai": "trom-cap", "phan": "nonsense"})
    assert answer.status_code == 302
    address = answer.headers["Location"]
    assert address.startswith(f"{SEARCH}?tim=")
    assert "m%C3%A1y" not in address
    assert "may" not in address.lower().replace("trom-cap", "")[-10:]
    assert address.endswith("&loai=trom-cap")
    page = client.get(address).content.decode()
    assert "Mất <mark>xe</mark> <mark>máy</mark>" in page
    assert 'value="xe máy"' in page
    other = signed_in(cast.colleague).get(address).content.decode()
    assert "<mark>" not in other
    assert "xe máy" not in other


@pytest.mark.parametrize(
    "address", ["?tim=x", "?tim=%00", "?tim=" + "A" * 400, "?sau=-1", "?sau=9999999999999999999999"]
)
def test_an_address_made_by_hand_finds_nothing(cast: Cast, signed_in: SignIn, db: None, address: str) -> None:
    assert signed_in(cast.duty).get(SEARCH + address).status_code in {200, 400}


@pytest.mark.parametrize(
    ("who", "status"), [("duty", 200), ("procurator", 200), ("leader", 403), ("volunteer", 403), ("an", 403)]
)
def test_the_page_is_for_those_who_read_cases(
    cast: Cast, signed_in: SignIn, db: None, who: str, status: int
) -> None:
    assert signed_in(getattr(cast, who)).get(SEARCH).status_code == status


def test_a_page_shows_internal_words_as_such(cast: Cast, signed_in: SignIn, db: None) -> None:
    roads.done(cast, roads.brought_to(cast, State.VERIFYING), "verification")
    client = signed_in(cast.duty)
    page = client.post(SEARCH, {"q": "chủ trọ"}, follow=True).content.decode()
    assert "(nội bộ)" in page
    assert "Đã xem hình của <mark>chủ</mark> <mark>trọ</mark>." in page
    assert reverse("desk:case", args=[Report.objects.get().code]) in page
    assert "Nguyễn Thị An" not in page
