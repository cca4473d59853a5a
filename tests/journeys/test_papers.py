"""A paper goes from the desk to a counter far away: issued, scanned, compared, withdrawn, all without scripts."""

from collections.abc import Callable

import pypdfium2
import zxingcpp
from playwright.sync_api import Page, expect

from tests.frame.people import enter_as_officer
from tests.frame.site import Site
from tests.journeys.conftest import Visitor

Axe = Callable[[Page], None]
DESK = "/can-bo/phan-anh/"


def test_from_the_case_to_the_check_page(site: Site, visitor: Visitor, axe: Axe) -> None:
    officer, stranger = visitor("plain-desktop"), visitor("plain")
    enter_as_officer(officer, site.member("duty_officer"))
    papers = _case_to_write_about(officer)
    officer.locator("a[href$='/lap/receipt/']").click()
    officer.get_by_role("button", name="Lập và lấy số").click()
    newest = officer.locator(".paper-list li").first
    expect(newest).to_contain_text("Phiếu tiếp nhận")
    expect(newest).to_contain_text("Còn hiệu lực")
    sheet = officer.request.get(newest.locator("a[href$='.pdf']").get_attribute("href") or "").body()

    stranger.goto(_scanned(sheet))
    expect(stranger.locator("main")).to_contain_text("Giấy thật, còn hiệu lực.")
    for content, said in ((sheet, "Tệp khớp."), (sheet + b" ", "Tệp không khớp.")):
        file = {"name": "giay.pdf", "mimeType": "application/pdf", "buffer": content}
        stranger.locator("[name=file]").set_input_files(file)  # type: ignore[arg-type]
        stranger.get_by_role("button", name="So tệp").click()
        expect(stranger.locator("main")).to_contain_text(said)

    officer.goto(papers)
    officer.locator(".paper-list li").first.get_by_role("link", name="Thu hồi").click()
    officer.locator("[name=reason]").fill("Ghi sai ngày tiếp nhận.")
    officer.get_by_role("button", name="Thu hồi").click()
    expect(officer.locator(".paper-list li").first).to_contain_text("Đã thu hồi")
    stranger.goto(_scanned(sheet))
    expect(stranger.locator("main")).to_contain_text("Đã bị thu hồi.")
    seeing = visitor("phone")
    seeing.goto(_scanned(sheet))
    axe(seeing)


def _case_to_write_about(page: Page) -> str:
    """The papers of the first case in the register's state for a receipt slip."""
    page.goto(f"{DESK}?nhom=hand")
    for link in page.locator(".queue td.title a").evaluate_all("links => links.map(link => link.href)"):
        page.goto(link)
        page.get_by_role("link", name="Giấy tờ").click()
        if page.locator("a[href$='/lap/receipt/']").count():
            return page.url
    raise AssertionError("no case of the demo takes a receipt slip")


def _scanned(sheet: bytes) -> str:
    """The address in the code of the last page, as a phone's camera reads it."""
    document = pypdfium2.PdfDocument(sheet)
    picture = document[len(document) - 1].render(scale=2).to_pil()
    (found,) = zxingcpp.read_barcodes(picture)
    return str(found.text)
