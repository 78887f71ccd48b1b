"""Draws how the house is built, from the imports: ``pip install -e '.[plots]' && python docs/pictures/house.py``.

A room is a package or a module directly under ``src/btec_rules``. It stands one storey above the highest room that it
imports from, so every arrow points down. An arrow is left out where other arrows lead to the same room.
"""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch, Patch

import btec_rules

__all__ = ("PICTURE", "arrows", "below", "draw", "floors", "imports", "storeys", "told")

PICTURE = Path(__file__).parent / "house.png"
SOURCE = Path(btec_rules.__file__).parent

Uses = Mapping[str, set[str]]
"""Each room, and the rooms that it imports from."""

COLUMNS = {
    0.0: ("entries",),
    0.5: ("planning", "retakes", "external", "terminal_rule"),
    1.0: ("certification",),
    1.3: ("audit",),
    1.5: ("editions", "moderation"),
    2.0: ("centre",),
    2.25: ("questions",),
    2.5: ("registration",),
    3.0: ("interop",),
    3.5: ("sampling",),
    4.0: ("strategies",),
    4.5: ("mark_sheet",),
}
"""How far to the right each room stands that is joined to others; the imports say how high."""
LEFT, RIGHT = -0.45, 5.45
WIDE, HIGH = 0.9, 0.58
FLOOR, RULE, ADVICE, EXTRA, BY_NAME = (
    {"facecolor": "#dbe7f3", "label": "what every rule stands on"},
    {"facecolor": "#fdf1d7", "label": "a rule module, or a package of them"},
    {"facecolor": "#e3f0df", "label": "advice, built on the rules"},
    {"facecolor": "#ffffff", "label": "extras, never loaded by the others", "linestyle": "--"},
    {"facecolor": "#efe2f0", "label": "asks any public function by its name"},
)
LOOKS = {
    "questions": BY_NAME,
    "planning": ADVICE,
    "audit": ADVICE,
    "editions": ADVICE,
    "strategies": EXTRA,
    "interop": EXTRA,
}


def imports() -> dict[str, set[str]]:
    """Give each room and the rooms that it imports from."""
    files = {file.stem: [file] for file in SOURCE.glob("*.py") if file.stem != "__init__"}
    files |= {init.parent.name: list(init.parent.rglob("*.py")) for init in SOURCE.glob("*/__init__.py")}
    named = {room: {name for file in inside for name in _rooms_in(file)} for room, inside in files.items()}
    return {room: {other for other in files if other in named[room]} - {room} for room in sorted(files)}


def storeys(uses: Uses) -> dict[str, int]:
    """Give each room's storey: 0 where it imports from no other, otherwise one above the highest that it uses."""
    found: dict[str, int] = {}
    while left := [room for room in uses if room not in found]:
        ready = [room for room in left if uses[room] <= set(found)]
        found |= {room: max((found[one] + 1 for one in uses[room]), default=0) for room in ready}
    return dict(sorted(found.items(), key=lambda one: one[1]))


def below(uses: Uses) -> dict[str, set[str]]:
    """Give all the rooms that each room rests on, directly or through others."""
    found: dict[str, set[str]] = {}
    for room in storeys(uses):
        found[room] = uses[room].union(*(found[one] for one in uses[room]))
    return found


def arrows(uses: Uses) -> list[tuple[str, str]]:
    """Give the imports for which no longer way down stands."""
    under = below(uses)
    return [
        (room, one)
        for room in reversed(storeys(uses))
        for one in sorted(uses[room])
        if not any(one in under[other] for other in uses[room])
    ]


def floors(uses: Uses) -> list[str]:
    """Give the rooms that go right across the house: every other room rests on them, or they on it."""
    under = below(uses)
    return [one for one in under if all(room in under[one] or one in under[room] for room in uses if room != one)]


def draw() -> Figure:
    """Draw the rooms by storey, and the arrows between them."""
    uses = imports()
    places, ground = _places(uses), floors(uses)
    roof = max(y for _, y in places.values()) + HIGH
    figure = Figure(figsize=(8.8, 7.4), layout="constrained")
    axes = figure.add_subplot(xlim=(LEFT - 0.05, RIGHT + 0.05), ylim=(-HIGH, roof))
    axes.set_axis_off()
    for room, one in arrows(uses):
        (x, y), (to_x, to_y) = places[room], places[one]
        ends = (x, y - HIGH / 2), (x if one in ground else to_x, to_y + HIGH / 2)
        axes.add_patch(
            FancyArrowPatch(*ends, arrowstyle="-|>", mutation_scale=9, shrinkA=0, shrinkB=0, color="#666666")
        )
    for room, (x, y) in places.items():
        if room in ground:
            axes.add_patch(_box(LEFT, y, RIGHT - LEFT, FLOOR))
            axes.text(LEFT + 0.1, y, room, va="center", size=10, weight="bold")
            axes.text(LEFT + 0.85, y, _about(room), va="center", size=8.5)
        else:
            axes.add_patch(_box(x - WIDE / 2, y, WIDE, LOOKS.get(room, RULE)))
            axes.text(x, y, room, ha="center", va="center", size=9.5)
    key = [Patch(edgecolor="#333333", **look) for look in (EXTRA, ADVICE, BY_NAME, RULE, FLOOR)]
    axes.legend(handles=key, loc="upper left", fontsize=8.5, frameon=False, borderaxespad=0)
    return figure


def told(uses: Uses) -> str:
    """Say what the picture shows: each room with its storey, and where its arrows lead."""
    leads = {room: [one for above, one in arrows(uses) if above == room] for room in uses}
    return "; ".join(f"{level} {room}: {', '.join(leads[room])}" for room, level in storeys(uses).items())


def _rooms_in(file: Path) -> Iterator[str]:
    """Give the first name after ``btec_rules`` of everything that a file imports."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{one.name}".split(".") for one in node.names]
            yield from (path[1] for path in names if path[0] == "btec_rules")


def _places(uses: Uses) -> dict[str, tuple[float, float]]:
    """Give the middle of each room. Rules that use no other rule, and that nothing uses, have a row of their own."""
    level, ground = storeys(uses), floors(uses)
    used = set().union(*uses.values())
    alone = sorted(room for room in level if room not in used and uses[room] <= set(ground))
    found = {room: ((LEFT + RIGHT) / 2, float(level[room])) for room in ground}
    found |= {room: (float(place), float(len(ground))) for place, room in enumerate(alone)}
    joined = {room: across for across, rooms in COLUMNS.items() for room in rooms}
    return found | {room: (joined[room], level[room] + 1.0) for room in level if room not in found}


def _box(left: float, middle: float, wide: float, look: dict[str, str]) -> FancyBboxPatch:
    round_corners = "round,pad=0,rounding_size=0.06"
    return FancyBboxPatch((left, middle - HIGH / 2), wide, HIGH, round_corners, edgecolor="#333333", **look)


def _about(room: str) -> str:
    """Give the first sentence of a package, without its name."""
    said = (importlib.import_module(f"btec_rules.{room}").__doc__ or "").split("\n\n")[0]
    return " ".join(said.partition(": ")[2].split()).partition(". ")[0].rstrip(".")


if __name__ == "__main__":
    draw().savefig(PICTURE, dpi=120, metadata={"Software": None, "Description": told(imports())})
    print(f"{PICTURE}: {PICTURE.stat().st_size} bytes")
