"""The how-to's Python blocks run, one after another in one place, as a reader would run them."""

import re
from pathlib import Path

import pytest
from frames.engines import spark

HOW_TO = (Path(__file__).parent.parent.parent / "docs" / "how-to" / "draw-on-spark.md").read_text("utf-8")


@pytest.mark.xdist_group("spark")
@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")  # theirs to mend
def test_the_blocks_run() -> None:
    spark()  # with the settings of these tests; the how-to takes the session that is there
    blocks = re.findall(r"^```python\n(.*?)^```", HOW_TO, re.DOTALL | re.MULTILINE)
    assert len(blocks) == 4
    names: dict[str, object] = {"__name__": "__main__"}
    for block in blocks:
        exec(compile(block, "draw-on-spark.md", "exec"), names)  # noqa: S102 - our own words
