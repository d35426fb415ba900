"""A browser on a running site, and what axe-core finds wrong with the page in it."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
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
AXE_SCRIPT = AXE_FILE_PATH.read_text(encoding="utf-8")
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail("There is no Chromium: run sh tests/browser/install.sh")
    with sync_playwright() as playwright:
        # Dates are typed in the order of the browser's own language.
        env: dict[str, str | float | bool] = {**os.environ, "LANGUAGE": "en"}
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS, env=env)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, live_server) -> Iterator[Page]:
    """An empty page of a phone's size on the running site; no script may fail or be refused."""
    with opened(browser, live_server.url) as page:
        yield page


@pytest.fixture
def plain_page(browser: Browser, live_server) -> Iterator[Page]:
    """The same in a browser without scripts."""
    with opened(browser, live_server.url, java_script_enabled=False) as page:
        yield page


@contextmanager
def opened(browser: Browser, url: str, *, also: str = "", **options: Any) -> Iterator[Page]:
    """A page whose faults fail whoever looks at it: errors, refusals, requests to other hosts.

    `also` is another host that may be asked, whether it answers or not.
    """
    known = (url, also) if also else (url,)
    faults: list[str] = []
    options = {"locale": "zh-CN", "viewport": {"width": 360, "height": 740}, **options}
    with browser.new_context(base_url=url, **options) as context:
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda line: faults.append(line.text) if is_fault(line, also) else None)
        page.on(
            "request",
            lambda one: (
                faults.append(one.url)
                if one.url.startswith("http") and not one.url.startswith(known)
                else None
            ),
        )
        yield page
    wait_for_server()
    assert faults == []


def wait_for_server() -> None:
    """Let the site close its side of every connection, before a test takes its database away."""
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(timeout=5)


def is_fault(line: ConsoleMessage, also: str) -> bool:
    """Whether the browser complains, and not of the icon it asks for, nor that a page is a 404.

    Nor that another host, which may be asked, does not answer.
    """
    url, page = line.location["url"], line.page
    elsewhere = bool(also) and url.startswith(also)
    of_page = page and url == page.url
    of_status = line.text.startswith("Failed to load resource") and (of_page or elsewhere)
    return line.type == "error" and not of_status and not url.endswith("/favicon.ico")


def axe_faults(page: Page, *rules: str, without: tuple[str, ...] = ()) -> list[str]:
    """What is hard to use on the page now: rule, then the elements.

    Only by some rules, or by all but those left out.
    """
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": AXE_RULES}
    left_out = {rule: {"enabled": False} for rule in without}
    options = {"resultTypes": ["violations"], "runOnly": only, "rules": left_out}
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{fault['id']}: {', '.join(node['html'] for node in fault['nodes'])}"
        for fault in found["violations"]
    ]
