"""What holds for every call: a malformed fact is named, and the edition that was passed is the one that is applied."""

import datetime
import inspect
import operator
import re
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from public_callables import Asked, Spot, callables
from vectors_reader import _READ as READ
from vectors_reader import FILES, answer, load

import btec_rules
from btec_rules import EDITION_2025_26, BtecRulesError, InvalidFact, Ruling, Series

CALLABLES = [asked for asked in callables() if asked.checks]
OTHER_NAMES = {("Series.parse", "code"): "series", ("mark_sheet.parse_mark", "written"): "mark"}
VECTORS = [
    vector
    for file in FILES
    for vector in load(file)
    if "edition" not in vector["facts"]
    and "edition" in inspect.signature(operator.attrgetter(vector["call"])(btec_rules)).parameters
]
YEARS = 20
THEN = EDITION_2025_26.varied(
    id="then",
    academic_year="2005-06",
    suite_began=Series.january(EDITION_2025_26.suite_began.year - YEARS),
    sampling_in_force=Series.january(EDITION_2025_26.sampling_in_force.year - YEARS),
)
"""The same numbers for a suite that began and was assessed twenty years earlier."""


class Strange:
    """What no argument is."""


def where(asked: Asked, argument: str, spot: Spot) -> str:
    """Say, as a pattern, how a fault names the place where a value stands."""
    column = re.fullmatch(r"rows\[\](\w*)", spot.name)
    if column:
        return f"row 1: {column[1]}" if column[1] else "row 1"
    if (asked.name, argument) == ("mark_sheet.parse_mark", "maximum"):
        return "maximum|mark"  # no mark is good without one
    name = spot.name.removeprefix("**").partition("[")[0].partition(".")[0] if spot.name[:2] == "**" else argument
    return OTHER_NAMES.get((asked.name, argument), name) + r"(\[(\d|P1|one|\d{4})\])?"


@pytest.mark.parametrize("asked", CALLABLES, ids=lambda asked: asked.name)
def test_a_fault_names_its_place_and_says_what_is_there_and_what_should_be(asked: Asked) -> None:
    for argument, spots in asked.spots.items():
        for spot in spots:
            if "anything" in spot.takes:
                continue
            with pytest.raises(InvalidFact) as caught:
                asked(**{argument: spot.plant(Strange())})
            for fault in caught.value.faults:
                assert re.fullmatch(where(asked, argument, spot), fault.name), spot.name
                assert type(fault.got) is type(fault.expected) is str
                assert fault.got
                assert fault.expected


def rulings_in(value: Any) -> Iterator[Ruling]:
    """Give every ruling that an answer holds, however deep."""
    if isinstance(value, Ruling):
        yield value
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from rulings_in(getattr(value, field.name))
    elif isinstance(value, (tuple, list)) or inspect.isgenerator(value):
        for part in value:
            yield from rulings_in(part)


def earlier(fact: Any, name: str = "") -> Any:
    """Move a fact of a vector twenty years into the past."""
    if isinstance(fact, dict):
        return {
            earlier(key) if re.fullmatch(r"20\d\d-\d\d", key) else key: earlier(part, key) for key, part in fact.items()
        }
    if isinstance(fact, list):
        return [earlier(part) for part in fact]
    if isinstance(fact, datetime.date):
        return fact.replace(year=fact.year - YEARS)
    if name == "academic_year":
        return re.sub(r"\d\d(?=-|$)", lambda two: f"{int(two[0]) - YEARS:02}", fact)
    if isinstance(fact, str):
        return re.sub(r"\b20\d\d(?=-0[16]\b)", lambda year: str(int(year[0]) - YEARS), fact)
    return fact


def outcome(vector: dict[str, Any], facts: dict[str, Any]) -> list[Any]:
    """Ask, and give the verdicts and codes of every ruling in the answer; or the class of the error."""
    try:
        found = [
            (ruling.verdict, [finding.code for finding in ruling.findings])
            for ruling in rulings_in(answer(vector["call"], facts))
        ]
    except BtecRulesError as error:
        return [type(error)]
    return found


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: f"{vector['call']}: {vector['name']}")
class TestTheEdition:
    def test_every_ruling_in_an_answer_names_it(self, vector: dict[str, Any]) -> None:
        try:
            found = list(rulings_in(answer(vector["call"], vector["facts"] | {"edition": "another"})))
        except BtecRulesError:
            return
        assert {ruling.edition for ruling in found} <= {"another"}

    def test_it_is_applied_at_every_step(self, vector: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
        now = outcome(vector, vector["facts"])
        monkeypatch.setitem(READ, "edition", lambda _: THEN)
        assert outcome(vector, earlier(vector["facts"]) | {"edition": "then"}) == now
