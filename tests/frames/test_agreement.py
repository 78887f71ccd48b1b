"""Whole-table answers are the scalar layer's answers: every history of the exhaustive set, every function, every engine."""

from collections import Counter
from itertools import islice
from typing import Any

import pytest
from frames.engines import ENGINES, FAST, frame_of, rows_of
from frames.scalar import FOUR, Learners, answers, histories_of, long_table, questions
from spaces import KINDS, SHARE

from btec_rules import EDITION_2025_26, Edition, LearnerRecord, Season, Series, Subject
from btec_rules.interop import frames

AT_ONCE = 40_000
"""Histories in one table; more only costs memory."""
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


@pytest.mark.parametrize("kind", KINDS)
def test_every_history_on_polars(kind: str) -> None:
    """300,763 histories of three components, 4,489 of two; a run without `BTEC_RULES_SPACES` takes one in 29."""
    subject = KINDS[kind]
    some = histories_of(subject, step=29 if SHARE == "slice" else 1)
    while batch := list(islice(some, AT_ONCE)):
        learners = {(f"L{number:06}", subject.title): one for number, one in enumerate(batch)}
        for name, asked in questions(ASKED, subject.internal):
            compare("polars", learners, name, asked, EDITION_2025_26)


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


@pytest.mark.parametrize("name", ["terminal_rule", "external", "claims", "retakes"])
@pytest.mark.parametrize("engine", FAST)
def test_every_function_on_every_engine(engine: str, name: str) -> None:
    learners = named(histories_of(KINDS["standard"], step=601)) | named(
        histories_of(KINDS["creative"], step=601, offset=3), start=10_000
    )
    learners |= named(histories_of(KINDS["art"], step=29), start=20_000)
    for asked in [asked for one, asked in questions(ASKED[1:4], (2,)) if one == name]:
        compare(engine, learners, name, asked, EDITION_2025_26)


@pytest.mark.parametrize("engine", [name for name in ENGINES if name not in {"polars", "pyspark"}])
def test_absences_that_count_on_every_engine(engine: str) -> None:
    learners = named(histories_of(KINDS["standard"], step=1009))
    compare(engine, learners, "retakes", {"component": 1, "series": FOUR[2]}, EDITIONS["an absence counts"])


@pytest.mark.parametrize("name", ["terminal_rule", "external", "claims", "retakes"])
def test_every_function_on_spark(name: str) -> None:
    learners = named(histories_of(KINDS["standard"], step=601)) | named(
        histories_of(KINDS["art"], step=97), start=10_000
    )
    asked = {"terminal_rule": {}, "retakes": {"component": 2, "series": FOUR[2]}}.get(name, {"series": FOUR[2]})
    compare("pyspark", learners, name, asked, EDITION_2025_26)
