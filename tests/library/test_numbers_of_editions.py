"""Editions say where each number comes from, as data; and next year's edition is a copy of one file."""

from __future__ import annotations

import importlib.util
import inspect
import re
from pathlib import Path
from types import ModuleType

import attrs
import pytest

import btec_rules
from btec_rules import (
    EDITION_2025_26,
    OPEN_POINTS,
    RULES,
    Edition,
    InvalidFact,
    LearnerRecord,
    Series,
    Sitting,
    editions,
    retakes,
    subjects,
)
from btec_rules.model.editions import y2025_26

NAMES = ("id", "academic_year")
"""What an edition is called; every other field that the constructor takes is a number or a reading of the guide."""
NUMBERS = [field for field in attrs.fields(Edition) if field.init and field.name not in NAMES]
SOURCE = Path(y2025_26.__file__)


def name_of(field: attrs.Attribute[object]) -> str:
    return field.name


def source_of(field: attrs.Attribute[object]) -> str:
    """Give the id of the rule or of the open point that a number comes from."""
    (source,) = field.metadata.values()
    return str(source)


@pytest.mark.parametrize("field", NUMBERS, ids=name_of)
class TestEveryNumber:
    def test_it_comes_from_a_rule_or_rests_on_an_open_point(self, field: attrs.Attribute[object]) -> None:
        ((what, source),) = field.metadata.items()
        assert source in {"rule": RULES, "point": OPEN_POINTS}[what]

    def test_the_docstring_names_the_same_source(self, field: attrs.Attribute[object]) -> None:
        described = re.search(rf"^    {field.name}: (.*?)\.$", inspect.getdoc(Edition) or "", re.MULTILINE | re.DOTALL)
        assert described
        assert described[1].endswith(f"({source_of(field)})")

    def test_the_file_names_the_same_source_and_its_page(self, field: attrs.Attribute[object]) -> None:
        source = source_of(field)
        hint = f"{source}, p. {RULES[source].page}" if source in RULES else source
        assert re.search(rf"^    {field.name}=.*,  # {hint}$", SOURCE.read_text("utf-8"), re.MULTILINE)

    def test_it_is_checked(self, field: attrs.Attribute[object]) -> None:
        with pytest.raises(InvalidFact) as caught:
            EDITION_2025_26.varied(id="wrong", **{field.name: "wrong"})
        assert {fault.name for fault in caught.value.faults} == {field.name}


class TestNextSeptember:
    """A copy of the file with another name, year and numbers is all that a new edition needs."""

    @pytest.fixture
    def copied(self, tmp_path: Path) -> Edition:
        text = SOURCE.read_text("utf-8").replace("2025-26", "2026-27").replace("2025_26", "2026_27")
        path = tmp_path / "y2026_27.py"
        path.write_text(text.replace("retention_weeks=12", "retention_weeks=16"), encoding="utf-8")
        spec = importlib.util.spec_from_file_location("y2026_27", path)
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        copied: Edition = module.EDITION_2026_27
        return copied

    def test_it_differs_in_what_was_changed(self, copied: Edition) -> None:
        changed = {"id": "2026-27", "academic_year": "2026-27", "retention_weeks": 16}
        assert copied.to_dict() == EDITION_2025_26.to_dict() | changed
        assert copied.last_series == Series.june(2027)

    def test_the_rules_apply_it(self, copied: Edition) -> None:
        record = LearnerRecord(subjects.ENTERPRISE, [Sitting(1, Series.june(2026), 30)])
        asked = record, 1, Series.january(2027)
        assert retakes.check(*asked, edition=copied).edition == "2026-27"
        assert "OPEN-19" in retakes.check(*asked).assumptions
        assert "OPEN-19" not in retakes.check(*asked, edition=copied).assumptions

    @pytest.mark.parametrize("package", [btec_rules, editions])
    def test_every_edition_is_there_by_name(self, package: ModuleType) -> None:
        files = {path.stem.removeprefix("y") for path in SOURCE.parent.glob("y*.py")}
        assert {one for one in package.__all__ if one.startswith("EDITION_")} == {f"EDITION_{year}" for year in files}
