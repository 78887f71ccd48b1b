"""Reading: from a long table to one row a sitting in whole numbers, and on to one row a learner.

A series is its ordinal, twice the year and one more for May/June, made once; a component is its role: 0 for the
external one, 1 and up for the internal ones in order. A column that is aggregated is made first and then aggregated: to
aggregate an expression is silently wrong on some engines, and slow on others. `problems` says which rows can't be read.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import attrs
import narwhals as nw
from narwhals.typing import IntoFrame, IntoFrameT

from btec_rules._values.errors import Fault, ImpossibleFacts, InvalidFact, NoRuleInForce, UnknownSubject
from btec_rules._values.facts import LAST_YEAR, LONGEST_ID, MOST_MARKS, Facts
from btec_rules.interop.frames.answers import Step, first_of, invalid
from btec_rules.interop.frames.cells import add_series, add_whole, add_word, columns_of, not_an_id, texts_of
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.series import Season, Series
from btec_rules.model.sittings import Status
from btec_rules.model.subjects import ALL, MOST_COMPONENTS, Subject
from btec_rules.rulings.cases import require_in_force

__all__ = (
    "KEYS",
    "Rows",
    "absent",
    "accept_series",
    "accept_subjects",
    "by_learner",
    "in_reach",
    "planned",
    "problems",
    "read",
    "sat",
    "taken",
    "there",
    "titled",
)

KEYS = ("learner", "subject")
"""What an answer is about: one learner in one subject."""
_NEEDED = (*KEYS, "component", "series")
_OPTIONAL = ("ums", "status", "claimed")
_STATUS = {status: place for place, status in enumerate(Status)}
_WORDS = {
    "status": ({status.value: place for status, place in _STATUS.items()}, _STATUS[Status.SAT]),
    "claimed": ({"no": 0, "yes": 1}, 0),
}
_IMPOSSIBLE, _INVALID = 1, 2
_PLACE = ("_series", "_component")
_NEVER = len(Season) * (LAST_YEAR + 1)
"""An ordinal after every series."""
_MARKED_BUT_NOT_SAT = nw.col("_marked") & (nw.col("_status") > _STATUS[Status.SAT])


@attrs.frozen(eq=False)
class Rows:
    """A table that was read.

    Args:
        frame: One row a sitting: ``learner``, ``subject``, ``_role``, ``_component``, ``_series``, ``_june``,
            ``_status``, ``_ums`` (0 where it is not known), ``_marked`` (whether it is), ``_claimed``, and what is
            wrong with it in ``_bad_series`` and ``_bad_ums``, or as a -1.
        columns: The names of the caller's columns that were read; they are in *frame* too.
        subjects: The subjects whose titles may come up.
    """

    frame: Any
    columns: tuple[str, ...]
    subjects: tuple[Subject, ...]

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
        return first_of([(titled(its), number) for number, its in few], usual)

    def offered(self, *, external: bool) -> nw.Expr:
        """Whether the row's season is one in which its subject has its external, or else internal, components."""
        january, june = (self.lacking(season, external=external) for season in Season)
        is_june = nw.col("_june") == 1
        return ~((titled(january) & ~is_june) | (titled(june) & is_june))


def titled(subjects: Collection[Subject]) -> nw.Expr:
    """Whether the row's subject is one of *subjects*."""
    return nw.col("subject").is_in([subject.title for subject in subjects] or [""])  # no subject has an empty title


def accept_subjects(subjects: Collection[Subject], edition: Edition) -> tuple[Subject, ...]:
    """Accept the subjects whose titles may come up.

    Raises:
        InvalidFact: If an argument is of the wrong type, or there is no subject.
        ImpossibleFacts: If two of them have one title.
    """
    facts = Facts()
    facts.instance("edition", edition, Edition)
    known = facts.collection_of("subjects", subjects, Subject, least=1)
    facts.raise_faults()
    if len({subject.title for subject in known}) < len(known):
        raise ImpossibleFacts(Fault("subjects", "one title for two subjects", "each title once"))
    return known


def accept_series(series: Series, edition: Edition) -> None:
    """Refuse a series that no learner can be asked about.

    Raises:
        InvalidFact: If an argument is of the wrong type.
        NoRuleInForce: If *series* is before the suite began.
    """
    facts = Facts()
    facts.instance("series", series, Series)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    require_in_force(edition, series)


def read(frame: IntoFrame, subjects: Collection[Subject], edition: Edition) -> Rows:
    """Read a long table of sittings; a gap among learners and subjects becomes an empty text.

    Raises:
        InvalidFact: If an argument is of the wrong type, or a column is missing or of a type that can't hold its facts.
        ImpossibleFacts: If two of *subjects* have one title.
    """
    known = accept_subjects(subjects, edition)
    given, columns = columns_of(frame, _NEEDED, _OPTIONAL)
    texts = [name for name in columns if name not in {"component", "ums"}]
    rows = given.with_columns(*(texts_of(given, name).alias(name) for name in texts))
    rows = add_series(add_whole(rows, "component", least=0, most=MOST_COMPONENTS), "series")
    for name, (words, blank) in _WORDS.items():
        rows = add_word(rows, name, words, blank=blank) if name in columns else _constant(rows, name, blank)
    if "ums" in columns:
        if rows.collect_schema()["ums"] == nw.Unknown:  # gaps of no type, which can't be joined
            rows = rows.with_columns(nw.col("ums").cast(nw.String))
        rows = add_whole(rows, "ums", least=0, most=MOST_MARKS)
        rows = rows.with_columns((~nw.col("_no_ums")).alias("_marked"))
    else:
        rows = _constant(rows, "ums", 0).with_columns(
            nw.lit(value=False).alias("_marked"), nw.lit(value=False).alias("_bad_ums")
        )
    return Rows(rows.with_columns(_role(known).alias("_role")), tuple(columns), known)


def _constant(rows: Any, name: str, value: int) -> Any:
    return rows.with_columns(nw.lit(value).alias(f"_{name}"))


def _role(subjects: Sequence[Subject]) -> nw.Expr:
    """The role of a row's component in its subject: 0 external, 1 and up internal, -1 where it is none of its own."""
    shapes: dict[tuple[int, ...], list[Subject]] = {}
    for subject in subjects:
        shapes.setdefault((subject.external, *subject.internal), []).append(subject)
    *few, (usual, _) = sorted(shapes.items(), key=lambda shape: len(shape[1]))
    return first_of([(titled(its), _place(shape)) for shape, its in few], _place(usual))


def _place(shape: tuple[int, ...]) -> nw.Expr:
    return first_of([(nw.col("_component") == number, role) for role, number in enumerate(shape)], -1)


def by_learner(rows: Rows, wanted: Mapping[str, tuple[str, nw.Expr]]) -> Any:
    """Aggregate to one row a learner and subject, with the columns *wanted* and those that `in_reach` looks at.

    Args:
        rows: The sittings.
        wanted: For each column: ``first`` or ``last`` (the ordinal of the first or last series of the sittings for
            which the condition holds; after every series, or 0, where there is none), ``count`` (of those for which it
            holds), ``any`` (the same, as 0 or 1), or ``most`` (the highest value).
    """
    words = nw.min_horizontal("_role", "_status", "_claimed")
    invalid_row = (words < 0) | nw.col("_bad_series") | nw.col("_bad_ums")
    fault = first_of([(invalid_row, _INVALID), (_MARKED_BUT_NOT_SAT, _IMPOSSIBLE)], 0)
    entry = nw.col("_series") * (MOST_COMPONENTS + 1) + nw.col("_component")
    made = {f"_{name}_": _made(how, what) for name, (how, what) in wanted.items()}
    frame = rows.frame.with_columns(fault.alias("_fault"), entry.alias("_entry"), **made)
    return frame.group_by(*KEYS).agg(
        nw.col("_fault").max().alias("_worst"),
        nw.col("_series").min().alias("_earliest"),
        nw.col("_entry").n_unique().alias("_entries"),
        nw.len().alias("_rows"),
        *(_aggregated(how, nw.col(f"_{name}_")).alias(name) for name, (how, _) in wanted.items()),
    )


def _made(how: str, what: nw.Expr) -> nw.Expr:
    if how == "first":
        return first_of([(what, nw.col("_series"))], _NEVER)
    held = what.cast(nw.Int32)  # cheaper than a choice on every engine
    return held * nw.col("_series") if how == "last" else held


def _aggregated(how: str, made: nw.Expr) -> nw.Expr:
    ways = {"first": made.min, "last": made.max, "count": made.sum, "any": made.max, "most": made.max}
    return ways[how]()


def in_reach(rows: Rows, edition: Edition) -> list[Step]:
    """Give the first steps of every ladder: what makes a learner's facts unfit to be judged (OPEN-19 among it)."""
    no_subject, worst = nw.col("subject") == "", nw.col("_worst")
    doubled = nw.col("_entries") < nw.col("_rows")
    return [
        invalid(UnknownSubject.code, ~titled(rows.subjects) & ~no_subject),
        invalid(InvalidFact.code, no_subject | not_an_id(nw.col("learner")) | (worst == _INVALID)),
        invalid(ImpossibleFacts.code, doubled | (worst == _IMPOSSIBLE)),
        invalid(NoRuleInForce.code, nw.col("_earliest") < edition.suite_began.ordinal),
    ]


def problems(
    frame: IntoFrameT, *, subjects: Collection[Subject] = ALL, edition: Edition = EDITION_2025_26
) -> IntoFrameT:
    """List the rows that make their learner ``INVALID``.

    Args:
        frame: One row a sitting: learner, subject, component, series, and optionally ums, status, claimed.
        subjects: The subjects whose titles may come up.
        edition: The numbers to apply.

    Returns:
        A frame of the same kind: the columns of *frame* that are read, ``code``, that of the error, ``fact``, the first
        column that is at fault, and ``expected``, what would have been accepted; one row for each row at fault. Where a
        sitting is there twice, both rows are. Empty where every row is good.

    Raises:
        InvalidFact: If an argument is of the wrong type, or a column is missing or of a type that can't hold its facts.
        ImpossibleFacts: If two of *subjects* have one title.

    Source:
        OPEN-19 for a series before the suite began.
    """
    rows = read(frame, subjects, edition)
    checks = _checks(rows, edition)
    at = nw.col("_check")
    checked = rows.frame.with_columns(
        first_of([(holds, place) for place, (holds, *_) in enumerate(checks)], len(checks)).alias("_check")
    )
    twice = checked.filter(at == len(checks)).group_by(*KEYS, *_PLACE).agg(nw.len().alias("_times"))
    twice = twice.filter(nw.col("_times") > 1)
    marked = checked.join(twice, on=[*KEYS, *_PLACE], how="left").filter(
        (at < len(checks)) | ~nw.col("_times").is_null()
    )
    last = (ImpossibleFacts.code, "component", "one sitting of a component in a series")
    texts = {
        name: first_of([(at == place, said[part]) for place, (_, *said) in enumerate(checks)], last[part])
        for part, name in enumerate(("code", "fact", "expected"))
    }
    return marked.select(*rows.columns, **texts).to_native()  # type: ignore[no-any-return]  # the kind that was given


def _checks(rows: Rows, edition: Edition) -> list[tuple[nw.Expr, str, str, str]]:
    """List what can be wrong with one row, in the order in which it decides: condition, code, fact, what would do."""
    subject, learner = nw.col("subject"), nw.col("learner")
    began = edition.suite_began
    words = ", ".join(status.value for status in Status)
    wrong = InvalidFact.code
    return [
        ((subject != "") & ~titled(rows.subjects), UnknownSubject.code, "subject", "the title of a subject"),
        (subject == "", wrong, "subject", "the title of a subject"),
        (not_an_id(learner), wrong, "learner", f"a text of one line, 1 to {LONGEST_ID} characters"),
        (nw.col("_role") < 0, wrong, "component", "one of the subject's components"),
        (nw.col("_bad_series"), wrong, "series", "a code such as 2026-01 or 2026-06"),
        (nw.col("_status") < 0, wrong, "status", f"blank or one of {words}"),
        (nw.col("_bad_ums"), wrong, "ums", f"blank, or a whole number from 0 to {MOST_MARKS}"),
        (nw.col("_claimed") < 0, wrong, "claimed", "blank or one of no, yes"),
        (_MARKED_BUT_NOT_SAT, ImpossibleFacts.code, "ums", "blank, as the sitting was missed or is still to come"),
        (nw.col("_series") < began.ordinal, NoRuleInForce.code, "series", f"{began.code} or later"),
    ]


def sat() -> nw.Expr:
    """Whether a sitting is sat."""
    return nw.col("_status") == _STATUS[Status.SAT]


def planned(series: Series | None = None) -> nw.Expr:
    """Whether a sitting is a planned entry, for *series* where that is given."""
    found = nw.col("_status") == _STATUS[Status.PLANNED]
    return found if series is None else found & (nw.col("_series") == series.ordinal)


def absent() -> nw.Expr:
    """Whether a sitting was missed."""
    return nw.col("_status") == _STATUS[Status.ABSENT]


def there() -> nw.Expr:
    """Whether a sitting is sat or planned."""
    return nw.col("_status") < _STATUS[Status.ABSENT]


def taken(edition: Edition) -> nw.Expr:
    """Whether a sitting uses up an attempt: always, but for an absence, which does so on request (OPEN-8)."""
    return nw.col("_status") >= 0 if edition.absence_uses_attempt else there()
