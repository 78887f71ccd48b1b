"""What keeps single answers fast, without a clock: shared answers, few steps, and short ways that agree with long ones."""

import copy
import pickle
import sys
from collections.abc import Callable
from datetime import date
from itertools import product

import attrs
import pytest

from btec_rules import (
    EDITION_2025_26,
    Finding,
    LearnerRecord,
    Ruling,
    Series,
    Sitting,
    Status,
    certification,
    external,
    retakes,
    retention,
    sampling,
    subjects,
    terminal_rule,
)
from btec_rules.model.records import LATER_THAN_ALL
from btec_rules.model.series import following

FIRST, SECOND, THIRD = Series.january(2026), Series.june(2026), Series.january(2027)
MET = LearnerRecord(subjects.SPORT, [Sitting(1, FIRST, 40), Sitting(2, FIRST, 40), Sitting(3, SECOND, 40)])
FIRST_DAY = date(2026, 8, 27)
ONCE = LearnerRecord(subjects.SPORT, [Sitting(1, FIRST, 40)])
BROKEN = LearnerRecord(subjects.SPORT, [Sitting(1, SECOND, 40), Sitting(2, FIRST, 40), Sitting(3, FIRST, 40)])
ENTRIES = [None, *product((FIRST, SECOND, THIRD), Status)]
RECORDS = [
    LearnerRecord(
        subjects.SPORT,
        [Sitting(number, entry[0], status=entry[1]) for number, entry in enumerate(entries, start=1) if entry],
    )
    for entries in product(ENTRIES, repeat=3)
]


def events(call: Callable[[], object]) -> int:
    """Count the functions that a call enters and leaves, Python's own in C among them."""
    seen: list[str] = []
    sys.setprofile(lambda _frame, event, _argument: seen.append(event))
    try:
        call()
    finally:
        sys.setprofile(None)
    return len(seen)


class TestSteps:
    """A bound on the steps of an answer; each has a few to spare, and none for work that the record should have done."""

    @pytest.mark.parametrize(
        ("most", "call"),
        [
            (12, lambda: terminal_rule.check(MET)),
            (60, lambda: terminal_rule.check(BROKEN)),
            (32, lambda: retakes.check(ONCE, 1, SECOND)),
            (14, lambda: sampling.sample_size(150)),
            (40, lambda: LearnerRecord(subjects.SPORT, MET.sittings)),
            (21, lambda: retention.earliest_disposal(FIRST_DAY)),
        ],
        ids=["terminal rule met", "terminal rule broken", "retake", "sample size", "record", "disposal"],
    )
    def test_few_steps(self, most: int, call: Callable[[], object]) -> None:
        assert events(call) <= most

    def test_the_common_answers_are_made_once(self) -> None:
        assert terminal_rule.check(MET) is terminal_rule.check(MET)
        assert retakes.check(ONCE, 1, SECOND) is retakes.check(ONCE, 1, SECOND)

    def test_another_edition_has_answers_of_its_own(self) -> None:
        other = EDITION_2025_26.varied(id="other", retention_weeks=13)
        for ruling in (terminal_rule.check(MET, edition=other), retakes.check(ONCE, 1, SECOND, edition=other)):
            assert ruling.edition == "other"
            assert ruling.allowed


class TestShortWays:
    """What is made without a second look is what the constructors, which look at everything, would make of it."""

    @pytest.mark.parametrize("record", RECORDS[::7], ids=lambda record: str(record.sittings))
    def test_the_constructors_agree(self, record: LearnerRecord) -> None:
        for ruling in (
            terminal_rule.check(record),
            terminal_rule.check(record, at=SECOND),
            retakes.check(record, 1, SECOND),
            external.check(record, SECOND),
        ):
            assert Ruling(ruling.findings, ruling.edition, ruling.assumptions) == ruling
            assert Ruling(ruling.findings[::-1], ruling.edition, ruling.assumptions).verdict is ruling.verdict
            for finding in ruling.findings:
                assert Finding(finding.code, finding.outcome, finding.pairs) == finding


class TestLongRecords:
    """What can't change the answer any more is not looked at, however much of it there is."""

    def test_no_claim_after_the_attempts_that_are_allowed(self) -> None:
        sat = [Sitting(3, one) for one in following(SECOND, 40)]
        few, many = (
            LearnerRecord(subjects.SPORT, [*MET.sittings, *sat], claimed=[one.series for one in sat[:size]])
            for size in (1, 40)
        )
        assert certification.certificates(few) == certification.certificates(many)
        assert events(lambda: certification.certificates(many)) < 2 * events(lambda: certification.certificates(few))


class TestOutline:
    """What a record works out once is what its sittings say, however it came about, and no part of its value."""

    def test_it_is_what_the_sittings_say(self) -> None:
        for record in RECORDS:
            there = [one for one in record.sittings if one.status is not Status.ABSENT]
            every = [one.series.ordinal for one in record.sittings]
            last = [max((s.series.ordinal for s in there if s.component == one), default=0) for one in (1, 2, 3)]
            assert record.outline == (
                min(every, default=LATER_THAN_ALL),
                max(every, default=0),
                max(last[:2]) if all(last[:2]) else LATER_THAN_ALL,
                last[2],
                len(there) < len(every),
                {component: end for component, end in enumerate(last, start=1) if end},
            )

    def test_it_comes_with_every_copy(self) -> None:
        for record in (*RECORDS[::50], BROKEN):
            copies = [pickle.loads(pickle.dumps(record)), copy.deepcopy(record), copy.copy(record)]  # noqa: S301
            assert all(one.outline == record.outline for one in copies)
        assert attrs.evolve(BROKEN, sittings=()).outline == LearnerRecord(subjects.SPORT).outline

    def test_it_is_no_part_of_the_value(self) -> None:
        assert "outline" not in repr(MET)
        assert "outline" not in MET.to_dict()
        backwards = LearnerRecord(subjects.SPORT, MET.sittings[::-1])
        assert (backwards, hash(backwards), backwards.outline) == (MET, hash(MET), MET.outline)
