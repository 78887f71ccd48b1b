"""Values: frozen, hashable, picklable, and equal to what has the same parts."""

import copy
import datetime
import pickle
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from one_of_each import passed
from pendulum import Date

from btec_rules import (
    ABSENT,
    EDITION_2025_26,
    OPEN_POINTS,
    RULES,
    BtecRulesError,
    Fault,
    ImpossibleFacts,
    InvalidFact,
    KeyDates,
    LearnerRecord,
    MonthPart,
    Part,
    Ruling,
    Season,
    Series,
    Sitting,
    Status,
    Subject,
    Window,
    subjects,
)
from btec_rules.mark_sheet import MarkSheet
from btec_rules.model.subjects import Chooser, ModerationMode
from btec_rules.rulings.findings import failed

JAN_26, JUNE_26, JAN_27, JUNE_27 = Series.january(2026), Series.june(2026), Series.january(2027), Series.june(2027)
EVERY_SERIES = [Series(year, season) for year in range(2000, 3000) for season in Season]


class Seven:
    """Not an int, but as good as one."""

    def __index__(self) -> int:
        return 7


HISTORY = (
    Sitting(1, JAN_26, 40),
    Sitting(2, JAN_26, status=Status.ABSENT),
    Sitting(1, JUNE_26, 50),
    Sitting(2, JUNE_26, 30),
    Sitting(3, JUNE_26),
    Sitting(3, JAN_27, status=Status.PLANNED),
)
RECORD = LearnerRecord(subjects.ENTERPRISE, HISTORY, claimed=[JUNE_26])
RULING = Ruling([failed("retakes.already-used", component=1, allowed=1)], "2025-26", ["OPEN-8"])
VALUES: list[Any] = [
    Fault("ums", "54.5", "a whole number"),
    MonthPart(2025, 6),
    Window(Date(2025, 9, 15), Date(2025, 10, 28)),
    JAN_26,
    subjects.ART_AND_DESIGN_PRACTICE,
    HISTORY[0],
    RECORD,
    RULES["RET-1"],
    OPEN_POINTS["OPEN-8"],
    passed("retakes.already-used"),
    RULING.findings[0],
    RULING,
    EDITION_2025_26,
    KeyDates(series=JAN_26, results_day=datetime.date(2026, 3, 19), source="the schedule"),
    MarkSheet((("0001", 34), ("0002", ABSENT)), (Fault("row 3", "None", "a mapping"),)),
]
ENUMS: list[Any] = [ABSENT, *Season, *Status, *Chooser, *ModerationMode, *Part]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
class TestEveryValue:
    """Values are frozen, hashable, picklable, and equal to what has the same parts."""

    def test_pickles_and_copies(self, value: Any) -> None:
        again = [pickle.loads(pickle.dumps(value, protocol)) for protocol in range(6)]  # noqa: S301
        for other in (*again, copy.copy(value), copy.deepcopy(value)):
            assert type(other) is type(value)
            assert other == value
            assert hash(other) == hash(value)
            assert repr(other) == repr(value)

    def test_is_frozen_and_holds_nothing_else(self, value: Any) -> None:
        for name in (attrs.fields(type(value))[0].name, "unheard_of"):
            with pytest.raises((attrs.exceptions.FrozenInstanceError, AttributeError)):
                setattr(value, name, 1)
        assert not hasattr(value, "__dict__")


@pytest.mark.parametrize("member", ENUMS, ids=str)
def test_enum_members_stay_themselves(member: Any) -> None:
    assert pickle.loads(pickle.dumps(member)) is copy.copy(member) is copy.deepcopy(member) is member  # noqa: S301


def test_whatever_has_an_index_becomes_an_int() -> None:
    seven: Any = Seven()
    part, series = MonthPart(2026, seven), Series.june(2007)
    sitting = Sitting(seven, series, seven)
    subject = Subject("Dance", internal=(1, seven), external=3), Subject("Dance", external=seven)
    numbers = [part.month, sitting.component, sitting.ums, subject[0].internal[1], subject[1].external]
    assert numbers == [7] * 5
    assert {type(number) for number in numbers} == {int}
    numpy = pytest.importorskip("numpy")
    for year in (Series.june(numpy.int16(2026)).year, MonthPart(numpy.int16(2026), 6).year):
        assert (year, type(year)) == (2026, int)


def test_guards_hold_while_validators_are_off() -> None:
    wrong: Any = None
    calls: list[tuple[type[BtecRulesError], Callable[[], object]]] = [
        (InvalidFact, lambda: MonthPart(2026, 13)),
        (InvalidFact, lambda: Window(wrong, wrong)),
        (ImpossibleFacts, lambda: Window(Date(2026, 1, 2), Date(2026, 1, 1))),
        (InvalidFact, lambda: Series(1999, Season.JUNE)),
        (InvalidFact, lambda: Subject("")),
        (InvalidFact, lambda: Subject("Dance", internal=())),
        (InvalidFact, lambda: Sitting(0, JAN_26)),
        (ImpossibleFacts, lambda: Sitting(1, JAN_26, 0, status=Status.ABSENT)),
        (InvalidFact, lambda: LearnerRecord(subjects.SPORT, [wrong])),
        (ImpossibleFacts, lambda: LearnerRecord(subjects.SPORT, [HISTORY[0]] * 2)),
        (InvalidFact, lambda: EDITION_2025_26.varied(id="x", retention_weeks=-1)),
        (InvalidFact, lambda: KeyDates(series=wrong)),
        (InvalidFact, lambda: passed("no.such-code")),
    ]
    with attrs.validators.disabled():
        for error, call in calls:
            with pytest.raises(error):
                call()


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_what_follows_from_other_parts_is_not_shown(value: Any) -> None:
    for field in attrs.fields(type(value)):
        assert field.init or f"{field.name}=" not in repr(value)


def test_a_value_is_shown_as_it_is_made() -> None:
    assert repr(MonthPart(2026, 6)) == "MonthPart(year=2026, month=6, part=<Part.EARLY: 'early'>)"
