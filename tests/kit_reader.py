"""The conformance kit, read: its levels, what is compared of an answer, and the library held against it.

    python tests/kit_reader.py

puts every question to the library that is imported, and says for each level how many are answered otherwise, and which.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from btec_rules import questions

__all__ = ("KIT", "OUTCOMES", "answer_of", "compared", "findings_in", "load_kit", "rulings_in", "wrong_in")

KIT = Path(__file__).parents[1] / "docs" / "conformance"
OUTCOMES = ("failed", "unknown", "consequence", "advice")
"""The most decisive first; what holds is not compared."""


def load_kit() -> list[dict[str, Any]]:
    """Read the levels, the first one first."""
    return [json.loads(path.read_text("utf-8")) for path in sorted(KIT.glob("[0-9]-*.json"))]


def answer_of(question: dict[str, Any]) -> Any:
    """Ask the library a question of the kit, and give what is compared of its answer."""
    told: dict[str, Any] = questions.ask({"ask": question["ask"], "facts": question["facts"]})
    return compared(told["answer"]) if "answer" in told else told["faults"]


def wrong_in(level: dict[str, Any]) -> list[str]:
    """Name the questions of a level that the library answers otherwise."""
    return [question["name"] for question in level["questions"] if answer_of(question) != question["answer"]]


def compared(answer: Any) -> Any:
    """Give what is compared of an answer: of a ruling the verdict, and the findings but for those that hold.

    The order of the findings is no part of it, nor are the sentences of faults.
    """
    if isinstance(answer, list):
        return [compared(one) for one in answer]
    if not isinstance(answer, dict):
        return answer
    if {"code", "outcome", "params"} <= set(answer):
        return _finding(answer)
    if set(answer) == {"name", "got", "expected"}:
        return {"name": answer["name"]}
    if not _is_ruling(answer):
        return {name: compared(one) for name, one in answer.items()}
    found = [_finding(one) for one in answer["findings"] if one["outcome"] != "passed"]
    return {"verdict": answer["verdict"], "findings": sorted(found, key=_place)}


def findings_in(answer: Any) -> Iterator[dict[str, Any]]:
    """Give every finding in an answer: of its rulings, and any other."""
    if isinstance(answer, dict) and {"code", "outcome", "params"} <= set(answer):
        yield answer
    elif isinstance(answer, dict):
        yield from findings_in(list(answer.values()))
    elif isinstance(answer, list):
        for one in answer:
            yield from findings_in(one)


def rulings_in(answer: Any) -> Iterator[dict[str, Any]]:
    """Give every ruling in an answer, whole or as it is compared."""
    if isinstance(answer, dict):
        if _is_ruling(answer):
            yield answer
        else:
            yield from rulings_in(list(answer.values()))
    elif isinstance(answer, list):
        for one in answer:
            yield from rulings_in(one)


def _finding(finding: dict[str, Any]) -> dict[str, Any]:
    return {name: finding[name] for name in ("code", "outcome", "params")}


def _place(finding: dict[str, Any]) -> tuple[int, str, str]:
    """Place a finding by its outcome, the most decisive one first, then by its code."""
    return (
        OUTCOMES.index(finding["outcome"]),
        finding["code"],
        json.dumps(finding["params"], sort_keys=True),
    )


def _is_ruling(answer: dict[str, Any]) -> bool:
    return {"verdict", "findings"} <= set(answer)


def main() -> int:
    """Ask every level; the exit code is 1 where anything is answered otherwise."""
    wrong = False
    for level in load_kit():
        names = wrong_in(level)
        wrong = wrong or bool(names)
        print(f"level {level['level']}: {len(level['questions'])} questions, {len(names)} answered otherwise")
        for name in names:
            print(f"  {name}")
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
