"""Routes: vectors, every lawful one and no other, in order."""

import datetime
from collections.abc import Iterator
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spaces import KINDS, claims_of, histories, share_of
from vectors_reader import ask, check_ruling, load

from btec_rules import (
    EDITION_2025_26,
    Calendar,
    InvalidFact,
    KeyDates,
    LearnerRecord,
    NoRuleInForce,
    Series,
    Sitting,
    Status,
    Verdict,
    audit,
    certification,
    entries,
    external,
    strategies,
    subjects,
)
from btec_rules.planning import Route, Step, best_next, routes

JANUARY_1, JUNE_1, JANUARY_2, JUNE_2 = FOUR = (
    Series.january(2025),
    Series.june(2025),
    Series.january(2026),
    Series.june(2026),
)


def step_order(record: LearnerRecord, until: Series) -> list[tuple[Series, int | None]]:
    """List everything that could be done, in time: internal components, the external one, the claim."""
    subject = record.subject
    order: list[tuple[Series, int | None]] = []
    for one in FOUR[: FOUR.index(until) + 1]:
        order += [(one, number) for number in (*subject.internal, subject.external)]
        order.append((one, None))
    return order


def naive(
    record: LearnerRecord, first: dict[int, Series], until: Series
) -> list[tuple[tuple[Series, int | None], ...]]:
    """Take or leave each thing in turn, as long as no check of it has a failed finding; keep what ends with a claim."""
    subject = record.subject
    planned = {(one.series, one.component) for one in record.sittings if one.status is Status.PLANNED}
    done = [one for one in record.sittings if one.status is not Status.PLANNED]
    ends = {one.series for one in done if one.component == subject.external}
    base = LearnerRecord(subject, done, claimed=[one for one in record.claimed or () if one in ends])
    held = any(not certification.check_claim(base, one).failed for one in base.claimed or ())
    found: list[tuple[tuple[Series, int | None], ...]] = [()] if held else []

    def on(
        now: LearnerRecord, left: list[tuple[Series, int | None]], taken: tuple[tuple[Series, int | None], ...]
    ) -> None:
        if not left:
            if taken and taken[-1][1] is None:
                found.append(taken)
            return
        (series, number), *rest = left
        on(now, rest, taken)
        if number is None:
            if series not in (now.claimed or ()) and not certification.check_claim(now, series).failed:
                on(now.adding(claimed=[series]), rest, (*taken, (series, None)))
        elif (series >= first[number] or (series, number) in planned) and all(
            (one.series, one.component) != (series, number) for one in now.sittings
        ):
            ruling = (
                external.check(now, series) if number == subject.external else entries.check_entry(now, number, series)
            )
            if not ruling.failed:
                on(now.adding(Sitting(number, series)), rest, (*taken, (series, number)))

    on(base, step_order(record, until), ())
    place = {step: at for at, step in enumerate(step_order(record, until))}

    def key(taken: tuple[tuple[Series, int | None], ...]) -> tuple[int, int, list[int]]:
        last = taken[-1][0].ordinal if taken else 0
        return last, sum(number is not None for _, number in taken), [place[step] for step in taken]

    return sorted(found, key=key)


def pairs(route: Route) -> tuple[tuple[Series, int | None], ...]:
    return tuple((step.series, step.component) for step in route.steps)


def first_series(record: LearnerRecord) -> dict[int, Series]:
    """Say from when on each component can be entered anew.

    After the last series in which anything was sat or missed, but for the external one from that series on; where nothing
    was, from the first planned series on.
    """
    behind = [one.series for one in record.sittings if one.status is not Status.PLANNED]
    external_number = record.subject.external
    after = {number: max(behind).next for number in record.subject.internal} if behind else {}
    planned = min(one.series for one in record.sittings)
    return (
        dict.fromkeys(record.subject.components, planned) | after | ({external_number: max(behind)} if behind else {})
    )


STATES = (None, Status.SAT, Status.ABSENT, Status.PLANNED)


def cases(kind: str) -> Iterator[tuple[LearnerRecord, Series]]:
    """Give every record of the first two series, and every one of three series without absences; up to the fourth."""
    subject = KINDS[kind]
    early = histories(subject, FOUR[:2], STATES)
    late = histories(subject, FOUR[:3], (None, Status.SAT))
    for record in chain.from_iterable(claims_of(record) for record in chain(early, late)):
        if record.sittings:
            yield record, JUNE_2


SLICES = {"standard": (1_409, 11), "creative": (1_409, 11), "art": (13, 1)}


@pytest.mark.parametrize("kind", KINDS)
class TestExhaustively:
    """Over four series: two or three behind the learner, the rest ahead."""

    def test_routes_are_the_continuations_without_a_failed_finding(self, kind: str) -> None:
        looked_at = found = 0
        slice_of, some_of = SLICES[kind]
        for record, until in share_of(cases(kind), slice_of=slice_of, some_of=some_of):
            wanted = naive(record, first_series(record), until)
            given_back = list(routes(record, until=until))
            assert [pairs(route) for route in given_back] == wanted, record
            for component in record.subject.components:
                prospect = best_next(record, component, until=until)
                improving = [steps for steps in wanted if any(number == component for _, number in steps)]
                assert bool(prospect.routes) == bool(improving), (record, component)
                assert set(map(pairs, prospect.routes)) <= set(improving)
                assert (prospect.ruling.verdict is Verdict.REFUSED) == (not improving)
            looked_at, found = looked_at + 1, found + len(wanted)
        print(f"{kind}: {looked_at} records, {found} routes")  # noqa: T201 - the numbers for a note
        assert looked_at
        assert found

    def test_from_nothing_over_all_four_series(self, kind: str) -> None:
        record = LearnerRecord(KINDS[kind])
        wanted = naive(record, dict.fromkeys(record.subject.components, JANUARY_1), JUNE_2)
        assert [pairs(route) for route in routes(record, until=JUNE_2, first=JANUARY_1)] == wanted
        assert len(set(wanted)) == len(wanted)


def sat(*places: tuple[int, Series], claimed: tuple[Series, ...] = ()) -> LearnerRecord:
    return LearnerRecord(subjects.ENTERPRISE, [Sitting(number, one, 40) for number, one in places], claimed=claimed)


JANUARY_SAT = sat((1, JUNE_1), (2, JANUARY_2), (3, JANUARY_2))
NO_RESIT = EDITION_2025_26.varied(id="no resit", external_resits=0)
TWO_RESITS = EDITION_2025_26.varied(id="two resits", external_resits=2)


@pytest.mark.parametrize("vector", load("planning"), ids=lambda vector: vector["name"])
def test_vectors(vector: dict[str, object]) -> None:
    check_ruling(ask(vector), vector)


def best_of_component_1(record: LearnerRecord, until: Series) -> object:
    return best_next(record, 1, until=until)


class TestRoutes:
    def test_the_route_without_steps_comes_first_where_a_certificate_is_held(self) -> None:
        first, *others = routes(JANUARY_SAT.adding(claimed=[JANUARY_2]), until=JUNE_2)
        assert (first.steps, first.code, first.last, first.held) == ((), "", None, (JANUARY_2,))
        assert str(first) == f"no step left; {first.ruling}"
        assert all(route.steps for route in others)

    def test_nothing_is_worked_out_before_it_is_asked_for(self) -> None:
        long = routes(LearnerRecord(subjects.ENTERPRISE), first=Series.january(2024), until=Series.june(2090))
        assert next(long).code == "2024-01 1, 2024-01 2, 2024-01 3, 2024-01 claim"

    def test_a_bad_argument_is_refused_at_once(self) -> None:
        with pytest.raises(InvalidFact):
            routes(JANUARY_SAT, until="2026-06")  # type: ignore[arg-type]
        with pytest.raises(NoRuleInForce):
            routes(JANUARY_SAT, until=Series.june(2022))
        for first, until in ((Series.june(2022), JUNE_2), (JUNE_2, Series.june(2022))):
            with pytest.raises(NoRuleInForce):
                routes(LearnerRecord(subjects.SPORT), first=first, until=until)
        for question in (routes, best_of_component_1):
            with pytest.raises(InvalidFact) as caught:
                question(LearnerRecord(subjects.SPORT), until=JUNE_2)
            assert caught.value.name == "first"

    def test_where_nothing_was_sat_the_first_plan_says_where_to_begin(self) -> None:
        record = LearnerRecord(subjects.SPORT, [Sitting(1, JANUARY_2, status=Status.PLANNED)])
        assert next(routes(record, until=JUNE_2)).code == "2026-01 1, 2026-01 2, 2026-01 3, 2026-01 claim"

    def test_a_series_whose_results_are_known_is_over_for_the_external_component_too(self) -> None:
        for ums, first in ((None, "2025-06 3, 2025-06 claim"), (30, "2026-01 3, 2026-01 claim")):
            record = LearnerRecord(subjects.SPORT, [Sitting(1, JUNE_1, ums), Sitting(2, JUNE_1)])
            assert next(routes(record, until=JUNE_2)).code == first

    def test_what_the_rules_leave_undecided_is_no_certificate_and_comes_after_what_they_decide(self) -> None:
        missed = JANUARY_SAT.adding(Sitting(3, JUNE_2, status=Status.ABSENT), claimed=[JUNE_2])
        first, *_ = routes(missed, until=Series.january(2027))
        assert (first.steps, first.held, first.tables) == ((), (), None)
        assert [finding.code for finding in first.ruling.unknown] == ["certification.absent-in-series"]
        summer = sat((1, JANUARY_1), (2, JANUARY_1), (3, JUNE_1))
        ranked = best_next(summer, 3, until=JANUARY_2).routes
        assert [(one.code, one.ruling.verdict) for one in ranked] == [
            ("2026-01 3, 2026-01 claim", Verdict.ALLOWED),
            ("2025-06 claim, 2026-01 3, 2026-01 claim", Verdict.UNDECIDED),
        ]

    def test_a_planned_entry_can_be_kept_and_is_marked(self) -> None:
        record = JANUARY_SAT.adding(Sitting(3, JUNE_2, status=Status.PLANNED), claimed=[JUNE_2])
        kept = next(route for route in routes(record, until=JUNE_2) if route.code == "2026-06 3, 2026-06 claim")
        assert kept.steps == (Step(JUNE_2, 3, entered=True), Step(JUNE_2, None, entered=True))
        assert kept.withdrawn == ()
        claimed = next(route for route in routes(record, until=JUNE_2) if route.code == "2026-01 claim")
        assert claimed.withdrawn == kept.steps

    def test_nothing_has_to_be_withdrawn_where_nothing_is_left_to_do(self) -> None:
        record = JANUARY_SAT.adding(Sitting(3, JUNE_2, status=Status.PLANNED), claimed=[JANUARY_2, JUNE_2])
        still, *_ = routes(record, until=JUNE_2)
        assert (still.steps, still.withdrawn) == ((), ())

    def test_a_planned_entry_after_the_last_series_is_no_way(self) -> None:
        record = sat((1, JUNE_1), (2, JUNE_1)).adding(Sitting(3, JUNE_2, status=Status.PLANNED))
        found = list(routes(record, until=JANUARY_2))
        assert {route.last for route in found} == {JANUARY_2}
        assert {route.withdrawn for route in found} == {(Step(JUNE_2, 3, entered=True),)}

    def test_what_was_sat_in_the_last_series_can_be_claimed(self) -> None:
        assert [route.code for route in routes(JANUARY_SAT, until=JANUARY_2)] == ["2026-01 claim"]

    def test_beginning_earlier_takes_no_way_away(self) -> None:
        usual, earlier = ({one.code for one in routes(JANUARY_SAT, first=one, until=JUNE_2)} for one in (None, JUNE_1))
        assert "2026-01 claim, 2026-06 3, 2026-06 claim" in usual
        assert usual <= earlier

    def test_a_planned_entry_can_be_withdrawn(self) -> None:
        bound = sat((1, JANUARY_1), (2, JANUARY_1), (3, JANUARY_1)).adding(
            Sitting(3, JUNE_1, status=Status.PLANNED), Sitting(1, JANUARY_2, status=Status.PLANNED)
        )
        assert "2026-01 1, 2026-01 3, 2026-01 claim" in [route.code for route in routes(bound, until=JANUARY_2)]

    @pytest.mark.rule("CERT-4")
    def test_what_is_given_up_is_told_also_where_an_internal_retake_comes_between(self) -> None:
        for code in ("2026-06 3, 2026-06 claim", "2026-06 1, 2026-06 3, 2026-06 claim"):
            route = next(one for one in routes(JANUARY_SAT, until=JUNE_2) if one.code == code)
            assert route.gives_up == (JANUARY_2,)
            assert "planning.earlier-result-lost" in [finding.code for finding in route.ruling.consequences]

    @pytest.mark.rule("CERT-4")
    def test_a_result_on_the_way_that_is_never_claimed_is_given_up_too(self) -> None:
        found = {one.code: one.gives_up for one in routes(sat((1, JUNE_1), (2, JUNE_1)), until=JUNE_2)}
        assert found["2026-01 3, 2026-06 3, 2026-06 claim"] == (JANUARY_2,)
        assert found["2026-01 3, 2026-01 claim, 2026-06 3, 2026-06 claim"] == ()

    @pytest.mark.rule("CERT-4")
    def test_what_no_route_could_claim_on_the_way_is_not_given_up(self) -> None:
        retaken = LearnerRecord(subjects.ENTERPRISE, [Sitting(1, JANUARY_1), Sitting(1, JUNE_1)])
        found = {one.code: one.gives_up for one in routes(retaken, first=JANUARY_1, until=JUNE_1)}
        assert found["2025-01 2, 2025-01 3, 2025-06 3, 2025-06 claim"] == ()
        assert not [code for code in found if "2025-01 claim" in code]

    @pytest.mark.rule("CERT-5")
    def test_what_can_still_be_claimed_afterwards_is_not_given_up(self) -> None:
        twice = sat((1, JANUARY_1), (2, JANUARY_1), (3, JANUARY_1), (3, JUNE_1), claimed=(JANUARY_1,))
        found = {one.code: one.gives_up for one in routes(twice, until=JUNE_1)}
        assert found == {"": (), "2025-06 claim": ()}

    @pytest.mark.rule("CERT-6")
    def test_the_tables_show_the_first_certificate(self) -> None:
        found = {route.code: route.tables for route in routes(JANUARY_SAT, until=JUNE_2)}
        assert found["2026-01 claim, 2026-06 3, 2026-06 claim"] == JANUARY_2
        assert found["2026-06 3, 2026-06 claim"] == JUNE_2

    def test_every_route_can_be_walked_and_claimed(self) -> None:
        for route in routes(LearnerRecord(subjects.ENTERPRISE), first=JANUARY_1, until=JANUARY_2):
            assert route.held == tuple(one.series for one in certification.certificates(route.record)) != ()
            assert route.tables == route.held[0]
            assert route.claims == route.record.claimed
            assert len(route.rulings) == len(route.steps)
            assert not any(ruling.failed for ruling in route.rulings)
            used = [number for number in (1, 2) if len(route.record.attempts(number)) > 1]
            used += [3] if external.sittings_left(route.record) == 0 else []
            assert route.used_up == tuple(used)

    def test_numbers_come_from_the_edition(self) -> None:
        assert [route.code for route in routes(JANUARY_SAT, until=JUNE_2, edition=NO_RESIT)] == ["2026-01 claim"]

    def test_an_edition_with_a_second_resit_opens_ways(self) -> None:
        twice = ((1, JANUARY_1), (2, JANUARY_1), (3, JANUARY_1), (3, JUNE_1))
        assert [one.code for one in routes(sat(*twice), until=JANUARY_2) if Step(JANUARY_2, 3) in one.steps] == []
        opened = {one.code: one for one in routes(sat(*twice), until=JANUARY_2, edition=TWO_RESITS)}
        resit = opened["2026-01 3, 2026-01 claim"]
        assert (resit.held, resit.used_up) == ((JANUARY_2,), (3,))
        assert {ruling.edition for ruling in (*resit.rulings, resit.ruling)} == {"two resits"}
        walked = sat(*twice, (3, JANUARY_2), claimed=(JANUARY_2,))
        assert list(routes(walked, until=JUNE_2)) == []
        (only,) = routes(walked, until=JUNE_2, edition=TWO_RESITS)
        assert (only.code, only.held) == ("", (JANUARY_2,))

    def test_every_attempt_that_is_left_can_be_used_on_one_way(self) -> None:
        edition = EDITION_2025_26.varied(id="no retakes, three resits", retakes_allowed=0, external_resits=3)
        record = sat((1, JANUARY_1), (2, JANUARY_1))
        assert max(len(one.sits) for one in routes(record, until=JUNE_2.next, edition=edition)) == 4

    @given(record=strategies.records(), more=st.integers(1, 4))
    def test_where_no_way_is_left_there_is_no_route_however_long_the_course(
        self, record: LearnerRecord, more: int
    ) -> None:
        if audit.learner(record).standing is not audit.Standing.NO_WAY_LEFT:
            return
        behind = [one.series for one in record.sittings if one.status is not Status.PLANNED]
        first = None if behind else EDITION_2025_26.suite_began
        until = Series(max(behind, default=EDITION_2025_26.suite_began).year + 2 + more, JUNE_2.season)
        assert next(routes(record, first=first, until=until), None) is None


class TestDays:
    """On a day, nothing is on a route that can't be done any more."""

    JUNE = KeyDates(
        series=JUNE_2, entries_close=datetime.date(2026, 2, 21), late_entries_close=datetime.date(2026, 3, 20)
    )
    WINDOW = KeyDates(
        series=JANUARY_2,
        late_claims_open=datetime.date(2026, 3, 20),
        late_claims_close=datetime.date(2026, 4, 10),
    )

    def test_a_beginner_starts_with_the_first_series_that_can_be_sat(self) -> None:
        empty = LearnerRecord(subjects.SPORT)
        day = Calendar(on=datetime.date(2026, 2, 1))
        assert {one.steps[0].series for one in routes(empty, until=JUNE_2, calendar=day)} == {JUNE_2}
        with pytest.raises(InvalidFact):
            list(routes(empty, until=JUNE_2))

    def test_a_claim_that_comes_too_late_is_on_none(self) -> None:
        january = sat((1, JANUARY_2), (2, JANUARY_2), (3, JANUARY_2))
        for day, claimable in ((datetime.date(2026, 4, 10), True), (datetime.date(2026, 4, 11), False)):
            calendar = Calendar([self.JUNE, self.WINDOW], on=day)
            found = list(routes(january, until=JUNE_2, calendar=calendar))
            assert any(one.claims == (JANUARY_2,) for one in found) == claimable

    def test_what_is_entered_already_stays(self) -> None:
        entered = LearnerRecord(
            subjects.SPORT,
            [Sitting(1, JANUARY_2), Sitting(2, JANUARY_2), Sitting(3, JUNE_2, status=Status.PLANNED)],
            claimed=[JUNE_2],
        )
        closed = Calendar([self.JUNE], on=datetime.date(2026, 3, 21))
        for calendar in (closed, None):
            assert "2026-06 3, 2026-06 claim" in [one.code for one in routes(entered, until=JUNE_2, calendar=calendar)]
