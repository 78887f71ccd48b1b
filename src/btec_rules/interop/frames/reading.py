"""Reading: from a long table to one row a sitting in whole numbers, and on to one row a learner.

The rows are those that `btec_rules.read_rows` reads from the same table. A series is its ordinal, twice the year and
one more for May/June, made once; a component is its role: 0 for the external one, 1 and up for the internal ones in
order. A column that is aggregated is made first and then aggregated: to aggregate an expression is silently wrong on
some engines, and slow on others.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import attrs
import narwhals as nw
from narwhals.typing import IntoFrame

from btec_rules._values.errors import InvalidFact, NoRuleInForce
from btec_rules._values.facts import LAST_YEAR
from btec_rules.interop.frames.answers import Step, invalid
from btec_rules.interop.frames.asking import accept_subjects
from btec_rules.interop.frames.cells import (
    ABSENT,
    BAD,
    BLANK,
    SAT,
    STATUS,
    UNREADABLE,
    add_learners,
    add_subjects,
    columns_of,
    is_empty,
    read_column,
)
from btec_rules.interop.frames.translating import collected, first_of, is_by_engine, labelled, may_repeat
from btec_rules.model.editions.edition import Edition
from btec_rules.model.records import MOST_SITTINGS
from btec_rules.model.series import Season, Series, from_ordinal
from btec_rules.model.sittings import Status
from btec_rules.model.subjects import MOST_COMPONENTS, Subject

__all__ = (
    "KEYS",
    "NEVER",
    "PLACE",
    "Rows",
    "absent",
    "by_learner",
    "each_once",
    "given_back",
    "in_reach",
    "planned",
    "read",
    "sat",
    "some_lack",
    "taken",
    "there",
)

KEYS = ("_learner", "_subject")
"""What an answer is about: one learner in one subject."""
_NEEDED = ("learner", "subject", "component", "series")
_OPTIONAL = ("ums", "status", "psa", "claimed")
_CODES = ("series", "component", "ums", "status", "psa", "claimed")
"""The columns that are read as numbers."""
_OF_A_SITTING = (
    "_role",
    "_component",
    "_series",
    "_june",
    "_status",
    "_number",
    "_marked",
    "_yes",
    "_of_award",
    "_fault",
)
"""What rows that say the same have the same, however they are written; with what they are of, and `_entry`, `_said`."""
PLACE = (*KEYS, "_entry")
NEVER = len(Season) * (LAST_YEAR + 1)
"""An ordinal after every series."""
_OF_AWARD = len(Status)
"""The status of a row that is about the award: none of a sitting's."""


@attrs.frozen(eq=False)
class Rows:
    """A table that was read.

    Args:
        frame: One row a sitting, or a claim of the award: ``_learner``, ``_subject`` (its place in *labels*),
            ``_role``, ``_component``, ``_series``, ``_june``, ``_status``, ``_number`` (the UMS, or `BLANK`),
            ``_marked`` (whether it is known), ``_yes`` (1 where it is claimed), ``_of_award`` (whether it is no
            sitting), ``_misplaced`` (1, 2 or 3 where such a row has a status, a ``psa`` or a UMS; without *awards* it
            is not there), ``_against`` (whether the status says something else than the UMS), ``_entry`` (series and
            component in one number), ``_said`` (the rest in one), what each column was read as, and the caller's own
            columns.
        columns: The names of the caller's columns that were read.
        subjects: The subjects whose titles may come up.
        labels: What each ``_subject`` is called.
        several: Whether more than one of them comes up.
        unreadable: Whether there may be learners whose id can't be read.
        ordinals: The ordinals of the series that come up.
        awards: Whether there may be rows about the award.
        expected: By column, what would have done in place of each number of a cell that can't be read.
        collect: Whether the caller's frame was an eager one of polars, which is read as a lazy one.
        doubled: Whether there may be two rows that say something else of one sitting.
    """

    frame: Any
    columns: tuple[str, ...]
    subjects: tuple[Subject, ...]
    labels: tuple[str, ...]
    several: bool
    unreadable: bool
    ordinals: tuple[int, ...]
    awards: bool
    expected: Mapping[str, Mapping[int, str]]
    collect: bool = False
    doubled: bool = False

    @property
    def roles(self) -> range:
        """The roles of internal components that come up in any subject."""
        return range(1, 1 + max(len(subject.internal) for subject in self.subjects))

    @property
    def without_resit(self) -> list[Subject]:
        """The subjects whose external component can't be resat (EXT-4)."""
        return [subject for subject in self.subjects if not subject.resit_possible]

    def lacking(self, season: Season, *, external: bool) -> list[Subject]:
        """List the subjects whose external, or else internal, components have no such season."""
        return [
            subject
            for subject in self.subjects
            if season not in (subject.external_seasons if external else subject.internal_seasons)
        ]

    def internals(self) -> nw.Expr:
        """How many internal components the row's subject has."""
        by_number: dict[int, list[Subject]] = {}
        for subject in self.subjects:
            by_number.setdefault(len(subject.internal), []).append(subject)
        *few, (usual, _) = sorted(by_number.items(), key=lambda one: len(one[1]))
        return first_of([(self.titled(its), number) for number, its in few], usual)

    def titled(self, subjects: Collection[Subject]) -> nw.Expr:
        """Whether the row's subject is one of *subjects*, which are of the table's own."""
        places = [place for place, subject in enumerate(self.subjects) if subject in subjects]
        subject = nw.col("_subject")
        return (subject < len(places)) if places == list(range(len(places))) else subject.is_in(places)

    def named(self) -> nw.Expr:
        """Whether the row's learner and subject can be read."""
        known = self.titled(self.subjects)
        return known & ~nw.col("_learner").str.starts_with(UNREADABLE) if self.unreadable else known

    def offered(self, *, external: bool) -> nw.Expr:
        """Whether the row's season is one in which its subject has its external, or else internal, components."""
        january, june = (self.lacking(season, external=external) for season in Season)
        is_june = nw.col("_june") == 1
        return ~((self.titled(january) & ~is_june) | (self.titled(june) & is_june))

    def to_native(self, answer: Any) -> Any:
        """Give an answer as a frame of the kind that the caller gave."""
        return (collected(answer) if self.collect else answer).to_native()

    def bad(self) -> nw.Expr:
        """Whether a row can't be read, for other reasons than its learner or subject."""
        numbers = [nw.col(f"_{name}") for name in ("ums", "status", "psa")]
        sitting = (nw.min_horizontal(*numbers) <= BAD) | (nw.col("_role") < 0) | nw.col("_against")
        sitting = (sitting & ~nw.col("_of_award")) | (nw.col("_misplaced") > 0) if self.awards else sitting
        return sitting | (nw.col("_series") < 0) | (nw.col("_claimed") <= BAD)


def read(frame: IntoFrame, subjects: Collection[Subject], edition: Edition) -> Rows:
    """Read a long table of sittings, as `btec_rules.read_rows` does.

    Raises:
        InvalidFact: If an argument is of the wrong type, or a column is missing, nearly has the name of one that is
            read, or is of a type that can't hold its facts.
        ImpossibleFacts: If two of *subjects* have one title.
    """
    known = accept_subjects(subjects, edition)
    given, columns, others = columns_of(frame, _NEEDED, _OPTIONAL)
    collect = isinstance(given, nw.DataFrame) and given.implementation.is_polars()
    rows, unreadable = add_learners(given.lazy() if collect else given)  # polars takes half the time for a lazy one
    rows, labels, several = add_subjects(rows, known)
    codes: dict[str, frozenset[int]] = {}
    expected: dict[str, Mapping[int, str]] = {}
    for name in _CODES:
        if name in columns:
            one = read_column(rows, name)
            rows, codes[name], expected[name] = one.frame, one.codes, one.expected
        else:
            rows, codes[name] = rows.with_columns(nw.lit(BLANK).cast(nw.Int32).alias(f"_{name}")), frozenset([BLANK])
    if unreadable and all(BLANK in one for one in codes.values()):
        rows = rows.with_columns(_is_blank(rows, len(known), others).alias("_blank"))
        rows = rows.filter(~nw.col("_blank")).drop("_blank")
    rows = rows.drop(*others)
    awards = BLANK in codes["component"] and any(code > 0 for code in codes["claimed"])
    ordinals = tuple(sorted(code for code in codes["series"] if code > 0))
    found = Rows(rows, tuple(columns), known, tuple(labels), several, unreadable, ordinals, awards, expected, collect)
    return attrs.evolve(found, frame=_with_facts(found))


def _is_blank(frame: Any, no_subject: int, others: Sequence[str]) -> nw.Expr:
    """Whether nothing at all stands in a row, neither in the columns that are read nor in the others."""
    codes = [nw.col(f"_{name}") == BLANK for name in _CODES]
    unnamed = [nw.col("_learner") == UNREADABLE, nw.col("_subject") == no_subject]
    return nw.all_horizontal(*unnamed, *codes, *(is_empty(frame, name) for name in others), ignore_nulls=False)


def _with_facts(rows: Rows) -> Any:
    """Add what follows from a row's numbers: role, season, status, and what two rows of one sitting are compared by."""
    ums, said, component, series = (nw.col(f"_{name}") for name in ("ums", "status", "component", "series"))
    marked = ums >= 0
    psa = nw.col("_psa")
    award = (component == BLANK) & (nw.col("_claimed") > 0) if rows.awards else nw.lit(value=False)
    not_its_own = [(said != BLANK) & (said != STATUS[Status.PLANNED]), psa != BLANK, ums != BLANK]
    misplaced = first_of([(award & one, place) for place, one in enumerate(not_its_own, start=1)], 0)
    shown = first_of([(marked | (ums == SAT), STATUS[Status.SAT]), (ums == ABSENT, STATUS[Status.ABSENT])], BLANK)
    junes = [ordinal for ordinal in rows.ordinals if from_ordinal(ordinal).season is Season.JUNE]
    frame = rows.frame.with_columns(
        marked.alias("_marked"),
        award.alias("_of_award"),
        shown.alias("_shown"),
        *([misplaced.alias("_misplaced")] if rows.awards else []),
        first_of([(series.is_in(junes or [0]), 1)], 0).alias("_june"),
        _role(rows).alias("_role"),
    )
    shown = nw.col("_shown")
    frame = frame.with_columns(
        ((said >= 0) & (shown >= 0) & (said != shown)).alias("_against"),
        first_of([(said != BLANK, said), (shown != BLANK, shown)], STATUS[Status.PLANNED]).alias("_status"),
    )
    number = first_of([(nw.col("_marked"), ums)], BLANK)
    if rows.awards:
        award = nw.col("_of_award")
        frame = frame.with_columns(first_of([(award, _OF_AWARD)], said).alias("_status"))
        number = first_of([(award, BLANK)], number)
        frame = frame.with_columns((nw.col("_marked") & ~award).alias("_marked"))
        frame = frame.with_columns(first_of([(award, BLANK)], psa).alias("_psa"))
    yes = first_of([(nw.col("_claimed") > 0, 1)], 0)
    frame = frame.with_columns(number.alias("_number"), yes.alias("_yes"))
    rest = (nw.col("_number") * (_OF_AWARD + 1) + said) * 2 + nw.col("_yes")
    frame = frame.with_columns(
        (series * (MOST_COMPONENTS + 1) + component).alias("_entry"),
        (rest * (NEVER + 1) + nw.col("_psa") if "psa" in rows.columns else rest).alias("_said"),
    )
    return frame.drop("_shown")


def _role(rows: Rows) -> nw.Expr:
    """The role of a row's component in its subject: 0 external, 1 and up internal, -1 where it is none of its own."""
    shapes: dict[tuple[int, ...], list[Subject]] = {}
    for subject in rows.subjects:
        shapes.setdefault((subject.external, *subject.internal), []).append(subject)
    *few, (usual, _) = sorted(shapes.items(), key=lambda shape: len(shape[1]))
    return first_of([(rows.titled(its), _place(shape)) for shape, its in few], _place(usual))


def _place(shape: tuple[int, ...]) -> nw.Expr:
    return first_of([(nw.col("_component") == number, role) for role, number in enumerate(shape)], -1)


def each_once(rows: Rows) -> Rows:
    """Give the rows with what rules look at, each once, however often and in whatever spelling it is there.

    To see whether any is there twice is cheaper than to look for them.
    """
    fault = first_of([(rows.bad(), 1)], 0)
    psa = ["_psa"] if "psa" in rows.columns else []
    frame = rows.frame.with_columns(fault.alias("_fault")).select(*PLACE, "_said", *_OF_A_SITTING, *psa)
    of_a_place = rows.frame.filter((nw.col("_series") > 0) & (nw.col("_component") >= BLANK))
    if not may_repeat(of_a_place.select(*PLACE), PLACE):
        return attrs.evolve(rows, frame=frame)
    frame = frame.unique() if is_by_engine(frame) else frame.unique([*PLACE, "_said", "_fault"], keep="any")
    return attrs.evolve(rows, frame=frame, doubled=True)


def by_learner(rows: Rows, wanted: Mapping[str, tuple[str, nw.Expr]]) -> Any:
    """Aggregate to one row a learner and subject, with the columns *wanted* and those that `in_reach` looks at.

    A bad row makes its learner unfit to be judged in every subject, as it does to `btec_rules.read_rows`.

    Args:
        rows: The sittings, each once.
        wanted: For each column: ``first`` or ``last`` (the ordinal of the first or last series of the sittings for
            which the condition holds; after every series, or 0, where there is none), ``count`` (of those for which it
            holds), ``any`` (the same, as 0 or 1), or ``most`` (the highest value).
    """
    sat_in = first_of([(nw.col("_of_award"), NEVER)], nw.col("_series")) if rows.awards else nw.col("_series")
    made = {f"_{name}_": _made(how, what) for name, (how, what) in wanted.items()}
    frame = rows.frame.with_columns(sat_in.alias("_sat_in"), **made)
    counted = [nw.col("_entry").n_unique().alias("_entries")] if rows.doubled else []
    learners = frame.group_by(*KEYS).agg(
        nw.col("_fault").max().alias("_worst"),
        nw.col("_sat_in").min().alias("_earliest"),
        nw.len().alias("_rows"),
        *counted,
        *(_aggregated(how, nw.col(f"_{name}_")).alias(name) for name, (how, _) in wanted.items()),
    )
    entries = nw.col("_entries" if rows.doubled else "_rows")
    unfit = ~rows.named() | (nw.col("_worst") > 0) | (entries > MOST_SITTINGS)
    unfit = unfit | (entries < nw.col("_rows")) if rows.doubled else unfit
    learners = learners.with_columns(unfit.cast(nw.Int8).alias("_unfit"))
    return _unfit_everywhere(learners) if rows.several else learners


def _unfit_everywhere(learners: Any) -> Any:
    """Make learners who are unfit in one subject unfit in all of theirs."""
    unfit = nw.col("_unfit").max()
    if not learners.implementation.is_pyarrow():
        return learners.with_columns(unfit.over("_learner"))
    worst = learners.group_by("_learner").agg(unfit)  # there `over` mixes up the rows of a large table
    return learners.drop("_unfit").join(worst, on="_learner", how="left")


def _made(how: str, what: nw.Expr) -> nw.Expr:
    if how == "first":
        return first_of([(what, nw.col("_series"))], NEVER)
    held = what.cast(nw.Int32)  # cheaper than a choice on every engine
    return held * nw.col("_series") if how == "last" else held


def _aggregated(how: str, made: nw.Expr) -> nw.Expr:
    ways = {"first": made.min, "last": made.max, "count": made.sum, "any": made.max, "most": made.max}
    return ways[how]()


def in_reach(rows: Rows, edition: Edition, *, other: Collection[Subject] = ()) -> list[Step]:
    """Give the first steps of every ladder: what makes a learner's facts unfit to be judged (OPEN-19 among it).

    Args:
        rows: The sittings.
        edition: The numbers to apply.
        other: The subjects about which the question can't be asked.
    """
    bad = nw.col("_unfit") > 0
    bad = bad | rows.titled(other) if other else bad
    return [
        invalid(InvalidFact.code, bad),
        invalid(NoRuleInForce.code, nw.col("_earliest") < edition.suite_began.ordinal),
    ]


def some_lack(rows: Rows, name: str) -> nw.Expr:
    """Whether the columns ``<name>_<role>`` are 0 for any internal component of the row's subject."""
    return nw.sum_horizontal(*(f"{name}_{role}" for role in rows.roles)) < rows.internals()


def given_back(rows: Rows, answer: Any) -> Any:
    """Give an answer as the caller's own kind, its learners and subjects under their names."""
    learner = nw.col("_learner")
    if rows.unreadable:
        unreadable = learner.str.starts_with(UNREADABLE)
        learner = first_of([(unreadable, learner.str.slice(len(UNREADABLE)))], learner)
    named = labelled(answer, "_subject", dict(enumerate(rows.labels)), "subject").with_columns(learner.alias("learner"))
    others = [name for name in answer.collect_schema().names() if name not in KEYS]
    return rows.to_native(named.select("learner", "subject", *others))


def sat() -> nw.Expr:
    """Whether a sitting is sat."""
    return nw.col("_status") == STATUS[Status.SAT]


def planned(series: Series | None = None) -> nw.Expr:
    """Whether a sitting is a planned entry, for *series* where that is given."""
    found = nw.col("_status") == STATUS[Status.PLANNED]
    return found if series is None else found & (nw.col("_series") == series.ordinal)


def absent() -> nw.Expr:
    """Whether a sitting was missed."""
    return nw.col("_status") == STATUS[Status.ABSENT]


def there() -> nw.Expr:
    """Whether a sitting is sat or planned."""
    return nw.col("_status") < STATUS[Status.ABSENT]


def taken(edition: Edition) -> nw.Expr:
    """Whether a sitting uses up an attempt: always, but for an absence, which does so on request (OPEN-8)."""
    return nw.col("_status") >= 0 if edition.absence_uses_attempt else there()
