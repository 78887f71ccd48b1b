"""A table's audit and plans are what the scalar layer says of each learner, on every engine and with days."""

import datetime
import random
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import islice
from typing import Any

import polars as pl
import pytest
from benchmarks.populations import SUBJECTS, in_classes, in_own_order
from frames.engines import ENGINES, FAST, LAZY, few_collected, frame_of, large_frame_of, rows_of, table_of
from frames.scalar import SIX, Learners, histories_of, long_table
from polars.testing import assert_frame_equal
from spaces import KINDS, SHARE

from btec_rules import (
    EDITION_2025_26,
    BtecRulesError,
    Calendar,
    Edition,
    KeyDates,
    LearnerRecord,
    NoRuleInForce,
    Season,
    Series,
    Sitting,
    Status,
    Subject,
    audit,
    planning,
    subjects,
)
from btec_rules.audit import AuditReport
from btec_rules.interop import frames

JUNE, NEXT = Series.june(2026), Series.january(2027)
DATES = (
    KeyDates(series=JUNE, entries_close=datetime.date(2026, 2, 21)),
    KeyDates(series=NEXT, entries_close=datetime.date(2026, 10, 4)),
)
CALENDARS = {
    "no day": None,
    "a day": Calendar(on=datetime.date(2026, 2, 10)),
    "a day and key dates": Calendar(DATES, on=datetime.date(2026, 2, 10)),
    "late, with key dates": Calendar(DATES, on=datetime.date(2026, 9, 1)),
}
ODD = Subject("Odd", internal=(2, 5, 7), external=1, external_seasons=(Season.JANUARY,))
STEPS = {"slice": 9_973, "some": 1_999, "all": 97}
"""One history in so many is asked about, of 300,763 for each kind of subject."""
MANY = {"slice": 200, "some": 1_000, "all": 1_000_000}
Draw = Callable[[random.Random], Iterator[LearnerRecord]]
RANDOM = [
    pytest.param(partial(in_classes, of=SUBJECTS), "a day", id="in classes"),
    pytest.param(partial(in_own_order, of=SUBJECTS), "late, with key dates", id="in their own order"),
]
AUDIT = {
    **dict.fromkeys(("learner", "subject", "standing", "target"), pl.String),
    "to_do": pl.Int64,
    "task": pl.String,
    "component": pl.Int64,
    "series": pl.String,
    "due": pl.Date,
    "reasons": pl.String,
}


def some_learners(*, step: int) -> Learners:
    """Give a slice of the exhaustive set, of every kind of subject; two subjects a learner for some."""
    found: list[LearnerRecord] = []
    for place, subject in enumerate(KINDS.values()):
        found += histories_of(subject, series=SIX[2:], step=step, offset=place)
    found += histories_of(ODD, series=SIX[2:], most=1, step=step // 10)
    return {(f"L{number // 2}", one.subject.title): one for number, one in enumerate(found)}


def day(value: Any) -> datetime.date | None:
    return None if value is None else datetime.date(value.year, value.month, value.day)


def code(series: Series | None) -> str:
    return "" if series is None else series.code


def codes(findings: Sequence[Any]) -> str:
    return " ".join(dict.fromkeys(one.code for one in findings))


def audited(record: LearnerRecord, **asked: Any) -> tuple[object, ...]:
    """Say in a table's columns what the scalar audit says."""
    try:
        return written(audit.learner(record, **asked))
    except BtecRulesError as error:
        return ("UNREADABLE", "", 0, "", None, "", None, error.code)


def written(report: AuditReport) -> tuple[object, ...]:
    """Write a report in a table's columns."""
    first = next((one for one in report.actions if one.task is not None), None)
    return (
        report.standing.name,
        code(report.target),
        sum(one.task is not None for one in report.actions),
        first.task.name if first is not None and first.task is not None else "",
        None if first is None else first.component,
        "" if first is None else code(first.series),
        None if first is None else day(first.due),
        codes(report.reasons),
    )


def planned(record: LearnerRecord, **asked: Any) -> Iterator[tuple[object, ...]]:
    """Say in a table's rows which plans the scalar layer gives."""
    try:
        found = planning.plans(record, **asked)
    except BtecRulesError:
        return
    for place, plan in enumerate(found, start=1):
        price = (
            " ".join(map(code, plan.certificates)),
            " ".join(map(code, plan.gives_up)),
            codes(plan.ruling.consequences),
            codes(plan.ruling.unknown),
        )
        for step, one in enumerate(plan.actions, start=1):
            assert one.task is not None
            change = (one.task.name, one.component, code(one.series), code(one.moved_from))
            yield (place, step, *change, day(one.opens), day(one.due), *price)
        if not plan.actions:
            yield (place, 0, "", None, "", "", None, None, *price)


def said(frame: Any) -> list[tuple[object, ...]]:
    """Give the rows of an answer, days as dates and numbers as whole ones."""
    found = []
    for row in rows_of(frame):
        for name in {"due", "opens"} & set(row):
            row[name] = day(row[name])
        found.append(tuple(int(cell) if isinstance(cell, float) else cell for cell in row.values()))
    return found


def compare(table: Any, learners: Learners, **asked: Any) -> None:
    """Compare both answers about a table with those of the scalar layer."""
    expected = {(*key, *audited(record, **asked)) for key, record in learners.items()}
    found = said(frames.audit(table, subjects=(*subjects.ALL, ODD), **asked))
    assert len(found) == len(learners)
    assert set(found) == expected
    ways = [(*key, *row) for key, record in learners.items() for row in planned(record, **asked)]
    found = said(frames.plans(table, subjects=(*subjects.ALL, ODD), **asked))
    assert len(found) == len(ways)
    assert set(found) == set(ways)


@pytest.mark.parametrize("calendar", CALENDARS)
@pytest.mark.parametrize("engine", ENGINES)
def test_it_is_what_the_scalar_layer_says(engine: str, calendar: str) -> None:
    few = 1 if engine in FAST else 3
    learners = some_learners(step=STEPS[SHARE] * few)
    assert len(learners) > 10
    compare(frame_of(engine, long_table(learners)), learners, calendar=CALENDARS[calendar], until=NEXT)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("draw", "calendar"), RANDOM)
def test_many_random_learners(engine: str, draw: Draw, calendar: str) -> None:
    expected, columns = random_learners(draw, calendar)
    with large_frame_of(engine, columns) as table:
        found = table_of(frames.audit(table, calendar=CALENDARS[calendar]))
        found = found.select(*AUDIT).cast(dict(AUDIT)).sort("learner")
    assert len(found) == len(expected) > 100
    assert_frame_equal(found, expected)


@lru_cache(maxsize=1)
def random_learners(draw: Draw, calendar: str) -> tuple[pl.DataFrame, dict[str, list[object]]]:
    """Draw learners, and give what the scalar layer says of them and their table; engines take turns on them."""
    drawn = islice(draw(random.Random(2026)), MANY[SHARE])
    learners = {f"L{place:07}": one for place, one in enumerate(drawn)}
    reports = audit.each(learners.items(), calendar=CALENDARS[calendar])
    rows = [(report.learner, learners[str(report.learner)].subject.title, *written(report)) for report in reports]
    table = long_table({(name, one.subject.title): one for name, one in learners.items()})
    return pl.DataFrame(rows, schema=AUDIT, orient="row"), table


@pytest.mark.parametrize("engine", ENGINES)
def test_the_order_of_the_umss_decides_and_their_size_does_not(engine: str) -> None:
    def with_umss(*umss: int | None) -> LearnerRecord:
        series = (Series.january(2025), Series.june(2025), Series.january(2026), Series.june(2026))
        first = [Sitting(1, one, ums) for one, ums in zip(series, umss, strict=True)]
        return LearnerRecord(subjects.ENTERPRISE, [*first, Sitting(2, series[0], 0), Sitting(3, series[3], 0)])

    shapes = [
        (0, 0, 0, 0),
        (None, 0, 5, 0),
        (9, 8, 7, 0),
        (1, 2, 3, 4),
        (4, 4, 5, 4),
        (60, 10, 10, 60),
        (0, 7, None, 7),
    ]
    learners = {(f"L{place}", "Enterprise"): with_umss(*umss) for place, umss in enumerate(shapes)}
    compare(frame_of(engine, long_table(learners)), learners)


@pytest.mark.parametrize("engine", ENGINES)
def test_assignments_of_other_series_are_looked_at(engine: str) -> None:
    june, january = Series.june(2025), Series.january(2026)
    records = [
        LearnerRecord(
            subjects.ENTERPRISE,
            [
                Sitting(1, june, 40, psa=one),
                Sitting(2, january, status=Status.PLANNED, psa=two),
                Sitting(3, january, 5),
            ],
        )
        for one, two in ((None, None), (june, january), (Series.january(2025), june))
    ]
    learners = {(f"L{place}", "Enterprise"): record for place, record in enumerate(records)}
    table = long_table(learners)
    table["psa"] = [
        None if one.psa is None else one.psa.code for record in learners.values() for one in record.sittings
    ]
    compare(frame_of(engine, table), learners)


@pytest.mark.parametrize("engine", ENGINES)
def test_without_a_column_of_claims_it_is_not_known_what_was_claimed(engine: str) -> None:
    learners = some_learners(step=STEPS[SHARE] * 7)
    table = {name: cells for name, cells in long_table(learners).items() if name != "claimed"}
    asked = {key: LearnerRecord(one.subject, one.sittings, claimed=None) for key, one in learners.items()}
    compare(frame_of(engine, table), asked)


@pytest.mark.always_on_spark
@pytest.mark.parametrize("engine", ENGINES)
def test_a_bad_row_is_unreadable_and_has_no_plan(engine: str) -> None:
    ann = LearnerRecord(subjects.SPORT, [Sitting(1, Series.january(2026), 30)])
    old = LearnerRecord(subjects.SPORT, [Sitting(1, Series.january(2020), 30)])
    table = long_table({("Ann", "Sport"): ann, ("Bob", "Sport"): ann, ("Old", "Sport"): old})
    table["ums"] = ["30", "thirty", "30"]
    frame = frame_of(engine, table)
    found = {row[0]: row[2:] for row in said(frames.audit(frame))}
    assert found["Ann"] == audited(ann)
    assert found["Bob"] == ("UNREADABLE", "", 0, "", None, "", None, "invalid-fact")
    assert found["Old"] == ("UNREADABLE", "", 0, "", None, "", None, "no-rule-in-force")
    assert {row[0] for row in said(frames.plans(frame))} == {"Ann"}


def test_another_edition_is_applied() -> None:
    edition: Edition = EDITION_2025_26.varied(id="absences", absence_uses_attempt=True)
    learners = some_learners(step=STEPS[SHARE] * 3)
    compare(frame_of("polars", long_table(learners)), learners, edition=edition)


@pytest.mark.always_on_spark
@pytest.mark.parametrize("engine", LAZY)
@pytest.mark.parametrize("call", [frames.audit, frames.plans])
def test_only_positions_are_collected(engine: str, call: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    ann = LearnerRecord(subjects.SPORT, [Sitting(1, Series.january(2026), 30)])
    table = frame_of(engine, long_table({(f"L{number}", "Sport"): ann for number in range(200)}))
    with few_collected(monkeypatch, most=6):
        answer = call(table)
    assert type(answer) is type(table)
    assert {row[0] for row in said(answer)} == {f"L{number}" for number in range(200)}


ONE = long_table({("Ann", "Sport"): LearnerRecord(subjects.SPORT, [Sitting(1, Series.january(2026), 30)])})


@pytest.mark.parametrize("call", [frames.audit, frames.plans])
def test_malformed_questions_are_refused(call: Any) -> None:
    table = frame_of("polars", ONE)
    with pytest.raises(BtecRulesError, match="calendar"):
        call(table, calendar=datetime.date(2026, 1, 1))
    with pytest.raises(NoRuleInForce):
        call(table, until=Series.january(2000))


@pytest.mark.parametrize("call", [frames.audit, frames.plans])
@pytest.mark.parametrize("engine", FAST)
def test_no_rows(call: Any, engine: str) -> None:
    table = frame_of(engine, ONE)
    empty = (
        table.filter("component > 9") if engine == "duckdb" else table[:0] if "lazy" not in engine else table.limit(0)
    )
    assert said(call(empty)) == []
