"""The page, opened once: tests come to a screen, use it, and leave it. Run by ``run.py``."""

import os
from collections.abc import Iterator

import pytest
from opened_page import Opened
from playwright.sync_api import Browser, sync_playwright


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = os.environ["ASK_BROWSER"] or None
        opened = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def opened(browser: Browser) -> Opened:
    return Opened(browser)
