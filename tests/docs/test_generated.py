"""The generated pages of the reference are those of today's code, and there are no others."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("generator", ["changelog", "generate", "params", "schemas"])
def test_the_generated_pages_are_up_to_date(generator: str) -> None:
    path = ROOT / "docs" / "reference" / f"{generator}.py"
    spec = importlib.util.spec_from_file_location(generator, path)
    assert spec is not None
    assert spec.loader is not None
    module: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name, page in module.PAGES.items():
        assert (path.parent / name).read_text("utf-8") == page(), f"run python docs/reference/{generator}.py"
    if generator == "generate":
        pages = {f"modules/{one.name}" for one in path.parent.glob("modules/*.md")}
        assert pages <= set(module.PAGES), "a page of a module that is gone"
