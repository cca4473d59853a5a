"""What a citizen types about their own data and reads about it: nothing that no card says, and whom to turn to."""

from datetime import timedelta

import pytest

from andan.kit import clock
from andan.reports.actions.grant_request import grant_request
from andan.reports.actions.look import look
from andan.reports.actions.submit import PartyGiven
from andan.reports.models import DataRequest, Party
from andan.reports.queries import identity
from andan.reports.tests.rights.asking import asked
from andan.reports.tests.rights.test_pages import ALL, DESK, MINE, SignIn, words
from andan.reports.tests.roads import sent
from andan.reports.views.citizen.rights import LOOKS_SHOWN
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"birth_date": "31/02/1990"}, "Ngày này không có trong lịch"),
        ({"birth_date": "01/02/2990"}, "ở sau hôm nay"),
        ({"birth_date": "01/02/1890"}, "trước 1900"),
        ({"birth_date": "07/1951"}, "Gõ cả ngày sinh"),
        ({"id_number": "12"}, "đúng 12 chữ số"),
        ({"id_number": "131097001234"}, "không phải số định danh"),
        ({"birth_date": "1951", "id_number": "031097001234"}, "người sinh năm 1997"),
        ({"phone": "12"}, "Số điện thoại có 10 chữ số"),
    ],
)
def test_what_no_card_says_is_not_sent(
    cast: Cast, signed_in: SignIn, wrong: dict[str, str], sentence: str
) -> None:
    given = {"whose": "me", "full_name": "Nguyễn Thị Ân", "text": "Xin sửa."}
    answer = signed_in(cast.an).post(f"{MINE}moi/correct/", ALL | given | wrong)
    page = words(answer)
    assert (answer.status_code, sentence in page) == (422, True)
    for typed in (*given.values(), *wrong.values()):
        assert typed in page
    assert not DataRequest.objects.exists()


def test_birth_and_number_are_kept_as_the_state_writes_them(cast: Cast, signed_in: SignIn) -> None:
    report = sent(cast)
    given = {"whose": "me", "birth_date": "9/7/1997", "id_number": "031 097 001 234"}
    signed_in(cast.an).post(f"{MINE}moi/correct/", ALL | given)
    row = DataRequest.objects.get()
    assert "09/07/1997" in words(signed_in(cast.commander).get(f"{DESK}{row.code}/"))
    grant_request(actor=cast.commander.actor, code=row.code)
    kept = identity(report)
    assert (kept["birth_date"], kept["id_number"]) == ("1997-07-09", "031097001234")


def test_only_ones_own_birth_and_number_are_corrected(cast: Cast, signed_in: SignIn) -> None:
    sent(cast, parties=(PartyGiven(role="accused", name="Nguyễn Văn Sai"),))
    given = {"whose": str(Party.objects.get().pk), "birth_date": "1997"}
    answer = signed_in(cast.an).post(f"{MINE}moi/correct/", ALL | given)
    assert (answer.status_code, "Chỉ sửa được của bạn" in words(answer)) == (422, True)


def test_late_says_whom_to_ask_and_whom_to_complain_to(cast: Cast, signed_in: SignIn) -> None:
    row, browser = asked(cast, "access", sent(cast)), signed_in(cast.an)
    assert "khiếu nại" not in words(browser.get(f"{MINE}{row.code}/"))
    with clock.frozen(row.answer_due + timedelta(minutes=1)):
        page = words(browser.get(f"{MINE}{row.code}/"))
    assert f"Hỏi trước: {row.agency.name}" in page
    assert f'href="/dia-ban/co-quan/{row.agency.code}/"' in page
    assert "gửi lên Công an thành phố Hải Phòng" in page
    assert "Luật Khiếu nại 2011, Điều 7" in page
    assert "Căn cứ: Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15" in page


def test_who_looked_is_told_report_by_report(cast: Cast, signed_in: SignIn) -> None:
    first, *more = [sent(cast) for _ in range(LOOKS_SHOWN + 1)]
    for report in (first, *more):
        look(actor=cast.commander.actor, report=report)
    look(actor=cast.duty.actor, report=more[0])
    browser = signed_in(cast.an)
    page = words(browser.get(MINE))
    assert page.count('class="row" href="/phan-anh/AD-') == LOOKS_SHOWN
    assert more[0].subject in page
    assert "2 lượt, gần nhất" in page
    assert f"?xem={2 * LOOKS_SHOWN}#ai-xem" in page
    rest = words(browser.get(f"{MINE}?xem={2 * LOOKS_SHOWN}"))
    assert rest.count('class="row" href="/phan-anh/AD-') == LOOKS_SHOWN + 1
    assert "Xem thêm" not in rest
    assert words(browser.get(f"{MINE}?xem=nhieu")).count('class="row" href="/phan-anh/AD-') == LOOKS_SHOWN
