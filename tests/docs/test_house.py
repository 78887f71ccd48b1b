"""The picture of the house is what the imports say: its storeys and arrows, whatever it looks like."""

import runpy
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def house() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "docs" / "pictures" / "house.py"))


def test_the_picture_shows_the_imports_of_today(house: dict[str, Any]) -> None:
    with Image.open(house["PICTURE"]) as picture:
        assert picture.info["Description"] == house["told"](house["imports"]()), "run python docs/pictures/house.py"


def test_every_package_and_module_is_a_room(house: dict[str, Any]) -> None:
    source = ROOT / "src" / "btec_rules"
    modules = {path.stem for path in source.glob("*.py")} - {"__init__"}
    assert set(house["imports"]()) == modules | {path.parent.name for path in source.glob("*/__init__.py")}


def test_every_arrow_points_down_and_none_is_lost(house: dict[str, Any]) -> None:
    uses = house["imports"]()
    level, arrows = house["storeys"](uses), house["arrows"](uses)
    assert all(level[room] > level[other] for room, other in arrows)
    drawn = {room: {other for above, other in arrows if above == room} for room in uses}
    assert house["below"](drawn) == house["below"](uses)


def test_it_is_drawn(house: dict[str, Any]) -> None:
    words = {text.get_text() for text in house["draw"]().axes[0].texts}
    assert set(house["imports"]()) <= words
