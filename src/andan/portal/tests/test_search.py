"""What people type, and what they mean by it."""

import logging

import pytest
from django.test import Client

from andan.portal.search import find, find_places, without_office
from tests.frame.databases import Budget

pytestmark = pytest.mark.usefixtures("catalogue", "places")

REPORT = "Kiến nghị, phản ánh về ANTT"
FOLLOW = "Theo dõi bằng mã biên nhận"
OFFICE = "Tìm công an phường, xã"
BOOK = "7 cách thay sổ hộ khẩu"
ALL = "Dịch vụ công thiết yếu"
CARD = "Cấp lại, đổi thẻ CCCD"
STAY = "Đăng ký tạm trú"
HOME = "Đăng ký thường trú"
BIKE = "Đăng ký, cấp biển số mô tô, xe gắn máy"
FINE = "Thu tiền nộp phạt vi phạm giao thông qua thiết bị ghi hình"
LICENCE = "Cấp đổi, cấp lại giấy phép lái xe"
LAND = "Đăng ký biến động quyền sử dụng đất"
PASSPORT = "Cấp, cấp lại, sửa đổi, bổ sung hộ chiếu phổ thông"
POWER = "Cấp điện mới từ lưới hạ áp"
HEALTH = "Tích hợp giảm trừ mức đóng trong gia hạn BHYT hộ gia đình"

MEANT = {
    "kiến nghị, phản ánh về antt": REPORT,
    "kien nghi phan anh": REPORT,
    "kien ngi phan ank": REPORT,
    "phan anh antt": REPORT,
    "mất xe": REPORT,
    "mat xee": REPORT,
    "mat xe may": REPORT,
    "toi bi mat xe may o cho": REPORT,
    "nhà bị trộm đêm qua": REPORT,
    "bi trom": REPORT,
    "bao cong an": REPORT,
    "tố giác": REPORT,
    "to giac toi pham": REPORT,
    "lừa đảo qa mạng": REPORT,
    "bi lua tien": REPORT,
    "danh nhau": REPORT,
    "hàng xóm hát karaoke": REPORT,
    "karaoke on": REPORT,
    "loa kẹo kéo": REPORT,
    "đánh bacj": REPORT,
    "tin dung den": REPORT,
    "ma bien nhan": FOLLOW,
    "xem ket qua phan anh": FOLLOW,
    "cong an phuong": OFFICE,
    "so dien thoai cong an": OFFICE,
    "sổ hộ khẩu": BOOK,
    "bo so ho khau giay": BOOK,
    "CT07": BOOK,
    "vneid": BOOK,
    "dich vu cong": ALL,
    "thẻ căn cước": CARD,
    "làm thẻ căng cước": CARD,
    "lam can cuoc": CARD,
    "mat cccd": CARD,
    "đổi căn cưc": CARD,
    "tam tru": STAY,
    "tamtru": STAY,
    "tmạ trú": STAY,
    "ddawng ky tamj trus": STAY,
    "o tro": STAY,
    "thuê nhà": STAY,
    "thuong tru": HOME,
    "nhap ho khau": HOME,
    "cà vẹt": BIKE,
    "bien so xe": BIKE,
    "phạt nguội": FINE,
    "nop phat nguoii": FINE,
    "doi bang lai xe": LICENCE,
    "sang ten so do": LAND,
    "passport": PASSPORT,
    "lam ho chieu": PASSPORT,
    "lap dong ho dien": POWER,
    "bao hiem y te": HEALTH,
    "lam giay khai sinh cho con": "Đăng ký khai sinh",
    "ket hon": "Đăng ký kết hôn",
    "that nghiep": "Giải quyết trợ cấp thất nghiệp",
    "ly lich tu phap": "Cấp Phiếu lý lịch tư pháp",
    "ma so thue": "Đăng ký thuế lần đầu, thay đổi thông tin",
    "hong bang": "Phường Hồng Bàng",
    "cong an phuong hong bang": "Phường Hồng Bàng",
    "công an gò vấp": "Phường Gò Vấp",
    "go vap": "Phường Gò Vấp",
    "can gio": "Xã Cần Giờ",
    "phu nhuan": "Phường Phú Nhuận",
}


@pytest.mark.parametrize(("typed", "meant"), MEANT.items())
def test_the_first_hit_is_what_was_meant(typed: str, meant: str) -> None:
    assert find(typed).groups[0].hits[0].title == meant


def test_what_is_near_by_chance_is_left_out() -> None:
    names = [group.name for group in find("lam giay khai sinh cho con").groups]
    assert names == ["Dịch vụ công"]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("113", "113"),
        ("gọi 113", "113"),
        ("cứu hỏa", "114"),
        ("cap cuu", "115"),
        ("111", "111"),
        ("tìm kiếm cứu nạn", "112"),
    ],
)
def test_a_number_to_call_comes_first(client: Client, typed: str, number: str) -> None:
    page = client.get("/tim-kiem/", {"q": typed}).content.decode()
    found = page[page.index('id="ket-qua"') :]
    assert found.index(f'href="tel:{number}"') < found.index("</section>")
    assert "Chưa tìm thấy" not in found


@pytest.mark.parametrize("typed", ["1130 đường Láng", "mất xe", "quận 6", "làm hộ chiếu"])
def test_nobody_is_told_to_call_for_nothing(typed: str) -> None:
    assert find(typed).call is None


@pytest.mark.parametrize(
    ("typed", "noise"),
    [("tam tru", REPORT), ("diem ho tro", REPORT), ("bao luc gia dinh", HEALTH), ("toi bi lua dao", LAND)],
)
def test_what_only_shares_words_is_left_out(typed: str, noise: str) -> None:
    assert noise not in [hit.title for group in find(typed).groups for hit in group.hits]


def test_an_old_district_leads_to_the_wards_of_today() -> None:
    hits = [hit.title for hit in find("quận 6").groups[0].hits]
    assert {"Phường Bình Tây", "Phường Bình Tiên", "Phường Bình Phú", "Phường Phú Lâm"} <= set(hits)


@pytest.mark.parametrize("typed", ["", "  ", "x", "asdfghjkl", "\u202e", "<script>"])
def test_nothing_is_found_for_nothing(typed: str) -> None:
    assert find(typed).count == 0


def test_places_alone() -> None:
    groups = find_places("tam tru").groups
    assert REPORT not in [hit.title for group in groups for hit in group.hits]
    assert find_places("hong bang").groups[0].hits[0].title == "Phường Hồng Bàng"


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("công an phường Hồng Bàng", "phường Hồng Bàng"),
        ("UBND Gò Vấp", "Gò Vấp"),
        ("công an phường", ""),
        ("Gò Vấp", "Gò Vấp"),
    ],
)
def test_the_office_in_front_of_a_place_is_left_out(typed: str, place: str) -> None:
    assert without_office(typed) == place


def test_the_page_works_by_enter_and_htmx_gets_its_part_of_it(client: Client) -> None:
    page = client.get("/tim-kiem/", {"q": "mat xe"})
    part = client.get("/tim-kiem/", {"q": "mat xe"}, headers={"HX-Request": "true"})
    assert b"<html" in page.content
    assert b"<html" not in part.content
    assert part.content.strip() in page.content
    assert "HX-Request" in page["Vary"]


def test_what_was_typed_is_shown_as_text_and_cut_at_the_limit(client: Client) -> None:
    page = client.get("/tim-kiem/", {"q": "<b>" + "zq" * 300}).content.decode()
    assert "<b>zq" not in page
    assert "&lt;b&gt;" in page
    assert "zq" * 51 not in page


def test_an_empty_answer_offers_a_way_on(client: Client) -> None:
    page = client.get("/tim-kiem/", {"q": "zzzzqq"}).content.decode()
    assert "Chưa tìm thấy" in page
    assert "/dich-vu-cong/" in page


def test_examples_lead_to_an_answer(client: Client) -> None:
    for page in ("/tim-kiem/", "/dia-ban/"):
        for example in client.get(page).context["examples"]:
            assert client.get(example["href"]).context["answer"].count > 0


def test_the_page_of_places_speaks_of_places(client: Client) -> None:
    page = client.get("/dia-ban/", {"q": "zzzzqq"}).content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert "Thử tên cũ" in page
    assert "Xem tất cả dịch vụ" not in page


def test_a_search_costs_few_queries_and_leaves_no_trace(
    client: Client, budget: Budget, caplog: pytest.LogCaptureFixture
) -> None:
    find("gò vấp")  # the index of places is built once
    with budget(6), caplog.at_level(logging.DEBUG):
        client.get("/tim-kiem/", {"q": "tram huong bi mat"})
    told = [str(vars(record)) for record in caplog.records if not record.name.startswith("django.db")]
    assert not [
        line for line in told if "tram huong" in line or "tram%20huong" in line or "tram+huong" in line
    ]
