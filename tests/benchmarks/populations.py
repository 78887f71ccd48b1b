"""Invented learners whom benchmarks and tests ask about."""

import datetime
import random
from collections.abc import Iterator, Sequence

from btec_rules import Calendar, LearnerRecord, Series, Sitting, Status, Subject, subjects

__all__ = ("CALENDAR", "SERIES", "SUBJECTS", "drawn_alone", "in_classes", "in_own_order")

CLASS = 25
CALENDAR = Calendar(on=datetime.date(2025, 10, 20))
SERIES = [one for year in (2024, 2025, 2026) for one in (Series.january(year), Series.june(year))]
SUBJECTS = (
    subjects.ENTERPRISE,
    subjects.ART_AND_DESIGN_PRACTICE,
    subjects.PERFORMING_ARTS,
    subjects.CONSTRUCTION_AND_THE_BUILT_ENVIRONMENT,
)
"""One of each kind."""


def in_classes(chance: random.Random, of: Sequence[Subject] = (subjects.ENTERPRISE,)) -> Iterator[LearnerRecord]:
    """Make classes that sit the same, where one in eight learners was absent, is not entered, or retakes."""
    while True:
        subject, first, sat = chance.choice(of), chance.randrange(4), chance.choice([1, 2, 3, 3])
        claims = chance.random() < 0.5
        plan = [(number, SERIES[first + place]) for place, number in enumerate(subject.components)]
        for _ in range(CLASS):
            rows = [
                Sitting(*one, chance.randrange(30, 90)) if place < sat else Sitting(*one, status=Status.PLANNED)
                for place, one in enumerate(plan)
            ]
            drawn = chance.random()
            if drawn < 0.03:
                rows[0] = Sitting(*plan[0], status=Status.ABSENT)
            elif drawn < 0.06:
                rows.pop()
            elif drawn < 0.13 and sat > 1:
                rows.append(Sitting(plan[0][0], plan[1][1], chance.randrange(30, 90)))
            yield LearnerRecord(subject, rows, claimed=first_external(subject, rows) if claims else ())


def in_own_order(chance: random.Random, of: Sequence[Subject] = (subjects.ENTERPRISE,)) -> Iterator[LearnerRecord]:
    """Make learners who each sit in an order of their own: every component once, in any series, and one in ten twice."""
    while True:
        subject = chance.choice(of)
        places = [(number, chance.choice(SERIES)) for number in subject.components]
        if chance.random() < 0.1:
            places.append((chance.choice(subject.components), chance.choice(SERIES)))
        rows = [
            Sitting(*one, status=Status.PLANNED) if one[1] == SERIES[-1] else Sitting(*one, chance.randrange(30, 90))
            for one in dict.fromkeys(places)
        ]
        yield LearnerRecord(subject, rows, claimed=first_external(subject, rows) if chance.random() < 0.5 else ())


def first_external(subject: Subject, rows: Sequence[Sitting]) -> list[Series]:
    """Give the series in which the external component was sat first; none where it was not."""
    return sorted(one.series for one in rows if one.component == subject.external and one.status is Status.SAT)[:1]


def drawn_alone(chance: random.Random) -> Iterator[LearnerRecord]:
    """Draw learners independently: any component in any series, of any status, with claims known or not."""
    while True:
        subject = chance.choice(SUBJECTS)
        places = [(number, one) for number in subject.components for one in SERIES]
        rows = [a_sitting(chance, *one) for one in chance.sample(places, chance.randrange(6))]
        claimed = chance.choice([None, (), tuple({one.series for one in rows if chance.random() < 0.5})])
        yield LearnerRecord(subject, rows, claimed=claimed)


def a_sitting(chance: random.Random, component: int, series: Series) -> Sitting:
    """Draw the rest of a sitting."""
    status = chance.choice([Status.SAT, Status.SAT, Status.SAT, Status.PLANNED, Status.ABSENT])
    ums = chance.choice([None, 0, 0, chance.randrange(91)]) if status is Status.SAT else None
    return Sitting(component, series, ums, status=status, psa=chance.choice([None, None, series, SERIES[0]]))
