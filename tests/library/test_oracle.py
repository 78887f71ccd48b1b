"""The library against a second implementation, written from the guide's text alone (``tests/oracle``), by exhaustion.

Each space below is small enough to look at every case in it. The same questions are put to both, and every answer is
compared: verdicts, every failed and every unknown condition, dates, numbers, options. How much of a space a run looks at
is said in `spaces`; the numbers that a run prints (``-s``) are for the record.

Three UMS levels stand for all where rules compare marks: two attempts can only be lower, equal or higher, a learner has
three attempts at most in these spaces, and three levels make every order of three, ties included. Sums are compared as
they are.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import chain, combinations, permutations, product
from typing import Any

import pytest
from oracle import certification as oracle_certification
from oracle import dates as oracle_dates
from oracle import external as oracle_external
from oracle import retakes as oracle_retakes
from oracle import retention as oracle_retention
from oracle import sampling as oracle_sampling
from oracle import terminal as oracle_terminal
from oracle.common import ART, CREATIVE, STANDARD, Entry, History, Kind
from spaces import KINDS, share_of, subsets
from vectors_reader import answer, ask, check_ruling, load

from btec_rules import (
    ABSENT,
    EDITION_2025_26,
    Calendar,
    Edition,
    ImpossibleFacts,
    KeyDates,
    LearnerRecord,
    Mark,
    Outcome,
    Ruling,
    Season,
    Series,
    Sitting,
    Status,
    centre,
    certification,
    external,
    moderation,
    planning,
    post_results,
    registration,
    retakes,
    retention,
    sampling,
    subjects,
    terminal_rule,
)

PLAIN: Mapping[str, Kind] = {"standard": STANDARD, "creative": CREATIVE, "art": ART}
FIRST = 4048
"""December 2023/January 2024; six series from here on."""
SIX, FOUR = range(FIRST, FIRST + 6), range(FIRST, FIRST + 4)
ORDINALS = {
    ordinal: Series(ordinal // 2, Season.JUNE if ordinal % 2 else Season.JANUARY)
    for ordinal in range(FIRST - 4, FIRST + 14)
}
NAMES = {series: ordinal for ordinal, series in ORDINALS.items()}
STATES = {status.value: status for status in Status}
COUNTS_ABSENCES = EDITION_2025_26.varied(id="an absence counts", absence_uses_attempt=True)

ASKS_NO_SPACE = {"test_where_the_two_once_disagreed", "test_the_days_are_those_of_2000_to_2100"}
asked: Counter[str] = Counter()
"""How many questions were answered twice, by space."""


@pytest.fixture(autouse=True)
def _something_was_asked(request: pytest.FixtureRequest) -> Iterator[None]:
    """See that each test asks something, and say how much of which space; ``-s`` shows it."""
    before = asked.copy()
    yield
    if request.function.__name__ in ASKS_NO_SPACE:
        return
    grown = asked - before
    print(f"\n{', '.join(f'{space}: {count:,} questions' for space, count in grown.items())}")  # noqa: T201
    assert grown


# --- the words of both sides ------------------------------------------------------------------------------------------

WORDS = {
    "terminal_rule.internal-missing:failed": "missing",
    "terminal_rule.internal-missing:unknown": "to-come",
    "terminal_rule.internal-after-external:failed": "late",
    "terminal_rule.external-not-sat-yet:unknown": "no-external-yet",
    "external.season-not-offered:failed": "season",
    "external.not-a-later-series:failed": "not-later",
    "external.no-resit-offered:failed": "no-resit-offered",
    "external.resit-used:failed": "used",
    "external.internal-missing:failed": "internal-missing",
    "retakes.first-sitting-missing:failed": "no-earlier-sitting",
    "retakes.not-a-later-series:failed": "not-later",
    "retakes.season-not-offered:failed": "season",
    "retakes.already-used:failed": "used",
    "retakes.no-resit-left:failed": "no-resit-left",
    "retakes.no-resit-offered:failed": "no-resit-offered",
    "certification.external-not-in-series:failed": "no-external",
    "certification.absent-in-series:unknown": "absent-in-series",
    "certification.external-season-not-offered:failed": "season-external",
    "certification.internal-season-not-offered:failed": "season-internal",
    "certification.external-sitting-unlawful:failed": "too-many-external",
    "certification.no-resit-offered:failed": "too-many-external",
    "certification.retake-unlawful:unknown": "too-many-internal",
    "certification.closed-by-later-external:failed": "closed-external",
    "certification.closed-by-later-internal:failed": "closed-internal",
    "certification.late-summer-claim:unknown": "late-summer",
    "retention.on-programme:failed": "on-programme",
    "retention.on-programme:unknown": "on-programme-unknown",
    "retention.not-received:failed": "no-certificate",
    "retention.not-received:unknown": "received-unknown",
    "retention.too-early:failed": "too-early",
    "retention.post-results-open:unknown": "services-open",
    "retention.appeal-open:failed": "appeal-open",
    "retention.appeal-open:unknown": "appeal-open-unknown",
    "retention.certification-problem:failed": "certification-problem",
    "retention.certification-problem:unknown": "certification-problem-unknown",
}
_WORD_OF = {(key.split(":")[0], Outcome(key.split(":")[1])): word for key, word in WORDS.items()}
_DECIDES = (Outcome.FAILED, Outcome.UNKNOWN)


def said(ruling: Ruling) -> tuple[str, frozenset[str]]:
    """Give a ruling in the words of the second implementation."""
    words = frozenset(_WORD_OF[one.code, one.outcome] for one in ruling.findings if one.outcome in _DECIDES)
    return ruling.verdict.value, words


def record_of(kind: str, history: History, claimed: frozenset[int] = frozenset()) -> LearnerRecord:
    return LearnerRecord(
        KINDS[kind],
        [Sitting(number, ORDINALS[when], ums, status=STATES[status]) for number, when, status, ums in history],
        claimed=[ORDINALS[when] for when in claimed],
    )


def ordinals(*series: Series | None) -> tuple[int | None, ...]:
    return tuple(None if one is None else NAMES[one] for one in series)


@pytest.mark.parametrize("vector", load("disagreements"), ids=lambda vector: vector["name"])
def test_where_the_two_once_disagreed(vector: dict[str, Any]) -> None:
    if "value" in vector:
        assert str(answer(vector["call"], vector["facts"])) == vector["value"]
    else:
        check_ruling(ask(vector), vector)


# --- questions about a history ----------------------------------------------------------------------------------------


def same_answers(
    space: str, kind: str, history: History, claimed: frozenset[int], series: range, edition: Edition
) -> None:
    """Put every question about a history to both sides."""
    plain, record = PLAIN[kind], record_of(kind, history, claimed)
    switch = edition.absence_uses_attempt
    where = (kind, history, sorted(claimed))
    questions = 0

    def same(question: str, mine: object, theirs: object) -> None:
        nonlocal questions
        questions += 1
        assert mine == theirs, (question, where)

    same("terminal", said(terminal_rule.check(record, edition=edition)), oracle_terminal.check(plain, history))
    same(
        "resit needed",
        terminal_rule.external_resit_needed(record),
        oracle_terminal.external_resit_needed(plain, history),
    )
    (earliest,) = ordinals(terminal_rule.earliest_external(record))
    same("earliest", earliest, oracle_terminal.earliest_external(plain, history))
    same("left", external.sittings_left(record, edition=edition), oracle_external.sittings_left(plain, history, switch))
    if not switch:
        found = tuple(
            (one.code, ordinals(*one.claims), *ordinals(one.resit, one.counts[-1], one.tables))
            for one in certification.options(record)
        )
        same("options", sorted(found, key=str), sorted(oracle_certification.options(plain, history, claimed), key=str))
        held = [NAMES[one.series] for one in certification.certificates(record)]
        same("certificates", tuple(held), oracle_certification.certificates(plain, history, claimed))
        tables = certification.performance_tables_certificate(record)
        same("tables", tables and NAMES[tables.series], oracle_certification.tables(plain, history, claimed))
    for ordinal in series:
        at = ORDINALS[ordinal]
        same("terminal at", said(terminal_rule.check(record, at=at)), oracle_terminal.check(plain, history, ordinal))
        same(
            "external",
            said(external.check(record, at, edition=edition)),
            oracle_external.check(plain, history, claimed, ordinal, switch),
        )
        same(
            "claim",
            said(certification.check_claim(record, at, edition=edition)),
            oracle_certification.check_claim(plain, history, claimed, ordinal, switch),
        )
        for number in plain[0]:
            ruling = retakes.check(record, number, at, edition=edition)
            same("retake", said(ruling), oracle_retakes.check(plain, history, claimed, number, ordinal, switch))
            consequence = any(one.code == "retakes.external-resit-required" for one in ruling.consequences)
            same("resit", consequence, oracle_retakes.resit_required(plain, history, number, ordinal, switch))
    asked[space] += questions


def sat_up_to_three(kind: str) -> Iterator[History]:
    """Every history of up to three sittings a component over six series, without absences."""
    numbers = (*PLAIN[kind][0], PLAIN[kind][1])
    choices = [chosen for size in range(4) for chosen in combinations(SIX, size)]
    for taken in product(choices, repeat=len(numbers)):
        yield tuple((number, when, "sat", 20) for number, whens in zip(numbers, taken, strict=True) for when in whens)


def up_to_two(kind: str) -> Iterator[tuple[History, frozenset[int]]]:
    """The share of this run of every history of up to two entries a component over four series, with every claim."""
    plain = PLAIN[kind]
    numbers = (*plain[0], plain[1])
    choices = [
        tuple(zip(whens, states, strict=True))
        for size in range(3)
        for whens in combinations(FOUR, size)
        for states in product(STATES, repeat=size)
    ]
    all_taken = product(choices, repeat=len(numbers))
    share = share_of(all_taken, slice_of=421 if kind == "art" else 49_999, some_of=1 if kind == "art" else 29)
    for taken in share:
        history = tuple(
            (number, when, state, 20 if state == "sat" else None)
            for number, entries in zip(numbers, taken, strict=True)
            for when, state in entries
        )
        for claimed in subsets(when for number, when, _, _ in history if number == plain[1]):
            yield history, frozenset(claimed)


@pytest.mark.parametrize("kind", KINDS)
class TestHistories:
    def test_up_to_three_sittings_over_six_series(self, kind: str) -> None:
        cases = share_of(
            sat_up_to_three(kind), slice_of=31 if kind == "art" else 811, some_of=1 if kind == "art" else 3
        )
        for number, history in enumerate(cases):
            # Every other case also looks at the two series after those of the history.
            ahead = range(FIRST, FIRST + (8 if number % 2 else 6))
            same_answers(f"six series, {kind}", kind, history, frozenset(), ahead, EDITION_2025_26)
        assert asked[f"six series, {kind}"]

    def test_up_to_two_entries_over_four_series_with_claims(self, kind: str) -> None:
        for number, (history, claimed) in enumerate(up_to_two(kind)):
            edition = EDITION_2025_26 if number % 5 else COUNTS_ABSENCES
            same_answers(f"four series, {kind}", kind, history, claimed, FOUR, edition)
        assert asked[f"four series, {kind}"]


# --- routes -----------------------------------------------------------------------------------------------------------


def lawful_routes(
    plain: Kind, history: History, claimed: frozenset[int], until: int
) -> set[tuple[tuple[int, int], ...]]:
    """Take or leave each thing in turn, by the second implementation alone; a claim is component 0."""
    behind = max(when for _, when, _, _ in history)
    found: set[tuple[tuple[int, int], ...]] = set()
    held = any(oracle_certification.check_claim(plain, history, claimed, one)[0] != "refused" for one in claimed)
    steps = [(when, number) for when in range(FIRST, until + 1) for number in (*plain[0], plain[1], 0)]

    def onward(
        now: History, cashed: frozenset[int], left: list[tuple[int, int]], taken: tuple[tuple[int, int], ...]
    ) -> None:
        if not left:
            if (taken and taken[-1][1] == 0) or (not taken and held):
                found.add(taken)
            return
        (when, number), *rest = left
        onward(now, cashed, rest, taken)
        if number == 0:
            if when not in cashed and oracle_certification.check_claim(plain, now, cashed, when)[0] != "refused":
                onward(now, cashed | {when}, rest, (*taken, (when, 0)))
        elif when > behind - (number == plain[1]) and may_be_entered(plain, now, cashed, number, when):
            onward((*now, (number, when, "sat", None)), cashed, rest, (*taken, (when, number)))

    onward(history, claimed, steps, ())
    return found


def may_be_entered(plain: Kind, history: History, claimed: frozenset[int], number: int, when: int) -> bool:
    if any((number, when) == entry[:2] for entry in history):
        return False
    if number == plain[1]:
        return oracle_external.check(plain, history, claimed, when)[0] != "refused"
    if any(entry[0] == number and entry[1] < when and entry[2] == "sat" for entry in history):
        return oracle_retakes.check(plain, history, claimed, number, when)[0] != "refused"
    # A first sitting is bound like a retake, but for the attempt before it (OPEN-24).
    reasons = oracle_retakes.check(plain, history, claimed, number, when)[1]
    return reasons <= {"no-earlier-sitting"}


@pytest.mark.parametrize("kind", KINDS)
def test_routes_are_those_of_the_second_implementation(kind: str) -> None:
    """Every route up to the fourth series, from every history of two series, sat or absent, with every claim."""
    plain = PLAIN[kind]
    places = list(product((*plain[0], plain[1]), FOUR[:2]))
    cases = (
        (history, frozenset(claimed))
        for states in product((None, "sat", "absent"), repeat=len(places))
        for history in [tuple((*place, state, None) for place, state in zip(places, states, strict=True) if state)]
        for claimed in subsets(when for number, when, _, _ in history if number == plain[1])
        if history
    )
    for history, claimed in share_of(cases, slice_of=101, some_of=7):
        found = planning.routes(record_of(kind, history, claimed), until=ORDINALS[FOUR[-1]])
        mine = [tuple((NAMES[step.series], step.component or 0) for step in route.steps) for route in found]
        assert len(mine) == len(set(mine))
        assert set(mine) == lawful_routes(plain, history, claimed, FOUR[-1]), (history, claimed)
        asked[f"routes, {kind}"] += len(mine) + 1
    assert asked[f"routes, {kind}"]


# --- marks: which attempt counts, and what it adds up to --------------------------------------------------------------


def attempts_with_marks(number: int) -> Iterator[History]:
    """Every history of one component, of up to three sittings over six series, with three mark levels and unknown."""
    for size in range(4):
        for whens in combinations(SIX, size):
            for marks in product((None, 10, 20, 30), repeat=size):
                yield tuple((number, when, "sat", ums) for when, ums in zip(whens, marks, strict=True))


class TestMarks:
    def test_which_of_several_attempts_counts(self) -> None:
        for history in attempts_with_marks(1):
            record = record_of("standard", history)
            for at in (None, *SIX):
                found = retakes.counting_sitting(record, 1, at=None if at is None else ORDINALS[at])
                assert plain_sitting(found) == oracle_retakes.counting_sitting(history, 1, at), (history, at)
                asked["marks"] += 1

    def test_what_it_adds_up_to(self) -> None:
        others = [
            ((2, FIRST + 1, "sat", ums), (3, when, status, mark))
            for ums in (None, 15)
            for when in (FIRST + 2, FIRST + 5)
            for status, mark in (("sat", 25), ("sat", None), ("planned", None), ("absent", None))
        ]
        for first, rest in share_of(product(attempts_with_marks(1), others), slice_of=17):
            history = (*first, *rest)
            record = record_of("standard", history)
            for at in SIX:
                found = certification.result(record, ORDINALS[at])
                counting = tuple((number, plain_sitting(sitting)) for number, sitting in found.counting)
                assert (counting, found.total) == oracle_certification.result(STANDARD, history, at), (history, at)
                asked["marks"] += 1


def plain_sitting(sitting: Sitting | None) -> Entry | None:
    if sitting is None:
        return None
    return sitting.component, NAMES[sitting.series], sitting.status.value, sitting.ums


# --- sampling ---------------------------------------------------------------------------------------------------------

SMALL = EDITION_2025_26.varied(
    id="a small table", sampling_bands=((2, None), (None, 2)), recording_bands=((2, None), (None, 3))
)
"""A table small enough for its second band to matter in cohorts of five or six."""
JUNE_2026 = Series.june(2026)
SEED = "a seed"
IN_TICKET_ORDER = sorted((f"{number:04}" for number in range(1, 7)), key=lambda one: oracle_sampling.ticket(SEED, one))
"""Six candidates, lowest ticket first: whatever marks they get stand for every order of tickets."""
LEVELS = (None, 0, 1, 2)
"""Absent, zero and two levels above it: all that the highest and the lowest non-zero mark can be told apart by."""


def small_size(cohort: int) -> int:
    return min(cohort, 2)


def small_videos(cohort: int) -> int:
    return cohort if cohort <= 2 else 3


def marks_of(levels: tuple[int | None, ...]) -> dict[str, int | None]:
    return dict(zip(IN_TICKET_ORDER, levels, strict=False))


def as_marks(marks: Mapping[str, int | None]) -> dict[str, Mark]:
    return {one: ABSENT if mark is None else mark for one, mark in marks.items()}


class TestSampling:
    def test_sizes(self) -> None:
        for size in range(3_001):
            assert sampling.sample_size(size) == oracle_sampling.sample_size(size)
            assert sampling.recordings_required(size) == oracle_sampling.recordings_required(size)
            asked["sizes"] += 2

    @pytest.mark.slow
    def test_every_mark_vector_and_ticket_order_up_to_five(self) -> None:
        """Marks by ticket are every ticket order; every order of the mapping is tried besides, as it must not matter."""
        vectors = chain.from_iterable(product((*LEVELS, 3), repeat=size) for size in range(6))
        for levels in share_of(vectors, slice_of=41, some_of=5):
            marks = marks_of(levels)
            wanted = oracle_sampling.draw(marks, list(marks), None, small_size)
            whole = oracle_sampling.draw(marks, list(marks), None)
            for names in permutations(marks):
                shuffled = as_marks({one: marks[one] for one in names})
                for edition, expected in ((SMALL, wanted), (EDITION_2025_26, whole)):
                    found = sampling.draw(
                        shuffled, seed=SEED, subject=subjects.ENTERPRISE, series=JUNE_2026, edition=edition
                    )
                    assert (found.random, found.added) == expected, (levels, names, edition)
                    asked["draws"] += 1

    def test_every_draw_of_those_on_video_up_to_five(self) -> None:
        vectors = chain.from_iterable(product(LEVELS, repeat=size) for size in range(6))
        for levels in share_of(vectors, slice_of=41, some_of=3):
            marks = marks_of(levels)
            for recorded in subsets(marks):
                found = sampling.draw(
                    as_marks(marks),
                    seed=SEED,
                    subject=subjects.SPORT,
                    series=JUNE_2026,
                    recorded=recorded,
                    edition=SMALL,
                )
                wanted = oracle_sampling.draw(marks, list(marks), set(recorded), small_size)
                assert (found.random, found.added) == wanted, (levels, recorded)
                asked["draws"] += 1

    @pytest.mark.parametrize("sport", [False, True])
    def test_every_cohort_and_request_up_to_six(self, sport: bool) -> None:
        subject = subjects.SPORT if sport else subjects.ENTERPRISE
        vectors = chain.from_iterable(product(LEVELS, repeat=size) for size in range(7))
        cases = ((levels, requested) for levels in vectors for requested in subsets(IN_TICKET_ORDER[: len(levels)]))
        for number, (levels, requested) in enumerate(share_of(cases, slice_of=499, some_of=7)):
            marks = marks_of(levels)
            absent = [one for one, mark in marks.items() if mark is None]
            expected = {one: place % 3 for place, one in enumerate(absent) if number % 3 != place}
            video = (None, set(marks), set(list(marks)[number % 3 :]))[number % 3] if sport else None
            whole = (None, True, False)[number % 7 % 3]
            edition, sizes, videos = (SMALL, small_size, small_videos) if number % 5 else (EDITION_2025_26, None, None)
            found = sampling.review(
                requested,
                as_marks(marks),
                subject=subject,
                series=JUNE_2026,
                seed=SEED,
                expected=expected,
                recorded=video,
                whole_request=whole,
                edition=edition,
            )
            theirs = oracle_review(requested, marks, sport, expected, video, sizes, videos, whole)
            replaced = tuple((one.absent, one.by) for one in found.replaced)
            added = tuple(one.candidate for one in found.added)
            if len(marks) <= (2 if number % 5 else 15):  # nobody says in which order a small cohort is completed
                added, theirs = tuple(sorted(added)), (theirs[0], theirs[1], tuple(sorted(theirs[2])), theirs[3])
            mine = (found.ruling.verdict.value, frozenset(found.final), added, replaced)
            theirs = (*theirs[:3], tuple(sorted(theirs[3])))
            assert mine == theirs, (levels, requested, sport, expected, video, edition)
            asked["reviews"] += 1


def oracle_review(
    requested: tuple[str, ...],
    marks: Mapping[str, int | None],
    sport: bool,
    expected: Mapping[str, int],
    video: set[str] | None,
    sizes: Callable[[int], int] | None,
    videos: Callable[[int], int] | None,
    whole: bool | None,
) -> oracle_sampling.Review:
    if sizes is None or videos is None:
        return oracle_sampling.review(requested, marks, sport, list(marks), expected, video, whole=whole)
    return oracle_sampling.review(requested, marks, sport, list(marks), expected, video, sizes, 2, videos, whole)


# --- dates ------------------------------------------------------------------------------------------------------------


def reviews_close_on(closes: datetime.date | None, on: datetime.date | None = None) -> dict[str, Any]:
    """Give a series whose reviews can close on a day, and a calendar that says so; none where they never close."""
    if closes is None:
        return {"calendar": Calendar(on=on)}
    series = Series(closes.year, Season.JANUARY if closes.month < 6 else Season.JUNE)
    return {"series": series, "calendar": Calendar([KeyDates(series=series, reviews_close=closes)], on=on)}


EVERY_DAY = [datetime.date(2000, 1, 1) + datetime.timedelta(days=number) for number in range(36_890)]
"""Every day of the years 2000 to 2100."""


class TestDates:
    def test_the_days_are_those_of_2000_to_2100(self) -> None:
        assert (EVERY_DAY[0], EVERY_DAY[-1]) == (datetime.date(2000, 1, 1), datetime.date(2100, 12, 31))

    @pytest.mark.slow
    def test_every_day_counted_from(self) -> None:
        """Days that follow from a day; that of keeping work also for six closing days around the twelve weeks."""
        for day in share_of(EVERY_DAY, slice_of=7):
            assert retention.earliest_disposal(day) == oracle_retention.earliest_disposal(day, None)
            assert post_results.appeal_deadline(day) == oracle_dates.appeal_deadline(day)
            assert post_results.preliminary_appeal_due(day) == oracle_dates.preliminary_due(day)
            assert post_results.hearing_due(day) == oracle_dates.hearing_due(day)
            for later in (0, 83, 84, 85, 200):
                closes = day + datetime.timedelta(days=later)
                if closes.month > 1 and 2023 <= closes.year <= 2100:  # no reviews close in January
                    mine = retention.earliest_disposal(day, **reviews_close_on(closes))
                    assert mine == oracle_retention.earliest_disposal(day, closes), (day, closes)
            asked["days"] += 9

    def test_every_day_in_or_out_of_a_yearly_window(self) -> None:
        for day in share_of(EVERY_DAY[8 * 366 :], slice_of=13):
            if not 2023 <= day.year <= 2099:
                continue
            for ends in (day.year, day.year + 1):
                if day > datetime.date(ends, 8, 31):
                    continue  # the question is refused: the year is over
                year = f"{ends - 1}-{ends % 100:02}"
                ruling = registration.check(day, academic_year=year)
                late = any(one.code == "registration.late" for one in ruling.consequences)
                assert (ruling.verdict.value, late) == oracle_dates.registration(day, ends)
                role = centre.Role.HEAD_OF_CENTRE
                mine = centre.check_compliance(day, academic_year=year, role=role).allowed
                assert mine == oracle_dates.compliance_in_window(day, ends)
                asked["days"] += 2

    def test_every_appeal_around_its_deadline(self) -> None:
        for received in share_of(EVERY_DAY, slice_of=41, some_of=3):
            for later in (0, 1, 29, 30, 31, 60):
                on = received + datetime.timedelta(days=later)
                ruling = post_results.check_appeal(
                    on, outcome_received=received, by_centre=True, whole_cohort=True, good_reason=True
                )
                assert ruling.allowed == oracle_dates.appeal_in_time(on, received)
                asked["days"] += 1

    def test_every_series(self) -> None:
        closed = {day for day in EVERY_DAY if day.day in (13, 14)}
        for ordinal in range(2023 * 2, 2101 * 2):
            series = Series(ordinal // 2, Season.JUNE if ordinal % 2 else Season.JANUARY)
            assert moderation.submission_deadline(series) == oracle_dates.submission_deadline(ordinal)
            for shut in ((), closed):
                mine = moderation.advised_submission_date(series, closed=shut)
                assert mine == oracle_dates.advised_submission(ordinal, shut)
            release = series.psa_release
            assert (release.year, release.month) == oracle_dates.psa_release(ordinal)
            ends = ordinal // 2
            window = registration.window(f"{ends - 1}-{ends % 100:02}")
            assert (window.opens, window.closes) == oracle_dates.registration_window(ends)
            window = centre.compliance_window(f"{ends - 1}-{ends % 100:02}")
            assert (window.opens, window.closes) == oracle_dates.compliance_window(ends)
            asked["days"] += 6

    def test_every_combination_of_what_keeps_work(self) -> None:
        start = datetime.date(2026, 8, 27)
        facts = (True, False, None)
        received: list[tuple[datetime.date, ...] | None] = [
            None,
            (),
            (start,),
            (start, start + datetime.timedelta(days=9)),
        ]
        days = [start + datetime.timedelta(days=later) for later in (0, 83, 84, 85, 92, 93, 94)]
        for on, given, closes in product(days, received, (None, *days)):
            for programme, appeal, problem in product(facts, repeat=3):
                mine = retention.check_disposal(
                    certificates_received=given,
                    on_programme=programme,
                    appeal_open=appeal,
                    certification_problem=problem,
                    **reviews_close_on(closes, on),
                )
                theirs = oracle_retention.check_disposal(on, given, programme, appeal, problem, closes)
                assert said(mine) == theirs, (on, given, closes, programme, appeal, problem)
                asked["keeping"] += 1


class TestClaimDays:
    def test_every_order_of_a_claims_days(self) -> None:
        """The windows of a claim: each day known or not, and a day of asking before, on, between and after them."""
        for season, turn in ((Season.JANUARY, datetime.date(2026, 2, 1)), (Season.JUNE, datetime.date(2026, 6, 1))):
            series = Series(2026, season)
            days = [turn + datetime.timedelta(days=number) for number in range(-6, 7)]
            for closes, opens, last in product((None, *days[1::2]), repeat=3):
                kept = self.key_dates(series, turn, closes, opens, last)
                if kept is None:
                    continue
                if closes is not None and any(day is not None and day <= closes for day in (opens, last)):
                    continue  # the late window follows the normal one
                for status, on in product((Status.SAT, Status.PLANNED), days):
                    sat = [Sitting(number, Series.june(2025), 20) for number in (1, 2)]
                    record = LearnerRecord(subjects.ENTERPRISE, [*sat, Sitting(3, series, status=status)])
                    mine = certification.check_claim(record, series, calendar=Calendar([kept], on=on)).verdict.value
                    a, b, c = (None if day is None else day.toordinal() for day in (closes, opens, last))
                    month = 1 if season is Season.JUNE else 0
                    over = (turn if season is Season.JANUARY else datetime.date(2026, 7, 1)).toordinal()
                    theirs = oracle_certification.check_day(month, status.value, a, b, c, on.toordinal(), over)
                    assert mine == theirs, (closes, opens, last, season, status, on)
                    asked["claim days"] += 1

    def key_dates(
        self,
        series: Series,
        turn: datetime.date,
        closes: datetime.date | None,
        opens: datetime.date | None,
        last: datetime.date | None,
    ) -> KeyDates | None:
        """Give the key dates in this order, or ``None`` once they were refused, as they have to be.

        No claim is made late before 1 February or 1 June, and no entry for December/January after 31 January.
        """
        too_early = any(day is not None and day < turn for day in (opens, last))
        too_late = series.season is Season.JANUARY and closes is not None and closes >= turn
        backwards = opens is not None and last is not None and last < opens
        if not (too_early or too_late or backwards):
            return KeyDates(series=series, entries_close=closes, late_claims_open=opens, late_claims_close=last)
        with pytest.raises(ImpossibleFacts):
            KeyDates(series=series, entries_close=closes, late_claims_open=opens, late_claims_close=last)
        return None
