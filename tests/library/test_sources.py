"""Every condition names its rule and page at the end of its line, and they are those of its code.

    case.require("retakes.first-sitting-missing", bool(earlier), ...)  # RET-1, p. 12

A call that puts a condition to a case, leaves one open, notes or advises ends with such a comment, in whatever line it
ends. The rule is that of the code in `CODES`, the page that of the rule in `RULES`. Where a call can say several codes,
their rules stand one after the other: ``# SUB-1, p. 16; REC-1, p. 10``.
"""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

import btec_rules
from btec_rules import CODES, RULES
from btec_rules.guide.open_points import POINT_PAGES

SOURCE = Path(btec_rules.__file__).parent
SAYS = {"require", "holds", "refuse", "leave_open", "leave_open_without", "note", "advise"}
"""The methods of a case that say a code."""
NO_RULES = {"_values", "guide", "model", "editions", "rulings", "interop", "strategies", "planning", "audit"}
"""What stands below the rule modules, and what only puts together what they say."""
FILES = [
    path
    for path in sorted(SOURCE.rglob("*.py"))
    if path.relative_to(SOURCE).parts[0].removesuffix(".py") not in NO_RULES
]
RULE_AND_PAGE = re.compile(r"([A-Z]+-\d+), p\. (\d+)")
COMMENT = re.compile(rf"{RULE_AND_PAGE.pattern}(; {RULE_AND_PAGE.pattern})*\Z")


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def comments_of(source: str) -> dict[int, str]:
    """Give the comment of each line that has one."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {
        token.start[0]: token.string.removeprefix("#").strip() for token in tokens if token.type == tokenize.COMMENT
    }


def said_by(call: ast.Call) -> set[str]:
    """Give the codes that stand in the arguments of a call, themselves or as one of two."""
    words = {word for one in (*call.args, *(word.value for word in call.keywords)) for word in literals(one)}
    return words & set(CODES)


def literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def flaws(source: str) -> Iterator[str]:
    """Say what is wrong with the comments of a module, by line."""
    comments = comments_of(source)
    named: dict[int, set[str]] = {}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.end_lineno is not None:
            is_case = isinstance(node.func, ast.Attribute) and node.func.attr in SAYS
            if codes := said_by(node):
                named.setdefault(node.end_lineno, set()).update(CODES[code] for code in codes)
            elif is_case and COMMENT.match(comments.get(node.end_lineno, "")):
                named.setdefault(node.end_lineno, set())
    for line, rules in sorted(named.items()):
        found = comments.get(line, "")
        if not COMMENT.match(found):
            yield f"line {line}: no rule and page, expected {written(rules)}"
            continue
        pairs = RULE_AND_PAGE.findall(found)
        for rule, page in pairs:
            if str(page_of(rule)) != page:
                yield f"line {line}: {rule} is not on page {page}"
        if rules and {rule for rule, _ in pairs} != rules:
            yield f"line {line}: {found}, expected {written(rules)}"


def written(rules: set[str]) -> str:
    return "; ".join(f"{rule}, p. {page_of(rule)}" for rule in sorted(rules))


def page_of(rule: str) -> int | None:
    """Give the page of a rule, or of an open point that a finding may name; ``None`` where it is neither."""
    return RULES[rule].page if rule in RULES else POINT_PAGES.get(rule)


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_rule_and_page_are_those_of_the_code(path: Path) -> None:
    assert not list(flaws(path.read_text("utf-8")))


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ('case.note("retakes.better-counts")  # RET-5, p. 12', 0),
        ('case.note("retakes.better-counts")', 1),
        ('case.note("retakes.better-counts")  # RET-5, p. 13', 1),
        ('case.note("retakes.better-counts")  # RET-1, p. 12', 1),
        ('case.note("retakes.better-counts")  # RET-5', 1),
        ('case.require(\n    "retakes.already-used", x,\n)  # RET-1, p. 12', 0),
        ('case.require(\n    "retakes.already-used", x,  # RET-1, p. 12\n)', 1),
        ('case.note("retakes.better-counts" if x else "retakes.already-used")  # RET-5, p. 12; RET-1, p. 12', 0),
        ('case.note("retakes.better-counts" if x else "retakes.already-used")  # RET-5, p. 12', 1),
        ('_late(case, "moderation.marks-late", day)  # MOD-4, p. 14', 0),
        ('_late(case, "moderation.marks-late", day)', 1),
        ("case.note(code)  # MOD-4, p. 14", 0),
        ("case.note(code)  # MOD-4, p. 15", 1),
        ("case.note(code)", 0),
        ('x = finding.code == "moderation.marks-late"', 0),
    ],
)
def test_a_wrong_comment_is_seen(source: str, count: int) -> None:
    assert len(list(flaws(source))) == count
