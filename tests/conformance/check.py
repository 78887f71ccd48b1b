"""Put the questions of the kit to the library that is imported: prints, for each level, the questions answered otherwise.

    python tests/conformance/check.py

It says ``level: questions: wrong ones`` in a line each; the exit code is 1 where any answer is another one.
"""

import sys
from typing import Any

from kit import compared, read

from btec_rules import questions

__all__ = ("answer_of", "wrong_in")


def answer_of(question: dict[str, Any]) -> Any:
    """Ask a question of the kit, and give what is compared of the answer."""
    told: dict[str, Any] = questions.ask({"ask": question["ask"], "facts": question["facts"]})
    return compared(told["answer"]) if "answer" in told else {"error": told["error"]}


def wrong_in(level: dict[str, Any]) -> list[str]:
    """Name the questions of a level to which the library gives another answer."""
    return [question["name"] for question in level["questions"] if answer_of(question) != question["answer"]]


def main() -> int:
    """Ask every level."""
    wrong = {level["level"]: (len(level["questions"]), wrong_in(level)) for level in read()}
    for number, (count, names) in wrong.items():
        print(f"{number}: {count}: {len(names)}" + "".join(f"\n    {name}" for name in names))
    return int(any(names for _, names in wrong.values()))


if __name__ == "__main__":
    sys.exit(main())
