"""Write the JSON Schemas of all values, and the page that lists their plain data, from the classes themselves.

Run it when a value has changed: ``python docs/reference/schemas.py``. A test checks that the files are up to date.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import btec_rules
from btec_rules import CODES, OPEN_POINTS, RULES, Outcome, Verdict, strategies
from btec_rules._values import facts, plain, shapes
from btec_rules._values.errors import Fault
from btec_rules._values.values import Value
from btec_rules.guide.open_points import POINT_PAGES
from btec_rules.model import subjects

HERE = Path(__file__).parent
VERSION = "v1"
SCHEMAS = HERE.parent.parent / "src" / "btec_rules" / "schemas" / f"{VERSION}.json"


def values() -> list[type]:
    """Give every public value class, found through ``__all__``, in order of name."""
    found = {
        thing for module in _modules(btec_rules) for name in module.__all__ if _is_value(thing := getattr(module, name))
    }
    return sorted(found, key=lambda cls: cls.__name__)


def _modules(module: ModuleType) -> Iterator[ModuleType]:
    yield module
    for name in module.__all__:
        if isinstance(inner := getattr(module, name), ModuleType):
            yield from _modules(inner)
    if module is btec_rules:
        yield strategies


def _is_value(thing: object) -> bool:
    return isinstance(thing, type) and issubclass(thing, Value | Fault)


def key_of(cls: type) -> str:
    """Give the name of a value's schema, such as ``learner-record``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", cls.__name__).lower()


def values_page() -> str:
    """Give the index of values: the keys of each one's plain data, and its schema."""
    lines = [
        "# Values as plain data",
        "",
        "Every value has `to_dict()` and `from_dict()`, and `from_dict(to_dict(x)) == x`. The data is text, whole",
        "numbers, `true`, `false`, `null`, lists and objects, which `json`, `orjson` and `msgspec` accept as they are.",
        "Generated; do not edit.",
        "",
        "- Inside another value, a series is its code (`2026-06`), a date its ISO text, a member of an enum its value.",
        "- A mark is a number, an absence is `X`, an unknown mark is `null`. They are never mixed up. Ids are text.",
        "- A subject that the library lists is its title, and means what the library knows about it. Any other subject",
        "  is an object with all its parts.",
        "- `from_dict` accepts exactly these types and exactly these keys. What follows from others (the rule and",
        "  page of a finding, the verdict of a ruling) is written too, and must agree.",
        "- One `InvalidFact` lists all faults, each with its path, such as `sittings[3].series`.",
        f"- A text has at most {shapes.LONGEST:,} characters, a number 64 bits, a list a million items.",
        "",
        "The schemas (JSON Schema, draft 2020-12) are in the wheel, in one document with a definition for each value:",
        "",
        "```python",
        "import importlib.resources",
        "import json",
        "",
        f'path = importlib.resources.files("btec_rules") / "schemas" / "{VERSION}.json"',
        'schemas = json.loads(path.read_text("utf-8"))',
        'a_ruling = schemas | {"$ref": "#/$defs/ruling"}',
        "```",
        "",
        f"`{VERSION}` stays for the whole of 1.x. It may gain codes, rules, open points, values and optional keys. Any",
        "other change makes a new version beside it.",
        "",
        "| value | keys | schema |",
        "|---|---|---|",
    ]
    for cls in values():
        keys = ", ".join(f"`{part.name}`" for part in parts_of(cls))
        lines.append(f"| `{cls.__name__}` | {keys} | `{key_of(cls)}` |")
    return "\n".join(lines) + "\n"


def parts_of(cls: Any) -> tuple[plain.Field, ...]:
    """Give the parts of a value's plain data."""
    shape: Any = plain.shape_of(Fault) if cls is Fault else cls._shape
    parts: tuple[plain.Field, ...] = shape.parts
    return parts


def schemas() -> str:
    """Give the JSON Schemas of all values as one document, a line each; what they share is defined once."""
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:btec-rules:schemas:{VERSION}",
        "title": f"The values of btec-rules as plain data, {VERSION}",
    }
    definitions = ",\n".join(f"{_json(key_of(cls))}:{_json(_object(cls))}" for cls in values())
    return f'{_json(head).removesuffix("}")},"$defs":{{\n{definitions}\n}}}}\n'


def _json(part: Any) -> str:
    return json.dumps(part, ensure_ascii=False, separators=(",", ":"))


def _object(cls: type) -> dict[str, Any]:
    properties = {part.name: _part(f"{cls.__name__}.{part.name}", part.shape) for part in parts_of(cls)}
    return {
        "description": (inspect.getdoc(cls) or "").partition("\n\n")[0].replace("``", "`"),
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
        return {"$ref": f"#/$defs/{key_of(shape.kind)}"}
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
        case plain.Texts():
            found = {"type": "object", "additionalProperties": _part(f"{name}[]", shape.item)}
    return found


def _exactly(name: str, shape: shapes.Exactly) -> dict[str, Any]:
    if shape is shapes.FLAG:
        return {"type": "boolean"}
    if shape is shapes.NOTHING:
        return {"type": "null"}
    kind = "string" if shape is shapes.TEXT else "integer"
    for place, limits in LIMITS[kind].items():
        if re.fullmatch(place, name):
            return {"type": kind, **limits}
    raise LookupError(name)


def _whole(least: int, most: int) -> dict[str, Any]:
    return {"minimum": least, "maximum": most}


DAY = r"^2[0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
POINTS = {"enum": list(OPEN_POINTS)}
ONE_LINE = {"not": {"pattern": "[\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]"}}
IDENT = {"minLength": 1, "maxLength": facts.LONGEST_ID, **ONE_LINE}
MARK = _whole(0, facts.MOST_MARKS)
LIMITS: dict[str, dict[str, dict[str, Any]]] = {
    "string": {
        r"Finding\.code": {},  # the codes stand below, each with its rule
        r"Finding\.rule": {"enum": [*RULES, *POINT_PAGES]},
        r"Duty\.rule|Rule\.id": {"enum": list(RULES)},
        r"Subject\.qan": {"pattern": r"^[0-9]{3}(/?)[0-9]{4}\1[0-9X]$", "maxLength": len("603/7047/6")},
        r".*\.(assumptions|readings)\[\]|OpenPoint\.id": POINTS,
        r"Edition\.academic_year": {"pattern": r"^[12][0-9]{3}-[0-9]{2}$", "maxLength": len("2025-26")},
        r".*\.(candidate|absent|by|edition|title|pathway|assessor)|Edition\.id": IDENT,
        r"Sample\w*\.\w+\[\](\.0)?|MarkSheet\.entries\[\]\.0": IDENT,
        r"CertificationOption\.code": {
            "enum": ["claim", "keep", "recertify", "resit-and-claim", "resit-and-recertify", "claim-resit-recertify"]
        },
        r"KeyDates\.source": {"maxLength": facts.LONGEST_TEXT, **ONE_LINE},
        r".*": {"maxLength": shapes.LONGEST},
    },
    "integer": {
        r"(Finding|Rule)\.page": {"enum": sorted({rule.page for rule in RULES.values()})},
        r"Finding\.params\[\]": _whole(-shapes.LARGEST - 1, shapes.LARGEST),
        r".*\.(component|external)|.*\.(internal|used_up)\[\]|QualificationResult\.counting\[\]\.0": _whole(
            1, subjects.MOST_COMPONENTS
        ),
        r"(RowsRead|CohortReport)\.repeated\[\]\.[01]": _whole(1, facts.MOST_ITEMS),
        r"Sitting\.ums|MarkSheet\.entries\[\]\.1|SampleRequest\.\w+\[\]\.1": MARK,
        r"QualificationResult\.total": _whole(0, facts.MOST_MARKS * subjects.MOST_COMPONENTS),
        r"Series\.year": _whole(facts.FIRST_YEAR, facts.LAST_YEAR),
        r"MonthPart\.year": _whole(facts.FIRST_YEAR - 1, facts.LAST_YEAR),
        r"MonthPart\.month|Edition\.\w+_(deadline|opens|closes)\.0": _whole(1, 12),
        r"Edition\.\w+_(deadline|opens|closes)\.1": _whole(1, 31),
        r"Edition\.\w+_bands\[\]\.[01]": _whole(0, facts.MOST_ITEMS),
        r"Edition\.\w+": _whole(0, 1000),
    },
}
"""What each text and number may be, by its place; the first place that matches counts."""
LISTS: dict[str, dict[str, Any]] = {
    "LearnerRecord.sittings": {"maxItems": 1000},
    "LearnerRecord.claimed": {"uniqueItems": True},
    "Subject.internal": {"minItems": 1, "uniqueItems": True},
    "Subject.internal_seasons": {"minItems": 1, "uniqueItems": True},
    "Subject.external_seasons": {"minItems": 1, "uniqueItems": True},
    "Subject.readings": {"uniqueItems": True},
    "Ruling.assumptions": {"uniqueItems": True},
    "Edition.sampling_bands": {"minItems": 1},
    "Edition.recording_bands": {"minItems": 1},
}
"""What a list may hold, by its place."""


def _has(outcome: Outcome) -> dict[str, Any]:
    return {"properties": {"findings": {"contains": {"properties": {"outcome": {"const": outcome.value}}}}}}


def _says(verdict: Verdict) -> dict[str, Any]:
    return {"properties": {"verdict": {"const": verdict.value}}}


_PAGES = {rule.id: rule.page for rule in RULES.values()} | dict(POINT_PAGES)
TOGETHER: dict[str, dict[str, Any]] = {
    "Sitting": {
        "if": {"properties": {"status": {"enum": ["planned", "absent"]}}},
        "then": {"properties": {"ums": {"type": "null"}}},
    },
    "Finding": {
        "anyOf": [
            {
                "properties": {
                    "code": {"enum": [code for code, reports_on in CODES.items() if reports_on == rule]},
                    "rule": {"const": rule},
                    "page": {"const": page},
                }
            }
            for rule, page in _PAGES.items()
            if rule in CODES.values()
        ]
    },
    "Ruling": {
        "if": _has(Outcome.FAILED),
        "then": _says(Verdict.REFUSED),
        "else": {"if": _has(Outcome.UNKNOWN), "then": _says(Verdict.UNDECIDED), "else": _says(Verdict.ALLOWED)},
    },
}
"""What must agree within a value."""


PAGES = {"values.md": values_page, SCHEMAS: schemas}

if __name__ == "__main__":
    SCHEMAS.parent.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), encoding="utf-8")
