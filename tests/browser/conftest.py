"""A browser on a running site, and what axe-core finds wrong with the page in it."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

# Playwright runs an event loop in this thread, which Django takes for a request's.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail("There is no Chromium: run sh tests/browser/install.sh")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, live_server) -> Iterator[Page]:
    """An empty page of a phone's size on the running site; no script may fail or be refused."""
    faults = []
    with browser.new_context(
        base_url=live_server.url, locale="zh-CN", viewport={"width": 360, "height": 740}
    ) as context:
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda line: faults.append(line.text) if is_fault(line) else None)
        yield page
    assert faults == []


def is_fault(line: ConsoleMessage) -> bool:
    """Whether the browser complains, and not of the icon it asks for, nor that a page is a 404."""
    url, page = line.location["url"], line.page
    of_status = line.text.startswith("Failed to load resource") and page and url == page.url
    return line.type == "error" and not of_status and not url.endswith("/favicon.ico")


@pytest.fixture
def axe_faults(page: Page) -> Callable[[], list[str]]:
    """A function that tells what is hard to use on the page now: rule, then the elements."""

    def find() -> list[str]:
        options = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": AXE_RULES}}
        results = Axe().run(page, options=options).response
        return [
            f"{fault['id']}: {', '.join(node['html'] for node in fault['nodes'])}"
            for fault in results["violations"]
        ]

    return find
