"""Functions: which can be asked, and what the plain data of their parameters looks like."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from types import FunctionType, ModuleType, UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

import btec_rules
from btec_rules._values.facts import Facts
from btec_rules._values.plain import Texts, shape_of
from btec_rules._values.shapes import LARGEST, Either, Fixed, ListOf, Path, Shape, named, wrong_shape

__all__ = ("CELL", "Cell", "Named", "Parameter", "function_of", "functions", "parameters", "written_as_pairs")


class Parameter(NamedTuple):
    """One fact that a function takes."""

    name: str
    shape: Shape
    required: bool


class Named:
    """A dict with any texts for keys and parts of one shape, read as a dict."""

    takes: tuple[type, ...] = (dict,)

    def __init__(self, item: Shape) -> None:
        self.item: Shape = item

    @property
    def expected(self) -> str:
        """What it wants, in words."""
        return Texts.expected

    def read(self, facts: Facts, path: Path, data: object) -> Any:
        """Give the dict."""
        return dict(Texts(self.item).read(facts, path, data))


class Numbered(ListOf):
    """A list of pairs of a number and a part, read as a dict: JSON has no numbers for keys."""

    __slots__ = ()

    def read(self, facts: Facts, path: Path, data: object) -> Any:
        """Give the dict."""
        pairs = [pair for pair in super().read(facts, path, data) if pair is not None]
        found = dict(pairs)
        if len(found) < len(pairs):
            facts.wrong(named(path), "a number twice", "each number only once")
        return found


class Cell:
    """A cell of a table, which the function itself reads: a text, a number, a flag or nothing."""

    __slots__: tuple[str, ...] = ()

    takes: tuple[type, ...] = (str, int, float, bool, type(None))
    expected: str = "a text, a number, true, false or null"

    def read(self, facts: Facts, path: Path, data: object) -> Any:
        """Give *data* itself."""
        if type(data) not in self.takes or (type(data) is int and not -LARGEST - 1 <= data <= LARGEST):
            wrong_shape(facts, path, data, self)
        return data


CELL: Shape = Cell()


def functions() -> dict[str, Callable[..., Any]]:
    """Give every function that can be asked, by its name without ``btec_rules``; found through ``__all__``."""
    return dict(_inside(btec_rules, ""))


def function_of(name: object) -> Callable[..., Any] | None:
    """Give the function of a name; ``None`` if there is none."""
    return functions().get(name) if type(name) is str else None


def parameters(function: Callable[..., Any]) -> tuple[Parameter, ...]:
    """Give what a function takes, from its signature; a function that it calls back is no fact."""
    hints = get_type_hints(function)
    return tuple(
        Parameter(name, _shape(hints[name]), parameter.default is parameter.empty)
        for name, parameter in inspect.signature(function, follow_wrapped=False).parameters.items()
        if not any(get_origin(one) is Callable for one in get_args(hints[name]))
    )


def written_as_pairs(function: Callable[..., Any], name: str) -> bool:
    """Say whether the parameter of that name, or what is given back (``return``), is a dict without texts for keys.

    Such a dict is a list of pairs in plain data, also where it is empty.
    """
    hint = get_type_hints(function)[name]
    return get_origin(hint) in {dict, Mapping} and get_args(hint)[0] is not str


def _inside(module: ModuleType, prefix: str) -> Iterator[tuple[str, FunctionType]]:
    for name in module.__all__:
        thing = getattr(module, name)
        if isinstance(thing, FunctionType):
            yield prefix + name, thing
        elif isinstance(thing, ModuleType) and thing.__name__ != "btec_rules.questions":
            yield from _inside(thing, f"{prefix}{name}.")


def _shape(hint: Any) -> Shape:
    """Make the shape of a parameter from its type: as of a part of a value, and lists and dicts of such."""
    kind, inner = get_origin(hint), get_args(hint)
    if hint is object:
        return CELL
    if kind in _LISTS:
        return ListOf(_shape(inner[0]))
    if kind is Mapping and inner[0] is int:
        return Numbered(Fixed(tuple(map(_shape, inner))))
    if kind is Mapping:
        return Named(_shape(inner[1]))
    if kind in (Union, UnionType):
        return Either(tuple(map(_shape, inner)))
    return shape_of(hint)


_LISTS = (Collection, Container, Iterable)
