"""Small random learners and calendars, for holding the oracle against itself. A seed gives the same ones for ever."""

import datetime
import random

from .facts import JANUARY, Calendar, Claimed, KeyDates, Record, components, january, june, season, year

ENTERPRISE = ((1, 2), 3, (0, 1), (0, 1), False)
CONSTRUCTION = ((2, 3), 1, (0, 1), (0, 1), False)
ART = ((1,), 2, (1,), (1,), True)
PERFORMING = ((1, 2), 3, (0, 1), (1,), False)
SUBJECTS = (ENTERPRISE, CONSTRUCTION, ART, PERFORMING)
SERIES = (june(2025), january(2026), june(2026))


def a_record(rng: random.Random, clean: bool = False) -> Record:
    """A learner with up to two rows a component in three series."""
    subject = rng.choice(SUBJECTS)
    rows = []
    for component in components(subject):
        for series in rng.sample(SERIES, rng.choice((0, 1, 1, 1, 2))):
            status = rng.choice(("sat", "sat", "planned", "absent"))
            ums = rng.choice((None, 40, 0)) if status == "sat" else None
            rows.append((component, series, status, ums))
    external = [s for c, s, _, _ in rows if c == subject[1]]
    claimed: Claimed = tuple(sorted(s for s in external if rng.random() < 0.3))
    if not clean and rng.random() < 0.05:
        claimed = None
    return (subject, tuple(sorted(rows)), claimed)


def some_dates(rng: random.Random, series: int) -> KeyDates:
    """Key dates as they could be published; each of them may be missing."""
    ends = year(series)
    if season(series) == JANUARY:
        days = [
            datetime.date(ends - 1, 10, 4),
            datetime.date(ends - 1, 11, 20),
            None,
            None,
            datetime.date(ends, 3, 19),
            datetime.date(ends, 3, 20),
            datetime.date(ends, 4, 10),
        ]
    else:
        days = [
            datetime.date(ends, 2, 21),
            datetime.date(ends, 3, 20),
            datetime.date(ends, 3, 28),
            None,
            datetime.date(ends, 8, 20),
            None,
            None,
        ]
        if rng.random() < 0.2:
            days[5], days[6] = datetime.date(ends, 8, 21), datetime.date(ends, 9, 30)
    days = [day if rng.random() < 0.8 else None for day in days]
    return KeyDates(
        series,
        entries_close=days[0],
        late_entries_close=days[1],
        resit_entries_close=days[2],
        marks_due=days[3],
        results_day=days[4],
        late_claims_open=days[5],
        late_claims_close=days[6],
    )


def a_calendar(rng: random.Random) -> Calendar:
    """No calendar, a day alone, or a day with key dates of up to five series."""
    draw = rng.random()
    if draw < 0.15:
        return None
    on = datetime.date(2025, 3, 1) + datetime.timedelta(days=rng.randrange(700))
    if draw < 0.35:
        return (on, {})
    series = range(june(2025), june(2027) + 1)
    return (on, {s: some_dates(rng, s) for s in series if rng.random() < 0.85})


def a_case(rng: random.Random, clean: bool = False) -> tuple[Record, Calendar, int]:
    """A record, a calendar and an `until` that keeps the brute force small."""
    return a_record(rng, clean), a_calendar(rng), rng.choice((june(2026), january(2027), june(2026) + 2))
