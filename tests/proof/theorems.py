"""Theorems: for every learner, the library's own code and the specification give the same answer."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

import attrs
import z3
from proof import specification
from proof.invariants import INVARIANTS
from proof.reader import Library, Reader
from proof.symbolic import (
    Findings,
    Instance,
    OneSeries,
    Seq,
    Term,
    Text,
    begin_names,
    both,
    either,
    merge,
    negated,
    plain,
)
from proof.worlds import ABSENT, World

from btec_rules import EDITION_2025_26, Edition, LearnerRecord, Subject, Verdict, external, retakes, terminal_rule
from btec_rules.certification import claims

ABSENCES_COUNT = EDITION_2025_26.varied(id="absences use up an attempt", absence_uses_attempt=True)
STEPS = (8_000_000,) * 200
"""How far z3 looks before it begins anew with another seed.

Most questions need one seed. The hardest is shown by about one seed in fifteen, in less than this, and by the others not
in five times as much.
"""
EDITIONS = {"2025-26": EDITION_2025_26, "absences use up an attempt": ABSENCES_COUNT}


@attrs.frozen
class Question:
    """What is asked: of the library, and of the specification."""

    ask: Callable[[Reader, Instance, Edition], Any]
    answer: Callable[[Reader, Instance, Edition], Any]


def verdict_of(reader: Reader, ruling: Any) -> Any:
    return reader.attribute(ruling, "verdict", ast.Pass())


def subject_of(reader: Reader, record: Instance) -> Any:
    return reader.heap[record.place]["subject"]


def asked(reader: Reader) -> OneSeries:
    return OneSeries(reader.world.asked)


def allowed_if(reader: Reader, holds: Any) -> Any:
    return merge(reader.truth(holds), Verdict.ALLOWED, Verdict.REFUSED)


QUESTIONS: dict[str, Question] = {
    "terminal_rule.check": Question(
        lambda r, record, e: verdict_of(r, r.call(terminal_rule.check, record, edition=e)),
        lambda r, record, e: r.call(
            specification.terminal_rule, subject_of(r, record), r.heap[record.place]["sittings"]
        ),
    ),
    "terminal_rule.external_resit_needed": Question(
        lambda r, record, e: r.truth(r.call(terminal_rule.external_resit_needed, record)),
        lambda r, record, e: r.truth(r.call(specification.external_resit_needed, record)),
    ),
    "retakes.check": Question(
        lambda r, record, e: verdict_of(r, r.call(retakes.check, record, r.world.component, asked(r), edition=e)),
        lambda r, record, e: allowed_if(
            r, r.call(specification.retake, record, r.world.component, asked(r), absences=e.absence_uses_attempt)
        ),
    ),
    "external.check": Question(
        lambda r, record, e: verdict_of(r, r.call(external.check, record, asked(r), edition=e)),
        lambda r, record, e: allowed_if(
            r, r.call(specification.external, record, asked(r), absences=e.absence_uses_attempt)
        ),
    ),
    "certification.check_claim": Question(
        lambda r, record, e: verdict_of(r, r.call(claims.check_claim, record, asked(r), edition=e)),
        lambda r, record, e: r.call(specification.claim, record, asked(r), absences=e.absence_uses_attempt),
    ),
}


def any_learner(reader: Reader) -> Instance:
    """Give a learner of whom nothing is known."""
    world = reader.world
    (component,) = names = world.names("c")
    is_external = plain(component == world.external)
    (series,) = claims_of = world.names("s")
    subject = reader.instance(
        Subject,
        {
            "title": Text(),
            "internal": Seq(names, world.is_internal(component), component),
            "external": world.external,
            "components": Seq(names, either(world.is_internal(component), is_external), component),
            "internal_seasons": world.internal_seasons,
            "external_seasons": world.external_seasons,
            "resit_possible": world.external_seasons.january,
            "readings": Findings({"points": z3.Bool("readings")}),
        },
    )
    claimed = merge(world.claims_known, Seq(claims_of, world.is_claimed(series), OneSeries(series)), None)
    return reader.instance(LearnerRecord, {"subject": subject, "sittings": world.sittings(), "claimed": claimed})


@attrs.frozen
class Answers:
    """What the library and the specification answer about any learner, and what must never be the case."""

    library: Any
    specification: Any
    duties: list[tuple[str, Term]]
    """What Python or the library would refuse, and what `loops` has to show of a loop."""
    differ: Term


def read(world: World, library: Library, name: str, edition: Edition) -> Answers:
    """Read the library's code and the specification for a question about any learner of a world."""
    begin_names()
    reader = Reader(world, library, INVARIANTS)
    record = any_learner(reader)
    question = QUESTIONS[name]
    got, wanted = question.ask(reader, record, edition), question.answer(reader, record, edition)
    return Answers(got, wanted, reader.duties, negated(reader.equal(got, wanted, ast.Pass())))


def goals(world: World, name: str, answers: Answers) -> list[tuple[str, Term]]:
    """Give what has to be shown impossible. A claim is looked at case by case: what was claimed, and what was entered."""
    if name != "certification.check_claim":
        return [*answers.duties, ("the answers differ", answers.differ)]
    there, absent = world.is_there(world.external, world.asked), world.status(world.external, world.asked) == ABSENT
    claimed = {
        "claimed": both(world.claims_known, world.is_claimed(world.asked)),
        "not claimed": both(world.claims_known, negated(world.is_claimed(world.asked))),
        "claims not known": negated(world.claims_known),
    }
    entry = {"no entry": negated(there), "absent": both(there, absent), "entered": both(there, negated(absent))}
    differ = [
        (f"the answers differ: {one}, {other}", both(answers.differ, claimed[one], entry[other]))
        for one in claimed
        for other in entry
    ]
    return [*answers.duties, *differ]


def is_impossible(world: World, goal: Term, every: tuple[int, ...] = STEPS) -> bool:
    """Whether z3 shows that something is never the case; how long it looks is counted in steps, not in seconds.

    It is asked in a context of its own, as how it looks hangs on what a context has seen before.
    """
    asked = z3.Solver()
    asked.add(*world.relevant(goal), goal)
    said = asked.to_smt2()
    for seed, steps in enumerate(every):
        solver = z3.Solver(ctx=z3.Context())
        solver.set("random_seed", seed)
        solver.set("rlimit", steps)
        solver.from_string(said)
        answer = solver.check()
        if answer != z3.unknown:
            return bool(answer == z3.unsat)
    return False
