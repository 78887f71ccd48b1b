"""Entries and claims on a day against the independent model of advice, on every record of a small space.

The model is ``tests/oracle/advice``, written from the guide and the design alone; its ``entry_answer`` and ``claim_answer``
are put the same questions on each day on which an answer can change, on the day after it, and without a day. Where the
two differ on purpose, `DIFFERENCES` says why, by the facts; anything else is a fault.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations, product
from typing import Any, NamedTuple

import pytest
from oracle.advice import facts as oracle_facts
from oracle.advice import law
from spaces import KINDS, share_of

from btec_rules import (
    Calendar,
    KeyDates,
    LearnerRecord,
    Ruling,
    Season,
    Series,
    Sitting,
    Status,
    Subject,
    certification,
    entries,
)

D = datetime.date
A_DAY = datetime.timedelta(days=1)
J25, JA26, J26 = Series.june(2025), Series.january(2026), Series.june(2026)
ASKED = (J25, JA26, J26)
SUBJECTS: dict[str, tuple[Subject, Any]] = {
    "standard": (KINDS["standard"], ((1, 2), 3, (0, 1), (0, 1), False)),
    "creative": (KINDS["creative"], ((1, 2), 3, (0, 1), (1,), False)),
    "art": (KINDS["art"], ((1,), 2, (1,), (1,), True)),
    "external first": (Subject("Construction", internal=(2, 3), external=1), ((2, 3), 1, (0, 1), (0, 1), False)),
}
"""The subjects, and the same as the model writes them."""

EVERY_DAY_KNOWN = {
    JA26: {
        "entries_close": D(2025, 10, 21),
        "late_entries_close": D(2026, 1, 5),
        "results_day": D(2026, 3, 19),
        "late_claims_open": D(2026, 3, 20),
        "late_claims_close": D(2026, 4, 20),
    },
    J26: {
        "entries_close": D(2026, 2, 21),
        "late_entries_close": D(2026, 4, 21),
        "resit_entries_close": D(2026, 3, 28),
        "results_day": D(2026, 8, 20),
        "late_claims_open": D(2026, 8, 21),
        "late_claims_close": D(2026, 9, 30),
    },
}
SOME_KNOWN = {
    JA26: {"entries_close": D(2025, 10, 21), "results_day": D(2026, 3, 19)},
    J26: {"entries_close": D(2026, 2, 21), "late_entries_close": D(2026, 4, 21)},
}
TURNS = (D(2025, 12, 15), D(2026, 1, 31), D(2026, 5, 15), D(2026, 6, 30))
"""The last days that no key date gives: for marks (MOD-4), and for what is sat (OPEN-50)."""
STATES = (("sat", None), ("sat", 40), ("planned", None), ("absent", None))
Row = tuple[int, int, str, int | None]
A_FEW = 8


class Question(NamedTuple):
    """What is asked of both: about the entry of a component, or about a claim, made or not."""

    about: str
    kind: str
    rows: tuple[Row, ...]
    component: int
    series: int
    on: D | None
    mine: str
    model: str

    def attempts(self, component: int, *, until: int) -> list[int]:
        return [when for one, when, state, _ in self.rows if one == component and when <= until and state != "absent"]

    def state(self, component: int, series: int) -> str | None:
        return next((state for one, when, state, _ in self.rows if (one, when) == (component, series)), None)


def calendars() -> list[tuple[Calendar, Any]]:
    """Give every calendar: with all, some and no key dates, on both sides of each turn, and without a day."""
    found: list[tuple[Calendar, Any]] = []
    for known in (EVERY_DAY_KNOWN, SOME_KNOWN, {}):
        turns = {*TURNS, *(day for days in known.values() for day in days.values())}
        mine = [KeyDates(series=series, **days) for series, days in known.items()]  # type: ignore[arg-type]
        model: Any = {one.ordinal: oracle_facts.KeyDates(one.ordinal, **days) for one, days in known.items()}  # type: ignore[arg-type]
        days = (None, *sorted({day + step for day in turns for step in (0 * A_DAY, A_DAY)}))
        found += [(Calendar(mine, on=on), (on, model)) for on in days]
    return found


CALENDARS = calendars()


def records(subject: Subject) -> Iterator[tuple[tuple[Row, ...], list[tuple[Calendar, Any]]]]:
    """Give every record of up to two sittings over three series, and of up to three beside internal ones sat before.

    Those of three more are asked about on one day in a few, and not on the same days.
    """
    places = list(product(subject.components, ASKED))
    before: tuple[Row, ...] = tuple((number, J25.ordinal, "sat", None) for number in subject.internal)
    others = [(number, series) for number, series in places if number == subject.external or series != J25]
    for count in range(3):
        yield from ((rows, CALENDARS) for rows in filled(places, count))
    for count in range(1, 4):
        for number, rows in enumerate(filled(others, count)):
            yield (*before, *rows), CALENDARS if count < 3 else CALENDARS[number % A_FEW :: A_FEW]


def filled(places: list[tuple[int, Series]], count: int) -> Iterator[tuple[Row, ...]]:
    for chosen in combinations(places, count):
        for states in product(STATES, repeat=count):
            yield tuple(
                (number, series.ordinal, state, ums)
                for (number, series), (state, ums) in zip(chosen, states, strict=True)
            )


def record_of(subject: Subject, rows: tuple[Row, ...], claimed: tuple[Series, ...] | None = ()) -> LearnerRecord:
    return LearnerRecord(
        subject,
        [
            Sitting(number, Series(when // 2, Season.JUNE if when % 2 else Season.JANUARY), ums, status=Status(state))
            for number, when, state, ums in rows
        ],
        claimed=claimed,
    )


def entry_word(ruling: Ruling) -> str:
    is_late = any(finding.code == "entries.deadline" for finding in ruling.consequences)
    return "late" if ruling.allowed and is_late else WORDS[ruling.verdict.value]


WORDS = {"refused": "no", "undecided": "open", "allowed": "yes"}


def questions(
    kind: str, rows: tuple[Row, ...], calendar: Calendar, model_calendar: Any, asked: Counter[str]
) -> Iterator[Question]:
    """Ask both everything about one record on one day, and give the answers that are not the same."""
    subject, plain = SUBJECTS[kind]
    record, external = record_of(subject, rows), subject.external
    model_record = (plain, rows, ())
    for series in ASKED:
        when = series.ordinal
        for number in subject.components:
            mine = entry_word(entries.check_entry(record, number, series, calendar=calendar))
            model = law.entry_answer(model_record, number, when, model_calendar)
            asked[f"entry {mine}"] += 1
            yield Question("entry", kind, rows, number, when, calendar.on, mine, model)
        unclaimed = WORDS[certification.check_claim(record, series, calendar=calendar).verdict.value]
        model = law.claim_answer(model_record, when, model_calendar)
        yield Question("claim", kind, rows, external, when, calendar.on, unclaimed, model)
        claimed = record_of(subject, rows, (series,))
        made = WORDS[certification.check_claim(claimed, series, calendar=calendar).verdict.value]
        model = law.claim_law(model_record, when, made=True)
        yield Question("claim made", kind, rows, external, when, calendar.on, made, model)
        either = certification.check_claim(record_of(subject, rows, None), series, calendar=calendar)
        both = unclaimed if unclaimed == made else "open"
        yield Question("claim not known", kind, rows, external, when, calendar.on, WORDS[either.verdict.value], both)
        asked.update({f"claim {unclaimed}": 1, f"claim made {made}": 1, f"claim not known {both}": 1})


# --- where they differ on purpose -------------------------------------------------------------------------------------


def rests_on_a_missed_resit_after_a_retake(one: Question) -> bool:
    """RET-7, p. 13: after a retake the external has to be sat again; it was missed, so the terminal rule is not met."""
    ends = one.attempts(one.component, until=one.series)
    internals = [number for number in SUBJECTS[one.kind][0].internal if number != one.component]
    later = [
        when for number in internals for when in one.attempts(number, until=one.series) if ends and when > ends[-1]
    ]
    return one.state(one.component, one.series) == "absent" and bool(later) and (one.mine, one.model) == ("no", "open")


def rests_on_a_season_that_is_not_there(one: Question) -> bool:
    """PSA-2, p. 10, and "no claim resting on it": the model leaves such rows to its ways, as data to be checked."""
    subject = SUBJECTS[one.kind][0]
    seasons = {
        when % 2 == 0 for number in subject.internal for when in one.attempts(number, until=one.series)
    }  # December/January or not
    return True in seasons and Season.JANUARY not in subject.internal_seasons and one.mine == "no"


def waits_for_the_january_result(one: Question) -> bool:
    """What is over and has no outcome on the record is asked for, never assumed (p. 21: after the January results)."""
    planned = one.state(one.component, one.series) == "planned" and one.series % 2 == 0
    return planned and one.on is not None and (one.mine, one.model) == ("open", "yes")


def has_one_external_entry_too_many(one: Question) -> bool:
    """EXT-3, EXT-4, p. 20: an entry beyond those allowed can't be the resit that a later internal sitting needs."""
    subject, plain = SUBJECTS[one.kind]
    ends = one.attempts(subject.external, until=max(ASKED).ordinal)
    return len(ends) > oracle_facts.attempts_allowed(plain, subject.external) and one.mine == "no"


def external_was_sat_in_no_season(one: Question) -> bool:
    """EXT-4, p. 20: a January that the subject does not have ends no programme; the row is a mistake (OPEN-52)."""
    subject, plain = SUBJECTS[one.kind]
    before = [when for when in one.attempts(subject.external, until=one.series) if when < one.series]
    wrong = [when for when in before if not oracle_facts.offered(plain, subject.external, when)]
    return bool(wrong) and one.component != subject.external and one.model == "no"


DIFFERENCES: dict[str, tuple[Callable[[Question], bool], ...]] = {
    "entry": (has_one_external_entry_too_many, external_was_sat_in_no_season),
    "claim": (
        rests_on_a_missed_resit_after_a_retake,
        rests_on_a_season_that_is_not_there,
        waits_for_the_january_result,
    ),
    "claim made": (
        rests_on_a_missed_resit_after_a_retake,
        rests_on_a_season_that_is_not_there,
    ),
    "claim not known": (),
}


@pytest.mark.rule("ENT-1", "CERT-2", "CERT-3", "CERT-7", "MOD-4")
@pytest.mark.parametrize("kind", SUBJECTS)
def test_entries_and_claims_are_those_of_the_model_on_every_day(kind: str) -> None:
    asked: Counter[str] = Counter()
    cases = ((rows, mine, model) for rows, days in records(SUBJECTS[kind][0]) for mine, model in days)
    for rows, calendar, model_calendar in share_of(cases, slice_of=151, some_of=9):
        for one in questions(kind, rows, calendar, model_calendar, asked):
            if one.mine != one.model:
                assert any(explains(one) for explains in DIFFERENCES[one.about]), one
    assert {answer.rpartition(" ")[2] for answer in asked} == {"no", "open", "late", "yes"}


def test_each_difference_is_there() -> None:
    """A difference that nothing shows any more is struck out."""
    shown: set[str] = set()
    for about, kind, rows, series, on in SHOWN:
        calendar = Calendar([KeyDates(series=one, **days) for one, days in EVERY_DAY_KNOWN.items()], on=on)  # type: ignore[arg-type]
        model_days = {one.ordinal: oracle_facts.KeyDates(one.ordinal, **days) for one, days in EVERY_DAY_KNOWN.items()}  # type: ignore[arg-type]
        for one in questions(kind, rows, calendar, (on, model_days), Counter()):
            if (one.about, one.series) == (about, series.ordinal) and one.mine != one.model:
                shown |= {explains.__name__ for explains in DIFFERENCES[about] if explains(one)}
    assert shown == {explains.__name__ for found in DIFFERENCES.values() for explains in found}


BOTH: tuple[Row, ...] = ((1, J25.ordinal, "sat", None), (2, J25.ordinal, "sat", None))
SHOWN: tuple[tuple[str, str, tuple[Row, ...], Series, D | None], ...] = (
    (
        "claim made",
        "standard",
        (*BOTH, (3, JA26.ordinal, "sat", None), (1, J26.ordinal, "sat", None), (3, J26.ordinal, "absent", None)),
        J26,
        None,
    ),
    (
        "claim",
        "standard",
        (*BOTH, (1, JA26.ordinal, "sat", None), (1, J26.ordinal, "sat", None), (3, J26.ordinal, "sat", None)),
        J26,
        None,
    ),
    ("claim", "art", ((1, JA26.ordinal, "sat", None), (2, J26.ordinal, "sat", None)), J26, None),
    ("claim", "standard", (*BOTH, (3, JA26.ordinal, "planned", None)), JA26, D(2026, 3, 20)),
    (
        "entry",
        "creative",
        (*BOTH, (3, J25.ordinal, "sat", None), (3, J26.ordinal, "planned", None)),
        JA26,
        None,
    ),
    ("entry", "creative", (BOTH[0], (3, JA26.ordinal, "sat", None)), J26, None),
)
"""What is asked about, kind of subject, record, series and day: one of each difference."""
