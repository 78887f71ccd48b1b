"""Subjects: components, seasons, and the suite as the guide has it."""

from typing import Any

import pytest
from refusals import faults_of

from btec_rules import (
    OPEN_POINTS,
    Season,
    Subject,
    UnknownSubject,
    subjects,
)
from btec_rules.model.subjects import BOTH_SEASONS, SUMMER_ONLY, Chooser, ModerationMode

NO_NUMBERS: list[Any] = [True, 20.0, "20", "٣", "²", None, [1]]


class TestSubject:
    def test_the_usual_shape(self) -> None:
        subject = Subject.standard("Engineering")
        assert (subject.title, subject.internal, subject.external) == ("Engineering", (1, 2), 3)
        assert (subject.internal_seasons, subject.external_seasons) == (BOTH_SEASONS, BOTH_SEASONS)
        assert subject.sample_chosen_by is Chooser.PEARSON
        assert subject.moderated_by is ModerationMode.REMOTE
        assert (subject.video_required, subject.photos_may_stand_in, subject.readings) == (False, False, ())
        assert subject.components == (1, 2, 3)

    @pytest.mark.rule("EXT-4")
    def test_creative_subjects_have_no_resit(self) -> None:
        creative = Subject.creative("Dance", readings=["OPEN-11"])
        assert creative.external_seasons == SUMMER_ONLY
        assert creative.internal_seasons == BOTH_SEASONS
        assert creative.readings == ("OPEN-11",)
        assert (creative.resit_possible, Subject.standard("Engineering").resit_possible) == (False, True)

    def test_components_need_not_come_in_order(self) -> None:
        subject = Subject("Dance", internal=[4, 2, 4], external=3)
        assert (subject.internal, subject.components) == ((2, 4), (2, 3, 4))

    def test_seasons_come_in_order(self) -> None:
        subject = Subject("Dance", internal_seasons={Season.JUNE, Season.JANUARY}, external_seasons=[Season.JUNE] * 2)
        assert (subject.internal_seasons, subject.external_seasons) == (BOTH_SEASONS, SUMMER_ONLY)

    @pytest.mark.parametrize("title", ["", "a" * 65, "a\nb", None, 7, ["Sport"]])
    def test_a_malformed_title(self, title: Any) -> None:
        assert [name for name, _ in faults_of(lambda: Subject(title))] == ["title"]

    def test_the_title_is_in_nfc(self) -> None:
        assert Subject("Cafe\u0301") == Subject("Caf\u00e9")

    @pytest.mark.parametrize("component", [*NO_NUMBERS, 0, 100])
    def test_a_malformed_component(self, component: Any) -> None:
        assert [name for name, _ in faults_of(lambda: Subject("Dance", internal=(2, component)))] == ["internal"]
        assert faults_of(lambda: Subject("Dance", external=component))[0][0] == "external"

    @pytest.mark.parametrize("component", [True, 0, 100])
    def test_a_component_that_is_none_is_one_fault(self, component: Any) -> None:
        assert faults_of(lambda: Subject("Dance", external=component)) == [("external", str(component))]

    def test_a_bad_internal_component_is_one_fault(self) -> None:
        assert faults_of(lambda: Subject("Dance", internal=(0,), external=1)) == [("internal", "0")]

    def test_components_1_to_99(self) -> None:
        assert Subject("Dance", internal=(1,), external=99).components == (1, 99)

    @pytest.mark.parametrize("components", [(), [], "12", {1: 2}, None, 1])
    def test_malformed_components(self, components: Any) -> None:
        assert [name for name, _ in faults_of(lambda: Subject("Dance", internal=components))] == ["internal"]

    def test_a_component_that_is_both(self) -> None:
        assert faults_of(lambda: Subject("Dance", external=2)) == [("external", "2")]

    @pytest.mark.parametrize("seasons", [(), "06", ("06",), None, Season.JUNE, [Season.JUNE, None]])
    @pytest.mark.parametrize("name", ["internal_seasons", "external_seasons"])
    def test_malformed_seasons(self, name: str, seasons: Any) -> None:
        assert len(faults_of(lambda: Subject("Dance", **{name: seasons}))) == 1

    @pytest.mark.parametrize("name", ["internal_seasons", "external_seasons"])
    def test_a_fault_names_the_argument(self, name: str) -> None:
        wrong: Any = {name: ()}
        assert faults_of(lambda: Subject("Dance", **wrong)) == [(name, "none")]

    def test_all_other_faults_at_once(self) -> None:
        wrong: Any = {
            "title": "",
            "external": 0,
            "sample_chosen_by": "centre",
            "moderated_by": "visit",
            "video_required": 1,
            "photos_may_stand_in": None,
            "recorded_evidence": 2,
            "qan": "603/7047",
        }
        assert dict(faults_of(lambda: Subject(internal=(2, 3), **wrong))) == {
            "title": "''",
            "external": "0",
            "sample_chosen_by": "'centre'",
            "moderated_by": "'visit'",
            "video_required": "1",
            "photos_may_stand_in": "None",
            "recorded_evidence": "2",
            "qan": "'603/7047'",
        }

    def test_all_faults_at_once_in_collections_too(self) -> None:
        wrong: Any = {"title": "", "internal": (), "internal_seasons": (), "external_seasons": (), "readings": ""}
        assert [name for name, _ in faults_of(lambda: Subject(**wrong))] == [*wrong]

    def test_a_bad_title_hides_no_bad_reading(self) -> None:
        assert [name for name, _ in faults_of(lambda: Subject("", readings=["OPEN-99"]))] == ["title", "readings"]

    @pytest.mark.parametrize("readings", ["OPEN-11", [""], [7], ["OPEN-11", "OPEN-11"]])
    def test_malformed_readings(self, readings: Any) -> None:
        assert [name for name, _ in faults_of(lambda: Subject("Dance", readings=readings))] == ["readings"]

    @pytest.mark.parametrize("reading", ["OPEN-99", "a reading of mine"])
    def test_readings_are_open_points(self, reading: str) -> None:
        assert faults_of(lambda: Subject("Dance", readings=[reading])) == [("readings", repr(reading))]


class TestSuite:
    """What the guide and OPEN-11, OPEN-42 say of each subject."""

    CREATIVE = frozenset(
        {"Art and Design Practice", "Creative Media Production", "Music Practice", "Performing Arts"}  # OPEN-11
    )

    def test_titles(self) -> None:
        assert [subject.title for subject in subjects.ALL] == [
            *("Art and Design Practice", "Construction and the Built Environment", "Creative Media Production"),
            *("Digital Information Technology", "Enterprise"),
            *("Health and Social Care", "Music Practice", "Performing Arts", "Sport"),
        ]

    @pytest.mark.parametrize("subject", subjects.ALL, ids=lambda subject: subject.title)
    @pytest.mark.rule("EXT-4", "SAMP-1", "SAMP-4", "MOD-7", "PSA-2", "KEEP-3", "MOD-3")
    def test_shape(self, subject: Subject) -> None:
        art, sport = subject.title == "Art and Design Practice", subject.title == "Sport"
        built = subject.title == "Construction and the Built Environment"
        expected = ((2, 3), 1) if built else ((1,), 2) if art else ((1, 2), 3)
        assert (subject.internal, subject.external) == expected
        recorded = {"Creative Media Production", "Music Practice", "Performing Arts", "Sport"}  # OPEN-46
        assert subject.recorded_evidence is (subject.title in recorded)
        assert subject.resit_possible is (subject.title not in self.CREATIVE)
        assert (Season.JANUARY in subject.internal_seasons) is not art
        assert (subject.sample_chosen_by is Chooser.CENTRE) is sport
        assert subject.video_required is sport
        assert (subject.moderated_by is ModerationMode.VISIT) is art
        assert subject.photos_may_stand_in is art
        assert set(subject.readings) <= OPEN_POINTS.keys()

    @pytest.mark.parametrize("subject", subjects.ALL, ids=lambda subject: subject.title)
    def test_by_title(self, subject: Subject) -> None:
        assert subjects.by_title(subject.title) is subject

    def test_art_and_design_is_the_same(self) -> None:
        assert subjects.by_title("Art and Design") is subjects.ART_AND_DESIGN_PRACTICE

    def test_what_is_our_reading(self) -> None:
        readings = {subject.title: subject.readings for subject in subjects.ALL if subject.readings}
        assert readings == {
            "Art and Design Practice": ("OPEN-42",),
            "Construction and the Built Environment": ("OPEN-55",),
            "Creative Media Production": ("OPEN-11",),
            "Music Practice": ("OPEN-11",),
        }

    def test_qualification_numbers(self) -> None:
        """Those that stand in public material of Pearson's; the others are not known."""
        assert {subject.title: subject.qan for subject in subjects.ALL if subject.qan is not None} == {
            "Creative Media Production": "603/7053/1",
            "Enterprise": "603/7063/4",
            "Health and Social Care": "603/7047/6",
            "Music Practice": "603/7055/5",
            "Performing Arts": "603/7054/3",
            "Sport": "603/7068/3",
        }
        for subject in subjects.ALL:
            if subject.qan is not None:
                assert subjects.by_qan(subject.qan) is subjects.by_qan(subject.qan.replace("/", "")) is subject

    def test_a_qualification_number_of_the_callers_own(self) -> None:
        assert Subject.standard("Engineering", qan="6037000X").qan == "603/7000/X"
        assert Subject.creative("Dance", qan="603/7000/1", recorded_evidence=True).recorded_evidence
        assert Subject.standard("Sport") != subjects.SPORT
        assert Subject.standard("Enterprise") == subjects.ENTERPRISE  # no rule looks at the number

    @pytest.mark.parametrize(
        "qan", ["603/70476", "6037047/6", "603/7047/6 ", "603/7047/x", "", "60370476A", 60370476, None]
    )
    def test_what_is_no_qualification_number(self, qan: Any) -> None:
        assert [name for name, _ in faults_of(lambda: subjects.by_qan(qan))] == ["qan"]

    def test_unknown_qualification_numbers(self) -> None:
        with pytest.raises(UnknownSubject, match=r"one of 603/7047/6, .*; check which component is external") as caught:
            subjects.by_qan("603/0000/0")
        assert (caught.value.name, caught.value.got) == ("qan", "'603/0000/0'")

    @pytest.mark.parametrize("title", ["sport", "Sport ", "Engineering"])
    def test_unknown_titles(self, title: str) -> None:
        with pytest.raises(
            UnknownSubject,
            match=r"one of Art and Design, .*, Sport, or your own Subject; check which component is external",
        ) as caught:
            subjects.by_title(title)
        assert (caught.value.name, caught.value.got, caught.value.code) == ("title", repr(title), "unknown-subject")

    @pytest.mark.parametrize("title", ["", None, 7, "a" * 65])
    def test_a_malformed_title(self, title: Any) -> None:
        assert [name for name, _ in faults_of(lambda: subjects.by_title(title))] == ["title"]
