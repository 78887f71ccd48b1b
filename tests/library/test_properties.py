"""What holds for every rule at once: order, whole years, later externals, complete conditions."""

import datetime
import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spaces import KINDS, claims_of, histories, share_of

from btec_rules import (
    ABSENT,
    EDITION_2025_26,
    ENGLISH,
    Calendar,
    Finding,
    KeyDates,
    LearnerRecord,
    Outcome,
    Ruling,
    Season,
    Series,
    Sitting,
    Status,
    Subject,
    centre,
    certification,
    entries,
    external,
    mark_sheet,
    moderation,
    post_results,
    registration,
    resubmission,
    retakes,
    retention,
    sampling,
    standardisation,
    strategies,
    subjects,
    submission,
    terminal_rule,
)

JUNE_26 = Series.june(2026)
JANUARY_26 = Series.january(2026)
DAY = datetime.date(2026, 6, 1)
FIRST = Series.january(2024)


def span_of(first: Series, last: Series) -> list[Series]:
    return [
        one
        for year in range(first.year, last.year + 1)
        for one in (Series.january(year), Series.june(year))
        if first <= one <= last
    ]


def days_from(first: datetime.date, *steps: int) -> list[datetime.date]:
    return [first + datetime.timedelta(days=step) for step in steps]


def answers(record: LearnerRecord, span: Sequence[Series]) -> dict[str, Any]:
    """Ask everything there is to ask about a history and some series."""
    subject = record.subject
    found: dict[str, Any] = {
        "terminal": terminal_rule.check(record),
        "resit needed": terminal_rule.external_resit_needed(record),
        "earliest": terminal_rule.earliest_external(record),
        "left": external.sittings_left(record),
        "options": certification.options(record),
        "certificates": certification.certificates(record),
        "tables": certification.performance_tables_certificate(record),
    }
    for place, series in enumerate(span):
        found[f"terminal {place}"] = terminal_rule.check(record, at=series)
        found[f"external {place}"] = external.check(record, series)
        found[f"claim {place}"] = certification.check_claim(record, series)
        found[f"result {place}"] = certification.result(record, series)
        for component in subject.components:
            found[f"entry {place} {component}"] = entries.check_entry(record, component, series)
        for component in subject.internal:
            found[f"retake {place} {component}"] = retakes.check(record, component, series)
            found[f"counts {place} {component}"] = retakes.counting_sitting(record, component, at=series)
            found[f"retakes {place} {component}"] = retakes.options(record, component, until=series)
    return found


class TestOrder:
    """Nothing that is given as a collection or a mapping has an order that matters."""

    @given(strategies.records(), st.randoms())
    def test_of_sittings_and_claims(self, record: LearnerRecord, chance: random.Random) -> None:
        sittings, claimed = list(record.sittings), list(record.claimed or ())
        chance.shuffle(sittings)
        chance.shuffle(claimed)
        one_by_one = LearnerRecord(record.subject)
        for sitting in sittings:
            one_by_one = one_by_one.adding(sitting)
        for claim in claimed:
            one_by_one = one_by_one.adding(claimed=[claim])
        shuffled = LearnerRecord(record.subject, sittings, claimed=claimed)
        assert shuffled == one_by_one == record
        assert hash(shuffled) == hash(record)
        assert answers(shuffled, [JUNE_26]) == answers(record, [JUNE_26])

    @given(st.randoms())
    def test_of_everything_else(self, chance: random.Random) -> None:
        def mixed(found: Iterable[Any]) -> list[Any]:
            return chance.sample(listed := list(found), len(listed))

        boundaries = {"P": 40, "M": 60, "D": 80}
        subjects_met = (subjects.SPORT, subjects.ENTERPRISE)
        listed = [
            moderation.Entry(name, subject, component, JUNE_26)
            for name, subject, component in product("abc", subjects_met, (1, 2))
        ]
        received = days_from(DAY, 0, 9, 4)
        questions: dict[str, tuple[Callable[[Any], Any], Iterable[Any]]] = {
            "boundaries": (lambda given: certification.grade(65, dict(given)), boundaries.items()),
            "entries": (moderation.cohorts, listed),
            "pairs": (lambda given: moderation.check_sub_sample(given, tolerance=1), [(1, 1), (5, 9), (3, 1), (2, 3)]),
            "certificates": (
                lambda given: retention.check_disposal(
                    certificates_received=given, calendar=Calendar(on=days_from(DAY, 90)[0])
                ),
                received,
            ),
            "pack": (lambda given: submission.check_pack(given, subject=subjects.SPORT), list(submission.Item)[1:3]),
            "policies": (centre.check_policies, list(centre.PolicyPoint)[2:5]),
            "feedback": (resubmission.check_feedback, list(resubmission.Feedback)[1:4]),
            "concerns": (retakes.check_adapting, list(retakes.Concern)),
            "key dates": (
                lambda given: centre.duties("2025-26", key_dates=given),
                [
                    KeyDates(series=Series.january(2026), entries_close=datetime.date(2025, 10, 21)),
                    KeyDates(series=JUNE_26, results_day=DAY),
                ],
            ),
            "internal": (lambda given: Subject("Own", internal=given, external=9), (4, 1, 2)),
            "entered": (
                lambda given: mark_sheet.check(given, {"c": 1, "a": 0}, maximum=9, absent=given[:1]),
                ["b", "a", "c"],
            ),
        }
        for name, (ask, given_) in questions.items():
            items = list(given_)
            if name == "entered":
                found, again = ask(items), mark_sheet.check(mixed(items), {"a": 0, "c": 1}, maximum=9, absent=["b"])
            else:
                found, again = ask(items), ask(mixed(items))
            assert found == again, name


def later(value: Any, years: int) -> Any:
    """Give an answer with every year that it names put off by some years: in values, in codes, and in sentences."""
    if isinstance(value, Series):
        return Series(value.year + years, value.season)
    if isinstance(value, Ruling):
        return (
            value.verdict,
            [(finding.code, finding.outcome, later(finding.params, years)) for finding in value.findings],
            [later(finding.message, years) for finding in value.findings],
            [point for point in value.assumptions if point != "OPEN-19"],  # "carried forward" is what a year is called
        )
    if isinstance(value, str):
        return re.sub(r"\b2\d{3}\b", lambda year: str(int(year[0]) + years), value)
    if isinstance(value, tuple | list):
        return [later(item, years) for item in value]
    if isinstance(value, Mapping):
        return {name: later(item, years) for name, item in value.items()}
    if attrs.has(type(value)) and not isinstance(value, Subject):
        return {field.name: later(getattr(value, field.name), years) for field in attrs.fields(type(value))}
    return value


def put_off(record: LearnerRecord, years: int) -> LearnerRecord:
    return LearnerRecord(
        record.subject,
        [attrs.evolve(sitting, series=later(sitting.series, years)) for sitting in record.sittings],
        claimed=later(record.claimed, years),
    )


class TestWholeYears:
    """A history that happens some years later gets the same answers, but for the years that they name."""

    @given(
        strategies.records(),
        st.lists(strategies.series(), min_size=2, max_size=2),
        st.integers(-1, 60) | st.integers(900, 970),
    )
    def test_shifting_a_history(self, record: LearnerRecord, span: list[Series], years: int) -> None:
        before = answers(record, span)
        after = answers(put_off(record, years), later(span, years))
        assert list(before) == list(after)
        for name, found in before.items():
            assert later(found, years) == later(after[name], 0), name


def may_resit(record: LearnerRecord, series: Series) -> bool:
    return external.check(record, series).allowed


@pytest.mark.rule("EXT-1", "EXT-3", "CERT-4", "CERT-5", "CERT-6")
class TestALaterExternal:
    """A resit that may be sat breaks nothing that was in order, and takes no certificate away."""

    @given(strategies.legal_records())
    def test_a_legal_later_external_never_breaks_a_legal_record(self, record: LearnerRecord) -> None:
        last = record.sittings[-1].series
        held = certification.certificates(record)
        offered = [one for one in span_of(FIRST, Series.june(2029)) if may_resit(record, one)]
        assert bool(offered) is record.subject.resit_possible
        assert all(series > last for series in offered)
        for series in offered:
            resat = record.adding(Sitting(record.subject.external, series))
            assert terminal_rule.check(resat).allowed
            assert not terminal_rule.external_resit_needed(resat)
            assert certification.check_claim(resat, series).allowed
            assert external.sittings_left(resat) == external.sittings_left(record) - 1
            assert all(certification.check_claim(resat, one).allowed for one in record.claimed or ())
            both = resat.adding(claimed=[series])
            assert [one.series for one in certification.certificates(both)] == [*(record.claimed or ()), series]
            assert certification.certificates(both)[: len(held)] == held

    @pytest.mark.slow
    @pytest.mark.parametrize("kind", KINDS)
    def test_whatever_was_in_order_stays_so(self, kind: str) -> None:
        """From any history of three series, legal or not; a slice of them, evenly spread."""
        everything = histories(KINDS[kind], span_of(FIRST, FIRST.next.next), (None, Status.SAT, Status.PLANNED))
        offered = 0
        for record in share_of(everything, slice_of=3 if kind == "art" else 97, some_of=1 if kind == "art" else 5):
            for claimed in claims_of(record):
                offered += self.count_offered(claimed)
        assert offered >= 10

    def count_offered(self, record: LearnerRecord) -> int:
        offered = 0
        held = certification.certificates(record)
        for series in span_of(FIRST, Series.june(2026)):
            ruling = external.check(record, series)
            if not ruling.allowed:
                continue
            offered += 1
            resat = record.adding(Sitting(record.subject.external, series, 20))
            still_to_come = "external.internal-still-to-come" in {finding.code for finding in ruling.consequences}
            # OPEN-20: with an internal still to come it is lawful too, and asks for another external after that one.
            assert terminal_rule.check(resat, at=series).allowed
            last = max(sitting.series for sitting in resat.attempts(record.subject.external))
            assert terminal_rule.check(resat).allowed or still_to_come or last > series
            assert set(held) <= set(certification.certificates(resat))
        return offered


FLAGS = st.sampled_from([True, False, None])
NEAR = st.sampled_from(days_from(DAY, -400, -200, -17, -1, 0, 1, 30, 31, 84, 90, 300))
Facts = dict[str, Any]
VISITED = subjects.ART_AND_DESIGN_PRACTICE


def turn_of(series: Series) -> datetime.date:
    """Give the first day that can be one of claims or results; for December/January entries are closed by then."""
    return datetime.date(series.year, 2 if series.season is Season.JANUARY else 6, 1)


@st.composite
def key_dates(draw: st.DrawFn, series: Series) -> KeyDates:
    """Give key dates in the order in which they come, a day apart, some of them not known."""
    names = [
        *("entries_close", "late_entries_close", "marks_due", "amendments_close", "results_day", "late_claims_open"),
        *("late_claims_close", "reviews_close"),
    ]
    known = draw(st.sets(st.sampled_from(names)))
    days: Facts = dict(zip(names, days_from(turn_of(series), *range(-3, 5)), strict=True))
    return KeyDates(series=series, **{name: day for name, day in days.items() if name in known})


@st.composite
def calendars(draw: st.DrawFn, series: Series) -> Calendar | None:
    """Give a day around the key dates of a series, or well before or after them, and those key dates; some not known."""
    on = st.sampled_from(days_from(turn_of(series), -300, *range(-3, 6), 90))
    days = draw(st.none() | key_dates(series).map(lambda one: [one]))
    return draw(st.none() | st.builds(Calendar, st.just(days or []), on=st.none() | on))


@st.composite
def about_a_record(draw: st.DrawFn, *names: str) -> Facts:
    record, series = draw(strategies.records()), draw(strategies.series())
    subject = record.subject
    every: Facts = {
        "record": record,
        "series": series,
        "at": draw(st.none() | strategies.series()),
        "component": draw(st.sampled_from(subject.internal if "internal" in names else subject.components)),
        "calendar": draw(calendars(series)),
    }
    return {name: fact for name, fact in every.items() if name in names}


@st.composite
def about_a_sample(draw: st.DrawFn, *names: str) -> Facts:
    request = draw(strategies.sample_requests(st.integers(0, 30)))
    every: Facts = {
        "marks": dict(request.marks),
        "subject": draw(strategies.subjects() | st.just(subjects.SPORT)),
        "series": JUNE_26,
        "seed": "s",
        "recorded": draw(st.sampled_from([None, request.recorded])),
        "requested": request.requested,
        "whole_request": draw(st.sampled_from([None, True, False])),
        "expected": dict(request.expected),
    }
    return {name: fact for name, fact in every.items() if name in names}


@st.composite
def about_a_sheet(draw: st.DrawFn) -> Facts:
    entered = sorted(draw(st.sets(st.sampled_from("abcdef"))))
    sheet = draw(st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from([0, 5, ABSENT])))
    absent = draw(st.none() | st.sets(st.sampled_from(entered))) if entered else None
    return {"entered": entered, "marks": sheet, "maximum": 9, "absent": absent}


def facts(**strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Facts]:
    return st.fixed_dictionaries(strategy)


RETAKE = (
    *("retakes.first-sitting-missing", "retakes.not-a-later-series", "retakes.season-not-offered"),
    *("retakes.already-used", "retakes.external-resit-required|retakes.no-resit-left|retakes.no-resit-offered"),
)
EXTERNAL = (
    *("external.season-not-offered", "external.not-a-later-series"),
    *("external.no-resit-offered|external.resit-used", "external.internal-missing"),
)
TERMINAL = (
    *("terminal_rule.external-not-sat-yet", "terminal_rule.internal-missing"),
    "terminal_rule.internal-after-external|terminal_rule.internal-after-external-by-then",
)
SAMPLE = (
    *("sampling.highest-missing", "sampling.lowest-missing", "sampling.visited-subject", "sampling.size"),
    *("sampling.videos", "sampling.no-video"),
)
ENTRY_DAYS = (
    *("entries.deadline", "entries.late-entries-closed", "entries.marks-were-due", "entries.series-over"),
    *("entries.results-day", "entries.results-known", "entries.later-series-sat"),
)
CLAIM_DAYS = (
    *("certification.window", "certification.late-window", "certification.late-window-not-open"),
    *("certification.results-not-out", "certification.late-summer-claim"),
)
APPROVAL = (
    *("centre.nation-not-known|centre.outside-uk", "centre.automatic-approval", "centre.online-form"),
    *("centre.full-application", "centre.jcq-application"),
)
# For each question: the facts it is asked with, and its conditions in the order in which the guide gives them. Codes
# joined by | are answers to one condition.
QUESTIONS: dict[str, tuple[Callable[..., Any], st.SearchStrategy[Facts], tuple[str, ...]]] = {
    "terminal_rule.check": (terminal_rule.check, about_a_record("record", "at"), TERMINAL),
    "retakes.check": (retakes.check, about_a_record("record", "component", "series", "internal"), RETAKE),
    "retakes.check_adapting": (
        retakes.check_adapting,
        facts(concerns=st.none() | st.sets(st.sampled_from(retakes.Concern))),
        ("retakes.concerns-raised",),
    ),
    "external.check": (external.check, about_a_record("record", "series"), EXTERNAL),
    "entries.check_entry": (
        entries.check_entry,
        about_a_record("record", "component", "series", "calendar"),
        (
            *EXTERNAL,
            *RETAKE,
            *("entries.not-a-later-series", "entries.season-not-offered"),
            "entries.external-resit-required|entries.no-resit-left|entries.no-resit-offered|entries.external-to-move",
            *("entries.external-behind", "|".join(ENTRY_DAYS)),
        ),
    ),
    "entries.check_psa": (
        entries.check_psa,
        st.builds(Sitting, st.just(1), strategies.series(), psa=st.none() | strategies.series()).map(
            lambda sitting: {"sitting": sitting}
        ),
        ("entries.wrong-assignment",),
    ),
    "certification.check_claim": (
        certification.check_claim,
        about_a_record("record", "series", "calendar"),
        (
            "certification.external-not-in-series|certification.absent-in-series",
            *("certification.external-season-not-offered", "certification.internal-season-not-offered"),
            "certification.external-sitting-unlawful|certification.no-resit-offered",
            "certification.retake-unlawful",
            *TERMINAL,
            *("certification.closed-by-later-external", "certification.closed-by-later-internal"),
            *("|".join(CLAIM_DAYS), "certification.already-claimed"),
        ),
    ),
    "retention.check_disposal": (
        retention.check_disposal,
        facts(
            certificates_received=st.none() | NEAR | st.lists(NEAR, max_size=2),
            on_programme=FLAGS,
            appeal_open=FLAGS,
            certification_problem=FLAGS,
            series=st.sampled_from([None, JUNE_26]),
            calendar=calendars(JUNE_26),
        ),
        (
            *("retention.on-programme", "retention.not-received|retention.too-early", "retention.post-results-open"),
            *("retention.appeal-open", "retention.certification-problem"),
        ),
    ),
    "retention.check_form": (
        retention.check_form,
        facts(subject=strategies.subjects(), form=st.sampled_from(retention.Form)),
        ("retention.original|retention.electronic|retention.stands-in",),
    ),
    "mark_sheet.check": (
        mark_sheet.check,
        about_a_sheet(),
        (
            *("mark_sheet.mark-missing", "mark_sheet.not-entered", "mark_sheet.zero-for-absent"),
            *("mark_sheet.mark-for-absent", "mark_sheet.absence-not-known"),
        ),
    ),
    "sampling.draw": (
        sampling.draw,
        about_a_sample("marks", "subject", "series", "seed", "recorded"),
        (*SAMPLE[:2], "sampling.pearson-picks", *SAMPLE[2:]),
    ),
    "sampling.review": (
        sampling.review,
        about_a_sample("requested", "marks", "subject", "series", "expected", "recorded", "whole_request"),
        ("sampling.absent-in-sample", *SAMPLE),
    ),
    "moderation.check_submission": (
        moderation.check_submission,
        facts(
            series=st.just(JUNE_26),
            subject=strategies.subjects(),
            marks_in=st.none() | NEAR.filter(lambda day: day >= datetime.date(2025, 9, 1)),
            sample_in=st.none() | NEAR.filter(lambda day: day >= datetime.date(2025, 9, 1)),
            calendar=calendars(JUNE_26),
        ),
        (
            *("moderation.season-not-offered", "moderation.marks-late", "moderation.before-the-visit"),
            "moderation.sample-late",
        ),
    ),
    "moderation.check_amendment": (
        moderation.check_amendment,
        facts(
            series=st.just(JUNE_26),
            found_inaccurate=FLAGS,
            submitted_in_time=FLAGS,
            calendar=calendars(JUNE_26),
        ),
        (
            *("moderation.nothing-to-amend", "moderation.not-in-time", "moderation.no-report-yet"),
            "moderation.amendments-closed|moderation.report-is-final",
        ),
    ),
    "moderation.check_report": (
        moderation.check_report,
        facts(series=st.just(JUNE_26), received=FLAGS, submitted_in_time=FLAGS, calendar=calendars(JUNE_26)),
        ("moderation.report-missing",),
    ),
    "moderation.check_contact": (
        moderation.check_contact,
        facts(nominee_recorded=FLAGS),
        ("moderation.nominee-not-recorded",),
    ),
    "moderation.check_sub_sample": (
        moderation.check_sub_sample,
        facts(pairs=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3))), tolerance=st.none() | st.integers(0, 2)),
        ("moderation.outside-tolerance",),
    ),
    "post_results.check_review": (
        post_results.check_review,
        facts(
            series=st.just(JUNE_26),
            marks_agreed=FLAGS,
            all_results_out=FLAGS,
            calendar=calendars(JUNE_26),
        ),
        (
            *("post_results.marks-agreed", "post_results.results-not-out", "post_results.before-results-day"),
            "post_results.review-too-late",
        ),
    ),
    "post_results.check_appeal": (
        post_results.check_appeal,
        facts(on=NEAR, outcome_received=st.none() | NEAR, by_centre=FLAGS, whole_cohort=FLAGS, good_reason=FLAGS)
        | facts(on=NEAR, review_made=FLAGS, by_centre=FLAGS, whole_cohort=FLAGS, good_reason=FLAGS),
        (
            *("post_results.no-review|post_results.no-review-outcome", "post_results.appeal-too-late"),
            *("post_results.not-by-the-centre", "post_results.not-the-whole-cohort", "post_results.no-good-reason"),
        ),
    ),
    "registration.check": (
        registration.check,
        facts(on=NEAR.filter(lambda day: day < datetime.date(2026, 9, 1)), academic_year=st.just("2025-26")),
        ("registration.not-open", "registration.late"),
    ),
    "standardisation.check": (
        standardisation.check,
        facts(
            assessors=st.sampled_from([None, 1, 2]),
            exemplars_used=FLAGS,
            decisions_standardised=FLAGS,
            record_kept=FLAGS,
            marks_submitted=st.booleans(),
        ),
        (
            *("standardisation.exemplars-not-used", "standardisation.single-assessor"),
            *("standardisation.decisions-not-standardised", "standardisation.no-record"),
        ),
    ),
    "resubmission.check": (
        resubmission.check,
        facts(
            marked=FLAGS,
            potential_reached=FLAGS,
            approved=FLAGS,
            marks_submitted=FLAGS,
            sample_submitted=FLAGS,
            earlier_resubmissions=st.integers(0, 2),
            subject=st.none() | strategies.subjects(),
            series=st.sampled_from([None, JUNE_26]),
            calendar=calendars(JUNE_26),
        ),
        (
            *("resubmission.season-not-offered", "resubmission.not-marked", "resubmission.potential-reached"),
            *("resubmission.not-approved", "resubmission.not-the-first"),
            *("resubmission.submitted|resubmission.before-the-visit", "resubmission.series-over"),
        ),
    ),
    "resubmission.check_feedback": (
        resubmission.check_feedback,
        facts(says=st.none() | st.sets(st.sampled_from(resubmission.Feedback))),
        ("resubmission.instruction",),
    ),
    "submission.check_pack": (
        submission.check_pack,
        facts(present=st.none() | st.sets(st.sampled_from(submission.Item)), subject=strategies.subjects()),
        (
            *("submission.pack-not-looked-at", "submission.evidence-missing", "submission.record-sheet-missing"),
            *("submission.signature-missing", "submission.video-missing", "submission.upload"),
        ),
    ),
    "centre.check_compliance": (
        centre.check_compliance,
        facts(on=NEAR, academic_year=st.just("2025-26"), role=st.none() | st.sampled_from(centre.Role)),
        ("centre.compliance-window", "centre.wrong-role"),
    ),
    "centre.check_policies": (
        centre.check_policies,
        facts(covered=st.none() | st.sets(st.sampled_from(centre.PolicyPoint)), other_btecs=FLAGS),
        ("centre.policy-point-missing", "centre.no-separate-policies"),
    ),
    "centre.approval_route": (
        centre.approval_route,
        facts(
            nation=st.none() | st.sampled_from(centre.Nation), pearson_gcses=FLAGS, btec_firsts=FLAGS, inspected=FLAGS
        ),
        APPROVAL,
    ),
}


def is_inside(given: Facts) -> bool:
    return given["nation"] is not centre.Nation.OUTSIDE_UK


def is_other_provider(given: Facts) -> bool:
    return is_inside(given) and given["pearson_gcses"] is False and given["btec_firsts"] is False


def is_retake(given: Facts) -> bool:
    record, series = given["record"], given["series"]
    attempts = record.attempts(given["component"])
    planned = [one for one in attempts if one.status is Status.PLANNED and one.series != series]
    return any(one.series < series for one in attempts) or len(planned) > EDITION_2025_26.retakes_allowed


def is_visited(given: Facts) -> bool:
    return given["subject"] is VISITED


def has_a_day(given: Facts) -> bool:
    return given["calendar"] is not None and given["calendar"].on is not None


def names_any(ruling: Ruling, codes: Iterable[str]) -> bool:
    return not {finding.code for finding in ruling.findings}.isdisjoint(codes)


def has_marks_above_zero(given: Facts) -> bool:
    return any(mark is not ABSENT and mark > 0 for mark in given["marks"].values())


def has_marks_due(given: Facts) -> bool:
    return given["calendar"] is not None and given["calendar"].of(given["series"]).marks_due is not None


def is_claimable(given: Facts) -> bool:
    """Whether there is a sitting to claim on; one that was missed is taken for the one before it (OPEN-26)."""
    record, series = given["record"], given["series"]
    rows = [one for one in record.sittings if one.component == record.subject.external]
    here = [one.status for one in rows if one.series == series]
    before = any(one.status is Status.SAT and one.series < series for one in rows)
    return series not in record.claimed and bool(here) and (here[0] is not Status.ABSENT or before)


# Where a condition is looked at; always, where it is not here. By its code, or by question and code.
ONLY: dict[str, Callable[[Facts, Ruling], bool]] = {
    "terminal_rule.internal-after-external": lambda _, ruling: (
        "terminal_rule.external-not-sat-yet" not in {finding.code for finding in ruling.unknown}
    ),
    "certification.closed-by-later-external": lambda given, _: given["series"] not in given["record"].claimed,
    "certification.closed-by-later-internal": lambda given, _: given["series"] not in given["record"].claimed,
    "certification.window": lambda given, ruling: (
        is_claimable(given) and (has_a_day(given) or names_any(ruling, CLAIM_DAYS))
    ),
    "entries.deadline": lambda given, ruling: has_a_day(given) or names_any(ruling, ENTRY_DAYS),
    "entries.external-behind": lambda _, ruling: names_any(ruling, ["entries.external-behind"]),
    "certification.already-claimed": lambda _, ruling: (
        "certification.already-claimed" in {finding.code for finding in ruling.unknown}
    ),
    "mark_sheet.zero-for-absent": lambda given, _: given["absent"] is not None,
    "mark_sheet.mark-for-absent": lambda given, _: given["absent"] is not None,
    "mark_sheet.absence-not-known": lambda given, _: given["absent"] is not None,
    "sampling.pearson-picks": lambda given, _: not is_visited(given),
    "sampling.highest-missing": lambda given, _: has_marks_above_zero(given),
    "sampling.lowest-missing": lambda given, _: has_marks_above_zero(given),
    "sampling.visited-subject": lambda given, _: is_visited(given),
    "sampling.videos": lambda given, _: given["subject"] is subjects.SPORT,
    "sampling.no-video": lambda given, ruling: (
        given["subject"] is subjects.SPORT
        and given["recorded"] is not None
        and "sampling.no-video" in {one.code for one in ruling.findings}  # not where the sample is empty
    ),
    "moderation.marks-late": lambda given, _: (
        not is_visited(given) or given["marks_in"] is None or has_marks_due(given)
    ),
    "moderation.no-report-yet": lambda _, ruling: "moderation.no-report-yet" in {one.code for one in ruling.failed},
    "moderation.before-the-visit": lambda given, _: is_visited(given) and not has_marks_due(given),
    "moderation.sample-late": lambda given, _: not is_visited(given),
    "post_results.appeal-too-late": lambda given, _: (
        given.get("outcome_received") is not None and given["on"] >= given["outcome_received"]
    ),
    "resubmission.season-not-offered": lambda given, _: given["series"] is not None and given["subject"] is not None,
    "resubmission.series-over": lambda given, _: (
        given["series"] is not None
        and has_a_day(given)
        and given["calendar"].of(given["series"]).results_day is not None
    ),
    "resubmission.not-the-first": lambda given, _: given["earlier_resubmissions"] > 0,
    "registration.late": lambda _, ruling: ruling.allowed,
    "standardisation.single-assessor": lambda given, _: (
        given["assessors"] == 1
        or (given["assessors"] is None and not (given["decisions_standardised"] and given["record_kept"]))
    ),
    "standardisation.decisions-not-standardised": lambda given, _: (
        given["assessors"] == 2 or (given["assessors"] is None and given["decisions_standardised"] is not False)
    ),
    "standardisation.no-record": lambda given, _: (
        (given["assessors"] == 2 and given["record_kept"] is False)
        or (given["decisions_standardised"] is not False and given["assessors"] == 2)
        or (
            given["decisions_standardised"] is not False
            and given["assessors"] is None
            and given["record_kept"] is not False
        )
    ),
    "submission.pack-not-looked-at": lambda given, _: given["present"] is None,
    "submission.evidence-missing": lambda given, _: given["present"] is not None and not is_visited(given),
    "submission.record-sheet-missing": lambda given, _: given["present"] is not None,
    "submission.signature-missing": lambda given, _: given["present"] is not None,
    "submission.video-missing": lambda given, _: (
        given["present"] is not None and given["subject"].video_required and not is_visited(given)
    ),
    "submission.upload": lambda given, _: is_visited(given),
    "centre.no-separate-policies": lambda given, _: not given["other_btecs"],
    "centre.nation-not-known": lambda given, _: (
        given["nation"] is centre.Nation.OUTSIDE_UK
        or (given["nation"] is None and not (given["pearson_gcses"] or given["btec_firsts"]))
    ),
    "centre.automatic-approval": lambda given, _: is_inside(given) and given["pearson_gcses"] is not False,
    "centre.online-form": lambda given, _: (
        is_inside(given)
        and not given["pearson_gcses"]
        and (given["btec_firsts"] is None or (given["pearson_gcses"] is False and given["btec_firsts"]))
    ),
    "centre.full-application": lambda given, _: is_other_provider(given) and given["nation"] is not None,
    "centre.jcq-application": lambda given, _: (
        is_other_provider(given) and (given["nation"] is not None or given["inspected"] is None)
    ),
}


def is_looked_at(question: str, code: str, given: Facts, ruling: Ruling) -> bool:
    if question == "entries.check_entry" and code not in {"entries.deadline", "entries.external-behind"}:
        about = "external" if given["component"] == given["record"].subject.external else "entries"
        return code.startswith(("retakes" if about == "entries" and is_retake(given) else about) + ".")
    return code not in ONLY or ONLY[code](given, ruling)


JUDGED = (Outcome.PASSED, Outcome.FAILED, Outcome.UNKNOWN)


class TestConditions:
    """Each condition is answered once, in its place; a refusal names every condition that failed."""

    @pytest.mark.parametrize("question", QUESTIONS)
    @given(data=st.data())
    def test_they_are_complete_in_order_and_never_overlap(self, question: str, data: st.DataObject) -> None:
        function, strategy, conditions = QUESTIONS[question]
        given_ = data.draw(strategy)
        answer = function(**given_)
        ruling: Ruling = answer if isinstance(answer, Ruling) else answer.ruling
        place = {code: at for at, condition in enumerate(conditions) for code in condition.split("|")}
        found: dict[int, list[Finding]] = {}
        for finding in ruling.findings:
            if finding.code in place:
                found.setdefault(place[finding.code], []).append(finding)
            else:
                assert finding.outcome not in {Outcome.FAILED, Outcome.UNKNOWN}, finding.code
        for at, condition in enumerate(conditions):
            looked_at = is_looked_at(question, condition.split("|")[0], given_, ruling)
            judged = [one for one in found.get(at, []) if one.outcome in JUDGED]
            assert looked_at or not judged, condition
            assert found.get(at) or not looked_at, condition
            outcomes = [finding.outcome for finding in judged]
            assert outcomes.count(Outcome.PASSED) <= 1
            assert Outcome.PASSED not in outcomes or set(outcomes) == {Outcome.PASSED}
            assert len({one.code for one in judged if one.outcome is not Outcome.UNKNOWN}) <= 1, condition
            assert len(set(judged)) == len(judged), condition
        for outcome in JUDGED:
            order = [place[finding.code] for finding in ruling.having(outcome) if finding.code in place]
            assert order == sorted(order)

    def test_every_condition_that_can_fail_or_be_open_is_in_a_table(self) -> None:
        """But for those of what is built on the rules, and for the steps of moderation, which are a table themselves."""
        listed = {code for *_, conditions in QUESTIONS.values() for one in conditions for code in one.split("|")}
        steps = {
            finding.code
            for state in moderation.ModerationState
            for _, ruling in moderation.next_states(state)
            for finding in ruling.findings
        }
        deciding = {key.split(":")[0] for key in ENGLISH if key.endswith((":failed", ":unknown")) and "." in key}
        missing = {code for code in deciding - listed - steps if code.split(".")[0] not in {"audit", "planning"}}
        assert missing == set()

    @pytest.mark.parametrize("name", ["sampling_bands", "recording_bands"])
    def test_every_cohort_is_in_one_band(self, name: str) -> None:
        bands = getattr(EDITION_2025_26, name)
        least = [1, *(limit + 1 for limit, _ in bands[:-1])]
        for size in range(1, 400):
            within = [
                wanted
                for first, (limit, wanted) in zip(least, bands, strict=True)
                if first <= size and (limit is None or size <= limit)
            ]
            assert len(within) == 1
            found = sampling.sample_size(size) if name == "sampling_bands" else sampling.recordings_required(size)
            assert found == (size if within[0] is None else within[0])


IN_TIME, LATE = datetime.date(2026, 5, 15), datetime.date(2026, 5, 16)
KEPT = KeyDates(
    series=JUNE_26,
    amendments_close=IN_TIME,
    results_day=datetime.date(2026, 8, 20),
    reviews_close=datetime.date(2026, 9, 24),
)
# A question, the facts with which it is allowed, and for each fact a value that fails a condition by itself, in order.
GOOD_AND_BAD: dict[str, tuple[Facts, dict[str, tuple[object, str]]]] = {
    "retention.check_disposal": (
        {
            "certificates_received": datetime.date(2025, 8, 28),
            "on_programme": False,
            "appeal_open": False,
            "certification_problem": False,
            "series": JANUARY_26,
            "calendar": Calendar([KeyDates(series=JANUARY_26, reviews_close=IN_TIME)], on=DAY),
        },
        {
            "on_programme": (True, "retention.on-programme"),
            "certificates_received": (DAY, "retention.too-early"),
            "appeal_open": (True, "retention.appeal-open"),
            "certification_problem": (True, "retention.certification-problem"),
        },
    ),
    "moderation.check_amendment": (
        {
            "series": JUNE_26,
            "found_inaccurate": True,
            "submitted_in_time": True,
            "calendar": Calendar([KEPT], on=IN_TIME),
        },
        {
            "found_inaccurate": (False, "moderation.nothing-to-amend"),
            "submitted_in_time": (False, "moderation.not-in-time"),
            "calendar": (Calendar([KEPT], on=LATE), "moderation.amendments-closed"),
        },
    ),
    "moderation.check_submission": (
        {"series": JUNE_26, "subject": subjects.SPORT, "marks_in": IN_TIME, "sample_in": IN_TIME},
        {
            "marks_in": (LATE, "moderation.marks-late"),
            "sample_in": (LATE, "moderation.sample-late"),
        },
    ),
    "post_results.check_review": (
        {
            "series": JUNE_26,
            "marks_agreed": False,
            "all_results_out": True,
            "calendar": Calendar([KEPT], on=KEPT.results_day),
        },
        {
            "marks_agreed": (True, "post_results.marks-agreed"),
            "all_results_out": (False, "post_results.results-not-out"),
            "calendar": (Calendar([KEPT], on=DAY), "post_results.before-results-day"),
        },
    ),
    "post_results.check_appeal": (
        {"on": DAY, "outcome_received": DAY, "by_centre": True, "whole_cohort": True, "good_reason": True},
        {
            "on": (datetime.date(2026, 7, 2), "post_results.appeal-too-late"),
            "by_centre": (False, "post_results.not-by-the-centre"),
            "whole_cohort": (False, "post_results.not-the-whole-cohort"),
            "good_reason": (False, "post_results.no-good-reason"),
        },
    ),
    "resubmission.check": (
        {
            "marked": True,
            "potential_reached": False,
            "approved": True,
            "marks_submitted": False,
            "sample_submitted": True,
        },
        {
            "marked": (False, "resubmission.not-marked"),
            "potential_reached": (True, "resubmission.potential-reached"),
            "approved": (False, "resubmission.not-approved"),
            "marks_submitted": (True, "resubmission.submitted"),
        },
    ),
    "standardisation.check": (
        {"assessors": 2, "exemplars_used": True, "decisions_standardised": True, "record_kept": True},
        {
            "exemplars_used": (False, "standardisation.exemplars-not-used"),
            "decisions_standardised": (False, "standardisation.decisions-not-standardised"),
            "record_kept": (False, "standardisation.no-record"),
        },
    ),
    "centre.check_compliance": (
        {"on": datetime.date(2025, 9, 15), "academic_year": "2025-26", "role": centre.Role.HEAD_OF_CENTRE},
        {
            "on": (DAY, "centre.compliance-window"),
            "role": (centre.Role.QUALITY_NOMINEE, "centre.wrong-role"),
        },
    ),
}


class TestRefusals:
    """One bad fact never hides another: all of them are named, with rule and page, in the order of the conditions."""

    @pytest.mark.parametrize("question", GOOD_AND_BAD)
    def test_every_failed_condition_is_named_in_a_fixed_order(self, question: str) -> None:
        function = QUESTIONS[question][0]
        good, bad = GOOD_AND_BAD[question]
        assert function(**good).allowed
        for chosen in product([False, True], repeat=len(bad)):
            wrong = [name for name, there in zip(bad, chosen, strict=True) if there]
            ruling = function(**good | {name: bad[name][0] for name in wrong})
            assert [finding.code for finding in ruling.failed] == [bad[name][1] for name in wrong]
            for finding in ruling.failed:
                assert f"({finding.rule}, p. {finding.page})" in ruling.explain()
