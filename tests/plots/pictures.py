"""The pictures that are looked at: years of duties, cohorts and routes of every shape, each with what draws it."""

from collections.abc import Callable
from functools import partial
from random import Random
from typing import Any

from matplotlib.figure import Figure

from btec_rules import (
    ABSENT,
    RULES,
    Calendar,
    KeyDates,
    LearnerRecord,
    Mark,
    MonthPart,
    Series,
    Sitting,
    Status,
    audit,
    centre,
    certification,
    planning,
    sampling,
    subjects,
)
from btec_rules.centre.year import Duty
from btec_rules.interop import plots
from btec_rules.model.dates import Date
from btec_rules.planning import Route

__all__ = ("COHORTS", "DAY", "OPTIONS", "PICTURES", "PLANS", "REPORTS", "ROUTES", "YEARS", "drawn", "reviewed")

JANUARY, JUNE = Series.january(2026), Series.june(2026)
DAY = Date
KEY_DATES = [
    KeyDates(
        series=JANUARY,
        entries_close=DAY(2025, 10, 7),
        late_claims_open=DAY(2026, 3, 19),
        late_claims_close=DAY(2026, 3, 30),
        report_expected=DAY(2026, 2, 20),
        amendments_close=DAY(2026, 2, 27),
        results_day=DAY(2026, 3, 19),
        reviews_close=DAY(2026, 4, 23),
    ),
    KeyDates(series=JUNE, entries_close=DAY(2026, 2, 21), results_day=DAY(2026, 8, 20), reviews_close=DAY(2026, 9, 24)),
]  # invented: the schedule is the caller's

YEARS: dict[str, list[Duty]] = {
    "a year with its key dates": list(centre.duties("2025-26", key_dates=KEY_DATES)),
    "a year without": list(centre.duties("2027-28")),
    "nothing": [],
    "nothing with a day": [Duty("RET-9"), Duty("KEEP-6")],
    "one day": [Duty("MOD-4", due=DAY(2026, 5, 15), series=JUNE)],
    "one month": [Duty("PSA-1", begins=MonthPart(2999, 12))],
    "all in one week": [
        Duty(rule, begins=DAY(2026, 5, 11 + number % 5), due=DAY(2026, 5, 15) if number % 2 else None)
        for number, rule in enumerate(list(RULES)[:20])
    ],
    "all on one day": [Duty(rule, due=DAY(2026, 5, 15)) for rule in ("MOD-4", "REG-1", "PSA-1")],
    "a thousand years": [Duty("REG-1", begins=DAY(year, 12, 31)) for year in range(2000, 3000, 111)],
    "a window of years": [Duty("REG-2", begins=DAY(2020, 1, 1), due=DAY(2031, 12, 31))],
    "a month and a day": [Duty("PSA-1", begins=MonthPart(2026, 9), due=DAY(2026, 12, 1))],
    "the wrong way round": [Duty("REG-2", begins=DAY(2026, 5, 1), due=DAY(2026, 1, 1))],
    "long rules": [
        Duty(rule, due=DAY(2026, 1, 1)) for rule in sorted(RULES, key=lambda one: -len(RULES[one].says))[:5]
    ],
}


def cohort(size: int, *, most: int = 60, absent: float = 0.03) -> dict[str, Mark]:
    chance = Random(size)
    return {
        f"{number:04}": ABSENT
        if chance.random() < absent
        else min(most, max(0, int(chance.gauss(0.58 * most, 0.17 * most))))
        for number in range(1, size + 1)
    }


LONG: dict[str, int] = {f"{'$x^{' * 11}{number:04}": number for number in range(17)}
COHORTS: dict[str, dict[str, Mark]] = {
    "nobody": {},
    "one": {"0001": 34},
    "one, absent": {"0001": ABSENT},
    "all absent": dict.fromkeys(map(str, range(349)), ABSENT),
    "sixteen": cohort(16),
    "of a real size": cohort(349),
    "two thousand": cohort(2000),
    "two thousand of one mark": dict.fromkeys(map(str, range(2000)), 7),
    "all zero": dict.fromkeys(map(str, range(30)), 0),
    "large marks": cohort(300, most=5000),
    "far apart": {"0001": 0, "0002": 10_000, **{f"a{number}": 9_999 for number in range(40)}},
    "half absent": cohort(200, absent=0.5),
    "long names of mathematics": {**LONG},
    "long names, large marks": {f"{name}": 9_900 + mark for name, mark in LONG.items()},
}


def drawn(marks: dict[str, Mark]) -> sampling.Sample:
    return sampling.draw(marks, seed="x", subject=subjects.ENTERPRISE, series=JUNE)


def reviewed(marks: dict[str, Mark]) -> sampling.SampleReview:
    return sampling.review(sorted(marks)[:15], marks, subject=subjects.ENTERPRISE, series=JUNE, expected={})


def record(*sittings: Sitting, claimed: tuple[Series, ...] = (), subject: Any = subjects.ENTERPRISE) -> LearnerRecord:
    return LearnerRecord(subject, sittings, claimed=claimed)


def sat(component: int, series: Series, ums: int | None = None, status: Status = Status.SAT) -> Sitting:
    return Sitting(component, series, ums, status=status)


EARLIER = Series.june(2025)
SOME = record(sat(1, EARLIER, 31), sat(2, JANUARY, 40), sat(3, JANUARY, 52))
EVERY = [Series.january(2023)]
while len(EVERY) < 40:
    EVERY.append(EVERY[-1].next)
RECORDS = {
    "a retake": SOME,
    "nothing sat": record(),
    "planned": record(*(sat(number, JUNE, status=Status.PLANNED) for number in (1, 2, 3))),
    "absent": record(sat(1, EARLIER, status=Status.ABSENT), sat(2, EARLIER)),
    "plans that go": SOME.adding(sat(1, JUNE, status=Status.PLANNED), sat(3, JUNE, status=Status.PLANNED)),
    "claimed": record(*SOME.sittings, claimed=(JANUARY,)),
    "creative": record(sat(1, EARLIER, 30), subject=subjects.ART_AND_DESIGN_PRACTICE),
    "a very long history": record(
        *(sat(number, one, status=Status.ABSENT) for one in EVERY[:18] for number in (1, 2)), sat(3, EVERY[18], 9)
    ),
}
ROUTES: dict[str, Route] = {}
for named, kept in RECORDS.items():
    last = kept.sittings[-1].series if kept.sittings else JUNE
    found = list(planning.routes(kept, until=max(last, JUNE).next.next, first=max(last, JUNE)))
    ROUTES |= {f"{named}: {one.code or '-'}": one for one in (*found[:2], *found[-1:])}

HELD = record(*SOME.sittings, claimed=(JANUARY,))
CALENDAR = Calendar(KEY_DATES, on=DAY(2026, 1, 20))
OPTIONS: dict[str, tuple[certification.CertificationOption, ...]] = {
    "none": (),
    "after January": certification.options(SOME),
    "on a day": certification.options(SOME, calendar=CALENDAR),
    "a certificate is held": certification.options(HELD),
    "nobody knows what was claimed": certification.options(LearnerRecord(SOME.subject, SOME.sittings, claimed=None)),
    "of a later year": certification.options(
        record(*(sat(one, Series.january(2027), 40) for one in (1, 2, 3))),
    ),
}
PLANS: dict[str, tuple[planning.Plan, ...]] = {
    "none": (),
    "nothing to do": planning.plans(record(*(sat(one, JANUARY) for one in (1, 2, 3)), claimed=(JANUARY,)), until=JUNE),
    **{
        f"{name}, {said}": planning.plans(one, until=Series.june(2027), calendar=calendar)
        for name, one in RECORDS.items()
        for said, calendar in (("any day", None), ("20 January", CALENDAR))
    },
}
REPORTS: dict[str, audit.CohortReport] = {
    "nobody": audit.cohort({}),
    "one": audit.cohort({"Ann": SOME}),
    "of every kind": audit.cohort({**RECORDS, "bad": 3}, calendar=CALENDAR, until=JUNE),  # type: ignore[dict-item]
    "many": audit.cohort({f"{number:04}": list(RECORDS.values())[number % len(RECORDS)] for number in range(200)}),
    "many reasons": audit.cohort(
        {
            f"{year}": record(sat(3, Series.january(year), 9), *(sat(2, Series.june(year - 1), 9),))
            for year in range(2024, 2036)
        },
        until=Series.june(2026),
    ),
}

PICTURES: dict[str, Callable[..., Figure]] = {}
PICTURES |= {f"timeline, {name}": partial(plots.timeline, one) for name, one in YEARS.items()}
PICTURES["timeline, with today"] = partial(plots.timeline, YEARS["a year with its key dates"], on=DAY(2026, 3, 4))
PICTURES |= {f"sample, {name}": partial(plots.marks, drawn(one), one) for name, one in COHORTS.items()}
PICTURES |= {f"review, {name}": partial(plots.marks, reviewed(one), one) for name, one in COHORTS.items() if one}
PICTURES |= {f"route, {name}": partial(plots.route, one) for name, one in ROUTES.items()}
PICTURES |= {f"options, {name}": partial(plots.options, one) for name, one in OPTIONS.items()}
PICTURES |= {f"plans, {name}": partial(plots.plans, one) for name, one in PLANS.items()}
PICTURES |= {f"cohort, {name}": partial(plots.cohort, one) for name, one in REPORTS.items()}
