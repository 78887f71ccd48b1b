"""Entries: vectors, what stands against an entry, and the assignment that is sat."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vectors_reader import about, ask, check_ruling

from btec_rules import (
    InvalidFact,
    LearnerRecord,
    Series,
    Sitting,
    Status,
    Verdict,
    entries,
    external,
    retakes,
    strategies,
    subjects,
)

JUNE_26 = Series.june(2026)
OVER = {"entries.results-known", "entries.later-series-sat", "entries.external-behind"}
"""What no other rule says: the series is over."""


@pytest.mark.parametrize("vector", about("entries.check_entry", "entries.check_psa"))
def test_vector(vector: dict[str, Any]) -> None:
    check_ruling(ask(vector), vector)


@pytest.mark.rule("ENT-1", "ENT-3", "ENT-4", "ENT-5", "ENT-6", "PSA-1", "PSA-2", "PSA-3", "MOD-2")
class TestEntries:
    """What an entry is judged by: the first sitting here, the rest where it belongs."""

    @given(strategies.records(), st.data())
    def test_it_agrees_with_the_rule_that_the_entry_falls_under(
        self, record: LearnerRecord, data: st.DataObject
    ) -> None:
        component = data.draw(st.sampled_from(record.subject.components))
        series = data.draw(strategies.series())
        ruling = entries.check_entry(record, component, series)
        if not OVER.isdisjoint(finding.code for finding in ruling.failed):
            assert ruling.verdict is Verdict.REFUSED
        elif component == record.subject.external:
            assert ruling.findings == external.check(record, series).findings
        elif any(sitting.series < series for sitting in record.attempts(component)):
            retake = retakes.check(record, component, series)
            assert set(retake.findings) <= set(ruling.findings)
            assert ruling.verdict is retake.verdict
        else:
            taken = any(s.component == component and s.series == series for s in record.sittings)
            offered = series.season in record.subject.internal_seasons
            assert not ruling.allowed or offered
            planned = any(
                (s.component, s.series, s.status.value) == (component, series, "planned") for s in record.sittings
            )
            assert not ruling.allowed or not taken or planned

    @pytest.mark.rule("EXT-1")
    def test_a_first_sitting_in_the_series_of_the_external_one_comes_after_nothing(self) -> None:
        for series, after in ((Series.january(2026), False), (JUNE_26, True)):
            record = LearnerRecord(subjects.SPORT, [Sitting(3, Series.january(2026))])
            assert ("OPEN-24" in entries.check_entry(record, 1, series).assumptions) is after

    def test_the_assignment_and_when_it_comes_out(self) -> None:
        for series, release in ((Series.january(2026), "2025-06"), (JUNE_26, "2025-09")):
            (follows,) = entries.check_entry(LearnerRecord(subjects.SPORT), 1, series).consequences
            assert follows.params == {"series": series.code, "release": release}
            assert (follows.rule, follows.page) == ("ENT-3", 8)

    def test_errors(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            entries.check_entry(None, 1, "x", calendar="y", edition=None)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == ["record", "series", "calendar", "edition"]
        with pytest.raises(InvalidFact, match="component"):
            entries.check_entry(LearnerRecord(subjects.SPORT), 4, JUNE_26)
        with pytest.raises(InvalidFact) as caught:
            entries.check_psa(None, edition=None)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == ["sitting", "edition"]


@pytest.mark.rule("RET-1")
def test_entries_planned_for_later_leave_no_first_sitting_before_them() -> None:
    planned = [Sitting(1, series, status=Status.PLANNED) for series in (Series.june(2026), Series.january(2027))]
    one, both = (LearnerRecord(subjects.ENTERPRISE, planned[:count]) for count in (1, 2))
    assert entries.check_entry(one, 1, Series.january(2026)).allowed
    ruling = entries.check_entry(both, 1, Series.january(2026))
    assert "retakes.already-used" in {finding.code for finding in ruling.failed}


def test_a_planned_entry_is_a_sitting_of_its_own_series() -> None:
    assert entries.check_psa(Sitting(1, JUNE_26, psa=JUNE_26)).allowed
