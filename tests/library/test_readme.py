"""The README's two commands are the first two that it shows; its examples are run with the rest of the documentation."""

import re
from pathlib import Path

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")


def test_the_first_two_commands_are_one_line_each() -> None:
    first, second = re.findall(r"^```sh\n(.*?)^```", README, re.DOTALL | re.MULTILINE)[:2]
    for command in (first, second):
        assert command.count("\n") == 1
        assert command.startswith("python3 -m venv --without-pip .venv && ")
    assert "moderation_round.py" in first
    assert "pytest" in second
