"""The adapters of "From your MIS": short, plain, and nothing that a file says gets lost on the way.

That the page's blocks run and print what the page shows is tested with all other pages, in ``test_pages.py``.
"""

import ast
import contextlib
import csv
import datetime
import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from btec_rules import ABSENT, RowsRead, Series, mark_sheet, read_rows, subjects

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "how-to" / "from-your-mis.md").read_text("utf-8")
BLOCKS: list[str] = re.findall(r"^```python\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
ADAPTERS = [block for block in BLOCKS if "def from_" in block]
MOST_LINES = 25
SAMPLES = {
    "from_export": "EXPORT",
    "from_broadsheet": "BROADSHEET",
    "from_mark_book": "MARK_BOOK",
    "from_entries": "ENTRIES",
    "from_dated": "DATED",
}

Adapter = Callable[[Iterable[str]], Iterator[dict[str, object]]]


@pytest.fixture(scope="module")
def page() -> dict[str, Any]:
    names: dict[str, Any] = {}
    with contextlib.redirect_stdout(io.StringIO()):
        for block in BLOCKS:
            exec(block, names)  # noqa: S102 - the page's own code
    return names


def broken(names: dict[str, Any], adapter: str, column: int) -> str:
    """Give the first good line of a sample with a cell that nobody can read."""
    heading, line, *_ = csv.reader(io.StringIO(names[SAMPLES[adapter]]))
    written = io.StringIO()
    csv.writer(written).writerows([heading, [*line[:column], "rubbish", *line[column + 1 :]]])
    return written.getvalue()


def read(names: dict[str, Any], adapter: str, text: str) -> RowsRead:
    rows = names[adapter](io.StringIO(text))
    subject = None if adapter == "from_export" else subjects.ENTERPRISE
    return read_rows(rows, subject=subject, award_codes=[names["AWARD"]])


class TestEveryAdapter:
    def test_there_is_one_for_each_shape(self) -> None:
        assert re.findall(r"def (from_\w+)", "".join(ADAPTERS)) == list(SAMPLES)

    @pytest.mark.parametrize("block", ADAPTERS, ids=list(SAMPLES))
    def test_it_is_short(self, block: str) -> None:
        assert len(block.splitlines()) <= MOST_LINES

    def test_the_page_needs_nothing_but_python_and_the_library(self) -> None:
        nodes = list(ast.walk(ast.parse("".join(BLOCKS))))
        found = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
        found |= {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}
        assert "btec_rules" in found
        assert found - {"btec_rules"} <= sys.stdlib_module_names

    @pytest.mark.parametrize(
        ("adapter", "column"),
        [
            *(("from_export", column) for column in (1, 2, 4, 5)),
            *(("from_broadsheet", column) for column in (2, 3, 4, 5, 6)),
            *(("from_entries", column) for column in (1, 2, 3)),
            *(("from_dated", column) for column in (1, 2, 3)),
        ],
    )
    def test_what_it_does_not_know_is_refused_and_not_dropped(
        self, page: dict[str, Any], adapter: str, column: int
    ) -> None:
        found = read(page, adapter, broken(page, adapter, column))
        assert not found.records
        assert list(found.unreadable) == ["A1001"]

    @pytest.mark.parametrize("adapter", [one for one in SAMPLES if one != "from_mark_book"])
    def test_every_learner_of_the_sample_is_good_or_bad(self, page: dict[str, Any], adapter: str) -> None:
        text = page[SAMPLES[adapter]]
        found = read(page, adapter, text)
        there = {line[0] for line in csv.reader(text.splitlines()[1:])}
        good = {key.partition(" ")[0] for key in found.records}
        assert good
        assert found.unreadable
        assert good | set(found.unreadable) == there

    @pytest.mark.parametrize("adapter", [one for one in SAMPLES if one not in {"from_mark_book", "from_broadsheet"}])
    def test_a_line_that_stops_short_is_refused(self, page: dict[str, Any], adapter: str) -> None:
        heading = page[SAMPLES[adapter]].splitlines()[0]
        assert read(page, adapter, f"{heading}\nA1001\n").unreadable


class TestTheExport:
    @pytest.mark.parametrize(
        ("ums", "grade", "status", "number"),
        [
            ("31", "L1M", "sat", 31),
            ("0", "L1P", "sat", 0),
            (" 31 ", " ", "sat", 31),
            ("", "X", "absent", None),
            ("", "x", "absent", None),
            ("", "Q", "sat", None),
            ("", "", "planned", None),
        ],
    )
    def test_a_ums_and_a_grade(self, page: dict[str, Any], ums: str, grade: str, status: str, number: int) -> None:
        (sitting,) = self.read(page, f"A1001,ENT1,{ums},{grade},2025,06").records["A1001 (Enterprise)"].sittings
        assert (sitting.status.value, sitting.ums) == (status, number)
        assert sitting.series == Series.june(2025)

    @pytest.mark.parametrize(("ums", "grade"), [("0", "X"), ("31", "q"), ("", "L2P"), ("", "U"), ("", "P")])
    def test_what_can_mean_two_things_is_refused(self, page: dict[str, Any], ums: str, grade: str) -> None:
        assert self.read(page, f"A1001,ENT1,{ums},{grade},2025,6").unreadable

    def test_an_award_code_that_is_listed_is_a_claim(
        self, page: dict[str, Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(page["OPTIONS"], page["AWARD"], ("Enterprise", page["AWARD"]))
        found = self.read(page, f"A1001,ENT3,52,L2M,2026,1\nA1001,{page['AWARD']},150,L2M,2026,1")
        assert found.records["A1001 (Enterprise)"].claimed == (Series.january(2026),)

    def read(self, names: dict[str, Any], lines: str) -> RowsRead:
        return read(names, "from_export", f"{names['EXPORT'].splitlines()[0]}\n{lines}\n")


class TestTheBroadsheet:
    def test_a_column_that_nobody_knows_is_refused(self, page: dict[str, Any]) -> None:
        assert read(page, "from_broadsheet", "UPN,Name,C1 Jun 25,Total\nA1001,Ann,31,31\n").unreadable

    def test_a_space_is_blank(self, page: dict[str, Any]) -> None:
        found = read(page, "from_broadsheet", "UPN,C1 Jun 25,C2 Jun 25,Cashed in\nA1001, 31 , , \n")
        assert [(one.component, one.ums) for one in found.records["A1001"].sittings] == [(1, 31)]

    def test_an_empty_line_is_skipped(self, page: dict[str, Any]) -> None:
        assert list(read(page, "from_broadsheet", "UPN,C1 Jun 25\n\nA1001,31\n\n").records) == ["A1001"]

    @pytest.mark.parametrize("line", ["A1001", "A1001,31,40"])
    def test_a_ragged_line_stops_everything(self, page: dict[str, Any], line: str) -> None:
        with pytest.raises(ValueError, match="zip"):
            read(page, "from_broadsheet", f"UPN,C1 Jun 25\n{line}\n")


class TestTheMarkBook:
    @pytest.mark.parametrize(("written", "mark"), [("0", 0), (" 34", 34), ("Abs", ABSENT), ("X ", ABSENT)])
    def test_a_mark(self, page: dict[str, Any], written: str, mark: object) -> None:
        assert self.parse(page, f"7,Ann,{written}").marks == {"0007": mark}

    @pytest.mark.parametrize("line", ["7,Ann,", "7,Ann", "7,Ann,-", ",Ann,34", "7,Ann,34.5"])
    def test_no_mark(self, page: dict[str, Any], line: str) -> None:
        sheet = self.parse(page, line)
        assert sheet.faults
        assert not sheet.marks

    def test_no_name_is_handed_on(self, page: dict[str, Any]) -> None:
        for row in page["from_mark_book"](io.StringIO(page["MARK_BOOK"])):
            assert set(row) == {"candidate", "mark"}

    def parse(self, names: dict[str, Any], line: str) -> mark_sheet.MarkSheet:
        return mark_sheet.parse(names["from_mark_book"](io.StringIO(f"Candidate,Name,Mark\n{line}\n")), maximum=60)


class TestTheDates:
    def test_every_day_of_two_years(self, page: dict[str, Any]) -> None:
        series = {5: "{0}-06", 6: "{0}-06", 12: "{1}-01", 1: "{0}-01"}
        day = datetime.date(2024, 1, 1)
        while day.year < 2026:
            written = f"{day:%d/%m/%Y}"
            expected = series.get(day.month, written).format(day.year, day.year + 1)
            assert page["series_on"](written) == expected
            day += datetime.timedelta(days=1)

    @pytest.mark.parametrize(
        "written", ["31/06/2025", "2025-06-30", "30/06/25", "06/30/2025", "45838", "", "June 2025"]
    )
    def test_what_is_no_date_stays_as_it_is(self, page: dict[str, Any], written: str) -> None:
        assert page["series_on"](written) == written
