"""One learner: the page says what the library says, asks for what is missing, and can be used without a mouse."""

import datetime
from typing import Any

import pytest

from btec_rules import Calendar, LearnerRecord, Series, Sitting, Status, audit, retakes, subjects

JUNE = Series.june(2026)
SITTINGS = (
    Sitting(1, Series.june(2025), 31),
    Sitting(2, Series.january(2026), 40),
    Sitting(3, Series.january(2026), 52),
    Sitting(1, JUNE, status=Status.PLANNED),
)
"""Dev: the retake of component 1 in May is entered."""
DEV = LearnerRecord(subjects.ENTERPRISE, SITTINGS)
CALENDAR = Calendar(on=datetime.date(2026, 4, 1))


def fill(opened: Any, record: LearnerRecord, *, until: str = "") -> None:
    page = opened.page
    opened.go("learner")
    rows = page.locator("#learner-sittings > li")
    while rows.count():
        rows.first.locator("button").click()
    for sitting in record.sittings:
        page.locator("#learner-add").click()
        row = rows.last
        row.locator("[data-name=component]").select_option(str(sitting.component))
        row.locator("[data-name=series]").select_option(sitting.series.code)
        row.locator("[data-name=status]").select_option(sitting.status.value)
        if sitting.ums is not None:
            row.locator("[data-name=ums]").fill(str(sitting.ums))
    page.locator("#claimed-none").check()
    page.locator("#learner-until").select_option(until)
    page.locator("#learner-on").fill("2026-04-01")


def words(text: str) -> str:
    return " ".join(text.split()).casefold()


def test_where_they_stand_and_what_to_do(opened: Any) -> None:
    fill(opened, DEV)
    area = opened.answer("learner")
    report = audit.learner(DEV, calendar=CALENDAR)
    first, *_ = report.explain().splitlines()
    assert words(area.locator("h2").inner_text()) == words(first)
    told = area.locator(".actions > li").all_inner_texts()
    assert len(told) == len(report.actions)
    for text, action in zip(told, report.actions, strict=True):
        assert words(action.finding.message) in words(text)
        assert words(action.to_do) in words(text)
    assert opened.page.evaluate("document.activeElement.textContent") == area.locator("h2").inner_text()
    ways = area.locator(".ways-on > li")
    assert ways.count() == len(report.plans)
    for place, plan in enumerate(report.plans):
        assert ways.nth(place).locator(".plan > ol > li").all_text_contents() == [
            one.explain_task() for one in plan.actions
        ]
    opened.is_sound()


def test_a_retake_is_answered_once_with_the_series_that_differ(opened: Any) -> None:
    fill(opened, DEV, until="2027-06")
    area = opened.answer("learner")
    sections = area.locator("section").filter(has_text="be retaken?")
    assert sections.count() == 2
    until = Series.june(2027)
    for component in (1, 2):
        told = sections.nth(component - 1).locator("h4").all_inner_texts()
        for option in retakes.options(DEV, component, until=until):
            (line,) = [one for one in told if option.series.label in one]
            assert line.startswith({"allowed": "Yes", "refused": "No"}[option.ruling.verdict.value])
            for finding in option.ruling.consequences if option.ruling.allowed and option.series == JUNE else ():
                assert finding.message in sections.nth(component - 1).inner_text()
    assert "Yes, in May/June 2026 (entered already)" in sections.first.locator("h4").all_inner_texts()
    opened.is_sound()


def test_what_is_missing_is_asked_next_to_the_answer(opened: Any) -> None:
    fill(opened, DEV)
    area = opened.answer("learner")
    assert "we need to know when the course ends" in area.inner_text()
    form = area.locator("form.missing").last
    form.locator("select").select_option("2027-06")
    form.locator("button").click()
    area.get_by_text("May component 2 be retaken?").wait_for()
    assert opened.page.locator("#learner-until").input_value() == "2027-06"


def test_a_ums_that_is_none_says_what_is_wrong_and_loses_nothing(opened: Any) -> None:
    fill(opened, DEV)
    ums = opened.page.locator("#learner-sittings [data-name=ums]").first
    ums.fill("3l")
    area = opened.answer("learner")
    assert area.locator("h2").inner_text() == "There is a problem"
    assert "Line 1" in area.inner_text()
    assert "3l" in area.inner_text()
    assert ums.input_value() == "3l"
    opened.is_sound()


def test_going_back_keeps_what_was_entered(opened: Any) -> None:
    fill(opened, DEV)
    opened.answer("learner")
    before = opened.page.locator("#learner-answer").inner_text()
    opened.go("dates")
    opened.page.go_back()
    opened.page.locator("#learner h1").wait_for()
    assert opened.page.locator("#learner-sittings > li").count() == len(SITTINGS)
    assert opened.page.locator("#learner-answer").inner_text() == before


@pytest.mark.parametrize("title", [one.title for one in subjects.ALL])
def test_every_subject_has_its_components(opened: Any, title: str) -> None:
    opened.go("learner")
    opened.page.locator("#learner-subject").select_option(title)
    if not opened.page.locator("#learner-sittings > li").count():
        opened.page.locator("#learner-add").click()
    texts = opened.page.locator("#learner-sittings [data-name=component]").first.locator("option").all_inner_texts()
    subject = subjects.by_title(title)
    assert texts == [f"{one} (external)" if one == subject.external else str(one) for one in subject.components]
    opened.page.locator("#learner-subject").select_option("Enterprise")


def test_the_whole_way_by_keyboard(opened: Any) -> None:
    fill(opened, LearnerRecord(subjects.ENTERPRISE))
    page = opened.page
    press, on = page.keyboard.press, "document.activeElement.textContent || document.activeElement.value"

    def tab_to(text: str) -> None:
        for _ in range(60):
            press("Tab")
            if text in page.evaluate(f"{on} || ''"):
                return
        raise AssertionError(text)

    page.locator("#learner h1").focus()
    tab_to("Add a component")
    press("Enter")
    page.keyboard.type("1")
    press("Tab")
    page.keyboard.type("May/June 2025")
    press("Tab")
    page.keyboard.type("Sat")
    press("Tab")
    page.keyboard.type("31")
    tab_to("Show where they stand")
    press("Enter")
    area = opened.answered("learner")
    record = LearnerRecord(subjects.ENTERPRISE, [Sitting(1, Series.june(2025), 31)])
    expected = audit.learner(record, calendar=CALENDAR).explain().splitlines()[0]
    assert words(area.locator("h2").inner_text()) == words(expected)
