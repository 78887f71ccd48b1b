"""Conditions: what a sample must have, whoever picked it, and what each finding says."""

from collections.abc import Callable, Collection
from typing import Any

import pytest

from btec_rules import (
    ABSENT,
    Mark,
    Outcome,
    Param,
    Ruling,
    Series,
    Subject,
    Verdict,
    sampling,
    subjects,
)

JUNE_26 = Series.june(2026)
EVERY = [f"{number:02}" for number in range(1, 31)]
Checked = Callable[..., Ruling]


def drawn(marks: dict[str, Mark], subject: Subject, recorded: Collection[str] | None = None) -> Ruling:
    return sampling.draw(marks, seed="s", subject=subject, series=JUNE_26, recorded=recorded).ruling


def reviewed(marks: dict[str, Mark], subject: Subject, recorded: Collection[str] | None = None) -> Ruling:
    return picked([one for one, mark in marks.items() if mark is not ABSENT], marks, subject, recorded)


def picked(
    members: Collection[str],
    marks: dict[str, Mark],
    subject: Subject,
    recorded: Collection[str] | None = None,
    *,
    whole_request: bool | None = None,
) -> Ruling:
    return sampling.review(
        members, marks, subject=subject, series=JUNE_26, recorded=recorded, whole_request=whole_request
    ).ruling


def said(ruling: Ruling, code: str) -> tuple[Outcome, dict[str, Param]]:
    """Give the outcome and the parameters of the one finding with a code."""
    (finding,) = [one for one in ruling.findings if one.code == f"sampling.{code}"]
    return finding.outcome, finding.params


def marks_of(mark: Mark = 5, size: int = 20, **others: Mark) -> dict[str, Mark]:
    """Give the marks of a cohort in which all but a few have the same."""
    return {one: others.get(f"c{one}", mark) for one in EVERY[:size]}


@pytest.mark.rule("SAMP-2")
class TestExtremes:
    MARKS = marks_of(c16=9, c17=1)

    def test_both_are_added_the_highest_first(self) -> None:
        found = sampling.review(EVERY[:15], self.MARKS, subject=subjects.ENTERPRISE, series=JUNE_26)
        assert [one.candidate for one in found.added] == ["16", "17"]
        assert said(found.ruling, "highest-missing") == (Outcome.CONSEQUENCE, {"candidate": "16", "mark": 9})
        assert said(found.ruling, "lowest-missing") == (Outcome.CONSEQUENCE, {"candidate": "17", "mark": 1})

    def test_where_they_are_in_it_nothing_is_added(self) -> None:
        ruling = picked([*EVERY[:13], "16", "17"], self.MARKS, subjects.ENTERPRISE)
        assert said(ruling, "highest-missing") == said(ruling, "lowest-missing") == (Outcome.PASSED, {})
        assert not ruling.assumptions

    @pytest.mark.parametrize("mark", [9, 1])
    def test_where_two_hold_one_of_them_one_is_enough_and_that_is_a_reading(self, mark: Mark) -> None:
        ruling = picked([*EVERY[:13], "16", "17"], self.MARKS | {"18": mark}, subjects.ENTERPRISE)
        assert ruling.allowed
        assert ruling.assumptions == ("OPEN-4",)

    def test_without_a_video_the_one_who_holds_it_cant_be_added(self) -> None:
        recorded = [one for one in EVERY[:20] if one != "16"]
        ruling = picked([*EVERY[:14], "17"], self.MARKS, subjects.SPORT, recorded)
        assert said(ruling, "highest-missing") == (Outcome.FAILED, {"candidates": ("16",), "mark": 9})
        assert "OPEN-18" in ruling.assumptions

    def test_with_two_who_hold_it_the_one_on_video_is_added(self) -> None:
        marks = marks_of(c16=9, c17=9, c18=1)
        recorded = [one for one in EVERY[:20] if one != "16"]
        ruling = picked([*EVERY[:14], "18"], marks, subjects.SPORT, recorded)
        assert said(ruling, "highest-missing") == (Outcome.CONSEQUENCE, {"candidate": "17", "mark": 9})
        assert "OPEN-18" not in ruling.assumptions
        assert "OPEN-4" in ruling.assumptions

    @pytest.mark.parametrize(("mark", "named"), [(0, True), (5, False), (ABSENT, False)])
    def test_the_reading_of_a_cohort_on_zero(self, mark: Mark, named: bool) -> None:
        """OPEN-5 is about marks that are all zero; where everybody was absent there are none."""
        for ruling in (drawn(marks_of(mark), subjects.ENTERPRISE), reviewed(marks_of(mark), subjects.ENTERPRISE)):
            assert ("OPEN-5" in ruling.assumptions) is named

    @pytest.mark.parametrize("marks", [{}, {"01": ABSENT}, {"01": 0, "02": ABSENT}])
    def test_where_there_is_no_such_mark_nothing_is_said_of_it(self, marks: dict[str, Mark]) -> None:
        codes = {"sampling.highest-missing", "sampling.lowest-missing"}
        for ruling in (drawn(marks, subjects.ENTERPRISE), reviewed(marks, subjects.ENTERPRISE)):
            assert codes.isdisjoint(finding.code for finding in ruling.findings)

    def test_of_an_empty_sample_nobody_can_be_on_video(self) -> None:
        for ruling in (drawn({"01": ABSENT}, subjects.SPORT, []), reviewed({"01": ABSENT}, subjects.SPORT, [])):
            assert "sampling.no-video" not in {finding.code for finding in ruling.findings}


@pytest.mark.rule("SAMP-1")
class TestWhoPicks:
    """In Sport the centre may; everywhere else a draw of its own is only a rehearsal, but for a small cohort."""

    @pytest.mark.parametrize(("checked", "elsewhere"), [(drawn, Outcome.UNKNOWN), (reviewed, Outcome.PASSED)])
    def test_it_is_said(self, checked: Checked, elsewhere: Outcome) -> None:
        assert said(checked(marks_of(), subjects.SPORT, EVERY[:20]), "pearson-picks") == (Outcome.PASSED, {})
        assert said(checked(marks_of(), subjects.ENTERPRISE), "pearson-picks")[0] is elsewhere
        assert said(checked(marks_of(size=15), subjects.ENTERPRISE), "pearson-picks") == (Outcome.PASSED, {})

    def test_a_rehearsal_asks_for_the_request_first(self) -> None:
        ruling = drawn(marks_of(size=16), subjects.ENTERPRISE)
        assert ruling.unknown == ruling.findings[:1]
        assert ruling.unknown[0].params == {"fact": "requested", "subject": "Enterprise"}
        assert drawn(marks_of(size=15), subjects.ENTERPRISE).allowed


@pytest.mark.rule("SAMP-1", "SAMP-3", "SAMP-5")
class TestSize:
    MARKS = marks_of(c01=9, c02=1)

    @pytest.mark.parametrize(
        ("subject", "outcome"), [(subjects.SPORT, Outcome.FAILED), (subjects.ENTERPRISE, Outcome.ADVICE)]
    )
    def test_too_small_is_refused_where_the_centre_picks_and_else_pointed_out(
        self, subject: Subject, outcome: Outcome
    ) -> None:
        ruling = picked(EVERY[:14], self.MARKS, subject, EVERY[:20], whole_request=True)
        assert said(ruling, "size") == (outcome, {"size": 14, "wanted": 15, "cohort": 20})

    @pytest.mark.parametrize("whole", [None, False])
    @pytest.mark.parametrize(("members", "size"), [([], 0), (EVERY[:14], 14), (EVERY[3:17], 14), (["01", "02"], 2)])
    def test_a_request_that_may_be_half_copied_gets_no_yes(
        self, members: list[str], size: int, whole: bool | None
    ) -> None:
        """OPEN-39: also where adding the highest and the lowest mark makes it as large as the table has it."""
        ruling = picked(members, self.MARKS, subjects.ENTERPRISE, whole_request=whole)
        assert ruling.verdict is Verdict.UNDECIDED
        fact = {"fact": "whole_request", "size": size, "wanted": 15, "cohort": 20}
        assert said(ruling, "size") == (Outcome.UNKNOWN, fact)
        assert picked(members, self.MARKS, subjects.ENTERPRISE, whole_request=True).allowed

    def test_absent_students_count_in_a_request(self) -> None:
        marks = self.MARKS | {"15": ABSENT}
        assert said(picked(EVERY[:15], marks, subjects.ENTERPRISE), "size") == (Outcome.PASSED, {})

    @pytest.mark.parametrize(("present", "asked"), [(10, 9), (10, 10)])
    def test_no_more_can_be_requested_than_have_a_mark(self, present: int, asked: int) -> None:
        marks = marks_of() | dict.fromkeys(EVERY[present:], ABSENT)
        outcome, _ = said(picked(EVERY[:asked], marks, subjects.ENTERPRISE), "size")
        assert outcome is (Outcome.UNKNOWN if asked < present else Outcome.PASSED)

    def test_a_small_cohort_is_completed_and_not_asked_about(self) -> None:
        assert picked([], marks_of(size=15), subjects.ENTERPRISE).allowed

    @pytest.mark.parametrize("subject", [subjects.SPORT, subjects.ENTERPRISE])
    def test_as_the_table_has_it_or_larger(self, subject: Subject) -> None:
        exactly, larger = (picked(EVERY[:size], self.MARKS, subject, EVERY[:20]) for size in (15, 16))
        assert said(exactly, "size") == said(larger, "size") == (Outcome.PASSED, {})
        assert said(larger, "larger-than-table") == (Outcome.CONSEQUENCE, {"size": 16, "wanted": 15})
        assert not [one for one in exactly.findings if one.code == "sampling.larger-than-table"]

    @pytest.mark.parametrize(("absent", "named"), [(5, False), (6, True)])
    def test_no_more_are_wanted_than_have_a_mark(self, absent: int, named: bool) -> None:
        """OPEN-3: a cohort of 20, of whom 15 are in the sample where as many have a mark."""
        marks = marks_of() | dict.fromkeys(EVERY[:absent], ABSENT)
        for ruling in (drawn(marks, subjects.ENTERPRISE), reviewed(marks, subjects.ENTERPRISE)):
            assert ("OPEN-3" in ruling.assumptions) is named
            assert said(ruling, "size") == (Outcome.PASSED, {})

    def test_a_zero_in_the_sample_is_lawful_and_that_is_a_reading(self) -> None:
        marks = self.MARKS | {"03": 0}
        for members, named in ((EVERY[:15], True), ([*EVERY[:2], *EVERY[3:16]], False)):
            ruling = picked(members, marks, subjects.ENTERPRISE)
            assert ruling.allowed
            assert ("OPEN-7" in ruling.assumptions) is named


@pytest.mark.rule("SAMP-4")
class TestVideos:
    """In Sport enough students are recorded, and everybody in the sample is."""

    MARKS = marks_of(size=30)

    @pytest.mark.parametrize("recordings", [0, 19, 20, 30])
    def test_enough_of_them(self, recordings: int) -> None:
        outcome, params = said(picked(EVERY[:15], self.MARKS, subjects.SPORT, EVERY[:recordings]), "videos")
        enough = recordings >= 20
        assert outcome is (Outcome.PASSED if enough else Outcome.FAILED)
        assert params == ({} if enough else {"found": recordings, "wanted": 20, "cohort": 30})

    def test_a_video_of_somebody_absent_does_not_count(self) -> None:
        marks = self.MARKS | {"20": ABSENT}
        outcome, params = said(picked(EVERY[:15], marks, subjects.SPORT, EVERY[:20]), "videos")
        assert (outcome, params["found"]) == (Outcome.FAILED, 19)

    def test_everybody_in_the_sample(self) -> None:
        assert said(picked(EVERY[:15], self.MARKS, subjects.SPORT, EVERY[2:]), "no-video") == (
            Outcome.FAILED,
            {"candidates": ("01", "02")},
        )
        assert said(picked(EVERY[:15], self.MARKS, subjects.SPORT, EVERY), "no-video") == (Outcome.PASSED, {})

    def test_where_nobody_has_said(self) -> None:
        assert said(picked(EVERY[:15], self.MARKS, subjects.SPORT), "videos") == (Outcome.UNKNOWN, {"fact": "recorded"})

    @pytest.mark.parametrize("checked", [drawn, reviewed])
    def test_other_subjects_need_none(self, checked: Checked) -> None:
        for recorded in (None, [], EVERY[:2]):
            codes = {one.code for one in checked(self.MARKS, subjects.ENTERPRISE, recorded).findings}
            assert not codes & {"sampling.videos", "sampling.no-video"}

    @pytest.mark.parametrize("checked", [drawn, reviewed])
    @pytest.mark.parametrize(
        ("absent", "recorded", "named"),
        [(11, EVERY[11:], True), (10, EVERY[10:], False), (11, [], True), (11, None, False), (10, None, False)],
    )
    def test_no_more_are_asked_for_than_have_a_mark_where_recordings_are_counted(
        self, checked: Checked, absent: int, recorded: list[str] | None, named: bool
    ) -> None:
        """OPEN-48: of 30 students 20 are recorded; where nobody has said who is, there is nothing to count."""
        marks = self.MARKS | dict.fromkeys(EVERY[:absent], ABSENT)
        ruling = checked(marks, subjects.SPORT, recorded)
        assert ("OPEN-48" in ruling.assumptions) is named


@pytest.mark.rule("MOD-7")
@pytest.mark.parametrize("checked", [drawn, reviewed])
def test_what_a_visit_looks_at_is_open(checked: Checked) -> None:
    for subject in subjects.ALL:
        ruling: Any = checked(marks_of(), subject, EVERY[:20])
        visited = subject is subjects.ART_AND_DESIGN_PRACTICE
        assert ("sampling.visited-subject" in {one.code for one in ruling.unknown}) is visited
        assert ("OPEN-30" in ruling.assumptions) is visited
