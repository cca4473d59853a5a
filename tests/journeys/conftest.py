"""The ground of every journey: the running program, a real browser, and no error left unseen."""

from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.frame.browser import DEVICES, Watch, barriers, chromium
from tests.frame.site import Site, kept_home, running

Visitor = Callable[[str], Page]
PICTURES = Path(__file__).parents[2] / ".cache" / "journeys"
PATIENCE = 15_000  # milliseconds for one step
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """An Dân with its demo, started once for all journeys."""
    with running(kept_home(tmp_path_factory.mktemp("site"))) as site:
        yield site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def watch(site: Site) -> Iterator[Watch]:
    """Fails the journey on any console message, failed request or error status that it did not expect."""
    watch = Watch(site.url)
    yield watch
    complaints = watch.settle()
    assert not complaints, "the browser complained:\n  " + "\n  ".join(complaints)


@pytest.fixture
def visitor(site: Site, browser: Browser, watch: Watch, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """`visitor("phone")` is a new person with a browser of their own; devices: phone, desktop, plain, plain-desktop."""
    contexts: list[BrowserContext] = []

    def arrive(device: str) -> Page:
        context = browser.new_context(base_url=site.url, **DEVICES[device])
        context.set_default_timeout(PATIENCE)
        watch.over(context)
        contexts.append(context)
        return context.new_page()

    yield arrive
    if request.node.stash.get(FAILED, False):
        _picture(request.node.name, contexts)
    for context in contexts:
        context.close()


@pytest.fixture
def phone(visitor: Visitor) -> Page:
    """390 × 844, touch."""
    return visitor("phone")


@pytest.fixture
def desktop(visitor: Visitor) -> Page:
    """1366 × 768."""
    return visitor("desktop")


@pytest.fixture
def plain(visitor: Visitor) -> Page:
    """A phone without JavaScript."""
    return visitor("plain")


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """`axe(page)` fails when the page puts a barrier in anybody's way."""

    def check(page: Page) -> None:
        found = barriers(page)
        assert not found, f"axe on {page.url}:\n{found}"

    return check


FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call" and report.failed:
        item.stash[FAILED] = True
    return report


def _picture(name: str, contexts: list[BrowserContext]) -> None:
    """What each person saw when the journey failed, in .cache/journeys/."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    plain = "".join(char if char.isalnum() else "-" for char in name)
    pages = [page for context in contexts for page in context.pages]
    for number, page in enumerate(pages):
        page.screenshot(path=PICTURES / f"{plain}-{number}.png", full_page=True)
