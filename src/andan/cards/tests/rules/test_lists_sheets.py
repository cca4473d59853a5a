import io
import zipfile
from datetime import date

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from andan.cards.payloads import Card, Unreadable, Why, read, sheets, workbooks
from andan.cards.payloads.lists import lines
from andan.cards.tests.invented import people
from andan.cards.tests.listed import Scan, box, sheet_of
from andan.cards.tests.scans import seven
from andan.kit.refusals import Invalid, Refused, TooLarge

TODAY = date(2026, 11, 25)
AN, BINH, CHAU = people(3, 3)
CARDS = [Card(one.full_name, one.birth) for one in (AN, BINH, CHAU)]
MAU = Card("Nguyễn Thị Mẫu", "19970709")


def told(content: bytes) -> list[tuple[str, int, Card | Unreadable]]:
    return [(line.sheet, line.number, read(line.text, today=TODAY)) for line in lines(io.BytesIO(content))]


def test_payloads_in_any_cell_of_any_sheet() -> None:
    content = sheet_of(
        [["STT", "Mã QR"], [1, seven(AN)], [], [2, seven(BINH)]],
        [],
        [[None, None, None, seven(CHAU), "ok"]],
    )
    assert told(content) == [("Sheet1", 2, CARDS[0]), ("Sheet1", 4, CARDS[1]), ("Sheet3", 1, CARDS[2])]


@pytest.mark.parametrize(
    "born",
    [
        date(1997, 7, 9),
        "09/07/1997",
        "9/7/1997",
        19970709,
        9071997,
        "09071997",
    ],
)
def test_names_and_birth_dates_as_sheets_hold_them(born: object) -> None:
    content = sheet_of(
        [
            ["CÔNG AN PHƯỜNG MẪU"],
            ["DANH SÁCH THẺ ĐÃ VỀ"],
            [],
            ["STT", "Số CCCD", "Họ và tên", "Ngày sinh"],
            [1, 99197000123, "Nguyễn Thị Mẫu", born],
            [2, "", "Lê Thử", 1951],
            ["Tổng số: 2"],
        ]
    )
    assert told(content) == [("Sheet1", 5, MAU), ("Sheet1", 6, Card("Lê Thử", "19510000"))]


def test_a_cell_may_break_its_line() -> None:
    content = sheet_of([["Họ tên", "Ngày sinh"], ["Nguyễn\nThị\tMẫu ", "09/07/1997"], [f"{seven(AN)}\n"]])
    assert told(content) == [("Sheet1", 2, MAU), ("Sheet1", 3, CARDS[0])]


def test_a_hidden_sheet_is_left_alone() -> None:
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out)
    workbook.add_worksheet("Thấy").write(0, 0, seven(AN))
    hidden = workbook.add_worksheet("Ẩn")
    hidden.write(0, 0, seven(BINH))
    hidden.hide()
    workbook.close()
    assert told(out.getvalue()) == [("Thấy", 1, CARDS[0])]


def test_a_box_of_cards() -> None:
    scans = box(9, 500, damaged=0.02)
    got = told(sheet_of([["STT", "QR"], *([number, scan.text] for number, scan in enumerate(scans, 1))]))
    assert [number for _, number, _ in got] == list(range(2, 502))
    assert [isinstance(card, Card) for _, _, card in got] == [scan.person is not None for scan in scans]
    assert all(_same(scan, card) for scan, (_, _, card) in zip(scans, got, strict=True))


def _same(scan: Scan, card: Card | Unreadable) -> bool:
    if scan.person is None or isinstance(card, Unreadable):
        return scan.person is None and isinstance(card, Unreadable)
    return (card.full_name, card.birth) == (scan.person.full_name, scan.person.birth)


FILES = {
    "relations": "xl/_rels/workbook.xml.rels",
    "workbook": "xl/workbook.xml",
    "styles": "xl/styles.xml",
    "sheet": "xl/sheets/a.xml",
    "shared": "xl/sharedStrings.xml",
}
PARTS = {
    "relations": '<x:R xmlns:x="p"><x:Relationship Id="r1" Target="/xl/sheets/a.xml"/></x:R>',
    "workbook": '<w:workbook xmlns:w="m" xmlns:r="o"><w:workbookPr date1904="1"/><w:sheets>'
    '<w:sheet name="Một" r:id="r1"/><w:sheet name="Hai" r:id="r9"/></w:sheets></w:workbook>',
    "styles": '<s><numFmts><numFmt numFmtId="200" formatCode="[$-vi]dd\\/mm\\/yyyy"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="200"/></cellXfs></s>',
    "sheet": "<s><row><c><v>1</v></c></row></s>",
}


def package(**changed: str | None) -> bytes:
    """A workbook written by hand; a part is changed, or left out for None."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in {**PARTS, **changed}.items():
            if text is not None:
                archive.writestr(FILES[part], text)
    return out.getvalue()


def sheet(rows: str) -> bytes:
    return package(sheet=f'<y:worksheet xmlns:y="m"><y:sheetData>{rows}</y:sheetData></y:worksheet>')


def test_what_other_programs_write() -> None:
    rows = (
        '<y:row r="3"><y:c t="inlineStr"><y:is><y:t>Họ </y:t><y:t>tên</y:t></y:is></y:c>'
        '<y:c t="str" r="D3"><y:v>Ngày sinh</y:v></y:c></y:row>'
        '<y:row><y:c r="A4" t="str"><y:v>Nguyễn Thị Mẫu</y:v></y:c><y:c r="D4" s="1"><y:v>34158</y:v></y:c></y:row>'
        '<y:row><y:c t="str"><y:v>Lê Thử</y:v></y:c><y:c r="D5" t="e"><y:v>#REF!</y:v></y:c></y:row>'
    )
    assert told(sheet(rows)) == [
        ("Một", 4, MAU),
        ("Một", 5, Unreadable(Why.BIRTH)),
    ]


def test_a_cell_at_the_far_corner_costs_nothing() -> None:
    near, far = '<y:c r="A1" t="str"><y:v>{}</y:v></y:c>', '<y:c r="XFD1048576"><y:v>1</y:v></y:c>'
    rows = f'<y:row>{near.format(seven(AN))}</y:row><y:row r="1048576">{far}</y:row>'
    assert told(sheet(rows)) == [("Một", 1, CARDS[0])]


def test_a_shared_text_is_what_is_written_and_not_how_it_sounds() -> None:
    shared = (
        "<sst><si><t>Họ tên</t></si><si><r><t>Ngày </t></r><r><t>sinh</t></r><rPh><t>x</t></rPh></si></sst>"
    )
    cells = '<c t="s"><v>0</v></c><c t="s"><v>1</v></c>'
    rows = '<row><c t="str"><v>Lê Thử</v></c><c><v>1951</v></c></row>'
    told_of = told(package(shared=shared, sheet=f"<s><row>{cells}</row>{rows}</s>"))
    assert told_of == [("Một", 2, Card("Lê Thử", "19510000"))]


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 this is no package",
        package()[:-40],
        package(workbook=None),
        package(workbook="<w><unclosed>"),
        package(workbook='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        sheet('<y:row><y:c t="s"><y:v>99</y:v></y:c></y:row>'),
        sheet("<y:row><y:c><y:v>abc</y:v></y:c></y:row>"),
        sheet('<y:row r="x"></y:row>'),
        sheet("</y:row>"),
    ],
)
def test_a_broken_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(Invalid) as refused:
        told(content)
    assert refused.value.reason == workbooks.BROKEN
    assert refused.value.__cause__ is None


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = package(sheet=f"<s>{' ' * 200_000}</s>")
    monkeypatch.setattr(workbooks, "MOST_UNPACKED", 100_000)
    with pytest.raises(TooLarge):
        lines(io.BytesIO(content))


def test_what_is_squeezed_beyond_belief_is_refused() -> None:
    with pytest.raises(TooLarge):
        lines(io.BytesIO(package(sheet=f"<s>{' ' * workbooks.ALWAYS_UNPACKED}</s>")))


def test_a_sheet_that_is_named_often_is_read_once() -> None:
    often = '<sheet name="Một" id="r1"/>' * 1_000 + '<sheet name="Hai" id="r2"/>'
    relations = PARTS["relations"].replace("</x:R>", '<x:Relationship Id="r2" Target="sheets/a.xml"/></x:R>')
    rows = f'<row><c t="str"><v>{seven(AN)}</v></c></row>'
    content = package(workbook=f"<w>{often}</w>", relations=relations, sheet=f"<s>{rows}</s>")
    assert told(content) == [("Một", 1, CARDS[0])]


def test_a_part_in_memory_holds_only_so_many_elements(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MOST_ELEMENTS", 50)
    with pytest.raises(Invalid, match=workbooks.BROKEN):
        lines(io.BytesIO(package(styles=f"<s>{'<xf/>' * 60}</s>")))


def test_a_row_that_repeats_one_long_text_is_cut() -> None:
    shared = f"<sst><si><t>{'1 ' * 4_000}</t></si></sst>"
    cells = '<c t="s"><v>0</v></c>' * 200
    (number, _, text), *_ = sheets.rows(
        package(shared=shared, sheet=f"<s><row>{cells}</row></s>"), io.BytesIO()
    )
    assert number == 1
    assert len(text) <= sheets.MOST_OF_A_ROW + workbooks.MOST_TEXT + 200


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_packing_that_no_office_program_writes_is_refused(packing: int) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive:
        for part, text in PARTS.items():
            archive.writestr(FILES[part], text)
    with pytest.raises(Invalid, match=workbooks.BROKEN):
        lines(io.BytesIO(out.getvalue()))


def test_a_package_that_lies_about_its_size_is_refused() -> None:
    content = bytearray(package(sheet=f"<s>{' ' * 200_000}</s>"))
    true, lie = len(f"<s>{' ' * 200_000}</s>").to_bytes(4, "little"), (100).to_bytes(4, "little")
    with pytest.raises(Invalid):
        told(bytes(content).replace(true, lie))


def test_too_many_bytes_are_refused_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_BYTES", 1_000_000)

    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            return (b"PK\x03\x04" * (size // 4 + 1))[:size]

    with pytest.raises(TooLarge):
        lines(Endless())  # type: ignore[arg-type]


@given(st.binary(min_size=1, max_size=40), st.integers(0, 2000))
def test_damaged_bytes_are_rows_or_refused(junk: bytes, at: int) -> None:
    whole = sheet_of([["Họ tên", "Ngày sinh"], ["Nguyễn Thị Mẫu", "09/07/1997"]])
    at = 4 + at * (len(whole) - 4) // 2000
    try:
        got = told(whole[:at] + junk + whole[at + len(junk) :])
    except Refused:
        return
    assert all(card == MAU or isinstance(card, Unreadable) for _, _, card in got)
