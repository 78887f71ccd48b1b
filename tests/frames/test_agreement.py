"""Whole-table answers are the scalar layer's answers: every history of the exhaustive set, every function, every engine.

The set is every history of up to two entries a component, sat, planned or missed, over four series, and of up to three
sittings over six, for each kind of subject. With ``BTEC_RULES_SPACES=all``, each history is asked about one series on
every engine, and on polars those over four series about every series; without, a slice is asked about every series.
"""

import datetime
import functools
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, count, islice
from typing import Any

import attrs
import polars as pl
import pytest
from frames.engines import ENGINES, frame_of, large_frame_of, rows_of, table_of
from frames.scalar import FOUR, SIX, Learners, answers, first_day, histories_of, long_table, question, questions
from polars.testing import assert_frame_equal
from spaces import KINDS, SHARE, claims_of

from btec_rules import (
    EDITION_2025_26,
    Edition,
    LearnerRecord,
    NoRuleInForce,
    Season,
    Series,
    Status,
    Subject,
    sampling,
)
from btec_rules.interop import frames

AT_ONCE = 100_000
"""Histories in one table; more only costs memory."""
WHOLE = SHARE == "all"
KEYS = ("learner", "subject")
ASKED = (*FOUR, Series.june(2026))
ODD = (
    Subject("Odd", internal=(2, 5, 7), external=1, external_seasons=(Season.JANUARY,)),
    Subject("One season", internal=(1,), external=9, internal_seasons=(Season.JANUARY,)),
    Subject("Plain"),
)
EDITIONS = {
    "an absence counts": EDITION_2025_26.varied(id="absences", absence_uses_attempt=True),
    "an absence counts, two resits": EDITION_2025_26.varied(id="both", absence_uses_attempt=True, external_resits=2),
    "two resits, no retake": EDITION_2025_26.varied(id="more", external_resits=2, retakes_allowed=0),
    "no resit, two retakes": EDITION_2025_26.varied(id="less", external_resits=0, retakes_allowed=2),
    "began later": EDITION_2025_26.varied(id="later", suite_began=Series.january(2025)),
}

compared: Counter[str] = Counter()
"""How many answers were compared, by engine and function."""


@pytest.fixture(scope="module", autouse=True)
def _say_how_many() -> Any:
    yield
    for name, number in sorted(compared.items()):
        print(f"{name}: {number:,} answers compared")  # noqa: T201 - for the record


def compare(engine: str, learners: Learners, name: str, asked: dict[str, Any], edition: Edition, **more: Any) -> None:
    """Compare the answers of both layers on the same learners."""
    table = frame_of(engine, long_table(learners))
    found = rows_of(getattr(frames, name)(table, **asked, edition=edition, **more))
    said = {(row.pop("learner"), row.pop("subject")): row for row in found}
    assert len(said) == len(found) == len(learners)
    for key, expected in answers(learners, name, asked, edition).items():
        assert said[key] == expected, (learners[key], asked)
    compared[f"{engine}, {name}"] += len(learners)


def named(records: Any, *, start: int = 0) -> dict[tuple[str, str], LearnerRecord]:
    """Give each record a learner; one learner in two has two subjects."""
    return {(f"L{start + number // 2:06}", one.subject.title): one for number, one in enumerate(records)}


def every_history(kind: str) -> Iterator[LearnerRecord]:
    """300,762 and 74,087 histories of three components, 4,488 and 1,763 of two; or a slice of them."""
    subject = KINDS[kind]
    step = 1 if WHOLE else 61 if kind == "art" else 347
    yield from histories_of(subject, step=step, offset=step - 1)
    yield from histories_of(subject, series=SIX, most=3, states=(Status.SAT,), step=step, offset=step - 1)


def every_learner() -> Iterator[tuple[tuple[str, str], LearnerRecord]]:
    """Give each history a learner; most learners have two subjects, some three."""
    by_kind = [zip(count(), every_history(kind), [kind] * 1_000_000) for kind in KINDS]
    for number, record, kind in chain.from_iterable(by_kind):
        yield (f"L{number:06}", KINDS[kind].title), record


BATCHES = 8 if WHOLE else 1


@attrs.frozen(eq=False)
class Batch:
    """Learners, the long table of them, and the scalar layer's answers, each asked once for all engines."""

    learners: Learners
    table: dict[str, list[object]]
    expected: list[tuple[str, dict[str, Any], pl.DataFrame]]


def asked_of(learners: Learners, name: str, asked: dict[str, Any]) -> pl.DataFrame:
    """Ask the scalar layer about every learner, and give its answers as a table."""
    ask = question(name, **asked)
    rows = [(*key, *ask(record, EDITION_2025_26).values()) for key, record in learners.items()]
    names = [*KEYS, *ask(next(iter(learners.values())), EDITION_2025_26)]
    schema = {name: pl.Int64 if name == "total" else pl.String for name in names}
    return pl.DataFrame(rows, schema=schema, orient="row").sort(KEYS)


@functools.lru_cache(maxsize=1)
def batch(number: int) -> Batch:
    """Make one batch; engines take turns on it, so the last one is enough to keep.

    Where there are many, each is about another series: to ask the scalar layer about all of them takes an hour.
    """
    learners = dict(islice(every_learner(), number * AT_ONCE, (number + 1) * AT_ONCE))
    about = (ASKED[(number + 2) % len(ASKED)],) if WHOLE else ASKED
    expected = [(name, asked, asked_of(learners, name, asked)) for name, asked in questions(about)]
    return Batch(learners, long_table(learners), expected)


def same(engine: str, name: str, given: Any, expected: pl.DataFrame) -> None:
    """Compare an engine's answer with that of the scalar layer, in every column."""
    found = table_of(given)
    assert set(found.columns) == set(expected.columns)
    assert_frame_equal(found.select(expected.columns).cast(dict(expected.schema)).sort(KEYS), expected)
    codes = {code for column in expected.columns if column not in KEYS for code in expected[column].unique() if code}
    told = getattr(frames, name.rpartition(" ")[2]).__doc__
    assert all(f"``{code}``" in told for code in codes if "." in str(code))
    compared[f"{engine}, {name}"] += len(expected)


@pytest.mark.parametrize("engine", ["polars", "polars lazy"])
def test_some_histories(engine: str) -> None:
    """The first to fail: what the tests below do, in a second."""
    steps = {"standard": 2_003, "creative": 499, "art": 31}
    learners = dict(chain.from_iterable(named(histories_of(KINDS[kind], step=steps[kind])).items() for kind in KINDS))
    for name, asked in questions(ASKED[1:4:2]):
        compare(engine, learners, name, asked, EDITION_2025_26)


@pytest.mark.always_on_spark
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("number", range(BATCHES))
def test_every_history(engine: str, number: int) -> None:
    given = batch(number)
    assert given.learners
    with large_frame_of(engine, given.table) as table:
        for name, asked, expected in given.expected:
            if WHOLE or engine != "pyspark" or asked.get("series", FOUR[2]) == FOUR[2]:
                same(engine, name, getattr(frames, name)(table, **asked), expected)
        assert not rows_of(frames.problems(table))
        found = rows_of(frames.cohorts(table))
    assert {(row["subject"], row["component"], row["series"]): row["entered"] for row in found} == Counter(
        (subject, sitting.component, sitting.series.code)
        for (_, subject), record in given.learners.items()
        for sitting in record.sittings
        if sitting.component != record.subject.external
    )


def test_the_batches_hold_every_history() -> None:
    assert len(list(islice(every_learner(), (BATCHES - 1) * AT_ONCE, None))) in range(1, AT_ONCE + 1)


@pytest.mark.parametrize("kind", KINDS)
def test_every_history_about_every_series_on_polars(kind: str) -> None:
    some = histories_of(KINDS[kind], step=1 if WHOLE else 31 if kind == "art" else 499)
    while records := list(islice(some, AT_ONCE)):
        learners = {(f"L{number:06}", one.subject.title): one for number, one in enumerate(records)}
        table = pl.DataFrame(long_table(learners))
        for name, asked in questions(ASKED):
            given = getattr(frames, name)(table, **asked)
            same("polars", f"every series, {name}", given, asked_of(learners, name, asked))


@pytest.mark.parametrize("kind", KINDS)
def test_every_set_of_claims_on_polars(kind: str) -> None:
    step = 1 if WHOLE and kind == "art" else 7 if WHOLE else 31 if kind == "art" else 997
    claimed = (one for record in histories_of(KINDS[kind], step=step) for one in claims_of(record))
    while some := list(islice(claimed, AT_ONCE)):
        learners = {(f"L{number:06}", one.subject.title): one for number, one in enumerate(some)}
        table = pl.DataFrame(long_table(learners))
        for name in ("external", "claims"):
            for one in ASKED:
                given = getattr(frames, name)(table, series=one)
                same("polars", f"every set of claims, {name}", given, asked_of(learners, name, {"series": one}))


@pytest.mark.always_on_spark
@pytest.mark.parametrize("engine", ENGINES)
def test_every_size_of_a_cohort(engine: str) -> None:
    sizes, codes = range(0, 1_200, 1 if WHOLE else 7), [one.code for one in (*FOUR, *SIX[4:], Series.june(2022))]
    rows = [(size, code) for size in sizes for code in codes]
    columns: dict[str, Sequence[object]] = {
        "entered": [size for size, _ in rows],
        "series": [code for _, code in rows],
        "subject": ["Sport"] * len(rows),
    }

    def scalar(size: int, code: str) -> tuple[str, int | None, int | None]:
        series = Series.parse(code)
        try:
            return "", sampling.sample_size(size, series=series), sampling.recordings_required(size, series=series)
        except NoRuleInForce as error:
            return error.code, None, None

    found = table_of(frames.sample_sizes(frame_of(engine, columns))).select(
        "entered", "series", "code", pl.col("sample_size", "recordings").cast(pl.Int64)
    )
    expected = pl.DataFrame([(*row, *scalar(*row)) for row in rows], schema=found.schema, orient="row")
    assert_frame_equal(found.sort("entered", "series"), expected.sort("entered", "series"))
    compared[f"{engine}, sample_sizes"] += len(rows)


@pytest.mark.always_on_spark
@pytest.mark.parametrize("engine", ENGINES)
def test_every_day_of_a_century(engine: str) -> None:
    first = datetime.date(2000, 1, 1)
    days = [first + datetime.timedelta(days=number) for number in range(0, 36_525, 1 if WHOLE else 37)]
    later = [None, *(datetime.timedelta(days=number) for number in (0, 82, 83, 84, 85, 400))]
    closes = [None if gap is None else day + gap for day, gap in zip(days, later * len(days), strict=False)]
    answer = frames.disposal_dates(frame_of(engine, {"certificates_received": days, "reviews_close": closes}))
    found = table_of(answer).select(pl.col("certificates_received", "earliest_disposal").cast(pl.Date))
    expected = [(day, first_day(day, end)) for day, end in zip(days, closes, strict=True)]
    assert found.sort("certificates_received").rows() == expected
    compared[f"{engine}, disposal_dates"] += len(days)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("kind", ["standard", "creative"])
def test_other_editions_on_polars(kind: str, edition: str) -> None:
    learners = named(histories_of(KINDS[kind], step=211))
    learners |= named(histories_of(KINDS[kind], step=50_021, most=4), start=500_000) if kind == "standard" else {}
    for name, asked in questions(ASKED[1:], KINDS[kind].internal):
        compare("polars", learners, name, asked, EDITIONS[edition])


@pytest.mark.parametrize("edition", [EDITION_2025_26, EDITIONS["an absence counts"]], ids=lambda one: one.id)
def test_odd_subjects_in_one_table(edition: Edition) -> None:
    records: list[LearnerRecord] = []
    for subject, step in zip(ODD, (40_009, 11, 601), strict=True):
        records += histories_of(subject, step=step)
    learners = {(f"L{number % 600:06}", one.subject.title): one for number, one in enumerate(records)}
    for name, asked in questions(ASKED[1:3], (1, 2, 5)):
        compare("polars", learners, name, asked, edition, subjects=ODD)
