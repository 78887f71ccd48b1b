"""What `read_rows` and the scalar rulings say of rows, and how a frame's answers are compared with it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from frames.engines import rows_of
from frames.scalar import answers
from pyspark.sql import DataFrame as SparkFrame

from btec_rules import EDITION_2025_26, LearnerRecord, RowsRead, Series, read_rows
from btec_rules.interop import frames

__all__ = ("COLUMNS", "ROW", "columns_of", "faults_of", "same_answers", "same_faults")

JANUARY, JUNE = Series.january(2026), Series.june(2025)
COLUMNS = ("learner", "subject", "component", "series", "ums", "status", "psa", "claimed")
QUESTIONS: list[tuple[str, dict[str, Any]]] = [
    ("terminal_rule", {}),
    ("external", {"series": JANUARY}),
    ("retakes", {"component": 1, "series": JANUARY}),
    ("claims", {"series": JUNE}),
    ("claims", {"series": JANUARY}),
]
ROW: Mapping[str, object] = {
    "learner": "Ann", "subject": "Sport", "component": "3", "series": "2025-06", "ums": "34", "status": None,
    "psa": None, "claimed": None,
}  # fmt: skip


def records_of(read: RowsRead) -> dict[tuple[str, str], LearnerRecord]:
    """Give what was read by learner and subject."""
    return {(key[: -len(f" ({one.subject.title})")], one.subject.title): one for key, one in read.entries}


def same_answers(rows: Sequence[Mapping[str, object]], frame: Any, **more: Any) -> None:
    """Compare every answer of a frame with those of the scalar layer about its rows, read with *more*.

    Whoever has a bad row is in no record, and `INVALID` in every subject; so is each id that can't be read. Spark, which
    takes seconds for each, is asked fewer questions: it reads the same for all of them.
    """
    read = read_rows(rows, **more)
    unread = {learner for learner, _ in read.bad}
    for name, asked in QUESTIONS[:: 4 if isinstance(frame, SparkFrame) else 1]:
        expected = answers(records_of(read), name, asked, EDITION_2025_26)
        found = rows_of(getattr(frames, name)(frame, **asked))
        said = {(row.pop("learner"), row.pop("subject")): row for row in found}
        assert len(said) == len(found)
        assert {key: said.pop(key, None) for key in expected} == expected, (name, asked)
        assert all(
            (row["verdict"], row["code"], row["rule"]) == ("INVALID", "invalid-fact", "") for row in said.values()
        )
        strangers = {learner for learner, _ in said} - unread
        assert bool(strangers) == bool(read.nameless)
        assert unread | strangers == {learner for learner, _ in said}
    counted = {
        (row["subject"], row["component"], row["series"]): row["entered"] for row in rows_of(frames.cohorts(frame))
    }
    if not read.bad:  # a bad row of another column is in its cohort too
        assert counted == Counter(
            (one.subject.title, number, series)
            for _, one in read.entries
            for number, series in {(sitting.component, sitting.series.code) for sitting in one.sittings}
            if number in one.subject.internal
        )


def faults_of(rows: Sequence[Mapping[str, object]]) -> dict[int, tuple[str, str]]:
    """Give for each row at fault the first column that is, and what would have done, as the scalar reader says it."""
    found: dict[int, tuple[str, str]] = {}
    for fault in read_rows(rows).faults:
        where, _, column = fault.name.partition(": ")
        found.setdefault(int(where.removeprefix("row ")), (column, fault.expected))
    return found


def same_faults(rows: Sequence[Mapping[str, object]], frame: Any, key: str = "learner") -> None:
    """Compare the problems of a frame with the faults of its rows, by row; *key* is a column that tells them apart."""
    found = {
        str(row[key]): (row["fact"], row["expected"])
        for row in rows_of(frames.problems(frame))
        if row["code"] == "invalid-fact"
    }
    expected = {str(rows[number - 1][key]): said for number, said in faults_of(rows).items()}
    assert found == expected


def columns_of(rows: Sequence[Mapping[str, object]]) -> dict[str, list[Any]]:
    return {name: [row[name] for row in rows] for name in COLUMNS}
