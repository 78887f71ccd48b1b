"""`editions.compare`: the verdicts that move, how many, the smallest learner for each, and whose they are."""

from __future__ import annotations

import datetime
import difflib
import importlib.util
from collections.abc import Iterator, Mapping
from itertools import chain, product
from math import comb
from pathlib import Path

import attrs
import pytest
from spaces import SHARE

from btec_rules import (
    EDITION_2025_26,
    Edition,
    InvalidFact,
    LearnerRecord,
    NoRuleInForce,
    Ruling,
    Series,
    Sitting,
    Status,
    Verdict,
    questions,
    subjects,
)
from btec_rules.editions import Comparison, Move, compare
from btec_rules.editions.asking import about_entries, about_results
from btec_rules.editions.histories import SUBJECTS, ask_about_all, histories_of, series_of
from btec_rules.editions.moves import Moves
from btec_rules.model.editions import y2025_26

SOURCE = Path(y2025_26.__file__)
SHAM = {
    "retakes_allowed=1": "retakes_allowed=2",
    "external_resits=1": "external_resits=2",
    "retention_weeks=12": "retention_weeks=16",
    "moderation_june_deadline=(5, 15)": "moderation_june_deadline=(5, 1)",
    "appeal_days=30": "appeal_days=20",
    "((15, None), (100, 15), (200, 20), (None, 25))": "((20, None), (100, 20), (None, 30))",
}
"""Six numbers of an edition 2026-27 that nobody has published: it is here to be compared."""
OVER = 3 if SHARE == "slice" else 4
"""How many series a history goes over; `compare` itself looks at four."""
J26, M26, J27, M27 = Series.january(2026), Series.june(2026), Series.january(2027), Series.june(2027)
TWO_RETAKES = EDITION_2025_26.varied(id="two retakes", retakes_allowed=2)
STRICT = EDITION_2025_26.varied(
    id="no second attempts",
    retakes_allowed=0,
    external_resits=0,
    absence_uses_attempt=True,
    moderation_january_deadline=(12, 1),
)
LENIENT = EDITION_2025_26.varied(id="absences count, three attempts", absence_uses_attempt=True, external_resits=2)


def sat(component: int, *series: Series) -> list[Sitting]:
    return [Sitting(component, one) for one in series]


@pytest.fixture(scope="module")
def sham_text() -> str:
    text = SOURCE.read_text("utf-8").replace("2025-26", "2026-27").replace("2025_26", "2026_27")
    for before, after in SHAM.items():
        assert text.count(before) == 1
        text = text.replace(before, after)
    return text


@pytest.fixture(scope="module")
def sham(sham_text: str, tmp_path_factory: pytest.TempPathFactory) -> Edition:
    path = tmp_path_factory.mktemp("sham") / "y2026_27.py"
    path.write_text(sham_text, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("y2026_27", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    edition: Edition = module.EDITION_2026_27
    return edition


@pytest.fixture(scope="module")
def whole(sham: Edition) -> Comparison:
    if SHARE != "slice":
        return compare(EDITION_2025_26, sham)
    moves = Moves(EDITION_2025_26, sham)
    looked_at = ask_about_all(moves, over=OVER)
    return Comparison(EDITION_2025_26, sham, looked_at, moves.asked, moves.found())


def asked_again(move: Move, record: LearnerRecord, edition: Edition) -> Ruling:
    """Ask the function that a move names, as a caller in plain data would."""
    facts: dict[str, object] = {"record": record.to_dict(), "edition": edition.to_dict()}
    facts["at" if move.function == "terminal_rule.check" else "series"] = move.series.code
    if move.component is not None:
        facts["component"] = move.component
    if move.on is not None:
        facts["calendar"] = {"key_dates": [], "on": move.on.isoformat()}
    told = questions.ask({"ask": move.function, "facts": facts})
    answer = told["answer"]
    assert isinstance(answer, dict)
    return Ruling.from_dict(answer)


def decisive(ruling: Ruling) -> set[str]:
    return {one.code for one in (*ruling.failed, *ruling.unknown)}


def keys_of(moves: tuple[Move, ...]) -> dict[tuple[object, ...], int]:
    return {(one.function, one.before.verdict, one.after.verdict, one.codes): one.questions for one in moves}


@pytest.mark.slow
class TestShamEdition:
    """An edition 2026-27 that changes six numbers, over every history."""

    def test_it_takes_a_line_for_each_number_and_its_name(self, sham_text: str) -> None:
        old, new = SOURCE.read_text("utf-8").splitlines(), sham_text.splitlines()
        changed = [line for line in difflib.ndiff(old, new) if line.startswith("+ ")]
        assert len(new) == len(old) < 60
        assert len([line for line in changed if not ("2026-27" in line or "2026_27" in line)]) == len(SHAM)

    def test_it_names_the_numbers_that_differ(self, whole: Comparison) -> None:
        assert set(whole.numbers) == {
            "retakes_allowed",
            "external_resits",
            "retention_weeks",
            "moderation_june_deadline",
            "appeal_days",
            "sampling_bands",
        }

    def test_a_move_is_what_the_function_says(self, whole: Comparison, sham: Edition) -> None:
        for move in whole.moves:
            assert asked_again(move, move.record, EDITION_2025_26) == move.before
            assert asked_again(move, move.record, sham) == move.after
            assert move.before.verdict is not move.after.verdict
            assert set(move.codes) == decisive(move.before) ^ decisive(move.after)

    def test_each_learner_is_as_small_as_can_be(self, whole: Comparison, sham: Edition) -> None:
        for move in whole.moves:
            for one in move.record.sittings:
                less = attrs.evolve(move.record, sittings=[two for two in move.record.sittings if two != one])
                before, after = asked_again(move, less, EDITION_2025_26), asked_again(move, less, sham)
                still = before.verdict is move.before.verdict and after.verdict is move.after.verdict
                assert not still or decisive(before) ^ decisive(after) != set(move.codes)

    def test_it_finds_what_the_numbers_are_about(self, whole: Comparison) -> None:
        found = {(one.function, codes) for one in whole.moves for codes in one.codes}
        assert found >= {
            ("retakes.check", "retakes.already-used"),
            ("retakes.check", "retakes.no-resit-left"),
            ("external.check", "external.resit-used"),
            ("certification.check_claim", "certification.external-sitting-unlawful"),
            ("certification.check_claim", "certification.retake-unlawful"),
            ("entries.check_entry", "entries.marks-were-due"),
            ("entries.check_entry", "entries.no-resit-left"),
        }

    def test_the_smallest_learner_with_a_third_attempt_sat_twice(self, whole: Comparison) -> None:
        third = next(one for one in whole.moves if one.codes == ("retakes.already-used",))
        first, second, next_one = series_of(Moves(whole.old, whole.new), OVER)[:3]
        assert third.record == LearnerRecord(subjects.ENTERPRISE, sat(1, first, second))
        assert (third.function, third.component, third.series) == ("retakes.check", 1, next_one)
        assert (third.before.verdict, third.after.verdict) == (Verdict.REFUSED, Verdict.ALLOWED)

    def test_an_earlier_deadline_shows_on_the_day_on_which_only_one_is_past(self, whole: Comparison) -> None:
        (late,) = [one for one in whole.moves if "entries.marks-were-due" in one.codes and not one.record.sittings]
        assert (late.on, late.after.verdict) == (datetime.date(2026, 5, 2), Verdict.REFUSED)
        assert {one.season for one in (late.series,)} == {M26.season}

    def test_it_counts(self, whole: Comparison) -> None:
        # of a component: 1, and 3, 7 and 15 in each choice of one, two and three of the series
        histories = sum(comb(OVER, count) * (2 ** (count + 1) - 1) for count in range(4))
        summers = sum(one.season is M26.season for one in series_of(Moves(whole.old, whole.new), OVER)[:-1])
        summer = sum(comb(summers, count) * (2 ** (count + 1) - 1) for count in range(4))
        assert whole.looked_at == histories**3 + histories**2 * summer + summer**2
        assert whole.moved == sum(one.questions for one in whole.moves) < whole.questions
        assert [one.questions for one in whole.moves] == sorted((one.questions for one in whole.moves), reverse=True)

    def test_nobody_is_named(self, whole: Comparison) -> None:
        assert {one.learners for one in whole.moves} == {()}

    def test_plain_data_and_back(self, whole: Comparison) -> None:
        assert Comparison.from_dict(whole.to_dict()) == whole

    def test_what_is_shown(self, whole: Comparison) -> None:
        assert str(whole).startswith("From 2025-26 to 2026-27: 6 numbers differ, ")
        assert whole._repr_html_().count("<table>") == 2
        after_two = series_of(Moves(whole.old, whole.new), OVER)[2].code
        shown = "\n".join(map(str, whole.moves))
        assert f"retakes.check, component 1, {after_two}: refused -> allowed" in shown
        assert "on 2026-05-02" in shown


@pytest.mark.slow
class TestEveryHistory:
    """Histories that stand for others: the answer is that of asking about every one."""

    @pytest.mark.parametrize("edition", [LENIENT, *([] if SHARE == "slice" else [STRICT])], ids=lambda one: str(one.id))
    @pytest.mark.parametrize(
        ("over", "most"), {"slice": [(3, 1)], "some": [(3, 1), (2, 2)], "all": [(4, 1), (2, 2), (3, 3)]}[SHARE]
    )
    def test_it_is_as_if_every_history_was_asked_about(self, edition: Edition, over: int, most: int) -> None:
        quick, slow = Moves(EDITION_2025_26, edition), Moves(EDITION_2025_26, edition)
        assert ask_about_all(quick, over=over, most=most) == ask_about_each(slow, over, most)
        assert quick.asked == slow.asked
        assert keys_of(quick.found()) == keys_of(slow.found())
        for one, other in zip(quick.found(), slow.found(), strict=True):
            assert len(one.record.sittings) == len(other.record.sittings)

    def test_the_other_way_round_the_verdicts_change_places(self) -> None:
        there, back = Moves(EDITION_2025_26, STRICT), Moves(STRICT, EDITION_2025_26)
        ask_about_all(there, over=OVER, most=1)
        ask_about_all(back, over=OVER, most=1)
        turned = {(name, after, before, codes): n for (name, before, after, codes), n in keys_of(back.found()).items()}
        assert keys_of(there.found()) == turned != {}

    def test_they_begin_no_sooner_than_both_editions(self) -> None:
        later = EDITION_2025_26.varied(id="began later", suite_began=M26)
        assert series_of(Moves(EDITION_2025_26, later))[0] == M26
        assert series_of(Moves(later, EDITION_2025_26))[0] == M26
        assert series_of(Moves(EDITION_2025_26, TWO_RETAKES))[-1] == J27


def ask_about_each(moves: Moves, over: int, most: int) -> int:
    """Ask about every history, one by one, and count them."""
    count = 0
    for subject in SUBJECTS:
        for record in each_history(moves, subject, over, most):
            count += 1
            for component in subject.components:
                for question in about_entries(record, component, series_of(moves, over), moves.old, moves.new):
                    moves.ask(question, record)
            for question in about_results(record):
                moves.ask(question, record)
    return count


def each_history(moves: Moves, subject: subjects.Subject, over: int, most: int) -> Iterator[LearnerRecord]:
    series = series_of(moves, over)
    parts = [
        [
            [Sitting(component, one, status=status) for one, status in history]
            for history in histories_of(
                series, subject.external_seasons if component == subject.external else subject.internal_seasons, most
            )
        ]
        for component in subject.components
    ]
    for chosen in product(*parts):
        yield LearnerRecord(subject, [*chain.from_iterable(chosen)])


class TestOwnLearners:
    TWICE = LearnerRecord(subjects.SPORT, sat(1, J26, M26))
    NEVER = LearnerRecord(subjects.SPORT)

    def test_it_looks_at_them_alone(self) -> None:
        found = compare(EDITION_2025_26, TWO_RETAKES, {"Ann": self.NEVER, "Bob": self.TWICE, "Cat": self.TWICE})
        (move,) = found.moves
        assert (found.looked_at, move.learners, move.record) == (3, ("Bob", "Cat"), self.TWICE)
        assert move.questions == found.moved == 8  # two learners, and four series that are still to come
        assert "Bob" in move._repr_html_()

    def test_it_asks_about_what_comes_after_what_is_behind(self) -> None:
        planned = Sitting(1, M27, status=Status.PLANNED)
        found = compare(EDITION_2025_26, TWO_RETAKES, {"Ann": self.TWICE.adding(planned)})
        assert {one.series for one in found.moves} == {M27}  # its own entry; another would be the fourth
        assert found.moved == 1

    def test_what_is_asked_and_what_is_not(self) -> None:
        record = LearnerRecord(subjects.SPORT, [*sat(1, J26), *sat(3, J26), Sitting(1, J27, status=Status.PLANNED)])
        asked = [
            (one.function, one.component, one.series)
            for component in (1, 2, 3)
            for one in about_entries(record, component, [J26, M26, J27], EDITION_2025_26, TWO_RETAKES)
        ]
        assert asked == [
            *[("retakes.check", 1, one) for one in (M26, J27)],  # January 2026 is behind
            *[("entries.check_entry", 2, one) for one in (J26, M26, J27)],
            *[("external.check", None, one) for one in (M26, J27)],
        ]

    def test_a_claim_that_has_been_made(self) -> None:
        record = LearnerRecord(subjects.SPORT, [*sat(1, J26), *sat(2, J26), *sat(3, J26, M26)], claimed=[M26])
        none = EDITION_2025_26.varied(id="no resit", external_resits=0)
        found = compare(EDITION_2025_26, none, {"Ann": record})
        claims = [one for one in found.moves if one.function == "certification.check_claim"]
        assert [(one.series, one.after.verdict) for one in claims] == [(M26, Verdict.REFUSED)]

    def test_nobody(self) -> None:
        found = compare(EDITION_2025_26, TWO_RETAKES, {})
        assert (found.looked_at, found.questions, found.moves) == (0, 0, ())
        assert found.numbers == ("retakes_allowed",)

    def test_a_copy_with_another_name_moves_nothing(self) -> None:
        found = compare(EDITION_2025_26, EDITION_2025_26.varied(id="a copy"), {"Ann": self.TWICE})
        assert (found.numbers, found.moves) == ((), ())

    def test_the_last_series_there_is(self) -> None:
        late = LearnerRecord(subjects.SPORT, sat(1, Series.june(2998), Series.january(2999)))
        assert compare(EDITION_2025_26, TWO_RETAKES, {"Ann": late}).moved == 1
        over = LearnerRecord(subjects.SPORT, sat(1, Series.june(2999)))
        assert compare(EDITION_2025_26, TWO_RETAKES, {"Ann": over}).questions == 0

    def test_before_the_suite_began(self) -> None:
        early = LearnerRecord(subjects.SPORT, sat(1, Series.june(2022)))
        with pytest.raises(NoRuleInForce):
            compare(EDITION_2025_26, TWO_RETAKES, {"Ann": early})

    def test_all_that_is_wrong_is_said_at_once(self) -> None:
        wrong: Mapping[str, LearnerRecord] = {"Ann": "nobody", "": self.NEVER}  # type: ignore[dict-item]
        with pytest.raises(InvalidFact) as caught:
            compare("old", None, wrong)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == ["old", "new", "records[Ann]", "records"]

    def test_it_can_be_asked_in_plain_data(self) -> None:
        old, new = EDITION_2025_26.to_dict(), TWO_RETAKES.to_dict()
        facts = {"old": old, "new": new, "records": {"Bob": self.TWICE.to_dict()}}
        answer = questions.ask({"ask": "editions.compare", "facts": facts})["answer"]
        assert answer == compare(EDITION_2025_26, TWO_RETAKES, {"Bob": self.TWICE}).to_dict()
