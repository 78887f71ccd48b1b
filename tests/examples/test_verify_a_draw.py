"""The page on how to check a draw, command by command, and the 200 draws that it hands to other languages."""

import contextlib
import hashlib
import importlib.util
import io
import json
import re
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from btec_rules import ABSENT, EDITION_2025_26, RULES, Mark, Series, sampling, subjects

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "how-to" / "verify-a-draw.md").read_text("utf-8")
BLOCKS: list[tuple[str, str]] = re.findall(r"^```(\w+)\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
FILE = ROOT / "tests" / "vectors" / "draw.json"
DRAWS: list[dict[str, Any]] = json.loads(FILE.read_text("utf-8"))
BETWEEN = "\x1e"
"""What the test prints after each block, to tell what came out of which."""


def shown_after(language: str) -> list[tuple[str, str]]:
    """Pair each block of a language with the text that the page shows right after it, if any."""
    follows = [*BLOCKS[1:], ("", "")]
    return [
        (block, after if kind == "text" else "")
        for (name, block), (kind, after) in zip(BLOCKS, follows, strict=True)
        if name == language
    ]


def run_shell(folder: Path) -> list[str]:
    """Run every shell block of the page as it stands, in one shell as a reader would, and give what each printed."""
    script = "".join(f"{block}printf '\\036'\n" for block, _ in shown_after("sh"))
    done = subprocess.run(
        ["bash", "-euo", "pipefail"],  # noqa: S607 - whichever bash a reader has
        input=script,
        cwd=folder,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert not done.stderr
    *printed, rest = done.stdout.split(BETWEEN)
    assert not rest
    return printed


@pytest.mark.rule("SAMP-1", "SAMP-2", "SAMP-3", "SAMP-4")
class TestThePage:
    """Whatever the page tells a reader to type does what it shows."""

    def test_it_takes_no_other_commands_than_it_says(self) -> None:
        builtin = {"cd", "do", "done", "fi", "if", "printf", "read", "then", "while", "["}
        plain = {"cat", "mkdir"}  # write the list, and make a folder for the tickets
        words = set()
        for block, _ in shown_after("sh"):
            without_data = re.sub(r"<<'END'\n.*?^END$", "", block, flags=re.DOTALL | re.MULTILINE)
            for line in re.split(r"[\n;|]|\bdo\b|\bthen\b", without_data):
                words |= set(line.split()[:1]) | set(re.findall(r"(?:while|if) (\S+)", line))
        assert words - builtin - plain == {"sha256sum", "sort"}

    def test_every_command_prints_what_the_page_shows(self, tmp_path: Path) -> None:
        shown = [after for _, after in shown_after("sh")]
        assert sum(1 for after in shown if after) == 4
        assert run_shell(tmp_path) == shown

    def test_the_library_draws_what_the_commands_draw(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        printed = run_shell(tmp_path)
        in_order = [line.split()[1] for line in printed[3].splitlines()]
        monkeypatch.chdir(tmp_path)
        ((program, shown),) = shown_after("python")
        said = io.StringIO()
        found: dict[str, Any] = {}
        with contextlib.redirect_stdout(said):
            exec(program, found)  # noqa: S102 - the page's own program
        assert said.getvalue() == shown
        assert list(found["sample"].random) == in_order[:15]
        assert found["sample"].added == (in_order[16],)
        assert found["sample"].ruling.allowed

    def test_one_ticket_is_that_of_the_whole_list(self, tmp_path: Path) -> None:
        one, *_, tickets, _, _ = run_shell(tmp_path)
        assert f"{one.split()[0]}  0001\n" in tickets

    def test_the_table_is_the_editions(self) -> None:
        rows = re.findall(r"^ *\| (\d+) (?:to (\d+)|or more) \| (all|\d+) \|$", PAGE, re.MULTILINE)
        bands = tuple((int(most) if most else None, None if size == "all" else int(size)) for _, most, size in rows)
        assert bands == EDITION_2025_26.sampling_bands
        assert [int(least) for least, _, _ in rows] == [1, *(most + 1 for most, _ in bands if most is not None)]

    def test_the_rules_stand_on_the_pages_it_says(self) -> None:
        cited = re.findall(r"\((SAMP-\d), (?:guide )?p\. (\d+)\)", PAGE)
        assert {rule: int(page) for rule, page in cited} == {rule: RULES[rule].page for rule, _ in cited}
        assert len(cited) == 4

    def test_names_typed_in_two_ways_have_the_ticket_of_the_composed_one(self, tmp_path: Path) -> None:
        composed, decomposed = (line.split()[0] for line in run_shell(tmp_path)[-1].splitlines())
        assert ticket("seed", "Zoë") == ticket("seed", "Zoe\u0308") == composed != decomposed


def ticket(seed: str, candidate: str) -> str:
    return hashlib.sha256(unicodedata.normalize("NFC", f"{seed}\n{candidate}").encode()).hexdigest()


def by_hand(facts: dict[str, Any]) -> dict[str, Any]:
    """The page in a few lines that know nothing of the library."""
    marks = {unicodedata.normalize("NFC", one): mark for one, mark in facts["marks"]}
    present = {one: mark for one, mark in marks.items() if mark != "X"}
    in_order = sorted(present, key=lambda one: ticket(facts["seed"], one))
    if facts["subject"] == "Sport" and facts["recorded"] is not None:
        video = {unicodedata.normalize("NFC", one) for one in facts["recorded"]}
        in_order = [one for one in in_order if one in video]
    size = next(size for most, size in ((15, 15), (100, 15), (200, 20), (10**9, 25)) if len(marks) <= most)
    members = in_order[:size]
    for extreme in (max, min):
        mark = extreme((mark for mark in present.values() if mark), default=None)
        if mark not in {None, *(present[one] for one in members)}:
            members += [one for one in in_order if present[one] == mark][:1]
    return {"random": in_order[:size], "added": members[size:], "members": sorted(members)}


@pytest.mark.rule("SAMP-1", "SAMP-2", "SAMP-3", "SAMP-4", "SAMP-5")
class TestTheFile:
    """``draw.json`` is what the library does, and what a reader of the page comes to without it."""

    @pytest.mark.parametrize("title", sorted({facts["subject"] for facts in DRAWS}))
    def test_the_library_and_a_few_lines_come_to_it(self, title: str) -> None:
        for facts in (facts for facts in DRAWS if facts["subject"] == title):
            marks: dict[str, Mark] = {one: ABSENT if mark == "X" else mark for one, mark in facts["marks"]}
            sample = sampling.draw(
                marks,
                seed=facts["seed"],
                subject=subjects.by_title(title),
                series=Series.parse(facts["series"]),
                recorded=facts["recorded"],
            )
            expected = {name: facts[name] for name in ("random", "added", "members")}
            assert {name: list(getattr(sample, name)) for name in expected} == expected
            assert by_hand(facts) == expected

    def test_the_generator_makes_it_anew(self) -> None:
        spec = importlib.util.spec_from_file_location("make_draws", FILE.with_name("make_draws.py"))
        assert spec is not None
        assert spec.loader is not None
        make_draws = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(make_draws)
        assert make_draws.text() == FILE.read_text("utf-8"), "run python tests/vectors/make_draws.py"

    def test_it_holds_the_hard_cases(self) -> None:
        """A file of easy draws would let a wrong implementation pass."""
        hard: Counter[str] = Counter()
        sizes = {len(facts["marks"]) for facts in DRAWS}
        for facts in DRAWS:
            ids = [one for one, _ in facts["marks"]]
            composed = [unicodedata.normalize("NFC", one) for one in ids]
            marks = dict(zip(composed, (mark for _, mark in facts["marks"]), strict=True))
            present = [mark for mark in marks.values() if mark != "X"]
            above_zero = [mark for mark in present if mark]
            # Whoever forgets NFC, takes the order of the sheet, or sorts by UTF-16, comes to something else.
            raw = {one: hashlib.sha256(f"{facts['seed']}\n{one}".encode()).hexdigest() for one in ids}
            forgot = [unicodedata.normalize("NFC", one) for one in sorted(ids, key=raw.__getitem__)]
            known = [one for one in forgot if one in facts["random"]]
            utf_16 = sorted(facts["members"], key=lambda one: one.encode("utf-16-be"))
            hard.update(
                name
                for name, there in {
                    "an id that is not in NFC": composed != ids,
                    "another order without NFC": known != facts["random"],
                    "another order in UTF-16": utf_16 != facts["members"],
                    "the longest id": any(len(one) == 64 for one in ids),
                    "an absence": len(present) < len(ids),
                    "everybody absent": bool(ids) and not present,
                    "a zero that was drawn": any(marks[one] == 0 for one in facts["random"]),
                    "only zeros": bool(present) and not above_zero,
                    "a tie at the top": above_zero.count(max(above_zero, default=0)) > 1,
                    "a tie at the bottom": above_zero.count(min(above_zero, default=0)) > 1,
                    "one added": len(facts["added"]) == 1,
                    "two added": len(facts["added"]) == 2,
                    "Sport with videos": facts["subject"] == "Sport" and facts["recorded"] is not None,
                    "Sport without a word on videos": facts["subject"] == "Sport" and facts["recorded"] is None,
                    "fewer drawn than the table asks for": len(facts["random"]) < min(15, len(present)),
                    "videos that make no difference": facts["subject"] != "Sport" and facts["recorded"] is not None,
                    "a seed that is not in NFC": facts["seed"] != unicodedata.normalize("NFC", facts["seed"]),
                    "an empty seed": not facts["seed"],
                }.items()
                if there
            )
        print(dict(hard))  # noqa: T201 - for the record, with -s
        assert len(DRAWS) == 200
        assert {0, 1, 14, 15, 16, 17, 99, 100, 101, 102, 199, 200, 201} <= sizes
        assert len(hard) == 18
        assert min(hard.values()) >= 2, hard
        assert FILE.stat().st_size < 400_000
