"""The page in a browser, for tests to use as people do."""

import os
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request

PAGE = Path(os.environ["ASK_PAGE"])
AXE = Path(os.environ["ASK_AXE"]).read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PATIENCE = 120_000
"""Milliseconds; a machine that does many other things is slow to start Python in a browser."""
REACH_THE_WORKER = """
const Plain = Worker;
window.Worker = class extends Plain {
  constructor(...given) {
    super(...given);
    window.asked = new Map();
    this.addEventListener("message", (event) => {
      const told = window.asked.get(event.data.id);
      if (!told) return;
      event.stopImmediatePropagation();
      told(event.data);
    });
    window.askWorker = (name, ...given) => new Promise((told) => {
      const id = `test ${window.asked.size}`;
      window.asked.set(id, told);
      this.postMessage({ id, name, given });
    });
  }
};
"""


class Opened:
    """The page in a browser, with what went over the wire and what went wrong."""

    def __init__(self, browser: Browser, path: Path = PAGE, **options: Any) -> None:
        size = {"width": 1280, "height": 900}
        self.context = browser.new_context(viewport=size, locale="en-GB", accept_downloads=True, **options)
        self.page: Page = self.context.new_page()
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.page.set_default_timeout(PATIENCE)
        self.page.on("request", self._asked)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._said)
        self.page.add_init_script(AXE)
        self.page.add_init_script(REACH_THE_WORKER)
        began = time.perf_counter()
        self.page.goto(path.as_uri())
        self.page.locator("body[data-ready]").wait_for()
        self.seconds_to_load = time.perf_counter() - began

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def go(self, screen: str) -> None:
        self.page.locator(f"nav a[href='#{screen}']").click()
        self.page.locator(f"#{screen} h1").wait_for()

    def answer(self, screen: str) -> Locator:
        """Press the button of a form, and give the answer."""
        self.page.evaluate(f"document.querySelector('#{screen}-answer').replaceChildren()")
        self.page.locator(f"#{screen}-form > button").last.click()
        return self.answered(screen)

    def answered(self, screen: str) -> Locator:
        area = self.page.locator(f"#{screen}-answer")
        area.locator("h2").wait_for()
        return area

    def violations(self) -> list[str]:
        found = self.page.evaluate("(tags) => axe.run(document, { runOnly: tags })", RULES)
        return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]]

    def is_sound(self) -> None:
        """Hold every state of every screen against what holds always."""
        assert self.violations() == []
        assert self.errors == []
        self.page.set_viewport_size({"width": 320, "height": 256})  # 1280 by 1024 at 400 %
        wide, room = self.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        self.page.set_viewport_size({"width": 1280, "height": 900})
        assert wide <= room
