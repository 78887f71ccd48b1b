"""What other people's code holds on to: names, types, copies. ``docs/reference/stability.md`` says what is promised."""

import copy
import inspect
import pickle
import re
import sys
import typing
from collections.abc import Iterator
from enum import Enum
from types import FunctionType, GenericAlias, UnionType
from typing import Any

import attrs
import pytest
from public_callables import callables
from public_names import FILE, members, modules, text
from spaces import share_of
from vectors_reader import FILES, answer, load

from btec_rules import BtecRulesError
from btec_rules.model.records import INNER

PUBLIC = [getattr(module, name) for module in modules().values() for name in module.__all__]
BARE = {dict, list, set, frozenset, tuple, type}


def test_names_signatures_and_codes_are_those_written_down() -> None:
    assert text() == FILE.read_text("utf-8"), "run python tests/public_names.py, and look at what changed"


def signatures(path: str) -> Iterator[tuple[str, str, Any]]:
    """Give whatever of a public module has annotations, with its name and the module in which it was written."""
    module = modules()[path]
    for name in module.__all__:
        thing = getattr(module, name)
        if isinstance(thing, FunctionType):
            yield f"{path}.{name}", thing.__module__, thing
        if not isinstance(thing, type):
            continue
        if attrs.has(thing):
            yield f"{path}.{name}", thing.__module__, thing
            yield f"{path}.{name}.__init__", thing.__module__, thing.__init__
        for one, member in members(thing).items():
            function = member.fget if isinstance(member, property) else getattr(member, "__func__", member)
            yield f"{path}.{name}.{one}", function.__module__, function


def parts_of(annotation: Any) -> Iterator[Any]:
    """Give an annotation and everything in it."""
    yield annotation
    for part in typing.get_args(annotation):
        yield from parts_of(part)


@pytest.mark.parametrize("path", modules())
class TestTypes:
    """A type checker knows all of it, and a caller can write down every type that goes in or comes out."""

    def test_everything_has_a_type_and_none_is_any(self, path: str) -> None:
        for written, home, thing in signatures(path):
            names = vars(sys.modules[home]) if isinstance(thing, FunctionType) else None  # a class knows its bases' own
            found = typing.get_type_hints(thing, globalns=names).items()
            hints = {name: hint for name, hint in found if not name.startswith("_")}
            if isinstance(thing, FunctionType):
                assert {"return", *inspect.signature(thing).parameters} - {"self", "cls"} <= set(hints), written
            parts = [part for hint in hints.values() for part in parts_of(hint)]
            assert parts, written
            assert Any not in parts, written
            assert not BARE & {part for part in parts if isinstance(part, type)}, written

    def test_its_types_can_be_imported(self, path: str) -> None:
        for named, home, thing in signatures(path):
            names = vars(sys.modules[home])
            inner = {one.name for one in getattr(thing, "__attrs_attrs__", ()) if one.metadata == INNER}
            for written in (str(hint) for name, hint in thing.__annotations__.items() if name not in inner):
                for word in re.findall(r"(?<![.\w])[A-Za-z_]\w*", written):
                    meant = names.get(word)
                    ours = isinstance(meant, type) and meant.__module__.startswith("btec_rules")
                    if ours or isinstance(meant, UnionType | GenericAlias):
                        assert any(meant is one for one in PUBLIC), (named, word)


def same(value: Any) -> Iterator[Any]:
    """Give a value again and again: pickled in every way, and copied."""
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        yield pickle.loads(pickle.dumps(value, protocol))  # noqa: S301 - our own
    yield copy.copy(value)
    yield copy.deepcopy(value)


MEMBERS = {
    str(member): member for thing in PUBLIC if isinstance(thing, type) and issubclass(thing, Enum) for member in thing
}
CONSTANTS = [one for one in PUBLIC if attrs.has(type(one)) or isinstance(one, tuple)]
VECTORS = [*share_of((vector for name in FILES for vector in load(name)), slice_of=4)]


class TestCopies:
    """What goes through a queue, a cache or a process pool comes back as it was."""

    @pytest.mark.parametrize("value", [*CONSTANTS, *(asked() for asked in callables() if asked.made)], ids=repr)
    def test_values_and_errors(self, value: Any) -> None:
        for again in (*same(value), attrs.evolve(value) if attrs.has(type(value)) else value):
            assert type(again) is type(value)
            assert repr(again) == repr(value)
            if not isinstance(value, BtecRulesError):
                assert again == value
                assert hash(again) == hash(value)

    def test_members_stay_themselves(self) -> None:
        for member in MEMBERS.values():
            assert all(again is member for again in same(member))

    def test_answers(self) -> None:
        for vector in VECTORS:
            try:
                found = answer(vector["call"], vector["facts"])
            except BtecRulesError as error:
                found = error.faults
            value = tuple(found) if isinstance(found, Iterator) else found
            for again in (pickle.loads(pickle.dumps(value)), copy.deepcopy(value)):  # noqa: S301 - our own
                assert again == value
                assert repr(again) == repr(value)
