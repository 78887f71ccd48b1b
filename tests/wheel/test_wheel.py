"""What is built: what is in the wheel, how large it is, what it asks for; and the source distribution.

Left out of the main run, as it needs them to be built; the newest ones in ``dist`` are looked at:

    python -m hatchling build -d dist && python -m pytest -q tests/wheel
"""

import email
import json
import os
import re
import subprocess
import sys
import tarfile
import zipfile
from email.message import Message
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "btec_rules"
MOST_BYTES = 400_000
RUN_TIME = {"attrs", "pendulum"}


def newest(pattern: str) -> Path:
    found = max((ROOT / "dist").glob(pattern), key=lambda path: path.stat().st_mtime, default=None)
    assert found is not None, "build it first: python -m hatchling build -d dist"
    return found


def run(folder: Path, *words: str) -> str:
    env = os.environ | {"PYTHONPATH": str(folder / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-m", *words], cwd=folder, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


@pytest.fixture(scope="module")
def wheel() -> Path:
    return newest("*.whl")


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution, unpacked somewhere else on another day."""
    folder = tmp_path_factory.mktemp("source")
    with tarfile.open(newest("*.tar.gz")) as archive:
        archive.extractall(folder, filter="data")
    (inner,) = folder.iterdir()
    return inner


@pytest.fixture(scope="module")
def files(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def metadata(files: dict[str, bytes]) -> Message:
    (name,) = (name for name in files if name.endswith(".dist-info/METADATA"))
    return email.message_from_bytes(files[name])


def test_it_is_for_every_platform_and_small(wheel: Path, files: dict[str, bytes]) -> None:
    assert wheel.name.endswith("-py3-none-any.whl")
    assert wheel.stat().st_size <= MOST_BYTES
    (tags,) = (text.decode() for name, text in files.items() if name.endswith(".dist-info/WHEEL"))
    assert "Root-Is-Purelib: true" in tags.splitlines()
    assert [line for line in tags.splitlines() if line.startswith("Tag:")] == ["Tag: py3-none-any"]


def test_it_holds_the_sources_as_they_are_and_nothing_else(files: dict[str, bytes]) -> None:
    sources = {
        f"btec_rules/{path.relative_to(SOURCE).as_posix()}": path.read_bytes()
        for path in SOURCE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    sources["_btec_rules_hypothesis.py"] = (SOURCE.parent / "_btec_rules_hypothesis.py").read_bytes()
    assert {name: text for name, text in files.items() if ".dist-info/" not in name} == sources
    assert "btec_rules/py.typed" in sources


def test_the_licence_the_schemas_and_the_entry_points_are_in_it(files: dict[str, bytes]) -> None:
    inside = {name.partition(".dist-info/")[2]: text for name, text in files.items() if ".dist-info/" in name}
    assert inside["licenses/LICENSE"] == (ROOT / "LICENSE").read_bytes()
    schemas = json.loads(files["btec_rules/schemas/v1.json"])
    assert {"ruling", "learner-record", "finding"} <= set(schemas["$defs"])
    entry = "btec_rules = _btec_rules_hypothesis:register_when_imported"  # so that it costs other projects nothing
    assert inside["entry_points.txt"].decode().splitlines() == ["[hypothesis]", entry]


def test_it_asks_for_attrs_and_pendulum_and_caps_nothing(metadata: Message) -> None:
    asked = [re.split(r"\s*;\s*", one) for one in metadata.get_all("Requires-Dist", [])]
    always = {re.split(r"[^\w-]", one[0])[0]: one[0] for one in asked if len(one) == 1}
    assert set(always) == RUN_TIME
    for requirement in always.values():
        assert re.fullmatch(r"\w+>=[\d.]+", requirement)
    assert all(re.fullmatch(r"extra == '\w+'", one[1]) for one in asked if len(one) > 1)
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "MIT"


def test_what_an_index_shows_is_markdown_and_what_the_page_of_the_package_says(metadata: Message) -> None:
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert str(metadata.get_payload()).strip() == (ROOT / "docs" / "package.md").read_text("utf-8").strip()


def test_the_same_files_give_the_same_bytes_wherever_and_whenever(wheel: Path, unpacked: Path) -> None:
    for path in unpacked.rglob("*"):
        os.utime(path, (1, 1))
    run(unpacked, "hatchling", "build", "-d", "again")
    for one in (wheel, newest("*.tar.gz")):
        assert (unpacked / "again" / one.name).read_bytes() == one.read_bytes()


def test_the_source_distribution_tests_itself(unpacked: Path) -> None:
    said = run(unpacked, "pytest", "-q", "-p", "no:cacheprovider", "tests/test_retakes.py", "tests/sampling")
    assert int(re.findall(r"(\d+) passed", said)[0]) > 100
    where = "import btec_rules; print(btec_rules.__file__)"
    assert (
        str(unpacked)
        in subprocess.run(
            [sys.executable, "-c", where], cwd=unpacked / "src", capture_output=True, text=True, check=True
        ).stdout
    )


def test_it_says_who_may_use_it_and_on_what(metadata: Message) -> None:
    classifiers = metadata.get_all("Classifier", [])
    assert {f"Programming Language :: Python :: 3.{minor}" for minor in range(11, 15)} <= set(classifiers)
    assert not [one for one in classifiers if one.startswith("License ::")]  # the expression says it
    assert set(metadata.get_all("Provides-Extra", [])) == {"frames", "plots", "test", "testing"}
