"""What the pages say about the code is so: names, files, rules and pages, and error classes."""

import inspect
import re
from pathlib import Path

import attrs
import pytest

import btec_rules
from btec_rules import RULES, BtecRulesError
from btec_rules.guide.open_points import POINT_PAGES

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PROSE = [page for page in DOCS.rglob("*.md") if not {"modules", "data", "_build"} & set(page.parts)]


def test_the_glossary_names_what_there_is() -> None:
    page = (DOCS / "reference" / "glossary.md").read_text("utf-8")
    rows = [row.split("|") for row in page.splitlines() if row.startswith("| ") and not row.startswith("| word")]
    assert len(rows) > 50
    for row in rows:
        names = re.findall(r"`([A-Za-z_][\w.]*)`", row[3])
        assert names or "=`" in row[3], row[1]
        for name in names:
            if name != "marks":  # an argument
                assert is_there(name), name


def is_there(name: str) -> bool:
    """Whether a name, such as ``Series.label`` or ``retakes.check``, leads to something; fields of a class count."""
    found: object = btec_rules
    for part in name.split("."):
        fields = {field.name for field in attrs.fields(found)} if inspect.isclass(found) and attrs.has(found) else set()
        if part in fields:
            return name.endswith(part)
        if not hasattr(found, part):
            return False
        found = getattr(found, part)
    return True


@pytest.mark.parametrize("page", [ROOT / "README.md", *DOCS.rglob("*.md")], ids=lambda page: page.name)
def test_every_file_and_module_that_is_named_is_there(page: Path) -> None:
    words = page.read_text("utf-8")
    files = re.findall(r"(?<![\w/])(?:tests|docs|src|\.ci)/[\w./-]*\w", words)
    assert [file for file in files if not (ROOT / file).exists() and not file.startswith("docs/_build/")] == []
    inside = re.findall(r"`((?:_values|guide|model|rulings|interop)[./][\w./]*\w)`", words)
    source = [ROOT / "src" / "btec_rules" / one.removesuffix(".py").replace(".", "/") for one in inside]
    assert [one for one in source if not one.exists() and not one.with_suffix(".py").exists()] == []


@pytest.mark.parametrize("page", PROSE, ids=lambda page: page.name)
def test_a_rule_is_cited_with_the_page_on_which_it_starts(page: Path) -> None:
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", page.read_text("utf-8"))
    for ids, number in re.findall(r"\b([A-Z]+-\d+(?:, [A-Z]+-\d+)*),? (?:guide |both )?p\.\s+(\d+)\b(?!-)", words):
        assert {POINT_PAGES.get(rule) or RULES[rule].page for rule in ids.split(", ")} == {int(number)}, ids


def test_every_error_stands_on_its_page_with_its_code() -> None:
    page = (DOCS / "reference" / "errors.md").read_text("utf-8")
    there = dict(re.findall(r"^\| `(\w+)` \| `([\w-]+)` \|", page, re.MULTILINE))

    def below(error: type[BtecRulesError]) -> dict[str, str]:
        found = {one.__name__: one.code for one in error.__subclasses__()}
        return found | {name: code for one in error.__subclasses__() for name, code in below(one).items()}

    assert there == below(BtecRulesError)
