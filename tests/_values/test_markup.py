"""HTML for people: `as_html` says what `explain` says, as a well-formed piece of a page without scripts or styles."""

import datetime
import re
from html.parser import HTMLParser
from typing import Any

import pytest

from btec_rules import (
    ENGLISH,
    Calendar,
    InvalidFact,
    KeyDates,
    LearnerRecord,
    Ruling,
    Series,
    Sitting,
    Status,
    audit,
    planning,
    retakes,
    subjects,
)
from btec_rules.rulings.findings import failed

JANUARY, JUNE = Series.january(2026), Series.june(2026)
BLOCKS = {"div", "section", "ul", "ol", "li", "p", *(f"h{level}" for level in range(1, 7))}
INLINE = {"strong", "cite", "time"}
PHRASES_ONLY = {"p", *(f"h{level}" for level in range(1, 7)), *INLINE}
"""Elements that hold no block; one of a list holds only items."""
HOSTILE = ("<script>alert(1)</script>", "a & b", "\"><img src=x onerror='1'>", "Zoë ]]> &amp;")
CLAIM_LATER = LearnerRecord(
    subjects.ENTERPRISE, [Sitting(1, JANUARY, 31), Sitting(2, JANUARY, 40), Sitting(3, JANUARY, 52)]
)
"""A choice, with ways to go."""
NOBODY_SAID = LearnerRecord(
    subjects.ENTERPRISE,
    [Sitting(1, JANUARY, 31), Sitting(2, JANUARY, 40), Sitting(3, JUNE, status=Status.PLANNED)],
    claimed=None,
)
SHORT = LearnerRecord(subjects.ENTERPRISE, [Sitting(3, JANUARY, 52)])
CALENDAR = Calendar(
    [
        KeyDates(series=JANUARY, late_claims_open=datetime.date(2026, 4, 5)),
        KeyDates(
            series=JUNE,
            entries_close=datetime.date(2026, 2, 21),
            late_entries_close=datetime.date(2026, 4, 20),
            resit_entries_close=datetime.date(2026, 4, 10),
        ),
    ],
    on=datetime.date(2026, 4, 1),
)


class Reader(HTMLParser):
    """Reads a piece of HTML strictly: what is open is closed in order, and nothing is where it may not be."""

    def __init__(self, written: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""
        self.headings: list[str] = []
        self.times: list[str] = []
        self.outcomes: list[str] = []
        self.feed(written)
        self.close()
        assert not self.open
        assert self.rawdata == ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        assert tag in BLOCKS | INLINE
        inside = self.open[-1] if self.open else "div"
        assert (tag == "li") == (inside in {"ul", "ol"})
        assert inside not in PHRASES_ONLY or tag in INLINE
        assert tag not in INLINE or inside in {"p", "li"}
        for name, value in attributes:
            assert name in {"class", "datetime"} or name.startswith("data-")
            assert value
            self.times += [value] if name == "datetime" else []
            self.outcomes += [value] if name == "data-outcome" else []
        self.open.append(tag)
        self.headings += [tag] if tag[0] == "h" else []
        self.text += "\n" if tag in BLOCKS else ""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.text += "\n" if tag in BLOCKS else ""

    def handle_data(self, data: str) -> None:
        assert self.open[-1] not in {"div", "section", "ul", "ol"}
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)


def words(text: str) -> list[str]:
    """Give the words of a text; the dashes that begin its lines are marks of a list."""
    return re.sub(r"^\s*- ", "", text, flags=re.MULTILINE).split()


def reports() -> list[Any]:
    """Give reports of every kind: a choice, claims that nobody knows, data errors, and ids that look like HTML."""
    records = {name: (CLAIM_LATER, NOBODY_SAID, SHORT)[place % 3] for place, name in enumerate(HOSTILE)}
    whole = audit.cohort({**records, "bad": 3, "x": NOBODY_SAID}, calendar=CALENDAR)  # type: ignore[dict-item]
    rows = audit.rows(
        [{"learner": "", "component": 1, "series": ""}, {"learner": "A", "component": "<i>", "series": "2026-06"}],
        subject=subjects.SPORT,
    )
    rulings = [retakes.check(SHORT, 1, JUNE), retakes.check(CLAIM_LATER, 1, JUNE), Ruling([], "a <b> c")]
    point = Ruling([failed("sampling.no-video", candidates=HOSTILE)], "x", ["OPEN-8", "OPEN-9"])
    planned = [plan for report in whole.reports for plan in report.plans[:2]]
    improved = [planning.best_next(CLAIM_LATER, 1, until=until) for until in (JUNE, JANUARY)]
    assert [bool(one.routes) for one in improved] == [True, False]
    held = LearnerRecord(CLAIM_LATER.subject, CLAIM_LATER.sittings, claimed=[JANUARY])
    planned.append(planning.plans(held)[0])
    assert not planned[-1].actions
    return [
        whole,
        rows,
        *planned,
        *improved,
        *whole.reports,
        *rulings,
        point,
        *(one for report in whole.reports for one in report.actions),
    ]


REPORTS = reports()


@pytest.mark.parametrize("report", REPORTS, ids=lambda one: type(one).__name__)
def test_it_says_what_explain_says(report: Any) -> None:
    assert words(Reader(report.as_html()).text) == words(report.explain())
    assert type(report.as_html()) is str


def test_it_says_so_with_other_texts() -> None:
    other = dict(ENGLISH) | {
        key: f"<{text}>" for key, text in ENGLISH.items() if key.startswith(("outcome:", "standing:"))
    }
    for report in REPORTS:
        assert words(Reader(report.as_html(other)).text) == words(report.explain(other))
        with pytest.raises(InvalidFact):
            report.as_html({})


def test_of_a_cohort_only_the_exceptions() -> None:
    done = LearnerRecord(subjects.ENTERPRISE, CLAIM_LATER.sittings, claimed=[JANUARY])
    for calm in (["a"], ["a", "b"]):
        report = audit.cohort({**dict.fromkeys(calm, done), "c": SHORT}, calendar=CALENDAR)
        few, all_of_them = (Reader(report.as_html(exceptions_only=only)) for only in (True, False))
        assert words(few.text) == words(report.explain(exceptions_only=True))
        assert (few.headings, all_of_them.headings) == (["h2", "h3"], ["h2", "h3", *["h3"] * len(calm)])
    with pytest.raises(InvalidFact, match="exceptions_only"):
        report.as_html(exceptions_only=1)  # type: ignore[arg-type]


def test_the_days_and_outcomes_are_for_programs_too() -> None:
    report = audit.learner(NOBODY_SAID, calendar=CALENDAR)
    seen = Reader(report.as_html())
    assert seen.times == [str(one.due) for one in report.actions if one.due]
    assert seen.times
    assert seen.outcomes == [one.finding.outcome.value for one in report.actions]
    (opens, *_) = [one for one in REPORTS if isinstance(one, audit.Action) and one.opens and not one.due]
    assert Reader(opens.as_html()).times == [str(opens.opens)]


@pytest.mark.parametrize("level", [1, 2, 5])
def test_headings_fit_the_page(level: int) -> None:
    whole = audit.cohort({"a": SHORT, "b": SHORT})
    assert Reader(whole.as_html(heading=level)).headings == [f"h{level}", *[f"h{level + 1}"] * 2]
    assert Reader(whole.reports[0].as_html(heading=level)).headings == [f"h{level}"]


@pytest.mark.parametrize("level", [0, 6, "2", None, True])
def test_no_such_heading(level: Any) -> None:
    whole = audit.cohort({"a": SHORT})
    for report in (whole, whole.reports[0]):
        with pytest.raises(InvalidFact, match="heading"):
            report.as_html(heading=level)
