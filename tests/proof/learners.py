"""Learners: the smallest one for whom a change to the library's code gives another answer than the specification.

    PYTHONPATH=tests python -m proof.learners            # each bug of bugs.toml, with its learner

The learner is then put before the changed library itself, in a process of its own, and before the specification as plain
Python: what the reader has worked out is what Python does.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import attrs
import z3
from proof.reader import Library
from proof.symbolic import Term, both, either, negated, place_of
from proof.theorems import EDITIONS, read
from proof.worlds import ABSENT, PLANNED, Small

import btec_rules
from btec_rules import LearnerRecord, Season, Series, Sitting, Status, Subject, Verdict
from btec_rules.model.series import from_ordinal

HERE = Path(__file__).parent
SOURCE = Path(btec_rules.__file__).parent
MOST_SITTINGS = 6
"""No bug needs more to be seen."""


@attrs.frozen
class Bug:
    """A change to one module of the library, and the question whose answer it changes."""

    what: str
    module: str
    old: str
    new: str
    asks: str

    @property
    def name(self) -> str:
        """The name under which the module is imported."""
        return self.module.removesuffix(".py").replace("/", ".")

    def text(self) -> str:
        """Give the source of the module with the bug in it."""
        text = (SOURCE.parent / self.module).read_text("utf-8")
        assert text.count(self.old) == 1, f"stands {text.count(self.old)} times in {self.module}: {self.old}"
        return text.replace(self.old, self.new)


def bugs() -> list[Bug]:
    """Read the bugs."""
    seeded = {row["what"]: row for row in tomllib.loads((HERE.parent / "seeded.toml").read_text("utf-8"))["bug"]}
    rows = tomllib.loads((HERE / "bugs.toml").read_text("utf-8"))["bug"]
    whole = [row if "what" in row else seeded[row["seeded"]] | {"asks": row["asks"]} for row in rows]
    return [Bug(**{name: row[name] for name in ("what", "module", "old", "new", "asks")}) for row in whole]


@attrs.frozen
class Learner:
    """A learner, what was asked about them, and both answers."""

    record: LearnerRecord
    asks: str
    component: int
    series: Series
    edition: str
    answer: str
    wanted: str

    def __str__(self) -> str:
        """Describe the learner in words."""
        subject = self.record.subject
        kinds = ", ".join(
            f"{one} {'external' if one == subject.external else 'internal'}" for one in subject.components
        )
        seasons = [
            f"{name} in May/June only" if Season.JANUARY not in having else f"{name} in December/January only"
            for name, having in (("internal", subject.internal_seasons), ("external", subject.external_seasons))
            if len(having) < len(Season)
        ]
        lines = [f"components: {kinds}" + "".join(f"; {one}" for one in seasons)]
        lines += [f"component {one.component}, {one.series.label}: {_became(one)}" for one in self.record.sittings]
        claimed = self.record.claimed
        if claimed is None or claimed:
            lines.append("claimed: " + ("not known" if claimed is None else ", ".join(one.label for one in claimed)))
        about = {"retakes.check": f" component {self.component} in {self.series.label}"}.get(
            self.asks, f" {self.series.label}"
        )
        lines.append(f"asked: {self.asks}{'' if self.asks.startswith('terminal_rule') else about}")
        if self.edition != "2025-26":
            lines.append(f"where {self.edition}")
        lines.append(f"the guide: {self.wanted}; this code: {self.answer}")
        return "\n".join(f"    {one}" for one in lines)


def _became(sitting: Sitting) -> str:
    return sitting.status.value + (f", UMS {sitting.ums}" if sitting.ums is not None else "")


def smallest(bug: Bug, components: int = 2, series: int = 3) -> Learner | None:
    """Find the smallest learner for whom the answer changes, or else is an error: the fewest sittings, the plainest ones."""
    for title, edition in EDITIONS.items():
        world = Small(components, series)
        answers = read(world, Library({bug.name: bug.text()}), bug.asks, edition)
        error = either(*[when for _, when in answers.duties])
        there = {place: world.is_there(*map(z3.IntVal, place)) for place in world.places(world.names("cs"))}
        for goal, answer in ((both(answers.differ, negated(error)), answers.library), (error, "an error")):
            solver = z3.Solver()
            solver.add(*world.facts, goal)
            for most in range(MOST_SITTINGS + 1):
                solver.push()
                solver.add(z3.PbLe([(one, 1) for one in there.values()], most))
                if solver.check() == z3.sat:
                    return _plainest(solver, world, there, bug.asks, title, answer, answers.specification)
                solver.pop()
    return None


def _plainest(
    solver: z3.Solver, world: Small, there: dict[Any, Term], asks: str, edition: str, got: Any, wanted: Any
) -> Learner:
    """Read a learner off, with nothing unusual that is not needed."""
    places = [tuple(map(z3.IntVal, place)) for place in there]
    wishes = [world.claims_known, world.internal_seasons.january, world.internal_seasons.june]
    wishes += [world.external_seasons.january, world.external_seasons.june]
    wishes += [z3.Not(world.is_claimed(one)) for one in world.range["s"]]
    wishes += [z3.Not(world.has_ums(*place)) for place in places]
    wishes += [world.status(*place) != one for one in (ABSENT, PLANNED) for place in places]
    wishes += [world.component == 1, *[world.asked == one for one in reversed(world.range["s"])]]
    for wish in wishes:
        solver.push()
        solver.add(wish)
        if solver.check() == z3.unsat:
            solver.pop()
    assert solver.check() == z3.sat
    model = solver.model()

    def known(term: Term) -> Any:
        found = model.eval(term, model_completion=True) if z3.is_expr(term) else term
        return (
            z3.is_true(found)
            if z3.is_expr(found) and z3.is_bool(found)
            else found
            if isinstance(found, bool | int)
            else found.as_long()
        )

    def seasons(of: Any) -> tuple[Season, ...]:
        return tuple(one for one, offered in ((Season.JANUARY, of.january), (Season.JUNE, of.june)) if known(offered))

    subject = Subject(
        "any",
        internal=tuple(world.numbers),
        external=world.external,
        internal_seasons=seasons(world.internal_seasons),
        external_seasons=seasons(world.external_seasons),
    )
    sittings = [
        Sitting(
            place[0],
            from_ordinal(place[1]),
            40 if known(world.has_ums(*map(z3.IntVal, place))) else None,
            status=list(Status)[known(world.status(*map(z3.IntVal, place)))],
        )
        for place, one in there.items()
        if known(one)
    ]
    claimed = [from_ordinal(one) for one in world.range["s"] if known(world.is_claimed(z3.IntVal(one)))]
    record = LearnerRecord(subject, sittings, claimed=claimed if known(world.claims_known) else None)
    answers = [_in_words(value, known) for value in (got, wanted)]
    return Learner(record, asks, known(world.component), from_ordinal(known(world.asked)), edition, *answers)


def _in_words(value: Any, known: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or z3.is_expr(value):
        return str(known(value))
    verdict: Verdict = list(Verdict)[known(place_of(value))]
    return verdict.name


ASK = """
import json, sys
from btec_rules import EDITION_2025_26, LearnerRecord, Series, certification, external, retakes, terminal_rule
facts = json.load(sys.stdin)
record, series = LearnerRecord.from_dict(facts["record"]), Series.parse(facts["series"])
edition = EDITION_2025_26
if facts["absences"]:
    edition = EDITION_2025_26.varied(id="absences use up an attempt", absence_uses_attempt=True)
asks = {
    "terminal_rule.check": lambda: terminal_rule.check(record, edition=edition).verdict.name,
    "terminal_rule.external_resit_needed": lambda: terminal_rule.external_resit_needed(record),
    "retakes.check": lambda: retakes.check(record, facts["component"], series, edition=edition).verdict.name,
    "external.check": lambda: external.check(record, series, edition=edition).verdict.name,
    "certification.check_claim": lambda: certification.check_claim(record, series, edition=edition).verdict.name,
}
print(asks[facts["asks"]]())
"""


def ask_the_changed_library(bug: Bug, learner: Learner) -> str:
    """Put a learner before the library with a bug in it, and give the answer."""
    facts = {
        "record": learner.record.to_dict(),
        "asks": learner.asks,
        "component": learner.component,
        "series": learner.series.code,
        "absences": EDITIONS[learner.edition].absence_uses_attempt,
    }
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "src"
        copytree(SOURCE, source / "btec_rules", ignore=ignore_patterns("__pycache__"))
        (source / bug.module).write_text(bug.text(), "utf-8")
        environment = os.environ | {"PYTHONPATH": str(source), "PYTHONDONTWRITEBYTECODE": "1"}
        command = [sys.executable, "-c", ASK]
        done = subprocess.run(
            command, input=json.dumps(facts), env=environment, capture_output=True, text=True, check=False
        )
    return done.stdout.strip() or "an error"


def main() -> None:
    """Print the learner of each bug."""
    for bug in bugs():
        print(f"{bug.what}\n{smallest(bug)}\n")


if __name__ == "__main__":
    main()
