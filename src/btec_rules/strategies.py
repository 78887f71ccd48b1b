"""Hypothesis strategies for the values of this library (extra ``testing``); the core never loads them.

The difficult cases come up often: cohorts at a threshold of the table, extremes that were not asked for, absences,
ties, unknown marks, plans. Plain random values would almost never hit them::

    from hypothesis import given
    from btec_rules import strategies, terminal_rule

    @given(strategies.legal_records())
    def test_my_report_shows_legal_records_as_met(record):
        assert terminal_rule.check(record).allowed

Every value of the library has a strategy, which Hypothesis finds by itself where this package is installed:
``st.from_type(LearnerRecord)``, or an argument that is annotated as one and left to ``@given(...)``. What only the
library makes, such as an `AuditReport`, comes from its own functions, asked about facts from here.

Where a strategy is about a subject, a series, a size or a record, it takes one, or a strategy that gives some:
``records(subjects.SPORT)``, ``records(subjects.by_title("Sport"))``, ``records(st.sampled_from(subjects.ALL))``.
Anything else is refused at once, and the error says what to write instead.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Mapping
from itertools import islice
from random import Random
from string import Formatter
from typing import TypeVar

import attrs

from btec_rules._values.extras import missing_extra

try:
    from hypothesis import strategies as st
except ModuleNotFoundError as _error:
    raise missing_extra(_error, "hypothesis", extra="testing") from None

from btec_rules import audit, centre, certification, mark_sheet, moderation, planning, retakes, sampling
from btec_rules._values.errors import Fault, InvalidFact
from btec_rules._values.true_types import described
from btec_rules._values.values import Value
from btec_rules.editions.comparing import compare
from btec_rules.editions.comparison import Comparison, Move
from btec_rules.guide.open_points import OPEN_POINTS, OpenPoint
from btec_rules.guide.rulebook import RULES, Rule
from btec_rules.guide.texts import CODES, ENGLISH
from btec_rules.model import subjects as known
from btec_rules.model.calendar import Calendar
from btec_rules.model.dates import Date, MonthPart, Window, date_out
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.key_dates import KeyDates, possible_days
from btec_rules.model.marks import ABSENT, Mark
from btec_rules.model.records import LearnerRecord
from btec_rules.model.row_reader import RowsRead
from btec_rules.model.rows import read_rows
from btec_rules.model.series import Season, Series, series_from_to
from btec_rules.model.sittings import Sitting, Status
from btec_rules.model.subjects import Subject
from btec_rules.rulings.findings import Finding, Outcome, Param
from btec_rules.rulings.rulings import Ruling

__all__ = (
    "SampleRequest",
    "calendars",
    "cohort_sizes",
    "cohorts",
    "days",
    "editions",
    "findings",
    "illegal_records",
    "key_dates",
    "legal_records",
    "record_cohorts",
    "records",
    "rulings",
    "sample_requests",
    "series",
    "sittings",
    "subjects",
)

T = TypeVar("T")
P = TypeVar("P")

FIRST, LAST = Series.january(2024), Series.june(2027)
"""The series that records are made of unless the caller says otherwise."""
_LARGEST = 260
_UMS = (None, 0, 20, 20, 35, 50)
_SITTINGS = (1, 1, 2, 2, 0, 3)


@attrs.frozen(repr=False)
class SampleRequest(Value):
    """A cohort and the sample that was asked for: the arguments of ``sampling.review``.

    Args:
        requested: Candidates of the cohort, some of whom may have been absent.
        marks: The whole cohort's marks, as pairs.
        expected: For some of the absent, the mark that was expected, as pairs.
        recorded: Some of the candidates, often most of them.
    """

    requested: tuple[str, ...]
    marks: tuple[tuple[str, Mark], ...]
    expected: tuple[tuple[str, int], ...]
    recorded: tuple[str, ...]


def days() -> st.SearchStrategy[datetime.date]:
    """Give days of the years 2000 to 2999, most of them near today's editions."""
    near = st.dates(datetime.date(2022, 9, 1), datetime.date(2030, 8, 31))
    return near | st.dates(datetime.date(2000, 1, 1), datetime.date(2999, 12, 31))


def series(first: Series = FIRST, last: Series = LAST) -> st.SearchStrategy[Series]:
    """Give series from *first* to *last*, both included."""
    return st.sampled_from(series_from_to(first, last))


def subjects() -> st.SearchStrategy[Subject]:
    """Give the subjects that the library knows, and some that a caller might build."""
    own = st.sampled_from(
        [
            Subject.standard("Engineering"),
            Subject.creative("Dance", recorded_evidence=True),
            Subject("Four components", internal=(1, 2, 4), external=3),
        ]
    )
    return st.sampled_from(known.ALL) | own


def _one_or_any(
    name: str, given: T | st.SearchStrategy[T] | None, kind: type[T], otherwise: st.SearchStrategy[T]
) -> st.SearchStrategy[T]:
    """Give a strategy of one value that was given, the strategy that was given, or *otherwise*.

    Raises:
        InvalidFact: If *given* is neither.
    """
    if given is None:
        return otherwise
    if type(given) is kind:
        return st.just(given)
    if not isinstance(given, st.SearchStrategy):
        one, strategy = _SUCH_AS[kind]
        expected = f"a {kind.__name__}, such as {one}, or a strategy that gives one, such as {strategy}"
        raise InvalidFact(Fault(name, described(given), expected))
    return given


_SUCH_AS: Mapping[type, tuple[str, str]] = {
    Subject: ("subjects.by_title('Sport')", "st.sampled_from(subjects.ALL)"),
    Series: ("Series.june(2026)", "strategies.series()"),
    LearnerRecord: ("LearnerRecord(subjects.SPORT)", "strategies.records()"),
    int: ("16", "strategies.cohort_sizes()"),
}
"""By class, what to type to have one, and a strategy that gives some."""


def records(
    subject: Subject | st.SearchStrategy[Subject] | None = None,
    first: Series = FIRST,
    last: Series = LAST,
    *,
    claims_known: bool = True,
) -> st.SearchStrategy[LearnerRecord]:
    """Give any record, legal or not: up to three entries of each component, of every status, some of them claimed.

    With ``claims_known=False`` some of them do not say what was claimed: their ``claimed`` is ``None``.

    Raises:
        InvalidFact: If *subject* is neither a `Subject` nor a strategy.
    """
    return _records(_one_or_any("subject", subject, Subject, subjects()), first, last, claims_known=claims_known)


@st.composite
def _records(
    draw: st.DrawFn, of: st.SearchStrategy[Subject], first: Series, last: Series, *, claims_known: bool
) -> LearnerRecord:
    chosen = draw(of)
    sittings = []
    for component in chosen.components:
        count = min(draw(st.sampled_from(_SITTINGS)), len(series_from_to(first, last)))
        entered = draw(st.lists(series(first, last), min_size=count, max_size=count, unique=True))
        for one in entered:
            status = draw(st.sampled_from([Status.SAT, Status.SAT, Status.SAT, Status.PLANNED, Status.ABSENT]))
            ums = draw(st.sampled_from(_UMS)) if status is Status.SAT else None
            sittings.append(Sitting(component, one, ums, status=status))
    entered = [sitting.series for sitting in sittings if sitting.component == chosen.external]
    claimed = draw(st.lists(st.sampled_from(entered), unique=True)) if entered else []
    known = claims_known or draw(st.booleans())
    return LearnerRecord(chosen, sittings, claimed=claimed if known else None)


def legal_records(
    subject: Subject | st.SearchStrategy[Subject] | None = None,
) -> st.SearchStrategy[LearnerRecord]:
    """Give records that meet the terminal rule, in seasons that the subject has, within the attempts allowed.

    Raises:
        InvalidFact: If *subject* is neither a `Subject` nor a strategy.
    """
    return _legal_records(_one_or_any("subject", subject, Subject, subjects()))


@st.composite
def _legal_records(draw: st.DrawFn, of: st.SearchStrategy[Subject]) -> LearnerRecord:
    chosen = draw(of)
    ends = draw(series(FIRST.next.next, LAST).filter(lambda one: one.season in chosen.external_seasons))
    sittings = [Sitting(chosen.external, ends, draw(st.sampled_from(_UMS)))]
    allowed = [one for one in series_from_to(FIRST, ends) if one.season in chosen.internal_seasons]
    for component in chosen.internal:
        most = 1 + EDITION_2025_26.retakes_allowed
        entered = draw(st.lists(st.sampled_from(allowed), min_size=1, max_size=most, unique=True))
        sittings += [Sitting(component, one, draw(st.sampled_from(_UMS))) for one in entered]
    return LearnerRecord(chosen, sittings, claimed=[ends] if draw(st.booleans()) else [])


def illegal_records(
    subject: Subject | st.SearchStrategy[Subject] | None = None,
) -> st.SearchStrategy[LearnerRecord]:
    """Give records that break a rule: a component is missing, one comes too late, or there are too many attempts.

    Raises:
        InvalidFact: If *subject* is neither a `Subject` nor a strategy.
    """
    return _illegal_records(legal_records(subject))


@st.composite
def _illegal_records(draw: st.DrawFn, legal: st.SearchStrategy[LearnerRecord]) -> LearnerRecord:
    record = draw(legal)
    component, last = draw(st.sampled_from(record.subject.internal)), record.sittings[-1].series
    others = [sitting for sitting in record.sittings if sitting.component != component]
    wrong = draw(st.sampled_from(["missing", "too late", "too many"]))
    if wrong == "missing":
        return LearnerRecord(record.subject, others, claimed=record.claimed)
    if wrong == "too late":
        late = Sitting(component, last.next, draw(st.sampled_from(_UMS)))
        return LearnerRecord(record.subject, [*others, late], claimed=record.claimed)
    most = 2 + EDITION_2025_26.retakes_allowed
    entered = series_from_to(FIRST, LAST)[:most]
    again = [Sitting(component, one, draw(st.sampled_from(_UMS))) for one in entered]
    return LearnerRecord(record.subject, [*others, *again], claimed=record.claimed)


def record_cohorts(
    each: LearnerRecord | st.SearchStrategy[LearnerRecord] | None = None, most: int = 6
) -> st.SearchStrategy[dict[str, LearnerRecord]]:
    """Give the records of up to *most* learners by their ids, legal or not unless *each* says otherwise."""
    return st.dictionaries(_idents(), _one_or_any("each", each, LearnerRecord, records()), max_size=most)


@st.composite
def sittings(draw: st.DrawFn) -> Sitting:
    """Give sittings of every status, with and without a UMS and a set assignment."""
    status = draw(st.sampled_from(Status))
    ums = draw(st.sampled_from(_UMS)) if status is Status.SAT else None
    psa = draw(st.none() | series())
    return Sitting(draw(st.integers(1, 4)), draw(series()), ums, status=status, psa=psa)


def editions() -> st.SearchStrategy[Edition]:
    """Give this year's edition and what-ifs that change a few of its numbers."""
    what_ifs: st.SearchStrategy[dict[str, object]] = st.fixed_dictionaries(
        {},
        optional={
            "absence_uses_attempt": st.booleans(),
            "retakes_allowed": st.integers(0, 3),
            "external_resits": st.integers(0, 3),
            "retention_weeks": st.integers(0, 52),
            "sampling_bands": st.sampled_from([((None, None),), ((10, None), (None, 12))]),
        },
    )
    return st.just(EDITION_2025_26) | what_ifs.map(lambda changes: EDITION_2025_26.varied(id="what if", **changes))


def key_dates(of: Series | st.SearchStrategy[Series] | None = None) -> st.SearchStrategy[KeyDates]:
    """Give key dates of a series: days that it can have, in a possible order, some of them unknown.

    Raises:
        InvalidFact: If *of* is neither a `Series` nor a strategy.
    """
    return _key_dates(_one_or_any("of", of, Series, series()))


@st.composite
def _key_dates(draw: st.DrawFn, of: st.SearchStrategy[Series]) -> KeyDates:
    chosen = draw(of)
    names = [field.name for field in attrs.fields(KeyDates) if str(field.type).startswith("datetime.date")]
    if chosen.season is Season.JANUARY:
        names.remove("resit_entries_close")
    given = {name: draw(st.dates(*possible_days(chosen, name))) for name in names if draw(st.booleans())}
    for in_order in _IN_ORDER:
        there = [name for name in in_order if name in given]
        given |= zip(there, sorted(given[name] for name in there), strict=True)
    if "results_day" in given:
        given |= {name: min(given[name], given["results_day"]) for name in _BEFORE_RESULTS if name in given}
    return KeyDates(series=chosen, source=draw(st.none() | st.just("the schedule")), **given)


_IN_ORDER = (
    ("entries_close", "high_late_fees_from", "late_entries_close"),
    ("results_day", "late_claims_open", "late_claims_close", "reviews_close"),
)
_BEFORE_RESULTS = ("marks_due", "external_work_due", "report_expected", "amendments_close")


def calendars(of: Series | st.SearchStrategy[Series] | None = None, most: int = 3) -> st.SearchStrategy[Calendar]:
    """Give calendars with the key dates of up to *most* series; the day is often one of theirs or next to one.

    Raises:
        InvalidFact: If *of* is neither a `Series` nor a strategy.
    """
    return _calendars(_one_or_any("of", of, Series, series()), most)


@st.composite
def _calendars(draw: st.DrawFn, of: st.SearchStrategy[Series], most: int) -> Calendar:
    chosen = draw(st.lists(of, max_size=most, unique=True))
    given = [draw(key_dates(st.just(one))) for one in chosen]
    known = [day for one in given for day in attrs.astuple(one, recurse=False) if isinstance(day, datetime.date)]
    on = draw(st.none() | days() | st.sampled_from(known) if known else st.none() | days())
    if on in known:
        on += datetime.timedelta(days=draw(st.sampled_from([-1, 0, 1])))
    return Calendar(given, on=on)


@st.composite
def findings(draw: st.DrawFn, outcomes: Collection[Outcome] = tuple(Outcome)) -> Finding:
    """Give findings of any code with one of *outcomes*, and with params that fill in their texts."""
    wanted = [outcome.value for outcome in outcomes]
    keys = [key for key in _KEYS if key.rpartition(":")[2] in wanted]
    code, _, outcome = draw(st.sampled_from(keys)).partition(":")
    fields = {name: spec or "" for _, name, spec, _ in Formatter().parse(ENGLISH[f"{code}:{outcome}"]) if name}
    if outcome == Outcome.UNKNOWN.value:
        fields.setdefault("fact", "word")
    return Finding(code, Outcome(outcome), tuple((name, draw(_params(spec))) for name, spec in fields.items()))


@st.composite
def rulings(draw: st.DrawFn) -> Ruling:
    """Give rulings of every verdict; they can be explained but need not make sense."""
    points = draw(st.lists(st.sampled_from(list(OPEN_POINTS)), max_size=3))
    decisive = draw(st.sampled_from([Outcome.FAILED, Outcome.UNKNOWN, None]))
    harmless = [one for one in Outcome if one not in (Outcome.FAILED, Outcome.UNKNOWN)]
    found = draw(st.lists(findings(harmless if decisive is None else [*harmless, Outcome.UNKNOWN]), max_size=3))
    if decisive is not None:
        found.append(draw(findings([decisive])))
    return Ruling(found, draw(editions()).id, points)


def cohort_sizes(largest: int = _LARGEST) -> st.SearchStrategy[int]:
    """Give sizes from 0 to *largest*, half of them at a threshold of a table or next to one."""
    edition = EDITION_2025_26
    limits = [limit for limit, _ in (*edition.sampling_bands, *edition.recording_bands) if limit is not None]
    near = sorted({0, 1} | {limit + step for limit in limits for step in (-1, 0, 1, 2) if limit + step <= largest})
    sizes = st.sampled_from([size for size in near if size <= largest]) | st.integers(0, largest)
    return sizes | st.integers(max(limits) + 1, largest) if largest > max(limits) else sizes


def cohorts(sizes: int | st.SearchStrategy[int] | None = None) -> st.SearchStrategy[dict[str, Mark]]:
    """Give a cohort's marks by candidate, in any order; ties, zeros and absences are common.

    Raises:
        InvalidFact: If *sizes* is neither a number nor a strategy.
    """
    return _cohorts(_one_or_any("sizes", sizes, int, cohort_sizes()))


@st.composite
def _cohorts(draw: st.DrawFn, sizes: st.SearchStrategy[int]) -> dict[str, Mark]:
    size = draw(sizes)
    highest = draw(st.sampled_from([0, 2, 5, 20, 60]))
    zeros, absences = draw(st.sampled_from([0, 0.1, 0.5])), draw(st.sampled_from([0, 0, 0.1, 0.9]))
    # Two hundred separate draws would cost Hypothesis more than they are worth: one number decides all the marks.
    chance = Random(draw(st.integers(0, 2**32)))
    marks: dict[str, Mark] = {}
    for number in chance.sample(range(1, size + 1), size):
        mark: Mark = 0 if chance.random() < zeros else chance.randint(0, highest)
        marks[f"{number:04}"] = ABSENT if chance.random() < absences else mark
    return marks


def sample_requests(sizes: int | st.SearchStrategy[int] | None = None) -> st.SearchStrategy[SampleRequest]:
    """Give a cohort and a request for it, which often lacks an extreme or names somebody absent.

    Raises:
        InvalidFact: If *sizes* is neither a number nor a strategy.
    """
    return _sample_requests(cohorts(sizes))


@st.composite
def _sample_requests(draw: st.DrawFn, of: st.SearchStrategy[dict[str, Mark]]) -> SampleRequest:
    marks = draw(of)
    chance = Random(draw(st.integers(0, 2**32)))
    asked = chance.sample(sorted(marks), min(len(marks), draw(st.sampled_from([0, 3, 15, 20, 25]))))
    present = [mark for mark in marks.values() if mark is not ABSENT]
    drop_extremes = draw(st.booleans())
    if present and drop_extremes:
        extremes = {max(present), min((mark for mark in present if mark > 0), default=0)}
        asked = [candidate for candidate in asked if marks[candidate] not in extremes]
    absent = [candidate for candidate, mark in marks.items() if mark is ABSENT]
    some_expected, on_video = draw(st.sampled_from([0.0, 0.5, 1.0])), draw(st.sampled_from([0.3, 0.9, 1.0]))
    return SampleRequest(
        tuple(asked),
        tuple(marks.items()),
        tuple((candidate, chance.randint(0, 60)) for candidate in absent if chance.random() < some_expected),
        tuple(candidate for candidate in marks if chance.random() < on_video),
    )


# --- the other values, for ``st.from_type``: random parts, or the library's own answers -------------------------------

_KEYS = [key for key in ENGLISH if key.partition(":")[0] in CODES]
_WORDS = [key.removeprefix("word:") for key in ENGLISH if key.startswith("word:")]
_SHORT = (Series.january(2026), Series.june(2026))
_FEW = 5


def _idents() -> st.SearchStrategy[str]:
    return st.integers(1, 9999).map(lambda number: f"{number:04}") | st.sampled_from(["Ann", "Zo\u00eb", "{0}"])


def _params(spec: str) -> st.SearchStrategy[Param]:
    words = st.sampled_from(_WORDS)
    by_spec: dict[str, st.SearchStrategy[Param]] = {
        "series": series().map(lambda one: one.code),
        "month": st.sampled_from(["2025-09", "2026-06"]),
        "day": days().map(datetime.date.isoformat),
        "list": st.lists(_idents(), max_size=3).map(tuple),
        "word": words,
        "words": st.lists(words, max_size=3).map(tuple),
    }
    return by_spec.get(spec, st.integers(0, 60) | _idents())


def _one_of(made: st.SearchStrategy[T], part: Callable[[T], Collection[P]]) -> st.SearchStrategy[P]:
    """Give one of the parts of something, where there is one."""
    return made.map(lambda one: list(part(one))).filter(bool).flatmap(st.sampled_from)


def _days() -> st.SearchStrategy[Date]:
    return days().map(date_out)


@st.composite
def _entries(draw: st.DrawFn) -> moderation.Entry:
    subject = draw(subjects())
    offered = series().filter(lambda one: one.season in subject.internal_seasons)
    return moderation.Entry(
        draw(_idents()),
        subject,
        draw(st.sampled_from(subject.internal)),
        draw(offered),
        draw(st.none() | st.just("Film")),
        draw(st.none() | st.just("KB")),
    )


def _routes() -> st.SearchStrategy[planning.Route]:
    return _one_of(
        records(first=FIRST, last=_SHORT[0]),
        lambda record: [*islice(planning.routes(record, until=_SHORT[-1], first=_SHORT[0]), _FEW)],
    )


@st.composite
def _prospects(draw: st.DrawFn) -> planning.Prospect:
    record = draw(records(first=FIRST, last=_SHORT[0]))
    component = draw(st.sampled_from(record.subject.components))
    return planning.best_next(record, component, until=_SHORT[-1], first=_SHORT[0])


def _ums_needed() -> st.SearchStrategy[planning.UmsNeeded]:
    return _one_of(
        records(last=_SHORT[0]),
        lambda record: planning.ums_needed(
            record, 120, maxima=dict.fromkeys(record.subject.components, 60), until=_SHORT[-1]
        ),
    )


@st.composite
def _comparisons(draw: st.DrawFn) -> Comparison:
    fewer = EDITION_2025_26.varied(
        id="fewer", **draw(st.sampled_from([{"retakes_allowed": 0}, {"external_resits": 0}]))
    )
    return compare(EDITION_2025_26, fewer, {"Ann": draw(records())})


@st.composite
def _retake_options(draw: st.DrawFn) -> retakes.RetakeOption:
    record = draw(records())
    component = draw(st.sampled_from(record.subject.internal))
    return draw(st.sampled_from(retakes.options(record, component, until=LAST, first=FIRST)))


@st.composite
def _samples(draw: st.DrawFn) -> sampling.Sample:
    marks = draw(cohorts(st.integers(0, 25)))
    return sampling.draw(marks, seed=draw(_idents()), subject=draw(subjects()), series=draw(st.sampled_from(_SHORT)))


def _reviewed(request: SampleRequest) -> sampling.SampleReview:
    return sampling.review(
        request.requested,
        dict(request.marks),
        subject=known.ENTERPRISE,
        series=_SHORT[-1],
        expected=dict(request.expected),
    )


def _reviews() -> st.SearchStrategy[sampling.SampleReview]:
    return sample_requests(st.integers(0, 40)).map(_reviewed)


def _rows_read() -> st.SearchStrategy[RowsRead]:
    rows = st.fixed_dictionaries(
        {
            "learner": _idents() | st.just(""),
            "component": st.integers(1, 4),
            "series": st.sampled_from(["2026-01", "June 2026", "Nov 26"]),
            "claimed": st.sampled_from(["yes", ""]),
        }
    )
    return st.lists(rows, max_size=_FEW).map(lambda given: read_rows(given, subject=known.SPORT))


def _mark_sheets() -> st.SearchStrategy[mark_sheet.MarkSheet]:
    marks = st.integers(0, 60).map(str) | st.sampled_from(["X", "x", "", "61"])
    row = st.fixed_dictionaries({"candidate": _idents(), "mark": marks})
    return st.lists(row, max_size=_FEW).map(lambda rows: mark_sheet.parse(rows, maximum=60))


_MAYBE = st.none() | st.booleans()
_REPORTS = records().map(audit.learner)
_BY_TYPE: Mapping[type, st.SearchStrategy[object]] = {
    Series: series(),
    Subject: subjects(),
    Sitting: sittings(),
    LearnerRecord: records(),
    Finding: findings(),
    Ruling: rulings(),
    Rule: st.sampled_from(list(RULES.values())),
    OpenPoint: st.sampled_from(list(OPEN_POINTS.values())),
    MonthPart: st.builds(MonthPart, st.integers(1999, 2999), st.integers(1, 12)),
    Window: st.lists(_days(), min_size=2, max_size=2).map(lambda both: Window(*sorted(both))),
    Edition: editions(),
    KeyDates: key_dates(),
    Calendar: calendars(),
    Fault: st.builds(Fault, _idents(), st.text(max_size=_FEW), st.text(max_size=_FEW)),
    SampleRequest: sample_requests(st.integers(0, 40)),
    audit.AuditReport: _REPORTS,
    audit.CohortReport: st.builds(audit.cohort, record_cohorts(), calendar=st.none() | calendars()),
    audit.Action: _one_of(_REPORTS, lambda report: report.actions),
    centre.Approval: st.builds(
        centre.approval_route,
        nation=st.none() | st.sampled_from(centre.Nation),
        pearson_gcses=_MAYBE,
        btec_firsts=_MAYBE,
        inspected=_MAYBE,
    ),
    centre.Duty: _one_of(series(), lambda one: centre.duties(one.academic_year)),
    certification.CertificationOption: _one_of(records(), certification.options),
    certification.QualificationResult: st.builds(certification.result, records(), series()),
    certification.Certificate: _one_of(legal_records(), certification.certificates),
    RowsRead: _rows_read(),
    mark_sheet.MarkSheet: _mark_sheets(),
    moderation.Entry: _entries(),
    planning.Route: _routes(),
    planning.Prospect: _prospects(),
    planning.UmsNeeded: _ums_needed(),
    Comparison: _comparisons(),
    Move: _one_of(_comparisons().filter(lambda found: found.moves), lambda found: found.moves),
    planning.ComponentUms: _one_of(_ums_needed(), lambda needed: needed.components),
    planning.Step: st.builds(planning.Step, series(), st.none() | st.integers(1, 4), st.booleans()),
    retakes.RetakeOption: _retake_options(),
    sampling.Sample: _samples(),
    sampling.SampleReview: _reviews(),
    sampling.Addition: _one_of(_reviews(), lambda review: review.added),
    sampling.Replacement: _one_of(_reviews(), lambda review: review.replaced),
}

for _class, _strategy in _BY_TYPE.items():
    st.register_type_strategy(_class, _strategy)
