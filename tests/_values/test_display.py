"""How results look where they are only looked at: one line, a short repr, and tables that hold nothing but tables."""

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import attrs
import pytest
from public_callables import public_classes

from btec_rules import (
    ABSENT,
    EDITION_2025_26,
    ENGLISH,
    Fault,
    Finding,
    LearnerRecord,
    Outcome,
    Ruling,
    Series,
    Sitting,
    Status,
    audit,
    certification,
    editions,
    planning,
    read_rows,
    retakes,
    sampling,
    subjects,
)
from btec_rules._values.display import MOST_ROWS, Displayed
from btec_rules.rulings.findings import failed

JANUARY, JUNE = Series.january(2026), Series.june(2026)
NO_RESIT = EDITION_2025_26.varied(id="no resit", external_resits=0)
RECORD = LearnerRecord(
    subjects.ENTERPRISE, [Sitting(1, Series.june(2025), 31), Sitting(2, JANUARY, 40), Sitting(3, JANUARY, 52)]
)
SHORT = LearnerRecord(RECORD.subject, [*RECORD.sittings, Sitting(1, JUNE)], claimed=[JANUARY])
"""A certificate is held, and there is one thing to know: a further one needs another external sitting."""
MARKS = {f"{number:04}": ABSENT if number == 3 else number for number in range(1, 60)}
HOSTILE = (
    "<b>Ann</b>",
    "</td><script>x()</script>",
    "\"' onclick='x()'",
    "&lt;&amp;",
    "<!--",
    "Ann]]>",
    "<td",
    "\u202e",
)
CELLS = {"th": {"scope": {"col", "row"}}, "td": {"colspan": {"2", "3", "4", "5", "6"}}}
WITHIN = {
    "table": {""},
    "caption": {"table"},
    "thead": {"table"},
    "tbody": {"table"},
    "tfoot": {"table"},
    "tr": {"thead", "tbody", "tfoot"},
    "th": {"tr"},
    "td": {"tr"},
}


@attrs.define
class Seen:
    caption: str = ""
    head: list[str] = attrs.field(factory=list)
    rows: list[list[str]] = attrs.field(factory=list)


class Reader(HTMLParser):
    """Reads tables, and stumbles over whatever else there is."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tables: list[Seen] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        assert (self.open[-1] if self.open else "") in WITHIN[tag]
        if tag in {"caption", *CELLS}:
            assert attributes.pop() == ("style", "text-align: left")  # Jupyter would put it to the right
        for name, value in attributes:
            assert value in CELLS[tag][name]
        assert tag != "th" or attributes
        self.open.append(tag)
        if tag == "table":
            self.tables.append(Seen())
        elif tag == "tr":
            self.tables[-1].rows.append([])
        elif tag in CELLS:
            self.tables[-1].rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag == "thead":
            (self.tables[-1].head,) = self.tables[-1].rows
            self.tables[-1].rows = []

    def handle_data(self, data: str) -> None:
        assert self.open[-1] in {"caption", *CELLS}
        if self.open[-1] == "caption":
            self.tables[-1].caption += data
        else:
            self.tables[-1].rows[-1][-1] += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)


def seen(result: Any) -> list[Seen]:
    reader = Reader()
    written = result._repr_html_()
    reader.feed(written)
    reader.close()
    assert not reader.open
    assert reader.rawdata == ""
    assert "<style" not in written  # notebooks and GitHub take it out
    assert not re.search("</?[A-Z]", written)  # a reader of XML, unlike a browser, tells capitals apart
    for table in reader.tables:
        assert table.caption
        assert all(table.head)
        for row in table.rows[:MOST_ROWS]:
            assert len(row) == len(table.head)
            assert row[0] or table.head[0] == "Learner"
    return reader.tables


def results(ids: tuple[str, ...]) -> Iterator[Any]:
    """Give results of every kind in which each of *ids* stands somewhere."""
    finding = failed("sampling.no-video", candidates=ids)
    yield finding
    yield Ruling([finding], "a & b", ["OPEN-8"])
    marks = {one: ABSENT if place == 1 else place % 61 for place, one in enumerate([*ids, *map(str, range(20))])}
    yield sampling.draw(marks, seed="x", subject=subjects.ENTERPRISE, series=JUNE)
    yield sampling.review(
        [*ids, *map(str, range(9))], marks, subject=subjects.ENTERPRISE, series=JUNE, expected={ids[1]: 3}
    )
    report = audit.cohort({**dict.fromkeys(ids, RECORD), f"bad {ids[0]}"[:64]: 3})  # type: ignore[dict-item]
    yield report
    yield from report.reports
    yield read_rows([{"learner": ids[0], "component": 1, "series": ids[1]}], subject=subjects.ENTERPRISE)
    yield audit.rows(
        [{"learner": ids[0], "component": ids[1], "series": ""}, {"learner": "", "component": 1, "series": "2026-06"}],
        subject=subjects.ENTERPRISE,
    )
    yield audit.AuditReport(
        ids[0], audit.Standing.UNREADABLE, (), (), (), None, (), (), "x", faults=(Fault(ids[1], ids[2], ids[3]),)
    )
    prospect = planning.best_next(RECORD, 1, until=Series.june(2027))
    yield prospect
    yield from prospect.routes
    yield planning.best_next(RECORD, 2, until=JANUARY)
    yield planning.plans(RECORD)[0]
    comparison = editions.compare(EDITION_2025_26, NO_RESIT, dict.fromkeys(ids, RECORD))
    yield comparison
    yield from comparison.moves
    yield from planning.ums_needed(RECORD, 90, maxima={1: 60, 2: 60, 3: 80}, until=Series.june(2027))
    yield from retakes.options(RECORD, 1, until=JUNE)
    yield from certification.options(RECORD)
    yield certification.result(RECORD, JANUARY)
    yield certification.result(RECORD, JUNE)


RESULTS = list(results(HOSTILE))


class TestEveryResult:
    def test_all_kinds_are_here(self) -> None:
        kinds = {one for one in public_classes() if issubclass(one, Displayed)}
        assert {type(one) for one in RESULTS} == kinds
        assert len(kinds) == 16

    @pytest.mark.parametrize("result", RESULTS, ids=lambda one: type(one).__name__)
    def test_what_a_notebook_gets(self, result: Any) -> None:
        tables = seen(result)
        assert tables[0].caption.splitlines() == [str(result)]

    @pytest.mark.parametrize("result", RESULTS, ids=lambda one: type(one).__name__)
    def test_one_line_and_a_short_repr(self, result: Any) -> None:
        assert len(str(result).splitlines()) == 1
        assert len(repr(result)) < 600
        assert repr(result) == f"<{type(result).__name__}: {result}>" or isinstance(result, Finding)

    @pytest.mark.parametrize("text", HOSTILE)
    def test_ids_are_read_as_they_were_given(self, text: str) -> None:
        ids = (text, *(f"{place}{text}" for place in range(5)))
        for result in results(ids):
            tables = seen(result)
            told = [[row[0] for row in table.rows] for table in tables]
            if isinstance(result, sampling.Sample | sampling.SampleReview):
                members = result.members if isinstance(result, sampling.Sample) else result.final
                assert told[0][: len(members)] == list(members)
            elif isinstance(result, audit.CohortReport) and result.actions:
                assert told[1] == [one.learner for one in result.actions]
                assert set(ids) <= set(told[1])
            elif isinstance(result, audit.AuditReport):
                assert tables[0].caption.startswith(f"{result.learner}: ")
            elif isinstance(result, Finding):
                assert tables[0].rows[0][1] == result.message
                assert html.escape(text) in result._repr_html_()


def changed_review() -> sampling.SampleReview:
    """Review a request of which one is absent, and which lacks the highest mark and the lowest."""
    requested = [f"{number:04}" for number in range(2, 17)]
    return sampling.review(requested, MARKS, subject=subjects.ENTERPRISE, series=JUNE, expected={"0003": 30})


class TestRulings:
    def test_the_verdict_is_in_words_and_every_finding_has_rule_and_page(self) -> None:
        for record, component in ((RECORD, 1), (RECORD.adding(Sitting(1, JANUARY, 30)), 1)):
            ruling = retakes.check(record, component, JUNE)
            found, *others = seen(ruling)
            assert found.caption.startswith(f"{ruling.explain().splitlines()[0]} ")
            assert [row[1:] for row in found.rows] == [
                [one.message, one.code, one.rule, str(one.page)] for one in ruling.findings
            ]
            points = [row[0] for table in others for row in table.rows]
            assert points == list(ruling.assumptions)

    def test_the_line_names_what_decided(self) -> None:
        ruling = retakes.check(RECORD, 1, JANUARY.previous)
        assert ruling.failed[0].code in str(ruling)
        assert ruling.edition in str(ruling)
        for outcome in Outcome:
            there = f"{ENGLISH[f'outcome:{outcome.value}']}: {len(ruling.having(outcome))}"
            assert (there in str(ruling)) == bool(ruling.having(outcome))

    def test_a_param_of_several_lines(self) -> None:
        ruling = Ruling([failed("sampling.no-video", candidates=("a\nb\r\u2028c",))], "x")
        assert len(str(ruling.findings[0]).splitlines()) == 1
        assert "a\nb" in seen(ruling)[0].rows[0][1]


class TestOthers:
    def test_a_sample_says_who_is_in_it_and_why(self) -> None:
        marks = {f"{number:04}": number for number in range(200)}
        sample = sampling.draw(marks, seed="x", subject=subjects.ENTERPRISE, series=JUNE)
        why = dict(seen(sample)[0].rows)
        assert set(why) == set(sample.members)
        assert sample.added
        assert why == dict.fromkeys(sample.random, "at random") | dict.fromkeys(sample.added, "added")

    def test_a_review_says_what_becomes_of_everyone(self) -> None:
        review = changed_review()
        rows = seen(review)[0].rows
        assert [row[0] for row in rows] == [*review.final, "0003"]
        assert len({row[1] for row in rows}) == 5  # requested, highest, lowest, in place of 0003, out
        new = {*(one.candidate for one in review.added), *(one.by for one in review.replaced)}
        assert {row[1] for row in rows[:-1] if row[0] not in new} == {"requested"}

    def test_a_result_that_is_open(self) -> None:
        record = LearnerRecord(subjects.ENTERPRISE, [Sitting(1, JANUARY, 0), Sitting(2, JANUARY)])
        rows = seen(certification.result(record, JANUARY))[0].rows
        assert [row[2] for row in rows] == ["0", "?", ""]

    def test_a_route_is_told_step_by_step(self) -> None:
        route = planning.best_next(RECORD.adding(Sitting(1, JUNE, status=Status.PLANNED)), 1, until=JUNE).routes[0]
        table = seen(route)[0]
        assert [row[1] for row in table.rows] == [one.series.code for one in route.steps]
        assert [row[3] == "yes" for row in table.rows] == [one.entered for one in route.steps]
        assert {one.entered for one in route.steps} == {True, False}

    def test_the_faults_of_one_learner_are_shown(self) -> None:
        report = audit.cohort({"Ann": 3}).reports[0]  # type: ignore[dict-item]
        assert [[one.name, one.got, one.expected] for one in report.faults] == seen(report)[1].rows

    def test_five_hundred_learners_are_a_page(self) -> None:
        few, many = (audit.cohort({f"{number:04}": RECORD for number in range(size)}) for size in (60, 500))
        assert len(few.actions) > MOST_ROWS
        to_do = seen(many)[1]
        assert len(to_do.rows) == MOST_ROWS + 1
        assert str(len(many.actions) - MOST_ROWS) in to_do.rows[-1][0]
        assert len(many._repr_html_()) < len(few._repr_html_()) + 100
        assert len(repr(many)) < 100

    def test_as_many_rows_as_are_shown_need_no_foot(self) -> None:
        for size, shown in ((49, 49), (50, 50), (51, 50 + 1), (52, 50 + 1)):
            report = audit.cohort({f"{number:04}": SHORT for number in range(size)})
            assert len(report.actions) == size
            assert len(seen(report)[1].rows) == shown


def numbers(result: Any) -> list[int]:
    """Give the numbers in the line of a result up to its ruling, in order."""
    return [int(one) for one in re.findall(r"(?<![-\d])\d+(?![-\d])", str(result).partition(";")[0])]


class TestLines:
    """What the line and the tables say is what the result holds: counts, places, and only the tables that are needed."""

    def test_a_learner_without_a_name(self) -> None:
        named, nameless = (audit.learner(RECORD), audit.cohort({"Ann": RECORD}).reports[0])
        assert (named.learner, nameless.learner) == (None, "Ann")
        assert str(nameless).startswith("Ann: ")
        assert not str(named).startswith(("None", "Ann"))
        for report in (named, nameless):
            assert ENGLISH[f"standing:{report.standing.value}"] in str(report)
            assert numbers(report)[-1] == len(report.actions)
            assert len(seen(report)) == 1
            assert [row[3] for row in seen(report)[0].rows] == [
                "" if one.due is None else one.due.isoformat() for one in report.actions
            ]

    def test_a_cohort(self) -> None:
        report = audit.cohort({"Ann": RECORD, "Ben": RECORD, "Cy": 3})  # type: ignore[dict-item]
        standings, to_do, bad = seen(report)
        assert numbers(report)[0] == 3
        assert standings.rows == [
            [ENGLISH[f"standing:{one.value}"], str(count)] for one, count in report.counts.items() if count
        ]
        assert ", ".join(map(": ".join, standings.rows)) in str(report)
        assert [row[0] for row in to_do.rows] == [one.learner for one in report.actions]
        assert str(len(report.actions)) in to_do.caption
        assert [row[0] for row in bad.rows] == ["Cy"]
        assert len(seen(audit.cohort({"Ann": RECORD}))) == 2
        nobody = audit.cohort({})
        assert numbers(nobody) == [0]
        assert "(nobody)" in str(nobody)

    def test_rows_that_name_nobody(self) -> None:
        report = audit.rows([{"learner": "", "component": 1, "series": "2026-06"}], subject=subjects.ENTERPRISE)
        assert report.faults
        assert {row[0] for row in seen(report)[-1].rows} == {""}

    def test_options(self) -> None:
        found = certification.options(RECORD)
        assert {one.resit for one in found} == {None, JUNE}
        for one in found:
            claims, resit, counts, tables = (row[1] for row in seen(one)[0].rows)
            assert claims.split(", ") == [str(series) for series in one.claims]
            assert counts.split(", ") == [str(series) for series in one.counts]
            assert tables == str(one.tables)
            assert resit == ("none" if one.resit is None else str(JUNE))
            assert str(one).startswith(f"{one.code}; ")

    def test_results(self) -> None:
        whole = certification.result(RECORD, JANUARY)
        assert whole.total == 31 + 40 + 52
        assert f": {whole.total} " in str(whole)
        assert [row[2] for row in seen(whole)[0].rows] == ["31", "40", "52"]
        assert [row[1] for row in seen(whole)[0].rows] == [str(Series.june(2025)), str(JANUARY), str(JANUARY)]
        part = certification.result(LearnerRecord(subjects.ENTERPRISE, [Sitting(1, JANUARY)]), JANUARY)
        assert part.total is None
        assert str(part) == f"Result of {JANUARY}: open"
        assert "None" not in seen(part)[0].rows[0][2]

    def test_rulings(self) -> None:
        assert str(Ruling([], "x")).startswith(f"{Ruling([], 'x').explain()} ")
        assert str(Ruling([], "x")).endswith(" (no findings)")
        allowed, refused = retakes.check(RECORD, 1, JUNE), retakes.check(RECORD, 1, JANUARY.previous)
        assert not any(one.code in str(allowed) for one in allowed.findings)
        assert refused.failed[0].code in str(refused)
        assert [len(seen(Ruling([], "x", points))) for points in ([], ["OPEN-8"])] == [1, 2]

    def test_prospects_and_routes(self) -> None:
        prospect = planning.best_next(RECORD, 1, until=JUNE)
        assert numbers(prospect) == [1, len(prospect.routes)]
        assert [row[:2] for row in seen(prospect)[0].rows] == [
            [str(number), one.code] for number, one in enumerate(prospect.routes, 1)
        ]
        for one, row in zip(prospect.routes, seen(prospect)[0].rows, strict=True):
            assert [len(part.split(", ")) if part != "none" else 0 for part in row[2:]] == [
                len(one.held),
                len(one.gives_up),
            ]
            table = seen(one)[0]
            assert table.caption.startswith(f"{one.code}; ")
            assert [row[0] for row in table.rows] == [str(number) for number in range(1, len(one.steps) + 1)]
            sits = [step.component is not None for step in one.steps]
            assert [
                row[2].endswith(f" {step.component}") for row, step in zip(table.rows, one.steps, strict=True)
            ] == sits
            assert len({row[2] for row, sit in zip(table.rows, sits, strict=True) if not sit}) <= 1
        held = LearnerRecord(RECORD.subject, RECORD.sittings, claimed=[JANUARY])
        (still,) = [one for one in planning.routes(held, until=JANUARY) if not one.steps]
        assert not str(still).startswith(";")

    def test_samples(self) -> None:
        sample = sampling.draw(MARKS, seed="x", subject=subjects.ENTERPRISE, series=JUNE)
        assert numbers(sample) == [len(sample.members), len(sample.random), len(sample.added)]
        lawful = sampling.review(sample.members, MARKS, subject=subjects.ENTERPRISE, series=JUNE)
        assert lawful.as_requested
        assert numbers(lawful) == [len(lawful.final)]
        assert str(lawful).startswith(f"Sample of {len(lawful.final)}, as requested; ")
        assert len({row[1] for row in seen(lawful)[0].rows}) == 1
        review = changed_review()
        assert numbers(review) == [len(review.final), len(review.added), len(review.replaced)]
        why = dict(seen(review)[0].rows)
        for one in review.replaced:
            assert one.by is not None
            assert one.absent in why[one.by]
        for new in review.added:
            assert why[new.candidate] == new.finding.message
