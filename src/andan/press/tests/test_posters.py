"""The sheet: it opens exactly its address, from near and far, and the words fit."""

from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from andan.press import posters
from andan.press.posters import Column, Words, codes
from andan.press.posters.drawing import SYMBOL

LINK = "https://andan.haiphong.gov.vn/tra-cuu-the/ca-hai-phong-hong-bang/"
SHORT = "https://andan.vn/tra-cuu-the/ca-hue-my-an/"
LONGEST_NAME = "Cơ quan Cảnh sát điều tra Công an thành phố Hồ Chí Minh"
LONGEST_CODE = "ca-ho-chi-minh-thanh-an-xa-25807"
LINE = "Nơi nhận thẻ, giờ làm việc và những điều cần nói thêm cho bà con đến lấy thẻ ở đây. "
WHERE, HOURS, BRING = (f"{(LINE * 9)[:most].strip()} Hết." for most in (694, 494, 494))  # see cards.models
WEEK = (
    "Thứ Hai đến thứ Sáu, 07:30 đến 11:30 và 13:30 đến 17:00. Sáng thứ Bảy 07:30 đến 11:30. Chiều thứ Bảy, Chủ nhật "
    "và ngày lễ nghỉ, nghỉ bù theo thông báo dán ở cửa."
)


def words(**given: object) -> Words:
    told: dict[str, object] = {
        "office": "Công an phường Hồng Bàng",
        "province": "Thành phố Hải Phòng",
        "link": LINK,
        "address": "andan.haiphong.gov.vn/tra-cuu-the",
        "columns": (
            Column("Nhận thẻ ở đâu?", "Bàn số 2."),
            Column("Hỏi qua điện thoại", "Tổng đài", "1900.0368"),
        ),
        "hours": WEEK,
        "printed": "In 11/2026",
    }
    return Words(**(told | given))  # type: ignore[arg-type]


def drawn(sheet: bytes, dpi: float) -> Image.Image:
    """The only page of the sheet at `dpi`."""
    document = pypdfium2.PdfDocument(sheet)
    assert len(document) == 1
    picture: Image.Image = document[0].render(scale=dpi / 72).to_pil().convert("L")
    return picture


def read(picture: Image.Image) -> zxingcpp.Barcode:
    (found,) = zxingcpp.read_barcodes(picture)
    return found


@pytest.mark.parametrize("size", posters.SIZES)
@pytest.mark.parametrize("link", [LINK, SHORT])
def test_the_printed_code_opens_exactly_the_address(size: str, link: str) -> None:
    sheet = posters.pdf(words(link=link), size)
    for dpi in (60, 100, 200):
        found = read(drawn(sheet, dpi))
        assert found.text == link
        assert found.format == zxingcpp.BarcodeFormat.QRCode
        assert found.ec_level == "Q"


def test_it_is_read_askew_in_poor_light_and_from_afar() -> None:
    sheet = drawn(posters.pdf(words(), "A4"), 100)
    for picture in (
        sheet.rotate(7, expand=True, fillcolor=255),
        sheet.point(lambda tone: 90 + tone * 0.35),
        sheet.resize((sheet.width // 3, sheet.height // 3), Image.Resampling.BOX),
    ):
        assert read(picture).text == LINK


def test_the_code_is_85_millimetres_wide_on_a4() -> None:
    dpi = 254
    found = read(drawn(posters.pdf(words(), "A4"), dpi))
    corners = found.position
    assert (corners.top_right.x - corners.top_left.x) * 25.4 / dpi == pytest.approx(SYMBOL, abs=0.6)


@pytest.mark.parametrize("link", [LINK, SHORT])
def test_four_modules_around_the_code_stay_white(link: str) -> None:
    dpi = 254
    sheet = drawn(posters.pdf(words(link=link), "A4"), dpi)
    corners = read(sheet).position
    left, top, right, bottom = (
        corners.top_left.x,
        corners.top_left.y,
        corners.bottom_right.x,
        corners.bottom_right.y,
    )
    module = (right - left) / codes.modules(link)
    quiet, inside = round(4 * module) - 4, 2
    for box in (
        (left - quiet, top - quiet, right + quiet, top - inside),
        (left - quiet, bottom + inside, right + quiet, bottom + quiet),
        (left - quiet, top - quiet, left - inside, bottom + quiet),
        (right + inside, top - quiet, right + quiet, bottom + quiet),
    ):
        assert min(sheet.crop(box).tobytes()) > 250


def printed(sheet: bytes) -> str:
    """The words of the sheet in one line."""
    text = pypdfium2.PdfDocument(sheet)[0].get_textpage().get_text_bounded()
    return " ".join(text.replace("\r\n", " ").split())


@pytest.mark.parametrize("size", posters.SIZES)
@pytest.mark.parametrize("hours", ["", WEEK])
def test_hours_have_a_place_of_their_own(size: str, hours: str) -> None:
    text = printed(posters.pdf(words(hours=hours), size))
    assert ("Giờ làm việc" in text) is bool(hours)
    assert hours in text


@pytest.mark.parametrize("size", posters.SIZES)
def test_the_longest_words_fit_and_nothing_is_cut(size: str) -> None:
    columns = (
        Column("Nhận thẻ ở đâu?", WHERE),
        Column("Mang theo gì?", BRING),
        Column("Hỏi qua điện thoại", "Hoặc tổng đài quốc gia 1900.0368", "0225 000 0456"),
    )
    told = words(
        office=LONGEST_NAME,
        link=f"https://tracuuthe.congan.thanhpho-hochiminh.gov.vn/tra-cuu-the/{LONGEST_CODE}/",
        address="tracuuthe.congan.thanhpho-hochiminh.gov.vn/tra-cuu-the",
        columns=columns,
        hours=HOURS,
    )
    sheet = posters.pdf(told, size)
    assert read(drawn(sheet, 150)).text == told.link
    text = printed(sheet)
    for said in (LONGEST_NAME, told.address, told.lead, told.hang, "lừa đảo: gọi 113.", WHERE, HOURS, BRING):
        assert said in text


def test_it_can_be_read_aloud() -> None:
    """PDF/UA-1: a title, a language, headings, and words for the picture."""
    sheet = posters.pdf(words(), "A4")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in sheet
    assert "Áp phích tra cứu thẻ căn cước" in str(pypdfium2.PdfDocument(sheet).get_metadata_dict())


def test_the_same_words_give_the_same_bytes() -> None:
    assert posters.png(words(), "A4") == posters.png(words(), "A4")


def test_the_picture_is_about_as_wide_as_a_screen_wants() -> None:
    for size in posters.SIZES:
        assert 740 < Image.open(BytesIO(posters.png(words(), size))).width < 800
