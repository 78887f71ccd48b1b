"""The reader: runs the source of a function on symbolic values, and refuses what it does not model.

It reads the syntax tree of the library's own files. Where a condition is not known both branches are run and what they
leave is merged. A ``raise`` and whatever Python itself would refuse (an index into an empty list, a method of ``None``)
becomes a `Reader.duty`: it has to be shown that nobody gets there.

A loop over a list of unknown length is a proof by induction on its body, see `loops`.
"""

from __future__ import annotations

import ast
import builtins
import importlib
import inspect
import operator
import types
from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any, NoReturn

import attrs
import z3
from proof.symbolic import (
    GONE,
    Choice,
    Fields,
    Findings,
    Found,
    Growing,
    Instance,
    Member,
    NotModelled,
    OneSeries,
    OneSitting,
    Seasons,
    Seq,
    Slot,
    Spliced,
    Table,
    Tally,
    Term,
    Text,
    both,
    either,
    either_value,
    findings_in,
    growing,
    is_number,
    is_truth,
    merge,
    negated,
    place_of,
    plain,
    put,
)
from proof.worlds import World

from btec_rules import LearnerRecord, Season, Series, Sitting, Status
from btec_rules.model import sittings as sittings_module
from btec_rules.rulings import cases, findings, rulings
from btec_rules.rulings.rulings import Ruling

Env = dict[str, Any]
COMPARED: dict[type, Callable[[Any, Any], Any]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
DUNDERS = {ast.Lt: "__lt__", ast.LtE: "__le__", ast.Gt: "__gt__", ast.GtE: "__ge__"}
MOST_COUNTED = 3
"""A length is only ever compared with numbers up to this."""


class Library:
    """The source of the modules that are read; *texts* stand in for some of them, by module, as a bug does."""

    def __init__(self, texts: dict[str, str] | None = None) -> None:
        self._texts = texts or {}
        self._trees: dict[str, dict[str, ast.FunctionDef]] = {}

    def function(self, module: str, name: str) -> ast.FunctionDef:
        """Give the syntax tree of a function by its qualified name."""
        if module not in self._trees:
            text = self._texts.get(module) or inspect.getsource(importlib.import_module(module))
            self._trees[module] = dict(_functions(ast.parse(text).body, ""))
        if name not in self._trees[module]:
            raise NotModelled(f"{module}.{name} is no function of the source")
        return self._trees[module][name]


def _functions(body: list[ast.stmt], prefix: str) -> Iterator[tuple[str, ast.FunctionDef]]:
    for one in body:
        if isinstance(one, ast.FunctionDef):
            yield prefix + one.name, one
        elif isinstance(one, ast.ClassDef):
            yield from _functions(one.body, f"{prefix}{one.name}.")


@attrs.frozen(eq=False)
class Bound:
    """A function or class method with its first argument."""

    function: Any
    first: Any


@attrs.define(eq=False)
class Frame:
    """One call: where it is, its variables, and what it has returned so far."""

    module: str
    name: str
    env: Env
    returned: list[tuple[Term, Any, dict[int, Any]]]
    skipped: list[list[tuple[Term, Env, dict[int, Any]]]]
    """For each loop that is being run, the turns that a ``continue`` has ended."""


class Reader:
    """Runs functions of a library in a world."""

    def __init__(self, world: World, library: Library, invariants: dict[tuple[str, int], Any] | None = None) -> None:
        self.world, self.library = world, library
        self.invariants = invariants or {}
        self.pc: Term = True
        """The condition under which the line that is being run is reached."""
        self.heap: dict[int, dict[str, Any]] = {}
        self.duties: list[tuple[str, Term]] = []
        """What must never happen, and the condition under which it would."""
        self.lines = 0
        self._places = 0
        self.frames: list[Frame] = [Frame("theorems", "the question", {}, [], [])]
        self._quick = z3.Solver()
        self._quick.set("rlimit", 2_000_000)
        self._asserted = 0

    # ------------------------------------------------------------------ calls

    def call(self, function: Any, *args: Any, **named: Any) -> Any:
        """Call a function of the library, or of the specification, on symbolic values."""
        if isinstance(function, Bound):
            return self.call(function.function, function.first, *args, **named)
        if function in INTRINSIC:
            return INTRINSIC[function](self, *args, **named)
        if isinstance(function, type):
            return self._make(function, args, named)
        if not isinstance(function, types.FunctionType):
            raise NotModelled(f"a call of {function!r}")
        tree = self.library.function(function.__module__, function.__qualname__)
        frame = Frame(function.__module__, function.__qualname__, {}, [], [])
        if len(self.frames) > 60:
            raise NotModelled("a recursion")
        self.frames.append(frame)
        self._bind(tree, frame, args, named)
        outer = self.pc
        self.block(tree.body)
        if self.pc is not False:
            frame.returned.append((self.pc, None, self.heap))
        self.frames.pop()
        if not frame.returned:
            self.pc = False
            return None
        _, value, heap = frame.returned[-1]
        for when, other, its_heap in reversed(frame.returned[:-1]):
            value, heap = merge(when, other, value), self._merge_heaps(when, its_heap, heap)
        self.heap = heap
        self.pc = outer  # nobody ends in an error: that is a duty
        return value

    def _bind(self, tree: ast.FunctionDef, frame: Frame, args: tuple[Any, ...], named: dict[str, Any]) -> None:
        for one in tree.decorator_list:
            if not (isinstance(one, ast.Name) and one.id in {"classmethod", "property"}):
                self.refuse(one, "a decorator")
        given, left = tree.args, dict(named)
        positional = [one.arg for one in (*given.posonlyargs, *given.args)]
        frame.env.update(zip(positional, args, strict=False))
        rest = args[len(positional) :]
        if given.vararg:
            frame.env[given.vararg.arg] = rest[0].value if len(rest) == 1 and isinstance(rest[0], Spread) else rest
        elif rest:
            self.refuse(tree, "too many arguments")
        for name in (*positional, *[one.arg for one in given.kwonlyargs]):
            if name in left:
                frame.env[name] = left.pop(name)
        defaults = list(zip(positional[len(positional) - len(given.defaults) :], given.defaults, strict=True))
        defaults += [(one.arg, d) for one, d in zip(given.kwonlyargs, given.kw_defaults, strict=True) if d is not None]
        for name, default in defaults:
            if name not in frame.env:
                frame.env[name] = self.value(default)
        if given.kwarg:
            frame.env[given.kwarg.arg] = left
        elif left:
            self.refuse(tree, f"an argument {sorted(left)}")
        missing = [name for name in (*positional, *[one.arg for one in given.kwonlyargs]) if name not in frame.env]
        if missing:
            self.refuse(tree, f"no argument {missing}")

    def _make(self, cls: Any, args: tuple[Any, ...], named: dict[str, Any]) -> Any:
        """Make an instance: of a class with an ``__init__`` of its own, or of a named tuple."""
        if hasattr(cls, "_fields"):
            fields = dict(cls._field_defaults) | dict(zip(cls._fields, args, strict=False)) | named
            return Fields(cls, {name: fields[name] for name in cls._fields})
        init = cls.__dict__.get("__init__")
        if not isinstance(init, types.FunctionType) or attrs.has(cls):
            raise NotModelled(f"a new {cls.__name__}")
        made = self.instance(cls, {})
        self.call(init, made, *args, **named)
        return made

    def instance(self, cls: type, fields: dict[str, Any]) -> Instance:
        """Give an instance with fields."""
        self._places += 1
        self.heap = self.heap | {self._places: fields}
        return Instance(cls, self._places)

    def set_field(self, of: Instance, name: str, value: Any) -> None:
        """Set a field."""
        self.heap = self.heap | {of.place: self.heap[of.place] | {name: value}}

    # ------------------------------------------------------------------ statements

    def block(self, body: list[ast.stmt]) -> None:
        """Run statements one after the other, as long as they are reached."""
        for one in body:
            if self.pc is False or (_is_grave(one) and self._never(self.pc)):
                self.pc = False
                return
            self.lines += 1
            run = getattr(self, f"_run_{type(one).__name__}", None)
            if run is None:
                self.refuse(one, "a statement")
            run(one)

    def refuse(self, node: ast.AST, what: str) -> NoReturn:
        """Stop: nothing is said about code that is not modelled."""
        frame = self.frames[-1]
        raise NotModelled(f"{frame.module}:{getattr(node, 'lineno', 0)}: {what}: {ast.unparse(node)[:100]}")

    def duty(self, what: str, when: Term) -> None:
        """Note what must never happen."""
        never = both(self.pc, when)
        if never is not False:
            frame = self.frames[-1]
            self.duties.append((f"{frame.module}.{frame.name}: {what}", never))

    def _run_Pass(self, node: ast.Pass) -> None:
        pass

    def _run_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):
            self.value(node.value)

    def _run_Return(self, node: ast.Return) -> None:
        value = None if node.value is None else self.value(node.value)
        if self.pc is not False:
            self.frames[-1].returned.append((self.pc, value, self.heap))
        self.pc = False

    def _run_Raise(self, node: ast.Raise) -> None:
        self.duty(ast.unparse(node)[:80], when=True)
        self.pc = False

    def _run_Continue(self, node: ast.Continue) -> None:
        frame = self.frames[-1]
        if not frame.skipped:
            self.refuse(node, "outside a loop")
        frame.skipped[-1].append((self.pc, dict(frame.env), self.heap))
        self.pc = False

    def _run_If(self, node: ast.If) -> None:
        test = self.test(node.test)
        leaves = bool(self.frames[-1].skipped) and any(isinstance(one, ast.Return) for one in node.body)
        if not isinstance(test, bool) and (leaves or any(map(_is_grave, (*node.body, *node.orelse)))):
            test = False if self._never(both(self.pc, test)) else test
        self.branch(test, lambda: self.block(node.body), lambda: self.block(node.orelse))

    def branch(self, test: Term, then: Callable[[], Any], other: Callable[[], Any]) -> Any:
        """Run one of two, or both and merge what they leave."""
        if test is True:
            return then()
        if test is False:
            return other()
        frame = self.frames[-1]
        pc, env, heap = self.pc, dict(frame.env), self.heap
        self.pc = then_began = both(pc, test)
        first = then() if self.pc is not False else None
        then_pc, then_env, then_heap = self.pc, frame.env, self.heap
        self.pc, frame.env, self.heap = both(pc, negated(test)), env, heap
        other_began = self.pc
        second = other() if self.pc is not False else None
        if self.pc is False:
            self.pc, frame.env, self.heap = then_pc, then_env, then_heap
            return first
        if then_pc is False:
            return second
        nobody_left = then_pc is then_began and self.pc is other_began
        self.pc = pc if nobody_left else either(then_pc, self.pc)
        frame.env = self._merge_envs(test, then_env, frame.env)
        self.heap = self._merge_heaps(test, then_heap, self.heap)
        return merge(test, first, second)

    def _merge_envs(self, when: Term, one: Env, other: Env) -> Env:
        return {
            name: _merged(when, one.get(name, GONE), other.get(name, GONE)) for name in dict.fromkeys((*one, *other))
        }

    def _merge_heaps(self, when: Term, one: dict[int, Any], other: dict[int, Any]) -> dict[int, Any]:
        merged = dict(other)
        for place, fields in one.items():
            if place not in other or fields is other[place]:
                merged[place] = fields
            else:
                merged[place] = self._merge_envs(when, fields, other[place])
        return merged

    def _run_Assign(self, node: ast.Assign) -> None:
        value = self.value(node.value)
        for target in node.targets:
            self.assign(target, value)

    def _run_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.assign(node.target, self.value(node.value))

    def _run_AugAssign(self, node: ast.AugAssign) -> None:
        if not isinstance(node.target, ast.Name | ast.Attribute):
            self.refuse(node, "a target")
        read = ast.copy_location(_as_read(node.target), node.target)
        self.assign(node.target, self.calculated(node, node.op, self.value(read), self.value(node.value)))

    def assign(self, target: ast.expr, value: Any) -> None:
        """Assign to a name, a field, a key of a dict, or several of them."""
        if isinstance(target, ast.Name):
            self.frames[-1].env[target.id] = value
        elif isinstance(target, ast.Tuple):
            parts = tuple(value.fields.values()) if isinstance(value, Fields) else value
            if not isinstance(parts, tuple) or len(parts) != len(target.elts):
                self.refuse(target, "to unpack")
            for one, part in zip(target.elts, parts, strict=True):
                self.assign(one, part)
        elif isinstance(target, ast.Attribute):
            of = self.value(target.value)
            if not isinstance(of, Instance):
                self.refuse(target, "a field")
            self.set_field(of, target.attr, value)
        elif isinstance(target, ast.Subscript):
            of, key = self.value(target.value), self.value(target.slice)
            if not (isinstance(of, Instance) and of.cls is dict and is_number(key)):
                self.refuse(target, "a key")
            table = self.heap[of.place]["items"]
            new = plain(table.name == key)
            self.set_field(
                of, "items", Table(table.name, either(table.holds, new), either_value(new, value, table.value))
            )
        else:
            self.refuse(target, "a target")

    def _run_For(self, node: ast.For) -> None:
        if node.orelse or not isinstance(node.target, ast.Name):
            self.refuse(node, "a loop with an else, or with two names")
        from proof.loops import run_loop

        run_loop(self, node, self.content(self.value(node.iter)))

    def turn(self, target: ast.expr, item: Any, body: list[ast.stmt]) -> None:
        """Run the body of a loop once."""
        frame = self.frames[-1]
        frame.skipped.append([])
        self.assign(target, item)
        self.block(body)
        for when, env, heap in frame.skipped.pop():
            if self.pc is False:
                self.pc, frame.env, self.heap = when, env, heap
            else:
                frame.env = self._merge_envs(when, env, frame.env)
                self.heap = self._merge_heaps(when, heap, self.heap)
                self.pc = either(when, self.pc)

    # ------------------------------------------------------------------ expressions

    def value(self, node: ast.expr) -> Any:
        """Evaluate an expression."""
        evaluate = getattr(self, f"_of_{type(node).__name__}", None)
        if evaluate is None:
            return self.refuse(node, "an expression")
        return evaluate(node)

    def _of_Constant(self, node: ast.Constant) -> Any:
        return node.value

    def _of_JoinedStr(self, node: ast.JoinedStr) -> Any:
        for one in node.values:
            if isinstance(one, ast.FormattedValue):
                self.value(one.value)
        return Text()

    def _of_Name(self, node: ast.Name) -> Any:
        frame = self.frames[-1]
        if node.id in frame.env:
            if frame.env[node.id] is GONE:
                self.refuse(node, "a variable that may not be set")
            return frame.env[node.id]
        names = importlib.import_module(frame.module).__dict__
        if node.id in names:
            return names[node.id]
        if hasattr(builtins, node.id):
            return getattr(builtins, node.id)
        return self.refuse(node, "a name")

    def _of_Tuple(self, node: ast.Tuple) -> Any:
        parts = [self.value(one) for one in node.elts if not isinstance(one, ast.Starred)]
        starred = [self.value(one.value) for one in node.elts if isinstance(one, ast.Starred)]
        if not starred:
            return tuple(parts)
        return self.refuse(node, "a star")

    def _of_List(self, node: ast.List) -> Any:
        return self.instance(list, {"items": Growing(tuple((True, self.value(one)) for one in node.elts))})

    def _of_Dict(self, node: ast.Dict) -> Any:
        if node.keys and all(isinstance(one, ast.Constant) for one in node.keys):  # what an invariant gives
            return {key.value: self.value(one) for key, one in zip(node.keys, node.values, strict=True)}  # type: ignore[union-attr]
        if node.keys:
            self.refuse(node, "a dict")
        return self.instance(dict, {"items": Table(z3.Int("key"), holds=False, value=None)})

    def _of_Attribute(self, node: ast.Attribute) -> Any:
        return self.attribute(self.value(node.value), node.attr, node)

    def attribute(self, of: Any, name: str, node: ast.AST) -> Any:
        """Give an attribute."""
        if isinstance(of, Choice):
            return self.each(of, lambda one: self.attribute(one, name, node))
        if of is None:
            self.duty(f"{name} of None", when=True)
            return GONE
        if isinstance(of, Instance):
            fields = self.heap[of.place]
            if name in fields:
                return fields[name]
            if of.cls is LearnerRecord and name == "timeline":
                pc, self.pc = self.pc, True  # once for all who ask
                fields["timeline"] = self.call(sittings_module.timeline_of, fields["subject"], fields["sittings"])
                self.pc = pc
                return fields["timeline"]
            return self._from_class(of, of.cls, name, node)
        if isinstance(of, OneSeries):
            if name == "ordinal":
                return of.ordinal
            if name == "season":
                return Member(Season, plain(of.ordinal % 2))
            if name == "year":
                return plain(of.ordinal / 2) if z3.is_expr(of.ordinal) else of.ordinal // 2
            return self._from_class(of, Series, name, node)
        if isinstance(of, OneSitting):
            place = (of.component, of.ordinal)
            if name == "component":
                return of.component
            if name == "series":
                return OneSeries(of.ordinal)
            if name == "status":
                return Member(Status, self.world.status(*place))
            if name == "ums":
                return merge(self.world.has_ums(*place), self.world.ums(*place), None)
            return self.refuse(node, "an attribute of a sitting")
        if isinstance(of, Found) and name == "outcome":
            return of.outcome
        if isinstance(of, Fields):
            return of.fields[name]
        if isinstance(of, types.ModuleType | type | Enum) or type(of).__module__.startswith("btec_rules."):
            return self._checked(getattr(of, name), node)
        return self.refuse(node, f"an attribute of {type(of).__name__}")

    def _from_class(self, of: Any, cls: type, name: str, node: ast.AST) -> Any:
        found = inspect.getattr_static(cls, name, None)
        if isinstance(found, property):
            return self.call(found.fget, of)
        if isinstance(found, types.FunctionType):
            return Bound(found, of)
        return self.refuse(node, f"an attribute of {cls.__name__}")

    def _checked(self, value: Any, node: ast.AST) -> Any:
        if isinstance(value, types.MethodType):
            return Bound(value.__func__, value.__self__)
        return value

    def each(self, of: Choice, give: Callable[[Any], Any]) -> Any:
        """Do something with each of the values that there may be, under its condition."""
        *most, (_, final) = of.options
        if not most:
            return give(final)
        (when, first), rest = most[0], Choice(of.options[1:])
        return self._kept(when, lambda: give(first), lambda: self.each(rest, give))

    def _kept(self, when: Term, first: Callable[[], Any], second: Callable[[], Any]) -> Any:
        """Branch; a value that is never had (an attribute of ``None``) leaves the other one."""
        seen: list[Any] = []

        def noted(give: Callable[[], Any]) -> Callable[[], Any]:
            def run() -> Any:
                seen.append(give())
                return None

            return run

        self.branch(when, noted(first), noted(second))
        had = [one for one in seen if one is not GONE]
        if len(seen) < 2 or len(had) < 2:
            return had[0] if had else GONE
        return merge(when, *seen)

    def _of_IfExp(self, node: ast.IfExp) -> Any:
        test = self.test(node.test)
        return self.branch(test, lambda: self.value(node.body), lambda: self.value(node.orelse))

    def _of_BoolOp(self, node: ast.BoolOp) -> Any:
        return self._bool_op(node, isinstance(node.op, ast.And), node.values)

    def _bool_op(self, node: ast.BoolOp, is_and: bool, values: list[ast.expr]) -> Any:
        first = self.value(values[0])
        if len(values) == 1:
            return first
        test = self.truth(first, values[0])

        def rest() -> Any:
            return self._bool_op(node, is_and, values[1:])

        if is_truth(first):
            return self.branch(test, rest if is_and else lambda: True, (lambda: False) if is_and else rest)
        if not is_and and isinstance(first, Choice):
            truthy = [(when, one) for when, one in first.options if one is not None]
            first = truthy[0][1] if len(truthy) == 1 else first
        return self.branch(test, rest if is_and else lambda: first, (lambda: first) if is_and else rest)

    def _of_UnaryOp(self, node: ast.UnaryOp) -> Any:
        value = self.test(node.operand) if isinstance(node.op, ast.Not) else self.value(node.operand)
        if isinstance(node.op, ast.Not):
            return negated(value)
        if isinstance(node.op, ast.USub) and isinstance(value, int):
            return -value
        return self.refuse(node, "an operation")

    def _of_BinOp(self, node: ast.BinOp) -> Any:
        return self.calculated(node, node.op, self.value(node.left), self.value(node.right))

    def calculated(self, node: ast.AST, op: ast.operator, left: Any, right: Any) -> Any:
        """Add, subtract and so on."""
        if isinstance(left, Text) or isinstance(right, Text):
            return Text()
        numbers = [int(one) if isinstance(one, bool) else one for one in (left, right)]
        numbers = [z3.If(one, 1, 0) if is_truth(one) else one for one in numbers]
        if all(map(is_number, numbers)):
            one, other = numbers
            if isinstance(op, ast.Add | ast.Sub | ast.Mult):
                return plain(
                    {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul}[type(op)](one, other)
                )
            if isinstance(other, int) and other > 0 and isinstance(op, ast.FloorDiv | ast.Mod):
                known = isinstance(one, int)
                if isinstance(op, ast.Mod):
                    return plain(one % other)
                return one // other if known else plain(one / other)
        if isinstance(op, ast.Add):
            if isinstance(left, tuple) and isinstance(right, tuple):
                return left + right
            if isinstance(left, Findings | tuple | Growing | Seq) and isinstance(right, Findings | tuple | Growing):
                if isinstance(left, Findings) or isinstance(right, Findings):
                    first, second = findings_in(left).some, findings_in(right).some
                    return Findings(
                        {key: either(first.get(key, False), second.get(key, False)) for key in first | second}
                    )
                return Growing(growing(left).added + growing(right).added)
        return self.refuse(node, "an operation")

    def _of_Compare(self, node: ast.Compare) -> Any:
        found: Term = True
        left = self.value(node.left)
        for op, one in zip(node.ops, node.comparators, strict=True):
            right = self.value(one)
            found = both(found, self.compared(node, op, left, right))
            left = right
        return found

    def compared(self, node: ast.AST, op: ast.cmpop, left: Any, right: Any) -> Term:
        """Compare two values."""
        if isinstance(op, ast.IsNot):
            return negated(self.identical(left, right, node))
        if isinstance(op, ast.Is):
            return self.identical(left, right, node)
        if isinstance(op, ast.NotEq):
            return negated(self.equal(left, right, node))
        if isinstance(op, ast.Eq):
            return self.equal(left, right, node)
        if isinstance(op, ast.NotIn):
            return negated(self.within(left, right, node))
        if isinstance(op, ast.In):
            return self.within(left, right, node)
        if isinstance(left, Choice):
            return self.truth(self.each(left, lambda one: self.compared(node, op, one, right)), node)
        if isinstance(right, Choice):
            return self.truth(self.each(right, lambda one: self.compared(node, op, left, one)), node)
        if isinstance(left, Tally) or isinstance(right, Tally):
            return self._tallied(node, op, left, right)
        if is_number(left) and is_number(right):
            return plain(COMPARED[type(op)](left, right))
        if isinstance(left, OneSeries | Series):
            return self.truth(self.call(inspect.getattr_static(Series, DUNDERS[type(op)]), left, right), node)
        if left is None or right is None:
            self.duty("a comparison with None", when=True)
            return GONE
        return self.refuse(node, "a comparison")

    def _tallied(self, node: ast.AST, op: ast.cmpop, left: Any, right: Any) -> Term:
        """Compare the length of a list with a small number, or with that of a list that holds it."""
        if isinstance(left, Tally) and isinstance(right, Tally) and isinstance(op, ast.Lt):
            part, whole = left.of, right.of
            part_of = both(whole.holds, put(part.holds, list(zip(part.names, whole.names, strict=True))))
            self._shown("one list is part of the other", part, whole)
            missing = both(whole.holds, negated(part_of))
            return self.world.some(Seq(whole.names, missing, whole.item))
        if isinstance(right, Tally):
            turned = {ast.Lt: ast.Gt, ast.LtE: ast.GtE, ast.Gt: ast.Lt, ast.GtE: ast.LtE}[type(op)]()
            return self._tallied(node, turned, right, left)
        if not is_number(right):
            self.refuse(node, "a comparison of a length")
        self.duty(
            "a length is compared with a larger number than is modelled",
            plain(either(right < 0, right > MOST_COUNTED)) if z3.is_expr(right) else not 0 <= right <= MOST_COUNTED,
        )
        more = [self.world.beyond(left.of, count) for count in range(MOST_COUNTED + 1)]
        at_least = [True, *more]
        cases: list[Term] = []
        for count in range(MOST_COUNTED + 1):
            here = more[count] if isinstance(op, ast.Gt | ast.LtE) else at_least[count]
            answer = negated(here) if isinstance(op, ast.Lt | ast.LtE) else here
            cases.append(both(plain(right == count), answer))
        return either(*cases)

    def _shown(self, what: str, part: Seq, whole: Seq) -> None:
        outside = both(part.holds, negated(put(whole.holds, list(zip(whole.names, part.names, strict=True)))))
        self.duty(what, self.world.some(Seq(part.names, outside, part.item)))

    def identical(self, left: Any, right: Any, node: ast.AST) -> Term:
        """Whether they are one object: asked of ``None``, of truths, of members of an enum and of the library's constants."""
        for one, other in ((left, right), (right, left)):
            if isinstance(one, Choice):
                return either(*[both(when, self.identical(inner, other, node)) for when, inner in one.options])
        if isinstance(left, Member | Enum) and isinstance(right, Member | Enum):
            return self.equal(left, right, node)
        if isinstance(right, bool) and is_truth(left):
            return left if right else negated(left)
        if left is None or right is None or not _is_symbolic(left) or not _is_symbolic(right):
            return left is right
        return self.refuse(node, "an identity")

    def equal(self, left: Any, right: Any, node: ast.AST) -> Term:
        """Whether two values are equal."""
        for one, other in ((left, right), (right, left)):
            if isinstance(one, Choice):
                return either(*[both(when, self.equal(inner, other, node)) for when, inner in one.options])
        if left is None or right is None:
            return left is right
        if isinstance(left, Member | Enum) and isinstance(right, Member | Enum):
            kinds = [one.enum if isinstance(one, Member) else type(one) for one in (left, right)]
            return plain(place_of(left) == place_of(right)) if kinds[0] is kinds[1] else False
        if isinstance(left, Tally) and isinstance(right, int):
            return both(self._tallied(node, ast.GtE(), left, right), self._tallied(node, ast.LtE(), left, right))
        if (is_number(left) and is_number(right)) or (is_truth(left) and is_truth(right)):
            return plain(left == right)
        if isinstance(left, OneSeries | Series) and isinstance(right, OneSeries | Series):
            return self.truth(self.call(inspect.getattr_static(Series, "__eq__"), left, right), node)
        if isinstance(left, str) and isinstance(right, str):
            return left == right
        if isinstance(left, tuple) and isinstance(right, tuple) and len(left) == len(right):
            return both(*[self.equal(one, other, node) for one, other in zip(left, right, strict=True)])
        if (
            isinstance(left, Seq)
            and isinstance(right, tuple)
            and len(left.names) == 1
            and _is_itself(left)
            and all(map(is_number, right))
        ):
            # both are in order and without doubles, so they are equal if they hold the same
            differs = negated(left.holds == either(*[left.names[0] == one for one in right]))
            outside = [negated(put(left.holds, [(left.names[0], one)])) for one in right]
            inside = Seq(left.names, both(left.holds, *[left.names[0] != one for one in right]), left.item)
            del differs
            return both(negated(self.world.some(inside)), *map(negated, outside))
        return self.refuse(node, "an equality")

    def within(self, item: Any, of: Any, node: ast.AST) -> Term:
        """Whether something is in a list, a dict or the seasons of a subject."""
        if isinstance(of, Choice):
            return self.truth(self.each(of, lambda one: self.within(item, one, node)), node)
        of = self.content(of)
        if isinstance(of, Seasons):
            return merge(plain(place_of(item) == 0), of.january, of.june)
        if isinstance(of, Table):
            return put(of.holds, [(of.name, item)])
        if isinstance(of, Seq):
            if len(of.names) == 1 and _is_itself(of) and (is_number(item) or isinstance(item, OneSeries)):
                return put(of.holds, [(of.names[0], getattr(item, "ordinal", item))])
            of = self.fresh_names(of)
            return self.world.some(Seq(of.names, both(of.holds, self.equal(of.item, item, node)), of.item))
        if isinstance(of, tuple | Growing):
            return either(*[both(when, self.equal(one, item, node)) for when, one in growing(of).added])
        return self.refuse(node, "a membership")

    def _of_Subscript(self, node: ast.Subscript) -> Any:
        of = self.value(node.value)
        if isinstance(node.slice, ast.Slice):
            if node.slice.lower or node.slice.step or node.slice.upper is None:
                return self.refuse(node, "a slice")
            return self._first_ones(node, of, self.value(node.slice.upper))
        if of is list:
            return of
        return self.item(of, self.value(node.slice), node)

    def _first_ones(self, node: ast.AST, of: Any, count: Any) -> Any:
        if of == ():
            return of
        if not isinstance(of, Seq) or not is_number(count):
            self.refuse(node, "a slice")
        self.duty("a slice of more than is modelled", either(plain(count < 0), plain(count > MOST_COUNTED)))
        holds, rest = [], of
        for taken in range(MOST_COUNTED):
            some, first = self.world.end(rest)
            holds.append(
                both(
                    plain(count > taken), some, *[plain(name == one) for name, one in zip(of.names, first, strict=True)]
                )
            )
            from proof.worlds import by_time

            rest = Seq(of.names, both(rest.holds, some, plain(by_time(first) < by_time(of.names))), of.item)
        return Seq(of.names, both(of.holds, either(*holds)), of.item)

    def item(self, of: Any, key: Any, node: ast.AST) -> Any:
        """Give the item of a list or dict."""
        if isinstance(of, Choice):
            return self.each(of, lambda one: self.item(one, key, node))
        if of is None:
            self.duty("an item of None", when=True)
            return GONE
        if isinstance(of, dict):
            return self._looked_up(of, key, node)
        of = self.content(of)
        if isinstance(of, Table):
            self.duty("a key that is not there", negated(put(of.holds, [(of.name, key)])))
            return put(of.value, [(of.name, key)])
        if isinstance(of, tuple) and isinstance(key, int):
            return of[key]
        if isinstance(of, Growing):
            of = self.sequence(of, node)
        if isinstance(of, Seq) and key in (0, -1) and isinstance(key, int):
            some, names = self.world.end(of, last=key == -1)
            self.duty("an item of an empty list", negated(some))
            return put(of.item, list(zip(of.names, names, strict=True)))
        return self.refuse(node, "an item")

    def _looked_up(self, of: dict[Any, Any], key: Any, node: ast.AST) -> Any:
        """Look a key up in one of the library's own tables: by each of its keys, and it must be one of them."""
        if isinstance(key, Choice):
            return self.each(key, lambda one: self._looked_up(of, one, node))
        if isinstance(key, str | int | Enum):
            if key not in of:
                self.duty(f"a key that is not there: {key!r}", when=True)
                return GONE
            return of[key]
        key = self.sequence(key, node) if isinstance(key, Growing) else key
        if not (isinstance(key, Seq) and all(isinstance(one, tuple) for one in of)):
            self.refuse(node, "a key")
        options = [(self.equal(key, one, node), value) for one, value in of.items()]
        self.duty("a key that is not there", negated(either(*[when for when, _ in options])))
        return Choice(tuple(options))

    def content(self, of: Any) -> Any:
        """Give what is in a list or dict."""
        of = self.heap[of.place]["items"] if isinstance(of, Instance) and of.cls in {list, dict} else of
        if isinstance(of, Growing) and any(isinstance(one, Spliced) for _, one in of.added):
            return self.sequence(of, ast.Pass())
        return of

    def sequence(self, of: Any, node: ast.AST) -> Seq:
        """Give what has been added to a list as a `Seq`."""
        if isinstance(of, Seq):
            return of
        added = growing(of).added
        samples = [one.seq.item if isinstance(one, Spliced) else one for _, one in added]
        kinds = {
            "cs"
            if isinstance(one, OneSitting)
            else "s"
            if isinstance(one, OneSeries)
            else "c"
            if is_number(one)
            else ""
            for one in samples
        }
        if len(kinds) > 1 or "" in kinds:
            self.refuse(node, "a list of several kinds of items")
        names = self.world.names(kinds.pop() if kinds else "c")
        holds = []
        for when, one in added:
            if isinstance(one, Spliced):
                if len(one.seq.names) != len(names) or not _is_itself(one.seq):
                    self.refuse(node, "a list in a list")
                holds.append(both(when, put(one.seq.holds, list(zip(one.seq.names, names, strict=True)))))
            else:
                parts = [one.component, one.ordinal] if isinstance(one, OneSitting) else [getattr(one, "ordinal", one)]
                holds.append(both(when, *[plain(name == part) for name, part in zip(names, parts, strict=True)]))
        first = samples[0] if samples else None
        item = (
            OneSitting(*names) if len(names) == 2 else OneSeries(names[0]) if isinstance(first, OneSeries) else names[0]
        )
        return Seq(names, either(*holds), item)

    def fresh_names(self, seq: Seq) -> Seq:
        """Give the same list with names that are not talked of."""
        names = self.world.names("".join(name.decl().name()[0] for name in seq.names))
        pairs = list(zip(seq.names, names, strict=True))
        return Seq(names, put(seq.holds, pairs), put(seq.item, pairs))

    # ------------------------------------------------------------------ comprehensions and calls

    def _of_ListComp(self, node: ast.ListComp) -> Any:
        return self._comprehended(node, node.elt)

    def _of_GeneratorExp(self, node: ast.GeneratorExp) -> Any:
        return self._comprehended(node, node.elt)

    def _of_SetComp(self, node: ast.SetComp) -> Any:
        return self._comprehended(node, node.elt)

    def _of_DictComp(self, node: ast.DictComp) -> Any:
        """Give a dict by component: the last item with a key decides."""
        pairs = self._comprehended(node, ast.Tuple([node.key, node.value], ast.Load()))
        name = z3.Int("key")
        if pairs == ():
            return self.instance(dict, {"items": Table(name, holds=False, value=None)})
        if not isinstance(pairs, Seq):
            self.refuse(node, "a dict")
        self.world.bound.append(name)
        pairs = self.fresh_names(pairs)
        same = Seq(pairs.names, both(pairs.holds, plain(pairs.item[0] == name)), pairs.item[1])
        some, last = self.world.end(same, last=True)
        self.world.bound.pop()
        return self.instance(
            dict, {"items": Table(name, some, put(same.item, list(zip(same.names, last, strict=True))))}
        )

    def _comprehended(self, node: Any, element: ast.expr, *, tested: bool = False) -> Any:
        if len(node.generators) != 1 or node.generators[0].is_async:
            self.refuse(node, "a comprehension of several lists")
        part = node.generators[0]
        of = self.content(self.value(part.iter))
        frame = self.frames[-1]
        hidden = dict(frame.env)

        def evaluated(item: Any) -> tuple[Term, Any]:
            self.assign(part.target, item)
            pc, when = self.pc, True
            for one in part.ifs:
                when = both(when, self.test(one))
                self.pc = both(pc, when)
                if self.pc is False:
                    break
            evaluate = self.test if tested else self.value
            value = evaluate(element) if self.pc is not False else None
            self.pc = pc
            return when, value

        if isinstance(of, Seq) and of.holds is False:
            found: Any = ()
        elif isinstance(of, Seq):
            seq = self.fresh_names(of)
            pc = self.pc
            self.world.bound += seq.names
            self.pc = both(pc, seq.holds)
            when, value = evaluated(seq.item) if self.pc is not False else (False, None)
            del self.world.bound[len(self.world.bound) - len(seq.names) :]
            self.pc = pc
            found = Seq(seq.names, both(seq.holds, when), value)
        elif isinstance(of, Findings):
            some = {}
            for key, there in of.some.items():
                when, value = evaluated(Text() if key == "points" else Found(key))  # type: ignore[arg-type]
                if not isinstance(value, Found | Text | None):
                    self.refuse(node, "what is made of findings")
                some[key] = both(there, when)
            found = Findings(some)
        elif isinstance(of, tuple | Growing):
            added = []
            for there, item in growing(of).added:
                when, value = evaluated(item)
                if both(there, when) is not False:
                    added.append((both(there, when), value))
            found = (
                tuple(value for _, value in added) if all(when is True for when, _ in added) else Growing(tuple(added))
            )
        else:
            self.refuse(node, f"a comprehension of {type(of).__name__}")
        frame.env = hidden
        return found

    def _of_Call(self, node: ast.Call) -> Any:
        if isinstance(node.func, ast.Attribute):
            of = self.value(node.func.value)
            if isinstance(of, Choice):
                return self.each(of, lambda one: self._method(one, node.func.attr, node))  # type: ignore[attr-defined]
            return self._method(of, node.func.attr, node)
        function = self.value(node.func)
        if function in {any, all} and isinstance(node.args[0], ast.GeneratorExp):
            return self.call(function, self._comprehended(node.args[0], node.args[0].elt, tested=True))
        return self.call(function, *self._given(node), **self._named(node))

    def _given(self, node: ast.Call) -> list[Any]:
        given: list[Any] = []
        for one in node.args:
            if not isinstance(one, ast.Starred):
                given.append(self.value(one))
                continue
            starred = self.value(one.value)
            if isinstance(starred, tuple):
                given += starred
            elif isinstance(starred, Findings):
                texts = [text for text in given if isinstance(text, str | Text)]
                given = [
                    *given[: len(given) - len(texts)],
                    Spread(Findings({"points": either(starred.some.get("points", False), bool(texts))})),
                ]
            else:
                self.refuse(node, "a star")
        return given

    def _named(self, node: ast.Call) -> dict[str, Any]:
        named: dict[str, Any] = {}
        for one in node.keywords:
            value = self.value(one.value)
            if one.arg is None and not isinstance(value, dict):
                self.refuse(node, "two stars")
            named |= value if one.arg is None else {one.arg: value}
        return named

    def _method(self, of: Any, name: str, node: ast.Call) -> Any:
        """Call a method: of a list or dict, or one of the library's own."""
        given = self._given(node)
        if isinstance(of, Instance) and of.cls is list and name == "append":
            items = self.heap[of.place]["items"]
            return self.set_field(of, "items", Growing((*growing(items).added, (True, given[0]))))
        if isinstance(of, Instance) and of.cls is dict:
            table = self.content(of)
            if name == "get" and len(given) == 2:
                pairs = [(table.name, given[0])]
                return merge(put(table.holds, pairs), put(table.value, pairs), given[1])
            if name == "setdefault" and isinstance(given[1], Instance) and not growing(self.content(given[1])).added:
                return Slot(of.place, given[0])
            self.refuse(node, "a method of a dict")
        if isinstance(of, Slot) and name == "append":
            return self._append(of, given[0], node)
        if isinstance(of, Seq) and name == "count":
            of = self.fresh_names(of)
            return Tally(Seq(of.names, both(of.holds, self.equal(of.item, given[0], node)), of.item))
        if of is object and name == "__setattr__" and isinstance(given[0], Instance):
            return self.set_field(given[0], given[1], given[2])
        return self.call(self.attribute(of, name, node), *given, **self._named(node))

    def _append(self, of: Slot, item: Any, node: ast.AST) -> None:
        """Append a sitting to the list that a dict has for its component."""
        table = self.heap[of.place]["items"]
        if not isinstance(item, OneSitting):
            self.refuse(node, "an item of a list")
        if table.value is None:
            names = self.world.names("cs")
            lists = Seq(names, holds=False, item=OneSitting(*names))
        else:
            lists = table.value
        new = plain(table.name == of.component)
        its = both(plain(lists.names[0] == item.component), plain(lists.names[1] == item.ordinal))
        grown = Seq(lists.names, either(both(table.holds, lists.holds), both(new, its)), lists.item)
        self.set_field(Instance(dict, of.place), "items", Table(table.name, either(table.holds, new), grown))

    # ------------------------------------------------------------------ truth

    def test(self, node: ast.expr) -> Term:
        """Evaluate an expression of which only the truth matters."""
        if not isinstance(node, ast.BoolOp):
            return self.truth(self.value(node), node)
        first, rest = node.values[0], ast.BoolOp(node.op, node.values[1:]) if len(node.values) > 2 else node.values[1]
        if isinstance(node.op, ast.And):
            return self.branch(self.test(first), lambda: self.test(rest), lambda: False)
        return self.branch(self.test(first), lambda: True, lambda: self.test(rest))

    def truth(self, value: Any, node: ast.AST | None = None) -> Term:
        """Whether Python takes a value for true."""
        if is_truth(value):
            return value
        if value is None or isinstance(value, int | str | dict):
            return bool(value)
        value = self.content(value)
        if isinstance(value, Choice):
            return either(*[both(when, self.truth(one, node)) for when, one in value.options])
        if is_number(value):
            return plain(value != 0)
        if isinstance(value, Seq):
            return self.world.some(value)
        if isinstance(value, Findings):
            return either(*value.some.values())
        if isinstance(value, tuple | Growing):
            return either(*[when for when, _ in growing(value).added])
        if isinstance(value, Member | OneSeries | OneSitting | Enum | Series):
            return True
        if value is GONE:
            return False
        if node is not None:
            return self.refuse(node, "a truth")
        raise NotModelled(f"the truth of {value!r}")

    def _never(self, when: Term) -> bool:
        """Whether a condition can't hold by what is cheap to ask about; a "no" only costs time."""
        if when is True or when is False:
            return not when
        for one in self.world.ground[self._asserted :]:
            self._quick.add(one)
        self._asserted = len(self.world.ground)
        self._quick.push()
        self._quick.add(when)
        answer = self._quick.check()
        self._quick.pop()
        return bool(answer == z3.unsat)


@attrs.frozen(eq=False)
class Spread:
    """Arguments that a star gives, so many that nobody knows."""

    value: Findings


def _merged(when: Term, one: Any, other: Any) -> Any:
    return GONE if one is GONE or other is GONE else merge(when, one, other)


def _is_grave(node: ast.AST) -> bool:
    """Whether a statement raises, or makes an error ready: then it is worth a question whether it is ever reached."""
    for one in ast.walk(node):
        if isinstance(one, ast.Raise):
            return True
        if isinstance(one, ast.Call):
            name = (
                one.func.attr
                if isinstance(one.func, ast.Attribute)
                else one.func.id
                if isinstance(one.func, ast.Name)
                else ""
            )
            if "raise" in name or name in {"Facts", "require_in_force"}:
                return True
    return False


def _as_read(target: Any) -> Any:
    if isinstance(target, ast.Name):
        return ast.Name(target.id, ast.Load())
    return ast.Attribute(target.value, target.attr, ast.Load())


def _is_symbolic(value: Any) -> bool:
    return z3.is_expr(value) or type(value).__module__ == "proof.symbolic"


def _is_itself(seq: Seq) -> bool:
    """Whether the items of a list are what its names stand for, as with numbers of components."""
    item = seq.item
    parts = [item.component, item.ordinal] if isinstance(item, OneSitting) else [getattr(item, "ordinal", item)]
    return len(parts) == len(seq.names) and all(
        z3.is_expr(one) and one.eq(name) for one, name in zip(parts, seq.names, strict=True)
    )


# ---------------------------------------------------------------------- what is not read, but known


def _any(reader: Reader, of: Any) -> Term:
    of = reader.content(of)
    if isinstance(of, Seq):
        reader.world.bound += of.names
        truth = both(of.holds, reader.truth(of.item))
        del reader.world.bound[len(reader.world.bound) - len(of.names) :]
        return reader.world.some(Seq(of.names, truth, None))
    return either(*[both(when, reader.truth(one)) for when, one in growing(of).added])


def _all(reader: Reader, of: Any) -> Term:
    of = reader.content(of)
    if isinstance(of, Seq):
        reader.world.bound += of.names
        fails = both(of.holds, negated(reader.truth(of.item)))
        del reader.world.bound[len(reader.world.bound) - len(of.names) :]
        return negated(reader.world.some(Seq(of.names, fails, None)))
    return negated(either(*[both(when, negated(reader.truth(one))) for when, one in growing(of).added]))


def _tuple(reader: Reader, of: Any = ()) -> Any:
    return reader.content(of)


def _list(reader: Reader, of: Any = ()) -> Any:
    return reader.instance(list, {"items": of if isinstance(of, Seq) else growing(reader.content(of))})


def _len(reader: Reader, of: Any) -> Any:
    of = reader.content(of)
    if isinstance(of, tuple):
        return len(of)
    if isinstance(of, Seq | Growing):
        return Tally(reader.sequence(of, ast.Pass()))
    raise NotModelled("a length")


def _bool(reader: Reader, of: Any) -> Term:
    return reader.truth(of)


def _next(reader: Reader, of: Any, default: Any) -> Any:
    if not isinstance(of, Seq):
        raise NotModelled("next")
    some, names = reader.world.end(of)
    return merge(some, put(of.item, list(zip(of.names, names, strict=True))), default)


def _greatest(reader: Reader, *of: Any, default: Any = GONE) -> Any:
    return _extreme(reader, of, default, last=True)


def _least(reader: Reader, *of: Any, default: Any = GONE) -> Any:
    return _extreme(reader, of, default, last=False)


def _extreme(reader: Reader, of: tuple[Any, ...], default: Any, *, last: bool) -> Any:
    if len(of) == 2 and all(map(is_number, of)):
        one, other = of
        return merge(plain(one >= other if last else one <= other), one, other)
    seq = reader.content(of[0])
    if isinstance(seq, tuple) and not seq and default is not GONE:
        return default
    if len(of) == 1 and isinstance(seq, Growing):
        some: Term = False
        best: Any = 0
        for when, value in seq.added:
            number, missing = _number(value)
            reader.duty("a comparison with None", both(when, missing))
            best = merge(
                both(when, either(negated(some), plain(number >= best if last else number < best))), number, best
            )
            some = either(some, when)
    elif len(of) == 1 and isinstance(seq, Seq):
        is_series = isinstance(seq.item, OneSeries)
        key, missing = (seq.item.ordinal, False) if is_series else _number(seq.item)
        reader.duty("a comparison with None", reader.world.some(Seq(seq.names, both(seq.holds, missing), None)))

        def at(names: tuple[Term, ...]) -> Term:
            return put(key, list(zip(seq.names, names, strict=True)))

        some, names = reader.world.end(seq, at, last=last)
        best = OneSeries(at(names)) if is_series else at(names)
    else:
        raise NotModelled("a greatest or least value")
    if default is GONE:
        reader.duty("the greatest of nothing", negated(some))
        return best
    return merge(some, best, default)


def _number(value: Any) -> tuple[Term, Term]:
    """Give a number, and when there is ``None`` in its place."""
    missing: Term = False
    if isinstance(value, Choice):
        missing = either(*[when for when, one in value.options if one is None])
        (value,) = [one for _, one in value.options if one is not None]
    if not is_number(value):
        raise NotModelled("a greatest or least value")
    return value, missing


def _type(reader: Reader, of: Any) -> Any:
    if isinstance(of, OneSeries):
        return Series
    if isinstance(of, OneSitting):
        return Sitting
    if isinstance(of, Instance | Fields):
        return of.cls
    if isinstance(of, Member):
        return of.enum
    if is_truth(of) or is_number(of):
        return bool if is_truth(of) else int
    if isinstance(of, Choice | Seq | Growing | Findings | Table | Text):
        raise NotModelled("the type of a list or of one of several values")
    return type(of)


def _found(reader: Reader, code: str, outcome: Enum, pairs: Any) -> Found:
    return Found(outcome)


def _plain_pairs(reader: Reader, said: dict[str, Any]) -> Text:
    return Text()


def _ruled(reader: Reader, found: Any, edition: str, readings: Any, verdict: Any) -> Instance:
    given = {"findings": findings_in(found), "assumptions": findings_in(readings), "verdict": verdict}
    return reader.instance(Ruling, given)


def _record(reader: Reader, subject: Any, sittings: Any, *, claimed: Any = ()) -> Instance:
    """Make a record of sittings that are in order and good, being those of a record: its checks and its sorting do nothing."""
    return reader.instance(
        LearnerRecord, {"subject": subject, "sittings": reader.sequence(sittings, ast.Pass()), "claimed": claimed}
    )


def _series(reader: Reader, year: Any, season: Any) -> OneSeries:
    """Make a series by its own code, which gives the ordinal; it has to be that of the year and season."""
    made = reader.instance(Series, {"year": year, "season": season})
    reader.call(inspect.getattr_static(Series, "__attrs_post_init__"), made)
    ordinal = reader.heap[made.place]["ordinal"]
    right = both(plain(ordinal == year * 2 + place_of(season)))
    reader.duty("an ordinal that does not follow from year and season", negated(right))
    return OneSeries(ordinal)


INTRINSIC: dict[Any, Callable[..., Any]] = {
    any: _any,
    all: _all,
    tuple: _tuple,
    list: _list,
    len: _len,
    bool: _bool,
    next: _next,
    max: _greatest,
    min: _least,
    type: _type,
    findings.found: _found,
    cases._plain: _plain_pairs,
    rulings.ruled: _ruled,
    LearnerRecord: _record,
    Series: _series,
}
"""What is known of functions that are not read: those of Python, and those that only write down what was decided."""
