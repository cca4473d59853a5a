"""The default DOCX template of a paper, for docxtpl: real Word styles, and a Jinja field for each field. Pure.

The same wording gives the same bytes: the archive carries no time.
"""

import zipfile
from io import BytesIO

from docx import Document
from docx.document import Document as Paper
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from andan.press.papers.words import Block, Wording, pieces

FACE = "Times New Roman"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def word_template(wording: Wording) -> bytes:
    """The template as a file that an office opens, edits and puts back."""
    paper = Document()
    _page(paper)
    _head(paper)
    _title(paper, wording)
    for block in wording.body:
        _block(paper, block)
    _signed(paper, wording)
    _check(paper)
    written = BytesIO()
    paper.save(written)
    return _without_time(written.getvalue())


def _page(paper: Paper) -> None:
    """A4 with the margins of NĐ 30/2020; the number of the page on top from the second page on."""
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _field(number, "PAGE")
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = FACE, Pt(13.5)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FACE)
    normal.paragraph_format.space_after = Pt(4)
    normal.paragraph_format.line_spacing = 1.1
    paper.core_properties.title, paper.core_properties.author = "{{ name }} {{ number }}", "{{ agency }}"
    paper.core_properties.comments = ""


def _head(paper: Paper) -> None:
    left, right = _columns(paper, 69, 91)
    _centred(left, "{{ superior }}", size=12)
    _centred(left, "{{ agency_upper }}", size=12, bold=True)
    _rule(left, 69, 26)
    _centred(left, "Số: {{ number }}", size=13, before=4)
    _centred(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, bold=True)
    _centred(right, "Độc lập - Tự do - Hạnh phúc", size=13, bold=True)
    _rule(right, 91, 52)
    _centred(right, "{{ place }}, {{ day }}", size=12.5, italic=True, before=4)


def _title(paper: Paper, wording: Wording) -> None:
    _centred(paper, wording.title, size=14, bold=True, before=14)
    _centred(paper, wording.about, size=13.5, bold=True)
    _rule(paper, 160, 40)
    if wording.to:
        _centred(paper, f"Kính gửi: {_jinja(wording.to)}", size=13.5, before=6)
    _centred(paper, "", size=4)


def _block(paper: Paper, block: Block) -> None:
    if block.style not in ("long", "each"):
        _words(paper, _jinja(block.text), indent=block.style == "p", bold=block.style == "head")
        return
    text = "{{ one }}" if block.style == "long" else _jinja(block.text)
    _words(paper, f"{{%p for one in {block.of} %}}")
    _words(paper, text, indent=block.style == "long")
    _words(paper, "{%p endfor %}")
    if block.none:
        _words(paper, f"{{%p if not {block.of} %}}")
        _words(paper, block.none)
        _words(paper, "{%p endif %}")


def _signed(paper: Paper, wording: Wording) -> None:
    _centred(paper, "", size=6)
    left, right = _columns(paper, 78, 82)
    if wording.left:
        _centred(left, wording.left[0], size=13, bold=True)
        for line in wording.left[1:]:
            _centred(left, line, size=12, italic=True)
    else:
        _recipients(left, wording)
    _centred(right, "{%p for line in signed_as %}", size=13)
    _centred(right, "{{ line }}", size=13, bold=True)
    _centred(right, "{%p endfor %}", size=13)
    _centred(right, "", size=13, before=60)
    _centred(right, "{{ signer }}", size=13.5, bold=True)
    if wording.left:
        _recipients(paper, wording)


def _recipients(place: Paper | _Cell, wording: Wording) -> None:
    for line, size, strong in (
        ("Nơi nhận:", 12, True),
        *((_jinja(one), 11, False) for one in wording.recipients),
    ):
        paragraph = _empty(place)
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(line)
        run.font.size, run.bold, run.italic = Pt(size), strong, strong


def _check(paper: Paper) -> None:
    _centred(paper, "", size=8)
    _rule(paper, 160, 160, "AAAAAA")
    left, right = _columns(paper, 29, 131)
    _empty(left).add_run("{{ qr }}")
    for line, strong in (
        ("Kiểm chứng giấy này: quét mã, hoặc mở {{ check_site }} và nhập mã {{ check_code }}.", True),
        (
            "Tệp này để soạn, sửa. Sửa rồi thì không còn là bản đã ban hành: trang kiểm chứng sẽ cho biết.",
            False,
        ),
    ):
        paragraph = _empty(right)
        run = paragraph.add_run(line)
        run.font.size, run.bold = Pt(10.5), strong


def _columns(paper: Paper, *widths: int) -> list[_Cell]:
    """The cells of one row without borders, `widths` in millimetres."""
    table = paper.add_table(rows=1, cols=len(widths))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _without_margins(table)
    cells: list[_Cell] = list(table.rows[0].cells)
    for column, cell, width in zip(table.columns, cells, widths, strict=True):
        column.width = cell.width = Mm(width)  # one program reads the first, another the second
    return cells


def _without_margins(table: Table) -> None:
    """Text begins at the edge of its cell, as it does outside the table."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), "0")
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    table._tbl.tblPr.append(margins)


def _empty(place: Paper | _Cell) -> Paragraph:
    """A new paragraph; in a cell the one that is there already, while it is the only one and empty."""
    there: list[Paragraph] = place.paragraphs if isinstance(place, _Cell) else []
    if len(there) == 1 and not there[0].runs:
        return there[0]
    added: Paragraph = place.add_paragraph()
    return added


def _centred(
    place: Paper | _Cell, text: str, *, size: float, bold: bool = False, italic: bool = False, before: int = 0
) -> None:
    paragraph = _empty(place)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after, paragraph.paragraph_format.space_before = Pt(0), Pt(before)
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic


def _words(paper: Paper, text: str, *, indent: bool = False, bold: bool = False) -> None:
    paragraph = paper.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY if indent else WD_ALIGN_PARAGRAPH.LEFT
    if indent:
        paragraph.paragraph_format.first_line_indent = Mm(10)
    paragraph.add_run(text).bold = bold


def _rule(place: Paper | _Cell, room: int, width: int, colour: str = "000000") -> None:
    """A line `width` mm long in the middle of `room`: the lower border of a paragraph that is indented so far."""
    paragraph = place.add_paragraph()
    shape = paragraph.paragraph_format
    shape.space_after = shape.space_before = Pt(0)
    shape.left_indent = shape.right_indent = Mm((room - width) / 2)
    shape.line_spacing = Pt(3)
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", colour)):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _field(paragraph: Paragraph, name: str) -> None:
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", name), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = text or None
        run._r.append(part)


def _jinja(text: str) -> str:
    """The text with its fields as docxtpl knows them."""
    return "".join(words or _place(field, dots) for words, field, dots in pieces(text))


def _place(field: str, with_dots: bool) -> str:
    return f'{{{{ {field} or "……………" }}}}' if with_dots else f"{{{{ {field} }}}}"


def _without_time(written: bytes) -> bytes:
    """The same archive with every part dated to the beginning of zip's time."""
    stable = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(written)) as before,
        zipfile.ZipFile(stable, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in sorted(before.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            after.writestr(zipfile.ZipInfo(name, _EPOCH), before.read(name), zipfile.ZIP_DEFLATED)
    return stable.getvalue()
