"""Reasons: why is a change in a plan, and what does the plan cost?

Every change has a finding with rule and page: what is missing, what the rules refuse, what still has to be claimed. The
ruling of a plan says what it uses up, gives up and costs, and names every day that nobody gave.
"""

from __future__ import annotations

from btec_rules import terminal_rule
from btec_rules.entries import entry_law
from btec_rules.model.calendar import Calendar
from btec_rules.model.editions.edition import Edition
from btec_rules.model.records import LearnerRecord, sittings_of
from btec_rules.model.series import Series, code_of, from_ordinal
from btec_rules.model.sittings import Status
from btec_rules.model.subjects import seasons_of
from btec_rules.planning.search import CLAIM, ENTER, MOVE, WITHDRAW, Change, Found
from btec_rules.rulings.attempts import attempts_allowed, attempts_among
from btec_rules.rulings.cases import Case
from btec_rules.rulings.findings import Finding, consequence, failed, unknown
from btec_rules.rulings.opening import Door, Opening, claim_ahead
from btec_rules.rulings.rulings import Ruling

__all__ = ("Reasons",)


class Reasons:
    """Why the changes of a record's plans are made, and what the plans cost.

    Args:
        record: The record as it was given.
        calendar: The day, and the key dates.
        until: The last series of the course.
        edition: The numbers to apply.
    """

    record: LearnerRecord
    calendar: Calendar
    until: Series | None
    edition: Edition

    def __init__(self, record: LearnerRecord, calendar: Calendar, until: Series | None, edition: Edition) -> None:
        self.record, self.calendar, self.until, self.edition = record, calendar, until, edition

    def _against_the_order(self) -> tuple[Finding, ...]:
        """Give what the terminal rule refuses on the record."""
        return terminal_rule.check(self.record, edition=self.edition).failed

    def why(self, found: Found, change: Change, target: int) -> Finding:
        """Say why a change is made; *target* is the series that is to be claimed."""
        if change.kind == CLAIM:
            return _why_claimed(found, change.series)
        if change.kind == ENTER:
            return self._why_entered(change, target)
        return self._why_not_kept(change, target)

    def _why_entered(self, change: Change, target: int) -> Finding:
        record, component, series = self.record, change.component, code_of(change.series)
        attempts = record.timeline.attempts
        if component != record.subject.external:
            if component in attempts:
                late = code_of(attempts[component])
                return failed(_AFTER, component=component, series=late, external=code_of(target))
            return unknown("terminal_rule.internal-missing", fact="internal", component=component)
        if component in attempts:
            return self._why_again(series)
        missed = [one.series for one in record.sittings if one.component == component and one.status is Status.ABSENT]
        if missed:
            return failed("planning.missed", missed=missed[-1].code)
        return unknown("terminal_rule.external-not-sat-yet", fact="external", component=component)

    def _why_again(self, series: str) -> Finding:
        """Say why the external component is sat again."""
        refused = self._against_the_order()
        if refused:
            return refused[0]
        for one in reversed(sittings_of(self.record, self.record.subject.external)):
            unclaimed = one.series not in (self.record.claimed or ())
            if unclaimed and claim_ahead(self.record, one.series, self.calendar, self.edition).door is Door.SHUT:
                return failed("planning.claim-closed", series=one.series.code)
        return consequence("planning.sit-again", series=series)

    def _why_not_kept(self, change: Change, target: int) -> Finding:
        """Say why an entry is moved or withdrawn; the external component is sat in *target*."""
        component = change.component
        was = from_ordinal(change.moved_from if change.kind == MOVE else change.series)
        if self.until is not None and was > self.until:
            return failed("planning.after-the-course", component=component, series=was.code, until=self.until.code)
        refused = entry_law(self.record, component, was, self.edition).failed
        if not refused and component == self.record.subject.external:
            return self._why_not_claimed_there(was, target)
        if not refused:
            refused = tuple(one for one in self._against_the_order() if one.params.get("component") == component)
        return refused[0] if refused else _not_this_way(component, was, target)

    def _why_not_claimed_there(self, series: Series, target: int) -> Finding:
        """Say why a lawful external entry is not kept: its series can't be claimed, or not for certain."""
        unclaimed = series not in (self.record.claimed or ())
        if unclaimed and claim_ahead(self.record, series, self.calendar, self.edition).door is Door.SILENT:
            return unknown("planning.late-summer-claim", fact=_LATE, series=series.code)
        return _not_this_way(self.record.subject.external, series, target)

    def ruling(self, found: Found) -> Ruling:
        """Say what a plan costs, and what is not known about it."""
        case = Case(self.edition)
        for series, claim in found.claims.items():
            case.assume(*claim.readings)
            for point in claim.open_points:
                case.leave_open(point.code, **_said(point))
            if claim.opening.door is Door.SILENT:
                case.assume("OPEN-28")
                case.leave_open("planning.late-summer-claim", _LATE, series=code_of(series))  # CERT-2, p. 20
        if any(self._is_in_a_season_not_offered(change) for change in found.changes):
            case.assume(*self.record.subject.readings)
        for change, opening in sorted(found.days.items(), key=lambda item: item[0]):
            self._say_what_the_days_mean(case, change, opening)
        for lost in found.gives_up:
            before, final = code_of(lost), code_of(found.certificates[-1])
            case.note("planning.earlier-result-lost", before=before, series=final)  # CERT-4, p. 21
        for component in {one.component: None for one in found.changes if one.kind == ENTER}:
            self._say_what_is_used_up(case, component, len(found.entries[component]))
        if found.certificates and found.changes:
            case.note("planning.tables-count", series=code_of(found.certificates[0]))  # CERT-6, p. 21
        return case.ruling()

    def _is_in_a_season_not_offered(self, change: Change) -> bool:
        """Whether a change takes away an entry for a season in which the subject does not have the component."""
        gone = change.moved_from if change.kind == MOVE else change.series
        offered = seasons_of(self.record.subject, change.component)
        return change.kind in (MOVE, WITHDRAW) and from_ordinal(gone).season not in offered

    def _say_what_the_days_mean(self, case: Case, change: Change, opening: Opening) -> None:
        number, series = change.component, code_of(change.series)
        for fact in opening.missing if opening.door is Door.UNKNOWN else ():
            if change.kind == CLAIM:
                case.leave_open("planning.claim-days", fact, series=series)  # CERT-2, p. 20
            else:
                case.leave_open("planning.entry-days", fact, component=number, series=series)  # ENT-1, p. 8
        if change.kind == CLAIM or not (opening.door is Door.LATE or opening.late):
            return
        on, high = self.calendar.on, self.calendar.of(from_ordinal(change.series)).high_late_fees_from
        if on is not None and high is not None and on >= high:
            case.note("planning.high-late-fee", component=number, series=series)  # ENT-1, p. 8
        else:
            case.note("planning.late-fee", component=number, series=series)  # ENT-1, p. 8

    def _say_what_is_used_up(self, case: Case, component: int, planned: int) -> None:
        subject = self.record.subject
        behind = [
            one for one in self.record.sittings if one.status is not Status.PLANNED and one.component == component
        ]
        used = len(attempts_among(self.edition, tuple(behind))) + planned
        if used < attempts_allowed(self.edition, subject, component):
            return
        if component != subject.external:
            case.note("planning.last-attempt", component=component)  # RET-1, p. 12
        elif subject.resit_possible:
            case.note("planning.last-external-sitting")  # EXT-3, p. 20
        else:
            case.note("planning.only-external-sitting", subject=subject.title)  # EXT-4, p. 20


def _not_this_way(component: int, series: Series, target: int) -> Finding:
    return consequence("planning.not-this-way", component=component, series=series.code, external=code_of(target))


def _why_claimed(found: Found, series: int) -> Finding:
    claim = found.claims[series]
    if claim.open_points and claim.open_points[0].code in _ABOUT_THE_CLAIM:
        return claim.open_points[0]
    if claim.opening.door is Door.SILENT:
        return unknown("planning.late-summer-claim", fact=_LATE, series=code_of(series))
    if claim.opening.opens is not None:
        return consequence("planning.claim-in-the-late-window", series=code_of(series))
    return consequence("planning.claim-to-make", series=code_of(series))


def _said(point: Finding) -> dict[str, str]:
    return {name: str(value) for name, value in point.pairs}


_AFTER = "terminal_rule.internal-after-external"
_LATE = "late-summer-claim"
_ABOUT_THE_CLAIM = ("certification.absent-in-series", "planning.total-zero")
"""What the guide leaves open about a claim itself; the rest is about the record."""
