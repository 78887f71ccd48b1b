"""Wrong calls: a type checker finds each line that ends in ``error``, and no other; nothing here is ever run.

``# error: mypy`` or ``# error: pyright`` stands where only one of them does.
"""

from __future__ import annotations

import datetime
from typing import assert_never

from btec_rules import (
    ABSENT,
    EDITION_2025_26,
    Finding,
    KeyDates,
    LearnerRecord,
    Mark,
    Outcome,
    Ruling,
    Series,
    Sitting,
    Status,
    Subject,
    Verdict,
    Window,
    audit,
    certification,
    mark_sheet,
    moderation,
    params_of,
    planning,
    records_from_rows,
    retakes,
    retention,
    sampling,
    subjects,
    terminal_rule,
)

JUNE = Series.june(2026)
DAY = datetime.date(2026, 6, 1)
RECORD = LearnerRecord(subjects.SPORT, [Sitting(1, JUNE)])


def values() -> None:
    """Series, sittings and records."""
    Series.june("2026")  # error
    Series(2026, "06")  # error
    Series.parse(2026)  # error
    Sitting(1, "2026-06")  # error
    Sitting(1, DAY)  # error
    Sitting("1", JUNE)  # error
    Sitting(1, JUNE, 54.5)  # error
    Sitting(1, JUNE, ABSENT)  # error
    Sitting(1, JUNE, None, Status.PLANNED)  # error
    Sitting(1, JUNE, status="planned")  # error
    LearnerRecord("Sport")  # error
    LearnerRecord(subjects.SPORT, Sitting(1, JUNE))  # error
    LearnerRecord(subjects.SPORT, [Sitting(1, JUNE)], [JUNE])  # error
    LearnerRecord(subjects.SPORT, claimed=["2026-06"])  # error
    LearnerRecord(subjects.SPORT, claims=[JUNE])  # error
    RECORD.adding([Sitting(2, JUNE)])  # error
    Subject("Dance", internal=("1", "2"))  # error
    subjects.by_title(7)  # error
    Window("2026-05-01", DAY)  # error
    Window(DAY)  # error
    KeyDates(JUNE)  # error
    KeyDates(series=JUNE, results_day="2026-08-20")  # error
    EDITION_2025_26.varied(retention_weeks=16)  # error
    records_from_rows([("Ann", 1, "2026-06")], subject=subjects.SPORT)  # error
    records_from_rows([{"learner": "Ann"}], subject="Sport")  # error
    RECORD.claimed = (JUNE,)  # error
    RECORD.sittings[0].ums = 40  # error


def questions() -> None:
    """Rules are asked with the right facts, in the right order, and an edition by its name."""
    retakes.check(RECORD, 1)  # error
    retakes.check(RECORD, "1", JUNE)  # error
    retakes.check(RECORD, 1, DAY)  # error
    retakes.check(RECORD, JUNE, 1)  # error
    retakes.check(RECORD.sittings, 1, JUNE)  # error
    retakes.check(RECORD, 1, JUNE, EDITION_2025_26)  # error
    retakes.check(RECORD, 1, JUNE, edition="2025-26")  # error
    retakes.check_adapting(["authenticity"])  # error
    terminal_rule.check(RECORD, JUNE)  # error
    certification.check_claim(RECORD, JUNE, calendar="2026-06-01")  # error
    certification.grade(120, {"L2P": "100"})  # error
    moderation.submission_deadline("2026-06")  # error
    moderation.advised_submission_date(JUNE, closed={"2026-05-14"})  # error: mypy
    moderation.check_sub_sample([(34, 35.5)])  # error
    retention.check_disposal(calendar=DAY)  # error
    retention.check_disposal(on_programme="no")  # error
    planning.routes(RECORD)  # error
    audit.cohort([RECORD])  # error
    audit.learner(RECORD, on=2026)  # error


def marks() -> None:
    """Absent is not zero, and not a text; unknown is neither."""
    sampling.draw({"0001": 34}, subject=subjects.SPORT, series=JUNE)  # error
    sampling.draw({"0001": "X"}, seed="", subject=subjects.SPORT, series=JUNE)  # error
    sampling.draw({"0001": None}, seed="", subject=subjects.SPORT, series=JUNE)  # error
    sampling.draw({"0001": 34.0}, seed="", subject=subjects.SPORT, series=JUNE)  # error
    sampling.draw({1: 34}, seed="", subject=subjects.SPORT, series=JUNE)  # error
    sampling.sample_size("17")  # error
    mark_sheet.check(["0001"], {"0001": 34})  # error
    mark_sheet.parse_mark(34, maximum=60)  # error
    given: dict[str, Mark] = {"0001": 34, "0002": ABSENT}
    sum(given.values())  # error
    given["0003"] = None  # error


def answers(ruling: Ruling) -> None:
    """A ruling's parts are read, and not set; an answer can be missing."""
    ruling.finding  # error
    ruling.allowed()  # error
    ruling.having("failed")  # error
    ruling.explain("cy")  # error
    ruling.failed[0].params["component"] + 1  # error
    retakes.counting_sitting(RECORD, 1).ums  # error
    terminal_rule.earliest_external(RECORD).code  # error
    ruling.verdict = Verdict.ALLOWED  # error


def truth(ruling: Ruling) -> str:
    """A ruling is no truth value."""
    return "yes" if ruling else "no"  # error: pyright


def verdict(ruling: Ruling) -> str:
    """A verdict is no text, and there are three."""
    if ruling.verdict == "allowed":  # error
        return "yes"
    if ruling.verdict is Verdict.ALLOWED:
        return "yes"
    if ruling.verdict is Verdict.REFUSED:
        return "no"
    assert_never(ruling.verdict)  # error


def params(finding: Finding) -> int:
    """Params are those of the code and the outcome."""
    params_of(finding, "retakes.alredy-used", Outcome.FAILED)["allowed"] + 1  # error
    params_of(finding, "retakes.already-used", Outcome.PASSED)["allowed"] + 1  # error
    params_of(finding, "retakes.already-used", "failed")  # error
    params_of(finding, "retakes.already-used", Outcome.FAILED)["allowed"].upper()  # error
    params_of(finding, "retakes.already-used", Outcome.FAILED)["series"]  # error
    return finding.params["allowed"]  # error


def total(record: LearnerRecord) -> int:
    """A total that isn't known is no number."""
    return certification.result(record, JUNE).total  # error
