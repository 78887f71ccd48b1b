"""The site builds without a warning and without a network, its notebooks run, and its search finds what people type."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import snowballstemmer

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "docs" / "examples"
NOTEBOOKS = sorted(path for path in EXAMPLES.glob("*.md") if "kernelspec:" in path.read_text("utf-8"))
pytestmark = pytest.mark.xdist_group("site")
"""With ``--dist loadgroup`` one worker has all of it: two would build into the same folder at once."""


@pytest.fixture(scope="module")
def site() -> Path:
    built = ROOT / "docs" / "_build" / "html"  # tests/ask/run.py --site looks at it in a browser
    shutil.rmtree(built, ignore_errors=True)
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-E", "-b", "html", "docs", str(built)],
        cwd=ROOT,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=os.environ | {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"},
    )
    assert done.returncode == 0, done.stderr  # a warning is an error; so is an error in a notebook
    return built


def test_every_page_is_built(site: Path) -> None:
    written = {page.relative_to(ROOT / "docs").with_suffix("") for page in (ROOT / "docs").rglob("*.md")}
    built = {page.relative_to(site).with_suffix("") for page in site.rglob("*.html")}
    assert written
    assert written - built == {Path("package")}  # what an index of packages shows is no page of the site


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        loaded = re.findall(r"<(?:script|link|img)[^>]*(?:src|href)=\"(?:https?:)?//[^\"]*", page.read_text("utf-8"))
        assert loaded == [], page.name


def test_every_relative_link_of_the_readme_leads_somewhere() -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)", (ROOT / "README.md").read_text("utf-8"))
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_the_notebooks_are_all_here() -> None:
    assert len(NOTEBOOKS) == 4


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_ran_and_its_page_shows_what_came_out(site: Path, path: Path) -> None:
    notebook = json.loads((site.parent / "jupyter_execute" / "examples" / f"{path.stem}.ipynb").read_text("utf-8"))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    outputs = [output for cell in cells for output in cell["outputs"]]
    pictures = sum("image/png" in output.get("data", {}) for output in outputs)
    tables = [output["data"]["text/html"] for output in outputs if "text/html" in output.get("data", {})]
    assert not [output for output in outputs if output.get("name") == "stderr"]
    assert pictures + len(tables) > 0
    written = path.read_text("utf-8")
    assert pictures == written.count("\nplots.") + written.count("\nfigure\n")
    assert max(len("".join(cell["source"]).splitlines()) for cell in cells) <= 25
    page = (site / "examples" / f"{path.stem}.html").read_text("utf-8")
    assert page.count("<img") >= pictures
    assert all("".join(table).strip()[:200] in page for table in tables)
    assert {Path(one).suffix for one in re.findall(r'href="\.\./_downloads/[^"]+"', page)} == {'.ipynb"', '.py"'}


FOUND = {
    "licence": "licence",
    "license": "licence",
    "install": "install",
    "destroy coursework": "readers/exams-officer",
    "resit": "reference/glossary",
    "speed": "explanation/performance",
    "pandas": "how-to/whole-tables",
    "moderator email": "reference/rules",
    "re-mark": "reference/glossary",
    "late fee": "reference/rules",
    "terminal rule": "reference/glossary",
}
"""What somebody may type into the search, and a page that has to come up."""


@pytest.mark.parametrize("typed", FOUND)
def test_the_search_finds_what_people_type(site: Path, typed: str) -> None:
    index = json.loads((site / "searchindex.js").read_text("utf-8").removeprefix("Search.setIndex(").removesuffix(")"))

    def pages_with(word: str) -> set[str]:
        stem = snowballstemmer.stemmer("english").stemWord(word)
        places = [index[kind].get(stem, []) for kind in ("terms", "titleterms")]
        return {index["docnames"][one] for place in places for one in (place if isinstance(place, list) else [place])}

    assert FOUND[typed] in set.intersection(*map(pages_with, re.split(r"\W+", typed)))
