"""The tests mirror the source: the tests of ``sampling/draws.py`` are in ``tests/sampling/test_draws.py``.

``_values`` and ``guide`` have tests by topic, ``interop`` has ``tests/frames`` and ``tests/plots``. What holds for many
modules at once is in ``tests/library``, what the documentation shows in ``tests/examples``.
"""

from pathlib import Path

import btec_rules

SOURCE = Path(btec_rules.__file__).parent
TESTS = Path(__file__).parents[1]
BY_TOPIC = {"_values", "guide", "interop"}
THROUGH_OTHERS = {
    "certification/claim_days": "certification/test_claims.py",
    "certification/resits": "certification/test_options.py",
    "audit/asking": "audit/test_learners.py",
    "audit/report": "audit/test_cohorts.py",
    "audit/standing": "audit/test_learners.py",
    "model/cells": "model/test_spellings.py",
    "model/row_reader": "model/test_rows.py",
    "model/series_spellings": "model/test_spellings.py",
    "editions/asking": "editions/test_comparing.py",
    "editions/comparison": "editions/test_comparing.py",
    "editions/histories": "editions/test_comparing.py",
    "editions/moves": "editions/test_comparing.py",
    "planning/doubt": "audit/test_learners.py",
    "planning/outlook": "planning/test_plans.py",
    "planning/reasons": "planning/test_plans.py",
    "planning/search": "planning/test_plans.py",
    "questions/changelog": "questions/test_receipts.py",
    "questions/functions": "questions/test_asking.py",
    "questions/limits": "questions/test_schemas.py",
    "sampling/cohort": "sampling/test_reviews.py",
    "sampling/conditions": "sampling/test_reviews.py",
    "sampling/reserves": "sampling/test_reviews.py",
}
"""Modules that offer nothing outside their package, with the tests that ask for what they do."""


def modules() -> set[str]:
    paths = [path.relative_to(SOURCE).with_suffix("") for path in SOURCE.rglob("*.py")]
    return {path.as_posix() for path in paths if path.name != "__init__" and path.parts[0] not in BY_TOPIC}


def test_every_module_has_its_file_of_tests() -> None:
    wanted = {f"{module.rpartition('/')[0]}/test_{module.rpartition('/')[2]}.py" for module in modules()}
    inner = {f"{module.rpartition('/')[0]}/test_{module.rpartition('/')[2]}.py" for module in THROUGH_OTHERS}
    missing = [one for one in wanted - inner if not (TESTS / one.lstrip("/")).is_file()]
    assert not missing


def test_every_file_of_tests_has_its_module() -> None:
    folders = {module.rpartition("/")[0] for module in modules()}
    files = {path.relative_to(TESTS).as_posix() for folder in folders for path in (TESTS / folder).glob("test_*.py")}
    assert {one.replace("test_", "", 1).removesuffix(".py") for one in files} <= modules()


def test_what_is_tested_through_others_is_there() -> None:
    assert set(THROUGH_OTHERS) <= modules()
    assert all((TESTS / file).is_file() for file in THROUGH_OTHERS.values())
