"""Retakes: may an internal component be sat a second time, when, and with which consequence?

One retake of each internal component is allowed, in a later series and on that series' new set assignment; the better
of the two results counts. A retake that comes after the external component makes a resit of that one necessary,
whatever the retake's result (OPEN-2).

A second go *before* moderation is a resubmission, not a retake; a second sitting of the external component is a resit,
which `btec_rules.external` decides.

>>> from btec_rules import LearnerRecord, Series, Sitting, subjects
>>> record = LearnerRecord(subjects.SPORT, [Sitting(1, Series.june(2025), 34)])
>>> check(record, 1, Series.january(2026)).allowed
True
"""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum

import attrs

from btec_rules import external
from btec_rules._values.display import Displayed, Table
from btec_rules._values.facts import Facts
from btec_rules.editions.edition import Edition
from btec_rules.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.records import LearnerRecord, Sitting, Status, component_of, sittings_of
from btec_rules.model.series import Series, season_of, series_from_to
from btec_rules.rulings.attempts import attempts_among
from btec_rules.rulings.findings import Finding, advice, consequence, failed, passed, unknown, unless_failed
from btec_rules.rulings.in_force import judge
from btec_rules.rulings.rulings import Ruling, conclude, ready

__all__ = ("Concern", "RetakeOption", "check", "check_adapting", "counting_sitting", "options")

_MISSED = Status.ABSENT
_FIRST_SITTING = passed("retakes.first-sitting-missing")
_LATER = passed("retakes.not-a-later-series")
_SEASON = passed("retakes.season-not-offered")
_UNUSED = passed("retakes.already-used")
_NO_RESIT = passed("retakes.external-resit-required")
_WHAT_FOLLOWS = (
    consequence("retakes.new-assignment"),
    consequence("retakes.full-time-again"),
    consequence("retakes.better-counts"),
    advice("retakes.adapt-unless-concerns"),
    advice("retakes.no-guidance"),
)
_ALLOWED = Ruling([_FIRST_SITTING, _LATER, _SEASON, _UNUSED, _NO_RESIT, *_WHAT_FOLLOWS], EDITION_2025_26.id)


class Concern(Enum):
    """A concern about a student's earlier work that keeps it from being adapted (RET-4, guide p. 12)."""

    MALPRACTICE = "malpractice"
    AUTHENTICITY = "authenticity"
    SECURITY = "security"
    OTHER = "other"


@attrs.frozen(repr=False)
class RetakeOption(Displayed):
    """One series in which a retake could be entered, and the ruling on it."""

    series: Series
    ruling: Ruling

    def _parts(self) -> tuple[Table | Displayed, ...]:
        line = f"Retake in {self.series}: {self.ruling}"
        return Table(line, ("Series", "Verdict"), [(self.series, self.ruling.verdict.name)]), self.ruling


def check(record: LearnerRecord, component: int, series: Series, *, edition: Edition = EDITION_2025_26) -> Ruling:
    """Decide whether a learner may retake an internal component in a series.

    Args:
        record: The learner's sittings so far; a planned entry for *series* itself is the one asked about.
        component: One of the subject's internal components.
        series: The series to enter; later than every other sitting of *component*.
        edition: The numbers to apply.

    Returns:
        A ruling; codes ``retakes.first-sitting-missing``, ``retakes.not-a-later-series``,
        ``retakes.season-not-offered``, ``retakes.already-used``, ``retakes.external-resit-required`` (passed where
        none is needed, or where it is planned or sat already), ``retakes.no-resit-left``,
        ``retakes.no-resit-offered``, and where it is allowed ``retakes.new-assignment``, ``retakes.full-time-again``,
        ``retakes.better-counts``, ``retakes.adapt-unless-concerns``, ``retakes.no-guidance``.

    Raises:
        InvalidFact: If an argument is of the wrong type, or *component* is not internal.
        NoRuleInForce: If *series* or a sitting lies before the suite began.

    Source:
        RET-1 to RET-8, RET-10 (guide p. 12-13), EXT-3, EXT-4 (p. 20);
        OPEN-1, OPEN-2, OPEN-8, OPEN-10, OPEN-19, OPEN-23, OPEN-33, OPEN-36; OPEN-11 and OPEN-42 by subject.
    """
    if not (
        type(record) is LearnerRecord
        and type(component) is int
        and component in record.subject.internal
        and type(series) is Series
        and type(edition) is Edition
    ):
        component = _accept(record, component, edition, series=series)
    leans = judge(edition, record, series)
    missed = record.timeline.missed
    others = sittings_of(record, component, entry=series)
    attempts = attempts_among(edition, others) if missed else others
    if len(attempts) < len(others):
        leans.append("OPEN-8")
    asked = series.ordinal
    sat = bool(attempts) and attempts[0].series.ordinal < asked
    if sat:
        leans += _about_the_wait(record, attempts, series)
    later = not others or others[-1].series.ordinal < asked
    offered = series.season in record.subject.internal_seasons
    if not offered:
        leans += record.subject.readings
    unused = len(attempts) <= edition.retakes_allowed
    about_the_external = _about_the_external(record, series, edition, leans)
    if sat and later and offered and unused and about_the_external is _NO_RESIT:
        return ready(_ALLOWED, edition.id, leans)
    code = series.code
    findings = [
        _FIRST_SITTING if sat else failed("retakes.first-sitting-missing", component=component, series=code),
        _LATER if later else failed("retakes.not-a-later-series", series=code, last=others[-1].series.code),
        _SEASON if offered else failed("retakes.season-not-offered", series=code, subject=record.subject.title),
        _UNUSED if unused else failed("retakes.already-used", component=component, allowed=edition.retakes_allowed),
        about_the_external,
    ]
    return conclude(findings + unless_failed(findings, _WHAT_FOLLOWS), edition.id, leans)


def options(
    record: LearnerRecord,
    component: int,
    *,
    until: Series,
    first: Series | None = None,
    edition: Edition = EDITION_2025_26,
) -> tuple[RetakeOption, ...]:
    """Rule on a retake of a component in every series up to *until*.

    Args:
        record: The learner's sittings so far.
        component: One of the subject's internal components.
        until: The last series to look at, such as the last one of the learner's course.
        first: The first series to look at; that after the component's last sitting where it is ``None``, or *until*
            alone where it was never sat.
        edition: The numbers to apply.

    Returns:
        An option for each series, in order, refused ones included; empty where *until* comes before *first*.

    Raises:
        InvalidFact: If an argument is of the wrong type, or *component* is not internal.
        NoRuleInForce: If a series or a sitting lies before the suite began.

    Source:
        RET-1, RET-2, RET-3 (guide p. 12); OPEN-23.
    """
    component = _accept(record, component, edition, until=until, first=until if first is None else first)
    sat = [sitting.series for sitting in sittings_of(record, component) if sitting.status is not Status.PLANNED]
    asked = [until]
    if first is not None or sat:
        asked = series_from_to(sat[-1], until)[1:] if first is None else series_from_to(first, until)
    return tuple(RetakeOption(series, check(record, component, series, edition=edition)) for series in asked)


def counting_sitting(record: LearnerRecord, component: int, *, at: Series | None = None) -> Sitting | None:
    """Give the attempt at an internal component that counts towards the qualification.

    Args:
        record: The learner's sittings.
        component: One of the subject's internal components.
        at: The last series to look at; every series where it is ``None``.

    Returns:
        The attempt with the highest UMS, the earlier of two equal ones (OPEN-22); ``None`` where none was sat, or where
        one of several attempts has no known UMS (OPEN-47).

    Raises:
        InvalidFact: If an argument is of the wrong type, or *component* is not internal.

    Source:
        RET-5 (guide p. 12); OPEN-22, OPEN-47.
    """
    component = _accept(record, component, EDITION_2025_26, at=at)
    sat = [sitting for sitting in record.attempts(component, at=at) if sitting.status is Status.SAT]
    if len(sat) == 1:
        return sat[0]
    marked = [(sitting.ums, -place) for place, sitting in enumerate(sat) if sitting.ums is not None]
    if not marked or len(marked) < len(sat):
        return None
    return sat[-max(marked)[1]]


def check_adapting(concerns: Collection[Concern] | None, *, edition: Edition = EDITION_2025_26) -> Ruling:
    """Decide whether work from the first sitting may be adapted for the retake.

    Args:
        concerns: The concerns that were raised about that work; empty where there were none, ``None`` where nobody has
            looked yet.
        edition: The edition that the ruling names.

    Returns:
        A ruling; codes ``retakes.concerns-raised``, ``retakes.adapted-to-new-assignment``.

    Raises:
        InvalidFact: If *concerns* holds anything but `Concern`.

    Source:
        RET-4 (guide p. 12), RET-9 (p. 13).
    """
    facts = Facts()
    facts.instance("edition", edition, Edition)
    raised = () if concerns is None else facts.collection_of("concerns", concerns, Concern)
    facts.raise_faults()
    follows = consequence("retakes.adapted-to-new-assignment")
    if concerns is None:
        return Ruling([unknown("retakes.concerns-raised", fact="concerns"), follows], edition.id)
    if raised:
        named = tuple(concern.value for concern in Concern if concern in raised)
        return Ruling([failed("retakes.concerns-raised", concerns=named)], edition.id)
    return Ruling([passed("retakes.concerns-raised"), follows], edition.id)


def _accept(record: LearnerRecord, component: object, edition: Edition, **series: Series | None) -> int:
    """Refuse malformed arguments, and give the component's number."""
    facts = Facts()
    facts.instance("record", record, LearnerRecord)
    facts.instance("edition", edition, Edition)
    for name, value in series.items():
        if value is not None or name != "at":
            facts.instance(name, value, Series)
    facts.raise_faults()
    found = component_of(facts, record.subject.internal, component)
    facts.raise_faults()
    return found


def _about_the_wait(record: LearnerRecord, attempts: tuple[Sitting, ...], series: Series) -> list[str]:
    """List the readings on when a retake may follow the attempt before it."""
    before = attempts[0]
    for attempt in attempts:
        if attempt.series.ordinal < series.ordinal:
            before = attempt
    leans = ["OPEN-33"] if before.ums is None and before.status is not _MISSED else []
    following = before.series.ordinal + 1
    gone_by = series.ordinal - following
    if gone_by > 1 or (gone_by and season_of(following) in record.subject.internal_seasons):
        leans.append("OPEN-23")  # of any two series in a row, one is offered
    return leans


def _about_the_external(record: LearnerRecord, series: Series, edition: Edition, leans: list[str]) -> Finding:
    """Say what the retake means for the external component; add the readings it leans on."""
    standing = external.standing_after(record, series, edition)
    leans += standing.leans
    if standing.state == "fine" or standing.before is None:
        return _NO_RESIT
    leans.append("OPEN-2")
    before = standing.before.code
    if standing.state == "not-offered":
        return failed("retakes.no-resit-offered", subject=record.subject.title, external=before)
    if standing.state == "none-left":
        return failed("retakes.no-resit-left", external=before, allowed=edition.external_resits)
    purpose = "certificate"
    if any(claim < series for claim in record.claimed):
        leans.append("OPEN-36")
        purpose = "further-certificate"
    return consequence("retakes.external-resit-required", external=before, series=series.code, purpose=purpose)
