"""What one answer costs, beside other rule engines, a careful hand-written function, and whole columns at once.

Run by hand, with the group ``benchmarks``; the arguments are the sizes::

    python tests/benchmarks/scalar.py 1000 100000 1000000
    python tests/benchmarks/scalar.py --slowed            # the check has to fail

Everybody gets the same facts, made ready beforehand in the form that suits them best, and every answer is compared
before anything is timed. All sides take turns in one process; each turn's CPU time is divided by ours of the same
round, and the median of those ratios is what is printed. It ends with status 1 where a floor is missed. ``--slowed``
asks ourselves ten times over, to see that it would be noticed.
"""

import datetime
import hashlib
import heapq
import itertools
import json
import math
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice
from typing import Any, NamedTuple

import business_rules
import duckdb
import numpy as np
import pandas as pd
import polars as pl
import rule_engine
import zen
from business_rules.actions import BaseActions, rule_action
from business_rules.fields import FIELD_TEXT
from business_rules.variables import BaseVariables, numeric_rule_variable
from importing import DEAREST, costs  # type: ignore[import-not-found]  # it stands beside this file
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from btec_rules import LearnerRecord, Series, Sitting, Status, retakes, retention, sampling, subjects, terminal_rule

DISTINCT = 1_000
ROUNDS = 15
TURN = 0.02
"""Seconds of CPU that one turn of ours takes at least."""
SLOWED = 10
SERIES = [Series.january(2023)]
while SERIES[-1] != Series.june(2026):
    SERIES.append(SERIES[-1].next)
WEEKS = 12

Facts = dict[str, Any]


class Side(NamedTuple):
    """One way to an answer, and the facts in its form."""

    name: str
    ask: Callable[[Any], Any]
    facts: list[Any]
    answer: Callable[[Any], Any] = lambda found: found
    """What the answer says, in the common form; not part of what is timed."""


class Floor(NamedTuple):
    """How many times as long as ours a side's time has to be, at least."""

    decision: str
    side: str
    least: float


# --- the facts --------------------------------------------------------------------------------------------------------


def histories(chance: random.Random) -> list[LearnerRecord]:
    """Make records as a centre has them: most pupils are through, some are not, a few broke the rule."""
    found = []
    for _ in range(DISTINCT):
        sittings, start = [], chance.randrange(4)
        for component in (1, 2):
            first = start + chance.randrange(2)
            sittings += [Sitting(component, SERIES[first], chance.randrange(30, 90))] if chance.random() < 0.95 else []
            if sittings and chance.random() < 0.2:
                sittings.append(Sitting(component, SERIES[first + 1 + chance.randrange(2)], chance.randrange(30, 90)))
        end = min(len(SERIES) - 1, start + 2 + chance.randrange(2))
        if chance.random() < 0.8:
            sittings.append(Sitting(3, SERIES[end - (chance.random() < 0.1)], chance.randrange(30, 90)))
            if end + 1 < len(SERIES) and chance.random() < 0.15:
                sittings.append(Sitting(3, SERIES[end + 1], status=Status.PLANNED))
        by_place = {(one.component, one.series): one for one in sittings}
        found.append(LearnerRecord(subjects.ENTERPRISE, by_place.values()))
    return found


def next_for_component_1(record: LearnerRecord) -> Series:
    """Give the series that a centre would ask about: the next one after the sittings of the component."""
    return next((one.series.next for one in reversed(record.sittings) if one.component == 1), SERIES[-1])


def ends(record: LearnerRecord) -> Facts:
    """Give what the terminal rule needs: the ordinal of each component's last sitting, 0 where there is none."""
    last = {one.component: one.series.ordinal for one in record.sittings}
    return {"first": last.get(1, 0), "second": last.get(2, 0), "external": last.get(3, 0)}


def retake_facts(asked: tuple[LearnerRecord, Series]) -> Facts:
    """Give what the ruling on a retake of component 1 needs, as numbers."""
    record, series = asked
    mine = [one.series.ordinal for one in record.sittings if one.component == 1]
    final = [one.series.ordinal for one in record.sittings if one.component == 3]
    return {
        "series": series.ordinal,
        "first": min(mine, default=0),
        "last": max(mine, default=0),
        "used": len(mine),
        "external": max(final, default=0),
        "sat": len(final),
    }


# --- the decisions, said once as a ladder of conditions and answers ---------------------------------------------------

Ladder = list[tuple[list[tuple[str, str, str | int]], str]]
"""Steps of conditions (name, comparison, name or number), all of which have to hold, and what is answered then."""

SIZES: Ladder = [([("size", ">", 200)], "25"), ([("size", ">", 100)], "20"), ([("size", ">", 15)], "15"), ([], "size")]
TERMINAL: Ladder = [
    ([("external", "==", 0)], "terminal_rule.external-not-sat-yet"),
    ([("first", "==", 0)], "terminal_rule.internal-missing"),
    ([("second", "==", 0)], "terminal_rule.internal-missing"),
    ([("first", ">", "external")], "terminal_rule.internal-after-external"),
    ([("second", ">", "external")], "terminal_rule.internal-after-external"),
    ([], "terminal_rule.external-not-sat-yet:passed"),
]
RETAKE: Ladder = [
    ([("first", "==", 0)], "retakes.first-sitting-missing"),
    ([("first", ">=", "series")], "retakes.first-sitting-missing"),
    ([("last", ">=", "series")], "retakes.not-a-later-series"),
    ([("used", ">", 1)], "retakes.already-used"),
    ([("external", "==", 0)], "retakes.new-assignment"),
    ([("external", ">=", "series")], "retakes.new-assignment"),
    ([("sat", ">", 1)], "retakes.no-resit-left"),
    ([], "retakes.external-resit-required"),
]
LADDERS = {"sample size": SIZES, "terminal rule": TERMINAL, "retake allowed": RETAKE}


def as_expression(ladder: Ladder) -> str:
    """Write a ladder as nested conditionals, which zen-engine and rule-engine both read."""
    *steps, (_, last) = ladder
    said = "".join(f"{' and '.join(map(as_text, all_of))} ? {quoted(answer)} : (" for all_of, answer in steps)
    return said + quoted(last) + ")" * len(steps)


def as_text(condition: tuple[str, str, str | int]) -> str:
    """Write one condition."""
    return " ".join(map(str, condition))


def quoted(answer: str) -> str:
    """Write an answer: a number or a name as it is, a code in quotes."""
    return answer if answer.isdigit() or answer.isidentifier() else f"'{answer}'"


def as_table(ladder: Ladder, names: Iterable[str]) -> str:
    """Write a ladder as a decision table of zen-engine: the first row that fits answers."""
    place = {"x": 0, "y": 0}
    columns = [{"id": name, "name": name, "field": name} for name in names]
    rules = [
        {"_id": str(number), **dict.fromkeys(names, ""), "out": quoted(answer)}
        | {name: f"{comparison} {other}" for name, comparison, other in all_of}
        for number, (all_of, answer) in enumerate(ladder)
    ]
    content = {
        "hitPolicy": "first",
        "inputs": columns,
        "outputs": [{"id": "out", "name": "out", "field": "out"}],
        "rules": rules,
    }
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in", "position": place},
        {"id": "table", "type": "decisionTableNode", "name": "table", "position": place, "content": content},
        {"id": "end", "type": "outputNode", "name": "end", "position": place},
    ]
    edges = [
        {"id": f"{one}-{other}", "type": "edge", "sourceId": one, "targetId": other}
        for one, other in itertools.pairwise(("in", "table", "end"))
    ]
    return json.dumps({"nodes": nodes, "edges": edges})


def by_business_rules(ladder: Ladder, names: Iterable[str]) -> Callable[[Facts], Any]:
    """Write a ladder for business-rules, which knows numbers and texts, but compares with constants only.

    A name on the right is turned into a difference that is a variable of its own.
    """
    differences = sorted({f"{a}-{b}" for all_of, _ in ladder for a, _, b in all_of if isinstance(b, str)})

    def difference(name: str) -> Callable[[Any], Any]:
        first, _, second = name.partition("-")
        return lambda self: self.facts[first] - self.facts[second] if second else self.facts[first]

    def init(self: Any, facts: Facts) -> None:
        self.facts = facts

    variables: Any = type(
        "Variables",
        (BaseVariables,),
        {"__init__": init}
        | {name.replace("-", "_less_"): numeric_rule_variable(difference(name)) for name in [*names, *differences]},
    )

    class Actions(BaseActions):  # type: ignore[misc]  # untyped
        def __init__(self, facts: Facts) -> None:
            self.facts = facts
            self.found: Any = None

        @rule_action(params={"answer": FIELD_TEXT})  # type: ignore[untyped-decorator]
        def say(self, answer: str) -> None:
            self.found = self.facts.get(answer, answer)

    always: list[tuple[str, str, str | int]] = [(next(iter(names)), ">=", -1)]  # it wants at least one condition
    words = {"==": "equal_to", ">": "greater_than", ">=": "greater_than_or_equal_to"}
    rules = [
        {
            "conditions": {
                "all": [
                    {
                        "name": f"{name}_less_{other}" if isinstance(other, str) else name,
                        "operator": words[comparison],
                        "value": 0 if isinstance(other, str) else other,
                    }
                    for name, comparison, other in all_of or always
                ]
            },
            "actions": [{"name": "say", "params": {"answer": answer}}],
        }
        for all_of, answer in ladder
    ]

    def ask(facts: Facts) -> Any:
        actions = Actions(facts)
        business_rules.run_all(rules, variables(facts), actions, stop_on_first_trigger=True)
        return actions.found

    return ask


# --- whole columns at once --------------------------------------------------------------------------------------------

Columns = dict[str, np.ndarray[Any, Any]]


def numpy_steps(ladder: Ladder, columns: Any) -> list[Any]:
    """Evaluate the conditions of each step but the last, on anything with vectorised comparisons."""
    compare = {"==": lambda a, b: a == b, ">": lambda a, b: a > b, ">=": lambda a, b: a >= b}
    return [
        compare[comparison](columns[name], columns[other] if isinstance(other, str) else other)
        for ((name, comparison, other),) in (all_of for all_of, _ in ladder[:-1])
    ]


def by_numpy(ladder: Ladder, columns: Columns) -> Any:
    """Answer with the number of the step that held."""
    return np.select(numpy_steps(ladder, columns), list(range(len(ladder) - 1)), len(ladder) - 1)


def by_pandas(ladder: Ladder, frame: Any) -> Any:
    """Answer with a series, the last step first."""
    found = pd.Series(len(ladder) - 1, index=frame.index)
    for number, holds in reversed(list(enumerate(numpy_steps(ladder, frame)))):
        found = found.mask(holds, number)
    return found


def by_polars(ladder: Ladder, frame: Any) -> Any:
    """Answer with a chain of when and then."""
    steps = numpy_steps(ladder, {name: pl.col(name) for name in frame.columns})
    chain = pl.lit(len(ladder) - 1)
    for number, holds in reversed(list(enumerate(steps))):
        chain = pl.when(holds).then(number).otherwise(chain)
    return frame.select(found=chain)["found"]


def by_duckdb(ladder: Ladder, frame: Any) -> Any:
    """Answer with one CASE."""
    steps = (all_of[0] for all_of, _ in ladder[:-1])
    whens = " ".join(
        f"WHEN {name} {comparison.replace('==', '=')} {other} THEN {number}"
        for number, (name, comparison, other) in enumerate(steps)
    )
    relation = duckdb.from_df(frame)
    return relation.project(f"CASE {whens} ELSE {len(ladder) - 1} END AS found").fetchnumpy()["found"]


def by_openfisca(ladder: Ladder, names: list[str]) -> Callable[[Columns], Any]:
    """Write a ladder as a variable of openfisca-core with a formula over others."""
    person = build_entity(key="person", plural="persons", label="a learner", is_person=True)
    system = TaxBenefitSystem([person])
    whole = {"value_type": int, "entity": person, "definition_period": DateUnit.YEAR, "label": "a number"}

    def formula(population: Any, period: Any) -> Any:
        return by_numpy(ladder, {name: population(name, period) for name in names})

    for name in names:
        system.add_variable(type(name, (Variable,), dict(whole)))
    system.add_variable(type("found", (Variable,), {**whole, "formula": formula}))

    def ask(columns: Columns) -> Any:
        simulation = SimulationBuilder().build_default_simulation(system, count=len(columns[names[0]]))
        for name in names:
            simulation.set_input(name, "2026", columns[name])
        return simulation.calculate("found", "2026")

    return ask


# --- the sides --------------------------------------------------------------------------------------------------------


def decided(ruling: Any) -> str:
    """Give the code that decides a ruling, marked where it is one that holds."""
    first = ruling.findings[0]
    return str(first.code if first.outcome.value != "passed" else f"{first.code}:passed")


def engines(ladder: Ladder, facts: list[Facts]) -> list[Side]:
    """Give the other rule engines, each in its fastest documented use: compiled, and kept."""
    names = list(facts[0])
    compiled = zen.ZenDecisionContent(as_table(ladder, names))
    table = zen.ZenEngine({"loader": lambda _: compiled})
    expression = zen.compile_expression(as_expression(ladder))
    rule = rule_engine.Rule(as_expression(ladder))
    return [
        Side("zen-engine table", lambda one: table.evaluate("key", one), facts, lambda found: found["result"]["out"]),
        Side("zen-engine expression", expression.evaluate, facts),
        Side("business-rules", by_business_rules(ladder, names), facts),
        Side("rule-engine", rule.evaluate, facts),
    ]


def sides() -> dict[str, list[Side]]:
    """Give every decision with its sides, ours first."""
    chance = random.Random(20_26)
    records = histories(chance)
    sizes = [chance.randrange(0, 300) for _ in range(DISTINCT)]
    asked = [(record, next_for_component_1(record)) for record in records]
    days = [datetime.date(2026, 1, 1) + datetime.timedelta(days=chance.randrange(365)) for _ in range(DISTINCT)]
    rule = rule_engine.Rule('received + t"P12W"')
    shift = zen.compile_expression("d(received).add(12, 'w').format('%Y-%m-%d')")
    moments = [{"received": datetime.datetime.combine(day, datetime.time(), datetime.UTC)} for day in days]
    weeks = datetime.timedelta(weeks=WEEKS)
    met = [record for record in records if terminal_rule.check(record).allowed]
    free = [one for one in asked if lets(one)]
    early = [one for one in free if all(sitting.component != 3 for sitting in one[0].sittings)]
    given = [record.sittings for record in records]

    def retaken(one: tuple[LearnerRecord, Series]) -> Any:
        return retakes.check(one[0], 1, one[1])

    return {
        "sample size": [
            Side("ours", sampling.sample_size, sizes),
            *engines(SIZES, [{"size": one} for one in sizes]),
        ],
        "terminal rule": [
            Side("ours", terminal_rule.check, records, decided),
            *engines(TERMINAL, [ends(record) for record in records]),
        ],
        "retake allowed": [
            Side("ours", retaken, asked, decided),
            *engines(RETAKE, [retake_facts(one) for one in asked]),
        ],
        "earliest disposal": [
            Side("ours", retention.earliest_disposal, days, str),
            Side("date + timedelta(weeks=12)", lambda day: day + datetime.timedelta(weeks=WEEKS), days, str),
            Side("date + a ready timedelta", lambda day: day + weeks, days, str),
            Side("zen-engine expression", shift.evaluate, [{"received": str(day)} for day in days]),
            Side("rule-engine", rule.evaluate, moments, lambda found: str(found.date())),
        ],
        "terminal rule, met": [
            Side("ours", terminal_rule.check, met, decided),
            *engines(TERMINAL, [ends(record) for record in met])[:2],
        ],
        "retake, allowed without a resit": [
            Side("ours", retaken, free, decided),
            *engines(RETAKE, [retake_facts(one) for one in free])[:2],
        ],
        "record and terminal rule": [
            Side("ours", lambda one: terminal_rule.check(LearnerRecord(subjects.ENTERPRISE, one)), given, decided),
            *engines(TERMINAL, [ends(record) for record in records])[:1],
        ],
        "record and terminal rule, met": [
            Side(
                "ours",
                lambda one: terminal_rule.check(LearnerRecord(subjects.ENTERPRISE, one)),
                [record.sittings for record in met],
                decided,
            ),
            *engines(TERMINAL, [ends(record) for record in met])[:1],
        ],
        "first retake, external to come": [
            Side("ours", retaken, early, decided),
            *engines(RETAKE, [retake_facts(one) for one in early])[:2],
        ],
        "sittings, record and terminal rule": [
            Side("ours", from_cells, [cells_of(one) for one in given], decided),
            *engines(TERMINAL, [ends(record) for record in records])[:1],
        ],
        "terminal rule, .allowed": [
            Side("ours", lambda record: terminal_rule.check(record).allowed, records),
            Side("a bare boolean", bare, records),
        ],
    }


def lets(asked: tuple[LearnerRecord, Series]) -> bool:
    """Whether a retake is allowed and asks for no further external sitting."""
    return decided(retakes.check(asked[0], 1, asked[1])) == "retakes.new-assignment"


def cells_of(sittings: tuple[Sitting, ...]) -> list[tuple[int, Series, int | None, Status]]:
    """Give what sittings are made of."""
    return [(one.component, one.series, one.ums, one.status) for one in sittings]


def from_cells(cells: list[tuple[int, Series, int | None, Status]]) -> Any:
    """Make the sittings and the record, and rule."""
    sittings = [Sitting(component, series, ums, status=status) for component, series, ums, status in cells]
    return terminal_rule.check(LearnerRecord(subjects.ENTERPRISE, sittings))


def bare(record: LearnerRecord) -> bool:
    """Answer the terminal rule as a careful programmer would where nobody asks for reasons."""
    last: dict[int, int] = {}
    for sitting in record.sittings:
        if sitting.status is not Status.ABSENT:
            last[sitting.component] = sitting.series.ordinal
    external = last.get(record.subject.external)
    if external is None:
        return False
    return all(component in last and last[component] <= external for component in record.subject.internal)


def draws(candidates: int) -> list[Side]:
    """Give a draw, and the hashes and the choice that nobody can do without."""
    marks = {f"{number:04}": number % 61 for number in range(candidates)}
    size = sampling.sample_size(candidates)

    def drawn(seed: str) -> Any:
        return sampling.draw(marks, seed=seed, subject=subjects.ENTERPRISE, series=Series.june(2026)).random

    def hashed(seed: str) -> Any:
        def ticket(candidate: str) -> str:
            return hashlib.sha256(f"{seed}\n{candidate}".encode()).hexdigest()

        return tuple(heapq.nsmallest(size, marks, key=ticket))

    seeds = ["one", "two", "three"]
    return [Side("ours", drawn, seeds), Side("SHA-256 and nsmallest", hashed, seeds)]


# --- the measuring ----------------------------------------------------------------------------------------------------


def cpu(call: Callable[[], object]) -> float:
    """Measure a call in seconds of CPU."""
    start = time.process_time()
    call()
    return time.process_time() - start


def loop(ask: Callable[[Any], Any], facts: Iterable[Any]) -> None:
    """Ask about every fact."""
    for one in facts:
        ask(one)


def agree(decision: str, compared: list[Side]) -> None:
    """Refuse to time what gives different answers."""
    ours, *others = compared
    wanted = [str(ours.answer(ours.ask(one))) for one in ours.facts]
    for side in others:
        found = [str(side.answer(side.ask(one))).removesuffix(".0") for one in side.facts]
        wrong = [(one, a, b) for one, a, b in zip(side.facts, wanted, found, strict=True) if a != b]
        if wrong:
            sys.exit(f"{decision}: {side.name} says otherwise {len(wrong)} times, first {wrong[0]}")


def ratios(compared: list[Side], times: int = 1) -> dict[str, tuple[float, float]]:
    """Give each side's microseconds for one answer, and how many times ours that is: medians over the rounds."""
    ours = compared[0]
    per_turn = max(1, round(TURN / max(cpu(lambda: loop(ours.ask, ours.facts)), 1e-5)))
    turns: dict[str, list[float]] = {side.name: [] for side in compared}
    for _ in range(ROUNDS):
        for side in compared:
            repeat = per_turn * times if side is ours else max(1, per_turn // 4)
            spent = cpu(lambda: loop(side.ask, itertools.chain.from_iterable(itertools.repeat(side.facts, repeat))))  # noqa: B023
            turns[side.name].append(spent / (len(side.facts) * (repeat // times if side is ours else repeat)))
    return {
        name: (
            statistics.median(found) * 1e6,
            statistics.median(one / mine for one, mine in zip(found, turns[ours.name], strict=True)),
        )
        for name, found in turns.items()
    }


def growth(sizes: list[int], seconds: list[float]) -> float:
    """Fit the power of the size that the time grows with, by least squares over the logarithms."""
    x, y = [math.log(size) for size in sizes], [math.log(max(one, 1e-9)) for one in seconds]
    return statistics.linear_regression(x, y).slope if len(set(x)) > 1 else math.nan


def columns_of(facts: list[Facts], size: int) -> Columns:
    """Repeat the facts as columns of a size."""
    return {name: np.resize(np.array([one[name] for one in facts], np.int64), size) for name in facts[0]}


def at_sizes(decision: str, compared: list[Side], sizes: list[int]) -> None:
    """Print what each side takes for whole sizes, and how that grows; columns get columns."""
    ladder = LADDERS.get(decision)
    calls: dict[str, Callable[[int], float]] = {
        side.name: lambda size, side=side: cpu(  # type: ignore[misc]
            lambda: loop(side.ask, islice(itertools.cycle(side.facts), size))
        )
        for side in compared
    }
    if ladder is not None:
        facts = compared[1].facts
        given: dict[str, tuple[Callable[[Columns], Any], Callable[[Any], Any]]] = {
            "numpy": (dict, partial(by_numpy, ladder)),
            "pandas": (pd.DataFrame, partial(by_pandas, ladder)),
            "polars": (pl.DataFrame, partial(by_polars, ladder)),
            "duckdb": (pd.DataFrame, partial(by_duckdb, ladder)),
            "openfisca-core": (dict, by_openfisca(ladder, list(facts[0]))),
        }
        wanted = [str(one) for one in map(compared[0].ask, compared[0].facts)] if decision == "sample size" else None
        wanted = wanted or [str(compared[0].answer(compared[0].ask(one))) for one in compared[0].facts]
        for name, (ready, ask) in given.items():
            steps = np.asarray(ask(ready(columns_of(facts, DISTINCT)))).tolist()
            said = [str(one.get(ladder[step][1], ladder[step][1])) for one, step in zip(facts, steps, strict=True)]
            if said != wanted:
                sys.exit(f"{decision}: {name} says otherwise")
            calls[name] = lambda size, ready=ready, ask=ask: vectorised(ready(columns_of(facts, size)), ask)  # type: ignore[misc]
    for name, call in calls.items():
        call(sizes[0])
        seconds = [statistics.median([call(size) for _ in range(3 if size <= 100_000 else 1)]) for size in sizes]
        each = " | ".join(f"{1e9 * one / size:,.0f}" for one, size in zip(seconds, sizes, strict=True))
        print(f"| {decision} | {name} | {each} | {growth(sizes, seconds):.2f} |", flush=True)


def vectorised(ready: Any, ask: Callable[[Any], Any]) -> float:
    """Measure an answer on columns that are there already."""
    return cpu(lambda: ask(ready))


FLOORS = [
    Floor("sample size", "zen-engine table", 12),
    Floor("terminal rule", "zen-engine table", 8),
    Floor("terminal rule", "zen-engine expression", 0.6),
    Floor("terminal rule, met", "zen-engine table", 20),
    Floor("terminal rule, met", "zen-engine expression", 2.5),
    Floor("terminal rule, .allowed", "a bare boolean", 0.5),
    Floor("record and terminal rule", "zen-engine table", 1.7),
    Floor("record and terminal rule, met", "zen-engine table", 2.7),
    Floor("retake allowed", "zen-engine table", 1.3),
    Floor("retake, allowed without a resit", "zen-engine table", 1.3),
    Floor("first retake, external to come", "zen-engine table", 1.3),
    Floor("earliest disposal", "date + timedelta(weeks=12)", 0.8),
    Floor("draw from 100", "SHA-256 and nsmallest", 0.48),
    Floor("draw from 1000", "SHA-256 and nsmallest", 0.55),
    *(Floor(one, "business-rules", 1) for one in LADDERS),
    *(Floor(one, "rule-engine", 1) for one in (*LADDERS, "earliest disposal")),
]
"""What has been reached, a little below: a change that makes an answer dearer is noticed."""


def main(arguments: list[str]) -> int:
    """Measure, print the tables, and say which floors were missed."""
    times = SLOWED if "--slowed" in arguments else 1
    sizes = [int(one) for one in arguments if one.isdigit()]
    decisions = sides() | {f"draw from {size}": draws(size) for size in (100, 1000)}
    missed = []
    print("| decision | side | us an answer | times ours | floor |\n|---|---|---|---|---|")
    for decision, compared in decisions.items():
        agree(decision, compared)
        for name, (each, ratio) in ratios(compared, times).items():
            floor = next((one for one in FLOORS if (one.decision, one.side) == (decision, name)), None)
            said = "" if floor is None else f"at least {floor.least:.2g}: {'met' if ratio >= floor.least else 'MISSED'}"
            missed += [floor] if floor is not None and ratio < floor.least else []
            print(f"| {decision} | {name} | {each:.2f} | {ratio:.2f} | {said} |", flush=True)
    imported = min(islice(costs(), 1, 25))
    print(
        f"\nImporting the library takes {imported:.2f} times as long as importing attrs and pendulum; at most {DEAREST} is held."
    )
    if sizes:
        print("\n| decision | side | " + " | ".join(f"ns an answer at {size:,}" for size in sizes) + " | grows with |")
        print("|---" * (len(sizes) + 3) + "|")
        for decision in (*LADDERS, "earliest disposal"):
            at_sizes(decision, decisions[decision], sizes)
    print(f"\n{len(FLOORS) - len(missed)} of {len(FLOORS)} floors held" + "".join(f"\nmissed: {one}" for one in missed))
    return int(bool(missed) or imported > DEAREST)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
