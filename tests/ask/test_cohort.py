"""A cohort: a file is dropped or pasted, its headings are given a meaning, and what is to do can be saved."""

import csv
import datetime
import io
import re
from pathlib import Path
from typing import Any

from invented import COLUMNS, cohort

from btec_rules import Calendar, audit, subjects
from btec_rules.audit import Task

CALENDAR = Calendar(on=datetime.date(2026, 4, 1))


def report_on(text: str) -> audit.CohortReport:
    rows = csv.DictReader(io.StringIO(text))
    return audit.rows(rows, subject=subjects.ENTERPRISE, columns=COLUMNS, calendar=CALENDAR)


def paste(opened: Any, text: str) -> None:
    page = opened.page
    opened.go("cohort")
    page.locator("#cohort-text").fill(text)
    count = len(list(csv.reader(io.StringIO(text)))) - 1
    page.get_by_text(f"The first of {count} rows").wait_for()
    page.locator("#cohort-on").fill("2026-04-01")


def test_the_worst_first_and_all_that_is_to_do(opened: Any) -> None:
    text = cohort(30)
    paste(opened, text)
    opened.is_sound()
    area = opened.answer("cohort")
    report = report_on(text)
    names = area.locator(".learner h3").all_text_contents()
    folded = area.locator(".calm-ones .learner").evaluate_all("found => found.map((one) => one.dataset.standing)")
    assert set(folded) <= {"on-course", "awaiting-results", "certificated"}
    assert len(folded) > 1
    area.locator(".calm-ones summary").click()
    assert [one.partition(":")[0] for one in names] == [one.learner for one in report.exceptions]
    assert report.ineligible
    assert names[0].casefold().endswith("no way left")
    with opened.page.expect_download() as waiting:
        area.get_by_text("Save the to-do list (CSV)").click()
    saved = list(csv.reader(io.StringIO(Path(waiting.value.path()).read_text("utf-8-sig"))))
    tasks = [one for one in report.actions if one.task is not None]
    in_order = [one for one in tasks if one.task is not Task.SIT] + [one for one in tasks if one.task is Task.SIT]
    assert [(row[0], row[2], row[3]) for row in saved[1:]] == [
        (one.learner or "Everyone", one.to_do, "" if one.due is None else one.due.isoformat()) for one in in_order
    ]
    stand = {one.learner: one.explain().partition("\n")[0] for one in report.reports}
    assert all(stand[row[0]].endswith(row[1]) for row in saved[1:])
    with opened.page.expect_download() as waiting:
        area.get_by_text("Save the dates for a calendar (.ics)").click()
    lines = Path(waiting.value.path()).read_bytes().decode().split("\r\n")
    assert (lines[0], lines[-2]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert all(len(line.encode()) <= 75 for line in lines)
    days = {line.partition(":")[2] for line in lines if line.startswith("DTSTART")}
    assert days == {one.due.isoformat().replace("-", "") for one in tasks if one.due is not None}
    opened.is_sound()


def test_who_gets_no_certificate_is_told_first_with_the_reasons(opened: Any) -> None:
    text = cohort(30)
    paste(opened, text)
    area = opened.answer("cohort")
    report = report_on(text)
    told = {one.learner: [reason.message for reason in one.reasons] for one in report.ineligible}
    for one in report.exceptions:
        if one.standing is audit.Standing.UNDER_WAY and not one.at_risk:
            told[one.learner] = [task.to_do for task in one.actions if task.task in {Task.ENTER, Task.CLAIM}]
    headings = area.locator(".without h3").all_inner_texts()
    assert len(headings) > 1
    assert sum(int(one.rpartition(" ")[2]) for one in headings) == len(told)
    found = set()
    for group in area.locator(".without > ul > li").all():
        reasons = group.locator("li").all_inner_texts()
        for name in re.split(", | and ", group.locator("strong").inner_text()):
            found.add(name)
            assert len(reasons) == len(told[name]) > 0
            assert all(line.startswith(one) for line, one in zip(reasons, told[name], strict=True))
    assert found == set(told)
    opened.page.locator("#cohort-until").select_option("2026-06")
    assert "by May/June 2026 as things stand" in opened.answer("cohort").inner_text()


def test_headings_are_found_however_they_are_written(opened: Any) -> None:
    paste(opened, cohort(5).replace("Cashed in", "Cash-In").replace("UPN", "Candidate No."))
    columns = opened.page.locator("#cohort-columns")
    assert columns.get_by_label("Certificate claimed").input_value() == "Cash-In"
    assert columns.get_by_label("Student").input_value() == "Candidate No."


def test_an_answer_says_that_it_is_older_than_the_form(opened: Any) -> None:
    paste(opened, cohort(5))
    area = opened.answer("cohort")
    assert not area.locator(".outdated").count()
    opened.page.locator("#cohort-until").select_option("2026-06")
    area.locator(".outdated", has_text="answer again").wait_for()
    opened.is_sound()
    assert not opened.answer("cohort").locator(".outdated").count()
    opened.go("dates")
    opened.page.locator("#dates-series").select_option("2026-06")
    closes = opened.page.locator("#dates").get_by_label("Entries close", exact=True)
    closes.fill("2026-02-20")
    closes.blur()
    opened.go("cohort")
    area.locator(".outdated", has_text="key dates").wait_for()
    opened.go("dates")
    closes.fill("")
    closes.blur()


def test_the_day_is_the_same_on_every_screen(opened: Any) -> None:
    paste(opened, cohort(5))
    opened.page.locator("#cohort-on").fill("2026-03-03")
    opened.page.locator("#cohort-on").blur()
    assert opened.page.locator("#round-on").input_value() == "2026-03-03"
    assert opened.page.locator("#learner-on").input_value() == "2026-03-03"


def test_headings_are_chosen_where_they_can_not_be_guessed(opened: Any) -> None:
    text = cohort(5).replace("Sat in", "When")
    paste(opened, text)
    area = opened.answer("cohort")
    assert "Choose the column for “Series”" in area.inner_text()
    opened.page.locator("#cohort-columns").get_by_label("Series", exact=True).select_option("When")
    area = opened.answer("cohort")
    assert area.locator("h2").inner_text().startswith("Learners: 5")


def test_a_file_is_dropped_with_any_of_the_usual_separators(opened: Any) -> None:
    for separator, encoding in ((";", "utf-8-sig"), ("\t", "utf-16"), (",", "cp1252")):
        text = cohort(6).replace("A0001", "Zoë").replace(",", separator)
        opened.go("cohort")
        opened.page.locator("#cohort-text").fill("")
        opened.page.locator("#cohort-file").set_input_files(
            {"name": "export.csv", "mimeType": "text/csv", "buffer": text.encode(encoding)}
        )
        opened.page.locator("#cohort-columns td", has_text="Zoë").first.wait_for()
        assert opened.answer("cohort").locator("h2").inner_text().startswith("Learners: 6")


def test_a_broken_file_says_what_is_wrong_and_loses_nothing(opened: Any) -> None:
    text = cohort(4)
    paste(opened, text)
    for content, said in ((b"PK\x03\x04 a workbook", "Excel workbook"), (b"\x00\x01\x02", "not a text file")):
        opened.page.locator("#cohort-file").set_input_files(
            {"name": "export.xlsx", "mimeType": "text/csv", "buffer": content}
        )
        opened.page.locator("#cohort-problem", has_text=said).wait_for()
        assert opened.page.locator("#cohort-text").input_value() == text
    opened.is_sound()
    paste(opened, text.replace("June 2025,", "June 2025,1,2,3,", 1))
    area = opened.answer("cohort")
    assert "more cells than there are headings: 1." in area.inner_text()


def test_rows_that_name_nobody_and_bad_cells_are_told(opened: Any) -> None:
    text = cohort(4) + ",1,June 2025,40,\nB1,9,June 2025,40,\n"
    paste(opened, text)
    area = opened.answer("cohort")
    report = report_on(text)
    assert len(report.faults) == 1
    assert "name no student" in area.inner_text()
    assert "B1: data errors" in area.inner_text()
    opened.is_sound()


def test_who_claimed_is_asked_next_to_the_answer(opened: Any) -> None:
    paste(opened, cohort(10))
    opened.page.locator("#cohort-columns").get_by_label("Certificate claimed").select_option("")
    area = opened.answer("cohort")
    form = area.locator("form.missing")
    form.get_by_label("Which certificates were claimed?").select_option("nobody")
    form.locator("button").click()
    area.get_by_label("Which certificates were claimed?").wait_for(state="detached")
    assert area.locator("h2").inner_text().startswith("Learners: 10")
