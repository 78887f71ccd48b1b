"""The strategies themselves: shaped cases must come up in at least one example in ten."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from plain_values import VALUES

from btec_rules import (
    ABSENT,
    EDITION_2025_26,
    InvalidFact,
    LearnerRecord,
    Mark,
    Ruling,
    Series,
    Sitting,
    Status,
    Verdict,
    certification,
    external,
    retakes,
    sampling,
    strategies,
    subjects,
    terminal_rule,
)
from btec_rules.rulings.attempts import attempts_allowed
from btec_rules.strategies import SampleRequest

MANY, EXAMPLES, FEW = 150, 60, 30


def shares(
    strategy: st.SearchStrategy[Any], judge: Callable[[Any], set[str]], examples: int = EXAMPLES
) -> dict[str, float]:
    """Count in which share of the examples each label comes up."""
    found: Counter[str] = Counter()

    @settings(max_examples=examples, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def look(example: Any) -> None:
        found["seen"] += 1
        found.update(judge(example))

    look()
    return {label: count / found["seen"] for label, count in found.items()}


def test_requests_meet_the_hard_cases() -> None:
    def judge(request: SampleRequest) -> set[str]:
        marks = dict(request.marks)
        review = sampling.review(
            request.requested,
            marks,
            subject=subjects.ENTERPRISE,
            series=Series.june(2026),
            expected=dict(request.expected),
        )
        present = [mark for mark in marks.values() if mark is not ABSENT]
        labels = {
            "added": len(marks) > 15 and bool(review.added),
            "absent": len(present) < len(marks),
            "replaced": bool(review.replaced),
            "tied": len(set(present)) < len(present),
            "threshold": len(marks) in {14, 15, 16, 17, 18, 19, 20, 21, 22, 99, 100, 101, 102, 199, 200, 201, 202},
        }
        return {label for label, there in labels.items() if there}

    found = shares(strategies.sample_requests(), judge)
    assert all(found[label] >= 0.1 for label in ("added", "absent", "replaced", "tied", "threshold")), found


def test_cohorts_come_in_every_band() -> None:
    def judge(marks: dict[str, Mark]) -> set[str]:
        return {str(sampling.sample_size(len(marks))) if len(marks) > 15 else "everyone"}

    found = shares(strategies.cohorts(), judge)
    assert all(found[label] >= 0.1 for label in ("everyone", "15", "20", "25")), found


@pytest.mark.slow
def test_records_come_with_every_verdict() -> None:
    def judge(record: LearnerRecord) -> set[str]:
        labels = {f"terminal {terminal_rule.check(record).verdict.value}"}
        component = record.subject.internal[0]
        labels.add(f"retake {retakes.check(record, component, strategies.LAST).verdict.value}")
        labels.add(f"external {external.check(record, strategies.LAST).verdict.value}")
        labels |= {f"options {option.code}" for option in certification.options(record)}
        labels |= {"illegal"} if any(len(record.attempts(c)) > 2 for c in record.subject.components) else set()
        return labels

    found = shares(strategies.records(), judge, MANY)  # an option comes up in one of a hundred
    for verdict in Verdict:
        assert found[f"terminal {verdict.value}"] >= 0.1, found
    for question in ("retake", "external"):
        for verdict in (Verdict.ALLOWED, Verdict.REFUSED):
            assert found[f"{question} {verdict.value}"] >= 0.1, found
    assert found["illegal"] >= 0.1, found
    for code in ("claim", "keep", "resit-and-claim"):
        assert found[f"options {code}"] >= 0.01, found


def test_days_and_subjects_are_varied() -> None:
    assert shares(strategies.days(), lambda day: {"near" if 2022 <= day.year <= 2030 else "far"})["near"] >= 0.3
    found = shares(strategies.subjects(), lambda subject: {subject.title})
    assert {subject.title for subject in subjects.ALL} < set(found)


@pytest.mark.slow
@pytest.mark.parametrize("cls", VALUES, ids=lambda cls: cls.__name__)
def test_every_value_is_found_by_its_type(cls: Any) -> None:
    seen = []

    @settings(max_examples=6, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.from_type(cls))
    def look(value: Any) -> None:
        seen.append(value)
        assert type(value) is cls
        assert cls.from_dict(value.to_dict()) == value

    look()
    assert len({*seen}) > 1


@pytest.mark.slow
@pytest.mark.parametrize("first", ["import hypothesis", "from btec_rules import strategies"])
def test_hypothesis_finds_them_whatever_is_imported_first(first: str) -> None:
    program = f"{first}\nfrom hypothesis.strategies import from_type\nfrom btec_rules import LearnerRecord\n"
    program += "print(from_type(LearnerRecord))"
    env = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PATH": os.environ.get("PATH", "")}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=True, env=env
    )
    assert "records(" in done.stdout


def lawful(record: LearnerRecord) -> bool:
    """Whether the terminal rule is met, and no component was entered more often than it may be."""
    return terminal_rule.check(record).allowed and all(
        len(record.attempts(component)) <= attempts_allowed(EDITION_2025_26, record.subject, component)
        for component in record.subject.components
    )


@given(strategies.legal_records(), strategies.illegal_records())
def test_legal_records_are_lawful_and_illegal_ones_are_not(legal: LearnerRecord, illegal: LearnerRecord) -> None:
    assert lawful(legal)
    assert not lawful(illegal)


def test_illegal_records_break_each_rule() -> None:
    def judge(record: LearnerRecord) -> set[str]:
        return {finding.code for finding in terminal_rule.check(record).failed} or {"too many"}

    found = shares(strategies.illegal_records(), judge, FEW)
    for broken in ("terminal_rule.internal-missing", "terminal_rule.internal-after-external", "too many"):
        assert found[broken] >= 0.1, found


@pytest.mark.slow
def test_rulings_come_with_every_verdict_and_can_be_explained() -> None:
    def judge(ruling: Ruling) -> set[str]:
        assert ruling.explain()
        return {ruling.verdict.value, *(f"{len(ruling.assumptions)} readings" for _ in ruling.assumptions)}

    found = shares(strategies.rulings(), judge)
    assert all(found[verdict.value] >= 0.1 for verdict in Verdict), found
    assert found["1 readings"] >= 0.05, found


def test_sittings_editions_and_key_dates_are_varied() -> None:
    def judge(sitting: Sitting) -> set[str]:
        return {sitting.status.value, f"ums {sitting.ums is not None}"}

    found = shares(strategies.sittings(), judge, FEW)
    assert all(found[status.value] >= 0.1 for status in Status), found
    assert min(found["ums True"], found["ums False"]) >= 0.1, found
    assert set(shares(strategies.editions(), lambda edition: {edition.id}, FEW)) == {"seen", "2025-26", "what if"}
    late = shares(strategies.key_dates(), lambda one: {str(None not in (one.late_claims_open, one.results_day))}, FEW)
    assert min(late["True"], late["False"]) >= 0.1


@pytest.mark.slow
def test_cohorts_of_records_come_in_every_size() -> None:
    found = shares(strategies.record_cohorts(most=3), lambda records: {str(len(records))}, FEW)
    assert set(found) == {"seen", "0", "1", "2", "3"}
    legal = strategies.record_cohorts(strategies.legal_records(), most=2)
    assert shares(legal, lambda records: {str(all(map(lawful, records.values())))}, FEW)["True"] == 1


def any_of(strategy: st.SearchStrategy[Any], such: Callable[[Any], bool] = lambda _: True) -> Any:
    """Give a value, and not the simplest one: to find that takes seconds."""
    return find(strategy, such, settings=settings(phases=(Phase.generate,), database=None))


def test_one_value_does_where_a_strategy_does() -> None:
    """A single subject, series, size or record is what is given every time; anything else is refused by name."""
    june, record = Series.june(2026), LearnerRecord(subjects.SPORT)
    for strategy in (strategies.records, strategies.legal_records, strategies.illegal_records):
        assert any_of(strategy(subjects.SPORT)).subject is subjects.SPORT
        assert any_of(strategy(st.just(subjects.SPORT))).subject is subjects.SPORT
    assert any_of(strategies.key_dates(june)).series == june
    assert any_of(strategies.calendars(june), lambda one: bool(one.key_dates)).key_dates[0].series == june
    assert len(any_of(strategies.cohorts(17))) == 17
    assert len(any_of(strategies.sample_requests(17)).marks) == 17
    assert set(any_of(strategies.record_cohorts(record), bool).values()) == {record}
    wrong: Any = "Sport"
    names = {"LearnerRecord": LearnerRecord, "Series": Series, "st": st, "strategies": strategies, "subjects": subjects}
    for call, name in (
        (lambda: strategies.records(wrong), "subject"),
        (lambda: strategies.records(subject=wrong), "subject"),
        (lambda: strategies.legal_records(wrong), "subject"),
        (lambda: strategies.illegal_records(wrong), "subject"),
        (lambda: strategies.key_dates(wrong), "of"),
        (lambda: strategies.calendars(wrong), "of"),
        (lambda: strategies.cohorts(wrong), "sizes"),
        (lambda: strategies.sample_requests(wrong), "sizes"),
        (lambda: strategies.record_cohorts(wrong), "each"),
    ):
        with pytest.raises(InvalidFact) as caught:
            call()
        (fault,) = caught.value.faults
        assert fault.name == name
        such = re.findall(r"such as (.*?)(?=, or a strategy|$)", fault.expected)
        for one in such:  # what the error says to type does
            assert eval(one, names) is not None  # noqa: S307 - our own words
        assert len(such) == 2
