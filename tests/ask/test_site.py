"""The documentation's site in a browser: no page is wider than a phone, and axe finds nothing. With ``run.py --site``."""

import os
from pathlib import Path

import pytest
from opened_page import AXE
from playwright.sync_api import Browser

SITE = Path(os.environ["ASK_SITE"])
PHONE = {"width": 390, "height": 844}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
LARGEST = 400_000
"""Bytes of a page that axe is still asked about: it takes minutes for the longest lists, which are like the others."""
PAGES = sorted(path for path in SITE.rglob("*.html") if "_static" not in path.parts and path.name != "ask.html")


def test_they_are_there() -> None:
    assert len(PAGES) > 100


@pytest.mark.parametrize("slice_of", range(4))
def test_every_page_fits_a_phone_and_is_open_to_all(browser: Browser, slice_of: int) -> None:
    page = browser.new_context(viewport=PHONE).new_page()
    for path in PAGES[slice_of::4]:
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path
        if path.stat().st_size < LARGEST:
            page.evaluate(AXE)
            found = page.evaluate(f"axe.run(document, {{resultTypes: ['violations'], runOnly: {RULES}}})")
            assert [(one["id"], one["nodes"][0]["target"]) for one in found["violations"]] == [], path


def test_the_search_shows_what_was_looked_for(browser: Browser) -> None:
    page = browser.new_context().new_page()
    for typed, title in {
        "licence": "Licence",
        "destroy coursework": "For exams officers",
        "speed": "Performance",
    }.items():
        page.goto(f"{(SITE / 'search.html').as_uri()}?q={typed.replace(' ', '+')}")
        page.locator(f"#search-results a:has-text('{title}')").first.wait_for(timeout=30_000)
