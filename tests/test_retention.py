"""Retention: vectors, the twelve weeks, what keeps the work longer, its form, and errors."""

import calendar
import datetime
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pendulum import Date
from vectors_reader import answer, check_ruling, load

from btec_rules import (
    EDITION_2025_26,
    Calendar,
    InvalidFact,
    KeyDates,
    Outcome,
    Ruling,
    Series,
    Subject,
    Verdict,
    retention,
    subjects,
)
from btec_rules.retention import Form

RECEIVED = datetime.date(2026, 8, 27)
NO_DAYS: list[Any] = [
    datetime.datetime(2026, 8, 27, tzinfo=datetime.UTC),
    datetime.date(1999, 12, 31),
    datetime.date(3000, 1, 1),
    "2026-08-27",
    20260827,
    True,
]
THREE = (True, False, None)
CLEAR: dict[str, Any] = {"on_programme": False, "appeal_open": False, "certification_problem": False}

days = st.dates(datetime.date(2000, 1, 1), datetime.date(2999, 12, 31))
near = st.dates(datetime.date(2026, 1, 1), datetime.date(2027, 6, 30))
closings = st.dates(datetime.date(2026, 6, 1), datetime.date(2026, 12, 31))
"""Every day on which reviews of June 2026 can close, and the days around them."""


def faults_of(call: Callable[[], object]) -> list[str]:
    """Run a call that must be refused, and give the names of its faults."""
    with pytest.raises(InvalidFact) as caught:
        call()
    return [fault.name for fault in caught.value.faults]


JUNE_26 = Series.june(2026)


def when(on: datetime.date | None, closes: datetime.date | None = None) -> dict[str, Any]:
    """Give the arguments that say when: the day, and the day on which reviews of June 2026 close."""
    return {"series": JUNE_26, "calendar": Calendar([KeyDates(series=JUNE_26, reviews_close=closes)], on=on)}


@pytest.mark.rule("KEEP-1", "KEEP-2", "KEEP-3", "KEEP-4", "KEEP-5")
@pytest.mark.parametrize("vector", load("retention"), ids=lambda vector: vector["name"])
def test_vector(vector: dict[str, Any]) -> None:
    found = answer(vector["call"], vector["facts"])
    if "equals" in vector:
        assert (found, type(found)) == (vector["equals"], Date)
    else:
        check_ruling(found, vector)


@pytest.mark.rule("KEEP-1")
class TestTwelveWeeks:
    """KEEP-1: work is kept for at least 12 weeks, which start when the centre receives the certificates (OPEN-9)."""

    def test_every_day_of_2026_to_2030(self) -> None:
        # A second way of saying it: turn the pages of a calendar.
        pages = [
            datetime.date(year, month, day)
            for year in range(2026, 2032)
            for month in range(1, 13)
            for day in range(1, calendar.monthrange(year, month)[1] + 1)
        ]
        received = [day for day in pages if day.year <= 2030]
        assert len(received) == 5 * 365 + 1
        for place, day in enumerate(received):
            first = retention.earliest_disposal(day)
            assert first == pages[place + 84]
            assert first.isoweekday() == day.isoweekday()

    @given(days)
    def test_gives_a_pendulum_date(self, received: datetime.date) -> None:
        assert type(retention.earliest_disposal(received)) is Date

    @given(near, closings)
    def test_never_before_post_results_services_have_closed(
        self, received: datetime.date, closes: datetime.date
    ) -> None:
        alone = retention.earliest_disposal(received)
        first = retention.earliest_disposal(received, **when(None, closes))
        assert first == (alone if closes < alone else datetime.date.fromordinal(closes.toordinal() + 1))

    @pytest.mark.parametrize(
        ("shift", "then"), [(-100, 0), (-2, 0), (-1, 0), (0, 1), (1, 2), (30, 31)], ids=lambda days: f"{days} days"
    )
    def test_closing_before_on_and_after(self, shift: int, then: int) -> None:
        alone = datetime.date(2026, 11, 19)
        closes = alone + datetime.timedelta(days=shift)
        first = retention.earliest_disposal(RECEIVED, **when(None, closes))
        assert first == alone + datetime.timedelta(days=then)
        assert type(first) is Date

    @pytest.mark.parametrize(("weeks", "then"), [(0, (8, 27)), (1, (9, 3)), (16, (12, 17))])
    def test_what_if(self, weeks: int, then: tuple[int, int]) -> None:
        edition = EDITION_2025_26.varied(id="x", retention_weeks=weeks)
        assert retention.earliest_disposal(RECEIVED, edition=edition) == datetime.date(2026, *then)
        ruling = retention.check_disposal(
            certificates_received=RECEIVED, **CLEAR, **when(datetime.date(2026, *then)), edition=edition
        )
        assert (ruling.verdict, ruling.edition) == (Verdict.ALLOWED, "x")


def naive(
    on: datetime.date,
    received: tuple[datetime.date, ...] | None,
    flags: tuple[bool | None, ...],
    closes: datetime.date | None,
) -> tuple[list[str], list[str], list[str]]:
    """Say what fails, what is not known, and which readings it takes."""
    on_programme, appeal, problem = flags
    states: list[tuple[str, bool | None]] = [("on-programme", on_programme)]
    if not received:
        states.append(("not-received", None if received is None else True))
    else:
        states.append(("too-early", any((on - day).days < 84 for day in received)))
    states.append(("post-results-open", None if closes is not None and on <= closes else False))
    states += [("appeal-open", appeal), ("certification-problem", problem)]
    points = [
        ("OPEN-9", True),
        ("OPEN-35", bool(received) and (len(received or ()) > 1 or on_programme is True)),
        ("OPEN-45", appeal is True or problem is True),
    ]
    return (
        [f"retention.{code}" for code, against in states if against is True],
        [f"retention.{code}" for code, against in states if against is None],
        [point for point, touched in points if touched],
    )


@pytest.mark.rule("KEEP-1", "KEEP-4", "KEEP-5")
class TestDisposal:
    """KEEP-1; KEEP-4: work can be shown where there is an appeal or a problem; KEEP-5: and while on the programme."""

    LAST, FIRST = datetime.date(2026, 11, 18), datetime.date(2026, 11, 19)

    RECEIPTS: tuple[tuple[datetime.date, ...] | None, ...] = (
        None,
        (),
        (RECEIVED,),
        (datetime.date(2026, 3, 19), RECEIVED),
        (datetime.date(2026, 8, 28), RECEIVED),
    )

    @pytest.mark.parametrize("flags", list(product(THREE, repeat=3)))
    @pytest.mark.parametrize("on", [LAST, FIRST])
    def test_every_combination(self, on: datetime.date, flags: tuple[bool | None, ...]) -> None:
        for received, closes in product(self.RECEIPTS, [None, self.LAST, self.FIRST]):
            against, missing, points = naive(on, received, flags, closes)
            ruling = retention.check_disposal(
                certificates_received=received,
                on_programme=flags[0],
                appeal_open=flags[1],
                certification_problem=flags[2],
                **when(on, closes),
            )
            assert [finding.code for finding in ruling.failed] == against
            assert [finding.code for finding in ruling.unknown] == missing
            assert list(ruling.assumptions) == points
            expected = Verdict.REFUSED if against else Verdict.UNDECIDED if missing else Verdict.ALLOWED
            assert ruling.verdict is expected
            advised = ["retention.post-results-open"] if closes is None else []
            assert [finding.code for finding in ruling.having(Outcome.ADVICE)] == advised
            assert len(ruling.having(Outcome.PASSED)) == 5 - len(against) - len(missing) - len(advised)

    @pytest.mark.parametrize("fact", CLEAR)
    def test_an_unknown_fact_is_named(self, fact: str) -> None:
        ruling = retention.check_disposal(certificates_received=RECEIVED, **(CLEAR | {fact: None}), **when(self.FIRST))
        assert [finding.params for finding in ruling.unknown] == [{"fact": fact}]

    def test_an_unknown_day_is_named_with_every_day_that_it_would_be_held_against(self) -> None:
        ruling = retention.check_disposal(certificates_received=RECEIVED, **CLEAR, **when(None, self.LAST))
        assert [(one.code, one.params) for one in ruling.unknown] == [
            ("retention.too-early", {"fact": "on", "earliest": "2026-11-19"}),
            ("retention.post-results-open", {"fact": "reviews-still-open", "closes": "2026-11-18"}),
        ]
        assert retention.check_disposal(certificates_received=RECEIVED, **CLEAR).verdict is Verdict.UNDECIDED

    def test_reviews_of_another_series_say_nothing(self) -> None:
        both = Calendar([KeyDates(series=JUNE_26, reviews_close=self.FIRST)], on=self.FIRST)
        facts: dict[str, Any] = {"certificates_received": RECEIVED, **CLEAR, "calendar": both}
        assert retention.check_disposal(**facts, series=JUNE_26).verdict is Verdict.UNDECIDED
        for other in (None, Series.january(2026)):
            assert retention.check_disposal(**facts, series=other).allowed
            assert retention.earliest_disposal(RECEIVED, series=other, calendar=both) == self.FIRST

    def test_an_unknown_receipt_is_named(self) -> None:
        ruling = retention.check_disposal(**CLEAR, **when(self.FIRST))
        assert [finding.params for finding in ruling.unknown] == [{"fact": "certificates_received"}]

    def test_too_early_says_until_when(self) -> None:
        ruling = retention.check_disposal(certificates_received=RECEIVED, **CLEAR, **when(self.LAST))
        assert [finding.params for finding in ruling.failed] == [{"on": "2026-11-18", "earliest": "2026-11-19"}]

    @given(near, st.lists(near, min_size=1, max_size=3), st.none() | closings, st.integers(0, 5000))
    def test_once_allowed_it_stays_so(
        self, on: datetime.date, received: list[datetime.date], closes: datetime.date | None, later: int
    ) -> None:
        def ask(day: datetime.date) -> Ruling:
            return retention.check_disposal(certificates_received=received, **CLEAR, **when(day, closes))

        then = min(on + datetime.timedelta(days=later), datetime.date(2999, 12, 31))
        assert not ask(on).allowed or ask(then).allowed

    @given(near, near, st.none() | closings)
    def test_agrees_with_the_first_day(
        self, on: datetime.date, received: datetime.date, closes: datetime.date | None
    ) -> None:
        ruling = retention.check_disposal(certificates_received=received, **CLEAR, **when(on, closes))
        first = retention.earliest_disposal(received, **when(None, closes))
        assert ruling.allowed is (on >= first)

    @pytest.mark.parametrize("collection", [list, tuple, set, frozenset, dict.fromkeys])
    def test_any_collection_of_days(self, collection: Callable[[list[datetime.date]], Any]) -> None:
        received = collection([RECEIVED, datetime.date(2026, 3, 19)])
        if isinstance(received, dict):
            received = received.keys()
        ruling = retention.check_disposal(certificates_received=received, **CLEAR, **when(self.FIRST))
        assert (ruling.verdict, ruling.assumptions) == (Verdict.ALLOWED, ("OPEN-9", "OPEN-35"))

    def test_every_ruling_cites(self) -> None:
        ruling = retention.check_disposal(certificates_received=RECEIVED, **when(self.FIRST))
        assert [(finding.rule, finding.page) for finding in sorted(ruling.findings, key=lambda one: one.code)] == [
            ("KEEP-4", 20),  # appeal-open
            ("KEEP-4", 20),  # certification-problem
            ("KEEP-5", 20),  # on-programme
            ("OPEN-9", 19),  # post-results-open
            ("KEEP-1", 19),  # too-early
        ]

    def test_open_reviews_are_named_whether_or_not_the_receipt_is_known(self) -> None:
        ruling = retention.check_disposal(**CLEAR, **when(self.FIRST, self.FIRST))
        assert ruling.verdict is Verdict.UNDECIDED
        assert [finding.params["fact"] for finding in ruling.unknown] == ["certificates_received", "reviews-still-open"]


@pytest.mark.rule("KEEP-2", "KEEP-3")
class TestForm:
    """KEEP-2: electronic storage is fine; KEEP-3: in Art and Design photos or video may stand in (OPEN-46)."""

    @pytest.mark.parametrize("subject", subjects.ALL, ids=lambda subject: subject.title)
    @pytest.mark.parametrize("form", Form)
    def test_every_subject_and_form(self, subject: Subject, form: Form) -> None:
        art = subject is subjects.ART_AND_DESIGN_PRACTICE
        recorded = subject.title in {"Sport", "Performing Arts", "Music Practice", "Creative Media Production"}
        fine = form in {Form.ORIGINAL, Form.ELECTRONIC} or art or (recorded and form is Form.VIDEO)
        ruling = retention.check_form(subject, form)
        assert ruling.verdict is (Verdict.ALLOWED if fine else Verdict.UNDECIDED)
        assert "retention.secure-and-accessible" in [finding.code for finding in ruling.consequences]
        pictures = form in {Form.PHOTO, Form.VIDEO}
        assert ruling.assumptions == ((("OPEN-42",) if art else ("OPEN-46",)) if pictures else ())
        written = "retention.written-work-too" in [finding.code for finding in ruling.consequences]
        assert written is (recorded and form is Form.VIDEO)
        assert ("retention.good-quality" in [finding.code for finding in ruling.consequences]) is (art and pictures)

    def test_what_stands_in_where(self) -> None:
        passed = {
            (title, form): retention.check_form(subjects.by_title(title), Form(form)).having(Outcome.PASSED)[0].code
            for title, form in (
                *(("Enterprise", "original"), ("Enterprise", "electronic"), ("Sport", "video")),
                ("Art and Design", "photo"),
            )
        }
        assert list(passed.values()) == [
            *("retention.original", "retention.electronic", "retention.original", "retention.stands-in")
        ]

    @pytest.mark.parametrize("form", [Form.PHOTO, Form.VIDEO])
    def test_where_the_guide_is_silent_it_says_so(self, form: Form) -> None:
        ruling = retention.check_form(subjects.ENTERPRISE, form)
        assert [finding.params for finding in ruling.unknown] == [
            {"fact": "form", "form": form.value, "subject": "Enterprise"}
        ]
        assert "Enterprise" in ruling.explain()

    def test_subjects_of_the_caller_s_own(self) -> None:
        fine_art = Subject("Fine Art", photos_may_stand_in=True)
        assert retention.check_form(fine_art, Form.PHOTO).assumptions == ()
        both = Subject("Dance", photos_may_stand_in=True, video_required=True, readings=["OPEN-11"])
        assert retention.check_form(both, Form.VIDEO).assumptions == ("OPEN-11",)
        filmed = Subject("Dance", video_required=True)
        assert retention.check_form(filmed, Form.VIDEO).allowed
        assert not retention.check_form(filmed, Form.PHOTO).allowed
        assert retention.check_form(Subject("Dance", recorded_evidence=True), Form.VIDEO).allowed

    def test_the_edition_is_named(self) -> None:
        edition = EDITION_2025_26.varied(id="what if")
        for subject, form in product(subjects.ALL, Form):
            assert retention.check_form(subject, form, edition=edition).edition == "what if"


class TestErrors:
    @pytest.mark.parametrize("day", NO_DAYS)
    def test_no_day(self, day: Any) -> None:
        assert faults_of(lambda: retention.earliest_disposal(day)) == ["certificates_received"]
        assert faults_of(lambda: retention.check_disposal(certificates_received=day)) == ["certificates_received"]
        assert faults_of(lambda: retention.check_disposal(certificates_received=[RECEIVED, day])) == [
            "certificates_received"
        ]

    def test_no_calendar(self) -> None:
        calendar: Any = JUNE_26
        for call in (
            lambda: retention.check_disposal(series="2026-06", calendar=calendar),  # type: ignore[arg-type]
            lambda: retention.earliest_disposal(RECEIVED, series="2026-06", calendar=calendar),  # type: ignore[arg-type]
        ):
            assert faults_of(call) == ["series", "calendar"]

    def test_pandas(self) -> None:
        pandas = pytest.importorskip("pandas")
        for day in (pandas.Timestamp(2026, 8, 27), pandas.NaT, pandas.NA):
            assert faults_of(lambda day=day: retention.earliest_disposal(day)) == ["certificates_received"]  # type: ignore[misc]
            assert faults_of(lambda day=day: retention.check_disposal(certificates_received=day)) == [  # type: ignore[misc]
                "certificates_received"
            ]

    def test_an_unknown_day_has_no_first_day(self) -> None:
        missing: Any = None
        assert faults_of(lambda: retention.earliest_disposal(missing)) == ["certificates_received"]

    @pytest.mark.parametrize("received", [iter([RECEIVED]), {RECEIVED: 1}, RECEIVED.year])
    def test_no_collection(self, received: Any) -> None:
        assert faults_of(lambda: retention.check_disposal(certificates_received=received)) == ["certificates_received"]

    @pytest.mark.parametrize("fact", CLEAR)
    @pytest.mark.parametrize("value", [0, 1, "no", "", [], 0.0])
    def test_merely_truthy(self, fact: str, value: Any) -> None:
        assert faults_of(lambda: retention.check_disposal(**{fact: value})) == [fact]

    def test_all_faults_at_once(self) -> None:
        wrong: Any = {
            "certificates_received": [1, RECEIVED, 2],
            **dict.fromkeys(CLEAR, "no"),
            "series": "2026-06",
            "calendar": 3,
            "edition": "2025-26",
        }
        assert faults_of(lambda: retention.check_disposal(**wrong)) == [
            *("certificates_received", "certificates_received", *CLEAR, "series", "calendar", "edition"),
        ]
        both: Any = {"certificates_received": 1, "series": 2, "calendar": 3, "edition": 4}
        assert faults_of(lambda: retention.earliest_disposal(**both)) == [*both]
        form: Any = {"subject": "Sport", "form": "video", "edition": None}
        assert faults_of(lambda: retention.check_form(**form)) == [*form]
