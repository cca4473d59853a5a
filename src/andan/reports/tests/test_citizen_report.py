"""The report's page and what its reporter does there."""

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from andan.kit import clock
from andan.kit.text import NO_BREAK
from andan.reports.models import Report
from andan.reports.states import State
from andan.reports.tests import roads, typed
from andan.reports.tests.test_wizard_evidence import body, photo
from andan.reports.views.citizen.talk import SEEN
from tests.cast import Cast, Member
from tests.frame.databases import Budget
from tests.frame.moments import MONDAY_MORNING

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
SignIn = Callable[[Member], Client]


@pytest.fixture
def an(cast: Cast, signed_in: SignIn) -> Client:
    return signed_in(cast.an)


def address(report: Report, door: str = "") -> str:
    return f"/phan-anh/{report.code}/{door}"


@pytest.mark.parametrize("state", list(State))
def test_the_page_of_every_state_is_cheap_and_whole(
    cast: Cast, an: Client, budget: Budget, state: State
) -> None:
    report = roads.brought_to(cast, state)
    with budget(15):
        page = typed.page(an, address(report))
    assert report.subject in page
    assert report.receipt in page
    assert "Chưa ai mở" in page


def test_the_ring_says_how_long_and_why(cast: Cast, an: Client) -> None:
    page = typed.page(an, address(roads.brought_to(cast, State.SUBMITTED)))
    assert "Còn 21 trong 21 ngày" in page  # twenty days end on a Sunday
    assert "Vì sao là 20 ngày?" in page
    plain = page.replace("\xa0", " ")
    assert "Luật cho nơi giải quyết nhiều nhất 20 ngày để kiểm tra, xác minh rồi trả kết quả" in plain
    assert "(Bộ luật Tố tụng hình sự 2015, Điều 147 khoản 1)" in plain
    assert "BLTTHS" not in page


def test_a_late_report_says_so(cast: Cast, an: Client) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    with clock.frozen(MONDAY_MORNING + timedelta(days=23)):
        page = typed.page(an, address(report))
    assert "Trễ 2 ngày" in page


def test_the_timeline_says_how_fast(cast: Cast, an: Client) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    with clock.frozen(MONDAY_MORNING + timedelta(hours=7, minutes=38)):
        roads.done(cast, report, "classification")
    page = typed.page(an, address(report))
    assert "Đã phân loại: phản ánh về ANTT" in page
    assert "Sau 7 giờ 38 phút. Hạn là 24 giờ." in page
    assert "Muộn nhất" in page


def test_what_officers_note_among_themselves_stays_with_them(cast: Cast, an: Client) -> None:
    report = roads.brought_to(cast, State.VERIFYING)
    roads.done(cast, report, "verification")
    assert "chủ trọ" not in typed.page(an, address(report))


def test_a_message_says_that_it_was_seen_once_an_officer_went_on(cast: Cast, an: Client) -> None:
    report = roads.done(cast, roads.brought_to(cast, State.VERIFYING), "question", "answer")
    assert SEEN not in typed.page(an, address(report))
    roads.done(cast, report, "verification", "question", "answer")  # the last word is the reporter's again
    page = typed.page(an, address(report))
    assert page.count(SEEN) == 1
    assert "chủ trọ" not in page


def test_a_question_is_answered_with_files(cast: Cast, an: Client) -> None:
    report = roads.done(cast, roads.brought_to(cast, State.RECEIVED), "question")
    page = typed.page(an, address(report))
    assert "Cán bộ đang chờ bạn trả lời" in page
    sent = an.post(address(report, "tra-loi/"), {"text": "Biển 15B1", "attached": [photo("bien-so.jpg")]})
    assert sent["Location"] == address(report) + "#tin-nhan"
    page = typed.page(an, address(report))
    assert "Biển 15B1" in page
    assert "bien-so.jpg" in page
    assert "Cán bộ đang chờ" not in page
    row = report.evidence.get()
    assert len(body(an.get(f"/phan-anh/tep/{row.pk}/"))) == row.size


def test_a_bad_file_does_not_hold_the_answer_back(cast: Cast, an: Client) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    bad = SimpleUploadedFile("hong.jpg", b"no picture")
    answered = an.post(address(report, "tra-loi/"), {"text": "Tôi nhớ thêm", "attached": [bad]}, follow=True)
    page = answered.content.decode()
    assert "Tôi nhớ thêm" in page
    assert "hong.jpg" in page


def test_the_head_names_who_answers_and_the_list_says_the_code_in_one_piece(cast: Cast, an: Client) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    assert f'<span class="only-desktop">{cast.ward.name}</span>' in typed.page(an, address(report))
    assert f'<span class="num nobreak">{report.code}</span>' in typed.page(an, "/phan-anh/")


def test_the_box_is_called_an_answer_only_when_something_was_asked(cast: Cast, an: Client) -> None:
    report = roads.brought_to(cast, State.VERIFYING)
    assert ">Nhắn cho cán bộ</label>" in typed.page(an, address(report))
    roads.done(cast, report, "question")
    assert ">Trả lời</label>" in typed.page(an, address(report))


def test_an_empty_answer_comes_back(cast: Cast, an: Client) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    answered = an.post(address(report, "tra-loi/"), {"text": " \u200e "})
    assert answered.status_code == 422
    assert "Ghi vài chữ, hoặc thêm ảnh." in answered.content.decode().replace(NO_BREAK, " ")


def test_a_too_long_answer_is_still_there(cast: Cast, an: Client) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    answered = an.post(address(report, "tra-loi/"), {"text": "dài " * 1200})
    assert answered.status_code == 422
    assert answered.content.decode().count("dài ") >= 1200


def test_the_result_is_rated_once_and_reopened(cast: Cast, an: Client) -> None:
    report = roads.brought_to(cast, State.RESOLVED)
    page = typed.page(an, address(report))
    assert "Đã nhắc nhở." in page
    assert "Nhắc nhở, hòa giải, đã chấm dứt" in page
    an.post(address(report, "danh-gia/"), {"score": "4", "text": "Nhanh"})
    assert Report.objects.get().score == 4
    assert "Gửi đánh giá" not in typed.page(an, address(report))
    an.post(address(report, "xem-lai/"), {"reason": "Vẫn còn ồn."})
    assert Report.objects.get().state == State.RECEIVED
    assert "Bạn đề nghị xem lại" in typed.page(an, address(report))


def test_a_rating_without_a_choice_comes_back_with_its_words(cast: Cast, an: Client) -> None:
    report = roads.brought_to(cast, State.RESOLVED)
    answered = an.post(address(report, "danh-gia/"), {"text": "Góp ý dài"})
    assert answered.status_code == 422
    assert "Góp ý dài" in answered.content.decode()


def test_who_opened_the_identity_is_told_and_can_be_objected_to(cast: Cast, an: Client) -> None:
    report = roads.done(cast, roads.brought_to(cast, State.RECEIVED), "opening")
    page = typed.page(an, address(report))
    assert "Đã mở 1 lần" in page
    assert "Cần gọi lại để hỏi biển số." in page
    assert "Họ tên, số điện thoại" in page
    begun = typed.page(an, f"{address(report)}?lan-mo={report.openings.get().pk}")
    assert "Tôi thấy lý do mở danh tính lúc 08:00, 23/11/2026 không đúng" in begun


@pytest.mark.parametrize("door", ["", "bien-nhan/"])
def test_anothers_report_looks_like_none(cast: Cast, an: Client, signed_in: SignIn, door: str) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    stranger = signed_in(cast.chau)
    anothers, nothing = stranger.get(address(report, door)), stranger.get(f"/phan-anh/AD-2611-XXX-XXX/{door}")
    assert anothers.status_code == nothing.status_code == 404
    assert told(anothers.content, report.code) == told(nothing.content, "AD-2611-XXX-XXX")


def told(content: bytes, code: str) -> str:
    """The page without what differs by request."""
    return content.decode().replace(code, "").partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize("door", ["tra-loi/", "danh-gia/", "xem-lai/"])
def test_nobody_else_acts(cast: Cast, an: Client, signed_in: SignIn, door: str) -> None:
    report = roads.brought_to(cast, State.RESOLVED)
    sent = {"text": "x", "score": "1", "reason": "x"}
    for other in (cast.chau, cast.duty):
        assert signed_in(other).post(address(report, door), sent).status_code == 404
    assert Client().post(address(report, door), sent).status_code == 401


def test_signed_out_one_is_led_to_sign_in_and_back(cast: Cast, an: Client) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    led = Client().get(address(report))["Location"]
    assert unquote(led) == f"/dang-nhap/?next=/phan-anh/{report.code}/"


def test_the_receipt_is_a_file_without_a_name(cast: Cast, an: Client) -> None:
    report = roads.brought_to(cast, State.RECEIVED)
    answer = an.get(address(report, "bien-nhan/"))
    assert report.receipt in answer.content.decode()
    assert "Nguyễn Thị An" not in answer.content.decode()
    assert report.code not in answer["Content-Disposition"]


def test_my_reports_come_open_ones_first(cast: Cast, an: Client, budget: Budget) -> None:
    waiting = roads.brought_to(cast, State.RECEIVED, subject="Còn đang chờ")
    roads.brought_to(cast, State.RESOLVED, subject="Đã xong rồi")
    roads.done(cast, waiting, "question")
    with budget(15):
        page = typed.page(an, "/phan-anh/")
    assert page.index("Còn đang chờ") < page.index("Đã xong rồi")
    assert "Cán bộ đang chờ bạn trả lời" in page


def test_an_empty_list_says_what_to_do(cast: Cast, an: Client) -> None:
    assert cast.ward.working
    assert "Chưa có phản ánh nào" in typed.page(an, "/phan-anh/")


def test_signed_out_there_are_three_ways(cast: Cast) -> None:
    assert cast.ward.working
    page = typed.page(Client(), "/phan-anh/")
    assert "Gửi ẩn danh" in page
    assert "Theo dõi bằng mã biên nhận" in page
