"""Plain data: every public value goes out as what any JSON writer takes, comes back equal, and nothing else comes in."""

import json
import typing
from collections import OrderedDict
from collections.abc import Iterator
from types import MappingProxyType
from typing import Any

import attrs
import pytest
from hostile_table import STRIDE
from hostile_values import CELLS, EndlessMapping, Mine
from hypothesis import given
from hypothesis import strategies as st
from plain_values import VALUES, good, name_of, places, with_
from spaces import SHARE
from vectors_reader import FILES, answer, load

from btec_rules import (
    ABSENT,
    CODES,
    EDITION_2025_26,
    BtecRulesError,
    Edition,
    Fault,
    Finding,
    InvalidFact,
    LearnerRecord,
    MonthPart,
    Outcome,
    Ruling,
    Series,
    Sitting,
    Status,
    Subject,
    audit,
    strategies,
    subjects,
)
from btec_rules._values import plain, shapes
from btec_rules._values.true_types import described
from btec_rules._values.values import Value
from btec_rules.centre import Duty
from btec_rules.mark_sheet import MarkSheet
from btec_rules.model.dates import Date
from btec_rules.sampling import Replacement

EVERY = 1 if SHARE == "all" else STRIDE
SCALARS = {str, int, bool, type(None)}
JAN_26, JUNE_26 = Series.january(2026), Series.june(2026)
RECORD = LearnerRecord(
    subjects.SPORT,
    [Sitting(1, JAN_26, 30), Sitting(2, JAN_26, status=Status.ABSENT), Sitting(3, JUNE_26, status=Status.PLANNED)],
    claimed=[JUNE_26],
)


def named(way: tuple[str | int, ...]) -> str:
    """Write a way as faults name it."""
    return "".join(f"[{step}]" if type(step) is int else f".{step}" for step in way).removeprefix(".") or "data"


def refused(cls: Any, data: Any) -> list[tuple[str, str]]:
    """Read what is no good, and give each fault's name and what was found there."""
    with pytest.raises(InvalidFact) as caught:
        cls.from_dict(data)
    return [(fault.name, fault.got) for fault in caught.value.faults]


def values_in(answer: Any) -> Iterator[Any]:
    """Give every value in an answer, however deep."""
    if isinstance(answer, Value | Fault):
        yield answer
        kind: Any = type(answer)
        for field in attrs.fields(kind):
            yield from values_in(getattr(answer, field.name))
    elif isinstance(answer, tuple | list | Iterator):
        for part in answer:
            yield from values_in(part)
    elif isinstance(answer, dict):
        yield from values_in([*answer.items()])


@pytest.mark.parametrize("cls", VALUES, ids=name_of)
class TestEveryValue:
    def test_it_goes_out_and_comes_back(self, cls: Any) -> None:
        value = good(cls)
        data = value.to_dict()
        assert {type(part) for part in self.parts(data)} <= {*SCALARS, list, dict}
        again = cls.from_dict(data)
        assert again == value
        assert type(again) is cls
        assert again.to_dict() == data
        assert list(again.to_dict()) == list(data)
        assert cls.from_dict(json.loads(json.dumps(data))) == value

    @staticmethod
    def parts(data: Any) -> Iterator[Any]:
        for way in places(data):
            part = data
            for step in way:
                part = part[step]
            yield part

    def test_every_part_is_in_it(self, cls: Any) -> None:
        values = [getattr(good(cls), field.name) for field in attrs.fields(cls) if field.init]
        assert len(good(cls).to_dict()) >= len(values)

    def test_a_stray_key_and_a_missing_one_are_refused(self, cls: Any) -> None:
        data = good(cls).to_dict()
        for way in places(data):
            part = data
            for step in way:
                part = part[step]
            if type(part) is dict and "params" not in way:
                stray = refused(cls, with_(data, way, part | {"stray": 1}))
                assert stray in ([(named((*way, "stray")), "1")], [("data", "1 more keys")])
                for key in part:
                    rest = {name: one for name, one in part.items() if name != key}
                    assert refused(cls, with_(data, way, rest)) == [(named((*way, key)), "no such key")]

    @pytest.mark.parametrize("wrong", [1.5, (), b"x", object()], ids=["float", "tuple", "bytes", "object"])
    def test_what_is_never_plain_is_named_by_its_path(self, cls: Any, wrong: object) -> None:
        data = good(cls).to_dict()
        for way in places(data):
            assert [name for name, _ in refused(cls, with_(data, way, wrong))] == [named(way)]

    def test_all_faults_at_once(self, cls: Any) -> None:
        data = good(cls).to_dict()
        names = [name for name, _ in refused(cls, dict.fromkeys(data, 1.5))]
        assert names == list(data)

    def test_nothing_but_our_own_errors_comes_out(self, cls: Any) -> None:
        data = good(cls).to_dict()
        for place, way in enumerate(places(data)):
            for number, cell in enumerate(CELLS):
                if (place + number) % EVERY:
                    continue
                try:
                    found = cls.from_dict(with_(data, way, cell.make()))
                except (InvalidFact, Mine):
                    continue
                else:
                    assert cls.from_dict(found.to_dict()) == found, cell.name
                    assert {type(part) for part in self.parts(found.to_dict())} <= {*SCALARS, list, dict}


def within(shape: Any) -> list[Any]:
    """Give the shapes that a shape is made of."""
    match shape:
        case shapes.ListOf() | plain.Texts():
            return [shape.item]
        case shapes.Fixed():
            return list(shape.items)
        case shapes.Either():
            return list(shape.shapes)
        case plain.DictOf():
            return [part.shape for part in shape.parts]
    return []


class TestShapes:
    def test_the_parts_of_a_union_are_told_apart_by_their_types(self) -> None:
        def look(shape: Any) -> None:
            inner = within(shape)
            if type(shape) is shapes.Either:
                assert len(shape.takes) == sum(len(one.takes) for one in inner), shape.expected
                assert set(shape.takes) == set(shape.by_type)
            for one in inner:
                look(one)

        for cls in VALUES:
            if cls is not Fault:
                look(cls._shape)

    def test_every_part_has_the_shape_of_its_annotation(self) -> None:
        for cls in VALUES:
            hints = typing.get_type_hints(cls)
            for part in cls._shape.parts if cls is not Fault else ():
                if part.argument == part.name:
                    assert in_words(part.shape) == in_words(plain.shape_of(hints[part.name])), (cls, part.name)


def in_words(shape: Any) -> Any:
    """Put a shape into words that can be compared."""
    takes = sorted(shape.takes, key=repr)
    return type(shape), shape.expected, takes, [in_words(one) for one in within(shape)]


class TestWhatIsTaken:
    def test_any_mapping_will_do_for_a_dict(self) -> None:
        data: dict[str, Any] = RECORD.to_dict()
        proxies = MappingProxyType(data | {"sittings": [OrderedDict(one) for one in data["sittings"]]})
        assert LearnerRecord.from_dict(proxies) == RECORD
        own = Subject("Own")
        record = LearnerRecord(own)
        assert LearnerRecord.from_dict(record.to_dict() | {"subject": MappingProxyType(own.to_dict())}) == record

    def test_no_endless_mapping(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("btec_rules._values.facts.MOST_ITEMS", 100)
        assert ("data", "more than that") in refused(Sitting, EndlessMapping())

    def test_no_dict_of_more_than_a_million(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for module in ("facts", "plain", "shapes"):
            monkeypatch.setattr(f"btec_rules._values.{module}.MOST_ITEMS", 5)
        whole = Sitting(1, JAN_26).to_dict()
        assert Sitting.from_dict(whole) == Sitting(1, JAN_26)
        assert "data" in {name for name, _ in refused(Sitting, whole | {"more": 1})}

    @pytest.mark.parametrize("key", [1, None, "\ud800", "x" * 10_001, b"x"])
    def test_keys_are_texts(self, key: Any) -> None:
        (fault,) = refused(Sitting, Sitting(1, JAN_26).to_dict() | {key: 1})
        assert fault[0] == "data"
        assert len(fault[1]) < 80

    @pytest.mark.parametrize("key", ["a b", "a.b", "", "é", "x" * 41])
    def test_a_key_that_is_no_word_is_quoted(self, key: str) -> None:
        (fault,) = refused(Sitting, Sitting(1, JAN_26).to_dict() | {key: 1})
        assert fault[0].startswith("['")
        assert len(fault[0]) < 80

    @pytest.mark.parametrize("key", ["a", "_2", "x" * 40])
    def test_a_word_is_not_quoted(self, key: str) -> None:
        assert [name for name, _ in refused(Sitting, Sitting(1, JAN_26).to_dict() | {key: 1})] == [key]

    @pytest.mark.parametrize(
        ("number", "good"), [(2**63 - 1, True), (2**63, False), (-(2**63), True), (-(2**63) - 1, False)]
    )
    def test_numbers_have_64_bits(self, number: int, good: bool) -> None:
        data: dict[str, Any] = Finding("retakes.already-used", Outcome.FAILED).to_dict() | {
            "params": {"allowed": number}
        }
        if good:
            assert Finding.from_dict(data).params == {"allowed": number}
        else:
            assert [name for name, _ in refused(Finding, data)] == ["params.allowed"]

    @pytest.mark.parametrize(
        ("text", "good"), [("x" * 10_000, True), ("x" * 10_001, False), ("é\ud800", False), ("é", True)]
    )
    def test_texts_have_an_end_and_no_halves(self, text: str, good: bool) -> None:
        if good:
            assert Fault.from_dict(Fault("x", text, "").to_dict()).got == text
            assert audit.AuditReport.from_dict(self.report(text)).faults == (Fault("x", text, ""),)
        else:
            assert [name for name, _ in refused(audit.AuditReport, self.report(text))] == ["faults[0].got"]

    @staticmethod
    def report(text: str) -> dict[str, Any]:
        return audit.learner(RECORD).to_dict() | {"faults": [{"name": "x", "got": text, "expected": ""}]}

    @pytest.mark.parametrize(
        "day",
        [
            "2026-02-29",
            "2026-2-01",
            "20260201",
            "1999-12-31",
            "3000-01-01",
            "\uff12026-01-01",
            "2026-01-0x",
            "2026_01-01",
        ],
    )
    def test_days_are_strict(self, day: str) -> None:
        assert refused(Duty, Duty("RES-1").to_dict() | {"due": day})[0][0] == "due"
        assert refused(audit.CohortReport, audit.cohort({}).to_dict() | {"on": day}) == [("on", ascii(day))]

    def test_days_come_back_as_what_goes_out(self) -> None:
        for begins in (Date(2000, 1, 1), Date(2999, 12, 31), MonthPart(2026, 6), None):
            again = Duty.from_dict(Duty("RES-1", begins).to_dict())
            assert again.begins == begins
            assert type(again.begins) is type(begins)


class TestMeanings:
    """What differs in meaning differs in plain data."""

    def test_a_mark_an_x_and_a_gap(self) -> None:
        sheet = MarkSheet((("0001", 0), ("0002", ABSENT)), ())
        assert sheet.to_dict()["entries"] == [["0001", 0], ["0002", "X"]]
        assert refused(MarkSheet, sheet.to_dict() | {"entries": [["0003", None]]})[0][0] == "entries[0][1]"
        assert [sitting["ums"] for sitting in RECORD.to_dict()["sittings"]] == [30, None, None]  # type: ignore[union-attr, index, call-overload]

    def test_a_subject_of_the_suite_is_its_title_and_any_other_a_dict(self) -> None:
        for subject in subjects.ALL:
            data = LearnerRecord(subject).to_dict()
            assert data["subject"] == subject.title
            assert LearnerRecord.from_dict(data).subject == subject
            assert LearnerRecord.from_dict(data | {"subject": subject.to_dict()}).subject == subject
        own = LearnerRecord(Subject("Sport"))
        assert own.to_dict()["subject"] == Subject("Sport").to_dict()
        assert LearnerRecord.from_dict(own.to_dict()) == own
        assert refused(LearnerRecord, own.to_dict() | {"subject": "Art and Design"})[0][0] == "subject"

    def test_a_series_is_its_code_inside_another_value(self) -> None:
        assert RECORD.to_dict()["claimed"] == ["2026-06"]
        assert JUNE_26.to_dict() == {"year": 2026, "season": "06"}


class TestFacts:
    """The constructors' guards hold, and say the place."""

    def test_a_sitting_that_cant_be(self) -> None:
        data: Any = RECORD.to_dict()
        wrong = with_(data, ("sittings", 1, "ums"), 5)
        wrong = with_(wrong, ("sittings", 0, "component"), 100)
        assert refused(LearnerRecord, wrong) == [("sittings[0].component", "100"), ("sittings[1].ums", "5")]

    def test_what_would_do_is_what_the_constructor_says(self) -> None:
        with pytest.raises(InvalidFact) as made:
            Sitting(100, JAN_26)
        with pytest.raises(InvalidFact) as read:
            LearnerRecord.from_dict(with_(RECORD.to_dict(), ("sittings", 0, "component"), 100))
        assert read.value.expected == made.value.expected

    def test_a_component_that_the_subject_has_not(self) -> None:
        wrong = with_(RECORD.to_dict(), ("sittings", 2, "component"), 4)
        assert refused(LearnerRecord, wrong) == [("sittings[2].component", "4")]

    def test_two_sittings_in_one_series(self) -> None:
        data: Any = RECORD.to_dict()
        twice = data | {"sittings": [*data["sittings"], data["sittings"][0]]}
        ((name, got),) = refused(LearnerRecord, twice)
        assert name == "sittings[3]"
        assert "component 1" in got
        assert "2026-01" in got

    def test_too_many_sittings(self) -> None:
        one: Any = Sitting(1, JAN_26).to_dict()
        many = [one | {"series": Series(2000 + number // 2, JAN_26.season).code} for number in range(0, 2000, 1)]
        assert "sittings" in {
            name.partition("[")[0] for name, _ in refused(LearnerRecord, RECORD.to_dict() | {"sittings": many})
        }

    def test_facts_that_are_wrong_in_a_list_are_named_by_their_place(self) -> None:
        data: Any = RECORD.to_dict()
        wrong = data | {"claimed": ["2026-06", "2025-12", 7]}
        assert [name for name, _ in refused(LearnerRecord, wrong)] == ["claimed[1]", "claimed[2]"]

    def test_what_follows_has_to_agree(self) -> None:
        ruling = Ruling([Finding("retakes.already-used", Outcome.FAILED)], "2025-26", ["OPEN-8"])
        data: Any = ruling.to_dict()
        with pytest.raises(InvalidFact) as caught:
            Ruling.from_dict(data | {"verdict": "allowed"})
        assert [(fault.name, fault.got) for fault in caught.value.faults] == [("verdict", "'allowed'")]
        assert caught.value.expected.startswith(f"{ruling.verdict.value!r}, ")
        for name, wrong in (("rule", "RET-2"), ("page", 13)):
            found = refused(Ruling, with_(data, ("findings", 0, name), wrong))
            assert [place for place, _ in found] == [f"findings[0].{name}"]
        assert refused(Ruling, with_(data, ("findings", 0, "code"), "no.code"))[0][0] == "findings[0].code"
        assert refused(Ruling, with_(data, ("findings", 0, "outcome"), "unknown"))[0][0] == "findings[0].outcome"
        assert refused(Ruling, data | {"assumptions": ["OPEN-99"]}) == [("assumptions", "'OPEN-99'")]

    def test_params_come_back_as_they_were(self) -> None:
        pairs = (("fact", "x"), ("names", ("a", "b")), ("none", ()), ("yes", True), ("one", 1), ("gap", None))
        finding = Finding("retakes.already-used", Outcome.PASSED, pairs)
        assert Finding.from_dict(finding.to_dict()).pairs == pairs
        assert refused(Finding, finding.to_dict() | {"params": {"names": ["a", 1]}}) == [("params.names[1]", "1")]

    def test_an_edition_of_ones_own(self) -> None:
        edition = EDITION_2025_26.varied(id="what if", retention_weeks=16)
        assert Edition.from_dict(edition.to_dict()) == edition
        assert refused(Edition, edition.to_dict() | {"sampling_bands": [[15, 1]]})[0][0] == "sampling_bands"

    @pytest.mark.parametrize("rubbish", [1.5, {}])
    def test_what_a_value_should_never_have_held_is_not_written(self, rubbish: Any) -> None:
        with pytest.raises(InvalidFact) as caught:
            Replacement(rubbish, None).to_dict()
        assert [(fault.name, fault.got) for fault in caught.value.faults] == [("value", described(rubbish))]
        assert caught.value.expected == "something that a value of this library holds"

    def test_a_class_of_the_caller_s_own_is_given_back(self) -> None:
        class Mine(Sitting):
            __slots__ = ()

        assert type(Mine.from_dict(RECORD.sittings[0].to_dict())) is Mine


@pytest.mark.slow
class TestRealAnswers:
    @pytest.mark.parametrize("name", FILES)
    def test_whatever_the_vectors_bring_out_comes_back(self, name: str) -> None:
        for vector in load(name):
            try:
                found = list(values_in(answer(vector["call"], vector["facts"])))
            except BtecRulesError:
                continue
            for value in found:
                assert type(value).from_dict(json.loads(json.dumps(value.to_dict()))) == value

    @given(strategies.records())
    def test_records_of_any_kind_and_the_audit_of_each(self, record: LearnerRecord) -> None:
        assert LearnerRecord.from_dict(json.loads(json.dumps(record.to_dict()))) == record
        report = audit.learner(record)
        assert audit.AuditReport.from_dict(report.to_dict()) == report

    @given(st.sampled_from(sorted(CODES)), st.sampled_from(Outcome), st.dictionaries(st.text(), st.text() | st.none()))
    def test_findings_of_any_kind(self, code: str, outcome: Outcome, params: dict[str, str | None]) -> None:
        try:
            finding = Finding(code, outcome, tuple(params.items()))
        except InvalidFact:
            return
        assert Finding.from_dict(finding.to_dict()) == finding
