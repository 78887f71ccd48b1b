"""Theorems: for every learner, the library's own code and the specification give the same answer."""

from __future__ import annotations

import ast
import time
from collections.abc import Callable
from typing import Any

import attrs
import z3

from btec_rules import EDITION_2025_26, Edition, LearnerRecord, Subject, Verdict, external, retakes, terminal_rule
from btec_rules.certification import claims
from proof import specification
from proof.invariants import INVARIANTS
from proof.reader import Library, Reader
from proof.symbolic import Findings, Instance, OneSeries, Seq, Term, Text, either, merge, negated, plain
from proof.worlds import World

ABSENCES_COUNT = EDITION_2025_26.varied(id="absences use up an attempt", absence_uses_attempt=True)
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
        lambda r, record, e: r.call(specification.terminal_rule, subject_of(r, record), r.heap[record.place]["sittings"]),
    ),
    "terminal_rule.external_resit_needed": Question(
        lambda r, record, e: r.truth(r.call(terminal_rule.external_resit_needed, record)),
        lambda r, record, e: r.truth(r.call(specification.external_resit_needed, record)),
    ),
    "retakes.check": Question(
        lambda r, record, e: verdict_of(r, r.call(retakes.check, record, r.world.component, asked(r), edition=e)),
        lambda r, record, e: allowed_if(r, r.call(specification.retake, record, r.world.component, asked(r), e)),
    ),
    "external.check": Question(
        lambda r, record, e: verdict_of(r, r.call(external.check, record, asked(r), edition=e)),
        lambda r, record, e: allowed_if(r, r.call(specification.external, record, asked(r), e)),
    ),
    "certification.check_claim": Question(
        lambda r, record, e: verdict_of(r, r.call(claims.check_claim, record, asked(r), edition=e)),
        lambda r, record, e: r.call(specification.claim, record, asked(r), e),
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


def counterexamples(world: World, library: Library, name: str, edition: Edition) -> list[tuple[str, Term]]:
    """Give what must not hold of any learner, for the library to be right."""
    reader = Reader(world, library, INVARIANTS)
    record = any_learner(reader)
    question = QUESTIONS[name]
    got, wanted = question.ask(reader, record, edition), question.answer(reader, record, edition)
    return [*reader.duties, ("the answers differ", negated(reader.equal(got, wanted, ast.Pass())))], reader
