"""The strategies themselves: shaped cases must come up in at least one example in ten."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from btec_rules import (
    ABSENT,
    LearnerRecord,
    Mark,
    Series,
    Verdict,
    certification,
    external,
    retakes,
    sampling,
    strategies,
    subjects,
    terminal_rule,
)
from btec_rules.strategies import SampleRequest

EXAMPLES = 150


def shares(strategy: st.SearchStrategy[Any], judge: Callable[[Any], set[str]]) -> dict[str, float]:
    """Count in which share of the examples each label comes up."""
    found: Counter[str] = Counter()

    @settings(max_examples=EXAMPLES, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
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


def test_records_come_with_every_verdict() -> None:
    def judge(record: LearnerRecord) -> set[str]:
        labels = {f"terminal {terminal_rule.check(record).verdict.value}"}
        component = record.subject.internal[0]
        labels.add(f"retake {retakes.check(record, component, strategies.LAST).verdict.value}")
        labels.add(f"external {external.check(record, strategies.LAST).verdict.value}")
        labels |= {f"options {option.code}" for option in certification.options(record)}
        labels |= {"illegal"} if any(len(record.attempts(c)) > 2 for c in record.subject.components) else set()
        return labels

    found = shares(strategies.records(), judge)
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
