"""The register on paper and as a spreadsheet: every column in use, never who reported."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from xlsxwriter.utility import xl_cell_to_rowcol

from andan.ledger.queries import entries_of
from andan.reports.queries import book
from andan.reports.states import State
from andan.reports.tests import roads
from andan.reports.views.desk.book import COLUMNS
from tests.cast import NEXT_WARD, Cast, Member
from tests.frame.databases import Budget

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]
SignIn = Callable[[Member], Client]
PAGE = "/can-bo/so-tiep-nhan/"
_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def rows(client: Client, address: str = f"{PAGE}tep.xlsx") -> list[list[str]]:
    """The cells of the sheet as text."""
    answer = client.post(address)
    assert answer.status_code == 200
    with zipfile.ZipFile(BytesIO(answer.getvalue())) as archive:
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        assert not sheet.findall(f".//{_NS}f")
    return [_cells(row) for row in sheet.iter(f"{_NS}row")]


def _cells(row: ElementTree.Element) -> list[str]:
    """The row with its empty cells, which a spreadsheet leaves out."""
    told = {xl_cell_to_rowcol(cell.attrib["r"])[1]: "".join(cell.itertext()) for cell in row}
    return [told.get(place, "") for place in range(len(COLUMNS))]


def test_the_sheet_has_every_column_and_every_line(cast: Cast, signed_in: SignIn) -> None:
    roads.brought_to(cast, State.TRANSFERRED, subject="=HYPERLINK(1)")
    roads.brought_to(cast, State.RESOLVED, subject="Việc đã xong", consequence="Mất 18 triệu đồng.")
    head, first, second = rows(signed_in(cast.duty))
    assert head == [column.title for column in COLUMNS]
    told = dict(zip(head, second, strict=False))
    assert told["Số"] == "2"
    assert told["Phân loại ban đầu"] == "Phản ánh về ANTT"
    assert told["Người báo"] == "Niêm phong"
    assert told["Thiệt hại, hậu quả"] == "Mất 18 triệu đồng."
    assert told["Giao cho"] == "Đại úy Vũ Thị Xác"
    assert told["Lãnh đạo giao"] == "Trung tá Phạm Đức Huy"
    assert told["Kết quả khác"] == "Nhắc nhở, hòa giải, đã chấm dứt"
    assert "=HYPERLINK(1)" in first
    assert "Công an phường Lê Chân" in first
    assert "Nguyễn Thị An" not in str((first, second))
    (taken,) = entries_of("exports")
    assert (taken.name, taken.fact["rows"]) == ("report.register_exported.v1", 2)


def test_a_long_register_is_read_in_pieces(
    cast: Cast, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch, budget: Budget
) -> None:
    for _ in range(5):
        roads.brought_to(cast, State.RECEIVED)
    monkeypatch.setattr(book, "_PIECE", 2)
    client = signed_in(cast.duty)
    assert [line[0] for line in rows(client)[1:]] == ["1", "2", "3", "4", "5"]


def test_the_printed_sheet_tells_the_same(cast: Cast, signed_in: SignIn) -> None:
    roads.brought_to(cast, State.TRANSFERRED)
    roads.brought_to(cast, State.RESOLVED, consequence="Mất 18 triệu đồng.")
    shown = signed_in(cast.duty).get(f"{PAGE}in/").content.decode()
    for words in ("Mất 18 triệu đồng.", "Đại úy Vũ Thị Xác", "Chuyển Công an phường Lê Chân", "0002"):
        assert words in shown
    assert "Nguyễn Thị An" not in shown


@pytest.mark.parametrize("name", ["", "in/", "tep.xlsx"])
def test_it_is_for_those_who_read_cases(cast: Cast, signed_in: SignIn, client: Client, name: str) -> None:
    roads.brought_to(cast, State.RECEIVED)

    def asked(who: Client, query: str = "") -> Any:
        return who.post(f"{PAGE}{name}{query}") if name.endswith("xlsx") else who.get(f"{PAGE}{name}{query}")

    assert asked(signed_in(cast.leader)).status_code == 403
    assert asked(signed_in(cast.an)).status_code == 403
    assert asked(client).status_code == (401 if name.endswith("xlsx") else 302)
    answer = asked(signed_in(cast.procurator), f"?don_vi={NEXT_WARD}&nam=x&tu=-3")
    assert answer.status_code == 200
    assert answer.getvalue()


def test_whoever_takes_no_list_takes_no_register(cast: Cast, signed_in: SignIn) -> None:
    roads.brought_to(cast, State.RECEIVED)
    for member, status in ((cast.area, 403), (cast.officer, 403), (cast.duty, 200), (cast.commander, 200)):
        browser = signed_in(member)
        assert ("tep.xlsx" in browser.get(PAGE).content.decode()) == (status == 200)
        answer = browser.post(f"{PAGE}tep.xlsx")
        assert (answer.status_code, bool(answer.getvalue())) == (status, True)
    assert len(entries_of("exports")) == 2


def test_reading_an_address_takes_nothing_out(cast: Cast, signed_in: SignIn) -> None:
    assert signed_in(cast.duty).get(f"{PAGE}tep.xlsx").status_code == 405
    assert entries_of("exports") == []


def test_the_lines_cost_the_same_however_many(cast: Cast, signed_in: SignIn, budget: Budget) -> None:
    client = signed_in(cast.duty)
    for _ in range(3):
        roads.brought_to(cast, State.RESOLVED)
    client.get(PAGE)
    with budget(14):
        client.get(f"{PAGE}in/")
