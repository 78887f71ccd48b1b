"""Actions: a change is carried out as it is said; anything else leaves the record alone."""

import datetime
from typing import Any

import pendulum
import pytest

from btec_rules import ENGLISH, ImpossibleFacts, InvalidFact, LearnerRecord, Series, Sitting, Status, subjects
from btec_rules.guide.render import render
from btec_rules.planning import Action, Task
from btec_rules.rulings.findings import consequence, unknown

JANUARY, JUNE = Series.january(2026), Series.june(2026)
FINDING = consequence("planning.claim-to-make", series="2026-06")
SAT = [Sitting(1, JANUARY, 40), Sitting(2, JANUARY, 40)]
RECORD = LearnerRecord(subjects.SPORT, [*SAT, Sitting(3, JUNE, status=Status.PLANNED)], claimed=[JUNE])


def test_an_entry() -> None:
    after = Action(FINDING, Task.ENTER, 3, JANUARY).apply(RECORD)
    assert set(after.sittings) - set(RECORD.sittings) == {Sitting(3, JANUARY, status=Status.PLANNED)}
    assert after.claimed == (JUNE,)


def test_a_move_of_the_external_entry_takes_its_claim_along() -> None:
    after = Action(FINDING, Task.MOVE, 3, JANUARY, moved_from=JUNE).apply(RECORD)
    assert after == LearnerRecord(subjects.SPORT, [*SAT, Sitting(3, JANUARY, status=Status.PLANNED)], claimed=[JANUARY])


def test_a_move_of_an_internal_entry_leaves_the_claims() -> None:
    planned = LearnerRecord(subjects.SPORT, [Sitting(1, JUNE, status=Status.PLANNED)], claimed=[JUNE])
    after = Action(FINDING, Task.MOVE, 1, JANUARY, moved_from=JUNE).apply(planned)
    assert after == LearnerRecord(subjects.SPORT, [Sitting(1, JANUARY, status=Status.PLANNED)], claimed=[JUNE])


def test_a_withdrawal_of_the_external_entry_takes_its_claim_along() -> None:
    assert Action(FINDING, Task.WITHDRAW, 3, JUNE).apply(RECORD) == LearnerRecord(subjects.SPORT, SAT)


def test_a_claim() -> None:
    assert Action(FINDING, Task.CLAIM, None, JANUARY).apply(RECORD).claimed == (JANUARY, JUNE)


def test_claims_that_nobody_knows_stay_unknown() -> None:
    unsaid = LearnerRecord(subjects.SPORT, RECORD.sittings, claimed=None)
    for action in (
        Action(FINDING, Task.ENTER, 3, JANUARY),
        Action(FINDING, Task.MOVE, 3, JANUARY, moved_from=JUNE),
        Action(FINDING, Task.WITHDRAW, 3, JUNE),
    ):
        assert action.apply(unsaid).claimed is None
    with pytest.raises(ImpossibleFacts, match=r"record\.claimed"):
        Action(FINDING, Task.CLAIM, None, JANUARY).apply(unsaid)


@pytest.mark.parametrize("task", [Task.SIT, Task.RECORD, Task.CORRECT, Task.CHECK, Task.ASK, Task.DECIDE, None])
def test_any_other_task_leaves_the_record_as_it_is(task: Task | None) -> None:
    assert Action(FINDING, task, 3, JUNE).apply(RECORD) is RECORD


@pytest.mark.parametrize(
    "action",
    [
        Action(FINDING, Task.ENTER, 3, JUNE),
        Action(FINDING, Task.ENTER, 1, JANUARY),
        Action(FINDING, Task.WITHDRAW, 3, JANUARY),
        Action(FINDING, Task.WITHDRAW, 1, JANUARY),  # it was sat
        Action(FINDING, Task.MOVE, 1, JUNE, moved_from=JANUARY),
        Action(FINDING, Task.CLAIM, None, JUNE),
    ],
    ids=str,
)
def test_a_change_that_does_not_fit(action: Action) -> None:
    with pytest.raises(ImpossibleFacts):
        action.apply(RECORD)


def test_a_move_to_a_series_that_has_an_entry() -> None:
    both = RECORD.adding(Sitting(3, JANUARY, status=Status.PLANNED))
    with pytest.raises(ImpossibleFacts, match="component 3 in 2026-01"):
        Action(FINDING, Task.MOVE, 3, JANUARY, moved_from=JUNE).apply(both)


def test_what_is_no_record() -> None:
    wrong: Any = "a record"
    with pytest.raises(InvalidFact):
        Action(FINDING, Task.SIT).apply(wrong)


def day(year: int, month: int, number: int) -> Any:
    return pendulum.instance(datetime.date(year, month, number))


SAID = {"component": "3", "series": "2026-06", "moved_from": "2026-01", "or_until": "2027-06"}
LATE = unknown("planning.late-summer-claim", fact="late-summer-claim", series="2026-06")


@pytest.mark.parametrize(
    ("action", "key"),
    [
        (Action(FINDING, Task.ENTER, 3, JUNE), "task:enter-in"),
        (Action(FINDING, Task.ENTER, 3, JUNE, or_until=Series.june(2027)), "task:enter-or"),
        (Action(FINDING, Task.MOVE, 3, JUNE, moved_from=JANUARY), "task:move-in"),
        (Action(FINDING, Task.MOVE, 3, JUNE, moved_from=JANUARY, or_until=Series.june(2027)), "task:move-or"),
        (Action(FINDING, Task.WITHDRAW, 3, JUNE), "task:withdraw-in"),
        (Action(FINDING, Task.CLAIM, None, JUNE), "task:claim-in"),
        (Action(FINDING, Task.CLAIM, None, JUNE, or_until=Series.june(2027)), "task:claim-or"),
        (Action(LATE, Task.CLAIM, None, JUNE), "task:claim-ask"),
        (Action(FINDING, Task.ASK), "task:ask"),
        (Action(FINDING, Task.RECORD), "task:record"),
    ],
    ids=str,
)
def test_in_words(action: Action, key: str) -> None:
    assert action.to_do == render(ENGLISH, key, SAID)
    assert action.explain().count(action.to_do) == 1


def test_nothing_to_do_is_not_said() -> None:
    assert (Action(FINDING, None).to_do, Action(FINDING, None).by_when) == ("", "")


def test_its_days_in_words() -> None:
    window = Action(FINDING, Task.CLAIM, None, JUNE, opens=day(2026, 3, 20), due=day(2026, 4, 10))
    days = [render(ENGLISH, "line:opens", {"opens": "2026-03-20"}), render(ENGLISH, "line:due", {"due": "2026-04-10"})]
    assert window.by_when == " ".join(days)
    assert window.explain().endswith(window.by_when)
    first = Action(FINDING, Task.ENTER, 3, JUNE, or_until=Series.june(2027), due=day(2026, 2, 21))
    assert first.by_when == render(ENGLISH, "line:due-first", {"due": "2026-02-21"})


def test_as_plain_data() -> None:
    action = Action(FINDING, Task.MOVE, 3, JUNE, moved_from=JANUARY, due=day(2026, 2, 21), learner="Ann")
    assert Action.from_dict(action.to_dict()) == action
