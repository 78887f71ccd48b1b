"""The notebooks of docs/examples run from top to bottom, each in a kernel of its own.

Run by themselves: ``pip install -e '.[test,notebooks]' && pytest -q -s tests/notebooks``; ``-s`` shows the seconds.
"""

import time
from pathlib import Path

import jupytext
import pytest
from nbclient import NotebookClient

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
NOTEBOOKS = sorted(path for path in EXAMPLES.glob("*.md") if "kernelspec:" in path.read_text("utf-8"))


def test_they_are_all_here() -> None:
    assert len(NOTEBOOKS) == 4


@pytest.mark.filterwarnings("ignore")  # jupyter's own
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs(path: Path, tmp_path: Path) -> None:
    notebook = jupytext.read(path)
    began = time.perf_counter()
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": tmp_path}}).execute()
    seconds = time.perf_counter() - began
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    outputs = [output for cell in cells for output in cell.outputs]
    pictures = sum("image/png" in output.get("data", {}) for output in outputs)
    tables = sum("<table" in output.get("data", {}).get("text/html", "") for output in outputs)
    print(f"{path.stem}: {len(cells)} cells, {tables} tables, {pictures} pictures, {seconds:.1f} s")  # noqa: T201 - what -s shows
    assert not [output for output in outputs if output.output_type == "stream" and output.name == "stderr"]
    assert tables + pictures > 0
    assert pictures == path.read_text("utf-8").count("\nplots.") + path.read_text("utf-8").count("\nfigure\n")
    assert not list(tmp_path.iterdir())
    assert max(len(cell.source.splitlines()) for cell in cells) <= 25
