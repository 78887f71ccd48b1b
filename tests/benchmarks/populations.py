"""Invented learners whom more than one benchmark asks about."""

import datetime
import random
from collections.abc import Iterator, Mapping

import polars as pl

from btec_rules import Calendar, LearnerRecord, Series, Sitting, Status, subjects

__all__ = ("CALENDAR", "SERIES", "in_classes", "table_of")

CLASS = 25
CALENDAR = Calendar(on=datetime.date(2025, 10, 20))
SERIES = [one for year in (2024, 2025, 2026) for one in (Series.january(year), Series.june(year))]


def in_classes(chance: random.Random) -> Iterator[LearnerRecord]:
    """Make classes that sit the same, where one in eight learners was absent, is not entered, or retakes."""
    while True:
        first, sat, claims = chance.randrange(4), chance.choice([1, 2, 3, 3]), chance.random() < 0.5
        plan = [(number, SERIES[first + place]) for place, number in enumerate((1, 2, 3))]
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
                rows.append(Sitting(1, plan[1][1], chance.randrange(30, 90)))
            external = [one.series for one in rows if one.component == 3 and one.status is Status.SAT]
            yield LearnerRecord(subjects.ENTERPRISE, rows, claimed=external[:1] if claims else ())


def table_of(records: Mapping[str, LearnerRecord]) -> pl.DataFrame:
    """Write records as a table, one row a sitting."""
    rows = [
        (name, record.subject.title, one.component, one.series.code, one.ums, one.status.value, one.series in claimed)
        for name, record in records.items()
        for claimed in [record.claimed or ()]
        for one in record.sittings
    ]
    names = ["learner", "subject", "component", "series", "ums", "status", "claimed"]
    return pl.DataFrame(rows, schema=names, orient="row", infer_schema_length=None).with_columns(
        pl.col("claimed").replace_strict({True: "yes", False: "no"}, return_dtype=pl.String)
    )
