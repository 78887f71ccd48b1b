"""Attempts: how many a component has, which sittings use one up, how many are left, and where that is a reading."""

from collections.abc import Callable, Collection
from itertools import product

import pytest

from btec_rules import (
    EDITION_2025_26,
    Edition,
    LearnerRecord,
    Ruling,
    Series,
    Sitting,
    Status,
    certification,
    external,
    retakes,
    subjects,
    terminal_rule,
)
from btec_rules.rulings.attempts import attempts_allowed, attempts_among, attempts_left

JANUARY, JUNE, LATER = Series.january(2026), Series.june(2026), Series.january(2027)
STRICT = EDITION_2025_26.varied(id="strict", absence_uses_attempt=True)
RECORD = LearnerRecord(
    subjects.ENTERPRISE, [Sitting(1, JANUARY, status=Status.ABSENT), Sitting(1, JUNE, status=Status.PLANNED)]
)
Asked = Callable[[LearnerRecord, Edition], Collection[Ruling]]
"""A question about a record under an edition, and every ruling in its answer."""


@pytest.mark.rule("RET-1", "EXT-3", "EXT-4")
class TestAttempts:
    def test_a_retake_for_an_internal_and_a_resit_where_the_subject_has_one(self) -> None:
        creative = next(one for one in subjects.ALL if not one.resit_possible)
        assert attempts_allowed(EDITION_2025_26, subjects.ENTERPRISE, 1) == 2
        assert attempts_allowed(EDITION_2025_26, subjects.ENTERPRISE, 3) == 2
        assert attempts_allowed(EDITION_2025_26, creative, creative.external) == 1

    def test_the_numbers_are_the_edition_s(self) -> None:
        generous = EDITION_2025_26.varied(id="generous", retakes_allowed=2, external_resits=3)
        assert [attempts_allowed(generous, subjects.ENTERPRISE, component) for component in (1, 2, 3)] == [3, 3, 4]
        assert attempts_allowed(generous, subjects.PERFORMING_ARTS, subjects.PERFORMING_ARTS.external) == 1

    @pytest.mark.parametrize("status", Status)
    def test_an_absence_uses_none_up_unless_the_edition_says_so(self, status: Status) -> None:
        sitting = Sitting(1, JANUARY, status=status)
        assert attempts_among(EDITION_2025_26, (sitting,)) == (() if status is Status.ABSENT else (sitting,))
        assert attempts_among(STRICT, (sitting,)) == (sitting,)

    def test_they_stay_in_order(self) -> None:
        assert attempts_among(EDITION_2025_26, RECORD.sittings) == RECORD.sittings[1:]
        assert attempts_among(STRICT, RECORD.sittings) == RECORD.sittings

    def test_what_is_planned_is_used_up(self) -> None:
        assert attempts_left(EDITION_2025_26, RECORD, 1) == 1
        assert attempts_left(STRICT, RECORD, 1) == 0

    def test_there_are_never_fewer_than_none_left(self) -> None:
        thrice = LearnerRecord(subjects.ENTERPRISE, [Sitting(1, one) for one in (JANUARY, JUNE, LATER)])
        assert [attempts_left(EDITION_2025_26, thrice, component) for component in (1, 2, 3)] == [0, 2, 2]


def missed(component: int, series: Series) -> Sitting:
    return Sitting(component, series, status=Status.ABSENT)


def sat(*series: Series) -> list[Sitting]:
    """Give sittings of components 1, 2 and 3, as many as there are series."""
    return [Sitting(component, one) for component, one in enumerate(series, start=1)]


ASKED: dict[str, Asked] = {
    "terminal_rule.check": lambda record, edition: [terminal_rule.check(record, edition=edition)],
    "external.check": lambda record, edition: [external.check(record, JUNE, edition=edition)],
    "check_claim": lambda record, edition: [certification.check_claim(record, JANUARY, edition=edition)],
    "certification.options": lambda record, edition: [
        option.ruling for option in certification.options(record, edition=edition)
    ],
    "retakes.check": lambda record, edition: [retakes.check(record, 1, JUNE, edition=edition)],
}


class TestTheReading:
    """OPEN-8, an absence is no attempt: named by a ruling that rests on it, never where the edition counts absences."""

    @pytest.mark.parametrize(
        ("asked", "sittings"),
        [
            pytest.param(ASKED[name], sittings, id=f"{name}: {about}")
            for name, about, sittings in (
                ("terminal_rule.check", "an internal component missed", [*sat(JANUARY, JANUARY), missed(1, JUNE)]),
                ("terminal_rule.check", "the external one missed", [*sat(JANUARY, JANUARY), missed(3, JUNE)]),
                ("external.check", "the external one missed", [*sat(JANUARY, JANUARY), missed(3, JANUARY)]),
                ("external.check", "an internal component missed", [*sat(JANUARY), missed(2, JANUARY)]),
                ("check_claim", "missed in the series", [*sat(JANUARY, JANUARY), missed(3, JANUARY)]),
                ("check_claim", "missed since", [*sat(JANUARY, JANUARY, JANUARY), missed(3, JUNE)]),
                ("check_claim", "missed before", [missed(1, JANUARY.previous), *sat(JANUARY, JANUARY, JANUARY)]),
                ("certification.options", "missed since", [*sat(JANUARY, JANUARY, JANUARY), missed(3, JUNE)]),
                ("certification.options", "missed before", [missed(1, JANUARY.previous), *sat(JANUARY, JANUARY, JUNE)]),
                ("retakes.check", "missed since", [*sat(JANUARY.previous), missed(1, JANUARY)]),
            )
        ],
    )
    def test_it_is_named_by_default_and_not_where_the_edition_counts_absences(
        self, asked: Asked, sittings: list[Sitting]
    ) -> None:
        record = LearnerRecord(subjects.ENTERPRISE, sittings)
        by_default, strictly = asked(record, EDITION_2025_26), asked(record, STRICT)
        assert by_default
        assert strictly
        assert all("OPEN-8" in ruling.assumptions for ruling in by_default)
        assert not any("OPEN-8" in ruling.assumptions for ruling in strictly)

    @pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
    def test_of_all_records_with_one_entry_a_component(self, asked: Asked) -> None:
        entries = [None, *product((JANUARY, JUNE, LATER), Status)]
        for chosen in product(entries, repeat=3):
            record = LearnerRecord(
                subjects.SPORT,
                [Sitting(number, one[0], status=one[1]) for number, one in enumerate(chosen, start=1) if one],
            )
            assert not any("OPEN-8" in ruling.assumptions for ruling in asked(record, STRICT))
            if not any(one.status is Status.ABSENT for one in record.sittings):
                assert not any("OPEN-8" in ruling.assumptions for ruling in asked(record, EDITION_2025_26))
