"""Reports: vectors, when a report is late and what then, and who gets the moderator's mail."""

import datetime
from itertools import product
from typing import Any

import pytest
from vectors_reader import about, ask, check_ruling

from btec_rules import Calendar, InvalidFact, KeyDates, NoRuleInForce, Series, Verdict, moderation

JUNE_26 = Series.june(2026)
EXPECTED = datetime.date(2026, 6, 20)


@pytest.mark.parametrize("vector", about("moderation.check_report", "moderation.check_contact"))
def test_vector(vector: dict[str, Any]) -> None:
    check_ruling(ask(vector), vector)


def report(received: bool | None, on: datetime.date | None, expected: datetime.date | None) -> Any:
    calendar = Calendar([KeyDates(series=JUNE_26, report_expected=expected)], on=on)
    return moderation.check_report(JUNE_26, received=received, calendar=calendar)


@pytest.mark.rule("MOD-8")
class TestReport:
    """A report that is not there by its day: the moderator first, then the support portal."""

    @pytest.mark.parametrize("later", [-1, 0, 1])
    def test_it_is_late_the_day_after_it_is_expected(self, later: int) -> None:
        on = EXPECTED + datetime.timedelta(days=later)
        assert report(True, on, EXPECTED).allowed
        missing = report(False, on, EXPECTED)
        assert missing.verdict is (Verdict.REFUSED if later > 0 else Verdict.ALLOWED)
        asked = "moderation.ask-the-moderator" in {one.code for one in missing.consequences}
        assert asked is (later > 0)

    def test_every_missing_fact_is_named_where_it_decides(self) -> None:
        late = EXPECTED + datetime.timedelta(days=1)
        for received, on, expected in product((None, False), (None, late), (None, EXPECTED)):
            facts = {"received": received, "on": on, "report_expected": expected}
            missing = [name for name, fact in facts.items() if fact is None]
            assert [one.params["fact"] for one in report(received, on, expected).unknown] == missing
        assert report(True, None, None).allowed

    def test_lateness_may_be_why(self) -> None:
        for received, in_time, said in ((False, False, True), (False, True, False), (True, False, False)):
            ruling = moderation.check_report(JUNE_26, received=received, submitted_in_time=in_time)
            assert ("moderation.report-might-be-late" in {one.code for one in ruling.findings}) is said

    def test_errors(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            moderation.check_report("2026-06", received=1, submitted_in_time=1, calendar=1, edition=1)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == [
            *("series", "received", "submitted_in_time", "calendar", "edition")
        ]
        with pytest.raises(NoRuleInForce, match="MOD-8"):
            moderation.check_report(Series.june(2022))


@pytest.mark.rule("MOD-8")
class TestContact:
    """The quality nominee gets the mail, or else the exams officer; it goes on to the programme lead."""

    def test_who_gets_it(self) -> None:
        verdicts = {True: Verdict.ALLOWED, False: Verdict.REFUSED, None: Verdict.UNDECIDED}
        for recorded, verdict in verdicts.items():
            ruling = moderation.check_contact(nominee_recorded=recorded)
            assert ruling.verdict is verdict
            assert [one.code for one in ruling.consequences] == ["moderation.pass-it-on"]
        assert "exams officer" in moderation.check_contact(nominee_recorded=False).failed[0].message

    def test_errors(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            moderation.check_contact(nominee_recorded="no", edition=None)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == ["nominee_recorded", "edition"]
