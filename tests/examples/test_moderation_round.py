"""The main job, docs/examples/moderation_round.py: its answers on the invented data, on files, and on broken files."""

from __future__ import annotations

import ast
import contextlib
import csv
import hashlib
import importlib.util
import inspect
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import btec_rules
from btec_rules import ENGLISH, OPEN_POINTS, RULES, Series, sampling, subjects
from btec_rules.guide.open_points import POINT_PAGES
from btec_rules.guide.render import render

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "moderation_round.py"
DATA = EXAMPLE.parent / "data"
THIS_LIBRARY = {"PYTHONPATH": str(Path(btec_rules.__file__).parents[1])}
CITED = re.compile(r"\(([A-Z]+-[0-9]+, )+p\. [0-9]+(; ([A-Z]+-[0-9]+, )+p\. [0-9]+)*\)")
CLAIM_JANUARY = render(ENGLISH, "task:claim-in", {"component": None, "series": "2026-01"})
ROUND = ("--subject", "Enterprise", "--component", "1", "--series", "2026-06", "--maximum", "60", "--seed", "lot")


def _load() -> Any:
    spec = importlib.util.spec_from_file_location("moderation_round", EXAMPLE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


example = _load()


def run(*argv: str | Path) -> tuple[int, str, str]:
    """Run the example; its status and what it wrote."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = example.main([str(part) for part in argv])
    return status, out.getvalue(), err.getvalue()


def report(*argv: str | Path) -> Any:
    """Run the example for machines; what it answers."""
    status, out, err = run(*argv, "--json")
    assert (status, err) == (0, "")
    return json.loads(out)


def faults(*argv: str | Path) -> list[str]:
    """Run the example on broken input; its fault lines."""
    status, out, err = run(*argv)
    assert (status, out) == (2, "")
    return err.splitlines()


def places(lines: Sequence[str]) -> list[str]:
    """Cut fault lines down to the file's name, the line and the column."""
    return [line.partition(": found ")[0].rpartition("/")[2] for line in lines]


def codes(ruling: Any, outcome: str) -> list[str]:
    return [finding["code"] for finding in ruling["findings"] if finding["outcome"] == outcome]


def ticket(seed: str, candidate: str) -> str:
    return hashlib.sha256(f"{seed}\n{candidate}".encode()).hexdigest()


Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file of lines, and give its path."""

    def written(name: str, *lines: str, encoding: str = "utf-8", end: str = "\n") -> Path:
        path = tmp_path / name
        path.write_bytes("".join(line + end for line in lines).encode(encoding))
        return path

    return written


@pytest.fixture(scope="module")
def invented() -> Any:
    return report()


@pytest.fixture(scope="module")
def learners(invented: Any) -> dict[str, Any]:
    return {learner["name"]: learner for learner in invented["learners"]}


@pytest.fixture(scope="module")
def text() -> str:
    status, out, err = run()
    assert (status, err) == (0, "")
    return out


class TestInventedData:
    """Without options it runs on the data beside it, and says that it is invented."""

    def test_says_up_front_that_the_data_is_invented(self, text: str, invented: Any) -> None:
        assert "INVENTED" in "".join(text.splitlines()[:3])
        assert invented["facts"]["invented"] is True

    def test_the_sheet_is_complete_with_a_zero_and_two_absences(self, invented: Any) -> None:
        assert invented["sheet"]["verdict"] == "allowed"
        marks = invented["facts"]["marks"]
        assert (marks["0005"], marks["0012"], marks["0021"], len(marks)) == (0, "X", "X", 28)

    def test_the_absent_one_is_replaced_by_the_nearest_mark(self, invented: Any) -> None:
        nearest = min(("0004", "0014"), key=lambda one: ticket("an invented seed", one))  # 30 and 32; 31 was expected
        assert invented["review"]["replaced"] == [{"absent": "0012", "by": nearest}]

    def test_one_of_those_tied_at_the_top_is_added_and_nobody_at_the_bottom(self, invented: Any) -> None:
        highest = min(("0009", "0023"), key=lambda one: ticket("an invented seed", one))
        assert [one["candidate"] for one in invented["review"]["added"]] == [highest]
        assert invented["review"]["added"][0]["finding"]["code"] == "sampling.highest-missing"
        final = invented["review"]["final"]
        assert len(final) == 16
        assert {"0005", "0017"} <= set(final)
        assert not {"0012", "0021", "0026"} & set(final)
        assert invented["review"]["ruling"]["verdict"] == "allowed"

    def test_terminal_rule(self, learners: dict[str, Any]) -> None:
        verdicts = {name: learner["terminal"]["verdict"] for name, learner in learners.items()}
        assert {name for name, verdict in verdicts.items() if verdict == "refused"} == {"Esme", "Isla", "Kira", "Leo"}
        assert {name for name, verdict in verdicts.items() if verdict == "undecided"} == {"Chloe"}
        assert len(verdicts) == 12
        assert codes(learners["Esme"]["terminal"], "failed") == ["terminal_rule.internal-after-external"]
        assert codes(learners["Kira"]["terminal"], "failed") == ["terminal_rule.internal-missing"]

    def test_the_illegal_third_sitting_is_found_and_no_other(self, learners: dict[str, Any]) -> None:
        against = {
            (name, one["component"], one["series"], *codes(one["ruling"], "failed"))
            for name, learner in learners.items()
            for one in learner["retaken"]
            if one["ruling"]["verdict"] == "refused"
        }
        assert against == {("Bilal", 1, "2026-06", "retakes.already-used")}
        assert [one["ruling"]["verdict"] for one in learners["Bilal"]["retaken"]] == ["allowed", "refused"]

    @pytest.mark.parametrize(("name", "follows"), [("Chloe", False), ("Dev", True), ("Ada", True)])
    def test_a_retake_after_the_external_forces_a_resit(
        self, learners: dict[str, Any], name: str, *, follows: bool
    ) -> None:
        rulings = [one["ruling"] for one in learners[name]["retakes"]]
        assert {ruling["verdict"] for ruling in rulings} == {"allowed"}
        assert all(("retakes.external-resit-required" in codes(ruling, "consequence")) is follows for ruling in rulings)

    def test_retakes_are_looked_at_after_the_round_up_to_the_end_of_the_course(self, learners: dict[str, Any]) -> None:
        asked = [(one["component"], one["series"]) for one in learners["Grace"]["retakes"]]
        assert asked == [(1, "2027-01"), (1, "2027-06"), (2, "2027-01"), (2, "2027-06")]
        assert all(codes(one["ruling"], "failed") == ["retakes.no-resit-left"] for one in learners["Grace"]["retakes"])

    def test_a_retake_after_a_claim_is_about_a_further_certificate(self, learners: dict[str, Any]) -> None:
        (retake,) = learners["Leo"]["retaken"]
        purposes = [finding["params"].get("purpose") for finding in retake["ruling"]["findings"]]
        assert "further-certificate" in purposes

    @pytest.mark.parametrize(
        ("name", "ways"),
        [
            ("Ada", ["keep"]),
            ("Jonah", ["claim"]),
            ("Chloe", []),
            ("Esme", ["resit-and-claim"]),
            ("Finn", ["claim", "resit-and-claim", "claim-resit-recertify"]),
            ("Grace", ["keep"]),
            ("Harun", ["claim"]),
            ("Isla", []),
            ("Leo", ["keep", "resit-and-recertify"]),
        ],
    )
    def test_ways_to_a_certificate(self, learners: dict[str, Any], name: str, ways: list[str]) -> None:
        assert [option["code"] for option in learners[name]["options"]] == ways

    def test_both_certificates_are_held_and_the_first_counts_in_tables(self, learners: dict[str, Any]) -> None:
        grace = learners["Grace"]
        held = [(one["series"], one["result"]["total"]) for one in grace["certificates"]]
        assert held == [("2025-01", 42 + 38 + 50), ("2025-06", 42 + 38 + 61)]
        assert grace["tables"]["series"] == "2025-01"

    def test_the_final_sitting_counts_though_it_is_lower(self, learners: dict[str, Any]) -> None:
        harun = learners["Harun"]
        assert [(one["series"], one["total"]) for one in harun["results"]] == [("2025-06", 40 + 36 + 51)]
        closed = {one["series"]: codes(one["ruling"], "failed") for one in harun["claims"]}
        assert closed == {"2025-01": ["certification.closed-by-later-external"], "2025-06": []}

    def test_a_missing_ums_leaves_open_what_counts(self, learners: dict[str, Any], text: str, invented: Any) -> None:
        assert learners["Jonah"]["waiting"] == [[1, "2026-06"]]
        assert learners["Ada"]["waiting"] == []
        assert "OPEN-47" in {point["id"] for point in invented["readings"]}
        assert "component 1: open until every UMS is known (OPEN-47)" in " ".join(text.split())

    def test_what_to_do_is_said_in_words_too(self, invented: Any) -> None:
        (dev,) = (one for one in invented["audit"]["reports"] if one["learner"] == "Dev")
        told = [(one["task"], one["due"], one["to_do"]) for one in dev["actions"]]
        assert told[0][:2] == ("decide", "2026-05-22")  # claim January, sit the external again, or both
        assert told[1] == ("claim", "2026-05-22", CLAIM_JANUARY)
        assert dev["standing"] == "under-way"
        assert dev["reasons"] == []

    def test_keeping_the_work(self, invented: Any) -> None:
        assert invented["earliest"] == "2026-09-25"  # reviews close the day before; 84 days after 16 April is sooner
        assert codes(invented["disposal"], "failed") == ["retention.too-early"]
        assert "retention.post-results-open" in codes(invented["disposal"], "unknown")
        assert codes(invented["disposal_unclaimed"], "failed") == ["retention.not-received"]
        assert (invented["deadline"], invented["rules"]["deadline"]["id"]) == ("2026-05-15", "MOD-4")

    def test_the_readings_are_those_that_the_rulings_lean_on(self, invented: Any) -> None:
        def leans(value: Any) -> set[str]:
            if isinstance(value, dict):
                return set(value.get("assumptions", ())).union(*map(leans, value.values()))
            return set[str]().union(*map(leans, value)) if isinstance(value, list) else set()

        listed = [point["id"] for point in invented["readings"]]
        assert set(listed) == leans(invented) | {"OPEN-47"}
        assert listed == [point for point in OPEN_POINTS if point in listed]

    def test_the_readme_beside_the_data_points_at_the_right_lines(self) -> None:
        readme = (DATA / "README.md").read_text(encoding="utf-8")
        assert "invented" in readme.splitlines()[0]
        lines = (DATA / "sittings.csv").read_text(encoding="utf-8").splitlines()
        found = re.findall(r"\| ([0-9]+)-([0-9]+) \| ([A-Z][a-z]+):", readme)
        pointed = {int(line): name for first, last, name in found for line in range(int(first), int(last) + 1)}
        assert pointed == {number: line.partition(",")[0] for number, line in enumerate(lines[1:], start=2)}


class TestText:
    """Text that a person can read, and retype into Edexcel Online."""

    def test_no_line_is_wider_than_100(self, text: str) -> None:
        assert max(map(len, text.splitlines())) <= 100

    def test_every_reason_and_every_yes_has_its_rule_and_page(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(example, "WIDTH", 10_000)
        lines = run()[1].splitlines()
        judged = [line for line in lines if line.lstrip().startswith("- ") or "conditions hold" in line]
        assert len(judged) > 60
        ways = [line for line in judged if line.startswith("    - ") and not CITED.search(line)]
        assert all(line.startswith(("    - Claim ", "    - Enter ")) for line in ways)  # what there is to choose from
        assert [line for line in judged if not CITED.search(line) and line not in ways] == []
        for rule, page in re.findall(r"([A-Z]+-[0-9]+), p\. ([0-9]+)", "\n".join(lines)):
            assert (POINT_PAGES.get(rule) or RULES[rule].page) == int(page)

    def test_the_marks_can_be_retyped_block_by_block(self, text: str) -> None:
        with (DATA / "marks.csv").open(encoding="utf-8", newline="") as file:
            marks = [(row["candidate"], row["mark"]) for row in csv.DictReader(file)]
        to_type = text[text.index("7. MARKS TO TYPE") : text.index("READINGS")]
        assert max(len(line.split()) for line in to_type.splitlines()[3:] if "Block" not in line) == 10
        blocks = re.split(r"  Block [0-9]+: ([0-9]+) candidates, (\S+) to (\S+)\n", to_type)[1:]
        assert [blocks[at : at + 3] for at in (0, 4)] == [["20", "0001", "0020"], ["8", "0021", "0028"]]
        typed = [tuple(blocks[at].split()[i : i + 2]) for at in (3, 7) for i in range(0, 2 * int(blocks[at - 3]), 2)]
        assert typed == marks

    def test_the_summary_comes_first_and_names_who_and_what(self, text: str) -> None:
        summary = text[: text.index("1. MARK SHEET")]
        for answer in (
            "Mark sheet: complete",
            "replace 0012 by 0004; add 0009",
            "NOT MET by Esme, Isla, Kira, Leo",
            "Bilal (component 1 in May/June 2026)",
            "held by Grace, Leo",
            "25 September 2026",
            "Learners: 12; certificate held 2, on course 1, under way 3, AT RISK 6",
            "No certificate as things stand, or not certain: Bilal, Esme, Harun, Isla, Jonah, Kira",
            "Due next: 11 May 2026, for Isla, Kira, Bilal, Finn, Jonah",
        ):
            assert answer in summary

    def test_what_to_do_stands_by_learner_most_urgent_first_with_its_day(self, text: str) -> None:
        told = " ".join(text[text.index("WHAT TO DO") : text.index("1. MARK SHEET")].split())
        due = render(ENGLISH, "line:due", {"due": "2026-05-22"})
        assert f"TO DO: {CLAIM_JANUARY} {due}" in told
        finn = told[told.index("Finn (0032)") : told.index("Ada (0001)")]
        assert re.findall(r"\(([A-Z]+-[0-9]), p\.", finn) == ["CERT-4", "CERT-2", "EXT-1"]

    def test_those_who_need_nothing_are_counted_and_the_worst_come_first(self, text: str) -> None:
        told = text[text.index("WHAT TO DO") : text.index("1. MARK SHEET")]
        assert "\nNothing to do: 2 learners (--all lists them).\n" in told
        at_risk, under_way, on_course = (
            ["Bilal", "Esme", "Harun", "Isla", "Jonah", "Kira"],
            ["Chloe", "Dev", "Finn"],
            ["Ada"],
        )
        assert re.findall(r"^(\w+)(?: \(\w+\))?: [aANu]", told, re.MULTILINE) == [*at_risk, *under_way]
        assert told.index("Finn") < told.index("Ada (0001): on course")
        everybody = run("--all")[1]
        assert "Nothing to do" not in everybody
        listed = re.findall(r"^([A-Z]\w+)(?: \(\w+\))?: ", everybody[: everybody.index("1. MARK")], re.MULTILINE)
        assert listed[-12:] == sorted([*at_risk, *under_way, *on_course, "Grace", "Leo"])
        assert "Grace: certificate held\nHarun: AT RISK" in everybody
        assert everybody[everybody.index("1. MARK SHEET") :] == text[text.index("1. MARK SHEET") :]

    def test_learner_2_comes_before_learner_10(self, write: Write) -> None:
        sheet = write("marks.csv", "candidate,mark", "0001,34")
        names = ("L10", "L2", "L1", "l3", "10", "9")
        rows = [f"{name},,{component},2026-01,30,," for name in names for component in (1, 2)]
        sittings = write("sittings.csv", ",".join(example.SITTING_COLUMNS), *rows)
        ordered = ["9", "10", "L1", "L2", "l3", "L10"]
        argv = ("--marks", sheet, *ROUND, "--sittings", sittings)
        assert [learner["name"] for learner in report(*argv)["learners"]] == ordered
        for more in ([], ["--all"]):
            out = run(*argv, *more)[1]
            for title in ("WHAT TO DO", "3. TERMINAL RULE", "5. CERTIFICATION"):
                lines = [line.split(":")[0] for line in out[out.index(f"\n{title}\n") :].splitlines()]
                assert [line for line in lines if line in names][: len(names)] == ordered

    def test_what_is_over_is_asked_for_and_not_called_late(self) -> None:
        """The marks of Chloe's component 2 were due the day before: nobody can sit it any more."""
        told = " ".join(run("--on", "2026-05-16")[1].split())
        chloe = told[told.index("Chloe (0031): ") : told.index("Dev: ")]
        assert render(ENGLISH, "task:record-in", {"component": 2, "series": "2026-06"}) in chloe
        assert "15 May 2026" not in chloe

    def test_days_are_written_as_people_do(self, text: str) -> None:
        assert not re.search("[0-9]{4}-[0-9]{2}-[0-9]{2}", text)
        for day in (
            "are due by 15 May 2026",
            "As of 11 May 2026.",
            "received: 16 April 2026",
            "close: 24 September 2026",
        ):
            assert day in text
        assert "destroyed on 11 May 2026?" in text

    def test_learners_are_named_with_their_candidate(self, text: str) -> None:
        assert "Esme (0007): NOT MET" in text
        assert "Dev: met; all 3 conditions hold (EXT-1, p. 20)" in text

    def test_each_claim_is_judged_once_and_a_refusal_says_only_what_speaks_against_it(self, text: str) -> None:
        claims = text[text.index("5. CERTIFICATION") : text.index("6. KEEPING")]
        said = {part.split()[0]: " ".join(part.split()[2:]) for part in re.split(r"\n(?=[A-Z][a-z]+ \()", claims)}
        assert said["Jonah"].count("Claim May/June 2026: not decided") == 1  # entries have closed (OPEN-28)
        assert said["Kira"].startswith("Claim May/June 2026: NO - ")
        assert re.findall(r"\(([A-Z0-9-]+), p\. ", said["Kira"]) == ["EXT-1"]

    def test_a_certificate_stands_though_the_terminal_rule_is_not_met(self, text: str) -> None:
        stands = re.findall(r"what was claimed stands all the same: (.*)", text)
        assert stands == ["December 2025/January 2026 (CERT-5, p. 21)"]

    def test_work_of_those_without_a_claim(self, text: str) -> None:
        about_work = " ".join(text[text.index("6. KEEPING") : text.index("7. MARKS")].split())
        assert "claimed nothing, Bilal, Chloe, Dev, Esme, Finn, Harun, Isla, Jonah, Kira? NO" in about_work

    @pytest.mark.parametrize("width", [40, 47, 60, 71])
    def test_no_line_ends_inside_a_rule_or_its_page(self, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
        monkeypatch.setattr(example, "WIDTH", width)
        assert [line for line in run()[1].splitlines() if re.search(r"[A-Z]-$|p\.$", line)] == []

    def test_retakes_that_say_the_same_stand_together(self, text: str) -> None:
        retakes = " ".join(text[text.index("4. RETAKES") : text.index("5. CERTIFICATION")].split())
        assert "components 1 and 2, to enter in December 2026/January 2027 and May/June 2027: NOT ALLOWED" in retakes
        assert retakes.count("(RET-5, p. 12)") == 1


class TestOwnFiles:
    """With --marks it runs on one's own files."""

    @pytest.fixture
    def schools(self, write: Write) -> Path:
        """Two cohorts in one file, of the sizes 349 and 46, with zeros and other names for the columns."""
        north = [f"{number:04},North,{0 if number % 10 == 0 else number % 57 + 1}" for number in range(1, 350)]
        south = [f"{number:04},South,{number % 31}" for number in range(350, 396)]
        return write("schools.csv", "number,school,final", *north, *south)

    @pytest.mark.parametrize(
        ("school", "cohort", "random", "blocks"), [("North", 349, 25, [20] * 17 + [9]), ("South", 46, 15, [20, 20, 6])]
    )
    def test_real_sizes(self, schools: Path, school: str, cohort: int, random: int, blocks: list[int]) -> None:
        columns = ("--candidate-column", "number", "--mark-column", "final", "--where", f"school={school}")
        found = report("--marks", schools, *columns, *ROUND)
        marks = found["facts"]["marks"]
        assert len(marks) == cohort
        assert len(found["drawn"]["random"]) == random
        drawn = sampling.draw(marks, seed="lot", subject=subjects.ENTERPRISE, series=Series.june(2026))
        assert found["review"]["final"] == list(drawn.members)
        assert found["review"]["as_requested"] is True
        assert codes(found["drawn"]["ruling"], "unknown") == ["sampling.pearson-picks"]
        assert codes(found["sheet"], "advice") == ["mark_sheet.zero-for-absent"]
        out = run("--marks", schools, *columns, *ROUND)[1]
        assert "Sample: not decided: only a rehearsal, as Pearson picks" in out
        typed = out[out.index("7. MARKS TO TYPE") :]
        assert [int(size) for size in re.findall(r"Block [0-9]+: ([0-9]+) cand", typed)] == blocks
        zeros = sum(mark == 0 for mark in marks.values())
        assert f"make sure of its zeros, {zeros}" in out

    def test_what_is_not_given_is_not_guessed(self, write: Write) -> None:
        marks = write("marks.csv", "candidate,mark", "0001,34", "0002,12")
        found = report("--marks", marks, *ROUND)
        assert found["facts"]["invented"] is False
        for fact in ("earliest", "disposal", "disposal_unclaimed"):
            assert found[fact] is None
        out = run("--marks", marks, *ROUND)[1]
        assert "INVENTED" not in out
        assert "may be destroyed from: not known" in out
        judged = report("--marks", marks, *ROUND, "--on", "2026-11-20", "--certificates-received", "2026-08-27")
        assert judged["earliest"] == "2026-11-19"
        assert judged["disposal"]["verdict"] == "undecided"
        assert judged["disposal_unclaimed"]["verdict"] == "refused"

    @pytest.mark.parametrize(("closes", "earliest"), [("2027-11-01", "2027-11-19"), ("2027-12-01", "2027-12-02")])
    def test_work_is_kept_while_post_results_services_are_open(self, write: Write, closes: str, earliest: str) -> None:
        marks = write("marks.csv", "candidate,mark", "0001,34", "0002,12")
        key_dates = write("key_dates.csv", "series,reviews_close", f"2027-06,{closes}")
        days = ("--certificates-received", "2027-08-27", "--key-dates", key_dates)
        found = report("--marks", marks, *ROUND, *days, "--series", "2027-06")
        assert found["earliest"] == earliest
        assert (found["deadline"], found["advised"]) == ("2027-05-15", "2027-05-14")
        assert [point["id"] for point in found["readings"]] == ["OPEN-9", "OPEN-14", "OPEN-19"]

    def test_learners_in_other_positions(self, write: Write) -> None:
        marks = write("marks.csv", "candidate,mark", "0001,34")
        sittings = write(
            "sittings.csv",
            ",".join(example.SITTING_COLUMNS),
            *("Mia,,1,2025-06,0,,", "Mia,,2,2025-06,31,,", "Mia,,3,2026-01,32,,"),
            *("Mia,,1,2026-06,,planned,", "Mia,,3,2026-06,,planned,"),
            *("Ned,,1,2025-06,30,,", "Ned,,2,2025-06,31,,", "Ned,,3,2026-06,,planned,yes"),
            *("Ola,,1,2025-06,30,,", "Ola,,2,2025-06,31,,", "Ola,,3,2026-01,32,,", "Ola,,3,2026-06,,absent,"),
            *("Pat,,1,2025-06,30,,", "Pat,,3,2026-01,32,,"),
        )
        found = report("--marks", marks, *ROUND, "--sittings", sittings)
        mia, ned, ola, pat = found["learners"]
        assert codes(mia["retaken"][0]["ruling"], "passed").count("retakes.external-resit-required") == 1
        assert [(option["code"], option["claims"]) for option in ned["options"]] == [("keep", [])]
        assert codes(ned["claims"][0]["ruling"], "consequence") == [
            "certification.already-claimed",
            "certification.once-sat",
        ]
        assert [one["series"] for one in ned["results"]] == ["2026-06"]
        assert [one["ruling"]["verdict"] for one in ola["claims"]] == ["allowed", "undecided"]
        assert [one["series"] for one in ola["results"]] == ["2026-01", "2027-01"]
        assert [option["code"] for option in pat["options"]] == ["resit-and-claim"]
        assert pat["waiting"] == []  # component 2 is missing and not open
        out = run("--marks", marks, *ROUND, "--sittings", sittings, "--until", "2026-06")[1]
        claims = " ".join(out[out.index("5. CERTIFICATION") : out.index("6. KEEPING")].split())
        assert claims.count("claim only then (after the end of the course): yes") == 1  # Ola's
        assert "component 1: 0 (May/June 2025)" in claims
        assert "Claim May/June 2026: not decided - open: " in claims

    def test_long_candidates_stay_within_the_width(self, write: Write) -> None:
        marks = write("marks.csv", "candidate,mark", *(f"{number:064},{number}" for number in range(1, 30)))
        assert max(map(len, run("--marks", marks, *ROUND)[1].splitlines())) <= 100

    def test_without_the_end_of_the_course_no_retake_is_listed(self, write: Write) -> None:
        sheet = write("marks.csv", "candidate,mark", "0001,34")
        sittings = write("s.csv", ",".join(example.SITTING_COLUMNS), "Ada,0001,1,2026-06,,sat,", "Ada,,2,2026-01,9,,no")
        found = report("--marks", sheet, *ROUND, "--sittings", sittings)
        assert found["learners"][0]["retakes"] == []
        assert "(--until)" in run("--marks", sheet, *ROUND, "--sittings", sittings)[1]
        more = report("--marks", sheet, *ROUND, "--sittings", sittings, "--until", "2027-01")
        assert [one["series"] for one in more["learners"][0]["retakes"]] == ["2027-01", "2027-01"]

    def test_a_sheet_that_is_not_in_order(self, write: Write) -> None:
        marks = write("marks.csv", "candidate,mark", "0001,34", "0002,0", "0003,X")
        entered = write("entered.csv", "candidate", "0001", "0002", "0003", "0004")
        absent = write("absent.csv", "candidate", "0002", "0003", "0004")
        argv = ("--marks", marks, *ROUND, "--entered", entered, "--absent", absent)
        assert codes(report(*argv)["sheet"], "failed") == ["mark_sheet.mark-missing", "mark_sheet.zero-for-absent"]
        out = run(*argv)[1]
        assert "Mark sheet: NOT IN ORDER" in out
        assert "look at the sample again" in out
        assert re.search(r"0003 +X +0004 +\?", out)

    @pytest.mark.parametrize("absent", [None, ["0003"], ["0001"], []])
    def test_a_sheet_without_entries_is_never_called_complete(self, write: Write, absent: list[str] | None) -> None:
        marks = write("marks.csv", "candidate,mark", "0001,34", "0003,X")
        argv: list[str | Path] = ["--marks", marks, *ROUND]
        argv += [] if absent is None else ["--absent", write("absent.csv", "candidate", *absent)]
        refused = report(*argv)["sheet"]["verdict"] == "refused"
        assert refused == (absent in (["0001"], []))
        out = run(*argv)[1]
        about_sheet = out[out.index("1. MARK SHEET") : out.index("2. SAMPLE")]
        answer = f"{'NOT IN ORDER, and ' if refused else ''}not checked against the entries"
        assert f"\nMark sheet: {answer}\n" in out
        assert f"\nThe mark sheet: {answer}\n" in about_sheet
        assert "complete" not in out
        assert "hold" not in about_sheet
        assert "Everyone entered, in order" not in out
        entered = write("entered.csv", "candidate", "0001", "0003")
        out = run(*argv, "--entered", entered)[1]
        assert "not checked against" not in out
        assert (": complete" in out) != refused

    def test_an_absence_without_an_expected_mark_is_only_a_proposal(self, write: Write) -> None:
        marks = write("marks.csv", "candidate,mark", *(f"{number:04},{number}" for number in range(1, 30)), "0030,X")
        requested = write("requested.csv", "candidate", "0001", "0029", "0030")
        found = report("--marks", marks, *ROUND, "--requested", requested)
        assert found["review"]["ruling"]["verdict"] == "undecided"
        assert (
            f"replace 0030 by {found['review']['replaced'][0]['by']} (a proposal)"
            in run("--marks", marks, *ROUND, "--requested", requested)[1]
        )

    def test_an_unlawful_sample_still_says_whom_to_add_and_why(self, write: Write) -> None:
        marks = write("marks.csv", "candidate,mark", *(f"{number:04},{number}" for number in range(1, 30)))
        requested = write("requested.csv", "candidate", "0002", "0003")
        sport = ("--subject", "Sport", "--recorded", write("recorded.csv", "candidate", "0001", "0002", "0029"))
        argv = ("--marks", marks, *ROUND, *sport, "--requested", requested)
        assert codes(report(*argv)["review"]["ruling"], "failed") == [
            "sampling.size",
            "sampling.videos",
            "sampling.no-video",
        ]
        out = run(*argv)[1]
        assert "NOT LAWFUL: add 0029; add 0001" in out
        for added in report(*argv)["review"]["added"]:
            assert f"- {added['finding']['message']} (SAMP-2, p. 15)" in out

    def test_a_visited_subject_sends_no_sample(self, write: Write) -> None:
        marks = write("marks.csv", "candidate,mark", "0001,34")
        out = run("--marks", marks, *ROUND, "--subject", "Art and Design", "--series", "2027-06")[1]
        assert "Marks are due by 15 May 2027, a weekend; it is wise to be done by 14 May 2027" in out
        assert "Sample: not decided" in out

    def test_a_subject_that_the_library_does_not_list(self, write: Write) -> None:
        marks = write("marks.csv", "candidate,mark", "0001,34")
        found = report("--marks", marks, *ROUND, "--subject", "Engineering", "--shape", "standard")
        assert found["facts"]["subject"] == "Engineering"

    def test_numbers_without_their_zeros_stand_in_order(self, write: Write) -> None:
        marks = write("marks.csv", "candidate,mark", *(f"{number},{number}" for number in range(30, 0, -1)))
        assert list(report("--marks", marks, *ROUND)["facts"]["marks"]) == [str(number) for number in range(1, 31)]
        assert "Block 1: 20 candidates, 1 to 20" in run("--marks", marks, *ROUND)[1]

    @pytest.mark.parametrize("end", ["\r\n", "\r", "\n\n\n", "\n,\n"])
    def test_how_a_spreadsheet_saves_it_makes_no_difference(self, write: Write, end: str) -> None:
        lines = ("candidate,mark", "0001,34", '"0002",X', "Zoë,12")
        plain, other = write("plain.csv", *lines), write("other.csv", *lines, encoding="utf-8-sig", end=end)
        assert report("--marks", plain, *ROUND) == report("--marks", other, *ROUND)

    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
    def test_delimiters_and_encodings(self, write: Write, delimiter: str, encoding: str) -> None:
        mark = "\ufeff" if encoding == "utf-16-be" else ""
        lines = (
            "candidate,name,mark,note",
            '0001,"Ann; Ben",34,',
            "0002,Cy,X,",
            "Zo\xeb \u2013 \u201cZ\u201d,D\xe9e,12,",
        )
        plain = write("plain.csv", *lines)
        with plain.open(encoding="utf-8", newline="") as file:
            cells = list(csv.reader(file))
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=delimiter).writerows(cells)
        other = write("other.csv", mark + text.getvalue(), encoding=encoding, end="")
        assert report("--marks", plain, *ROUND) == report("--marks", other, *ROUND)
        assert len(report("--marks", other, *ROUND)["facts"]["marks"]) == 3
        one_column = write(
            "requested.csv", f"{mark}candidate", "0001", "Zo\xeb \u2013 \u201cZ\u201d", encoding=encoding
        )
        assert len(report("--marks", other, *ROUND, "--requested", one_column)["facts"]["requested"]) == 2

    def test_cells_are_read_as_the_library_s_doors_read_them(self, write: Write) -> None:
        """One table of spellings: what the doors read in a cell, the files may have too, and it means the same."""
        plain: list[str | Path] = [
            *("--marks", write("marks.csv", "candidate,mark", "0001,34", "0002,X", "0003,5")),
            *("--entered", write("entered.csv", "candidate", "0001", "0002", "0003")),
            *("--absent", write("absent.csv", "candidate", "0002")),
        ]
        other: list[str | Path] = [
            *("--marks", write("marks2.csv", "Cand No,Name,Raw", " 0001,Ann,34.0", "0002 ,Ben,abs", "0003,Cy,005")),
            *("--candidate-column", "Cand No", "--mark-column", "Raw"),
            *("--entered", write("entered2.csv", "candidate,Marks", "0001,", " 0002,", "0003 ,")),
            *("--absent", write("absent2.csv", "candidate", "0002 ")),
        ]
        header = ",".join(example.SITTING_COLUMNS)
        rows = [
            "Ada,0001,1,2026-06,,sat,",
            "Ada,,3,2026-01,30,,yes",
            "Ben,0002,1,2026-06,,absent,",
            "Ben,,2,2026-01,,planned,",
        ]
        words = [
            " Ada,0001 ,C1,June 2026,Q,,",
            "Ada,,Unit 3,Dec/Jan 25/26,30.0,taken,Y",
            "Ben ,0002,1.0,26/6A,X,,no",
            "Ben,,Component 2,Jan-26,,,",
        ]
        plain += ["--sittings", write("sittings.csv", header, *rows)]
        other += ["--sittings", write("sittings2.csv", header, *words)]
        found = report(*plain, *ROUND)
        assert found == report(*other, *ROUND)
        assert found["sheet"]["verdict"] == "allowed"
        assert [one["candidate"] for one in found["learners"]] == ["0001", "0002"]

    def test_a_line_that_comes_twice_is_read_once_with_a_note(self, write: Write) -> None:
        marks = write("marks.csv", "candidate,mark", "0001,34")
        lines = ["Ada,0001,1,2026-06,,sat,", "Ada,0001,C1,June 2026,Q,,"]
        sittings = write("sittings.csv", ",".join(example.SITTING_COLUMNS), *lines)
        assert report("--marks", marks, *ROUND, "--sittings", sittings)["facts"]["read_once"] == [
            "line 3 of sittings.csv"
        ]
        out = run("--marks", marks, *ROUND, "--sittings", sittings)[1]
        assert "\nSaid twice, and read once: line 3 of sittings.csv.\n" in out
        assert "Said twice" not in run("--marks", marks, *ROUND)[1]

    def test_two_ways_to_write_one_name(self, write: Write) -> None:
        marks = write("marks.csv", "candidate,mark", "0001,34", "Zo\u00eb,12")
        requested = write("requested.csv", "candidate", "Zoe\u0308")
        assert report("--marks", marks, *ROUND, "--requested", requested)["facts"]["requested"] == ["Zo\u00eb"]

    @pytest.mark.slow
    @settings(max_examples=3, deadline=None)
    @given(st.data())
    def test_the_order_of_the_rows_never_matters(
        self, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
    ) -> None:
        folder, as_they_are, shuffled = tmp_path_factory.mktemp("order"), [*ROUND], [*ROUND]
        for name in example.FILES:
            header, *rows = (DATA / f"{name}.csv").read_text(encoding="utf-8").splitlines()
            file = folder / f"{name}.csv"
            file.write_text("\n".join([header, *data.draw(st.permutations(rows))]), encoding="utf-8")
            option = f"--{name.replace('_', '-')}"
            as_they_are += [option, str(DATA / f"{name}.csv")]
            shuffled += [option, str(file)]
        assert run(*shuffled) == run(*as_they_are)
        assert run(*shuffled, "--json") == run(*as_they_are, "--json")


class TestBrokenFiles:
    """A broken file gets every bad line by number, what was found and what was expected, and exit status 2."""

    def test_every_bad_line_of_every_file_at_once(self, write: Write) -> None:
        marks = write(
            "marks.csv",
            "candidate,mark",
            "0001,34",
            "0001,3",  # line 3: twice
            "",
            "0003,P",  # line 5: no mark
            " 0004 , 34",  # spaces are no part of either
            "0005,61",
            "0006,",
            ",7",
            "0007,1,2",  # line 10: a cell too many
            "0008",
            '"0009"1,3',  # line 12: no CSV
            "0010,10",
        )
        requested = write("requested.csv", "candidate", "0001", "0099", "0007", "0009", "0010", "0010")
        expected = write("expected.csv", "candidate,mark", "0003,X", "0010,99", "0098,5")
        found = faults("--marks", marks, *ROUND, "--requested", requested, "--expected", expected)
        assert places(found) == [
            "marks.csv, line 3, candidate",
            "marks.csv, line 5, mark",
            "marks.csv, line 7, mark",
            "marks.csv, line 8, mark",
            "marks.csv, line 9, candidate",
            "marks.csv, line 10",
            "marks.csv, line 11",
            "marks.csv, line 12",
            "requested.csv, line 3, candidate",
            "requested.csv, line 7, candidate",
            "expected.csv, line 2, mark",
            "expected.csv, line 3, mark",
            "expected.csv, line 4, candidate",
        ]
        assert found[0].endswith("found '0001', expected each only once; line 2 has it")
        assert found[2].endswith("found '61', expected a whole number from 0 to 60, or X for absent")
        assert found[9].endswith("line 6 has it")

    @pytest.mark.parametrize(
        ("content", "place", "found", "expected"),
        [
            (b"", "marks.csv", "an empty file", "a CSV file"),
            (b"\xef\xbb\xbf \r\n\t\r\n", "marks.csv", "an empty file", "a CSV file"),
            (b",,\n", "marks.csv, line 1", "no heading row", "names the columns: candidate, mark"),
            (b"candidate,mark\n", "marks.csv", "nobody", "at least one candidate"),
            (b"candidate\n0001\n", "marks.csv, line 1, column mark", "none of that name in 'candidate'", "one"),
            (b"candidate|mark\n1|2\n", "marks.csv, line 1", "no heading row", "names the columns: candidate, mark"),
            (b"\n0001,3\n0002,4\n", "marks.csv, line 2", "no heading row", "names the columns: candidate, mark"),
            (b'candidate;mark\n0001;3\n"0002"1;4\n', "marks.csv, line 3", "no CSV", "semicolons"),
            (b"Candidate,mark\n1,2\n", "marks.csv, line 1, column candidate", "'Candidate,mark'", "one"),
            (b"candidate,mark,mark\n1,2,3\n", "marks.csv, line 1, column mark", "2 of that name", "one"),
            (b"candidate,mark\n0001,3\nZo\x81,4\n", "marks.csv", "a file that is not text", "CSV UTF-8"),
            (b"candidate,mark\n0001,\xc2\xb2\n", "marks.csv, line 2, mark", r"'\xb2'", "0 to 60"),
            (b'candidate,mark\n0001,3\n"0002,4\n0003,5\n', "marks.csv, line 3", "no CSV", "commas"),
            (b"candidate,mark\n" + b"1" * 65 + b",3\n", "marks.csv, line 2, candidate", "and 25 more", "64 characters"),
            (b'candidate,mark\n"0001\n2",3\n0003,x\n', "marks.csv, line 2, candidate", r"'0001\n2'", "one line"),
            (b'candidate,mark\n"0001\n2",3\n0003,P\n', "marks.csv, line 4, mark", "'P'", "X for absent"),
        ],
    )
    def test_what_was_found_and_what_was_expected(
        self, tmp_path: Path, content: bytes, place: str, found: str, expected: str
    ) -> None:
        path = tmp_path / "marks.csv"
        path.write_bytes(content)
        lines = [line for line in faults("--marks", path, *ROUND) if places([line]) == [place]]
        assert len(lines) == 1
        got, wanted = lines[0].split(": found ", 1)[1].split(", expected ", 1)
        assert found in got
        assert expected in wanted

    @pytest.mark.parametrize(
        ("content", "what"),
        [
            (b"PK\3\4\x14\0Ann Smith,34", "an Excel workbook"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1Ann Smith", "an old Excel workbook"),
            (b"%PDF-1.7\nAnn Smith", "a PDF"),
            (b"", "an empty file"),
            (b"\xff\xfe", "an empty file"),
            (b"\n \n", "an empty file"),
            (b"Ann Smith,34\nBen Jones,12\n", "no heading row"),
            (b"Mark sheet\ncandidate,mark\nAnn Smith,34\n", "no heading row"),
            ("candidate,mark\nAnn Smith,34\n".encode("utf-16-le"), "a file that is not text"),
            ("candidate,mark\nAnn Smith,34\n".encode("utf-32"), "a file that is not text"),
            (b"\xff\xfec\0a\0n", "a file that is not text"),
            (b"candidate,mark\nAnn Smith,34\n\0", "a file that is not text"),
            (b"candidate,mark\nAnn Smith \xeb\x02,34\n", "a file that is not text"),
            (b"\x89PNG\r\n\x1a\n\0\0Ann Smith", "a file that is not text"),
        ],
    )
    def test_what_is_no_csv_gets_one_sentence_and_shows_nobody(self, tmp_path: Path, content: bytes, what: str) -> None:
        for name in ("marks", "requested"):
            path = tmp_path / f"{name}.csv"
            path.write_bytes(content)
            marks = DATA / "marks.csv" if name == "requested" else path
            (line,) = faults("--marks", marks, *ROUND, f"--{name}", path)
            assert f"{name}.csv" in line
            assert line.partition(": found ")[2].partition(", expected ")[0] == what
            assert not re.search("Ann|Smith|34|Mark sheet", line.rpartition("/")[2])

    @pytest.mark.parametrize("name", ["marks", *example.FILES[1:], "recorded"])
    def test_a_file_that_is_not_there(self, write: Write, tmp_path: Path, name: str) -> None:
        sheet = write("sheet.csv", "candidate,mark", "0001,34")
        missing = tmp_path / "missing.csv"
        option = f"--{name.replace('_', '-')}"
        assert places(faults("--marks", sheet, *ROUND, option, missing)) == ["missing.csv"]

    def test_nobody_is_a_stranger_to_a_file_that_cannot_be_read(self, write: Write, tmp_path: Path) -> None:
        requested = write("requested.csv", "candidate", "0001")
        argv = ("--marks", tmp_path / "missing.csv", *ROUND, "--requested", requested)
        assert places(faults(*argv)) == ["missing.csv"]

    def test_a_long_line_is_cut(self, write: Write) -> None:
        lines = faults("--marks", write("marks.csv", ";".join(["candidate", *["form"] * 200])), *ROUND)
        assert max(len(line.split(": found ")[1]) for line in lines) < 150

    def test_sittings_are_read_even_where_the_subject_is_not_known(self, write: Write) -> None:
        marks = write("marks.csv", "candidate,mark", "0001,34")
        sittings = write("s.csv", ",".join(example.SITTING_COLUMNS), "Ada,,7,2026-01,,sat,", "Ada,,1,2026-01,,sit,")
        found = faults("--marks", marks, *ROUND, "--subject", "Sports", "--sittings", sittings)
        assert places(found) == ["--subject", "s.csv, line 3, status"]

    def test_a_line_with_a_name_alone_is_not_blank(self, write: Write) -> None:
        marks = write("marks.csv", "candidate,mark,name", "0001,34,Ann", ",,Ben")
        assert places(faults("--marks", marks, *ROUND)) == ["marks.csv, line 3, candidate", "marks.csv, line 3, mark"]

    def test_a_heading_that_nearly_is_the_one_is_named(self, write: Write) -> None:
        marks = write("marks.csv", "candidate,mark,Mark", "0001,34,35")
        (line,) = faults("--marks", marks, *ROUND)
        assert line.partition(": found ")[2] == "a column 'Mark', expected mark (did you mean that?)"

    def test_a_cohort_of_nobody(self, write: Write) -> None:
        sheet = write("marks.csv", "candidate,mark,school", "0001,34,North")
        assert "school=South" in faults("--marks", sheet, *ROUND, "--where", "school=South")[0]
        assert "column form" in faults("--marks", sheet, *ROUND, "--where", "form=11B")[0]

    def test_sittings_that_cannot_be_or_that_the_mark_sheet_contradicts(self, write: Write) -> None:
        marks = write("marks.csv", "candidate,mark", "0001,34", "0002,X", "0003,12", "0004,5")
        sittings = write(
            "sittings.csv",
            ",".join(example.SITTING_COLUMNS),
            "Ada,0001,1,2026-06,,sat,",
            "Ada,0003,3,2026-06,,planned,",  # line 3: two candidates for one learner
            "Ben,0003,1,2026-06,,sat,",  # line 4: one candidate for two learners
            "Cy,0002,1,2026-06,,sat,",  # line 5: sat, but an X
            "Di,0004,1,2026-06,,absent,",  # line 6: absent, but a mark
            "Ed,0099,1,2026-06,,sat,",  # line 7: not on the sheet
            "Ed,0099,3,2026-06,,planned,",  # fine: another component
            "Ed,0005,1,2025-06,30,sat,",  # fine: another series
            "Flo,,4,2026-01,30,sat,",  # line 10: no such component
            "Flo,,1,2025-12,30,sat,",  # line 11: no such code
            "Flo,,1,2022-06,30,sat,",  # line 12: before the suite
            "Flo,,2,2026-01,1e2,was,maybe",  # line 13: three at once
            "Gus,,1,2026-01,30,sat,",
            "Gus,,1,2026-01,31,sat,",  # line 15: twice, and not the same
        )
        found = faults("--marks", marks, *ROUND, "--sittings", sittings)
        assert places(found) == [
            "sittings.csv, line 3, candidate",
            "sittings.csv, line 4, candidate",
            "sittings.csv, line 5, status",
            "sittings.csv, line 6, status",
            "sittings.csv, line 7, candidate",
            "sittings.csv, line 10, component",
            "sittings.csv, line 11, series",
            "sittings.csv, line 12, series",
            "sittings.csv, line 13, ums",
            "sittings.csv, line 13, status",
            "sittings.csv, line 13, claimed",
            "sittings.csv, line 15",
        ]
        assert "'0001', as line 2 has it" in found[0]
        assert "2026-01" in found[6]
        assert "what line 14 says of it" in found[11]

    def test_a_candidate_who_was_entered_but_has_no_mark_yet_is_no_stranger(self, write: Write) -> None:
        marks = write("marks.csv", "candidate,mark", "0001,34")
        entered = write("entered.csv", "candidate", "0001", "0002")
        sittings = write("sittings.csv", ",".join(example.SITTING_COLUMNS), "Ben,0002,1,2026-06,,sat,")
        argv = ("--marks", marks, *ROUND, "--entered", entered, "--sittings", sittings)
        assert report(*argv)["learners"][0]["candidate"] == "0002"

    def test_bad_options_are_named_together_with_a_hint(self, write: Write) -> None:
        sheet = write("marks.csv", "candidate,mark", "0001,P")
        options = {
            "--subject": "Sports",
            "--series": "2025-12",
            "--maximum": "0",
            "--component": "100",
            "--seed": "two\nlines",
            "--until": "June",
            "--on": "20260516",
            "--certificates-received": "2026-02-30",
        }
        found = faults("--marks", sheet, *(part for option in options.items() for part in option))
        assert places(found) == [*options, "marks.csv, line 2, mark"]
        assert "Sport," in found[0]
        assert "2026-01" in found[1].split("expected")[1]

    def test_a_series_is_read_as_those_of_sittings_are(self, write: Write) -> None:
        sheet = write("marks.csv", "candidate,mark", "0001,34")
        key_dates = write("key_dates.csv", "series,reviews_close", "May/June 2027,2027-09-30")
        days = ("--certificates-received", "2027-08-27", "--key-dates", key_dates)
        found = report("--marks", sheet, *ROUND, *days, "--series", "Jun-27", "--until", "27/6A")
        assert found == report("--marks", sheet, *ROUND, *days, "--series", "2027-06", "--until", "2027-06")
        assert found["facts"]["calendar"]["key_dates"][0]["series"] == found["facts"]["until"] == "2027-06"
        unclear = write("unclear.csv", "series,reviews_close", "Dec/Jan 2027,2027-03-30")
        (fault,) = faults("--marks", sheet, *ROUND, "--key-dates", unclear)
        assert "unclear.csv, line 2, series" in fault
        assert "say both years" in fault

    @pytest.mark.parametrize(("component", "status"), [("1", 0), ("2", 0), ("3", 2), ("01", 2), ("", 2)])
    def test_only_internal_components_have_a_mark_sheet(self, write: Write, component: str, status: int) -> None:
        sheet = write("marks.csv", "candidate,mark", "0001,34")
        assert run("--marks", sheet, *ROUND, "--component", component)[0] == status

    def test_a_series_without_a_table_of_sizes(self, write: Write) -> None:
        sheet = write("marks.csv", "candidate,mark", "0001,34")
        assert places(faults("--marks", sheet, *ROUND, "--series", "2025-06")) == ["--series"]
        assert report("--marks", sheet, *ROUND, "--series", "2026-01")["deadline"] == "2025-12-15"

    def test_what_is_needed_and_was_not_given(self, write: Write) -> None:
        sheet = write("marks.csv", "candidate,mark", "0001,34")
        needed = ["--subject", "--series", "--maximum", "--component", "--seed"]
        assert places(faults("--marks", sheet)) == needed
        requested = write("requested.csv", "candidate", "0001")
        assert run("--marks", sheet, "--requested", requested, *ROUND[:-2])[0] == 0

    def test_a_file_of_ones_own_needs_a_mark_sheet_of_ones_own(self, write: Write) -> None:
        requested = write("requested.csv", "candidate", "0001")
        assert places(faults("--requested", requested, "--where", "a=b")) == ["--requested", "--where"]

    def test_an_unknown_option_ends_with_status_2(self, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as ended:
            example.main(["--mark", "marks.csv"])
        assert ended.value.code == 2
        assert "--mark" in capsys.readouterr().err

    @pytest.mark.parametrize("option", ["--marks", "--on", "--where"])
    def test_two_dashes_are_no_value(self, option: str, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as ended:
            example.main(["--marks=marks.csv", f"{option}=--"])
        assert ended.value.code == 2
        assert f"{option}: expected one argument" in capsys.readouterr().err

    @pytest.mark.slow
    @settings(max_examples=40, deadline=None)
    @given(
        st.binary(max_size=60)
        | st.text('0123X,x" \r\n;\0éö', max_size=60).map(str.encode).map(b"candidate,mark\n".__add__),
        st.text('AB01236-,"\r\nplanedsty', max_size=60),
    )
    def test_no_file_whatever_makes_a_traceback(
        self, tmp_path_factory: pytest.TempPathFactory, marks: bytes, sittings: str
    ) -> None:
        folder = tmp_path_factory.mktemp("any")
        (folder / "marks.csv").write_bytes(marks)
        (folder / "sittings.csv").write_text(",".join(example.SITTING_COLUMNS) + "\n" + sittings, encoding="utf-8")
        argv = ("--marks", folder / "marks.csv", "--sittings", folder / "sittings.csv", *ROUND)
        status, out, err = run(*argv)
        assert (status, bool(out), bool(err)) in {(0, True, False), (2, False, True)}


class TestTheFile:
    def test_the_how_to_shows_the_function_that_reads_files(self) -> None:
        page = EXAMPLE.parents[1] / "how-to" / "check-a-mark-sheet.md"
        assert f"\n{inspect.getsource(example.text_of)}```\n" in page.read_text(encoding="utf-8")

    def test_needs_nothing_but_python_and_the_library(self) -> None:
        tree = ast.parse(EXAMPLE.read_text(encoding="utf-8"))
        imported = {
            name.partition(".")[0]
            for node in ast.walk(tree)
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names])
        }
        assert imported <= sys.stdlib_module_names | {"btec_rules"}

    def test_runs_from_anywhere_as_a_script(self, tmp_path: Path, text: str) -> None:
        done = subprocess.run(
            [sys.executable, str(EXAMPLE)],
            cwd=tmp_path,
            env={**os.environ, **THIS_LIBRARY},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert (done.returncode, done.stderr, done.stdout) == (0, "", text)

    def test_a_console_without_the_letters_gets_escapes(self, write: Write) -> None:
        sheet = write("marks.csv", "candidate,mark", "Zoë,34")
        done = subprocess.run(
            [sys.executable, str(EXAMPLE), "--marks", str(sheet), *ROUND],
            env={"PYTHONIOENCODING": "ascii", **THIS_LIBRARY},
            capture_output=True,
            encoding="ascii",
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert r"Zo\xeb" in done.stdout


class Page(HTMLParser):
    """The text of a page by its second headings; what is opened is closed in order."""

    def __init__(self, written: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.sections: dict[str, list[str]] = {"": []}
        self.cells: list[str] = []
        self.feed(written)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, _: Any) -> None:
        assert (tag == "li") == (bool(self.open) and self.open[-1] == "ul")
        assert tag not in {"script", "img", "link"}
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "h2":
            self.sections[data] = []
        elif "table" in self.open:
            self.cells += [data] if self.open[-1] in {"th", "td"} and "tbody" in self.open else []
        else:
            self.sections[next(reversed(self.sections))] += data.split()


class TestHtml:
    """``--html``: what the text says, as a page without scripts."""

    def test_every_section_says_what_the_text_says(self) -> None:
        status, out, err = run("--html")
        assert (status, err) == (0, "")
        page = Page(out)
        given = example.options().parse_args([])
        for name, value in example.INVENTED.items():
            setattr(given, name, value)
        facts, _ = example.read(given, invented=True)
        built = example.build(facts)
        told = example.sections(built)
        sections = {heading.upper(): words for heading, words in page.sections.items()}
        assert list(sections)[1:] == list(told)
        assert "1. Mark sheet" in page.sections
        for name, lines in told.items():
            if name != example.WHAT_TO_DO:
                right = [word for line in lines for word in line.strip().removeprefix("- ").split()]
                assert sections[name] == right
        report = built.audit.explain(exceptions_only=True)
        right = [word for line in report.splitlines() for word in line.strip().removeprefix("- ").split()]
        assert page.sections["What to do"] == right
        typed = [
            part
            for names in example.to_type(built).values()
            for one in example.in_order(names)
            for part in (one, example.written(facts.marks.get(one)))
        ]
        assert page.cells == typed

    def test_what_looks_like_html_is_text(self, tmp_path: Path) -> None:
        sheet = tmp_path / "marks.csv"
        sheet.write_text("candidate,mark\n<b>1</b>,34\n", "utf-8")
        argv = ("--marks", sheet, "--maximum", "60", "--subject", "Sport", "--component", "1", "--series", "2026-06")
        status, out, _ = run(*argv, "--seed", "<script>", "--html")
        assert status == 0
        assert "<b>1" not in out
        page = Page(out)
        assert "<script>" in page.sections[""]
        assert "<b>1</b>" in page.cells

    def test_one_form_at_a_time(self) -> None:
        with pytest.raises(SystemExit), contextlib.redirect_stderr(io.StringIO()):
            example.main(["--json", "--html"])
