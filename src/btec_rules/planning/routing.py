"""Routing: every lawful way from what was sat so far to a certificate, one after the other.

The steps are walked in time: in each series the internal components, then the external one, then the claim. A step is
taken only where the rules have nothing against it, judged on all the steps before it, so a route is lawful from its
first step to its last.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from btec_rules import certification, entries
from btec_rules._values.errors import Fault, ImpossibleFacts
from btec_rules._values.facts import Facts, raise_faults
from btec_rules.model.calendar import Calendar
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.records import LearnerRecord, sittings_of, sittings_until
from btec_rules.model.series import Series, from_ordinal, series_from_to
from btec_rules.model.sittings import Sitting, Status
from btec_rules.planning.outlook import planning_window
from btec_rules.planning.route import Route, Step
from btec_rules.rulings.attempts import attempts_left
from btec_rules.rulings.cases import LearnerCase, require_in_force
from btec_rules.rulings.findings import Finding
from btec_rules.rulings.opening import Door, claim_ahead, entry_opening, ums_known
from btec_rules.rulings.rulings import Ruling, Verdict

__all__ = ("routes",)


def routes(
    record: LearnerRecord,
    *,
    until: Series,
    first: Series | None = None,
    calendar: Calendar | None = None,
    edition: Edition = EDITION_2025_26,
) -> Iterator[Route]:
    """Give every lawful way to a certificate, or to a further one, up to a series.

    Args:
        record: The learner's sittings and the claims made.
        until: The last series in which anything may be sat or claimed, such as the last one of the learner's course.
        first: The first series in which something new may be entered. Where it is ``None``: the one after the last in
            which anything was sat or missed, and for the external component that last one itself while no UMS of it is
            known, as its exam comes after the marks are in. Planned entries keep their own series, and where nothing
            was sat or missed the first of them is the first series, or on a day the first that can still be sat.
        calendar: The day, and the key dates: nothing is entered or claimed that can't be from that day on. ``None``
            leaves the days out.
        edition: The numbers to apply.

    Returns:
        The routes one by one, each worked out when it is asked for: first, where a claim was made that no rule refuses,
        the route without steps; then in order of the last series, the number of sittings, and the steps themselves
        (series, internal components, external component, claim). None comes twice; routes that differ in what is
        claimed are different ones, and every route with steps ends with a claim. A step that the rules refuse is in
        none; one on which they are undecided can be. Codes of their rulings: ``planning.late-summer-claim``,
        ``planning.entry-withdrawn``, ``planning.cash-in-withdrawn``, ``planning.earlier-result-lost``,
        ``planning.last-attempt``, ``planning.last-external-sitting``, ``planning.only-external-sitting``,
        ``planning.tables-count``, and those of ``entries.check_entry`` and ``certification.check_claim``.

    Raises:
        InvalidFact: If an argument is of the wrong type, or *first* is ``None`` and nothing on the record says where to
            begin.
        NoRuleInForce: If a series or a sitting is before the suite began.

    Source:
        RET-1 to RET-7 (guide p. 12-13), EXT-1 to EXT-4 (p. 20), CERT-1 to CERT-6 (p. 20-21);
        OPEN-28 and the readings of ``entries.check_entry`` and ``certification.check_claim``.
    """
    facts = Facts()
    facts.instance("record", record, LearnerRecord)
    facts.instance("until", until, Series)
    facts.optional("first", first, Series)
    facts.optional("calendar", calendar, Calendar)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    return routes_of(Journey(record, until, first, calendar or Calendar(), edition))


def routes_of(journey: Journey, *, improving: int | None = None) -> Iterator[Route]:
    """Give the routes of a journey; where a component is to be improved, those that sit no other one needlessly again.

    Raises:
        InvalidFact: If nothing says where to begin.
        ImpossibleFacts: If it is not known what was claimed.
        NoRuleInForce: If a series or a sitting is before the suite began.
    """
    record = journey.record
    if journey.begins is None:
        raise_faults([Fault("first", "None", "a series, as nothing on the record says where to begin")])
    if record.claimed is None:
        raise ImpossibleFacts(Fault("record.claimed", "None", "the series that were claimed; () where none was"))
    LearnerCase(record, journey.edition, journey.until, name="until")
    require_in_force(journey.edition, journey.until if journey.first is None else journey.first)
    return _Map(journey, improving).routes()


class Journey(NamedTuple):
    """Where routes begin and end.

    Args:
        record: The learner's sittings and the claims made.
        until: The last series in which anything may be sat or claimed.
        first: The first series in which something new may be entered, where the caller says so.
        calendar: The day, and the key dates.
        edition: The numbers to apply.
    """

    record: LearnerRecord
    until: Series
    first: Series | None
    calendar: Calendar
    edition: Edition

    @property
    def behind(self) -> Series | None:
        """The last series in which anything was sat or missed; ``None`` if nothing was."""
        done = [sitting.series for sitting in self.record.sittings if sitting.status is not Status.PLANNED]
        return done[-1] if done else None

    @property
    def begins(self) -> Series | None:
        """The first series that is looked at; ``None`` if nothing says which."""
        known = self.first or self.behind
        if known is None and self.calendar.on is not None:
            return from_ordinal(planning_window(self.record, self.calendar, None, self.edition)[0])
        return known or (self.record.sittings[0].series if self.record.sittings else None)

    def window(self, component: int) -> list[Series]:
        """Give the series, up to the last, in which a component may be entered anew."""
        record, begins, external = self.record, self.begins, self.record.subject.external
        taken = {sitting.series for sitting in sittings_of(record, component) if sitting.status is not Status.PLANNED}
        if begins is None:
            return []
        ahead = series_from_to(begins, self.until)
        if self.first is None and begins == self.behind and (component != external or ums_known(record, begins)):
            ahead = ahead[1:]
        return [series for series in ahead if series not in taken and self._can_be_entered(component, series)]

    def _can_be_entered(self, component: int, series: Series) -> bool:
        if self.calendar.on is None:
            return True
        opening = entry_opening(self.record, component, series, self.calendar, self.edition, once_sat=True)
        return opening.door is not Door.SHUT


class _Walk(NamedTuple):
    """The steps taken so far, and where they have led."""

    record: LearnerRecord
    steps: tuple[Step, ...] = ()
    rulings: tuple[Ruling, ...] = ()


class _Map:
    """Where a record can still go: the base that binds it, and the steps there are, in order."""

    def __init__(self, journey: Journey, improving: int | None) -> None:
        record, until = journey.record, journey.until
        self.journey, self.improving = journey, improving
        self.edition, self.subject = journey.edition, record.subject
        self.base = without_plans(record)
        entered = {(one.component, one.series) for one in record.sittings if one.status is Status.PLANNED}
        numbers = [
            one
            for one in self.subject.components
            if self._attempts_left(self.base, one) and (not self._is_another(one) or not self.base.attempts(one))
        ]
        offered = {(number, one) for number in numbers for one in journey.window(number)}
        to_sit = {(number, one) for number, one in offered | entered if number in numbers and one <= until}
        self.sits = sorted((Step(one, number, (number, one) in entered) for number, one in to_sit), key=self._place)
        ends = {one.series for one in sittings_of(self.base, self.subject.external) if one.series <= until}
        ends |= {step.series for step in self.sits if step.component == self.subject.external}
        cashed_in = set(record.claimed or ()) - set(self.base.claimed or ())
        self.claims = [Step(one, None, one in cashed_in) for one in sorted(ends - set(self.base.claimed or ()))]
        self.planned = {Step(one, number, entered=True) for number, one in entered}
        self.planned |= {Step(one, None, entered=True) for one in cashed_in}

    def _is_another(self, component: int) -> bool:
        """Whether it is an internal component beside the one that is to be improved: it is sat no second time."""
        return self.improving is not None and component not in (self.improving, self.subject.external)

    def _place(self, step: Step) -> tuple[int, int, int]:
        """Place a step in time: by series, in it the internal components, the external one, and the claim."""
        if step.component is None:
            return step.series.ordinal, 2, 0
        return step.series.ordinal, int(step.component == self.subject.external), step.component

    def routes(self) -> Iterator[Route]:
        """Give every route, in the order that is promised."""
        made = [self._claim(self.base, series) for series in self.base.claimed or ()]
        stand = [ruling for ruling in made if not ruling.failed]
        doubts = tuple(finding for ruling in stand for finding in ruling.unknown)
        held = [one.series for one in certification.certificates(self.base, edition=self.edition)]
        if stand:
            yield self._route(_Walk(self.base), held, doubts)
        most = sum(self._attempts_left(self.base, component) for component in self.subject.components)
        for last in self.claims:
            steps = [step for step in self.sits if step.series <= last.series]
            for count in range(min(most, len(steps)) + 1):
                for walk in self._walks(last, steps, count):
                    yield self._route(walk, held, doubts)

    def _route(self, walk: _Walk, held: list[Series], doubts: tuple[Finding, ...]) -> Route:
        claims = zip(walk.steps, walk.rulings, strict=True)
        claimed = {step.series for step, ruling in claims if step.component is None and ruling.allowed}
        sat = {step.component for step in walk.steps}
        used_up = [one for one in self.subject.components if one in sat and not self._attempts_left(walk.record, one)]
        return Route(
            walk.steps,
            walk.record,
            held=tuple(sorted({*held, *claimed})),
            withdrawn=tuple(sorted(self.planned.difference(walk.steps), key=self._place)) if walk.steps else (),
            gives_up=self._given_up(walk.record),
            used_up=tuple(used_up),
            doubts=doubts,
            rulings=walk.rulings,
            edition=self.edition.id,
        )

    def _given_up(self, record: LearnerRecord) -> tuple[Series, ...]:
        """Give the external sittings that could have been claimed when they were sat, or still can, and never are."""
        last = max(sitting.series for sitting in record.sittings)
        found = []
        for sitting in sittings_of(record, self.subject.external):
            end = sitting.series
            unclaimed = sitting.status is Status.SAT and end not in (record.claimed or ()) and end < last
            if unclaimed and self._claim(self._with_what_is_sat_by(record, end), end).verdict is not Verdict.REFUSED:
                found.append(end)
        return tuple(found)

    def _with_what_is_sat_by(self, record: LearnerRecord, end: Series) -> LearnerRecord:
        """Give what is behind the learner, with what a route adds to it in *end* or before."""
        there = self.base.sittings
        return self.base.adding(*(one for one in sittings_until(record, end) if one not in there))

    def _walks(self, last: Step, sits: list[Step], count: int) -> Iterator[_Walk]:
        """Give the lawful walks that end with the claim *last* after *count* sittings."""
        final = [step for step in sits if step.component == self.subject.external and step.series == last.series]
        if count < len(final):
            return iter(())
        earlier = [claim for claim in self.claims if claim.series < last.series]
        middle = sorted([*(step for step in sits if step not in final), *earlier], key=self._place)
        return self._onward(_Walk(self.base), middle, count - len(final), [*final, last])

    def _onward(self, walk: _Walk, steps: list[Step], count: int, ending: list[Step]) -> Iterator[_Walk]:
        """Take *count* more sittings, and any claims, from *steps*; then the ending."""
        for place, step in enumerate(steps):
            if step.component is not None and (count == 0 or self._is_needless(walk, step.component)):
                continue
            further = self._take(walk, step)
            if further is not None:
                yield from self._onward(further, steps[place + 1 :], count - (step.component is not None), ending)
        if count == 0:
            ended: _Walk | None = walk
            for step in ending:
                ended = ended and self._take(ended, step)
            if ended is not None:
                yield ended

    def _is_needless(self, walk: _Walk, component: int) -> bool:
        return self._is_another(component) and any(one.component == component for one in walk.steps)

    def _take(self, walk: _Walk, step: Step) -> _Walk | None:
        """Take one step; ``None`` if the rules refuse it."""
        record, series, component = walk.record, step.series, step.component
        if component is None:
            days = self.journey.calendar
            if not step.entered and claim_ahead(record, series, days, self.edition).door is Door.SHUT:
                return None
            ruling = self._claim(record, series)
        else:
            ruling = entries.check_entry(record, component, series, edition=self.edition)
        if ruling.verdict is Verdict.REFUSED:
            return None
        sat, claimed = ((), (series,)) if component is None else ((Sitting(component, series),), ())
        return _Walk(record.adding(*sat, claimed=claimed), (*walk.steps, step), (*walk.rulings, ruling))

    def _claim(self, record: LearnerRecord, series: Series) -> Ruling:
        return certification.check_claim(record, series, edition=self.edition)

    def _attempts_left(self, record: LearnerRecord, component: int) -> int:
        return attempts_left(self.edition, record, component)


def without_plans(record: LearnerRecord) -> LearnerRecord:
    """Give what binds a record: what was sat or missed, and what was cashed in on it."""
    done = [sitting for sitting in record.sittings if sitting.status is not Status.PLANNED]
    ends = {sitting.series for sitting in done if sitting.component == record.subject.external}
    return LearnerRecord(record.subject, done, claimed=[series for series in record.claimed or () if series in ends])
