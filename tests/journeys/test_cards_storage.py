"""A browser in which cards were scanned keeps nothing of them: not in the page, not in any storage, not on its disk."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import randbelow

from playwright.sync_api import Browser, BrowserContext, Page, expect

from andan.cards.tests.pictures import photo
from tests.frame.browser import DEVICES, FLAGS, Watch
from tests.frame.people import enter_as_officer
from tests.frame.site import Site
from tests.journeys.boxes import CARDS, count, last, opened, scanned
from tests.journeys.conftest import PATIENCE
from tests.program.cards import Deck
from tests.program.traces import Traces

KEPT = """async () => {
  const cached = [];
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys())
      cached.push(request.url, await (await caches.match(request)).text());
  const fields = [...document.querySelectorAll("input, textarea, select")].map((field) => field.value);
  const bases = await indexedDB.databases();
  const here = [location.href, document.title, document.cookie, document.documentElement.outerHTML];
  return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, bases, cached, history.state, fields, here]);
}"""
HALF = 16  # letters: the number and no name
SAVED_WITHIN = 3000  # milliseconds, in which a browser saves what is typed into an open page
PLANTED = "text => { localStorage.setItem('planted', text); }"


def test_a_browser_keeps_nothing_of_the_cards_scanned_in_it(
    site: Site, browser: Browser, watch: Watch, tmp_path: Path
) -> None:
    deck, profile = Deck(randbelow(10**9)), tmp_path / "profile"
    wedge, listed, shown, waiting, broken, forgotten = (deck.deal(3, plain=True) for _ in range(6))
    traces = deck.traces()
    with office(browser, site, watch, profile) as context:
        page = context.pages[0]
        enter_as_officer(page, site.member("duty_officer"))
        opened(page)
        for card in wedge:
            scanned(page, card.text)
        count(page, 3)
        nothing(page, traces)
        scanned(page, broken[0].text[:HALF])
        last(page, "thẻ thứ 4")
        page.get_by_text("Danh sách, ảnh").click()
        page.get_by_label("Hoặc dán, mỗi thẻ một dòng").fill("\n".join(card.text for card in listed))
        page.get_by_role("button", name="Ghi danh sách").click()
        count(page, 6)
        picture = photo(*(card.text for card in shown), size=(1600, 720))
        page.locator("#anh-the").set_input_files(
            {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": picture}
        )
        count(page, 9)
        nothing(page, traces)
        watch.offline = True
        context.set_offline(True)
        for card in waiting:
            scanned(page, card.text)
        expect(page.locator("#cho-gui")).to_contain_text("3 thẻ chờ gửi")
        nothing(page, traces)
        context.set_offline(False)
        count(page, 12)
        gone_on_and_back(page, [card.text for card in forgotten], traces)
        page.goto(f"{CARDS}giao/")
        scanned(page, wedge[0].text)
        expect(page.locator("#vua-giao")).to_contain_text("lô chưa đóng")
        nothing(page, traces)
    assert traces.under(profile) == {}


def gone_on_and_back(page: Page, texts: list[str], traces: Traces) -> None:
    """Half a card is in the field and a list is pasted but not sent when another page is opened; then the way back."""
    page.get_by_label("Hoặc dán, mỗi thẻ một dòng").fill("\n".join(texts))
    page.locator("#quet").fill(texts[0][:HALF])
    page.wait_for_timeout(SAVED_WITHIN)
    page.goto(CARDS)
    nothing(page, traces)
    page.go_back()
    count(page, 12)
    expect(page.locator("#quet")).to_have_value("")
    nothing(page, traces)


def nothing(page: Page, traces: Traces) -> None:
    assert traces.within(page.evaluate(KEPT).encode()) == set()


@contextmanager
def office(browser: Browser, site: Site, watch: Watch, profile: Path) -> Iterator[BrowserContext]:
    """A computer of the office: its browser has a folder of its own, which stays when it is closed."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    context = browser.browser_type.launch_persistent_context(
        profile, executable_path=chromium, args=list(FLAGS), base_url=site.url, **DEVICES["desktop"]
    )
    context.set_default_timeout(PATIENCE)
    watch.over(context)
    try:
        yield context
    finally:
        context.close()


def test_what_a_page_keeps_would_be_found(site: Site, browser: Browser, watch: Watch, tmp_path: Path) -> None:
    deck, profile = Deck(randbelow(10**9)), tmp_path / "profile"
    (card,) = deck.deal(1, plain=True)
    with office(browser, site, watch, profile) as context:
        page = context.pages[0]
        page.goto("/dang-nhap/can-bo/")
        page.evaluate(PLANTED, card.text)
        assert deck.traces().within(page.evaluate(KEPT).encode())
    assert deck.traces().under(profile)
