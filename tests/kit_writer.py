"""The conformance kit, written: questions with their answers, in levels, for an implementation in any language.

    python tests/kit_writer.py

writes ``docs/conformance``. The questions are the vectors, which people have judged against the guide; what other vectors
lack is in ``tests/vectors/conformance.toml``. A test checks that the files are up to date.
"""

import inspect
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from attrs import fields
from kit_reader import KIT, compared, findings_in, rulings_in
from vectors_reader import FILES, arguments, load

from btec_rules import EDITION_2025_26, RULES, Subject, questions, subjects
from btec_rules.questions.asking import to_plain
from btec_rules.questions.functions import functions

__all__ = ("LEVELS", "NO_RULE", "Level", "files")

LICENCE = (
    "MIT. Use these questions and answers in any program, in any language, changed or not, as long as the copyright "
    "notice and the text of the licence (the file LICENSE) go with them."
)
GIVEN = "given.json"
"""The file with what the questions take for granted: the edition's numbers, and the subjects by title."""


NO_RULE = {"mark_sheet.candidate_number"}
"""What the guide does not speak of: a help with spelling."""


class Level(NamedTuple):
    """One level: its number and title, and the modules whose functions it asks."""

    number: int
    title: str
    modules: tuple[str, ...]

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.number}-{self.title.lower().replace(' ', '-')}.json"

    @property
    def functions(self) -> list[str]:
        """The questions that it asks."""
        return [name for name in questions.names() if name.split(".")[0] in self.modules and name not in NO_RULE]


LEVELS = (
    Level(1, "Terminal rule", ("terminal_rule",)),
    Level(2, "Retakes and external", ("retakes", "external")),
    Level(3, "Claims and options", ("certification",)),
    Level(4, "Sampling", ("sampling",)),
    Level(5, "Mark sheets", ("mark_sheet",)),
    Level(
        6,
        "From approval to retention",
        (
            *("centre", "registration", "entries", "standardisation", "resubmission", "submission", "moderation"),
            *("post_results", "retention"),
        ),
    ),
    Level(7, "Plans", ("planning",)),
)


def files() -> dict[str, str]:
    """Give each file of the kit as it should be, by its name."""
    return {GIVEN: _given()} | {level.file: _written(level) for level in LEVELS}


def _given() -> str:
    described = [
        {part.name: to_plain(getattr(one, part.name)) for part in fields(Subject) if part.init} for one in subjects.ALL
    ]
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in described)
    edition = json.dumps(EDITION_2025_26.to_dict())
    return f'{{\n "licence": {json.dumps(LICENCE)},\n "edition": {edition},\n "subjects": [\n{lines}\n ]\n}}\n'


def _written(level: Level) -> str:
    asked = list(_questions(level))
    head = {
        "level": level.number,
        "title": level.title,
        "edition": EDITION_2025_26.id,
        "licence": LICENCE,
        "functions": {name: _described(name) for name in level.functions},
    }
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in asked)
    return f'{json.dumps(head, ensure_ascii=False, indent=1)[:-2]},\n "questions": [\n{lines}\n ]\n}}\n'


def _described(function: str) -> dict[str, Any]:
    """Say what a function is about, what it takes, and what it gives: as its docstring does."""
    schema: Any = questions.schema(function)
    returns = (inspect.getdoc(functions()[function]) or "").partition("Returns:\n")[2].partition("\n\n")[0]
    return {
        "about": _in_json(schema["description"]),
        "facts": {name: _in_json(one["description"]) for name, one in schema["properties"].items()},
        "required": schema["required"],
        "gives": _in_json(returns),
    }


def _in_json(words: str) -> str:
    """Say it for people who do not read Python: ``None`` is null, and so on."""
    plain = re.sub(r"`+(\w[\w.-]*)`+|\*(\w+)\*", lambda found: found[1] or found[2], words)
    names = {"None": "null", "True": "true", "False": "false"}
    return " ".join(re.sub(r"\b(None|True|False)\b", lambda found: names[found[1]], plain).split())


def _questions(level: Level) -> Iterator[dict[str, Any]]:
    """Give the questions of a level, those with the fewest facts first, each once."""
    found: dict[str, dict[str, Any]] = {}
    for name in FILES:
        for vector in load(name):
            if vector["call"] in level.functions:
                facts = {key: to_plain(one) for key, one in arguments(vector["call"], dict(vector["facts"])).items()}
                question = {"ask": vector["call"], "facts": facts}
                told = {"name": vector["name"], "source": vector["from"]}
                found.setdefault(json.dumps(question, sort_keys=True), told | question)
    for key in sorted(found, key=lambda key: (len(key), key)):
        question = found[key]
        yield question | _answered(question)


def _answered(question: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = questions.ask({"ask": question["ask"], "facts": question["facts"]})
    rulings = list(rulings_in(told["answer"]))
    findings = list(findings_in(told["answer"]))
    return {
        "answer": compared(told["answer"]),
        "rules": _rules(question["ask"], findings),
        "readings": _each([point for ruling in rulings for point in ruling["assumptions"]]),
        "passed": _each([finding["code"] for finding in findings if finding["outcome"] == "passed"]),
    }


def _rules(function: str, findings: list[dict[str, Any]]) -> list[str]:
    """Name the rules that an answer rests on, with their pages: of the findings, or of the function where it has none."""
    deciding = [finding for finding in findings if finding["outcome"] != "passed"] or findings
    named = [(finding["rule"], finding["page"]) for finding in deciding]
    if not named:
        named = [(rule, RULES[rule].page) for rule in _cited(function) if rule in RULES]
    return _each([f"{rule}, p. {page}" for rule, page in named])


def _cited(function: str) -> list[str]:
    """Find the ids in the source of a function; ``EXT-1 to EXT-4`` stands for four."""
    source = (inspect.getdoc(functions()[function]) or "").partition("Source:")[2]
    parts = re.findall(r"\b([A-Z]+)-(\d+)(?: to\s+[A-Z]+-(\d+))?\b", source)
    return [f"{prefix}-{one}" for prefix, first, last in parts for one in range(int(first), int(last or first) + 1)]


def _each(items: list[str]) -> list[str]:
    return list(dict.fromkeys(items))


if __name__ == "__main__":
    for name, text in files().items():
        (KIT / name).write_text(text, "utf-8")
