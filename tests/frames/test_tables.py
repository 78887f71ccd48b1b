"""What whole-table answers take and give back: the caller's own kind, bad rows that stay, cohorts and days."""

import datetime
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from frames.engines import ENGINES, LAZY, few_collected, frame_of, of_objects, rows_of
from frames.scalar import answers, first_day, histories_of, long_table

from btec_rules import (
    EDITION_2025_26,
    ImpossibleFacts,
    InvalidFact,
    NoRuleInForce,
    Series,
    Subject,
    read_rows,
    retention,
    sampling,
    subjects,
)
from btec_rules.interop import frames

SERIES = Series.january(2026)
CALLS: dict[str, Any] = {
    "terminal_rule": frames.terminal_rule,
    "external": lambda frame: frames.external(frame, series=SERIES),
    "retakes": lambda frame: frames.retakes(frame, component=1, series=SERIES),
    "claims": lambda frame: frames.claims(frame, series=SERIES),
    "problems": frames.problems,
    "cohorts": frames.cohorts,
}
COLUMNS = ("learner", "subject", "component", "series", "ums", "status", "claimed")
GOOD = [
    ("good", "Sport", 1, "2025-06", 34, "sat", None),
    ("good", "Sport", 2, "2026-01", None, "", ""),
    ("good", "Sport", 3, "2026-01", 0, None, "no"),
]
BAD: list[tuple[tuple[object, ...], str, str]] = [
    ((None, "Sport", 1, "2025-06", 1, "sat", "no"), "invalid-fact", "learner"),
    (("x" * 65, "Sport", 1, "2025-06", 1, "sat", "no"), "invalid-fact", "learner"),
    (("two\nlines", "Sport", 1, "2025-06", 1, "sat", "no"), "invalid-fact", "learner"),
    (("no subject", None, 1, "2025-06", 1, "sat", "no"), "invalid-fact", "subject"),
    (("strange subject", "Chess", 1, "2025-06", 1, "sat", "no"), "invalid-fact", "subject"),
    (("component 4", "Sport", 4, "2025-06", 1, "sat", "no"), "invalid-fact", "component"),
    (("no component", "Sport", None, "2025-06", 1, "sat", "no"), "invalid-fact", "component"),
    (("component 3 of 2", "Art and Design Practice", 3, "2025-06", 1, "sat", "no"), "invalid-fact", "component"),
    (("december", "Sport", 1, "2025-12", 1, "sat", "no"), "invalid-fact", "series"),
    (("no series", "Sport", 1, None, 1, "sat", "no"), "invalid-fact", "series"),
    (("line break", "Sport", 1, "2025-06\n", 1, "sat", "no"), "invalid-fact", "series"),
    (("other digits", "Sport", 1, "٢٠٢٥-06", 1, "sat", "no"), "invalid-fact", "series"),
    (("status", "Sport", 1, "2025-06", 1, "saat", "no"), "invalid-fact", "status"),
    (("below zero", "Sport", 1, "2025-06", -1, "sat", "no"), "invalid-fact", "ums"),
    (("too high", "Sport", 1, "2025-06", 10_001, "sat", "no"), "invalid-fact", "ums"),
    (("claimed", "Sport", 1, "2025-06", 1, "sat", "maybe"), "invalid-fact", "claimed"),
    (("planned with ums", "Sport", 1, "2025-06", 1, "planned", "no"), "invalid-fact", "ums"),
    (("missed with ums", "Sport", 1, "2025-06", 0, "absent", "no"), "invalid-fact", "ums"),
    (("twice", "Sport", 1, "2025-06", None, "sat", "no"), "invalid-fact", "component"),
    (("twice", "Sport", 1, "2025-06", None, "planned", "no"), "invalid-fact", "component"),
    (("too early", "Sport", 1, "2022-06", 1, "sat", "no"), "no-rule-in-force", "series"),
]
DAYS: list[Any] = [datetime.date(2026, 8, 27), datetime.date(2000, 1, 1), None, datetime.date(1999, 12, 31)]
CLOSES: list[Any] = [datetime.date(2027, 1, 31), None, datetime.date(2027, 1, 31), None]


def table_of(rows: list[Any]) -> dict[str, list[Any]]:
    return {name: [row[place] for row in rows] for place, name in enumerate(COLUMNS)}


MIXED = table_of([*GOOD, *(row for row, _, _ in BAD)])


class TestKind:
    @pytest.mark.parametrize("call", CALLS)
    @pytest.mark.parametrize("engine", ENGINES)
    def test_the_same_kind_comes_back_and_only_distinct_cells_are_collected(
        self, engine: str, call: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        rows = [(f"L{number}", *row[1:]) for number in range(100) for row in GOOD]
        table = frame_of(engine, table_of(rows))
        with few_collected(monkeypatch, most=5 if engine in LAZY else 100):
            answer = CALLS[call](table)
        assert type(answer) is type(table)
        if engine != "pyspark":
            assert len(rows_of(answer)) == {"problems": 0, "cohorts": 2}.get(call, 100)

    @pytest.mark.always_on_spark
    @pytest.mark.parametrize("engine", LAZY)
    def test_lazy_days_and_sizes_stay_lazy(self, engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
        days, sizes = frame_of(engine, {"certificates_received": DAYS[:1]}), frame_of(engine, {"entered": [16]})
        with few_collected(monkeypatch, most=0):
            assert type(frames.disposal_dates(days)) is type(days)
        with few_collected(monkeypatch, most=1):
            assert type(frames.sample_sizes(sizes)) is type(sizes)

    @pytest.mark.parametrize("engine", [name for name in ENGINES if name != "pyspark"])
    def test_without_a_column_of_claims_it_is_not_known_what_was_claimed(self, engine: str) -> None:
        rows = [("good", "Sport", number, code, 30, "sat", "no") for number, code in ((1, "2025-01"), (2, "2025-01"))]
        rows.append(("good", "Sport", 3, "2025-06", 30, "sat", "yes"))
        for columns, consequence in ((7, "external.second-certificate"), (6, "external.either-way")):
            table = frame_of(engine, {name: table_of(rows)[name] for name in COLUMNS[:columns]})
            (answer,) = rows_of(frames.external(table, series=SERIES))
            assert (answer["verdict"], answer["consequence"]) == ("ALLOWED", consequence)

    @pytest.mark.parametrize("engine", ENGINES)
    def test_the_optional_columns_are_optional(self, engine: str) -> None:
        table = frame_of(engine, {name: table_of(GOOD)[name] for name in COLUMNS[:4]})
        (answer,) = rows_of(frames.claims(table, series=SERIES))
        assert answer == {
            "learner": "good",
            "subject": "Sport",
            "verdict": "ALLOWED",
            "code": "",
            "rule": "",
            "total": None,
            "consequence": "certification.once-sat",  # without a UMS it is entered, not sat
        }

    def test_no_rows(self) -> None:
        empty = pl.DataFrame(table_of(GOOD)).clear()
        for call in CALLS.values():
            assert call(empty).is_empty()

    @pytest.mark.parametrize("frame", [None, [], {}, "frame", 3, pl.Series([1])])
    def test_what_is_no_frame_is_refused(self, frame: Any) -> None:
        with pytest.raises(InvalidFact):
            frames.terminal_rule(frame)

    @pytest.mark.parametrize("column", COLUMNS)
    def test_a_column_that_cant_hold_its_facts_is_refused(self, column: str) -> None:
        frame = pl.DataFrame(table_of(GOOD)).with_columns(pl.lit(DAYS[0]).alias(column))
        with pytest.raises(InvalidFact, match=column):
            frames.terminal_rule(frame)

    @pytest.mark.parametrize("column", COLUMNS[:4])
    def test_a_needed_column_that_is_missing_is_refused(self, column: str) -> None:
        with pytest.raises(InvalidFact, match=column):
            frames.claims(pl.DataFrame(table_of(GOOD)).drop(column), series=SERIES)

    def test_malformed_questions_are_refused(self) -> None:
        frame, wrong = pl.DataFrame(table_of(GOOD)), "2026-01"
        with pytest.raises(InvalidFact):
            frames.external(frame, series=wrong)  # type: ignore[arg-type]
        with pytest.raises(InvalidFact):
            frames.retakes(frame, component=3, series=SERIES, subjects=[subjects.SPORT])
        with pytest.raises(NoRuleInForce):
            frames.claims(frame, series=Series.june(2022))
        with pytest.raises(InvalidFact):
            frames.terminal_rule(frame, subjects=())
        with pytest.raises(InvalidFact):
            frames.terminal_rule(frame, subjects=["Sport"])  # type: ignore[list-item]
        with pytest.raises(ImpossibleFacts):
            frames.terminal_rule(frame, subjects=[subjects.SPORT, subjects.SPORT])
        with pytest.raises(InvalidFact):
            frames.disposal_dates(frame, edition="2025-26")  # type: ignore[arg-type]

    def test_digits_and_whole_floats_are_whole_numbers(self) -> None:
        columns = table_of(GOOD)
        expected = rows_of(frames.claims(pl.DataFrame(columns), series=SERIES))
        texts = pl.DataFrame(columns).with_columns(pl.col("component", "ums").cast(pl.String))
        floats = pl.DataFrame(columns).with_columns(pl.col("component", "ums").cast(pl.Float64).fill_null(float("nan")))
        objects = pd.DataFrame({**columns, "ums": pd.Series([34, None, 0], dtype=object)})
        for frame in (texts, floats, objects):
            assert rows_of(frames.claims(frame, series=SERIES)) == expected

    @pytest.mark.parametrize("ums", [0.5, float("inf"), -1.0, 1e300])
    def test_a_float_that_is_not_whole_is_a_bad_row(self, ums: float) -> None:
        for kind in (pl.DataFrame, pd.DataFrame, pa.table):
            frame = kind({**table_of(GOOD[:1]), "ums": [ums]})
            assert rows_of(frames.terminal_rule(frame))[0]["code"] == "invalid-fact"

    @pytest.mark.parametrize("ums", ["3a", "123456", "1e1", "³", "-1", "0.5"])
    def test_a_text_that_is_no_number_is_a_bad_row(self, ums: str) -> None:
        for kind in (pl.DataFrame, pd.DataFrame, pa.table):
            frame = kind({**table_of(GOOD[:1]), "ums": [ums]})
            assert rows_of(frames.terminal_rule(frame))[0]["code"] == "invalid-fact"

    @pytest.mark.parametrize("engine", ENGINES)
    def test_a_number_with_a_line_break_is_a_bad_row(self, engine: str) -> None:
        for ums in ("5\n", "5.0\n", "5\r\n", "5\u2028", "\n5"):
            frame = frame_of(engine, {**table_of(GOOD[:1]), "ums": [ums]})
            assert [row["fact"] for row in rows_of(frames.problems(frame))] == ["ums"], ums

    @pytest.mark.parametrize("ums", [0, 1, 10_000, 0.0, 10_000.0, "0", "00001", "10000", "10000.0", "0.0"])
    def test_the_least_and_the_most_are_good_numbers(self, ums: Any) -> None:
        for kind in (pl.DataFrame, pd.DataFrame, of_objects, pa.table):
            frame = kind({**table_of(GOOD[:1]), "ums": [ums]})
            assert rows_of(frames.problems(frame)) == []
            assert rows_of(frames.terminal_rule(frame))[0]["verdict"] != "INVALID"

    @pytest.mark.parametrize("ums", [-1, 10_001, 10**12, 0.4, 5.5, 10_000.5, 10_001.0, "10001", "10000.5", "100000.0"])
    def test_a_number_beyond_them_or_between_is_a_bad_row_and_the_others_stay(self, ums: Any) -> None:
        rows = table_of([GOOD[0], ("other", *GOOD[0][1:])])
        good: Any = "1" if isinstance(ums, str) else type(ums)(1)
        for kind in (pl.DataFrame, pd.DataFrame, of_objects, pa.table):
            frame = kind({**rows, "ums": [ums, good]})
            assert [(row["learner"], row["fact"]) for row in rows_of(frames.problems(frame))] == [("good", "ums")]
            found = {row["learner"]: row["verdict"] for row in rows_of(frames.terminal_rule(frame))}
            assert found.keys() == {"good", "other"}
            assert (found["good"] == "INVALID") > (found["other"] == "INVALID")

    @pytest.mark.parametrize(("length", "good"), [(1, True), (64, True), (65, False)])
    def test_ids_of_every_length_that_is_allowed(self, length: int, good: bool) -> None:
        frame = pl.DataFrame({**table_of(GOOD[:1]), "learner": ["☃" * length]})
        assert (not rows_of(frames.problems(frame))) == good

    def test_the_first_and_the_last_day(self) -> None:
        days = [datetime.date(2000, 1, 1), datetime.date(2999, 12, 31), datetime.date(3000, 1, 1)]
        table = {"certificates_received": days, "reviews_close": [days[0]] * 3}
        for frame in (pl.DataFrame(table), pa.table(table), pd.DataFrame(table, dtype="datetime64[s]")):
            bad = [row["verdict"] == "INVALID" for row in rows_of(frames.disposal_dates(frame))]
            assert bad == [False, False, True]

    def test_categories_are_texts(self) -> None:
        frame = pl.DataFrame(table_of(GOOD)).with_columns(pl.col("subject", "series", "status").cast(pl.Categorical))
        assert rows_of(frames.terminal_rule(frame))[0]["verdict"] == "ALLOWED"
        frame = pd.DataFrame(table_of(GOOD)).astype({"subject": "category", "series": "category"})
        assert rows_of(frames.terminal_rule(frame))[0]["verdict"] == "ALLOWED"


@pytest.mark.parametrize("engine", ENGINES)
def test_many_subjects_of_ones_own(engine: str) -> None:
    own = [Subject(f"Award {number}") for number in range(60)]
    rows = [(f"L{place}", one.title, 3, "2026-01", None, "sat", "no") for place, one in enumerate(own)]
    found = rows_of(frames.terminal_rule(frame_of(engine, table_of(rows)), subjects=own))
    assert sorted((one["learner"], one["subject"], one["code"]) for one in found) == sorted(
        (row[0], row[1], "terminal_rule.internal-missing") for row in rows
    )


class TestBadRows:
    @pytest.mark.parametrize("call", ["terminal_rule", "external", "retakes", "claims"])
    @pytest.mark.parametrize("engine", [name for name in ENGINES if name != "pyspark"])
    def test_no_learner_is_lost_and_each_has_a_code(self, engine: str, call: str) -> None:
        said = {(row["learner"], row["subject"]): row for row in rows_of(CALLS[call](frame_of(engine, MIXED)))}
        for row, code, _ in BAD:
            answer = said.pop((row[0] or "", row[1] or "")) if row[0] != "twice" else said["twice", "Sport"]
            assert (answer["verdict"], answer["code"], answer["rule"]) == ("INVALID", code, ""), row
        assert set(said) == {("good", "Sport"), ("twice", "Sport")}
        assert said["good", "Sport"]["verdict"] != "INVALID"

    @pytest.mark.always_on_spark
    @pytest.mark.parametrize("engine", ENGINES)
    def test_they_are_listed(self, engine: str) -> None:
        found = rows_of(frames.problems(frame_of(engine, MIXED)))
        told = [(row["learner"], row["series"], row["status"], row["code"], row["fact"]) for row in found]
        expected = [(row[0], row[3], row[5], code, fact) for row, code, fact in BAD]
        assert sorted(told, key=str) == sorted(expected, key=str)
        assert all(row["expected"] for row in found)

    def test_what_would_have_done(self) -> None:
        found = {(row["fact"], row["code"], row["expected"]) for row in rows_of(frames.problems(pl.DataFrame(MIXED)))}
        series = "a series such as 2026-06, June 2026, May/June 2026 or December 2025/January 2026"
        assert found >= {
            ("learner", "invalid-fact", "a text of one line, 1 to 64 characters; no date, formula or decimal"),
            ("subject", "invalid-fact", "the title of a Tech Award, such as Sport, or its qualification number"),
            ("component", "invalid-fact", "what the other row says of it, or only one of the two rows"),
            ("series", "invalid-fact", series),
            ("series", "no-rule-in-force", "2023-01 or later"),
            ("status", "invalid-fact", "blank or one of sat, taken, planned, entered, absent, x, a, abs"),
            ("ums", "invalid-fact", "blank, as the status is absent"),
            ("claimed", "invalid-fact", "yes, no or blank"),
        }

    def test_the_first_series_of_all_is_good(self) -> None:
        frame = pl.DataFrame(table_of([("early", "Sport", 1, "2023-01", 1, "sat", "no")]))
        assert rows_of(frames.problems(frame)) == []
        assert rows_of(frames.terminal_rule(frame))[0]["verdict"] != "INVALID"

    @pytest.mark.parametrize(
        ("one", "other"), [((2, "2050-01"), (1, "2100-01")), ((99, "2024-01"), (1, "2024-06")), ((1, "2024-01"),) * 2]
    )
    def test_only_the_same_component_in_the_same_series_is_a_double(
        self, one: tuple[int, str], other: tuple[int, str]
    ) -> None:
        rows = [
            ("far", "Far", component, series, ums, "sat", "no") for ums, (component, series) in enumerate((one, other))
        ]
        known = [Subject("Far", internal=(1, 2, 99), external=3)]
        (answer,) = rows_of(frames.terminal_rule(pl.DataFrame(table_of(rows)), subjects=known))
        assert (answer["code"] == "invalid-fact") == (one == other)

    @pytest.mark.parametrize("engine", ENGINES)
    def test_a_bad_row_spoils_its_learners_other_subjects_and_nobody_elses(self, engine: str) -> None:
        """As in `read_rows`: half a record is none."""
        rows = [*GOOD, ("good", "Chess", 1, "2025-06", 1, "sat", "no"), ("other", *GOOD[0][1:])]
        said = rows_of(frames.terminal_rule(frame_of(engine, table_of(rows))))
        assert {(row["learner"], row["subject"]): row["code"] for row in said} == {
            ("good", "Sport"): "invalid-fact",
            ("good", "Chess"): "invalid-fact",
            ("other", "Sport"): "terminal_rule.external-not-sat-yet",
        }

    def test_more_sittings_than_a_record_holds_spoil_their_learner(self) -> None:
        codes = [f"{year}-0{month}" for year in range(2024, 2524) for month in (1, 6)]
        full = [("many", "Sport", 1, code, None, "sat", "no") for code in codes]
        more = [*full, ("many", "Sport", 2, codes[0], None, "sat", "no"), ("many", "Enterprise", *GOOD[0][2:])]
        for rows, code in ((full, "terminal_rule.external-not-sat-yet"), (more, "invalid-fact")):
            table = table_of(rows)
            said = {row["code"] for row in rows_of(frames.terminal_rule(pl.DataFrame(table)))}
            read = read_rows([dict(zip(table, row, strict=True)) for row in rows])
            assert said == {code}
            assert bool(read.bad) == (code == "invalid-fact")

    def test_five_sittings_of_one_component_are_no_doubles_and_six_with_one_twice_are(self) -> None:
        codes = ["2024-01", "2024-06", "2025-01", "2025-06", "2026-01"]
        rows = [("many", "Sport", 1, code, None, "sat", "no") for code in codes]
        for engine in ("polars", "pandas", "pyarrow", "duckdb"):
            (answer,) = rows_of(frames.terminal_rule(frame_of(engine, table_of(rows))))
            assert answer["code"] == "terminal_rule.external-not-sat-yet"
            (answer,) = rows_of(frames.terminal_rule(frame_of(engine, table_of([*rows, rows[2]]))))
            assert answer["code"] == "terminal_rule.external-not-sat-yet"
            other = (*rows[2][:5], "planned", "no")
            (answer,) = rows_of(frames.terminal_rule(frame_of(engine, table_of([*rows, other]))))
            assert answer["code"] == "invalid-fact"


class TestCohorts:
    @pytest.mark.parametrize("engine", ENGINES)
    def test_everyone_entered_is_the_cohort(self, engine: str) -> None:
        rows: list[Any] = [
            (f"L{number}", "Sport", 1, "2026-01", None, status, "no") for number, status in enumerate(STATUSES)
        ]
        rows += [("L0", "Sport", 3, "2026-01", None, "sat", "no"), ("L0", "Chess", 1, "2026-01", None, "sat", "no")]
        rows += [("L0", "Sport", 1, "2025-12", None, "sat", "no"), (None, "Sport", 1, "2026-01", None, "sat", "no")]
        rows += [("L9", "Sport", 1, "2026-01", -4, "Sat", "no")]
        found = rows_of(frames.cohorts(frame_of(engine, table_of(rows))))
        assert found == [{"subject": "Sport", "component": 1, "series": "2026-01", "entered": 5}]

    @pytest.mark.always_on_spark
    @pytest.mark.parametrize("engine", ENGINES)
    def test_sizes_are_the_scalar_layers(self, engine: str) -> None:
        sizes = [*range(230), 1_000_000]
        columns: dict[str, list[Any]] = {
            "entered": sizes,
            "subject": ["Sport"] * len(sizes),
            "series": ["2026-01"] * len(sizes),
            "other": sizes,
        }
        for row in rows_of(frames.sample_sizes(frame_of(engine, columns))):
            assert (row["verdict"], row["code"], row["rule"]) == ("ANSWERED", "", "SAMP-3")
            assert row["sample_size"] == sampling.sample_size(row["other"], series=SERIES)
            assert row["recordings"] == sampling.recordings_required(row["other"], series=SERIES)

    @pytest.mark.parametrize("engine", ENGINES)
    def test_bad_cohorts_stay(self, engine: str) -> None:
        columns: dict[str, list[Any]] = {
            "entered": [20, 20, 20, -1, None, 20],
            "subject": ["Sport", "Chess", "Enterprise", "Sport", "Sport", "Sport"],
            "series": ["2025-06", "2026-01", "2026-01", "2026-01", "2026-01", "2026-1"],
        }
        found = [
            (row["verdict"], row["code"], row["rule"], row["sample_size"], row["recordings"])
            for row in rows_of(frames.sample_sizes(frame_of(engine, columns)))
        ]
        assert found == [
            ("INVALID", "no-rule-in-force", "", None, None),
            ("INVALID", "invalid-fact", "", None, None),
            ("ANSWERED", "", "SAMP-3", 15, None),
            *[("INVALID", "invalid-fact", "", None, None)] * 3,
        ]

    def test_a_size_alone(self) -> None:
        found = rows_of(frames.sample_sizes(pl.DataFrame({"entered": [0, 20, -1]})))
        assert [(row["code"], row["sample_size"], row["recordings"]) for row in found] == [
            ("", 0, None),
            ("", 15, None),
            ("invalid-fact", None, None),
        ]

    def test_a_subject_or_size_that_cant_be_read_is_told_before_a_series_without_rules(self) -> None:
        columns = {"entered": [20, -1, 20], "subject": ["Chess", "Sport", "Sport"], "series": ["2022-06"] * 3}
        found = [row["code"] for row in rows_of(frames.sample_sizes(pl.DataFrame(columns)))]
        assert found == ["invalid-fact", "invalid-fact", "no-rule-in-force"]


class TestDisposal:
    @pytest.mark.always_on_spark
    @pytest.mark.parametrize("engine", ENGINES)
    def test_days_are_the_scalar_layers(self, engine: str) -> None:
        columns: dict[str, list[Any]] = {
            "work": ["a", "b", "c", "d"],
            "certificates_received": DAYS,
            "reviews_close": CLOSES,
        }
        expected = [
            ("ANSWERED", "", "KEEP-1", first_day(DAYS[0], CLOSES[0])),
            ("ANSWERED", "", "KEEP-1", retention.earliest_disposal(DAYS[1])),
            ("UNDECIDED", "retention.not-received", "KEEP-1", None),
            ("INVALID", "invalid-fact", "", None),
        ]
        found = [
            (row["verdict"], row["code"], row["rule"], day_of(row["earliest_disposal"]))
            for row in rows_of(frames.disposal_dates(frame_of(engine, columns)))
        ]
        assert found == expected
        (row,) = rows_of(frames.disposal_dates(frame_of(engine, {"certificates_received": DAYS[:1]})))
        assert day_of(row["earliest_disposal"]) == retention.earliest_disposal(DAYS[0])

    def test_another_edition(self) -> None:
        edition = EDITION_2025_26.varied(id="sixteen weeks", retention_weeks=16)
        (row,) = rows_of(frames.disposal_dates(pl.DataFrame({"certificates_received": DAYS[:1]}), edition=edition))
        assert row["earliest_disposal"] == retention.earliest_disposal(DAYS[0], edition=edition)

    def test_moments_are_no_days(self) -> None:
        moment = datetime.datetime(2026, 8, 27, 12, 30)  # noqa: DTZ001 - that is the point
        with pytest.raises(InvalidFact):
            frames.disposal_dates(pl.DataFrame({"certificates_received": [moment]}))
        frame = pd.DataFrame({"certificates_received": pd.to_datetime(["2026-08-27 00:00", "2026-08-27 12:30", None])})
        found = [(row["code"], day_of(row["earliest_disposal"])) for row in rows_of(frames.disposal_dates(frame))]
        assert found == [
            ("", datetime.date(2026, 11, 19)),
            ("invalid-fact", None),
            ("retention.not-received", None),
        ]
        with pytest.raises(InvalidFact):
            frames.disposal_dates(pd.DataFrame({"certificates_received": ["never"]}, dtype=object))


STATUSES = ("sat", "planned", "absent", "")


def day_of(value: Any) -> Any:
    return value.date() if isinstance(value, datetime.datetime) else value


def test_a_bad_row_of_a_large_pyarrow_table_stops_its_own_learner() -> None:
    learners = 300_000
    given = pl.select(learner=pl.int_range(learners).cast(pl.String)).with_columns(
        subject=pl.Series(["Sport", "Enterprise", "Music Practice"]).gather(pl.int_range(learners) % 3),
        component=pl.lit(1),
        series=pl.when(pl.int_range(learners) % 100 == 7).then(pl.lit("2025-12")).otherwise(pl.lit("2025-06")),
    )
    found = pl.DataFrame(frames.terminal_rule(given.to_arrow(compat_level=pl.CompatLevel.oldest())))
    bad = found.filter(pl.col("code") == "invalid-fact")["learner"].cast(pl.Int64).sort()
    assert bad.to_list() == list(range(7, learners, 100))


@pytest.mark.parametrize("engine", [name for name in ENGINES if name not in {"polars", "pyspark"}])
def test_absences_that_count(engine: str) -> None:
    edition = EDITION_2025_26.varied(id="absences", absence_uses_attempt=True)
    asked: dict[str, Any] = {"component": 1, "series": Series.june(2025)}
    records = enumerate(histories_of(subjects.ENTERPRISE, step=1009))
    learners = {(f"L{number:03}", one.subject.title): one for number, one in records}
    found = rows_of(frames.retakes(frame_of(engine, long_table(learners)), **asked, edition=edition))
    said = {(row.pop("learner"), row.pop("subject")): row for row in found}
    assert said == answers(learners, "retakes", asked, edition)
    assert len(said) == len(found) > 200
