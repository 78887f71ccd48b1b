"""Options after an external sitting: vectors, and the table of the guide."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vectors_reader import about, ask, check_ruling, record_of

from btec_rules import (
    EDITION_2025_26,
    Calendar,
    KeyDates,
    LearnerRecord,
    Series,
    Sitting,
    Status,
    Verdict,
    certification,
    external,
    strategies,
)
from btec_rules.certification import CertificationOption
from btec_rules.rulings.opening import Door, entry_opening, is_over

D = datetime.date

JUNE_25, JAN_26, JUNE_26, JAN_27 = Series.june(2025), Series.january(2026), Series.june(2026), Series.january(2027)
INTERNALS = ["1 2025-06 30", "2 2025-06 30"]


def summary(option: CertificationOption) -> tuple[str, list[str], str | None, list[str], str]:
    return (
        option.code,
        [series.code for series in option.claims],
        None if option.resit is None else option.resit.code,
        [series.code for series in option.counts],
        option.tables.code,
    )


CLAIM_JAN = ("claim", ["2026-01"], None, ["2026-01"], "2026-01")
RESIT_JUNE = ("resit-and-claim", ["2026-06"], "2026-06", ["2026-06"], "2026-06")
RESIT_JANUARY = ("resit-and-claim", ["2027-01"], "2027-01", ["2027-01"], "2027-01")
BOTH = ("claim-resit-recertify", ["2026-01", "2026-06"], "2026-06", ["2026-01", "2026-06"], "2026-01")
KEEP: tuple[Any, ...] = ("keep", [], None, ["2026-01"], "2026-01")


@pytest.mark.parametrize("vector", about("certification.options"))
def test_vector(vector: dict[str, Any]) -> None:
    check_ruling(ask(vector), vector)


@pytest.mark.rule("CERT-1", "CERT-3", "CERT-4", "CERT-5", "CERT-6", "EXT-3")
class TestOptions:
    """Claim, resit and claim, or claim, resit and certificate again; what was not claimed is lost."""

    @pytest.mark.parametrize(
        ("facts", "expected"),
        [
            pytest.param({"sittings": [*INTERNALS, "3 2026-01 30"]}, [CLAIM_JAN, RESIT_JUNE, BOTH], id="January sat"),
            pytest.param(
                {"sittings": [*INTERNALS, "3 2026-01 30", "3 2026-06 planned"]},
                [CLAIM_JAN, RESIT_JUNE, BOTH],
                id="January sat, the resit planned",
            ),
            pytest.param(
                {"sittings": [*INTERNALS, "3 2026-01 30", "1 2026-06 ?"]},
                [RESIT_JUNE],
                id="January sat, an internal retake sat since",
            ),
            pytest.param(
                {"sittings": [*INTERNALS, "3 2026-01 30", "1 2026-06 30"]},
                [RESIT_JANUARY],
                id="January sat, an internal retake sat since and its result known: that series is over",
            ),
            pytest.param(
                {"sittings": [*INTERNALS, "3 2026-01 30"], "claimed": ["2026-01"]},
                [KEEP, ("resit-and-recertify", ["2026-06"], "2026-06", ["2026-01", "2026-06"], "2026-01")],
                id="January claimed",
            ),
            pytest.param(
                {"sittings": [*INTERNALS, "3 2026-01 40", "3 2026-06 30"]},
                [("claim", ["2026-06"], None, ["2026-06"], "2026-06")],
                id="resit sat, January not claimed",
            ),
            pytest.param(
                {"sittings": [*INTERNALS, "3 2026-01 40", "3 2026-06 30"], "claimed": ["2026-01"]},
                [KEEP, ("recertify", ["2026-06"], None, ["2026-01", "2026-06"], "2026-01")],
                id="resit sat, January claimed",
            ),
            pytest.param(
                {"sittings": [*INTERNALS, "3 2026-01 40", "3 2026-06 30"], "claimed": ["2026-01", "2026-06"]},
                [("keep", [], None, ["2026-01", "2026-06"], "2026-01")],
                id="both claimed",
            ),
            pytest.param(
                {"sittings": [*INTERNALS, "3 2026-06 planned"], "claimed": ["2026-06"]},
                [("keep", [], None, ["2026-06"], "2026-06")],
                id="entered and cashed in with the entry",
            ),
            pytest.param(
                {"sittings": [*INTERNALS, "3 2026-01 30", "3 2026-06 planned"], "claimed": ["2026-06"]},
                [
                    CLAIM_JAN,
                    ("resit-and-claim", [], "2026-06", ["2026-06"], "2026-06"),
                    ("claim-resit-recertify", ["2026-01"], "2026-06", ["2026-01", "2026-06"], "2026-01"),
                ],
                id="the resit entered and cashed in with the entry",
            ),
            pytest.param(
                {"sittings": ["1 2025-01 30", "2 2026-01 planned", "3 2025-06 planned", "3 2026-01 planned"]},
                [CLAIM_JAN],
                id="two entries planned, and only the later can be claimed",
            ),
            pytest.param(
                {"subject": "Performing Arts", "sittings": [*INTERNALS, "3 2026-01 30"]},
                [],
                id="creative, sat in a series that does not offer it",
            ),
            pytest.param(
                {"sittings": ["1 2999-06 30", "2 2999-06 30", "3 2999-06 30"]},
                [("claim", ["2999-06"], None, ["2999-06"], "2999-06")],
                id="no series comes after the last one there is",
            ),
            pytest.param(
                {"sittings": [*INTERNALS, "3 2025-06 30"]},
                [
                    ("claim", ["2025-06"], None, ["2025-06"], "2025-06"),
                    ("resit-and-claim", ["2026-01"], "2026-01", ["2026-01"], "2026-01"),
                    ("claim-resit-recertify", ["2025-06", "2026-01"], "2026-01", ["2025-06", "2026-01"], "2025-06"),
                ],
                id="first external in May/June",
            ),
            pytest.param(
                {"subject": "Performing Arts", "sittings": [*INTERNALS, "3 2025-06 30"]},
                [("claim", ["2025-06"], None, ["2025-06"], "2025-06")],
                id="creative",
            ),
            pytest.param(
                {"sittings": ["1 2025-06 30", "3 2026-01 30", "2 2026-06 ?"]},
                [RESIT_JUNE],
                id="terminal rule unmet, a sitting left",
            ),
            pytest.param(
                {"sittings": ["1 2025-06 30", "3 2026-01 30"]},
                [RESIT_JUNE],
                id="an internal component missing, a sitting left",
            ),
            pytest.param(
                {"sittings": ["1 2024-06 30", "3 2025-01 30", "3 2025-06 30", "2 2026-01 30"]},
                [],
                id="terminal rule unmet, none left",
            ),
            pytest.param(
                {"subject": "Performing Arts", "sittings": ["1 2025-06 30", "3 2025-06 30", "2 2026-01 30"]},
                [],
                id="creative, terminal rule unmet",
            ),
            pytest.param(
                {"sittings": [*INTERNALS, "3 2025-06 30", "3 2026-01 30", "3 2026-06 planned"]},
                [CLAIM_JAN],
                id="the resit that is planned is one too many",
            ),
            pytest.param({"sittings": [*INTERNALS, "3 2026-01 absent"]}, [], id="only absences"),
            pytest.param({"sittings": INTERNALS}, [], id="no external yet"),
            pytest.param(
                {"sittings": [*INTERNALS, "3 2026-01 planned"]},
                [CLAIM_JAN],
                id="the external planned, never sat",
            ),
            pytest.param(
                {"sittings": [*INTERNALS, "3 2026-01 30", "3 2026-06 absent"]},
                [
                    CLAIM_JAN,
                    ("resit-and-claim", ["2027-01"], "2027-01", ["2027-01"], "2027-01"),
                    ("claim-resit-recertify", ["2026-01", "2027-01"], "2027-01", ["2026-01", "2027-01"], "2026-01"),
                ],
                id="the resit missed",
            ),
            pytest.param(
                {"sittings": [*INTERNALS, "3 2026-01 30", "1 2027-01 planned"]},
                [
                    CLAIM_JAN,
                    ("resit-and-claim", ["2027-01"], "2027-01", ["2027-01"], "2027-01"),
                    ("claim-resit-recertify", ["2026-01", "2027-01"], "2027-01", ["2026-01", "2027-01"], "2026-01"),
                ],
                id="a retake planned: the resit goes with it",
            ),
            pytest.param(
                {"sittings": ["1 2025-06 30", "3 2026-01 30"], "claimed": ["2026-01"]},
                [RESIT_JUNE],
                id="a claim that did not pass is no certificate",
            ),
            pytest.param(
                {"sittings": [*INTERNALS, "3 2026-01 30", "1 2026-06 ?"], "claimed": ["2026-01"]},
                [KEEP, ("resit-and-recertify", ["2026-06"], "2026-06", ["2026-01", "2026-06"], "2026-01")],
                id="January claimed, an internal retake sat since",
            ),
        ],
    )
    def test_position(self, facts: dict[str, Any], expected: list[Any]) -> None:
        assert [summary(option) for option in certification.options(record_of(facts))] == expected

    def test_what_each_costs(self) -> None:
        options = certification.options(record_of({"sittings": [*INTERNALS, "3 2026-01 30"]}))
        assert [[finding.code for finding in option.consequences] for option in options] == [
            [],
            ["certification.once-sat", "certification.earlier-result-lost"],
            ["certification.once-sat", "certification.two-certificates", "certification.first-counts-in-tables"],
        ]
        assert [option.ruling.assumptions for option in options] == [("OPEN-16",), (), ("OPEN-16", "OPEN-49")]

    def test_what_has_to_be_sat_as_well(self) -> None:
        (option,) = certification.options(record_of({"sittings": ["1 2025-06 30", "3 2026-01 30"]}))
        extra = [finding for finding in option.consequences if finding.code == "certification.internal-first"]
        assert [finding.params for finding in extra] == [{"component": 2, "series": "2026-06"}]

    def test_an_unclaimed_result_that_is_not_there_is_not_given_up(self) -> None:
        (option,) = certification.options(record_of({"sittings": ["1 2025-06 30", "3 2026-01 30", "2 2026-06 30"]}))
        assert "certification.earlier-result-lost" not in [finding.code for finding in option.consequences]

    @pytest.mark.rule("RET-7")
    def test_what_was_sat_after_the_last_external_is_a_reading_though_a_resit_was_missed_there(self) -> None:
        sat = [*INTERNALS, "3 2026-01 30", "1 2026-06 40", "3 2026-06 absent"]
        assert [
            "OPEN-25" in option.ruling.assumptions for option in certification.options(record_of({"sittings": sat}))
        ] == [True]

    def test_what_was_sat_with_the_last_external_is_none(self) -> None:
        sat = ["1 2025-06 30", "2 2026-01 30", "3 2026-01 30"]
        for option in certification.options(record_of({"sittings": sat})):
            assert "OPEN-25" not in option.ruling.assumptions

    @pytest.mark.rule("EXT-1")
    def test_a_resit_waits_for_a_component_that_was_never_entered(self) -> None:
        (option,) = certification.options(record_of({"sittings": ["3 2026-01 30", "1 2026-06 30"]}))
        assert summary(option) == ("resit-and-claim", ["2027-01"], "2027-01", ["2027-01"], "2027-01")

    @pytest.mark.parametrize(
        "sittings",
        [
            ["1 2999-06 30", "3 2999-01 30"],
            ["1 2999-06 30", "3 2999-01 30", "3 2999-06 planned"],
            ["1 2999-01 30", "3 2999-06 30"],
        ],
    )
    def test_after_the_last_series_there_is_nothing(self, sittings: list[str]) -> None:
        assert certification.options(record_of({"sittings": sittings})) == ()

    def test_an_entry_that_is_only_planned_is_judged_by_the_edition_too(self) -> None:
        record = record_of({"sittings": [*INTERNALS, "3 2026-01 planned"]})
        (option,) = certification.options(record, edition=EDITION_2025_26.varied(id="another"))
        assert option.ruling.edition == "another"

    @pytest.mark.rule("EXT-3")
    def test_more_resits_in_another_edition(self) -> None:
        twice = EDITION_2025_26.varied(id="two resits", external_resits=2)
        record = record_of({"sittings": [*INTERNALS, "3 2025-06 30", "3 2026-01 30"]})
        assert [option.code for option in certification.options(record)] == ["claim"]
        found = certification.options(record, edition=twice)
        assert [option.code for option in found] == ["claim", "resit-and-claim", "claim-resit-recertify"]
        third = record.adding(Sitting(3, JUNE_26, 30), claimed=[JUNE_26])
        assert certification.certificates(third) == ()
        held = certification.performance_tables_certificate(third, edition=twice)
        assert held is not None
        assert held.series == JUNE_26
        assert [option.code for option in certification.options(third, edition=twice)] == ["keep"]

    @given(strategies.records())
    def test_every_option_is_lawful_when_it_is_carried_out(self, record: LearnerRecord) -> None:
        for option in certification.options(record):
            assert option.ruling.verdict is not Verdict.REFUSED
            assert option.tables == option.counts[0]
            assert list(option.counts) == sorted(set(option.counts))
            assert set(option.claims) <= set(option.counts)
            assert set(record.claimed or ()).isdisjoint(option.claims)
            if option.resit is not None:
                assert option.counts[-1] == option.resit
                planned = [
                    s for s in record.sittings if (s.component, s.series) == (record.subject.external, option.resit)
                ]
                assert all(sitting.status is Status.PLANNED for sitting in planned)
                assert bool(planned) or external.sittings_left(record) > 0

    @given(strategies.legal_records())
    def test_a_legal_record_always_has_an_option(self, record: LearnerRecord) -> None:
        first, *_ = certification.options(record)
        assert first.code == ("keep" if record.claimed else "claim")


@pytest.mark.rule("CERT-2", "CERT-7", "EXT-3")
class TestByDays:
    """A claim or an entry is there where it can be made on the day or later; a resit goes where it can be entered."""

    SAT = record_of({"sittings": [*INTERNALS, "3 2026-01 ?"]})
    JANUARY = KeyDates(
        series=JAN_26,
        entries_close=D(2025, 10, 21),
        late_entries_close=D(2026, 1, 5),
        results_day=D(2026, 3, 19),
        late_claims_open=D(2026, 3, 20),
        late_claims_close=D(2026, 4, 20),
    )
    JUNE = KeyDates(
        series=JUNE_26,
        entries_close=D(2026, 2, 21),
        late_entries_close=D(2026, 4, 21),
        resit_entries_close=D(2026, 3, 28),
        results_day=D(2026, 8, 20),
    )

    def ask(self, on: datetime.date, record: LearnerRecord = SAT) -> list[tuple[str, str | None, str]]:
        calendar = Calendar([self.JANUARY, self.JUNE], on=on)
        return [
            (option.code, None if option.resit is None else option.resit.code, option.ruling.verdict.value)
            for option in certification.options(record, calendar=calendar)
        ]

    def test_in_february_the_claim_waits_for_the_late_window_and_the_resit_is_in_june(self) -> None:
        assert self.ask(D(2026, 2, 1)) == [
            ("claim", None, "allowed"),
            ("resit-and-claim", "2026-06", "allowed"),
            ("claim-resit-recertify", "2026-06", "allowed"),
        ]

    def test_after_the_late_window_january_is_lost(self) -> None:
        assert self.ask(D(2026, 4, 21)) == [("resit-and-claim", "2027-01", "undecided")]

    def test_the_resit_is_put_where_it_can_still_be_entered(self) -> None:
        for on, series in (
            (D(2026, 3, 28), "2026-06"),
            (D(2026, 7, 1), "2027-01"),
            (D(2027, 2, 1), "2027-06"),
        ):
            assert [resit for code, resit, _ in self.ask(on) if code == "resit-and-claim"] == [series], on

    def test_a_resit_that_is_planned_and_over_is_no_option(self) -> None:
        record = record_of({"sittings": [*INTERNALS, "3 2026-01 ?", "3 2026-06 planned"]})
        assert [resit for _, resit, _ in self.ask(D(2026, 6, 30), record)] == ["2026-06"]
        assert self.ask(D(2026, 7, 1), record) == []

    def test_a_component_that_was_never_entered_waits_for_a_series_that_is_open(self) -> None:
        record = record_of({"sittings": ["1 2025-06 30", "3 2026-01 ?"]})
        for on, series in ((D(2026, 2, 21), "2026-06"), (D(2026, 5, 16), "2027-01")):
            assert [resit for _, resit, _ in self.ask(on, record)] == [series]

    def test_entered_only_the_claim_waits_as_well(self) -> None:
        record = record_of({"sittings": [*INTERNALS, "3 2026-01 planned"]})
        assert self.ask(D(2026, 1, 5), record) == [("claim", None, "allowed")]
        assert self.ask(D(2026, 1, 6), record) == [("claim", None, "undecided")]
        assert self.ask(D(2026, 4, 21), record) == []

    @given(strategies.records(), st.none() | strategies.calendars())
    def test_what_is_put_can_be_claimed_and_entered(self, record: LearnerRecord, calendar: Calendar | None) -> None:
        planned = {one.series for one in record.sittings if one.status is Status.PLANNED}
        when = calendar or Calendar()
        for option in certification.options(record, calendar=calendar):
            assert option.ruling.verdict is not Verdict.REFUSED
            if option.resit is not None:
                number = record.subject.external
                assert not is_over(record, number, option.resit, when, EDITION_2025_26)
                door = entry_opening(record, number, option.resit, when, EDITION_2025_26).door
                assert option.resit in planned or door is not Door.SHUT


@pytest.mark.rule("CERT-5")
class TestClaimsNotKnown:
    """The ways that hold whichever it is; one that depends on what was claimed is undecided, and names it."""

    def ask(self, *sittings: str, **more: Any) -> list[tuple[str, str, list[str]]]:
        record = record_of({"sittings": [*INTERNALS, *sittings], "claimed": "unknown"})
        return [
            (
                option.code,
                option.ruling.verdict.value,
                [str(one.params["series"]) for one in option.ruling.unknown if one.params["fact"] == "claimed"],
            )
            for option in certification.options(record, **more)
        ]

    def test_january_sat(self) -> None:
        assert self.ask("3 2026-01 30") == [
            ("claim", "allowed", []),
            ("resit-and-claim", "undecided", ["2026-01"]),
            ("claim-resit-recertify", "allowed", []),
        ]

    def test_january_that_may_be_lost(self) -> None:
        assert self.ask("3 2026-01 30", "1 2026-06 ?") == [
            ("claim", "undecided", ["2026-01"]),
            ("resit-and-claim", "undecided", ["2026-01"]),
            ("claim-resit-recertify", "undecided", ["2026-01"]),
        ]

    def test_both_sat(self) -> None:
        assert self.ask("3 2026-01 30", "3 2026-06 ?") == [("claim", "undecided", ["2026-01"])]

    def test_what_may_be_kept_where_nothing_can_be_claimed(self) -> None:
        """The third external sitting is one too many, so it can't be claimed."""
        found = self.ask("3 2025-06 30", "3 2026-01 30", "3 2026-06 ?")
        assert found == [("keep", "undecided", ["2026-01", "2025-06"])]

    def test_the_terminal_rule_unmet(self) -> None:
        record = record_of({"sittings": ["1 2025-06 30", "3 2026-01 30"], "claimed": "unknown"})
        assert [(one.code, one.ruling.allowed) for one in certification.options(record)] == [("resit-and-claim", True)]

    def test_entered_only(self) -> None:
        assert self.ask("3 2026-06 planned") == [("claim", "allowed", [])]

    @given(strategies.records(), st.none() | strategies.calendars())
    def test_what_is_allowed_is_a_way_to_its_certificates_whichever_it_is(
        self, record: LearnerRecord, calendar: Calendar | None
    ) -> None:
        unknown = LearnerRecord(record.subject, record.sittings, claimed=None)
        sat = [one.series for one in record.attempts(record.subject.external) if one.status is Status.SAT]
        made = [one for one in sat if certification.check_claim(record.adding(claimed=[one]), one).allowed]
        for option in certification.options(unknown, calendar=calendar):
            if not option.ruling.allowed:
                continue
            for claimed in ((), made):
                known = LearnerRecord(record.subject, record.sittings, claimed=claimed)
                ways = [(way.resit, way.counts) for way in certification.options(known, calendar=calendar)]
                assert (option.resit, option.counts) in ways
