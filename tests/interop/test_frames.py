"""Whole tables, quickly: on polars and pandas, every function gives what the scalar layer gives.

Every engine, every kind of column and every history is looked at in ``tests/frames``, which needs the group ``engines``.
"""

import datetime
from collections.abc import Callable, Mapping
from itertools import chain
from typing import Any

import narwhals as nw
import pandas as pd
import polars as pl
import pytest
from frames.scalar import FOUR, Learners, answers, histories_of, long_table, questions
from spaces import KINDS

from btec_rules import (
    EDITION_2025_26,
    Calendar,
    Edition,
    InvalidFact,
    KeyDates,
    LearnerRecord,
    NoRuleInForce,
    Series,
    retention,
    sampling,
)
from btec_rules.interop import frames

ENGINES: dict[str, Callable[[Mapping[str, Any]], Any]] = {
    "polars": lambda columns: pl.DataFrame(dict(columns)),
    "pandas": lambda columns: pd.DataFrame(dict(columns)),
}
STEPS = {"standard": 15_013, "creative": 2_003, "art": 127}
"""One history in so many, of each kind of subject."""
STRICT = EDITION_2025_26.varied(id="strict", absence_uses_attempt=True, external_resits=2)


def rows_of(frame: Any) -> list[dict[str, Any]]:
    """Give the rows of a frame of any kind, a gap as ``None``."""
    rows = nw.from_native(frame).rows(named=True)
    return [{name: None if pd.isna(value) else value for name, value in row.items()} for row in rows]


def learners() -> Learners:
    """Give every learner one history; one learner in two has two subjects."""
    records = chain.from_iterable(histories_of(KINDS[kind], step=step) for kind, step in STEPS.items())
    return {(f"L{number // 2:05}", record.subject.title): record for number, record in enumerate(records)}


LEARNERS = learners()


@pytest.mark.parametrize(("engine", "edition"), [("polars", STRICT), ("pandas", EDITION_2025_26)], ids=str)
def test_learners(engine: str, edition: Edition) -> None:
    table = ENGINES[engine](long_table(LEARNERS))
    for name, asked in questions(FOUR[2:3]):
        found = rows_of(getattr(frames, name)(table, **asked, edition=edition))
        said = {(row.pop("learner"), row.pop("subject")): row for row in found}
        assert said == answers(LEARNERS, name, asked, edition), (name, asked)


@pytest.mark.parametrize(("engine", "edition"), [("polars", STRICT), ("pandas", EDITION_2025_26)], ids=str)
def test_without_a_column_of_claims_it_is_not_known_what_was_claimed(engine: str, edition: Edition) -> None:
    unknown = {key: LearnerRecord(its.subject, its.sittings, claimed=None) for key, its in LEARNERS.items()}
    columns = {name: cells for name, cells in long_table(unknown).items() if name != "claimed"}
    table = ENGINES[engine](columns)
    for name, asked in questions(FOUR[2:3]):
        found = rows_of(getattr(frames, name)(table, **asked, edition=edition))
        said = {(row.pop("learner"), row.pop("subject")): row for row in found}
        assert said == answers(unknown, name, asked, edition), (name, asked)
        if name == "claims":
            assert "certification.already-claimed" in {row["code"] for row in said.values()}


@pytest.mark.parametrize("engine", ENGINES)
class TestQuantities:
    def test_cohorts(self, engine: str) -> None:
        found = rows_of(frames.cohorts(ENGINES[engine](long_table(LEARNERS))))
        counted = {(row["subject"], row["component"], row["series"]): row["entered"] for row in found}
        assert counted == {
            (subject.title, component, series.code): entered
            for subject in KINDS.values()
            for component in subject.internal
            for series in FOUR
            if (
                entered := sum(
                    title == subject.title
                    and any((one.component, one.series) == (component, series) for one in its.sittings)
                    for (_, title), its in LEARNERS.items()
                )
            )
        }

    def test_a_learner_who_is_listed_twice_is_counted_once(self, engine: str) -> None:
        columns = {
            "learner": ["0001", "0001", "0002"],
            "subject": ["Sport"] * 3,
            "component": [1] * 3,
            "series": ["2026-01"] * 3,
        }
        (row,) = rows_of(frames.cohorts(ENGINES[engine](columns)))
        assert row["entered"] == 2

    def test_sample_sizes(self, engine: str) -> None:
        sizes = [0, 1, 15, 16, 49, 50, 99, 100, 101, 199, 200, 201, 999]
        codes = ["2022-06", "2026-06"]
        asked = [(size, code) for size in sizes for code in codes]
        columns = {
            "entered": [size for size, _ in asked],
            "series": [code for _, code in asked],
            "subject": ["Sport"] * len(asked),
        }
        found = rows_of(frames.sample_sizes(ENGINES[engine](columns)))
        assert len(found) == len(asked)
        for row in found:
            series, entered = Series.parse(row["series"]), row["entered"]
            try:
                expected = (
                    "",
                    sampling.sample_size(entered, series=series),
                    sampling.recordings_required(entered, series=series),
                )
            except NoRuleInForce as error:
                expected = (error.code, None, None)  # type: ignore[assignment]
            assert (row["code"], row["sample_size"], row["recordings"]) == expected, row

    def test_disposal_dates(self, engine: str) -> None:
        first = datetime.date(2026, 8, 27)
        closes = [None, first + datetime.timedelta(days=40), first + datetime.timedelta(days=90)]
        columns: dict[str, Any] = {"certificates_received": [first] * len(closes), "reviews_close": closes}
        if engine == "pandas":  # it has no dates
            columns = {name: pd.to_datetime(pd.Series(days)) for name, days in columns.items()}
        found = [str(row["earliest_disposal"])[:10] for row in rows_of(frames.disposal_dates(ENGINES[engine](columns)))]
        june = Series.june(2026)
        calendars = [Calendar([KeyDates(series=june, reviews_close=one)]) for one in closes]
        assert found == [retention.earliest_disposal(first, series=june, calendar=one).isoformat() for one in calendars]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_bad_row_stays_and_is_a_problem(engine: str) -> None:
    columns = {
        "learner": ["0001", "0002"],
        "subject": ["Sport", "Sport"],
        "component": [1, 1],
        "series": ["2026-01", "2026-02"],
        "ums": [30, 40],
        "status": ["sat", "sat"],
        "claimed": ["no", "no"],
    }
    frame = ENGINES[engine](columns)
    said = {row["learner"]: row["verdict"] for row in rows_of(frames.terminal_rule(frame))}
    assert said == {"0001": "UNDECIDED", "0002": "INVALID"}
    assert [row["learner"] for row in rows_of(frames.problems(frame))] == ["0002"]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_missing_column_is_named(engine: str) -> None:
    with pytest.raises(InvalidFact, match="component"):
        frames.cohorts(ENGINES[engine]({"learner": ["1"], "subject": ["Sport"], "series": ["2026-01"]}))
