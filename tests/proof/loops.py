"""Loops over a list of unknown length, by induction on the body.

A loop whose outcome is given in `invariants` is checked turn by turn: what the variables hold after any number of items,
the body makes of it what they hold after one more. Any other loop may only note things, each turn by itself: that there
was such an item, or the item in a list. In a small world a loop is run place by place, and nothing has to be known of it.
"""

from __future__ import annotations

import ast
import inspect
from functools import partial
from typing import TYPE_CHECKING, Any

import z3
from proof.symbolic import (
    GONE,
    Fields,
    Findings,
    Growing,
    Instance,
    NotModelled,
    Seq,
    Table,
    Term,
    alike,
    both,
    either,
    findings_in,
    growing,
    is_findings,
    is_number,
    is_truth,
    mentions,
    negated,
    plain,
    put,
)
from proof.worlds import by_time

if TYPE_CHECKING:
    from proof.reader import Reader

Env = dict[str, Any]
Heap = dict[int, dict[str, Any]]


def run_loop(reader: Reader, node: ast.For, of: Any) -> None:
    """Run a loop."""
    frame = reader.frames[-1]
    if isinstance(of, tuple | Growing):
        for when, item in growing(of).added:
            reader.branch(when, partial(reader.turn, node.target, item, node.body), lambda: None)
            if reader.pc is False:
                return
        return
    if not isinstance(of, Seq):
        reader.refuse(node, f"a loop over {type(of).__name__}")
    if reader.world.bounded:
        for place in reader.world.places(of.names):  # type: ignore[attr-defined]
            holds, item = put((of.holds, of.item), list(zip(of.names, place, strict=True)))
            reader.branch(holds, partial(reader.turn, node.target, item, node.body), lambda: None)
            if reader.pc is False:
                return
        return
    tree = reader.library.function(frame.module, frame.name)
    number = [one for one in ast.walk(tree) if isinstance(one, ast.For)].index(node)
    invariant = reader.invariants.get((frame.name, number))
    if invariant is None:
        _noting(reader, node, of)
    else:
        _induction(reader, node, of, invariant)


def _noting(reader: Reader, node: ast.For, of: Seq) -> None:
    """Run a loop that notes things: no turn may look at what others have noted."""
    frame = reader.frames[-1]
    seq = reader.fresh_names(of)
    env, heap, pc, returned, duties = dict(frame.env), reader.heap, reader.pc, len(frame.returned), len(reader.duties)

    def one_turn(noted: Env, noted_heap: Heap) -> tuple[Env, Heap]:
        """Run the body on any item."""
        frame.env, reader.heap, reader.pc = noted, noted_heap, both(pc, seq.holds)
        reader.world.bound += seq.names
        reader.turn(node.target, seq.item, node.body)
        reader.world.bound = reader.world.bound[: -len(seq.names)]
        return frame.env, reader.heap

    # Again and again, until nothing else changes: what was noted before a turn is something unknown.
    blind: list[Term] = []
    changed: Env = {}
    touched: dict[tuple[int, str], Any] = {}
    while True:
        masked = {
            place: fields | {name: touched[place, name] for name in fields if (place, name) in touched}
            for place, fields in heap.items()
        }
        ended, ended_heap = one_turn(env | changed, masked)
        others = [name for name in ended if name not in changed and ended[name] is not env.get(name)]
        fields_too = [one for one in _changes(heap, ended_heap) if one not in touched]
        if not others and not fields_too:
            break
        changed |= {name: _blind(reader, env.get(name), ended[name], blind) for name in others}
        for place, name in fields_too:
            touched[place, name] = _blind(reader, heap[place][name], ended_heap[place][name], blind)
        del frame.returned[returned:], reader.duties[duties:]

    frame.env = env | {
        name: _noted(reader, node, seq, blind, env.get(name), start, ended[name]) for name, start in changed.items()
    }
    reader.heap = {place: dict(fields) for place, fields in heap.items()}
    for (place, name), start in touched.items():
        reader.heap[place][name] = _noted(reader, node, seq, blind, heap[place][name], start, ended_heap[place][name])
    reader.pc = pc
    leaves = frame.returned[returned:]
    del frame.returned[returned:]
    if leaves and touched:
        reader.refuse(node, "a loop that notes something and returns")
    if leaves:
        leave(reader, node, seq, leaves, blind)


def _changes(before: Heap, after: Heap) -> list[tuple[int, str]]:
    """Give the fields that were changed; what was made in between is nobody else's."""
    return [
        (place, name)
        for place, fields in before.items()
        for name in after[place]
        if after[place][name] is not fields.get(name, GONE)
    ]


def _blind(reader: Reader, before: Any, after: Any, blind: list[Term]) -> Any:
    """Give something unknown in the place of what was noted before a turn; nothing in that of any other variable."""

    def unknown() -> Term:
        blind.append(reader.world.fresh("noted", z3.BoolSort()))
        return blind[-1]

    if is_truth(before) and is_truth(after):
        return unknown()
    if is_findings(after):
        return Findings({key: unknown() for key in findings_in(before).some | findings_in(after).some})
    if isinstance(before, tuple | Growing) and isinstance(after, tuple | Growing):
        return Growing()
    return GONE


def _noted(reader: Reader, node: ast.For, seq: Seq, blind: list[Term], before: Any, start: Any, end: Any) -> Any:
    """Give what has been noted after all turns, from what one makes of anything noted before it."""

    def ever(before: Term, start: Term, end: Term) -> Term:
        """Whether it is noted: if it was before, or some turn notes it, all by itself."""
        alone = put(end, [(start, z3.BoolVal(val=False))])
        _require_blind(reader, node, alone, blind)
        reader.duty("a loop takes back what it has noted", both(seq.holds, negated(same(end, either(start, alone)))))
        return either(before, reader.world.some(Seq(seq.names, both(seq.holds, alone), None)))

    if start is GONE:
        return GONE
    if is_truth(start):
        return ever(before, start, end)
    if isinstance(start, Findings):
        first, last = findings_in(before).some, findings_in(end).some
        return Findings({key: ever(first.get(key, False), one, last[key]) for key, one in start.some.items()})
    added = growing(end).added
    if growing(before).added or len(added) != 1 or not alike(added[0][1], seq.item):
        reader.refuse(node, "a loop that adds to a list anything but its items")
    _require_blind(reader, node, added[0][0], blind)
    return Seq(seq.names, both(seq.holds, added[0][0]), seq.item)


def _require_blind(reader: Reader, node: ast.For, term: Term, blind: list[Term]) -> None:
    if z3.is_expr(term) and any(mentions(term, one) for one in blind):
        reader.refuse(node, "a loop in which a turn looks at what others have noted")


def leave(reader: Reader, node: ast.For, seq: Seq, leaves: list[tuple[Term, Any, Heap]], blind: list[Term]) -> None:
    """A loop that returns does so if there is an item for which it does; what it returns says nothing of the item."""
    value = leaves[0][1]
    constant = (
        value is None
        or isinstance(value, bool)
        or (isinstance(value, Fields) and not any(map(z3.is_expr, value.fields.values())))
    )
    if len(leaves) > 1 or not constant:
        reader.refuse(node, "a loop that returns something about an item")
    _require_blind(reader, node, leaves[0][0], blind)
    some = reader.world.some(Seq(seq.names, leaves[0][0], None))
    reader.frames[-1].returned.append((both(reader.pc, some), value, reader.heap))
    reader.pc = both(reader.pc, negated(some))


def _induction(reader: Reader, node: ast.For, of: Seq, invariant: Any) -> None:
    """Run a loop whose outcome is given: it holds before the loop, each turn keeps it, and so it holds at the end."""
    frame = reader.frames[-1]
    name_of = frame.name
    seq = reader.fresh_names(of)
    env, heap, pc = dict(frame.env), reader.heap, reader.pc
    wanted = inspect.signature(invariant).parameters
    given = {name: env[name] for name in wanted if name != "visited"}

    def hold(visited: Term) -> Env:
        """Give what the variables hold once the items for which *visited* holds have been looked at."""
        held = reader.call(invariant, visited=Seq(seq.names, both(seq.holds, visited), seq.item), **given)
        return {name: reader.content(value) for name, value in held.items()}

    def set_to(held: Env) -> None:
        """Set the variables."""
        frame.env = dict(env)
        for name, value in held.items():
            if isinstance(env[name], Instance):
                reader.set_field(env[name], "items", value)
            else:
                frame.env[name] = value

    for name, value in hold(visited=False).items():
        require_same(reader, f"{name_of}: {name} before the loop", env[name], value)

    here = tuple(reader.world.fresh(name.decl().name()[0], z3.IntSort()) for name in seq.names)
    holds, item = put((seq.holds, seq.item), list(zip(seq.names, here, strict=True)))
    if len(here) == len("cs"):
        reader.world.ground.append(reader.world.about_sitting(*here))
    earlier, now = by_time(seq.names) < by_time(here), both(*[a == b for a, b in zip(seq.names, here, strict=True)])
    after, until_now = hold(visited=either(earlier, now)), hold(visited=earlier)
    places = [env[name].place for name in after if isinstance(env[name], Instance)]
    returned, duties = len(frame.returned), len(reader.duties)
    gone: Env = {}
    while True:  # until nothing else changes: a variable of which nothing is said must not be read
        reader.heap, reader.pc = dict(heap), both(pc, holds)
        set_to(until_now)
        frame.env |= gone
        reader.turn(node.target, item, node.body)
        turned = frame.env
        others = [
            name for name in turned if name not in after and name not in gone and turned[name] is not env.get(name)
        ]
        if not others:
            break
        gone |= dict.fromkeys(others, GONE)
        del frame.returned[returned:], reader.duties[duties:]
    touched = [(place, name) for place, name in _changes(heap, reader.heap) if place not in places]
    for _, name in touched:
        if name != "_readings":  # which open points are named: nothing is said of them
            reader.refuse(node, f"a loop that changes {name}")
    for name, value in after.items() if reader.pc is not False else ():
        require_same(reader, f"{name_of}: {name} after a turn", turned[name], value)
    back = list(zip(here, seq.names, strict=True))
    leaves = [(put(when, back), value, heap) for when, value, heap in frame.returned[returned:]]
    del frame.returned[returned:]

    reader.heap, reader.pc, frame.env = dict(heap), pc, dict(env)
    set_to(hold(visited=True))
    frame.env |= gone
    for place, name in touched:
        unknown = Findings({"points": reader.world.fresh("points", z3.BoolSort())})
        reader.heap = reader.heap | {place: reader.heap[place] | {name: unknown}}
    if leaves and (places or touched):
        reader.refuse(node, "a loop that notes something and returns")
    if leaves:
        leave(reader, node, seq, leaves, [])


def require_same(reader: Reader, what: str, one: Any, other: Any) -> None:
    """Make it a duty that two values are the same."""
    one, other = reader.content(one), reader.content(other)
    if isinstance(one, Table) and isinstance(other, Table):
        key = reader.world.fresh("key", z3.IntSort())
        a, b = put((one.holds, one.value), [(one.name, key)]), put((other.holds, other.value), [(other.name, key)])
        reader.duty(what, negated(same(a[0], b[0])))
        if a[1] is not None and b[1] is not None:
            reader.pc, pc = both(reader.pc, a[0], b[0]), reader.pc
            require_same(reader, what, a[1], b[1])
            reader.pc = pc
        return
    if isinstance(one, Seq | Growing | tuple) and isinstance(other, Seq | Growing | tuple):
        one, other = reader.sequence(one, ast.Pass()), reader.sequence(other, ast.Pass())
        if len(one.names) != len(other.names):
            if one.holds is False or other.holds is False:
                reader.duty(what, either(reader.world.some(one), reader.world.some(other)))
                return
            raise NotModelled(what)
        place = tuple(reader.world.fresh(name.decl().name()[0], z3.IntSort()) for name in one.names)
        a = put(one.holds, list(zip(one.names, place, strict=True)))
        b = put(other.holds, list(zip(other.names, place, strict=True)))
        reader.duty(what, negated(same(a, b)))
        return
    if one is None and other is None:
        return
    if (is_truth(one) and is_truth(other)) or (is_number(one) and is_number(other)):
        reader.duty(what, negated(same(one, other)))
        return
    reader.duty(what, negated(reader.equal(one, other, ast.Pass())))


def same(one: Term, other: Term) -> Term:
    """Whether two numbers or truths are the same."""
    if is_truth(one) and is_truth(other):
        return either(both(one, other), both(negated(one), negated(other)))
    return plain(one == other)
