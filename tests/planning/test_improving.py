"""Improving: the way that gives up least, and the rule in the way."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from btec_rules import (
    EDITION_2025_26,
    ENGLISH,
    Calendar,
    Edition,
    ImpossibleFacts,
    InvalidFact,
    KeyDates,
    LearnerRecord,
    Series,
    Sitting,
    Status,
    Subject,
    Verdict,
    planning,
    strategies,
    subjects,
)
from btec_rules.guide.render import render
from btec_rules.planning import Route, best_next

JANUARY_1, JUNE_1, JANUARY_2, JUNE_2 = FOUR = (
    Series.january(2025),
    Series.june(2025),
    Series.january(2026),
    Series.june(2026),
)


def sat(*places: tuple[int, Series], claimed: tuple[Series, ...] = ()) -> LearnerRecord:
    return LearnerRecord(subjects.ENTERPRISE, [Sitting(number, one, 40) for number, one in places], claimed=claimed)


JANUARY_SAT = sat((1, JUNE_1), (2, JANUARY_2), (3, JANUARY_2))
NO_RESIT = EDITION_2025_26.varied(id="no resit", external_resits=0)
TWO_RESITS = EDITION_2025_26.varied(id="two resits", external_resits=2)
ACROSS = Subject(
    "Internal in June, external in January", internal_seasons=(JUNE_1.season,), external_seasons=(JANUARY_1.season,)
)
IN_JUNE = Subject("Internal in June", internal_seasons=(JUNE_1.season,))
THREE = Subject("Three internal components, in June", internal=(1, 2, 4), internal_seasons=(JUNE_1.season,))


def few_and_many(found: tuple[Route, ...]) -> tuple[list[Route], list[Route]]:
    """Part routes into the first of each kind, and those that differ from them in the series only."""
    kinds: dict[object, Route] = {}
    for one in found:
        about = tuple(step.component for step in one.steps), len(one.held), bool(one.gives_up), one.used_up
        kinds.setdefault((about, bool(one.ruling.unknown)), one)
    few = list(kinds.values())
    return few, [one for one in found if one not in few]


class TestBestNext:
    """For a learner who wants to improve a component."""

    @pytest.mark.rule("CERT-5")
    def test_a_route_that_gives_nothing_up_comes_first(self) -> None:
        best, second, *_ = best_next(JANUARY_SAT, 1, until=JUNE_2).routes
        assert best.code == "2026-01 claim, 2026-06 1, 2026-06 3, 2026-06 claim"
        assert second.code == "2026-06 1, 2026-06 3, 2026-06 claim"

    @pytest.mark.rule("RET-6")
    def test_a_retake_before_the_external_comes_before_one_that_needs_a_resit(self) -> None:
        record = sat((1, JUNE_1), (2, JUNE_1))
        found = best_next(record, 1, until=JUNE_2).routes
        assert found[0].code == "2026-01 1, 2026-01 3, 2026-01 claim"
        both = set()
        for part in few_and_many(found):
            needs = [
                (bool(one.gives_up), "retakes.external-resit-required" in {f.code for f in one.ruling.consequences})
                for one in part
            ]
            assert needs == sorted(needs)
            both.update(needs)
        assert {(False, False), (False, True)} <= both

    def test_the_few_that_differ_come_before_the_many_alike(self) -> None:
        found = best_next(sat((1, JUNE_1), (2, JUNE_1)), 1, until=JUNE_2.next).routes
        few, many = few_and_many(found)
        assert found == (*few, *many)
        assert 1 < len(few) < len(many)

    def test_the_first_step_is_said_first(self) -> None:
        """January is sat and not claimed: nothing says that the claim stands."""
        found = best_next(JANUARY_SAT, 3, until=JUNE_2)
        first, second, third, *told = found.explain().splitlines()
        assert first == render(ENGLISH, "line:ways", {"component": 3, "count": 2})
        assert second == render(ENGLISH, "line:step-claim", {"series": "2026-01"})
        assert third == render(ENGLISH, "line:step-sit", {"component": 3, "series": "2026-06"})
        assert "planning.claim-to-make" in [one.code for one in found.ruling.consequences]
        assert "external.second-certificate" not in [one.code for one in found.ruling.findings]
        assert "(OPEN-16)" in told[-1]

    def test_a_claim_that_was_made_stands(self) -> None:
        found = best_next(sat((1, JUNE_1), (2, JANUARY_2), (3, JANUARY_2), claimed=(JANUARY_2,)), 3, until=JUNE_2)
        assert "external.second-certificate" in [one.code for one in found.ruling.consequences]
        assert "planning.claim-to-make" not in [one.code for one in found.ruling.consequences]

    def test_what_is_in_the_way_is_said_alone(self) -> None:
        found = best_next(sat((1, JANUARY_1), (1, JUNE_1)), 1, until=JUNE_2)
        assert found.explain() == found.ruling.explain()

    def test_nothing_that_is_over_on_the_day(self) -> None:
        """In February no January entry can be made, and in April June's entries have closed, late ones too."""
        record = sat((1, JUNE_1), (2, JUNE_1))
        june = KeyDates(
            series=JUNE_2,
            entries_close=datetime.date(2026, 2, 21),
            late_entries_close=datetime.date(2026, 3, 20),
        )
        day = Calendar([june], on=datetime.date(2026, 2, 2))
        assert {
            step.series for one in best_next(record, 3, until=JUNE_2, calendar=day).routes for step in one.steps
        } == {JUNE_2}
        late = day.moved_to(datetime.date(2026, 3, 21))
        found = best_next(record, 3, until=JUNE_2, calendar=late)
        assert [one.code for one in found.ruling.failed] == ["planning.no-series-left"]

    def test_claims_that_are_not_known(self) -> None:
        with pytest.raises(ImpossibleFacts, match=r"record\.claimed: expected the series that were claimed"):
            best_next(LearnerRecord(subjects.SPORT, [Sitting(3, JANUARY_2)], claimed=None), 1, until=JUNE_2)

    def test_no_other_internal_component_is_retaken_on_the_way(self) -> None:
        for route in best_next(sat((1, JUNE_1), (2, JUNE_1)), 1, until=JUNE_2).routes:
            assert [step.component for step in route.sits].count(2) == 0

    def test_the_external_component_can_be_the_one(self) -> None:
        found = best_next(JANUARY_SAT, 3, until=JUNE_2)
        assert found.component == 3
        assert [route.code for route in found.routes] == [
            "2026-01 claim, 2026-06 3, 2026-06 claim",
            "2026-06 3, 2026-06 claim",
        ]

    @pytest.mark.parametrize("component", [0, 4, True, "1", None])
    def test_a_component_that_is_none(self, component: object) -> None:
        with pytest.raises(InvalidFact):
            best_next(JANUARY_SAT, component, until=JUNE_2)  # type: ignore[arg-type]

    def test_the_other_internal_component_is_sat_once_where_it_is_missing(self) -> None:
        empty = LearnerRecord(subjects.ENTERPRISE)
        found = best_next(empty, 1, first=JANUARY_1, until=JUNE_1).routes
        assert found[0].code == "2025-01 1, 2025-01 2, 2025-01 3, 2025-01 claim"
        assert {[step.component for step in route.sits].count(2) for route in found} == {1}
        assert {[step.component for step in route.sits].count(1) for route in found} == {1, 2}

    def test_of_two_that_use_nothing_up_the_one_that_needs_no_resit_comes_first(self) -> None:
        record = sat((1, JANUARY_2), (2, JANUARY_2))
        found = [one.code for one in best_next(record, 1, until=JUNE_2.next, edition=TWO_RESITS).routes]
        without = "2026-06 1, 2026-06 3, 2026-06 claim, 2027-01 3, 2027-01 claim"
        resit = "2026-06 3, 2026-06 claim, 2027-01 1, 2027-01 3, 2027-01 claim"
        assert found.index(without) < found.index(resit)

    def test_one_that_needs_no_resit_comes_first_even_where_it_ends_later(self) -> None:
        ways = best_next(sat((1, JUNE_1), (2, JUNE_1)), 1, until=JUNE_2.next, edition=TWO_RESITS).routes
        found = {one.code: place for place, one in enumerate(ways)}
        later = "2026-01 1, 2026-06 3, 2026-06 claim, 2027-01 3, 2027-01 claim"
        resit = "2026-01 3, 2026-01 claim, 2026-06 1, 2026-06 3, 2026-06 claim"
        few, many = ([one.code for one in part] for part in few_and_many(ways))
        assert min(map(few.index, [one for one in few if one.startswith("2026-01 1, ")])) < few.index(resit)
        assert later in many
        assert all(not ways[found[code]].gives_up and len(ways[found[code]].sits) == 3 for code in (later, resit))

    def test_nothing_is_entered_any_more_for_a_series_whose_external_component_was_sat(self) -> None:
        for record in (sat((3, JANUARY_1)), sat((1, JANUARY_1), (3, JANUARY_1))):
            found = [one.code for one in best_next(record, 2, first=JANUARY_1, until=JANUARY_2).routes]
            assert found
            assert not [code for code in found if "2025-01 1" in code or "2025-01 2" in code]

    def test_of_two_with_one_price_the_earlier_end_comes_first(self) -> None:
        found = best_next(sat((1, JUNE_1), (2, JUNE_1)), 1, until=JUNE_2).routes
        alike = [one.code for one in found if [step.component for step in one.steps] == [1, 3, None]]
        assert alike[:2] == [
            "2026-01 1, 2026-01 3, 2026-01 claim",
            "2026-01 1, 2026-06 3, 2026-06 claim",
        ]

    def test_as_many_as_eight_series_after_the_first_one_that_is_open(self) -> None:
        done = sat((1, JANUARY_1), (2, JANUARY_1), (1, JUNE_1), (2, JUNE_1), (3, JUNE_1), claimed=(JUNE_1,))
        assert best_next(done, 3, until=Series.january(2030)).routes  # January 2026 is open first
        open_still = LearnerRecord(subjects.ENTERPRISE, [Sitting(1, JUNE_1), Sitting(2, JUNE_1)])
        for record, first, until in (
            (done, None, Series.june(2030)),
            (open_still, None, Series.january(2030)),  # June 2025 is still open to the external component
            (LearnerRecord(subjects.ENTERPRISE), JUNE_1, Series.january(2030)),
        ):
            with pytest.raises(InvalidFact) as caught:
                best_next(record, 3, first=first, until=until)
            assert [(fault.name, fault.got) for fault in caught.value.faults] == [("until", until.code)]

    @pytest.mark.parametrize(
        ("subject", "sat", "component", "first", "failed"),
        [
            (ACROSS, [], 1, JANUARY_2, ["entries.season-not-offered 2026-01", "external.season-not-offered 2026-06"]),
            (ACROSS, [], 3, JANUARY_2, ["external.internal-missing 1 2026-01", "external.internal-missing 2 2026-01", "external.season-not-offered 2026-06", "external.internal-missing 1 2026-06", "external.internal-missing 2 2026-06"]),
            (ACROSS, [(1, JUNE_1)], 2, None, ["entries.season-not-offered 2026-01", "external.season-not-offered 2026-06"]),
            (IN_JUNE, [(1, JANUARY_1), (2, JUNE_1)], 3, None, ["certification.internal-season-not-offered 1 2025-01"]),
            (IN_JUNE, [(1, JANUARY_1), (2, JUNE_1)], 2, None, ["retakes.season-not-offered 2026-01", "certification.internal-season-not-offered 1 2025-01"]),
            (THREE, [(1, JANUARY_1)], 2, None, ["certification.internal-season-not-offered 1 2025-01", "entries.season-not-offered 2026-01"]),
            (THREE, [(1, JANUARY_1)], 2, JANUARY_2, ["entries.season-not-offered 2026-01", "certification.internal-season-not-offered 1 2025-01"]),
        ],
    )  # fmt: skip
    def test_only_what_is_in_the_way_of_every_route_is_told(
        self, subject: Subject, sat: list[tuple[int, Series]], component: int, first: Series | None, failed: list[str]
    ) -> None:
        record = LearnerRecord(subject, [Sitting(number, one, 40) for number, one in sat])
        found = best_next(record, component, first=first, until=JUNE_2)
        told = [
            (finding.code, *(str(finding.params[name]) for name in ("component", "series") if name in finding.params))
            for finding in found.ruling.failed
        ]
        assert found.routes == ()
        assert [" ".join(parts) for parts in told] == failed

    def test_what_is_in_the_way_is_looked_for_from_the_first_plan_on_where_there_are_only_plans(self) -> None:
        planned = LearnerRecord(ACROSS, [Sitting(1, JANUARY_2, status=Status.PLANNED)])
        for component in ACROSS.components:
            found = best_next(planned, component, until=JUNE_2)
            assert found == best_next(LearnerRecord(ACROSS), component, first=JANUARY_2, until=JUNE_2)

    def test_the_rules_in_the_way_are_those_of_the_edition(self) -> None:
        refused = best_next(JANUARY_SAT.adding(claimed=[JANUARY_2]), 3, until=JUNE_2, edition=NO_RESIT).ruling
        assert (refused.edition, [finding.code for finding in refused.failed]) == ("no resit", ["external.resit-used"])

    @pytest.mark.parametrize(
        ("sat", "edition", "failed"),
        [
            ([], EDITION_2025_26, []),
            ([], NO_RESIT, ["external.resit-used"]),  # no second sitting after the one in January
            ([JUNE_1, JANUARY_2], TWO_RESITS, []),
        ],
    )
    def test_the_way_to_the_end_is_judged_by_the_edition_too(
        self, sat: list[Series], edition: Edition, failed: list[str]
    ) -> None:
        places = [(1, JANUARY_1), (2, JUNE_1), *((3, one) for one in sat)]
        record = LearnerRecord(IN_JUNE, [Sitting(number, one, 40) for number, one in places])
        told = best_next(record, 3, until=JUNE_2, edition=edition).ruling.failed
        assert [finding.code for finding in told] == ["certification.internal-season-not-offered", *failed]

    def test_what_is_in_the_way_of_the_external_in_the_last_series_itself_is_told(self) -> None:
        for internals, failed in (
            ([(1, JANUARY_1)], ["external.internal-missing"]),
            ([(1, JANUARY_1), (2, JUNE_1)], ["certification.internal-season-not-offered"]),
        ):
            record = LearnerRecord(IN_JUNE, [Sitting(number, one) for number, one in internals])
            told = best_next(record, 3, until=internals[-1][1]).ruling.failed
            assert [finding.code for finding in told] == failed

    def test_what_was_missed_is_not_taken_to_be_sat_in_the_same_series(self) -> None:
        record = LearnerRecord(ACROSS, [Sitting(2, JUNE_1, status=Status.ABSENT)])
        told = best_next(record, 1, first=JUNE_1, until=JUNE_1).ruling.failed
        assert [finding.code for finding in told] == ["external.season-not-offered", "external.internal-missing"]

    def test_more_than_four_years_are_refused(self) -> None:
        assert best_next(JANUARY_SAT, 3, until=Series.june(2029)).routes
        with pytest.raises(InvalidFact) as caught:
            best_next(JANUARY_SAT, 3, until=Series.january(2031))
        assert caught.value.name == "until"

    @given(record=strategies.records(), component=st.sampled_from([1, 2, 3]), ahead=st.booleans())
    def test_it_is_ranked_or_says_why_not(self, record: LearnerRecord, component: int, ahead: bool) -> None:
        if component not in record.subject.components or not record.sittings:
            return
        behind = [one.series for one in record.sittings if one.status is not Status.PLANNED]
        last = max([*behind, min(one.series for one in record.sittings)])
        until = last.next.next if ahead else last.next
        found = best_next(record, component, until=until)
        assert (found.ruling.verdict is Verdict.REFUSED) == (not found.routes)
        assert bool(found.ruling.failed) == (not found.routes)
        assert len({route.code for route in found.routes}) == len(found.routes)
        for part in few_and_many(found.routes):
            lost = [(bool(route.ruling.unknown), bool(route.gives_up)) for route in part]
            assert lost == sorted(lost)
        assert planning.best_next(record, component, until=until) == found
