"""The page as a whole: nothing leaves it, key dates are kept in the file that is saved, dark, print, narrow."""

from pathlib import Path
from typing import Any

import pytest
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


@pytest.mark.parametrize("screen", ["learner", "cohort", "round", "dates"])
def test_every_control_is_reached_by_keyboard_in_its_order(opened: Any, screen: str) -> None:
    page = opened.page
    page.locator(f"nav a[href='#{screen}']").focus()
    page.keyboard.press("Enter")
    page.locator(f"#{screen} h1:focus").wait_for()
    controls = f"""[...document.querySelectorAll("#{screen} :is(input, select, textarea, button, summary, [tabindex='0'])")]
        .filter((one) => one.checkVisibility() && (one.type !== "radio" || one.checked))"""
    count = page.evaluate(f"{controls}.length")
    reached: list[int] = []
    for _ in range(6 * count):  # a field for a day has several stops
        page.keyboard.press("Tab")
        place = page.evaluate(f"{controls}.indexOf(document.activeElement)")
        if place < 0:
            break
        if reached[-1:] != [place]:
            reached.append(place)
    assert reached == list(range(count))


def test_the_form_is_sent_and_the_answer_reached_by_keyboard(opened: Any) -> None:
    page = opened.page
    for screen in ("cohort", "round"):  # what other tests asked
        page.evaluate(f"document.querySelector('#{screen}-answer').replaceChildren()")
    opened.go("cohort")
    page.locator("#cohort-text").fill("")
    page.locator("#cohort-text").focus()
    page.keyboard.insert_text("UPN,Unit,Sat in,UMS\nA1,1,June 2025,31\n")
    page.get_by_text("The first of 1 rows").wait_for()
    page.locator("#cohort-form > button").focus()
    page.keyboard.press("Enter")
    heading = opened.answered("cohort").locator("h2")
    assert page.evaluate("document.activeElement.textContent") == heading.inner_text()
    opened.go("round")
    page.locator("#round-text").fill("")
    page.locator("#round-text").focus()
    page.keyboard.insert_text("Candidate,Mark\n0001,31\n0002,12\n")
    page.locator("#round-maximum").fill("60")
    page.locator("#round-series").select_option("2026-06")
    page.locator("#round-form > button").focus()
    page.keyboard.press("Enter")
    heading = opened.answered("round").locator("h2")
    assert page.evaluate("document.activeElement.textContent") == heading.inner_text() == "Answer"


def test_going_back_keeps_what_was_entered_on_every_screen(opened: Any) -> None:
    page = opened.page
    opened.go("cohort")
    page.locator("#cohort-text").fill("UPN,Unit,Sat in\nA1,1,June 2025\n")
    opened.go("round")
    page.locator("#round-requested").fill("0007")
    page.go_back()
    page.locator("#cohort h1").wait_for()
    assert page.locator("#cohort-text").input_value().startswith("UPN")
    page.go_forward()
    page.locator("#round h1").wait_for()
    assert page.locator("#round-requested").input_value() == "0007"
    page.locator("#round-requested").fill("")


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
    assert "a day of May/June 2026, 1 September 2025 to 30 June 2026. We got 21 February 2025." in area.inner_text()
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
