"""A moderation round: the sheet, the sample, what to type, and when the work may be destroyed."""

import csv
import io
import re
from pathlib import Path
from typing import Any

from invented import marks, written
from playwright.sync_api import expect

from btec_rules import ABSENT, Series, mark_sheet, sampling, subjects

JUNE = Series.june(2026)
SHEET = marks(47)
MARKS = {candidate: ABSENT if mark == "X" else int(mark) for candidate, mark in SHEET}


def fill(opened: Any, sheet: str, requested: list[str]) -> None:
    page = opened.page
    opened.go("round")
    page.locator("#round-subject").select_option("Enterprise")
    page.locator("#round-series").select_option(JUNE.code)
    page.locator("#round-maximum").fill("60")
    page.locator("#round-text").fill(sheet)
    page.get_by_text(f"The first of {sheet.count(chr(10)) - 1} rows").wait_for()
    page.locator("#round-requested").fill("\n".join(requested))
    page.locator("#round-received").fill("2026-08-27")
    page.locator("#round-on").fill("2026-10-01")


def test_the_sample_what_to_type_and_when_the_work_may_be_destroyed(opened: Any) -> None:
    requested = [candidate for candidate, _ in SHEET][:15]
    fill(opened, written(("Cand No", "Mark"), SHEET), requested)
    opened.is_sound()
    area = opened.answer("round")
    review = sampling.review(requested, MARKS, subject=subjects.ENTERPRISE, series=JUNE)
    assert review.added
    for one in review.added:
        assert f"Add {one.candidate}." in area.inner_text()
    blocks = area.locator(".blocks")
    assert blocks.first.locator("tbody th").all_inner_texts() == sorted(review.final)
    sizes = [blocks.last.locator("table").nth(place).locator("tbody tr").count() for place in range(3)]
    assert sizes == [20, 20, 7]
    typed = zip(
        blocks.last.locator("tbody th").all_inner_texts(),
        blocks.last.locator("tbody td").all_inner_texts(),
        strict=True,
    )
    assert list(typed) == SHEET
    assert "19 November 2026" in area.inner_text()
    assert "15 May 2026" in area.inner_text()
    opened.is_sound()


def test_a_sheet_with_bad_rows_names_each(opened: Any) -> None:
    bad = [(candidate, {"0003": "61", "0005": ""}.get(candidate, mark)) for candidate, mark in SHEET]
    fill(opened, written(("Cand No", "Mark"), bad), [])
    area = opened.answer("round")
    rows = [{"candidate": candidate, "mark": mark} for candidate, mark in bad]
    faults = mark_sheet.parse(rows, maximum=60).faults
    told = area.locator(".problems li").all_inner_texts()
    assert len(told) == len(faults) == 2
    for line, fault in zip(told, faults, strict=True):
        assert line.casefold().startswith(fault.name.partition(":")[0])
        assert fault.expected in line
    area.get_by_role("button", name="Go to row 5").click()
    chosen = "const box = document.activeElement; return box.value.slice(box.selectionStart, box.selectionEnd)"
    assert opened.page.evaluate(f"(() => {{ {chosen} }})()") == "0005,"
    opened.is_sound()


def test_without_a_request_nothing_is_typed_for_a_sample_but_where_the_centre_picks(opened: Any) -> None:
    fill(opened, written(("Cand No", "Mark"), SHEET), [])
    area = opened.answer("round")
    assert area.locator(".blocks").count() == 1
    assert "Give the sample that Pearson asked for" in area.inner_text()
    opened.page.locator("#round-subject").select_option("Sport")
    area = opened.answer("round")
    assert area.locator(".blocks").count() == 2
    assert "The centre may pick" in area.inner_text()
    opened.is_sound()


def test_the_request_may_be_a_file_and_the_sheet_can_be_saved(opened: Any) -> None:
    fill(opened, written(("Cand No", "Mark"), SHEET), [])
    request = "Candidate,Name\n" + "".join(f"{candidate},somebody\n" for candidate, _ in SHEET[:15])
    opened.page.locator("#round-requested-file").set_input_files(
        {"name": "request.csv", "mimeType": "text/csv", "buffer": request.encode()}
    )
    expect(opened.page.locator("#round-requested")).to_have_value(re.compile(SHEET[14][0]))
    area = opened.answer("round")
    assert area.locator("h2").inner_text() == "Answer"
    with opened.page.expect_download() as waiting:
        area.get_by_text("Save the mark sheet (CSV)").click()
    saved = csv.reader(io.StringIO(Path(waiting.value.path()).read_text("utf-8-sig")))
    assert [tuple(row) for row in saved][1:] == SHEET


def test_a_list_may_have_its_heading_and_a_stranger_is_told_by_the_name_of_the_list(opened: Any) -> None:
    requested = [candidate for candidate, _ in SHEET][:15]
    fill(opened, written(("Cand No", "Mark"), SHEET), ["Candidate", *requested, "9999"])
    told = opened.answer("round").locator(".problems li").all_inner_texts()
    assert [line.startswith("Sample that Pearson asked for: ") for line in told] == [True]
    assert "9999" in told[0]
    fill(opened, written(("Cand No", "Mark"), SHEET), ["Candidate", *requested])
    assert opened.answer("round").locator("h2").inner_text() == "Answer"


def test_what_is_missing_about_the_sample_is_asked(opened: Any) -> None:
    absent = (
        next(candidate for candidate, mark in MARKS.items() if mark is ABSENT) if ABSENT in MARKS.values() else "0002"
    )
    sheet = [(candidate, "X" if candidate == absent else mark) for candidate, mark in SHEET]
    fill(opened, written(("Cand No", "Mark"), sheet), [absent, "0004"])
    area = opened.answer("round")
    proposed = area.locator(".blocks").first.locator("tbody th", has_text="(a proposal)")
    assert proposed.count() == 1
    assert "only a proposal" in area.inner_text()
    area.get_by_label(f"Which mark did you expect of {absent}, who was absent?").fill("30")
    area.get_by_label("Is the sample that you gave everyone whom Pearson ticked?").select_option("yes")
    area.locator("form.missing").first.locator("button").click()
    section = area.locator("section").filter(has_text="Is the sample right, once it is changed as below?")
    section.get_by_text("Yes, by the").wait_for()
    marks_now = {candidate: ABSENT if mark == "X" else int(mark) for candidate, mark in sheet}
    review = sampling.review(
        [absent, "0004"], marks_now, subject=subjects.ENTERPRISE, series=JUNE, expected={absent: 30}, whole_request=True
    )
    assert review.ruling.allowed
    assert f"Replace {absent} with {review.replaced[0].by}." in area.inner_text()
    assert not proposed.count()
    opened.is_sound()
    area = opened.answer("round")
    told = area.locator(".told li").all_inner_texts()
    assert told == ["Is the sample that you gave everyone whom Pearson ticked? Yes", f"Mark expected of {absent}: 30"]
    area.get_by_text("Take these back, and answer again").click()
    area.get_by_label(f"Which mark did you expect of {absent}, who was absent?").wait_for()
