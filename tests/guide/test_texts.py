"""Texts: every sentence renders, from the parameters that its findings have."""

import datetime
import importlib
import inspect
import pydoc
import re
from collections.abc import Mapping
from contextlib import suppress
from itertools import product
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

import btec_rules
from btec_rules import (
    CODES,
    ENGLISH,
    OPEN_POINTS,
    RULES,
    Finding,
    InvalidFact,
    Outcome,
    Ruling,
    Season,
    Series,
    Verdict,
)
from btec_rules.audit import Action, Standing, Task
from btec_rules.guide.open_points import POINT_PAGES
from btec_rules.guide.render import render
from btec_rules.rulings.findings import consequence

SENTENCES = [key for key in ENGLISH if key.rpartition(":")[0] in CODES]
WORDS = [key.removeprefix("word:") for key in ENGLISH if key.startswith("word:")]
MARKED: Mapping[str, str] = {key: f"<{key}|{text}>" for key, text in ENGLISH.items()}


def placeholders(text: str) -> list[tuple[str, str]]:
    return [(name, spec or "") for _, name, spec, _ in Formatter().parse(text) if name is not None]


def tasks_said() -> set[str]:
    """Give the keys that some action asks for."""
    found: set[str] = set()

    class Noting(dict[str, str]):
        def __getitem__(self, key: str) -> str:
            text = super().__getitem__(key)
            found.add(key)
            return text

    june = Series.june(2026)
    findings = [Finding("planning.claim-to-make", Outcome.CONSEQUENCE), Finding("planning.claim-days", Outcome.UNKNOWN)]
    for task, series, or_until, finding in product(Task, (None, june), (None, june), findings):
        action = Action(finding, task, 1, series, or_until=or_until, moved_from=june)
        with suppress(InvalidFact):  # a claim without a series, say: there is no such action
            action.explain_task(Noting(ENGLISH))
    return {key for key in found if key.startswith("task:")}


class TestTexts:
    def test_every_sentence_renders(self) -> None:
        for key in SENTENCES:
            samples: dict[str, tuple[Any, str]] = {
                "": ("(7)", "(7)"),
                "series": ("2026-01", ENGLISH["series:01"].format(year=2026, before=2025)),
                "month": ("2025-09", ENGLISH["month:09"].format(year=2025)),
                "day": ("2026-05-01", f"1 {ENGLISH['monthname:05']} 2026"),
                "list": (("a", "b"), ENGLISH["list:separator"].join("ab")),
                "word": ("photo", ENGLISH["word:photo"]),
                "words": (
                    ("photo", "video"),
                    ENGLISH["list:separator"].join([ENGLISH["word:photo"], ENGLISH["word:video"]]),
                ),
            }
            fields = placeholders(ENGLISH[key])
            rendered = render(ENGLISH, key, {name: samples[spec][0] for name, spec in fields})
            assert not set("{}") & set(rendered)
            assert rendered.endswith((".", "?"))
            assert rendered == rendered.strip()
            assert "  " not in rendered
            for _, spec in fields:
                assert samples[spec][1] in rendered

    def test_no_param_is_left_out(self) -> None:
        with pytest.raises(InvalidFact):
            render(ENGLISH, "retakes.already-used:failed", {"component": 1})

    def test_every_word_is_used(self) -> None:
        for word in WORDS:
            package = Path(btec_rules.__file__).parent
            texts = [path.read_text("utf-8") for path in package.rglob("*.py") if path.name != "texts.py"]
            assert any(f'"{word}"' in text for text in texts)

    def test_words_by_a_param(self) -> None:
        catalogue = {"say": "{one:word}, {many:words}.", "list:separator": "/", "word:a": "A", "word:b": "B"}
        assert render(catalogue, "say", {"one": "b", "many": ("a", "b")}) == "B, A/B."

    def test_months_by_a_param(self) -> None:
        catalogue = {"say": "{release:month}.", "month:06": "June of {year}", "month:09": "September of {year}"}
        assert render(catalogue, "say", {"release": "2025-06"}) == "June of 2025."
        assert render(catalogue, "say", {"release": "2025-09"}) == "September of 2025."

    def test_days_by_a_param(self) -> None:
        catalogue = {"say": "{on:day}.", "line:day": "{month} {day}, {year}", "monthname:05": "Mai"}
        assert render(catalogue, "say", {"on": "2026-05-01"}) == "Mai 1, 2026."
        assert render(ENGLISH, "line:due", {"due": "2026-05-01"}) == ENGLISH["line:due"].replace(
            "{due:day}", "1 May 2026"
        )
        for month in range(1, 13):
            day = datetime.date(2026, month, 31 - (month == 2) * 3 - (month in {4, 6, 9, 11}))
            assert render({**ENGLISH, "say": "{on:day}"}, "say", {"on": day.isoformat()}) == f"{day:%d %B %Y}"

    @pytest.mark.parametrize("on", ["2026-02-30", "May", "", None, 7, ("2026-05-15",)])
    def test_a_day_that_is_none_is_told(self, on: Any) -> None:
        with pytest.raises(InvalidFact) as caught:
            render({**ENGLISH, "say": "{on:day}."}, "say", {"on": on})
        (fault,) = caught.value.faults
        assert fault.name == "catalogue['say']"

    def test_nothing_else_is_in_the_catalogue(self) -> None:
        words = {key for key in ENGLISH if key not in SENTENCES}
        assert {key.partition(":")[0] for key in words} == {
            *(
                "verdict",
                "outcome",
                "line",
                "list",
                "series",
                "month",
                "monthname",
                "word",
                "standing",
                "task",
                "way",
                "question",
                "reading",
            )
        }
        for what in ("question", "reading"):
            assert {key for key in words if key.startswith(f"{what}:")} == {f"{what}:{point}" for point in OPEN_POINTS}
        assert {key for key in words if key.startswith("standing:")} == {f"standing:{one.value}" for one in Standing}
        assert {key for key in words if key.startswith("task:")} == tasks_said()
        assert {f"verdict:{verdict.value}" for verdict in Verdict} <= words
        assert {f"outcome:{outcome.value}" for outcome in Outcome} <= words
        assert {f"series:{season.value}" for season in Season} <= words
        releases = {series.psa_release.month for series in (Series.january(2026), Series.june(2026))}
        assert {key for key in words if key.startswith("month:")} == {f"month:{month:02}" for month in releases}
        assert {key for key in words if key.startswith("monthname:")} == {f"monthname:{one:02}" for one in range(1, 13)}

    def test_codes(self) -> None:
        for code in CODES:
            module, _, what = code.partition(".")
            importlib.import_module(f"btec_rules.{module}")
            assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", what)
            assert CODES[code] in {*RULES, *POINT_PAGES}
            outcomes = {key.rpartition(":")[2] for key in SENTENCES if key.rpartition(":")[0] == code}
            assert outcomes
            assert outcomes <= {outcome.value for outcome in Outcome}
            for outcome in outcomes:
                finding = Finding(code, Outcome(outcome))
                page = POINT_PAGES.get(finding.rule) or RULES[finding.rule].page
                assert (finding.rule, finding.page) == (CODES[code], page)

    def test_several_series(self) -> None:
        finding = consequence("certification.two-certificates", series=("2026-01", "2026-06"))
        assert "December 2025/January 2026, May/June 2026" in finding.message

    def test_a_list_of_one_and_of_none(self) -> None:
        catalogue = {"who": "Who? {candidates:list}.", "list:separator": "; "}
        for candidates, shown in ((("0001",), "0001"), (("1", "2"), "1; 2"), ((), ""), ("0001", "0001")):
            assert render(catalogue, "who", {"candidates": candidates}) == f"Who? {shown}."

    def test_the_catalogue_prints_as_one_word_and_can_be_varied(self) -> None:
        assert repr(ENGLISH) == "ENGLISH"
        english: Any = ENGLISH
        mine = english | {"outcome:passed": "gut"}
        assert type(mine) is dict
        assert (mine["outcome:passed"], mine["outcome:failed"]) == ("gut", "no")
        assert len(mine) == len(ENGLISH)
        assert dict(ENGLISH) == {key: ENGLISH[key] for key in ENGLISH}

    def test_a_key_that_nobody_has_is_named_with_what_it_could_have_been(self) -> None:
        english: Any = ENGLISH
        with pytest.raises(InvalidFact) as caught:
            _ = english | {"verdict:alowed": "Yes", "outcome:no": "no"}
        assert {one.name for one in caught.value.faults} == {"catalogue['verdict:alowed']", "catalogue['outcome:no']"}
        assert "did you mean verdict:allowed?" in str(caught.value)
        with pytest.raises(KeyError, match="did you mean verdict:allowed"):
            ENGLISH["verdict:alowed"]

    @pytest.mark.parametrize(
        ("text", "got"),
        [("{compnent}", "'{compnent}'"), ("{component:wort}", "'{component:wort}'"), ("{component", "'{component'")],
    )
    def test_a_text_that_asks_for_what_is_not_there_is_told_what_is(self, text: str, got: str) -> None:
        with pytest.raises(InvalidFact) as caught:
            render({"a:failed": text}, "a:failed", {"component": 1, "series": "2026-06"})
        (fault,) = caught.value.faults
        assert (fault.name, fault.got) == ("catalogue['a:failed']", got)
        assert "{component}, {series}" in fault.expected
        assert ":word" in fault.expected

    def test_a_word_that_the_catalogue_lacks_is_named_and_not_the_text_that_needs_it(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            render({"a:failed": "{fact:word}", "word:klaim": "x"}, "a:failed", {"fact": "claim"})
        assert [one.name for one in caught.value.faults] == ["catalogue['word:claim']"]
        assert "is word:klaim meant for it?" in str(caught.value)

    def test_the_help_of_every_class_can_be_read(self) -> None:
        offered = [btec_rules, *(one for one in vars(btec_rules).values() if inspect.ismodule(one))]
        classes = {
            one
            for thing in offered
            for one in vars(thing).values()
            if isinstance(one, type) and one.__module__.startswith("btec_rules")
        }
        assert Ruling in classes
        for one in classes:
            assert len(pydoc.plain(pydoc.render_doc(one))) < 8_000, one

    @pytest.mark.parametrize("table", [CODES, ENGLISH, RULES, OPEN_POINTS], ids=["codes", "texts", "rules", "points"])
    def test_tables_are_read_only(self, table: Any) -> None:
        with pytest.raises(TypeError):
            table["RET-1"] = None
