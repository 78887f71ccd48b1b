"""Sittings: what can be one, and what a record's timeline says of all of them."""

import copy
import itertools
import pickle
import random
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from refusals import faults_of

from btec_rules import (
    ABSENT,
    ImpossibleFacts,
    LearnerRecord,
    Series,
    Sitting,
    Status,
    strategies,
    subjects,
)
from btec_rules.model.sittings import LATER_THAN_ALL, Timeline

JAN_26, JUNE_26, JAN_27, JUNE_27 = Series.january(2026), Series.june(2026), Series.january(2027), Series.june(2027)
NO_NUMBERS: list[Any] = [True, 20.0, "20", "٣", "²", None, [1]]


class TestSitting:
    def test_good(self) -> None:
        sitting = Sitting(1, JAN_26, 54, psa=JAN_26)
        assert (sitting.component, sitting.series, sitting.ums, sitting.status) == (1, JAN_26, 54, Status.SAT)
        assert sitting.psa == JAN_26
        assert Sitting(1, JAN_26).ums is None

    @pytest.mark.parametrize("component", [*NO_NUMBERS, 0, 100])
    def test_a_malformed_component(self, component: Any) -> None:
        assert [name for name, _ in faults_of(lambda: Sitting(component, JAN_26))] == ["component"]

    @pytest.mark.parametrize("ums", [True, 20.0, 54.5, "20", "٣", float("nan"), ABSENT, -1, 10_001])
    def test_a_malformed_ums(self, ums: Any) -> None:
        assert [name for name, _ in faults_of(lambda: Sitting(1, JAN_26, ums))] == ["ums"]

    def test_limits(self) -> None:
        assert (Sitting(1, JAN_26, 0).ums, Sitting(99, JAN_26, 10_000).ums) == (0, 10_000)

    @pytest.mark.parametrize("status", [Status.PLANNED, Status.ABSENT])
    @pytest.mark.parametrize("ums", [0, 54])
    def test_a_ums_only_where_it_was_sat(self, status: Status, ums: int) -> None:
        with pytest.raises(ImpossibleFacts) as caught:
            Sitting(1, JAN_26, ums, status=status)
        assert [(fault.name, fault.got) for fault in caught.value.faults] == [("ums", str(ums))]
        assert caught.value.expected.startswith("None, ")
        assert status.value in caught.value.expected
        assert Sitting(1, JAN_26, status=status).status is status

    @pytest.mark.parametrize("name", ["series", "status", "psa"])
    @pytest.mark.parametrize("ums", [None, 54])
    def test_texts_are_not_read(self, name: str, ums: int | None) -> None:
        given: Any = {"component": 1, "series": JAN_26, "ums": ums, name: "2026-01" if name != "status" else "sat"}
        assert [fault for fault, _ in faults_of(lambda: Sitting(**given))] == [name]

    def test_all_faults_at_once(self) -> None:
        wrong: Any = {"component": 0, "series": "2026-01", "ums": 1.5, "status": "sat", "psa": "2026-01"}
        assert faults_of(lambda: Sitting(**wrong)) == [
            ("component", "0"),
            ("series", "'2026-01'"),
            ("ums", "1.5"),
            ("status", "'sat'"),
            ("psa", "'2026-01'"),
        ]

    def test_status_and_psa_only_by_name(self) -> None:
        positional: Any = (1, JAN_26, None, Status.SAT)
        with pytest.raises(TypeError):
            Sitting(*positional)


class TestTimeline:
    """What a record works out once is what its sittings say, however it came about, and no part of its value."""

    ENTRIES = (None, *itertools.product((JAN_26, JUNE_26, JAN_27), Status))
    RECORDS = tuple(
        LearnerRecord(
            subjects.SPORT,
            [Sitting(number, entry[0], status=entry[1]) for number, entry in enumerate(entries, start=1) if entry],
        )
        for entries in itertools.product(ENTRIES, repeat=3)
    )

    def summed_up(self, record: LearnerRecord) -> Timeline:
        """Sum a record up in other words."""
        subject = record.subject
        there = [one for one in record.sittings if one.status is not Status.ABSENT]
        every = [one.series.ordinal for one in record.sittings]
        last = {
            component: max(one.series.ordinal for one in there if one.component == component)
            for component in {one.component for one in there}
        }
        missing = tuple(component for component in subject.internal if component not in last)
        return Timeline(
            first=min(every, default=LATER_THAN_ALL),
            last=max(every, default=0),
            internal=LATER_THAN_ALL if missing else max(last[component] for component in subject.internal),
            external=last.get(subject.external, 0),
            missed=len(there) < len(every),
            attempts=last,
            missing=missing,
        )

    def test_it_is_what_the_sittings_say(self) -> None:
        for record in self.RECORDS:
            assert record.timeline == self.summed_up(record)

    @given(strategies.records(), st.randoms())
    def test_in_whatever_order_they_are_handed_in(self, record: LearnerRecord, chance: random.Random) -> None:
        shuffled = chance.sample(record.sittings, len(record.sittings))
        assert LearnerRecord(record.subject, shuffled).timeline == self.summed_up(record)

    def test_it_comes_with_every_copy(self) -> None:
        for record in self.RECORDS[::50]:
            copies = [pickle.loads(pickle.dumps(record)), copy.deepcopy(record), copy.copy(record)]  # noqa: S301
            assert all(one.timeline == record.timeline for one in copies)
        assert attrs.evolve(self.RECORDS[-1], sittings=()).timeline == LearnerRecord(subjects.SPORT).timeline

    def test_it_is_no_part_of_the_value(self) -> None:
        record = self.RECORDS[-1]
        backwards = LearnerRecord(subjects.SPORT, record.sittings[::-1])
        assert (backwards, hash(backwards)) == (record, hash(record))
        assert "timeline" not in {*record.to_dict(), repr(record)}
