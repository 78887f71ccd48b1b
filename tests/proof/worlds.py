"""Worlds: every learner there can be, or every learner of a few series.

In the unbounded world there are any number of sittings in any series. "There is one" is a truth of its own, with a witness
that is the first or the last one: a finite list that is not empty has both. In a small world every place is looked at, and
a learner for whom something does not hold can be read off.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import z3
from proof.symbolic import (
    OneSitting,
    Seasons,
    Seq,
    Term,
    both,
    either,
    functions_of,
    mentions,
    merge,
    negated,
    plain,
    put,
)

from btec_rules import EDITION_2025_26
from btec_rules.model.series import LAST_ORDINAL
from btec_rules.model.subjects import MOST_COMPONENTS

FIRST = EDITION_2025_26.suite_began.ordinal
SAT, PLANNED, ABSENT = range(3)
"""The places of a status in `Status`; a test holds them to it."""
Names = tuple[Term, ...]
Order = Callable[[Names], Term]


class World:
    """Learners of one subject, with *components* internal components, or any number where it is ``None``."""

    bounded = False

    def __init__(self, components: int | None) -> None:
        self.facts: list[Term] = []
        """What holds of every learner, and what defines the witnesses."""
        self.ground: list[Term] = []
        """The facts about single sittings: what is cheap to ask about."""
        self.bound: list[Term] = []
        """The names that are being talked of: a witness may hang on them."""
        number, truth = z3.IntSort(), z3.BoolSort()
        self.is_there = z3.Function("there", number, number, truth)
        self.status = z3.Function("status", number, number, number)
        self.has_ums = z3.Function("has_ums", number, number, truth)
        self.ums = z3.Function("ums", number, number, number)
        self.is_claimed = z3.Function("claimed", number, truth)
        self.claims_known = z3.Bool("claims_known")
        self.external = z3.Int("external")
        self.internal_seasons = Seasons(z3.Bool("internal_january"), z3.Bool("internal_june"))
        self.external_seasons = Seasons(z3.Bool("external_january"), z3.Bool("external_june"))
        self.asked = z3.Int("asked")
        self.component = z3.Int("component")
        self.numbers: Any = None if components is None else [z3.Int(f"internal{one + 1}") for one in range(components)]
        self.is_internal_component = z3.Function("internal", number, truth)
        self._count = 0

    def is_internal(self, component: Term) -> Term:
        """Whether a component is internal."""
        if not self.bounded:
            return self.is_internal_component(component)
        return either(*[plain(component == one) for one in self.numbers])

    def names(self, kinds: str) -> Names:
        """Give names for a component (``c``) and a series (``s``) that are not talked of yet."""
        return tuple(z3.Int(f"{kind}{len(self.bound)}") for kind in kinds)

    def sittings(self) -> Seq:
        """Give all sittings of the learner."""
        component, series = names = self.names("cs")
        return Seq(names, self.is_there(component, series), OneSitting(component, series))

    def fresh(self, name: str, sort: Any) -> Term:
        """Give a constant of its own."""
        self._count += 1
        return z3.Const(f"{name}!{self._count}", sort)

    def about_sitting(self, component: Term, series: Term) -> Term:
        """Say what holds of every sitting: its component, series and status are good ones (records and sittings see to it)."""
        status, has_ums = self.status(component, series), self.has_ums(component, series)
        good = [component >= 1, component <= MOST_COMPONENTS, series >= FIRST, series <= LAST_ORDINAL]
        good += [
            either(self.is_internal(component), plain(component == self.external)),
            status >= SAT,
            status <= ABSENT,
        ]
        return z3.Implies(self.is_there(component, series), both(*good, z3.Implies(has_ums, status == SAT)))

    def some(self, seq: Seq) -> Term:
        """Whether a list is not empty."""
        return self.end(seq)[0]

    def relevant(self, goal: Term) -> list[Term]:
        """Give the facts that say something about a goal."""
        return self.facts

    def end(self, seq: Seq, order: Order | None = None, *, last: bool = False) -> tuple[Term, Names]:
        """Say whether a list is not empty, and give the names for which its first or last item is there."""
        raise NotImplementedError

    def beyond(self, seq: Seq, count: int) -> Term:
        """Whether a list has more than *count* items."""
        for _ in range(count):
            some, first = self.end(seq)
            seq = Seq(seq.names, both(seq.holds, some, by_time(first) < by_time(seq.names)), seq.item)
        return self.some(seq)


class Unbounded(World):
    """Any number of sittings in any series."""

    def __init__(self, components: int | None) -> None:
        super().__init__(components)
        self._ends: dict[Any, Any] = {}
        self._somes: dict[Any, Any] = {}
        self._defined: dict[str, tuple[list[Term], list[str]]] = {}
        component, series = names = self.names("cs")
        self.facts.append(z3.ForAll(names, self.about_sitting(component, series)))
        self.facts.append(
            z3.ForAll([series], z3.Implies(self.is_claimed(series), both(series >= FIRST, series <= LAST_ORDINAL)))
        )
        self.ground += [self.external >= 1, self.external <= MOST_COMPONENTS, negated(self.is_internal(self.external))]
        self.ground += [self.asked >= FIRST, self.asked <= LAST_ORDINAL, self.is_internal(self.component)]
        self.ground += [either(one.january, one.june) for one in (self.internal_seasons, self.external_seasons)]
        if self.numbers is not None:
            self.ground += [one < other for one, other in zip(self.numbers, self.numbers[1:], strict=False)]
            self.ground += [self.numbers[0] >= 1, self.numbers[-1] <= MOST_COMPONENTS]
            one_of_them = z3.Or(*[component == one for one in self.numbers])
            self.facts.append(z3.ForAll([component], self.is_internal(component) == one_of_them))
        else:
            some = z3.Int("some_internal")
            self.ground.append(self.is_internal(some))
            self.facts.append(
                z3.ForAll(
                    [component],
                    z3.Implies(self.is_internal(component), both(component >= 1, component <= MOST_COMPONENTS)),
                )
            )

        self.facts += self.ground

    def end(self, seq: Seq, order: Order | None = None, *, last: bool = False) -> tuple[Term, Names]:
        """See `World.end`: a truth and a witness, which are defined by facts."""
        if seq.holds is False:
            return False, tuple(z3.IntVal(0) for _ in seq.names)
        order = by_time if order is None else order
        holds, place = z3.BoolVal(val=True) if seq.holds is True else seq.holds, order(seq.names)
        about = [name for name in self.bound if mentions(holds, name) and not any(name.eq(own) for own in seq.names)]
        own = tuple(name.get_id() for name in seq.names)
        if (holds.get_id(), *own) not in self._somes:
            some = self._function("some", about, z3.BoolSort())
            first = tuple(self._function("some", about, z3.IntSort()) for _ in seq.names)
            there = z3.Implies(some, put(holds, list(zip(seq.names, first, strict=True))))
            self._define((some,), about, z3.ForAll(list(seq.names), z3.Implies(holds, some)), there)
            self._somes[holds.get_id(), *own] = some, holds
        some, _ = self._somes[holds.get_id(), *own]
        key = (holds.get_id(), place.get_id(), last, *own)
        if key not in self._ends:
            witness = tuple(self._function("end", about, z3.IntSort()) for _ in seq.names)
            there = z3.Implies(some, put(holds, list(zip(seq.names, witness, strict=True))))
            other = order(witness)
            near = place <= other if last else other <= place
            self._define(witness, about, there, z3.ForAll(list(seq.names), z3.Implies(holds, near)))
            if len(seq.names) == 2 and not about:
                self.ground += [self.about_sitting(*witness), there]
            self._ends[key] = witness, holds, place  # what is kept keeps its id
        return some, self._ends[key][0]

    def _function(self, name: str, about: list[Term], sort: Any) -> Term:
        self._count += 1
        return z3.Function(f"{name}!{self._count}", *[one.sort() for one in about], sort)(*about)

    def _define(self, what: Names, about: list[Term], *facts: Term) -> None:
        definition = [z3.ForAll(about, fact) if about else fact for fact in facts]
        names = [name for fact in definition for name in functions_of(fact)]
        for one in what:
            self._defined[one.decl().name()] = definition, names

    def relevant(self, goal: Term) -> list[Term]:
        """See `World.relevant`: a definition matters only for what is mentioned."""
        found, todo, seen = list(self.facts), functions_of(goal), set[str]()
        there = set[int]()
        while todo:
            name = todo.pop()
            if name not in seen:
                seen.add(name)
                definition, names = self._defined.get(name, ([], []))
                found += [one for one in definition if one.get_id() not in there]
                there |= {one.get_id() for one in definition}
                todo += names
        return found


class Small(World):
    """At most one sitting of each component in each of a few series."""

    bounded = True

    def __init__(self, components: int, series: int) -> None:
        super().__init__(components)
        self.numbers = list(range(1, components + 1))
        self.external = components + 1
        self.range = {"c": list(range(1, components + 2)), "s": list(range(FIRST, FIRST + series))}
        self.facts += [
            self.about_sitting(z3.IntVal(one), z3.IntVal(when)) for one, when in product(*self.range.values())
        ]
        self.facts += [self.asked >= FIRST, self.asked < FIRST + series + 1]
        self.facts += [either(*[self.component == one for one in self.numbers])]
        self.facts += [either(one.january, one.june) for one in (self.internal_seasons, self.external_seasons)]
        self.ground = self.facts

    def places(self, names: Names) -> list[Names]:
        """Give every place that the names can stand for, in order of time."""
        found = product(*[self.range[name.decl().name()[0]] for name in names])
        return sorted(found, key=lambda place: place[::-1])

    def end(self, seq: Seq, order: Order | None = None, *, last: bool = False) -> tuple[Term, Names]:
        """See `World.end`: the places are looked at one after the other."""
        if seq.holds is False:
            return False, tuple(0 for _ in seq.names)
        some: Term = False
        best: Names = tuple(0 for _ in seq.names)
        for place in self.places(seq.names):
            holds = put(seq.holds, list(zip(seq.names, place, strict=True)))
            better: Term = last
            if order is not None:
                mine, its = order(place), order(best)
                better = plain(mine >= its if last else mine < its)
            best = merge(both(holds, either(negated(some), better)), place, best)
            some = either(some, holds)
        return some, best


def by_time(names: Names) -> Term:
    """Give the place of something in a list: by series, then component."""
    if len(names) == 1:
        return names[0]
    return names[1] * (MOST_COMPONENTS + 1) + names[0]
