"""What other people's code holds on to, as one text: names, signatures, fields, members, codes with their parameters.

``tests/golden/names.txt`` is that text as it stood last; a test compares the two, so that every change shows in review:

    python tests/public_names.py
"""

import importlib
import inspect
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path
from string import Formatter
from types import FunctionType, GenericAlias, ModuleType, UnionType
from typing import Any

import attrs
from vectors_reader import FILES, ask, load

import btec_rules
from btec_rules import CODES, ENGLISH, BtecRulesError, Edition, Outcome
from btec_rules.model.records import INNER

__all__ = ("FILE", "members", "modules", "text")

FILE = Path(__file__).parent / "golden" / "names.txt"
_HEAD = "# What other people's code holds on to; docs/reference/stability.md says how. Generated: tests/public_names.py"
_WITH_AN_EXTRA = ("btec_rules.interop.frames", "btec_rules.strategies")
"""Those that the extra ``test`` can load."""
_SPECIAL = {"__bool__", "__contains__", "__ge__", "__gt__", "__iter__", "__le__", "__len__", "__lt__", "__str__"}
_KEPT_SHORT = 60


def modules() -> dict[str, ModuleType]:
    """Give every module that is offered, by its name: those of ``__all__``, and what has an extra of its own."""
    found = {name: importlib.import_module(name) for name in ("btec_rules", *_WITH_AN_EXTRA)}
    for name in btec_rules.__all__:
        if isinstance(thing := getattr(btec_rules, name), ModuleType):
            found[f"btec_rules.{name}"] = thing
    return dict(sorted(found.items()))


def members(owner: type) -> dict[str, Any]:
    """Give the public methods and properties of a class, its own and those of bases that can't be imported."""
    bases = [base for base in reversed(owner.__mro__) if base is owner or base in _shared_bases(owner)]
    found = {name: thing for base in bases for name, thing in vars(base).items()}
    return {
        name: thing
        for name, thing in sorted(found.items())
        if isinstance(thing, property | classmethod | FunctionType)
        and (name in _SPECIAL or not name.startswith("_") or name == "_repr_html_")
        and (not isinstance(thing, FunctionType) or Path(thing.__code__.co_filename).is_file())  # attrs makes some, too
    }


def _shared_bases(owner: type) -> list[type]:
    return [
        base for base in owner.__mro__ if base.__module__ in {"btec_rules._values.values", "btec_rules._values.display"}
    ]


def text() -> str:
    """Write everything down, in an order that only depends on the names."""
    return "\n".join([_HEAD, *_names(), "", *_codes(), "", *_texts()]) + "\n"


def _names() -> Iterator[str]:
    seen: dict[int, str] = {}
    for path, module in modules().items():
        yield f"\n[{path}]"
        for name in sorted(module.__all__):
            thing = getattr(module, name)
            first = seen.setdefault(id(thing), f"{path}.{name}")
            if isinstance(thing, ModuleType):
                yield f"{name}: module"
            elif isinstance(thing, type | FunctionType) and first != f"{path}.{name}":
                yield f"{name} is {first}"
            elif isinstance(thing, FunctionType):
                yield f"{name}{_signature(thing)}"
            elif isinstance(thing, type):
                yield from _class(name, thing)
            else:
                yield f"{name}: {_constant(name, thing)}"


def _class(name: str, owner: type) -> Iterator[str]:
    bases = ", ".join(base.__name__ for base in owner.__bases__ if base not in {object, *_shared_bases(owner)})
    if issubclass(owner, Enum):
        yield f"enum {name}"
        yield from (f"    {member.name} = {member.value!r}" for member in owner)
    elif issubclass(owner, BtecRulesError):
        yield f"error {name}({bases}): {owner.code}"
        yield f"    __init__{_signature(owner)}"
    elif issubclass(owner, Warning):
        yield f"warning {name}({bases})"
        return
    else:
        yield f"class {name}{f'({bases})' if bases else ''}"
        yield f"    __init__{_signature(owner)}"
        for field in attrs.fields(owner):  # type: ignore[arg-type]  # whatever else is public is an attrs class
            if field.metadata != INNER:
                yield f"    {field.name}: {_written(field.type)}"
    for one, thing in members(owner).items():
        if isinstance(thing, property):
            yield f"    {one} -> {_written(inspect.signature(thing.fget).return_annotation)}"  # type: ignore[arg-type]
        elif isinstance(thing, classmethod):
            yield f"    classmethod {one}{_signature(getattr(owner, one))}"
        else:
            yield f"    {one}{_signature(thing)}"


def _constant(name: str, value: object) -> str:
    """Say what a constant is: its type, its keys where it has some, and its value where that is short."""
    kind = "alias" if isinstance(value, UnionType | GenericAlias) else type(value).__name__
    if name == "__version__":
        return kind
    if isinstance(value, Mapping):
        return (
            f"a mapping of {len(value)}" if value is ENGLISH or value is CODES else f"a mapping of {', '.join(value)}"
        )
    shown = re.sub(r"btec_rules(\.\w+)*\.", "", str(value)) if kind == "alias" else _shown(value)
    return f"{kind} = {shown}" if len(shown) <= _KEPT_SHORT else kind


def _signature(function: Any) -> str:
    signature = inspect.signature(function)
    written: list[str] = []
    bare_star = "*"
    for parameter in signature.parameters.values():
        one = parameter.name
        if parameter.kind is parameter.VAR_POSITIONAL:
            one, bare_star = f"*{one}", ""
        elif parameter.kind is parameter.VAR_KEYWORD:
            one = f"**{one}"
        elif parameter.kind is parameter.KEYWORD_ONLY and bare_star:
            written.append(bare_star)
            bare_star = ""
        if parameter.annotation is not parameter.empty:
            one += f": {_written(parameter.annotation)}"
        if parameter.default is not parameter.empty:
            one += f" = {_default(parameter.default)}"
        written.append(one)
    given = signature.return_annotation
    arrow = "" if given is signature.empty or isinstance(function, type) else f" -> {_written(given)}"
    return f"({', '.join(written)}){arrow}"


def _default(value: object) -> str:
    for module in modules().values():
        for name in module.__all__:
            if isinstance(value, tuple | Edition | Mapping) and value and getattr(module, name) is value:
                return str(name)
    return _shown(value)


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return f"({', '.join(map(_shown, value))}{',' if len(value) == 1 else ''})"
    return f"{type(value).__name__}.{value.name}" if isinstance(value, Enum) else repr(value)


def _written(annotation: object) -> str:
    written = annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)
    return re.sub(r"ForwardRef\('(.*?)'.*?\)", r"\1", written).replace("hypothesis.strategies.", "st.")


def _codes() -> Iterator[str]:
    """Give each code with its rule, its outcomes, and the parameters that the vectors bring out; ``?``: not always."""
    found: dict[str, list[set[str]]] = defaultdict(list)
    for vector in (vector for name in FILES for vector in load(name) if "verdict" in vector):
        for finding in ask(vector).findings:
            found[f"{finding.code}:{finding.outcome.value}"].append(set(finding.params))
    yield "[codes]"
    for code, rule in sorted(CODES.items()):
        outcomes = [
            f"{outcome.value}({', '.join(_params(found[f'{code}:{outcome.value}']))})"
            for outcome in Outcome
            if f"{code}:{outcome.value}" in ENGLISH
        ]
        yield f"{code} {rule} {' '.join(outcomes)}"


def _params(found: list[set[str]]) -> list[str]:
    return [name if all(name in one for one in found) else f"{name}?" for name in sorted(set().union(*found))]


def _texts() -> Iterator[str]:
    """Give the keys of the catalogue that are no codes, with what is filled in: a translation needs them all."""
    yield "[texts]"
    for key, sentence in sorted(ENGLISH.items()):
        if key.partition(":")[0] not in CODES:
            names = sorted({field for _, field, _, _ in Formatter().parse(sentence) if field})
            yield f"{key} {' '.join(names)}".rstrip()


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
