"""What whole jobs cost: a cohort, a board, an entry, a round of moderation.

Run by hand, with the extras ``benchmarks`` and ``frames``; the argument is the number of learners of the board::

    python tests/benchmarks/jobs.py 100000

The sides of one job answer about the same learners, and the answers are compared before anything is timed: where each
stands, or the code that decides. ``audit.cohort`` and ``audit.learner`` begin with records and give every plan;
``frames.audit`` begins with a table and gives the first action. Where we stand alone, no other engine here has the rules.
CPU time, the least of several runs.
"""

import random
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import polars as pl
from populations import (  # type: ignore[import-not-found]  # it stands beside this file
    CALENDAR,
    SERIES,
    in_classes,
    in_own_order,
)
from scalar import (  # type: ignore[import-not-found]  # it stands beside this file
    TERMINAL,
    by_openfisca,
    by_polars,
    decided,
    ends,
    engines,
    histories,
)
from tables import table_of  # type: ignore[import-not-found]  # as above

from btec_rules import (
    LearnerRecord,
    audit,
    entries,
    mark_sheet,
    planning,
    read_rows,
    sampling,
    subjects,
    terminal_rule,
)
from btec_rules.interop import frames

COHORT, RUNS = 200, 3


class Way(NamedTuple):
    """One way to do a job, and how its answer is written where it is compared with that of the others."""

    name: str
    call: Callable[[], Any]
    answer: Callable[[Any], Any] = lambda found: found


def standings(reports: Any) -> list[tuple[str, str]]:
    """Give where each learner stands, in order of learners."""
    if isinstance(reports, pl.LazyFrame):
        reports = reports.collect()
    if isinstance(reports, pl.DataFrame):
        return sorted(reports.select("learner", "standing").rows())
    return sorted((one.learner, one.standing.name) for one in reports)


def the_audit(records: dict[str, LearnerRecord], *, alone: bool) -> list[Way]:
    """Audit learners with all their plans, in one call or one by one, and as a table."""
    table = table_of(records)

    def one_by_one() -> Any:
        return [(name, audit.learner(one, calendar=CALENDAR)) for name, one in records.items()]

    ways = [
        Way("audit.cohort", lambda: audit.cohort(records, calendar=CALENDAR).reports, standings),
        Way("audit.each", lambda: standings(audit.each(records.items(), calendar=CALENDAR))),
        Way("frames.audit, polars lazy", lambda: frames.audit(table.lazy(), calendar=CALENDAR).collect(), standings),
        Way("frames.audit, polars eager", lambda: frames.audit(table, calendar=CALENDAR), standings),
    ]
    if alone:
        ways.append(
            Way(
                "audit.learner one by one", one_by_one, lambda found: [(name, one.standing.name) for name, one in found]
            )
        )
    return ways


def the_terminal_rule(records: list[LearnerRecord]) -> list[Way]:
    """Give the code that decides the terminal rule for each record; every side begins with the records."""
    names = ["first", "second", "external"]
    facts = [ends(one) for one in records]
    codes = [code for _, code in TERMINAL]
    tax = by_openfisca(TERMINAL, names)

    def columns() -> dict[str, Any]:
        return {name: np.array(column) for name, column in pd.DataFrame(list(map(ends, records))).items()}

    def numbered(found: Any) -> list[str]:
        return [codes[int(one)] for one in found]

    ways = [Way("ours", lambda: [terminal_rule.check(one) for one in records], lambda found: list(map(decided, found)))]
    ways += [
        Way(
            side.name,
            partial(lambda ask: [ask(ends(one)) for one in records], side.ask),
            partial(lambda read, found: [read(one) for one in found], side.answer),
        )
        for side in engines(TERMINAL, facts)
    ]
    ways.append(Way("polars by hand", lambda: by_polars(TERMINAL, pl.DataFrame(list(map(ends, records)))), numbered))
    ways.append(Way("openfisca-core", lambda: tax(columns()), numbered))
    return ways


def an_entry(records: list[LearnerRecord]) -> Callable[[], Any]:
    """Check an entry and explain the answer in sentences with rules and pages."""
    return lambda: [entries.check_entry(one, 3, SERIES[-1], calendar=CALENDAR).explain() for one in records]


def reading(records: dict[str, LearnerRecord]) -> Callable[[], Any]:
    """Read a cohort's sittings from rows of texts, as a file gives them."""
    written = [
        {name: "" if cell is None else str(cell) for name, cell in row.items()} for row in table_of(records).to_dicts()
    ]
    return lambda: read_rows(written).records


def a_round(students: int) -> Callable[[], Any]:
    """Read a mark sheet, draw the sample, and check that what was sent for is it."""
    written = [{"candidate": f"{number:04}", "mark": str(number * 7 % 61)} for number in range(1, students + 1)]
    about: dict[str, Any] = {"subject": subjects.ENTERPRISE, "series": SERIES[-1]}

    def moderated() -> Any:
        marks = dict(mark_sheet.parse(written, maximum=60).entries)
        sample = sampling.draw(marks, seed="a seed", **about)
        found = sampling.review(sample.members, marks, seed="a seed", **about)
        return sample.ruling.explain(), found.ruling.explain()

    return moderated


def least(call: Callable[[], Any]) -> float:
    """Give the least CPU time of several runs, in seconds."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    return min(times)


def main(board: int) -> None:
    """Measure every job, and print the table."""
    print("| job | way | answers | CPU, seconds | answers a second |\n|---|---|---|---|---|")
    named, own = (
        {f"L{place:07}": one for place, one in enumerate(islice(draw(random.Random(2026)), board))}
        for draw in (in_classes, in_own_order)
    )
    cohort = dict(islice(named.items(), COHORT))
    centre = histories(random.Random(2026))
    jobs = {
        f"audit and plans of a cohort of {COHORT}": (the_audit(cohort, alone=True), COHORT),
        f"audit of a board of {board:,} in classes": (the_audit(named, alone=False), board),
        f"audit of a board of {board:,} in their own order": (the_audit(own, alone=False), board),
        f"reading the table of a cohort of {COHORT}": ([Way("ours", reading(cohort))], COHORT),
        "terminal rule of a centre, from records": (the_terminal_rule(centre), len(centre)),
        "one entry, explained": ([Way("ours", an_entry(centre))], len(centre)),
        "plans of one learner": (
            [Way("ours", lambda: [planning.plans(one, calendar=CALENDAR) for one in cohort.values()])],
            COHORT,
        ),
        "a round of moderation, 100 students": ([Way("ours", a_round(100))], 1),
    }
    for job, (ways, count) in jobs.items():
        answers = [way.answer(way.call()) for way in ways]
        for way, answer in zip(ways, answers, strict=True):
            if answer != answers[0]:
                sys.exit(f"{job}: {way.name} answers something else")
            taken = least(way.call)
            print(f"| {job} | {way.name} | {count:,} | {taken:.4f} | {count / taken:,.0f} |", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 100_000)
