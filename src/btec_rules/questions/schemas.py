"""Schemas: the plain data of a value, and the facts of a question, as JSON Schema (draft 2020-12)."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any

from btec_rules._values import plain, shapes
from btec_rules._values.errors import Fault, InvalidFact
from btec_rules._values.plain import Plain
from btec_rules._values.true_types import described
from btec_rules.questions.asking import names_like
from btec_rules.questions.functions import Cell, Named, function_of, parameters
from btec_rules.questions.limits import DAY, LIMITS, LISTS, TOGETHER

__all__ = ("DIALECT", "key_of", "object_schema", "parts_of", "schema")

DIALECT: str = "https://json-schema.org/draft/2020-12/schema"
_REF = "#/$defs/"


def schema(name: str) -> dict[str, Plain]:
    """Give the JSON Schema of the facts of a question, with everything that it refers to.

    Args:
        name: The name of a question, such as ``retakes.check``.

    Returns:
        The schema of an object with a property for each fact, described in the words of the function's documentation;
        it serves as the parameters of a tool definition as it is.

    Raises:
        InvalidFact: If there is no such question.

    Source:
        None: it follows from the function's signature.
    """
    function = function_of(name)
    if function is None:
        raise InvalidFact(Fault("name", described(name), names_like(name)))
    told, taken = _described_arguments(inspect.getdoc(function) or ""), parameters(function)
    properties = {
        one.name: {"description": told.get(one.name, "")} | _part(f"{name}.{one.name}", one.shape) for one in taken
    }
    kinds = _kinds_in([one.shape for one in taken])
    found: dict[str, Any] = {
        "$schema": DIALECT,
        "title": name,
        "description": _first_paragraph(function),
        "type": "object",
        "properties": properties,
        "required": [one.name for one in taken if one.required],
        "additionalProperties": False,
    }
    if kinds:
        found["$defs"] = {key_of(kind): object_schema(kind) for kind in kinds}
    return found


def key_of(cls: type) -> str:
    """Give the name of a value's schema, such as ``learner-record``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", cls.__name__).lower()


def parts_of(cls: Any) -> tuple[plain.Field, ...]:
    """Give the parts of a value's plain data."""
    shape: Any = plain.shape_of(Fault) if cls is Fault else cls._shape
    parts: tuple[plain.Field, ...] = shape.parts
    return parts


def object_schema(cls: type) -> dict[str, Any]:
    """Give the JSON Schema of a value's plain data; it refers to those of other values by `key_of`."""
    properties = {part.name: _part(f"{cls.__name__}.{part.name}", part.shape) for part in parts_of(cls)}
    return {
        "description": _first_paragraph(cls),
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
        **TOGETHER.get(cls.__name__, {}),
    }


def _part(name: str, shape: Any) -> dict[str, Any]:
    if isinstance(shape, shapes.Exactly):
        return _exactly(name, shape)
    if isinstance(shape, plain.DictOf):
        return {"$ref": f"{_REF}{key_of(shape.kind)}"}
    return _of_parts(name, shape)


def _of_parts(name: str, shape: Any) -> dict[str, Any]:
    found: dict[str, Any]
    match shape:
        case shapes.OneOf():
            found = {"enum": list(shape.by_name)}
        case shapes.Day():
            found = {"type": "string", "format": "date", "pattern": DAY, "maxLength": len("2026-05-15")}
        case shapes.Coded():
            found = {"type": "string", "pattern": shape.pattern, "maxLength": len("2026-06")}
        case shapes.ListOf():
            found = {"type": "array", "items": _part(f"{name}[]", shape.item), **LISTS.get(name, {})}
        case shapes.Fixed():
            items = [_part(f"{name}.{place}", item) for place, item in enumerate(shape.items)]
            found = {"type": "array", "prefixItems": items, "items": False, "minItems": len(items)}
        case shapes.Either():
            found = {"anyOf": [_part(name, one) for one in shape.shapes]}
        case Cell():
            found = {"type": ["string", "number", "boolean", "null"]}
        case _:  # a dict with any texts for keys
            found = {"type": "object", "additionalProperties": _part(f"{name}[]", shape.item)}
    return found


def _exactly(name: str, shape: shapes.Exactly) -> dict[str, Any]:
    if shape is shapes.FLAG:
        return {"type": "boolean"}
    if shape is shapes.NOTHING:
        return {"type": "null"}
    kind = "string" if shape is shapes.TEXT else "integer"
    limits = next(limits for place, limits in LIMITS[kind].items() if re.fullmatch(place, name))
    return {"type": kind, **limits}


def _kinds_in(inside: list[shapes.Shape]) -> list[type]:
    """Give the classes of values in some shapes and in each other, each once, in order of name."""
    found: dict[type, None] = {}
    while inside:
        shape = inside.pop()
        if isinstance(shape, plain.DictOf):
            if shape.kind in found:
                continue
            found[shape.kind] = None
        inside += _inner(shape)
    return sorted(found, key=key_of)


def _inner(shape: shapes.Shape) -> Iterator[shapes.Shape]:
    match shape:
        case plain.DictOf():
            yield from [part.shape for part in shape.parts]
        case shapes.ListOf() | plain.Texts() | Named():
            yield shape.item
        case shapes.Fixed():
            yield from shape.items
        case shapes.Either():
            yield from shape.shapes
        case _:
            pass


def _first_paragraph(thing: Any) -> str:
    return " ".join((inspect.getdoc(thing) or "").partition("\n\n")[0].replace("``", "`").split())


def _described_arguments(doc: str) -> dict[str, str]:
    """Read what a docstring says of each argument."""
    section = re.search(r"^Args:\n(.*?)(?:\n\n|\Z)", doc, re.DOTALL | re.MULTILINE)
    lines = re.split(r"^    (?=\w+: )", section[1], flags=re.MULTILINE) if section else []
    pairs = (" ".join(line.replace("``", "`").split()).partition(": ") for line in lines if line.strip())
    return {name: text for name, _, text in pairs}
