"""Symbolic values: what stands for a learner of whom nothing is known.

A history is two functions of component and series: is there a sitting, and of what status? Nothing bounds how many there
are. A list of the library is a `Seq`: the condition under which a sitting, a component or a series is in it; lists keep
the order of time, so the condition says it all. A number, a truth or an enum is a formula of z3.
"""

from __future__ import annotations

from enum import Enum
from itertools import count
from typing import Any

import attrs
import z3

Term = Any
"""A formula or number of z3, which has no types, or a plain bool or int."""


GONE = object()
"""Stands for a variable that has no one value: one that may not be set, or not the same after each turn of a loop."""


class NotModelled(Exception):
    """The code uses something that is not modelled, so nothing can be said about it."""


def both(*parts: Term) -> Term:
    """Give the conjunction; plain where it is known."""
    kept = [one for one in parts if one is not True]
    if any(one is False for one in kept):
        return False
    return True if not kept else kept[0] if len(kept) == 1 else _known(z3.And(*kept))


def either(*parts: Term) -> Term:
    """Give the disjunction; plain where it is known."""
    kept = [one for one in parts if one is not False]
    if any(one is True for one in kept):
        return True
    return False if not kept else kept[0] if len(kept) == 1 else _known(z3.Or(*kept))


def negated(one: Term) -> Term:
    """Give the negation; plain where it is known."""
    return (not one) if isinstance(one, bool) else _known(z3.Not(one))


def _known(term: Term) -> Term:
    simple = z3.simplify(term, local_ctx=False)
    return True if z3.is_true(simple) else False if z3.is_false(simple) else simple


def plain(term: Term) -> Term:
    """Give a formula as simply as it can be written: a bool or int where it is one."""
    if not z3.is_expr(term):
        return term
    simple = z3.simplify(term)
    if z3.is_true(simple) or z3.is_false(simple):
        return z3.is_true(simple)
    return simple.as_long() if z3.is_int_value(simple) else simple


def is_truth(value: object) -> bool:
    """Whether it is a truth value, known or not."""
    return isinstance(value, bool) or (z3.is_expr(value) and z3.is_bool(value))


def is_number(value: object) -> bool:
    """Whether it is a whole number, known or not."""
    return (isinstance(value, int) and not isinstance(value, bool)) or (z3.is_expr(value) and z3.is_int(value))


@attrs.frozen(eq=False)
class Text:
    """A text. Nothing decides by it; code that does is not modelled."""


@attrs.frozen(eq=False)
class Choice:
    """One of several values, each under a condition; exactly one of the conditions holds."""

    options: tuple[tuple[Term, Any], ...]


@attrs.frozen(eq=False)
class Member:
    """A member of an enum, by its place in it."""

    enum: type[Enum]
    place: Term


@attrs.frozen(eq=False)
class OneSeries:
    """A series."""

    ordinal: Term


@attrs.frozen(eq=False)
class OneSitting:
    """The sitting of a component in a series."""

    component: Term
    ordinal: Term


@attrs.frozen(eq=False)
class Seasons:
    """A tuple of seasons: which are in it."""

    january: Term
    june: Term


@attrs.frozen(eq=False)
class Seq:
    """A list or tuple in order of time: for which *names* something is in it, and what."""

    names: tuple[Term, ...]
    holds: Term
    item: Any


@attrs.frozen(eq=False)
class Spliced:
    """All items of a list, as part of a longer one."""

    seq: Seq


@attrs.frozen(eq=False)
class Growing:
    """A list that was added to, item by item: what was added, each under a condition."""

    added: tuple[tuple[Term, Any], ...] = ()


@attrs.frozen(eq=False)
class Found:
    """A finding: its outcome."""

    outcome: Enum


@attrs.frozen(eq=False)
class Slot:
    """The list that a dict of lists has for a component."""

    place: int
    component: Term


@attrs.frozen(eq=False)
class Findings:
    """Findings (by outcome), or open points (under ``"points"``): whether there is any."""

    some: dict[object, Term]


@attrs.frozen(eq=False)
class Table:
    """A dict by component: for which *name* there is a value, and what."""

    name: Term
    holds: Term
    value: Any


@attrs.frozen(eq=False)
class Tally:
    """The length of a list."""

    of: Seq


@attrs.frozen(eq=False)
class Instance:
    """An instance of one of the library's own classes; its fields are in the heap of the reader."""

    cls: type
    place: int


@attrs.frozen(eq=False)
class Fields:
    """A named tuple, by the names of its fields."""

    cls: type
    fields: dict[str, Any]


Pairs = list[tuple[Term, Term]]


def put(value: Any, pairs: Pairs) -> Any:
    """Put values for names throughout a value."""
    if not pairs:
        return value
    if z3.is_expr(value):
        return plain(
            z3.substitute(value, *[(name, z3.IntVal(to) if isinstance(to, int) else to) for name, to in pairs])
        )
    if isinstance(value, tuple):
        return tuple(put(one, pairs) for one in value)
    if isinstance(value, Choice):
        return Choice(tuple((put(when, pairs), put(one, pairs)) for when, one in value.options))
    if isinstance(value, Seq):
        inner = [pair for pair in pairs if not any(pair[0].eq(name) for name in value.names)]
        if any(mentions(to, name) for _, to in inner for name in value.names):  # it would be taken for the list's own
            own = tuple(new_name(name) for name in value.names)
            inner, value = [*inner, *zip(value.names, own, strict=True)], Seq(own, value.holds, value.item)
        return Seq(value.names, put(value.holds, inner), put(value.item, inner))
    if isinstance(value, Growing):
        return Growing(put(value.added, pairs))
    if isinstance(value, Spliced):
        return Spliced(put(value.seq, pairs))
    if isinstance(value, Findings):
        return Findings({key: put(one, pairs) for key, one in value.some.items()})
    if isinstance(value, Table):
        inner = [pair for pair in pairs if not pair[0].eq(value.name)]
        if any(mentions(to, value.name) for _, to in inner):
            key = new_name(value.name)
            inner, value = [*inner, (value.name, key)], Table(key, value.holds, value.value)
        return Table(value.name, put(value.holds, inner), put(value.value, inner))
    if isinstance(value, Fields):
        return Fields(value.cls, {name: put(one, pairs) for name, one in value.fields.items()})
    if isinstance(value, Member):
        return Member(value.enum, put(value.place, pairs))
    if isinstance(value, OneSeries):
        return OneSeries(put(value.ordinal, pairs))
    if isinstance(value, OneSitting):
        return OneSitting(put(value.component, pairs), put(value.ordinal, pairs))
    if isinstance(value, Tally):
        return Tally(put(value.of, pairs))
    return value


def merge(when: Term, one: Any, other: Any) -> Any:
    """Give the value that is *one* under a condition, and else *other*."""
    if one is other or (type(one) is type(other) and isinstance(one, bool | int | str | type(None)) and one == other):
        return one
    if when is True or when is False:
        return one if when else other
    if is_truth(one) and is_truth(other):
        return either(both(when, one), both(negated(when), other))
    if is_number(one) and is_number(other):
        return plain(z3.If(when, one, other))
    if (
        isinstance(one, str | Text)
        and isinstance(other, str | Text)
        and not (isinstance(one, str) and isinstance(other, str))
    ):
        return Text()
    if isinstance(one, Enum) and isinstance(other, Enum) and type(one) is not type(other):
        raise NotModelled("two enums for one value")
    if _enum_of(one) is not None and _enum_of(one) is _enum_of(other):
        return Member(_enum_of(one), merge(when, place_of(one), place_of(other)))
    if isinstance(one, OneSeries) and isinstance(other, OneSeries):
        return OneSeries(merge(when, one.ordinal, other.ordinal))
    if isinstance(one, OneSitting) and isinstance(other, OneSitting):
        return OneSitting(merge(when, one.component, other.component), merge(when, one.ordinal, other.ordinal))
    if isinstance(one, Fields) and isinstance(other, Fields) and one.cls is other.cls:
        return Fields(one.cls, {name: merge(when, one.fields[name], other.fields[name]) for name in one.fields})
    if isinstance(one, Seq) and isinstance(other, Seq) and len(one.names) == len(other.names):
        same = put((other.holds, other.item), list(zip(other.names, one.names, strict=True)))
        if alike(one.item, same[1]):
            return Seq(one.names, merge(when, one.holds, same[0]), one.item)
    if isinstance(one, Table) and isinstance(other, Table):
        same = put((other.holds, other.value), [(other.name, one.name)])
        return Table(one.name, merge(when, one.holds, same[0]), either_value(when, one.value, same[1]))
    if is_findings(one) or is_findings(other):
        first, second = findings_in(one), findings_in(other)
        keys = dict.fromkeys((*first.some, *second.some))
        return Findings({key: merge(when, first.some.get(key, False), second.some.get(key, False)) for key in keys})
    if isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        return tuple(merge(when, a, b) for a, b in zip(one, other, strict=True))
    if isinstance(one, tuple | Growing | Seq) and isinstance(other, tuple | Growing | Seq):
        ours, theirs = growing(one).added, growing(other).added
        common = 0
        while common < min(len(ours), len(theirs)) and _same(ours[common], theirs[common]):
            common += 1
        more = [(both(when, given), item) for given, item in ours[common:]]
        more += [(both(negated(when), given), item) for given, item in theirs[common:]]
        return Growing((*ours[:common], *more))
    options: list[tuple[Term, Any]] = []
    for given, value in (*_options(when, one), *_options(negated(when), other)):
        for place, (before, found) in enumerate(options):
            joined = None if isinstance(found, Choice) else _joined(given, value, found)
            if joined is not None:
                options[place] = either(before, given), joined[0]
                break
        else:
            options.append((given, value))
    return options[0][1] if len(options) == 1 else Choice(tuple(options))


def _joined(when: Term, one: Any, other: Any) -> tuple[Any] | None:
    """Give the one value of a kind that two options are; nothing where they are of two kinds."""
    if one is other:
        return (one,)
    if (
        type(one) is not type(other)
        and not (is_truth(one) and is_truth(other))
        and not (is_number(one) and is_number(other))
    ):
        return None
    joined = merge(when, one, other) if _mergeable(one, other) else None
    return None if joined is None or isinstance(joined, Choice) else (joined,)


def _mergeable(one: Any, other: Any) -> bool:
    """Whether two values of one kind merge into one of that kind."""
    if isinstance(one, Member | Enum):
        return _enum_of(one) is _enum_of(other)
    if isinstance(one, Fields):
        return one.cls is other.cls
    kinds = (tuple, Seq, Growing, Findings, Table, OneSeries, OneSitting, Text)
    return one is other or isinstance(one, kinds) or is_truth(one) or is_number(one)


def either_value(when: Term, one: Any, other: Any) -> Any:
    """Give the value of a dict; an empty dict has none, and nobody asks for it."""
    return other if one is None else one if other is None else merge(when, one, other)


def _same(one: tuple[Term, Any], other: tuple[Term, Any]) -> bool:
    return one[1] is other[1] and alike(one[0], other[0])


def _options(when: Term, value: Any) -> list[tuple[Term, Any]]:
    given = value.options if isinstance(value, Choice) else ((True, value),)
    return [(both(when, one), inner) for one, inner in given if both(when, one) is not False]


def _enum_of(value: Any) -> Any:
    return value.enum if isinstance(value, Member) else type(value) if isinstance(value, Enum) else None


def place_of(value: Member | Enum) -> Term:
    """Give the place of a member in its enum."""
    return value.place if isinstance(value, Member) else list(type(value)).index(value)


def alike(one: Any, other: Any) -> bool:
    """Whether two values are written the same way."""
    if z3.is_expr(one) or z3.is_expr(other):
        return z3.is_expr(one) and z3.is_expr(other) and bool(one.eq(other))
    if type(one) is not type(other):
        return False
    if attrs.has(type(one)):
        return all(alike(getattr(one, field.name), getattr(other, field.name)) for field in attrs.fields(type(one)))
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(alike, one, other))
    return bool(one is other or (isinstance(one, int | str) and one == other))


def growing(value: tuple[Any, ...] | Growing | Seq) -> Growing:
    """Give a list as what was added to an empty one."""
    if isinstance(value, Seq):
        return Growing(((True, Spliced(value)),))
    return value if isinstance(value, Growing) else Growing(tuple((True, one) for one in value))


def is_findings(value: Any) -> bool:
    """Whether it is a list of findings or of open points; an empty one may be."""
    if isinstance(value, tuple | Growing):
        added = growing(value).added
        return bool(added) and all(isinstance(one, str | Text) or hasattr(one, "outcome") for _, one in added)
    return isinstance(value, Findings)


def findings_in(value: Any) -> Findings:
    """Give a tuple of findings or of open points as whether there is any."""
    if isinstance(value, Findings):
        return value
    some: dict[object, Term] = {}
    for when, items in growing(value).added:
        for which, one in items.options if isinstance(items, Choice) else ((True, items),):
            key = "points" if isinstance(one, str | Text) else one.outcome
            some[key] = either(some.get(key, False), both(when, which))
    return Findings(some)


def functions_of(term: Term) -> list[str]:
    """Give the names of the functions and constants in a term, each once; in an order that hangs on no hash."""
    todo, seen, names = [term], set[int](), dict[str, None]()
    while todo:
        one = todo.pop()
        if one.get_id() not in seen:
            seen.add(one.get_id())
            if z3.is_app(one) and one.decl().kind() == z3.Z3_OP_UNINTERPRETED:
                names[one.decl().name()] = None
            todo += [one.body()] if z3.is_quantifier(one) else one.children()
    return list(names)


def mentions(term: Term, name: Term) -> bool:
    """Whether a name is in a term."""
    return z3.is_expr(term) and name.decl().name() in functions_of(term)


def new_name(name: Term) -> Term:
    """Give a name of the same kind that nothing else has."""
    return z3.Int(f"{name.decl().name()[0]}!{next(_NUMBERS[0])}")


_NUMBERS = [count()]


def begin_names() -> None:
    """Begin the names anew for another question, so that what z3 is asked never hangs on the questions before it."""
    _NUMBERS[0] = count()
