"""Write the Rules entries of the changelog as data, so that a replayed receipt can name those that came after it.

Run it when ``CHANGELOG.md`` has changed under Rules: ``python docs/reference/changelog.py``. A test checks that the
module is up to date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
MODULE = ROOT / "src" / "btec_rules" / "questions" / "changelog.py"
HEAD = '''"""Changelog: the Rules entries of ``CHANGELOG.md``. Generated; do not edit.

Each has the version, ``None`` where it is not released yet, the heading that it stands under, and its words.
"""
# ruff: noqa: E501

from __future__ import annotations

__all__ = ("RULES_ENTRIES",)

RULES_ENTRIES: tuple[tuple[str | None, str, str], ...] = (
'''
FIELDS = ("Affects:", "Answers that change:", "Source:")


def module() -> str:
    """Give the source of the module."""
    entries = "".join(
        f'    (\n        {_quoted(version)},\n        {_quoted(heading)},\n        """{words}""",\n    ),\n'
        for version, heading, words in rules((ROOT / "CHANGELOG.md").read_text("utf-8"))
    )
    return f"{HEAD}{entries})\n"


def rules(changelog: str) -> Iterator[tuple[str | None, str, str]]:
    """Give each Rules entry of a changelog: its version, its heading, and its words with a line for each field."""
    version, part, heading = None, "", ""
    lines: list[str] = []
    for line in [*changelog.splitlines(), "## "]:
        if line.startswith(("#", "- ")) and lines:
            yield version, heading, "\n".join(lines)
            lines = []
        if line.startswith("## "):
            found = re.match(r"## \[?(\d+\.\d+\.\d+)", line)
            version, part, heading = found[1] if found else None, "", ""
        elif line.startswith("### "):
            part, heading = line.removeprefix("### "), ""
        elif line.startswith("#### "):
            heading = line.removeprefix("#### ")
        elif part == "Rules" and line.startswith("- "):
            lines = [line.removeprefix("- ")]
        elif lines and line.strip().startswith(FIELDS):
            lines.append(line.strip())
        elif lines and line.strip():
            lines[-1] += f" {line.strip()}"


def _quoted(text: str | None) -> str:
    return "None" if text is None else f'"{text}"'


PAGES = {MODULE: module}

if __name__ == "__main__":
    MODULE.write_text(module(), encoding="utf-8")
