"""Actions: one finding about one learner, with what to do about it, in which series and by when."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from enum import Enum

import attrs

from btec_rules._values.values import Value
from btec_rules.guide.render import render
from btec_rules.guide.texts import ENGLISH
from btec_rules.model.dates import Date
from btec_rules.model.series import Series
from btec_rules.rulings.findings import Finding, Outcome, outcome_word

__all__ = ("Action", "Standing", "Task", "most_urgent_first")


class Task(Enum):
    """What to do about a finding."""

    ENTER = "enter"
    """Enter a component for the first time."""
    ENTER_IN_TIME = "enter-in-time"
    """Enter an internal component, no later than the external one is entered for."""
    ENTER_BOTH = "enter-both"
    """Enter the internal component, and the external one again with it or after it."""
    ENTER_AND_MOVE = "enter-and-move"
    """Enter the internal component, and move the planned external one to that series or a later one."""
    ENTER_EXTERNAL_AGAIN = "enter-external-again"
    """Enter the external component once more."""
    ENTER_FOR_FURTHER = "enter-for-further"
    """Enter the external component once more, if a further certificate is wanted."""
    MOVE = "move"
    """Move one of two entries that are in each other's way."""
    WITHDRAW = "withdraw"
    """Withdraw an entry."""
    SIT = "sit"
    """See that an entry is sat."""
    RECORD = "record"
    """Put what became of an entry, or its UMS, on the record."""
    CORRECT = "correct"
    """Put the work right: it can't be submitted as it is."""
    CLAIM = "claim"
    """Enter the cash-in code."""
    CLAIM_IF_OPEN = "claim-if-open"
    """Enter the cash-in code, if claims are open; the key dates that say so were not given."""
    CLAIM_LATER = "claim-later"
    """Enter the cash-in code once the late window opens."""
    CLAIM_FURTHER = "claim-further"
    """Enter the cash-in code, if a further certificate is wanted."""
    DECIDE = "decide"
    """Decide whether to claim before it is too late."""
    CHECK = "check"
    """Look at something on the record that can't be right."""
    ASK = "ask"
    """Ask Pearson."""


_FIRST_OF_SEVERAL = (
    Task.ENTER,
    Task.ENTER_BOTH,
    Task.ENTER_AND_MOVE,
    Task.ENTER_EXTERNAL_AGAIN,
    Task.ENTER_FOR_FURTHER,
    Task.MOVE,
)
"""Tasks whose series is only the first that would do: the day is that of this first one."""


class Standing(Enum):
    """Where a learner stands."""

    CERTIFICATED = "certificated"
    """A certificate is held, whatever else is to do."""
    ON_COURSE = "on-course"
    """The external component is entered or sat, the claim is in, and nothing is wrong."""
    UNDER_WAY = "under-way"
    """Nothing is wrong, and the external component is not entered yet."""
    AT_RISK = "at-risk"
    """As things stand there is no certificate on results day; it can be put right."""
    HOPELESS = "hopeless"
    """No lawful route leads to a certificate any more."""
    UNREADABLE = "unreadable"
    """The facts can't be used."""


@attrs.frozen(repr=False)
class Action(Value):
    """One finding about a learner, and what to do about it.

    Args:
        learner: The learner's id; ``None`` where a single record was audited without one.
        finding: What was found, with its rule and page.
        task: What to do; ``None`` where nothing can be done.
        component: The component that the task is about, where it is about one.
        series: The series that the task is about; for an entry the first one that would do.
        due: The last day for it in that series, where it is known.
    """

    learner: str | None
    finding: Finding
    task: Task | None
    component: int | None = None
    series: Series | None = None
    due: Date | None = None

    @property
    def to_do(self) -> str:
        """What to do, as an English sentence; empty where nothing can be done."""
        return self.explain_task()

    def explain_task(self, catalogue: Mapping[str, str] = ENGLISH) -> str:
        """Give what to do as a sentence of *catalogue*."""
        if self.task is None:
            return ""
        which = "" if self.series is None else "-in"
        series = "" if self.series is None else self.series.code
        return render(catalogue, f"task:{self.task.value}{which}", {"component": self.component, "series": series})

    @property
    def by_when(self) -> str:
        """The last day, as an English sentence; empty where none is known."""
        return self.explain_due()

    def explain_due(self, catalogue: Mapping[str, str] = ENGLISH) -> str:
        """Give the last day as a sentence of *catalogue*."""
        if self.due is None:
            return ""
        which = "line:due-first" if self.task in _FIRST_OF_SEVERAL else "line:due"
        return render(catalogue, which, {"due": self.due.isoformat()})

    def explain(self, catalogue: Mapping[str, str] = ENGLISH) -> str:
        """Give finding and task in one line, with rule, page and day."""
        parts = {
            "outcome": outcome_word(self.finding, catalogue),
            "message": self.finding.explain(catalogue),
            "rule": self.finding.rule,
            "page": self.finding.page,
        }
        lines = [render(catalogue, "line:finding", parts)]
        if self.task is not None:
            lines.append(render(catalogue, "line:task", {"task": self.explain_task(catalogue)}))
        if self.due is not None:
            lines.append(self.explain_due(catalogue))
        return " ".join(lines)


def most_urgent_first(actions: Iterable[Action], on: datetime.date | None) -> list[Action]:
    """Order actions: on a day by lateness, then what is wrong without a day, then by day; else what is wrong first."""
    return sorted(actions, key=lambda action: _urgency(action, on))


def _urgency(action: Action, on: datetime.date | None) -> tuple[int, datetime.date, int]:
    due, outcome = action.due, _OUTCOMES.index(action.finding.outcome)
    wrong = action.finding.outcome is Outcome.FAILED or action.task is Task.WITHDRAW
    day = datetime.date.max if due is None else datetime.date(due.year, due.month, due.day)
    if on is None:
        return (0 if wrong else outcome), day, outcome
    if due is not None and due < on:
        return 0, day, outcome
    if due is None and wrong:
        return 1, day, outcome
    return 2, day, outcome


_OUTCOMES = tuple(Outcome)
