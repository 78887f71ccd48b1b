"""Actions: what somebody is told to do, in which series and by when; a change can be carried out on the record.

What changes a record is an entry, a move, a withdrawal or a claim: `Action.apply` makes it. Everything else (see that
it is sat, record it, check it, ask, decide) leaves the record to the person who does it.

>>> from btec_rules import LearnerRecord, Series, planning, subjects
>>> record = LearnerRecord(subjects.SPORT)
>>> enter = planning.plans(record, until=Series.june(2026))[0].actions[0]
>>> enter.to_do
'Enter component 1 for December 2025/January 2026.'
>>> len(enter.apply(record).sittings)
1
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

import attrs

from btec_rules._values.errors import Fault, ImpossibleFacts
from btec_rules._values.facts import Facts
from btec_rules._values.markup import Markup, element, text
from btec_rules._values.values import Value
from btec_rules.guide.render import render
from btec_rules.guide.texts import ENGLISH
from btec_rules.model.dates import Date
from btec_rules.model.records import LearnerRecord
from btec_rules.model.series import Series
from btec_rules.model.sittings import Sitting, Status
from btec_rules.rulings.findings import Finding, Outcome, finding_html, finding_line

__all__ = ("Action", "Task", "task_html")


class Task(Enum):
    """What to do about a finding."""

    ENTER = "enter"
    """Enter a component for a series. Changes the record."""
    MOVE = "move"
    """Move an entry to another series. Changes the record; a claim made with an external entry goes along."""
    WITHDRAW = "withdraw"
    """Withdraw an entry. Changes the record; a claim made with an external entry goes too."""
    CLAIM = "claim"
    """Claim the certificate, with the cash-in code. Changes the record."""
    SIT = "sit"
    """See that an entry is sat."""
    RECORD = "record"
    """Put on the record what is missing there."""
    CORRECT = "correct"
    """Put the work right: it can't be submitted as it is."""
    CHECK = "check"
    """Look at something on the record that can't be right."""
    ASK = "ask"
    """Ask Pearson."""
    DECIDE = "decide"
    """Choose between ways that the guide offers."""


CHANGES = (Task.ENTER, Task.MOVE, Task.WITHDRAW, Task.CLAIM)
"""The tasks that change a record."""


@attrs.frozen(repr=False)
class Action(Value):
    """One finding about a learner, and what to do about it.

    Args:
        finding: What was found, with its rule and page.
        task: What to do; ``None`` if the finding is only for information.
        component: The component that the task is about, where it is about one.
        series: The series that the task is about; of a move, the new one.
        moved_from: The series that an entry is moved from.
        or_until: The last series that would do as well as *series*, where there is one.
        opens: The first day for it, where that is still to come.
        due: The last day on which it can be done, where that is known.
        learner: The learner's id; ``None`` if a single record was looked at without one.
    """

    finding: Finding
    task: Task | None
    component: int | None = None
    series: Series | None = None
    moved_from: Series | None = attrs.field(default=None, kw_only=True)
    or_until: Series | None = attrs.field(default=None, kw_only=True)
    opens: Date | None = attrs.field(default=None, kw_only=True)
    due: Date | None = attrs.field(default=None, kw_only=True)
    learner: str | None = attrs.field(default=None, kw_only=True)

    def apply(self, record: LearnerRecord) -> LearnerRecord:
        """Make the change on a record; any other task gives the record back unchanged.

        The first entry for the external component settles what was claimed, where that was not known: nothing, as
        nothing could be.

        Raises:
            InvalidFact: If *record* is no `LearnerRecord`.
            ImpossibleFacts: If the change does not fit the record: what is to be moved or withdrawn is not planned,
                what is to be entered or claimed is there already, or it is not known what was claimed.
        """
        facts = Facts()
        facts.instance("record", record, LearnerRecord)
        facts.raise_faults()
        if self.task not in CHANGES or self.series is None:
            return record
        if self.task is Task.CLAIM:
            return _claimed(record, self.series)
        component = -1 if self.component is None else self.component
        if self.task is Task.ENTER:
            return _entered(_with_claims(record, component), component, self.series)
        taken, cashed_in = _taken_out(record, component, self.moved_from or self.series)
        if self.task is Task.WITHDRAW:
            return taken
        moved = _entered(taken, component, self.series)
        there_already = self.series in (moved.claimed or ())
        return _claimed(moved, self.series) if cashed_in and not there_already else moved

    @property
    def to_do(self) -> str:
        """What to do, as an English sentence; empty where there is nothing to do."""
        return self.explain_task()

    def explain_task(self, catalogue: Mapping[str, str] = ENGLISH) -> str:
        """Give what to do as a sentence of *catalogue*."""
        if self.task is None:
            return ""
        which = "" if self.series is None else "-in"
        if self.or_until is not None:
            which = "-or"
        elif self.task is Task.CLAIM and self.finding.outcome is Outcome.UNKNOWN:
            which = "-ask"
        said = {
            "component": self.component,
            "series": "" if self.series is None else self.series.code,
            "moved_from": "" if self.moved_from is None else self.moved_from.code,
            "or_until": "" if self.or_until is None else self.or_until.code,
        }
        return render(catalogue, f"task:{self.task.value}{which}", said)

    @property
    def by_when(self) -> str:
        """The days for it, as English sentences; empty where none is known."""
        return self.explain_due()

    def explain_due(self, catalogue: Mapping[str, str] = ENGLISH) -> str:
        """Give the days for it as sentences of *catalogue*."""
        lines = []
        if self.opens is not None:
            lines.append(render(catalogue, "line:opens", {"opens": self.opens.isoformat()}))
        if self.due is not None:
            which = "line:due" if self.or_until is None else "line:due-first"
            lines.append(render(catalogue, which, {"due": self.due.isoformat()}))
        return " ".join(lines)

    def explain(self, catalogue: Mapping[str, str] = ENGLISH) -> str:
        """Give finding and task in one line, with rule, page and day."""
        lines = [finding_line(self.finding, catalogue)]
        if self.task is not None:
            lines.append(render(catalogue, "line:task", {"task": self.explain_task(catalogue)}))
        days = self.explain_due(catalogue)
        return " ".join([*lines, days] if days else lines)

    def as_html(self, catalogue: Mapping[str, str] = ENGLISH) -> str:
        """Give what `explain` says as HTML: a paragraph for the finding, and one for what to do and by when.

        Args:
            catalogue: As for `explain`.

        Raises:
            InvalidFact: As for `explain`.
        """
        parts = [element("p", finding_html(self.finding, catalogue), data_outcome=self.finding.outcome.value)]
        if self.task is not None:
            parts.append(element("p", task_html(self, catalogue, "line:task"), class_="to-do"))
        return "".join(parts)


def task_html(action: Action, catalogue: Mapping[str, str], key: str | None = None) -> Markup:
    """Give what to do and by when, to put into a paragraph or an item; as the text *key* says it, if there is one."""
    task, days = action.explain_task(catalogue), action.explain_due(catalogue)
    told = task if key is None else render(catalogue, key, {"task": task})
    by = (" ", element("time", days, datetime=str(action.due or action.opens))) if days else ()
    return Markup("".join(map(text, (told, *by))))


def _with_claims(record: LearnerRecord, component: int) -> LearnerRecord:
    """Give the record on which a component is entered: before the first external entry nothing can be claimed."""
    external = record.subject.external
    if record.claimed is not None or component != external:
        return record
    if any(one.component == external for one in record.sittings):
        return record
    return LearnerRecord(record.subject, record.sittings)


def _entered(record: LearnerRecord, component: int, series: Series) -> LearnerRecord:
    if any(one.component == component and one.series == series for one in record.sittings):
        raise ImpossibleFacts(Fault("record", f"component {component} in {series.code}", "no such entry yet"))
    new = Sitting(component, series, status=Status.PLANNED)
    return LearnerRecord(record.subject, (*record.sittings, new), claimed=record.claimed)


def _taken_out(record: LearnerRecord, component: int, series: Series) -> tuple[LearnerRecord, bool]:
    """Give the record without an entry, and whether a claim went with it."""
    gone = [one for one in record.sittings if one.component == component and one.series == series]
    kept = [one for one in record.sittings if one.component != component or one.series != series]
    if not gone or gone[0].status is not Status.PLANNED:
        raise ImpossibleFacts(
            Fault("record", f"component {component} in {series.code} is not planned", "a planned entry there")
        )
    claimed = record.claimed
    cashed_in = claimed is not None and component == record.subject.external and series in claimed
    if claimed is not None and cashed_in:
        claimed = tuple(one for one in claimed if one != series)
    return LearnerRecord(record.subject, kept, claimed=claimed), cashed_in


def _claimed(record: LearnerRecord, series: Series) -> LearnerRecord:
    if record.claimed is None:
        raise ImpossibleFacts(Fault("record.claimed", "None", "what was claimed before; () where nothing was"))
    if series in record.claimed:
        raise ImpossibleFacts(Fault("record.claimed", series.code, "a series that is not claimed yet"))
    return LearnerRecord(record.subject, record.sittings, claimed=(*record.claimed, series))
