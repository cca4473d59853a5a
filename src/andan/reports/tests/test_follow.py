"""Following an anonymous report with its receipt code and nothing else."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from django.core.cache import cache
from django.test import Client

from andan.kit import codes
from andan.kit.sealed import pseudonym
from andan.reports import limits
from andan.reports.models import Report
from andan.reports.states import State
from andan.reports.tests import roads, typed
from andan.reports.tests.test_wizard_evidence import body, photo
from andan.web import tries
from tests.cast import Cast, Member
from tests.frame.databases import Budget

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
SignIn = Callable[[Member], Client]
START, PAGE = "/theo-doi/", "/theo-doi/phan-anh/"


@pytest.fixture(autouse=True)
def _fresh_tries() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def holding(receipt: str) -> Client:
    """A browser in which this code was typed."""
    client = Client()
    assert client.post(START, {"receipt": receipt})["Location"] == PAGE
    return client


def asked(receipt: str) -> str:
    answer = Client().post(START, {"receipt": receipt})
    assert answer.status_code == 422
    return answer.content.decode().replace("\xa0", " ")


@pytest.mark.parametrize(
    "spoken", [str, str.lower, lambda code: code.replace("-", " "), lambda code: code.replace("-", "")]
)
def test_the_code_is_understood_as_people_type_it(cast: Cast, spoken: Callable[[str], str]) -> None:
    report = roads.brought_to(cast, State.RECEIVED, anonymous=True)
    assert report.subject in typed.page(holding(spoken(report.receipt)), PAGE)


@pytest.mark.parametrize("state", list(State))
def test_the_page_is_cheap_and_speaks_of_no_identity(cast: Cast, budget: Budget, state: State) -> None:
    report = roads.brought_to(cast, state, anonymous=True)
    client = holding(report.receipt)
    with budget(15):
        page = typed.page(client, PAGE)
    assert report.subject in page
    assert "danh tính" not in page


def test_a_wrong_character_is_noticed_before_asking(cast: Cast) -> None:
    report = roads.sent(cast, anonymous=True)
    wrong = ("2" if report.receipt[0] != "2" else "3") + report.receipt[1:]
    assert "một ký tự chưa đúng" in asked(wrong)
    assert "đang có 11" in asked(report.receipt[:-1])
    assert "không có ký tự O" in asked("O" + report.receipt[1:])
    assert "Ghi mã biên nhận" in asked("")


def test_the_page_names_every_character_that_no_code_has(client: Client) -> None:
    page = client.get("/theo-doi/").content.decode().replace("\xa0", " ")
    assert "Mã không có số 0, 1 và các chữ B, G, I, L, N, O, P, S, U, W, Z." in page
    assert set(codes.MISSING).isdisjoint(codes.ALPHABET)


def test_an_unknown_code_and_that_of_a_named_report_look_the_same(cast: Cast) -> None:
    named = roads.sent(cast)
    unknown = codes.drawn(12)
    assert "Không có phản ánh nào với mã" in asked(unknown)
    assert "Không có phản ánh nào với mã" in asked(named.receipt)


def test_the_code_is_in_no_address_and_the_cookie_stays_here(cast: Cast) -> None:
    report = roads.sent(cast, anonymous=True)
    client = holding(report.receipt)
    cookie = client.cookies["theo-doi"]
    assert (cookie["path"], cookie["httponly"], cookie["max-age"]) == (START, True, 1800)
    assert report.receipt.replace("-", "") not in cookie.value.replace("-", "")
    assert "sessionid" not in client.cookies


def test_the_bearer_answers_rates_and_reopens(cast: Cast) -> None:
    report = roads.done(cast, roads.brought_to(cast, State.VERIFYING, anonymous=True), "question")
    client = holding(report.receipt)
    client.post(f"{PAGE}tra-loi/", {"text": "Xe màu đỏ", "attached": [photo("xe.jpg")]})
    assert "Xe màu đỏ" in typed.page(client, PAGE)
    row = report.evidence.get()
    assert len(body(client.get(f"/theo-doi/tep/{row.pk}/"))) == row.size
    assert row.name == "anh-1.jpg"
    roads.done(cast, report, "result")
    client.post(f"{PAGE}danh-gia/", {"score": "2"})
    client.post(f"{PAGE}xem-lai/", {"reason": "Chưa thấy xe"})
    assert Report.objects.get().state == State.RECEIVED


def test_without_a_code_there_is_nothing(cast: Cast, signed_in: SignIn) -> None:
    report = roads.brought_to(cast, State.RESOLVED, anonymous=True)
    for client in (Client(), signed_in(cast.an)):
        assert client.get(PAGE)["Location"] == START
        assert client.post(f"{PAGE}danh-gia/", {"score": "1"}).status_code == 404
    forged = Client()
    forged.cookies["theo-doi"] = f"{report.code}:1:x"
    assert forged.get(PAGE)["Location"] == START


def test_a_file_of_another_report_is_not_there(cast: Cast) -> None:
    mine, other = (roads.brought_to(cast, State.RECEIVED, anonymous=True) for _ in range(2))
    holding(other.receipt).post(f"{PAGE}tra-loi/", {"text": "", "attached": [photo()]})
    assert holding(mine.receipt).get(f"/theo-doi/tep/{other.evidence.get().pk}/").status_code == 404


def test_leaving_forgets_the_report(cast: Cast) -> None:
    client = holding(roads.sent(cast, anonymous=True).receipt)
    client.post(f"{PAGE}thoi/")
    assert client.get(PAGE)["Location"] == START


def test_guessing_ends_and_no_address_is_kept(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cast.ward.working
    monkeypatch.setattr(limits, "RECEIPTS", replace(limits.RECEIPTS, most=3))
    kept: list[str] = []

    def hashed(key: bytes, subject: str) -> str:
        kept.append(subject)
        return pseudonym(key, subject)

    monkeypatch.setattr(tries, "pseudonym", hashed)
    answers = [Client().post(START, {"receipt": codes.drawn(12)}).status_code for _ in range(4)]
    assert answers == [422, 422, 422, 429]
    assert kept == ["address:127.0.0.1"] * 4  # it goes through the keyed hash and nowhere else


def test_a_household_guesses_as_one_address(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line of IPv6 has more addresses than anybody could count."""
    assert cast.ward.working
    monkeypatch.setattr(limits, "RECEIPTS", replace(limits.RECEIPTS, most=3))
    answers = [
        Client(REMOTE_ADDR=f"2001:db8:1:2::{number}").post(START, {"receipt": codes.drawn(12)}).status_code
        for number in range(4)
    ]
    assert answers == [422, 422, 422, 429]
