"""Write the two generated pages of the reference, rules.md and codes.md, from the library's own tables.

Run it after a change of either table: ``python docs/reference/generate.py``. A test holds the pages to what it writes.
"""

from __future__ import annotations

from pathlib import Path

from btec_rules import CODES, ENGLISH, OPEN_POINTS, RULES, Outcome

HERE = Path(__file__).parent


def rules_page() -> str:
    """Give the index of rules: every rule, its page, where it lives, and which codes report on it."""
    lines = [
        "# Rules",
        "",
        f"The {len(RULES)} rules of the Centre Guide 2025-26, in the library's words, each with the page on which it",
        "starts. *Kind* says what sort of answer it calls for. Generated; do not edit.",
        "",
        "| rule | page | kind | module | codes | what it says |",
        "|---|---|---|---|---|---|",
    ]
    for rule in RULES.values():
        codes = " ".join(f"[`{code}`](codes.md)" for code, reported in CODES.items() if reported == rule.id)
        cells = (rule.id, str(rule.page), rule.kind.value, f"`{rule.module}`", codes, rule.says)
        lines.append(f"| {' | '.join(cells)} |")
    lines += [
        "",
        "## What the guide leaves open",
        "",
        "A ruling that leans on one of these readings names it in `assumptions`.",
        "",
        "| id | open point | how the library reads it | standing |",
        "|---|---|---|---|",
        *(f"| {point.id} | {point.question} | {point.reading} | {point.standing} |" for point in OPEN_POINTS.values()),
    ]
    return "\n".join(lines) + "\n"


def codes_page() -> str:
    """Give the index of finding codes: the rule that each reports on, and what each outcome says."""
    lines = [
        "# Codes",
        "",
        f"The {len(CODES)} finding codes, by module. A code names a condition; the outcome says what became of it, and",
        "the words in braces are its parameters. Generated; do not edit.",
    ]
    module = ""
    for code, rule in CODES.items():
        if code.split(".")[0] != module:
            module = code.split(".")[0]
            lines += ["", f"## {module}", "", "| code | rule | page | outcome | text |", "|---|---|---|---|---|"]
        for outcome in Outcome:
            text = ENGLISH.get(f"{code}:{outcome.value}")
            if text is not None:
                lines.append(f"| `{code}` | {rule} | {RULES[rule].page} | {outcome.value} | {text} |")
    return "\n".join(lines) + "\n"


PAGES = {"rules.md": rules_page, "codes.md": codes_page}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), encoding="utf-8")
