"""Retakes: may an internal component be sat a second time, when, and with what consequences?

One retake of each internal component is allowed, in a later series and on that series' new set assignment; the better
of the two results counts. A retake that comes after the external component makes an external resit necessary, whatever
the retake's result (OPEN-2).

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
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.records import LearnerRecord, sittings_of, sittings_until
from btec_rules.model.series import Series, first_offered, offered_between, series_from_to
from btec_rules.model.sittings import Sitting, Status, before
from btec_rules.rulings.cases import Case, LearnerCase, component_among
from btec_rules.rulings.rulings import Ruling

__all__ = ("Concern", "RetakeOption", "check", "check_adapting", "counting_sitting", "options")


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


def check(
    record: LearnerRecord,
    component: int,
    series: Series,
    *,
    assignment_minutes: int | None = None,
    edition: Edition = EDITION_2025_26,
) -> Ruling:
    """Decide whether a learner may retake an internal component in a series.

    Args:
        record: The learner's sittings so far; a planned entry for *series* itself is the one asked about.
        component: One of the subject's internal components.
        series: The series to enter; later than every other sitting of *component*.
        assignment_minutes: The full time of the new set assignment in minutes, for the time allowed again.
        edition: The numbers to apply.

    Returns:
        A ruling; codes ``retakes.first-sitting-missing``, ``retakes.not-a-later-series``,
        ``retakes.season-not-offered``, ``retakes.already-used``, ``retakes.external-resit-required`` (passed where
        none is needed, or where it is planned or sat already), ``retakes.external-to-move``,
        ``retakes.no-resit-left``, ``retakes.no-resit-offered``, and where it is allowed ``retakes.new-assignment``,
        ``retakes.full-time-again``, ``retakes.minutes-allowed``, ``retakes.better-counts``,
        ``retakes.adapt-unless-concerns``, ``retakes.no-guidance``. ``retakes.external-to-move`` is there wherever the
        external component comes before *series*, only entered and never sat: beside ``retakes.external-resit-required``
        where a resit is left, or else beside the failure, as moving the entry still puts it right.

    Raises:
        InvalidFact: If an argument is of the wrong type, or *component* is not internal.
        NoRuleInForce: If *series* or a sitting is before the suite began.

    Source:
        RET-1 to RET-8, RET-10 (guide p. 12-13), EXT-3, EXT-4 (p. 20);
        OPEN-1, OPEN-2, OPEN-8, OPEN-10, OPEN-19, OPEN-23, OPEN-33, OPEN-36; OPEN-11, OPEN-42 and OPEN-55 by subject.
    """
    case = LearnerCase.of(record, series, edition, internal=component)
    minutes = None if assignment_minutes is None else _minutes(assignment_minutes)
    subject, component = case.subject, case.component
    entries = sittings_of(record, component, entry=series)  # without the one for *series*, which is asked about
    attempts = case.attempts(entries)
    earlier = before(attempts, series)
    last = entries[-1].series if entries else None
    offered = series.season in subject.internal_seasons
    allowed = edition.retakes_allowed

    case.require("retakes.first-sitting-missing", bool(earlier), component=component, series=series)  # RET-1, p. 12
    case.require("retakes.not-a-later-series", last is None or last < series, series=series, last=last)  # RET-2, p. 12
    case.require("retakes.season-not-offered", offered, series=series, subject=subject.title)  # RET-3, p. 12
    case.require("retakes.already-used", len(attempts) <= allowed, component=component, allowed=allowed)  # RET-1, p. 12
    _about_the_external(case, series)
    if not case.refused:
        case.note("retakes.new-assignment")  # RET-2, p. 12
        case.note("retakes.full-time-again")  # RET-8, p. 13
        if minutes is not None:
            case.note("retakes.minutes-allowed", minutes=minutes)  # RET-8, p. 13
        case.note("retakes.better-counts")  # RET-5, p. 12
        case.advise("retakes.adapt-unless-concerns")  # RET-4, p. 12
        case.advise("retakes.no-guidance")  # RET-10, p. 13
    if not offered:
        case.assume(*subject.readings)
    if earlier:
        _about_the_wait(case, earlier[-1], series)
    return case.ruling()


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
        first: The first series to look at. Where it is ``None``, that after the last one in which the component was sat
            or the learner was absent; *until* alone where there is none.
        edition: The numbers to apply.

    Returns:
        An option for each series, in order, refused ones included, with the ruling of ``retakes.check``; empty where
        *until* comes before *first*.

    Raises:
        InvalidFact: If an argument is of the wrong type, or *component* is not internal.
        NoRuleInForce: If a series or a sitting is before the suite began.

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
        The attempt with the highest UMS, the earlier of two equal ones (OPEN-22); ``None`` if none was sat, or where
        one of several attempts has no known UMS (OPEN-47).

    Raises:
        InvalidFact: If an argument is of the wrong type, or *component* is not internal.

    Source:
        RET-5 (guide p. 12); OPEN-22, OPEN-47.
    """
    return attempt_that_counts(record, _accept(record, component, EDITION_2025_26, at=at), at)


def attempt_that_counts(record: LearnerRecord, component: int, at: Series | None) -> Sitting | None:
    """Give the attempt that counts, as `counting_sitting` does, of facts that were looked at already."""
    sat = [one for one in sittings_until(record, at) if one.component == component and one.status is Status.SAT]
    if len(sat) == 1:
        return sat[0]
    marked = [(sitting.ums, -place) for place, sitting in enumerate(sat) if sitting.ums is not None]
    if not marked or len(marked) < len(sat):
        return None
    return sat[-max(marked)[1]]


def check_adapting(concerns: Collection[Concern] | None, *, edition: Edition = EDITION_2025_26) -> Ruling:
    """Decide whether work from the first sitting may be adapted for the retake.

    Args:
        concerns: The concerns that were raised about that work; empty where there were none, ``None`` if nobody has
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
    case = Case(edition)
    none_raised = None if concerns is None else not raised
    named = tuple(concern.value for concern in Concern if concern in raised)
    case.require("retakes.concerns-raised", none_raised, fact="concerns", concerns=named)  # RET-4, p. 12
    if not case.refused:
        case.note("retakes.adapted-to-new-assignment")  # RET-9, p. 13
    return case.ruling()


def _accept(record: LearnerRecord, component: object, edition: Edition, **series: Series | None) -> int:
    """Refuse malformed arguments, and give the component's number."""
    facts = Facts()
    facts.instance("record", record, LearnerRecord)
    facts.instance("edition", edition, Edition)
    for name, value in series.items():
        if value is not None or name != "at":
            facts.instance(name, value, Series)
    facts.raise_faults()
    return component_among(record.subject.internal, component)


def _minutes(given: int) -> int:
    """Accept the time of an assignment."""
    facts = Facts()
    minutes = facts.integer("assignment_minutes", given, least=1)
    facts.raise_faults()
    return minutes


def _about_the_external(case: LearnerCase, series: Series) -> None:
    """Judge what the retake means for the external component: one that comes before it has to be sat again."""
    earlier = external.earlier_than(case, series)
    if earlier is None or not earlier.undone:
        case.holds("retakes.external-resit-required")  # RET-7, p. 13
        return
    case.assume("OPEN-2")
    subject, allowed, last = case.subject, case.edition.external_resits, earlier.series
    if not earlier.sat:
        to = first_offered(series, subject.external_seasons) or series
        case.note("retakes.external-to-move", external=last, series=to)  # RET-6, p. 12
    if not subject.resit_possible:
        case.refuse("retakes.no-resit-offered", subject=subject.title, external=last)  # EXT-4, p. 20
    elif not earlier.resit_left:
        case.refuse("retakes.no-resit-left", external=last, allowed=allowed)  # EXT-3, p. 20
    else:
        claimed, purpose = case.record.claimed, "certificate"
        if claimed is None or (claimed and claimed[0] < series):
            purpose = "either-certificate" if claimed is None else "further-certificate"
            case.assume("OPEN-36")
        case.note("retakes.external-resit-required", external=last, series=series, purpose=purpose)  # RET-7, p. 13


def _about_the_wait(case: LearnerCase, last: Sitting, series: Series) -> None:
    """Name the open points about a retake that follows the attempt *last*."""
    if last.ums is None and last.status is not Status.ABSENT:
        case.assume("OPEN-33")  # its result is not known
    if offered_between(last.series, series, case.subject.internal_seasons):
        case.assume("OPEN-23")  # it was not retaken in the next series
