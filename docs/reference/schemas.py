"""Write the JSON Schemas of all values, and the page that lists their plain data, from the classes themselves.

Run it when a value has changed: ``python docs/reference/schemas.py``. A test checks that the files are up to date.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import btec_rules
from btec_rules import strategies
from btec_rules._values import shapes
from btec_rules._values.errors import Fault
from btec_rules._values.values import Value
from btec_rules.questions.schemas import DIALECT, key_of, object_schema, parts_of

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


def values_page() -> str:
    """Give the index of values: the keys of each one's plain data, and its schema."""
    lines = [
        "% Written by docs/reference/schemas.py; do not edit.",
        "",
        "# Values as plain data",
        "",
        "Every value has `to_dict()` and `from_dict()`, and `from_dict(to_dict(x)) == x`. The data is text, whole",
        "numbers, `true`, `false`, `null`, lists and objects, which `json`, `orjson` and `msgspec` accept as they are.",
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


def schemas() -> str:
    """Give the JSON Schemas of all values as one document, a line each; what they share is defined once."""
    head = {
        "$schema": DIALECT,
        "$id": f"urn:btec-rules:schemas:{VERSION}",
        "title": f"The values of btec-rules as plain data, {VERSION}",
    }
    definitions = ",\n".join(f"{_json(key_of(cls))}:{_json(object_schema(cls))}" for cls in values())
    return f'{_json(head).removesuffix("}")},"$defs":{{\n{definitions}\n}}}}\n'


def _json(part: Any) -> str:
    return json.dumps(part, ensure_ascii=False, separators=(",", ":"))


PAGES = {"values.md": values_page, SCHEMAS: schemas}

if __name__ == "__main__":
    SCHEMAS.parent.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), encoding="utf-8")
