"""The specification is proved to agree with the library's own code, for every learner; bugs are refuted with one.

    pip install -e . --group proof && pytest tests/proof

`theorems` says what is asked, `specification` what the answer has to be, `reader` how the library's source is read.
docs/explanation/trust.md says what this shows and what not.
"""

import random
from pathlib import Path

import pytest
import z3
from proof import specification, worlds
from proof.learners import Bug, ask_the_changed_library, bugs, smallest
from proof.reader import Library
from proof.symbolic import NotModelled, either, place_of
from proof.theorems import EDITIONS, QUESTIONS, STEPS, goals, is_impossible, read
from proof.worlds import FIRST, Small, Unbounded, World

from btec_rules import (
    EDITION_2025_26,
    LearnerRecord,
    Season,
    Series,
    Sitting,
    Status,
    Subject,
    Verdict,
    certification,
    external,
    retakes,
    terminal_rule,
)

MOST_LINES = 80
SEVERAL = [1, 2, 3, None]
"""Internal components; ``None`` is any number of them, under any numbers."""


def what_is_not_shown(
    world: World, name: str, edition: str, library: Library | None = None, only: str = ""
) -> list[str]:
    """Give what z3 does not show to be impossible."""
    answers_of = read(world, library or Library(), name, EDITIONS[edition])
    asked = [(what, when) for what, when in goals(world, name, answers_of) if only in what]
    assert asked
    steps = STEPS if library is None else (2_000_000,)  # what is not so can't be shown, however long z3 looks
    return [what for what, when in asked if not is_impossible(world, when, steps)]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("components", SEVERAL)
@pytest.mark.parametrize("name", QUESTIONS)
def test_the_library_agrees_with_the_specification_for_every_learner(
    name: str, components: int | None, edition: str
) -> None:
    assert what_is_not_shown(Unbounded(components), name, edition) == []


@pytest.mark.parametrize("components", SEVERAL)
def test_there_are_learners(components: int | None) -> None:
    """What is taken to hold of every learner does not contradict itself; else anything could be shown."""
    world = Unbounded(components)
    solver = z3.Solver()
    solver.add(*world.facts, world.is_there(world.external, world.asked))
    assert solver.check() == z3.sat


def drawn(draw: random.Random) -> tuple[LearnerRecord, int, Series]:
    """Draw a learner of two internal components and three series, a component and a series."""
    series = [Series.january(2023), Series.june(2023), Series.january(2024), Series.june(2024)]
    seasons = [tuple(Season), (Season.JUNE,), (Season.JANUARY,)]
    subject = Subject("any", internal_seasons=draw.choice(seasons), external_seasons=draw.choice(seasons))
    sittings = []
    for component in subject.components:
        for one in series[:3]:
            if draw.random() < draw.choice([0.3, 0.6]):
                status = draw.choice([Status.SAT, *Status])
                ums = 40 if status is Status.SAT and draw.random() < 0.2 else None
                sittings.append(Sitting(component, one, ums, status=status))
    claimed = None if draw.random() < 0.2 else [one for one in series[:3] if draw.random() < 0.2]
    return LearnerRecord(subject, sittings, claimed=claimed), draw.choice(subject.internal), draw.choice(series)


def answers(name: str, record: LearnerRecord, component: int, series: Series, edition: str) -> tuple[object, object]:
    """Ask the library, and the specification as the plain Python that it is."""
    applied = EDITIONS[edition]
    absences = applied.absence_uses_attempt

    def verdict(holds: object) -> Verdict:
        return Verdict.ALLOWED if holds else Verdict.REFUSED

    if name == "terminal_rule.check":
        wanted = specification.terminal_rule(record.subject, record.sittings)
        return terminal_rule.check(record, edition=applied).verdict, wanted
    if name == "terminal_rule.external_resit_needed":
        return terminal_rule.external_resit_needed(record), bool(specification.external_resit_needed(record))
    if name == "retakes.check":
        wanted = verdict(specification.retake(record, component, series, absences=absences))
        return retakes.check(record, component, series, edition=applied).verdict, wanted
    if name == "external.check":
        wanted = verdict(specification.external(record, series, absences=absences))
        return external.check(record, series, edition=applied).verdict, wanted
    wanted = specification.claim(record, series, absences=absences)
    return certification.check_claim(record, series, edition=applied).verdict, wanted


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", QUESTIONS)
def test_what_is_read_is_what_python_does(name: str, edition: str) -> None:
    """The reader's formula, filled in with a learner, is the answer that Python gives; so is the specification's."""
    world = Small(2, 3)
    read_so = read(world, Library(), name, EDITIONS[edition])
    both_answers = read_so.library, read_so.specification
    formulas = [one if name.endswith("needed") else place_of(one) for one in both_answers]
    error = either(*[when for _, when in read_so.duties])
    solver = z3.Solver()
    solver.add(*world.facts)
    draw = random.Random(f"{name}, {edition}")
    for _ in range(40):
        record, component, series = drawn(draw)
        solver.push()
        solver.add(*saying(world, record, component, series))
        assert solver.check() == z3.sat
        model = solver.model()
        for formula, answer in zip(formulas, answers(name, record, component, series, edition), strict=True):
            place = list(Verdict).index(answer) if isinstance(answer, Verdict) else answer
            assert str(model.eval(formula, model_completion=True)) == str(place), (record, component, series)
        assert not z3.is_true(model.eval(z3.Or(error), model_completion=True))
        solver.pop()


def saying(world: Small, record: LearnerRecord, component: int, series: Series) -> list[z3.BoolRef]:
    """Say in formulas what a learner's record says."""
    subject = record.subject
    there = {(one.component, one.series.ordinal): one for one in record.sittings}
    said = [world.component == component, world.asked == series.ordinal]
    for of, seasons in (
        (world.internal_seasons, subject.internal_seasons),
        (world.external_seasons, subject.external_seasons),
    ):
        said += [of.january == (Season.JANUARY in seasons), of.june == (Season.JUNE in seasons)]
    for place in world.places(world.names("cs")):
        terms, one = [z3.IntVal(number) for number in place], there.get(place)
        said.append(world.is_there(*terms) == (one is not None))
        said.append(world.status(*terms) == (list(Status).index(one.status) if one else 0))
        said.append(world.has_ums(*terms) == (one is not None and one.ums is not None))
        said.append(world.ums(*terms) == (one.ums if one and one.ums is not None else 0))
    said.append(world.claims_known == (record.claimed is not None))
    claimed = {one.ordinal for one in record.claimed or ()}
    return said + [world.is_claimed(z3.IntVal(one)) == (one in claimed) for one in world.range["s"]]


@pytest.mark.parametrize("bug", bugs(), ids=lambda bug: bug.what)
def test_a_bug_is_refuted_with_a_learner(bug: Bug) -> None:
    learner = smallest(bug)
    assert learner is not None
    print(f"{bug.what}\n{learner}")
    assert learner.answer != learner.wanted
    assert ask_the_changed_library(bug, learner) == learner.answer
    asked = (learner.record, learner.component, learner.series, learner.edition)
    before, wanted = answers(learner.asks, *asked)
    assert [getattr(one, "name", str(one)) for one in (before, wanted)] == [learner.wanted] * 2


def test_a_learner_can_be_read_by_a_person() -> None:
    (bug,) = [one for one in bugs() if one.what.startswith("A second retake")]
    assert (
        str(smallest(bug))
        == """\
    components: 1 internal, 2 internal, 3 external
    component 1, December 2022/January 2023: sat
    component 1, May/June 2023: sat
    asked: retakes.check component 1 in December 2023/January 2024
    the guide: REFUSED; this code: ALLOWED"""
    )


@pytest.mark.parametrize(
    ("module", "old", "new", "what"),
    [
        ("model/sittings.py", "missed = True", "missed = not missed", "timeline_of: missed after a turn"),
        ("model/sittings.py", "if end > internal:", "if end < internal:", "timeline_of: internal after a turn"),
        ("external.py", "lawful -= 1", "lawful -= 2", "earlier_than: lawful after a turn"),
        (
            "external.py",
            "                    undone = False",
            "                    undone = not undone",
            "earlier_than: undone after a turn",
        ),
        ("rulings/opening.py", "later = later or one.series", "later = one.series", "over_because: later after a turn"),
    ],
)
def test_a_loop_that_does_something_else_is_noticed(module: str, old: str, new: str, what: str) -> None:
    """The induction is on the code: with another body, a turn no longer keeps what `invariants` says of the loop."""
    bug = Bug("", f"btec_rules/{module}", old, new, "")
    name = {"model/sittings.py": "terminal_rule.check", "external.py": "retakes.check"}.get(
        module, "certification.check_claim"
    )
    left = what_is_not_shown(Unbounded(2), name, "2025-26", Library({bug.name: bug.text()}), only=what)
    assert left


REFUSED = {
    "while": "while record:\n        pass",
    "try": "try:\n        pass\n    finally:\n        pass",
    "a lambda": "sorted(record.sittings, key=lambda one: one.component)",
    "a function that is not known": "import_it = sorted(record.sittings)",
    "a text that decides": "if record.subject.title:\n        return None",
    "the end of a loop": "for one in record.sittings:\n        break",
    "a turn that looks at others": "seen, twice = False, False\n    for one in record.sittings:\n        twice = twice or seen\n        seen = True",
    "two steps behind": "seen = twice = thrice = False\n    for one in record.sittings:\n        thrice = twice\n        twice = seen\n        seen = True",
    "a global": "global _MISSED",
    "a walrus": "if (one := record):\n        pass",
    "what a loop leaves behind": "for one in record.sittings:\n        pass\n    return one",
    "an assert": "assert record",
}


@pytest.mark.parametrize("code", REFUSED.values(), ids=REFUSED)
def test_what_is_not_modelled_is_refused(code: str) -> None:
    text = Path(terminal_rule.__file__).read_text("utf-8")
    line = "    _accept(record)\n    attempts ="
    assert text.count(line) == 1
    changed = text.replace(line, f"    _accept(record)\n    {code}\n    attempts =")
    with pytest.raises(NotModelled):
        read(
            Unbounded(2),
            Library({"btec_rules.terminal_rule": changed}),
            "terminal_rule.external_resit_needed",
            EDITION_2025_26,
        )


def test_the_specification_is_short() -> None:
    lines = Path(specification.__file__).read_text("utf-8").splitlines()
    assert len([one for one in lines if one]) <= MOST_LINES
    assert max(map(len, lines)) <= 120


def test_places() -> None:
    """Statuses and seasons are told apart by their places."""
    places = {Status.SAT: worlds.SAT, Status.PLANNED: worlds.PLANNED, Status.ABSENT: worlds.ABSENT}
    assert [list(Status).index(one) for one in places] == list(places.values())
    assert list(Season) == [Season.JANUARY, Season.JUNE]
    assert FIRST % 2 == 0 == Series.january(2023).ordinal % 2
