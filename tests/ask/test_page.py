"""The page as a whole: nothing leaves it, key dates are kept in the file that is saved, dark, print, narrow."""

from pathlib import Path
from typing import Any

from opened_page import PAGE, Opened
from playwright.sync_api import Browser

SIZE_LIMIT = 10_000_000


def test_it_is_one_file_of_a_size_that_can_be_mailed(opened: Any) -> None:
    assert PAGE.stat().st_size < SIZE_LIMIT
    assert opened.errors == []
    opened.page.locator("header .brand a").click()
    opened.is_sound()


def test_nothing_leaves(opened: Any) -> None:
    assert {url.partition(":")[0] for url in opened.requests} == {"file", "blob"}
    assert sum(url.startswith("file:") for url in opened.requests) == 1
    assert "connect-src 'none'" in opened.page.locator("#policy").text_content()
    tried = opened.page.evaluate(
        """async () => {
          const blocked = [];
          document.addEventListener("securitypolicyviolation", (event) => blocked.push(event.effectiveDirective));
          const fetched = await fetch("https://example.invalid/").then(() => "fetched", () => "refused");
          navigator.sendBeacon("https://example.invalid/", "x");
          new Image().src = "https://example.invalid/x.png";
          await new Promise((done) => setTimeout(done, 200));
          return [fetched, [...new Set(blocked)].sort()];
        }"""
    )
    assert tried == ["refused", ["connect-src", "img-src"]]
    worker = opened.page.evaluate(
        """() => new Promise((told) => {
          const code = `const ask = new XMLHttpRequest();
            try { ask.open("GET", "https://example.invalid/", false); ask.send(); postMessage("sent"); }
            catch (error) { postMessage(error.name); }`;
          const plain = Object.getPrototypeOf(Worker);
          const worker = new plain(URL.createObjectURL(new Blob([code])));
          worker.onmessage = (event) => told(event.data);
        })"""
    )
    assert worker == "NetworkError"
    opened.errors.clear()


def test_dates_are_kept_in_the_file_that_is_saved(opened: Any, browser: Browser, tmp_path: Path) -> None:
    page = opened.page
    opened.go("dates")
    page.locator("#dates-series").select_option("2026-06")
    opened.is_sound()
    inputs = page.locator("#dates-days input")
    inputs.nth(0).fill("2026-02-21")
    inputs.nth(1).fill("2025-02-21")
    page.locator("#dates-check").click()
    area = opened.answered("dates")
    assert "Late entries close: May/June 2026" in area.inner_text()
    opened.is_sound()
    inputs.nth(1).fill("2026-04-20")
    page.locator("#dates-check").click()
    area.get_by_text("The dates fit").wait_for()
    with page.expect_download() as waiting:
        area.locator("button").click()
    saved = tmp_path / "saved.html"
    waiting.value.save_as(saved)
    again = Opened(browser, saved, color_scheme="dark")
    again.go("dates")
    assert again.page.locator("#dates-given li").all_inner_texts() == ["May/June 2026: 2 dates"]
    again.page.locator("#dates-series").select_option("2026-06")
    assert again.page.locator("#dates-days input").nth(1).input_value() == "2026-04-20"
    for screen in ("learner", "cohort", "round", "dates"):
        again.go(screen)
        again.is_sound()
    again.go("learner")
    again.page.locator("#learner-on").fill("2026-03-01")
    again.page.locator("#learner-until").select_option("2026-06")
    assert "late fee" in again.answer("learner").inner_text()
    again.is_sound()
    again.page.emulate_media(media="print")
    assert not again.page.locator("#learner-form").is_visible()
    assert not again.page.locator("header").is_visible()
    assert again.page.locator("#learner-answer h2").is_visible()
    again.context.close()
    for place in (0, 1):  # the other tests have no dates
        inputs.nth(place).fill("")
