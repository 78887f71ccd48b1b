"""Audits: where does each learner of a table stand, what is to do next, and which plans lead to a certificate?"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from typing import Any

import narwhals as nw
from narwhals.typing import IntoFrameT

from btec_rules.audit.learners import Terms
from btec_rules.audit.standing import Standing
from btec_rules.interop.frames.positions import POSITION, Judged, judged
from btec_rules.interop.frames.reading import KEYS, Rows, given_back
from btec_rules.interop.frames.translating import Plain, table_beside
from btec_rules.model.calendar import Calendar
from btec_rules.model.dates import Date
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.series import Series
from btec_rules.model.subjects import ALL, Subject
from btec_rules.planning.actions import Action
from btec_rules.planning.plan import Plan
from btec_rules.rulings.findings import Finding

__all__ = ("audit", "plans")

_NO_DAY = datetime.date(1970, 1, 1)
"""Stands in a table's column of days where there is none: such columns have no gaps."""


def audit(
    frame: IntoFrameT,
    *,
    calendar: Calendar | None = None,
    until: Series | None = None,
    subjects: Collection[Subject] = ALL,
    edition: Edition = EDITION_2025_26,
) -> IntoFrameT:
    """Say for each learner and subject what `btec_rules.audit.learner` says, in a few columns.

    Learners in the same position are judged once; whoever has to read the reasons asks `btec_rules.audit.learner`.

    Args:
        frame: One row a sitting: learner, subject, component, series, and optionally ums, status, psa, claimed.
        calendar: The day, and the key dates; ``None`` leaves the days out.
        until: The last series of the learners' course; ``None`` if that is open.
        subjects: The subjects whose titles may come up.
        edition: The numbers to apply.

    Returns:
        A frame of the same kind: learner, subject; ``standing``, the name of a `btec_rules.audit.Standing`,
        ``UNREADABLE`` where a row is bad; ``target``, the code of the series of the first certificate of the best plan,
        an empty text where there is none; ``to_do``, the number of actions that are tasks; of the first of them
        ``task``, the name of a `btec_rules.planning.Task`, ``component``, ``series`` (its code) and ``due`` (a date, a
        datetime in pandas), empty texts and gaps where it has none; and ``reasons``, the codes of why there will be no
        certificate as things stand, with a space between them, or that of the error.

    Raises:
        InvalidFact: If an argument is of the wrong type, or a column is missing, nearly has the name of one that is
            read, or is of a type that can't hold its facts.
        ImpossibleFacts: If two of *subjects* have one title.
        NoRuleInForce: If *until* is before the suite began.

    Source:
        As for ``audit.learner``.
    """
    terms = Terms.read(calendar=calendar, until=until, edition=edition)
    rows, learners, said = judged(frame, subjects, terms)
    columns = (POSITION, "standing", "target", "to_do", "task", "component", "series", "due", "reasons")
    table = [(number, *_answer(one)) for number, one in enumerate(said)]
    return _beside(rows, learners, columns, table)  # type: ignore[no-any-return]  # the kind that was given


def plans(
    frame: IntoFrameT,
    *,
    calendar: Calendar | None = None,
    until: Series | None = None,
    subjects: Collection[Subject] = ALL,
    edition: Edition = EDITION_2025_26,
) -> IntoFrameT:
    """List for each learner and subject the plans that `btec_rules.planning.plans` gives, one row a change.

    Args:
        frame: One row a sitting: learner, subject, component, series, and optionally ums, status, psa, claimed.
        calendar: The day, and the key dates; ``None`` leaves the days out.
        until: The last series of the learners' course; ``None`` if that is open.
        subjects: The subjects whose titles may come up.
        edition: The numbers to apply.

    Returns:
        A frame of the same kind: learner, subject; ``plan``, 1 for the best; ``step``, the place of the change in it,
        0 where the plan is to change nothing; ``task``, the name of a `btec_rules.planning.Task`; ``component``,
        ``series``, and of a move ``moved_from``; ``opens`` and ``due``, dates, datetimes in pandas; and of the plan
        ``certificates`` and ``gives_up``, the codes of series, ``costs``, the codes of what it costs, and ``unknown``,
        those of what is not known or left open, with a space between them. What there is not is an empty text or a
        gap. Learners without a plan, or with a bad row, have no row: `audit` says which they are.

    Raises:
        InvalidFact: If an argument is of the wrong type, or a column is missing, nearly has the name of one that is
            read, or is of a type that can't hold its facts.
        ImpossibleFacts: If two of *subjects* have one title.
        NoRuleInForce: If *until* is before the suite began.

    Source:
        As for ``planning.plans``.
    """
    terms = Terms.read(calendar=calendar, until=until, edition=edition)
    rows, learners, said = judged(frame, subjects, terms)
    columns = (
        *(POSITION, "plan", "step", "task", "component", "series", "moved_from", "opens", "due"),
        *("certificates", "gives_up", "costs", "unknown"),
    )
    none = (len(said), 0, 0, *_change(None), "", "", "", "")  # a table has a row at least; no learner has this number
    table = [none, *((number, *row) for number, one in enumerate(said) for row in _plans(one))]
    return _beside(rows, learners, columns, table)  # type: ignore[no-any-return]  # the kind that was given


def _answer(judged: Judged) -> tuple[Plain, ...]:
    if judged.report is None:
        return (Standing.UNREADABLE.name, "", 0, "", 0, "", _NO_DAY, judged.error)
    report = judged.report
    tasks = [one for one in report.actions if one.task is not None]
    task, component, series, _, _, due = _change(tasks[0] if tasks else None)
    target, reasons = _code(report.target), _codes(report.reasons)
    return (report.standing.name, target, len(tasks), task, component, series, due, reasons)


def _plans(judged: Judged) -> list[tuple[Plain, ...]]:
    plans = () if judged.report is None else judged.report.plans
    return [
        (place, step, *_change(action), *_price(plan))
        for place, plan in enumerate(plans, start=1)
        for step, action in (enumerate(plan.actions, start=1) if plan.actions else [(0, None)])
    ]


def _change(action: Action | None) -> tuple[str, int, str, str, datetime.date, datetime.date]:
    if action is None or action.task is None:
        return ("", 0, "", "", _NO_DAY, _NO_DAY)
    codes = _code(action.series), _code(action.moved_from)
    return (action.task.name, action.component or 0, *codes, _day(action.opens), _day(action.due))


def _price(plan: Plan) -> tuple[str, str, str, str]:
    return (
        " ".join(map(_code, plan.certificates)),
        " ".join(map(_code, plan.gives_up)),
        _codes(plan.ruling.consequences),
        _codes(plan.ruling.unknown),
    )


def _codes(findings: Sequence[Finding]) -> str:
    return " ".join(dict.fromkeys(one.code for one in findings))


def _code(series: Series | None) -> str:
    return "" if series is None else series.code


def _day(day: Date | None) -> datetime.date:
    return _NO_DAY if day is None else datetime.date(day.year, day.month, day.day)


def _beside(rows: Rows, learners: Any, columns: Sequence[str], table: Sequence[tuple[Plain, ...]]) -> Any:
    """Put the rows of a table beside the learners of that position; a component of 0 and the first day are gaps."""
    said = table_beside(learners, dict(zip(columns, map(list, zip(*table, strict=True)), strict=True)))
    joined = learners.join(said, on=POSITION, how="inner").drop(POSITION)
    gaps = {name: nw.when(nw.col(name) > 0).then(nw.col(name)) for name in columns if name == "component"}
    gaps |= {
        name: nw.when(nw.col(name).dt.year() > _NO_DAY.year).then(nw.col(name)) for name in columns if name in _DAYS
    }
    answer = joined.with_columns(**gaps)
    return given_back(rows, answer.select(*KEYS, *columns[1:]))


_DAYS = ("opens", "due")
