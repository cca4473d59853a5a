"""The sheets: every word with its marks, A4 with the margins of NĐ 30/2020, faces inside, a code that is read."""

import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from docx import Document
from PIL import Image

from andan.kit.text import clean_text
from andan.press.papers import BrokenTemplate, defaults, draw, templates, tried, tried_one
from andan.press.papers.drawing import docx, fields, pdf
from andan.press.papers.trying import KNOWN
from andan.press.papers.words import wordings
from andan.press.tests.rules.papers import HOSTILE, NOWHERE, said
from andan.reports.papers import SORTS, Naming

KINDS = sorted(wordings())
MM = 72 / 25.4
VIETNAMESE = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ ẠẢẤẦẨẪẬẮẰẲẴẶ ẸẺẼẾỀỂỄỆ ỈỊ ỌỎỐỒỔỖỘỚỜỞỠỢ ỤỦỨỪỬỮỰ ỲỴỶỸ"


@cache
def usual(kind: str) -> tuple[bytes, bytes, str]:
    """The specimen, drawn once."""
    return draw(kind, said(), NOWHERE)


def lines(sheet: bytes) -> str:
    document = pypdfium2.PdfDocument(sheet)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def written(paper: bytes) -> str:
    """Every text of the DOCX, of tables and headers too."""
    document = Document(BytesIO(paper))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(line.text for place in (document, *cells) for line in place.paragraphs)


@pytest.mark.parametrize("kind", KINDS)
def test_a_sheet_has_the_head_and_the_foot_of_a_letter(kind: str) -> None:
    sheet, paper, _ = usual(kind)
    for text in (lines(sheet), " ".join(written(paper).split())):
        for words in (
            "CÔNG AN THÀNH PHỐ HẢI PHÒNG",
            "CÔNG AN PHƯỜNG VÍ DỤ",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Số: 03/TB-CAP",
            "Phường Ví Dụ, ngày 05 tháng 02 năm 2026",
            wordings()[kind].title,
            wordings()[kind].about,
            "Nơi nhận:",
            "KT. TRƯỞNG CÔNG AN PHƯỜNG",
            "Trung tá Trần Văn Thử",
            "7K4M-Q9TX-2HAC",
        ):
            assert words in text
        assert ("Kính gửi:" in text) is bool(wordings()[kind].to)


@pytest.mark.parametrize("kind", KINDS)
def test_both_files_say_what_the_wording_says(kind: str) -> None:
    sheet, paper, _ = usual(kind)
    for text in (lines(sheet), " ".join(written(paper).split())):
        assert "AD-2602-7K4-MQ9" in text
        assert "{" not in text


@pytest.mark.parametrize("kind", KINDS)
def test_the_sheet_is_a4_with_its_faces_inside(kind: str) -> None:
    sheet, _, _ = usual(kind)
    with pikepdf.open(BytesIO(sheet)) as document:
        for page in document.pages:
            assert [float(edge) for edge in page.mediabox] == pytest.approx(
                [0, 0, 210 * MM, 297 * MM], abs=0.1
            )
            for face in page.resources.get("/Font", {}).values():
                (inner,) = face["/DescendantFonts"]
                assert {"/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"].keys())
                assert any(
                    name in str(face["/BaseFont"])
                    for name in ("Times", "LiberationSerif", "Tinos", "Libertinus")
                )
        assert document.Root.Lang == "vi-VN"


@pytest.mark.parametrize("kind", ["record", "result_notice"])
def test_nothing_is_printed_in_the_margins(kind: str) -> None:
    """Left 30, right 20, bottom 20 mm; on top only the number of a second page."""
    long = ["Một đoạn dài. " * 60] * 9
    document = pypdfium2.PdfDocument(draw(kind, said(story=long, ending=long), NOWHERE)[0])
    dpi = 127  # five dots a millimetre
    for place, page in enumerate(document):
        picture = page.render(scale=dpi / 72).to_pil().convert("L")
        top = picture.crop((0, 0, picture.width, 19 * 5))
        assert (top.getextrema()[0] < 200) is (place > 0)
        for box in ((0, 0, 29 * 5, picture.height), (picture.width - 95, 0, picture.width, picture.height)):
            assert picture.crop(box).getextrema()[0] > 200
        assert picture.crop((0, picture.height - 95, picture.width, picture.height)).getextrema()[0] > 200


def test_the_code_is_read_from_the_printed_page_near_and_far() -> None:
    for kind, dpis in (("record", (100, 200)), ("transfer", (100,)), ("result_notice", (100,))):
        document = pypdfium2.PdfDocument(usual(kind)[0])
        for dpi in dpis:
            picture = document[len(document) - 1].render(scale=dpi / 72).to_pil()
            (found,) = zxingcpp.read_barcodes(picture)
            assert found.text == said()["check"]


def test_the_code_stands_in_the_docx_too() -> None:
    paper = usual("receipt")[1]
    with zipfile.ZipFile(BytesIO(paper)) as archive:
        (name,) = [name for name in archive.namelist() if name.startswith("word/media/")]
        (found,) = zxingcpp.read_barcodes(Image.open(BytesIO(archive.read(name))))
    assert found.text == said()["check"]


def test_the_docx_is_laid_out_alike() -> None:
    document = Document(BytesIO(usual("receipt")[1]))
    section = document.sections[0]
    edges = [section.page_width, section.page_height, section.left_margin, section.right_margin]
    edges += [section.top_margin, section.bottom_margin]
    assert [round(edge.mm) for edge in edges if edge is not None] == [210, 297, 30, 20, 20, 20]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert document.styles["Normal"].font.name == "Times New Roman"
    assert document.core_properties.title == "Thông báo 03/TB-CAP"


@pytest.mark.parametrize("text", [VIETNAMESE, VIETNAMESE.lower()])
def test_every_mark_of_vietnamese_is_printed(text: str) -> None:
    sheet, paper, _ = draw("record", said(subject=text), NOWHERE)
    assert text in lines(sheet)
    assert text in written(paper)


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_words_are_plain_words(kind: str) -> None:
    paragraphs = clean_text(HOSTILE).split("\n")
    told = said(subject=paragraphs[0], story=paragraphs, ending=paragraphs, transfer_reason=paragraphs)
    sheet, paper, _ = draw(kind, told, NOWHERE)
    text = written(paper)
    assert paragraphs[0] in text
    assert "".join(paragraphs[0].split()) in "".join(lines(sheet).split())
    if kind != "receipt" and kind != "receipt_notice":
        assert all(one in text for one in paragraphs)


def test_twenty_thousand_characters_are_printed_whole() -> None:
    story = ["Chữ đầu. " + "Một câu dài của người kể. " * 760 + "Chữ cuối."]
    sheet, paper, _ = draw("record", said(story=story), NOWHERE)
    assert len(pypdfium2.PdfDocument(sheet)) > 5
    assert "Chữ cuối." in lines(sheet)
    assert "Chữ cuối." in written(paper)


def test_one_word_of_twenty_thousand_letters_does_not_stop_it() -> None:
    sheet, paper, _ = draw("record", said(story=["x" * 20_000]), NOWHERE)
    assert sheet.startswith(b"%PDF")
    assert "x" * 20_000 in written(paper)


def test_the_same_words_give_the_same_bytes_of_the_template_and_the_pdf() -> None:
    used = defaults("receipt")
    defaults.cache_clear()
    assert defaults("receipt") == used
    assert pdf(used, said(), NOWHERE) == pdf(used, said(), NOWHERE)


def test_the_default_templates_work_and_ask_for_nothing_unknown() -> None:
    assert [(one.kind, one.problems) for one in tried(NOWHERE)] == [(kind, ()) for kind in wordings()]
    assert all(fields(defaults(kind)) <= KNOWN for kind in KINDS)


def test_an_offices_own_template_goes_first(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Mẫu riêng của {{ agency }}, {{ subject }}")
    document.save(str(tmp_path / "receipt.docx"))
    (tmp_path / "receipt.typ").write_text(
        '#let said = json(bytes(sys.inputs.said))\n#set document(title: "x")\nRiêng: #said.subject'
    )
    sheet, paper, digest = draw("receipt", said(), tmp_path)
    assert "Mẫu riêng của Công an phường Ví Dụ, Mất xe máy ở nhà trọ" in written(paper)
    assert "Riêng: Mất xe máy ở nhà trọ" in lines(sheet)
    assert digest != defaults("receipt").digest
    assert templates("receipt", tmp_path).own == ("docx", "typ")
    assert templates("record", tmp_path) is defaults("record")


@pytest.mark.parametrize(
    ("name", "content", "said_of_it"),
    [
        ("receipt.docx", b"no archive", "receipt.docx"),
        ("receipt.docx", b"PK\x03\x04 broken", "receipt.docx"),
        ("receipt.typ", b"#let x = ", "receipt.typ"),
        ("receipt.typ", b"#said.nothing", "receipt.typ"),
        ("receipt.typ", "Chữ".encode("utf-16"), "UTF-8"),
        ("receipt.typ", b'#import "@preview/cetz:0.3.0": *', "mạng"),
        ("receipt.typ", b'#read("/etc/passwd")', "receipt.typ"),
        ("receipt.docx", b"0" * 6_000_000, "lớn hơn 5 MB"),
    ],
)
def test_a_broken_template_is_told_in_a_sentence(
    tmp_path: Path, name: str, content: bytes, said_of_it: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(BrokenTemplate, match=said_of_it):
        draw("receipt", said(), tmp_path)
    assert tried_one("receipt", tmp_path).problems


@pytest.mark.parametrize(
    "line",
    ["{{ no_such_field }}", "{{ said.x }}", "{% for x in %}", "{{ agency.__class__.__mro__ }}", "{{ 1/0 }}"],
)
def test_a_docx_that_asks_for_what_there_is_not_is_told(tmp_path: Path, line: str) -> None:
    document = Document()
    document.add_paragraph(line)
    document.save(str(tmp_path / "receipt.docx"))
    with pytest.raises(BrokenTemplate, match=r"receipt\.docx"):
        docx(templates("receipt", tmp_path), said())


@pytest.mark.parametrize("kind", SORTS)
def test_the_page_about_papers_tells_every_kind(kind: str) -> None:
    page = (Path(__file__).parents[5] / "docs" / "papers.md").read_text()
    sort = SORTS[kind]
    naming = {Naming.NEVER: "never", Naming.MAY: "if a reason is given", Naming.MUST: "always, for a reason"}
    (line,) = [line for line in page.splitlines() if line.startswith(f"| `{kind}` |")]
    assert f"| {sort.name} | {sort.series} |" in line
    assert naming[sort.naming] in line
