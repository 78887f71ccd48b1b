"""The scalar layer's answers as rows, and the histories that both layers are asked about."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations, islice, product
from typing import Any

from btec_rules import (
    EDITION_2025_26,
    BtecRulesError,
    Calendar,
    Edition,
    KeyDates,
    LearnerRecord,
    Series,
    Sitting,
    Status,
    Subject,
    certification,
    external,
    retakes,
    retention,
    terminal_rule,
)

__all__ = ("FOUR", "SIX", "Learners", "answers", "first_day", "histories_of", "long_table", "question", "questions")

FOUR = (Series.june(2024), Series.january(2025), Series.june(2025), Series.january(2026))
SIX = (*FOUR, Series.june(2026), Series.january(2027))
UMS = (None, 10, 20, 30)
FOLLOWS: dict[str, dict[str, tuple[str, ...]]] = {
    "external": {
        "consequence": ("external.second-certificate", "external.final-sitting-counts", "external.either-way"),
        "still_to_come": ("external.internal-still-to-come",),
    },
    "retakes": {"consequence": ("retakes.external-resit-required",)},
    "claims": {"consequence": ("certification.once-sat", "certification.already-claimed")},
}
"""The columns that say what follows, each with the scalar layer's consequences in the order that decides."""
Learners = Mapping[tuple[str, str], LearnerRecord]


def histories_of(
    subject: Subject,
    *,
    series: tuple[Series, ...] = FOUR,
    most: int = 2,
    states: Iterable[Status] = Status,
    step: int = 1,
    offset: int = 0,
) -> Iterator[LearnerRecord]:
    """Give every history with up to *most* entries of each component, each of one of *states*, or one in *step* of them.

    UMS and claims are no axes of their own: they change from one history to the next, so that all their combinations
    come up with most of the shapes.
    """
    places = [
        entries
        for size in range(most + 1)
        for when in combinations(series, size)
        for statuses in product(tuple(states), repeat=size)
        for entries in [tuple(zip(when, statuses, strict=True))]
    ]
    chosen_places = enumerate(product(places, repeat=len(subject.components)))
    for number, chosen in islice(chosen_places, offset, None, step):
        mixed = number * 2_654_435_761 >> 7
        sittings = []
        for component, entries in zip(subject.components, chosen, strict=True):
            for one, status in entries:
                mixed = mixed * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407 & (1 << 64) - 1
                ums = UMS[mixed >> 40 & 3] if status is Status.SAT else None
                sittings.append(Sitting(component, one, ums, status=status))
        if sittings:
            claimed = {sitting.series for place, sitting in enumerate(sittings) if mixed >> 20 + place & 3 == 0}
            yield LearnerRecord(subject, sittings, claimed=claimed)


def long_table(learners: Learners) -> dict[str, list[object]]:
    """Write records as the long table that a school has: one row a sitting."""
    columns: dict[str, list[object]] = {
        name: [] for name in ("learner", "subject", "component", "series", "ums", "status", "claimed")
    }
    for (learner, subject), record in learners.items():
        for sitting in record.sittings:
            columns["learner"].append(learner)
            columns["subject"].append(subject)
            columns["component"].append(sitting.component)
            columns["series"].append(sitting.series.code)
            columns["ums"].append(sitting.ums)
            columns["status"].append(sitting.status.value)
            columns["claimed"].append("yes" if sitting.series in (record.claimed or ()) else "no")
    return columns


def question(name: str, **asked: Any) -> Callable[[LearnerRecord, Edition], dict[str, object]]:
    """Give the scalar function that answers what the whole-table function of this name does."""

    def answer(record: LearnerRecord, edition: Edition) -> dict[str, object]:
        more: dict[str, object] = dict.fromkeys(FOLLOWS.get(name, {}), "")
        if name == "claims":
            more["total"] = None
        try:
            if name == "terminal_rule":
                ruling = terminal_rule.check(record, edition=edition)
            elif name == "external":
                ruling = external.check(record, asked["series"], edition=edition)
            elif name == "retakes":
                ruling = retakes.check(record, asked["component"], asked["series"], edition=edition)
            else:
                ruling = certification.check_claim(record, asked["series"], edition=edition)
                more["total"] = certification.result(record, asked["series"]).total
        except BtecRulesError as error:
            return {"verdict": "INVALID", "code": error.code, "rule": "", **more}
        first = ruling.findings[0]
        said = ("", "") if ruling.allowed else (first.code, first.rule)
        if ruling.allowed:
            told = {one.code for one in ruling.consequences}
            for column, codes in FOLLOWS.get(name, {}).items():
                more[column] = next((code for code in codes if code in told), "")
        return {"verdict": ruling.verdict.name, "code": said[0], "rule": said[1], **more}

    return answer


def questions(series: Iterable[Series], components: Iterable[int] = (1, 2)) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every question about these series and components: the function and its arguments."""
    yield "terminal_rule", {}
    for one in series:
        yield "external", {"series": one}
        yield "claims", {"series": one}
        for component in components:
            yield "retakes", {"component": component, "series": one}


def answers(learners: Learners, name: str, asked: Mapping[str, Any], edition: Edition) -> dict[tuple[str, str], Any]:
    """Ask the scalar layer about each learner."""
    ask = question(name, **asked)
    return {key: ask(record, edition) for key, record in learners.items()}


def first_day(received: datetime.date, closes: datetime.date | None) -> datetime.date:
    """Ask when work may go, with a series and an edition under which reviews can close on that day."""
    if closes is None:
        return retention.earliest_disposal(received)
    if closes.month == 1:  # no series has its reviews in January, but a table does not ask of which series a day is
        return max(retention.earliest_disposal(received), closes + datetime.timedelta(days=1))
    series = Series.january(closes.year) if closes.month < 6 else Series.june(closes.year)
    calendar = Calendar([KeyDates(series=series, reviews_close=closes)])
    edition = EDITION_2025_26.varied(id="at any time", suite_began=Series.january(2000))
    return retention.earliest_disposal(received, series=series, calendar=calendar, edition=edition)
