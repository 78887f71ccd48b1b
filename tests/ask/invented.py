"""Invented cohorts and mark sheets: nobody in them is real."""

import csv
import io
import random
from collections.abc import Sequence

COLUMNS = {"learner": "UPN", "component": "Unit", "series": "Sat in", "ums": "UMS", "claimed": "Cashed in"}


def cohort(size: int, seed: int = 1) -> str:
    """Write the results of some learners as a school's system might export them: all sorts of them."""
    chance = random.Random(seed)
    rows: list[tuple[str, ...]] = []
    for number in range(1, size + 1):
        learner, how = f"A{number:04}", chance.random()
        rows.append((learner, "1", "June 2025", str(chance.randint(15, 50)), ""))
        if how < 0.85:
            rows.append((learner, "C2", "Jan-26", str(chance.randint(15, 50)), ""))
        if how < 0.5:
            rows.append((learner, "3", "January 2026", str(chance.randint(15, 60)), "yes" if how < 0.3 else ""))
        elif how < 0.75:
            rows.append((learner, "3", "June 2026", "", "yes" if how < 0.7 else ""))
        elif how > 0.9:  # both sittings of the external component are gone, and component 2 was never sat
            rows += [
                (learner, "3", series, str(chance.randint(15, 60)), "") for series in ("June 2025", "January 2026")
            ]
        if how < 0.1:
            rows.append((learner, "1", "June 2026", "", ""))
    return written(tuple(COLUMNS.values()), rows)


def marks(size: int, seed: int = 2) -> list[tuple[str, str]]:
    """Give the marks of a cohort; a few were absent."""
    chance = random.Random(seed)
    return [
        (f"{number:04}", "X" if chance.random() < 0.05 else str(chance.randint(0, 60))) for number in range(1, size + 1)
    ]


def written(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([head, *rows])
    return text.getvalue()
