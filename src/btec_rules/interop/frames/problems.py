"""Problems: which rows are at fault, in which column, and what would have been accepted?"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import attrs
import narwhals as nw
from narwhals.typing import IntoFrameT

from btec_rules._values.errors import InvalidFact, NoRuleInForce
from btec_rules._values.facts import Facts
from btec_rules.interop.frames.cells import BAD, BLANK, STATUS, UNREADABLE
from btec_rules.interop.frames.reading import PLACE, Rows, read
from btec_rules.interop.frames.translating import first_of, labelled
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.sittings import Status
from btec_rules.model.spellings import read_ident, read_subject
from btec_rules.model.subjects import ALL, Subject, one_of

__all__ = ("problems",)


def problems(
    frame: IntoFrameT, *, subjects: Collection[Subject] = ALL, edition: Edition = EDITION_2025_26
) -> IntoFrameT:
    """List the rows that make their learner ``INVALID``: those that `btec_rules.read_rows` finds at fault.

    A learner with more sittings than a record can hold is ``INVALID`` too, without a row.

    Args:
        frame: One row a sitting: learner, subject, component, series, and optionally ums, status, psa, claimed.
        subjects: The subjects whose titles may come up.
        edition: The numbers to apply.

    Returns:
        A frame of the same kind: the columns of *frame* that are read, ``code``, that of the error, ``fact``, the first
        column that is at fault, and ``expected``, what would have been accepted; one row for each row at fault. Where
        two rows say something else of one sitting, all its rows are. Empty where every row is good.

    Raises:
        InvalidFact: If an argument is of the wrong type, or a column is missing, nearly has the name of one that is
            read, or is of a type that can't hold its facts.
        ImpossibleFacts: If two of *subjects* have one title.

    Source:
        OPEN-19 for a series before the suite began.
    """
    rows = read(frame, subjects, edition)
    checked = rows.frame.with_columns(rows.bad().alias("_bad"))
    good = checked.filter(~nw.col("_bad") & rows.named()).select(*PLACE, "_said").unique()
    twice = good.group_by(*PLACE).agg(nw.len().alias("_times")).filter(nw.col("_times") > 1)
    checked = checked.join(twice, on=list(PLACE), how="left")
    checks = _checks(rows, edition)
    known = [(one.holds, len(_texts_of(checks[:place])) + one.which) for place, one in enumerate(checks)]
    texts = _texts_of(checks)
    checked = checked.with_columns(first_of(known, len(texts)).alias("_check")).filter(nw.col("_check") < len(texts))
    for place, name in enumerate(("_code_", "_fact_", "_expected_")):
        checked = labelled(checked, "_check", {at: text[place] for at, text in enumerate(texts)}, name)
    said = {name: nw.col(f"_{name}_") for name in ("code", "fact", "expected")}
    return rows.to_native(checked.select(*rows.columns, **said))  # type: ignore[no-any-return]  # the kind that was given


@attrs.frozen(eq=False)
class _Check:
    """What can be wrong with a row: when, which of the texts says what would have done, the column, and the error."""

    holds: nw.Expr
    fact: str
    expected: Sequence[str]
    which: nw.Expr | int = 0
    code: str = InvalidFact.code


def _texts_of(checks: Sequence[_Check]) -> list[tuple[str, str, str]]:
    return [(one.code, one.fact, text) for one in checks for text in one.expected]


def _checks(rows: Rows, edition: Edition) -> list[_Check]:
    """List what can be wrong with one row, in the order in which it decides: that of the scalar reader."""
    no_component = nw.col("_component") == BLANK
    a_sitting = ~nw.col("_of_award") if rows.awards else nw.lit(value=True)
    unreadable = nw.col("_learner").str.starts_with(UNREADABLE)
    status = nw.col("_status")
    against = [f"blank, as the status is {one.value}" for one in Status]
    against[STATUS[Status.SAT]] = "a UMS, Q or blank, as the status is sat"
    components = [one_of(subject.components) for subject in rows.subjects]
    award = "a component; or yes in claimed, for a row about the award"
    once = "what the other row says of it, or only one of the two rows"
    began = edition.suite_began
    return [
        *([_Check(unreadable, "learner", [_expected_of_ids()])] if rows.unreadable else []),
        _Check(~rows.titled(rows.subjects), "subject", [_expected_of_subjects(rows)]),
        *_unread(rows, "claimed", no_component),
        _Check(no_component & a_sitting, "component", [award]),
        _Check((nw.col("_role") < 0) & a_sitting, "component", components, nw.col("_subject")),
        *(_misplaced() if rows.awards else []),
        *_unread(rows, "series"),
        *_unread(rows, "ums", a_sitting),
        *_unread(rows, "status", a_sitting),
        _Check(nw.col("_against") & a_sitting, "ums", against, status),
        *_unread(rows, "psa", a_sitting),
        *_unread(rows, "claimed"),
        _Check(~nw.col("_times").is_null(), "component", [once]),
        _Check(
            (nw.col("_series") < began.ordinal) & a_sitting,
            "series",
            [f"{began.code} or later"],
            code=NoRuleInForce.code,
        ),
    ]


def _misplaced() -> list[_Check]:
    """Give the checks of a row about the award, which is about no sitting."""
    expected = {
        "status": "blank or planned, as this is a claim",
        "psa": "blank, as no component is named",
        "ums": "blank, as no component is named",
    }
    at = nw.col("_misplaced")
    return [_Check(at == place, name, [text]) for place, (name, text) in enumerate(expected.items(), start=1)]


def _unread(rows: Rows, name: str, also: nw.Expr | None = None) -> list[_Check]:
    """Give the checks of a column's cells that can't be read, and of its blanks where these are bad."""
    expected = rows.expected.get(name, {})
    column = nw.col(f"_{name}")
    texts = [expected[code] for code in sorted(expected, reverse=True) if code <= BAD]
    checks = [_Check(column <= BAD, name, texts, BAD - column)] if texts else []
    checks += [_Check(column == BLANK, name, [expected[BLANK]])] if BLANK in expected else []
    return [attrs.evolve(one, holds=one.holds & also) for one in checks] if also is not None else checks


def _expected_of_ids() -> str:
    facts = Facts()
    read_ident(facts, "learner", None)
    return f"{facts.faults[0].expected}; no date, formula or decimal"


def _expected_of_subjects(rows: Rows) -> str:
    facts = Facts()
    read_subject(facts, "subject", None, rows.subjects)
    return facts.faults[0].expected
