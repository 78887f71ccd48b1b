"""What holds for every call: a fact that can't be used is named, and the edition that was passed is the one applied."""

import datetime
import inspect
import operator
import re
from collections.abc import Callable, Iterator
from typing import Any

import attrs
import pytest
from public_callables import Asked, Spot, callables
from vectors_reader import _READ as READ
from vectors_reader import FILES, answer, load

import btec_rules
from btec_rules import (
    EDITION_2025_26,
    RULES,
    BtecRulesError,
    Calendar,
    ImpossibleFacts,
    InvalidFact,
    KeyDates,
    LearnerRecord,
    NoRuleInForce,
    Ruling,
    Season,
    Series,
    Sitting,
    Status,
    Subject,
    UnknownSubject,
    Window,
    audit,
    centre,
    certification,
    entries,
    mark_sheet,
    moderation,
    planning,
    post_results,
    records_from_rows,
    registration,
    resubmission,
    retention,
    sampling,
    subjects,
)
from btec_rules.model.dates import date_out
from btec_rules.moderation import Entry

CALLABLES = [asked for asked in callables() if asked.checks]
OTHER_NAMES = {
    ("Series.parse", "code"): "series",
    ("mark_sheet.parse_mark", "written"): "mark",
    ("questions.receipt", "data"): "question",
}
KEPT_WHOLE = frozenset({"catalogue", "faults", "pairs"})
"""Collections of which a fault says no more than that something in them is strange."""
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
    return OTHER_NAMES.get((asked.name, argument), name) + r"(\[(\d|P1|one|\d{4}|'.*')\])?"


def test_a_fault_names_its_place_and_says_what_is_there_and_what_should_be() -> None:
    for asked in CALLABLES:
        for argument, spots in asked.spots.items():
            for spot in spots:
                if "anything" in spot.takes:
                    continue
                with pytest.raises(InvalidFact) as caught:
                    asked(**{argument: spot.plant(Strange())})
                if argument not in KEPT_WHOLE and asked.name != "Fault.from_dict":  # errors know nothing of the guards
                    assert any("Strange" in fault.got for fault in caught.value.faults), spot.name
                for fault in caught.value.faults:
                    assert re.fullmatch(where(asked, argument, spot), fault.name), spot.name
                    assert type(fault.got) is type(fault.expected) is str
                    assert fault.got
                    assert fault.expected


JANUARY, JUNE = Series.january(2026), Series.june(2026)
DAY = datetime.date(2026, 4, 1)
SPORT, ART = subjects.SPORT, subjects.ART_AND_DESIGN_PRACTICE
ROW: dict[str, object] = {"learner": "Ann", "component": 1, "series": "2025-06"}
MANY = [{**ROW, "series": Series(year, season)} for year in range(2000, 2501) for season in Season][:1_001]


def entry(component: Any = 1, series: Series = JUNE, subject: Subject = SPORT) -> Entry:
    return Entry("0001", subject, component, series)


CONTRADICTIONS: list[tuple[Callable[[], object], type[BtecRulesError], list[tuple[str, str]]]] = [
    # what is well formed by itself and can't be used with the rest: the error, and each fault's place and what is there
    (lambda: Sitting(1, JUNE, 40, status=Status.ABSENT), ImpossibleFacts, [("ums", "40")]),
    (lambda: LearnerRecord(SPORT, [Sitting(4, JUNE)]), InvalidFact, [("component", "4")]),
    (lambda: LearnerRecord(SPORT, [Sitting(2, JUNE)] * 2), ImpossibleFacts, [("sittings", "component 2 twice in 2026-06")]),
    (lambda: LearnerRecord(SPORT, [Sitting(2, JUNE)] * 1001), InvalidFact, [("sittings", "1001 of them")]),
    (lambda: records_from_rows([ROW, {**ROW, "ums": 4}], subject=SPORT), InvalidFact, [("row 2", "component 1 again in 2025-06, and not the same")]),
    (lambda: records_from_rows([{**ROW, "ums": 3, "status": "absent"}], subject=SPORT), InvalidFact, [("row 1: ums", "3")]),
    (lambda: records_from_rows([{**ROW, "status": "ill"}], subject=SPORT), InvalidFact, [("row 1: status", "'ill'")]),
    (lambda: records_from_rows(MANY, subject=SPORT), InvalidFact, [("row 1001", "one more sitting")]),
    (lambda: Window(date_out(DAY), date_out(datetime.date(2026, 3, 31))), ImpossibleFacts, [("closes", "2026-03-31")]),
    (lambda: KeyDates(series=JUNE, entries_close=DAY, late_entries_close=datetime.date(2026, 3, 9)), ImpossibleFacts, [("late_entries_close", "2026-03-09")]),
    (lambda: certification.certificates(LearnerRecord(SPORT, claimed=None)), ImpossibleFacts, [("record.claimed", "None")]),
    (lambda: certification.performance_tables_certificate(LearnerRecord(SPORT, claimed=None)), ImpossibleFacts, [("record.claimed", "None")]),
    (lambda: EDITION_2025_26.varied(id="x", pages=7), InvalidFact, [("varied", "'pages'")]),
    (lambda: EDITION_2025_26.varied(id="2025-26"), InvalidFact, [("id", "'2025-26'")]),
    (lambda: EDITION_2025_26.varied(id="x", compliance_opens=(2, 30)), InvalidFact, [("compliance_opens", "2, 30")]),
    (lambda: EDITION_2025_26.varied(id="x", sampling_bands=[(9, 3)]), InvalidFact, [("sampling_bands", "limits [9]")]),
    (lambda: Subject("Dance", internal=(1, 3)), InvalidFact, [("external", "3")]),
    (lambda: Subject("Dance", readings=("OPEN-99",)), InvalidFact, [("readings", "'OPEN-99'")]),
    (lambda: subjects.by_title("Dance"), UnknownSubject, [("title", "'Dance'")]),
    (lambda: Series.parse("2026-12"), InvalidFact, [("series", "'2026-12'")]),
    (lambda: registration.check(datetime.date(2026, 9, 1), academic_year="2025-26"), ImpossibleFacts, [("on", "2026-09-01")]),
    (lambda: registration.window("2025-27"), InvalidFact, [("academic_year", "'2025-27'")]),
    (lambda: entry(3), InvalidFact, [("component", "3")]),
    (lambda: entry(0), InvalidFact, [("component", "0")]),
    (lambda: entry(1, JANUARY, ART), ImpossibleFacts, [("series", "2026-01")]),
    (lambda: moderation.cohorts([entry(), entry()]), ImpossibleFacts, [("entries", "'0001'")]),
    (lambda: moderation.advised_submission_date(JUNE, closed=EveryDay()), ImpossibleFacts, [("closed", "every day of a year")]),
    (lambda: mark_sheet.check(["01"], {}, maximum=60, absent=["02"]), ImpossibleFacts, [("absent", "'02'")]),
    (lambda: sampling.draw({"01": 7}, seed="", subject=SPORT, series=JUNE, recorded=["02"]), ImpossibleFacts, [("recorded", "'02'")]),
    (lambda: post_results.check_appeal(DAY, review_made=False, outcome_received=DAY), ImpossibleFacts, [("outcome_received", "2026-04-01")]),
    (lambda: certification.grade(9, {}), InvalidFact, [("boundaries", "none")]),
    (lambda: certification.grade(9, {"L1P": 3, "L1M": 3}), ImpossibleFacts, [("boundaries", "one boundary for two grades")]),
    (lambda: Calendar([KeyDates(series=JUNE)] * 2), ImpossibleFacts, [("key_dates", "2026-06 twice")]),
    (lambda: centre.Duty("NOT-1"), InvalidFact, [("rule", "'NOT-1'")]),
    (lambda: centre.duties("2025-26", key_dates=[KeyDates(series=JUNE)] * 2), ImpossibleFacts, [("key_dates", "those of 2026-06")]),
    (lambda: centre.duties("2025-26", key_dates=[KeyDates(series=JUNE.next)]), ImpossibleFacts, [("key_dates", "those of 2027-01")]),
    (lambda: planning.routes(LearnerRecord(SPORT), until=JUNE), InvalidFact, [("first", "None")]),
    (lambda: planning.best_next(LearnerRecord(SPORT), 1, until=Series.june(2030), first=JANUARY), InvalidFact, [("until", "2030-06")]),
]  # fmt: skip


BEFORE = Series.june(2022)
IN_FORCE: list[tuple[Callable[[], object], str, Series]] = [
    # the rule that was not in force, and the series that was asked about
    (lambda: registration.window("2021-22"), "REG-2", Series.january(2022)),
    (lambda: centre.compliance_window("2021-22"), "COMP-1", Series.january(2022)),
    (lambda: moderation.submission_deadline(BEFORE), "MOD-4", BEFORE),
    (lambda: moderation.check_amendment(BEFORE), "OUT-4", BEFORE),
    (lambda: entries.check_psa(Sitting(1, BEFORE)), "ENT-3", BEFORE),
    (lambda: post_results.check_review(BEFORE), "ROMM-1", BEFORE),
    (lambda: resubmission.check(series=BEFORE), "RESUB-3", BEFORE),
    (lambda: retention.check_disposal(series=BEFORE), "KEEP-1", BEFORE),
    (lambda: retention.earliest_disposal(DAY, series=BEFORE), "KEEP-1", BEFORE),
    (lambda: sampling.sample_size(20, series=JUNE.previous.previous), "SAMP-3", Series.june(2025)),
    (lambda: sampling.recordings_required(20, series=BEFORE), "SAMP-4", BEFORE),
    (lambda: sampling.draw({"01": 7}, seed="", subject=SPORT, series=BEFORE), "SAMP-3", BEFORE),
    (lambda: audit.cohort({}, until=BEFORE), "ENT-2", BEFORE),
    (lambda: entries.check_entry(LearnerRecord(SPORT), 1, BEFORE), "ENT-2", BEFORE),
]


@pytest.mark.parametrize(("ask", "rule", "series"), IN_FORCE)
def test_a_rule_that_was_not_in_force_is_named(ask: Callable[[], object], rule: str, series: Series) -> None:
    with pytest.raises(NoRuleInForce) as caught:
        ask()
    assert (caught.value.name, caught.value.got) == ("series", series.code)
    assert f" {rule} (guide p. {RULES[rule].page})" in caught.value.expected


class EveryDay:
    """Closed days without an end."""

    def __contains__(self, day: object) -> bool:
        return True


@pytest.mark.parametrize(("ask", "error", "faults"), CONTRADICTIONS)
def test_facts_that_go_against_each_other_are_named(
    ask: Callable[[], object], error: type[BtecRulesError], faults: list[tuple[str, str]]
) -> None:
    with pytest.raises(error) as caught:
        ask()
    assert type(caught.value) is error
    assert [(fault.name, fault.got) for fault in caught.value.faults] == faults
    assert all(type(fault.expected) is str and fault.expected for fault in caught.value.faults)


def vectors_of(file: str) -> list[dict[str, Any]]:
    """Give the vectors of a file that could name an edition, and do not."""
    return [
        vector
        for vector in load(file)
        if "edition" not in vector["facts"]
        and "edition" in inspect.signature(operator.attrgetter(vector["call"])(btec_rules)).parameters
    ]


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


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
class TestTheEdition:
    def test_every_ruling_in_an_answer_names_it(self, name: str) -> None:
        for vector in vectors_of(name):
            try:
                found = list(rulings_in(answer(vector["call"], vector["facts"] | {"edition": "another"})))
            except BtecRulesError:
                continue
            assert {ruling.edition for ruling in found} <= {"another"}

    def test_it_is_applied_at_every_step(self, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        now = [outcome(vector, vector["facts"]) for vector in vectors_of(name)]
        monkeypatch.setitem(READ, "edition", lambda _: THEN)
        for vector, expected in zip(vectors_of(name), now, strict=True):
            assert outcome(vector, earlier(vector["facts"]) | {"edition": "then"}) == expected
