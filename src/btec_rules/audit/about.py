"""About: what there is to do about a learner's sittings, and about the claims.

The sittings: the terminal rule, attempts, seasons, assignments, and what is still to be sat or written down. The
claims: is the certificate claimed that can be, by when must it be, and do the claims that were made hold?
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from btec_rules import certification, entries, terminal_rule
from btec_rules.audit.actions import Action, Task
from btec_rules.audit.view import Opening, View
from btec_rules.model.records import Sitting, Status, sittings_of
from btec_rules.model.series import Season, Series
from btec_rules.moderation.deadlines import submission_deadline
from btec_rules.rulings.findings import Finding, Outcome, Param, advice, consequence, failed, unknown
from btec_rules.rulings.rulings import Ruling, Verdict

__all__ = ("about_claims", "about_sittings")

_EXTERNAL_ATTEMPTS = ("certification.external-sitting-unlawful", "certification.no-resit-offered")


def about_sittings(view: View) -> Iterator[Action]:
    """Give everything that the sittings themselves ask for."""
    yield from _attempts_and_seasons(view)
    yield from _terminal_rule(view)
    for sitting in view.record.sittings:
        if sitting.status is Status.PLANNED and view.until is not None and sitting.series > view.until:
            view.question(sitting.component, sitting.series)
            yield _after_the_course(view, sitting, view.until)
    for sitting in view.record.sittings:
        if sitting.component != view.record.subject.external:
            yield from _assignment(view, sitting)
        if sitting.status is Status.PLANNED and (sitting.component, sitting.series) not in view.in_question:
            yield _to_come(view, sitting)
    yield from _unknown_marks(view)


def _terminal_rule(view: View) -> Iterator[Action]:
    subject, record = view.record.subject, view.record
    ruling = view.heard(terminal_rule.check(record, edition=view.edition))
    missing = [view.opening(one)[0] for one in subject.internal if not record.attempts(one)]
    # The external component goes no earlier than any internal one, those included that still have to be entered.
    there = (*(one.series for one in record.sittings), *missing)
    after = max((one for one in there if one is not None), default=None)
    about_external = [one for one in ruling.unknown if one.code == "terminal_rule.external-not-sat-yet"]
    about_internals = [one for one in (*ruling.failed, *ruling.unknown) if one not in about_external]
    for finding in (*about_internals, *about_external):
        if finding in about_external:
            yield _enter(view, finding, Task.ENTER, subject.external, view.opening(subject.external, not_before=after))
        elif finding.code == "terminal_rule.internal-missing":
            yield _missing(view, finding, int(str(finding.params["component"])))
        else:
            yield _too_late(view, finding, int(str(finding.params["component"])), after)


def _enter(view: View, finding: Finding, task: Task, component: int, opening: Opening) -> Action:
    """An entry to make; where the course ends before any series that would do, that is what is wrong."""
    if opening[0] is None and view.until is not None:
        return view.ask(failed("audit.no-series-left", component=component, until=view.until.code))
    return view.action(finding, task, component, *opening)


def _missing(view: View, finding: Finding, component: int) -> Action:
    """An internal component that is not there: entered while an external entry still waits, else with a new one."""
    last = view.last_external
    if last is None:
        return _enter(view, finding, Task.ENTER, component, view.opening(component))
    if last.status is Status.PLANNED:
        in_time = view.opening(component, not_before=last.series, until=last.series)
        if in_time[0] is None:
            in_time = view.opening(component, until=last.series)
        if in_time[0] is not None:
            return view.action(finding, Task.ENTER_IN_TIME, component, *in_time)
        view.question(last.component, last.series)
        return _enter(view, finding, Task.ENTER_AND_MOVE, component, view.opening(component))
    if not view.external_left:
        return view.action(finding, None, component)
    return _enter(view, finding, Task.ENTER_BOTH, component, view.opening(component))


def _too_late(view: View, finding: Finding, component: int, after: Series | None) -> Action:
    """An internal component after the last external one: one is moved or withdrawn, or the external sat again."""
    external, last = view.record.subject.external, view.last_external
    late = view.record.attempts(component)[-1]
    opening = view.opening(external, not_before=after)
    if view.secured and (view.external_left or late.status is not Status.PLANNED):
        further = consequence("audit.further-needs-resit", **finding.params)
        if not view.external_left:
            return view.action(further, None, external)
        return view.action(further, Task.ENTER_FOR_FURTHER, external, *opening)
    if last is not None and last.status is Status.PLANNED:
        view.question(last.component, last.series)
        view.question(component, late.series)
        if not view.external_left:
            finding = failed("audit.one-sitting-for-two", **finding.params)
        return view.action(finding, Task.MOVE, component, *opening)
    if view.external_left:
        return _enter(view, finding, Task.ENTER_EXTERNAL_AGAIN, external, opening)
    if late.status is Status.PLANNED:
        view.question(component, late.series)
        return view.action(finding, Task.WITHDRAW, component, late.series)
    return view.action(finding, None, component, late.series)


def _attempts_and_seasons(view: View) -> Iterator[Action]:
    record = view.whole
    if not record.sittings:
        return
    number = record.subject.external
    there = [one for one in sittings_of(record, number) if one.status is not Status.ABSENT]
    whole = certification.check_claim(record, record.sittings[-1].series, edition=view.edition)
    for finding in (*whole.failed, *whole.unknown):
        component, code = finding.params.get("component"), finding.params.get("series")
        of_it = [one for one in record.sittings if one.component == component]
        if finding.code in _EXTERNAL_ATTEMPTS:
            view.readings.extend(() if record.subject.resit_possible else ("OPEN-10", *record.subject.readings))
            yield _too_many(view, finding, there)
        elif finding.code == "certification.retake-unlawful":
            yield _too_many(view, finding, of_it)
        elif finding.code == "certification.internal-season-not-offered":
            yield _not_offered(view, finding, [one for one in of_it if one.series.code == code])
    for sitting in there:
        ruling = certification.check_claim(record, sitting.series, edition=view.edition)
        for finding in ruling.failed:
            if finding.code == "certification.external-season-not-offered":
                yield _not_offered(view, finding, [sitting])


def _too_many(view: View, finding: Finding, sittings: list[Sitting]) -> Action:
    """One entry too many: withdrawn where one is only planned; else it is Pearson's to say which stand."""
    planned = [sitting for sitting in sittings if sitting.status is Status.PLANNED]
    if not planned:
        return view.ask(finding)
    view.question(planned[-1].component, planned[-1].series)
    return view.action(finding, Task.WITHDRAW, planned[-1].component, planned[-1].series)


def _not_offered(view: View, finding: Finding, sittings: list[Sitting]) -> Action:
    """A season that the subject does not have: a planned entry is withdrawn, a sitting can only be a mistake."""
    view.readings.extend(view.record.subject.readings)
    if all(sitting.status is Status.PLANNED for sitting in sittings):
        return _too_many(view, finding, sittings)
    return view.action(finding, Task.CHECK, sittings[-1].component, sittings[-1].series)


def _after_the_course(view: View, sitting: Sitting, until: Series) -> Action:
    params: dict[str, Param] = {"component": sitting.component, "series": sitting.series.code, "until": until.code}
    return view.action(failed("audit.after-the-course", **params), Task.CHECK, sitting.component, sitting.series)


def _assignment(view: View, sitting: Sitting) -> Iterator[Action]:
    """Work on the assignment of another series: put right while there is time; a known UMS says it was taken."""
    if sitting.psa is None or sitting.status is Status.ABSENT:
        return
    due, series = submission_deadline(sitting.series, edition=view.edition), sitting.series
    for finding in view.heard(entries.check_psa(sitting, edition=view.edition)).failed:
        if sitting.ums is not None:
            yield view.action(finding, Task.CHECK, sitting.component, series)
        elif view.is_past(series):
            yield view.ask(finding)
        else:
            yield view.action(finding, Task.CORRECT, sitting.component, series, due)


def _to_come(view: View, sitting: Sitting) -> Action:
    """An entry that is not sat yet; once its time is past, what became of it should be on the record."""
    series, component = sitting.series, sitting.component
    params: dict[str, Param] = {"component": component, "series": series.code}
    later = [one.series for one in view.record.sittings if one.status is not Status.PLANNED and one.series > series]
    if component == view.record.subject.external:
        over = view.over_by(series)
        if over is None and not later:
            return view.action(consequence("audit.external-to-come", **params), Task.SIT, component, series)
        params["over"] = later[0].code if over is None else over.isoformat()
        return view.action(
            unknown("audit.external-not-recorded", fact="status", **params), Task.RECORD, component, series, over
        )
    deadline = submission_deadline(series, edition=view.edition)
    params["deadline"] = deadline.isoformat()
    if view.is_past(series) or later:
        return view.action(
            unknown("audit.internal-not-recorded", fact="status", **params), Task.RECORD, component, series, deadline
        )
    return view.action(consequence("audit.internal-to-come", **params), Task.SIT, component, series, deadline)


def _unknown_marks(view: View) -> Iterator[Action]:
    """Sittings whose UMS is not known though their results are out."""
    waiting = [
        one
        for one in view.record.sittings
        if one.status is Status.SAT and one.ums is None and _is_over(view, one.series)
    ]
    unknown_of = sorted({one.component for one in waiting})
    single = [one for one in unknown_of if not _several(view, one)]
    if single:
        yield view.action(advice("audit.ums-missing", components=tuple(map(str, single))), Task.RECORD)
    for component in [one for one in unknown_of if one not in single]:
        view.readings.append("OPEN-47")
        yield view.action(advice("audit.attempt-open", component=component), Task.RECORD, component)


def _several(view: View, component: int) -> bool:
    """Whether a component has several attempts of which the better counts."""
    sat = [one for one in view.record.attempts(component) if one.status is Status.SAT]
    return component != view.record.subject.external and len(sat) > 1


def _is_over(view: View, series: Series) -> bool:
    """Whether the results of a series must be out: by the day, or as something later was sat or missed."""
    later = [one for one in view.record.sittings if one.status is not Status.PLANNED and one.series > series]
    return bool(later) or view.over_by(series) is not None


def about_claims(view: View) -> Iterator[Action]:
    """Give everything that the claims ask for, made or still to make."""
    last = view.last_external
    for series in view.record.claimed:
        yield from _made(view, series)
    if last is not None and last.series not in view.record.claimed:
        yield from _to_make(view, last)
    for sitting in sittings_of(view.record, view.record.subject.external):
        if sitting.status is Status.SAT and sitting.series not in view.record.claimed:
            yield from _before_it_is_lost(view, sitting.series)


def _made(view: View, series: Series) -> Iterator[Action]:
    ruling = view.heard(_claim(view, series))
    for finding in ruling.unknown:
        if finding.code == "certification.absent-in-series":
            yield view.ask(finding)
    if series != view.target and ruling.verdict is Verdict.REFUSED:
        yield view.action(advice("audit.claim-does-not-hold", series=series.code), Task.CHECK, None, series)


def _to_make(view: View, last: Sitting) -> Iterator[Action]:
    """A claim that could be made; where the sittings themselves are in the way, they are what is told."""
    series = last.series
    if view.heard(_claim(view, series)).verdict is Verdict.REFUSED:
        return
    days = view.days_of(series)
    found = {finding.code: finding for finding in _on_the_day(view, series)}
    if _is_closed(found.values()):
        yield _closed(view, found["certification.late-window"])
    elif "certification.late-summer-claim" in found:
        view.readings.append("OPEN-28")
        yield view.ask(found["certification.late-summer-claim"])
    elif "certification.late-window-not-open" in found and days.late_claims_open is not None:
        not_yet = failed("audit.claim-not-open-yet", series=series.code, opens=days.late_claims_open.isoformat())
        yield view.action(not_yet, Task.CLAIM_LATER, None, series, days.late_claims_close)
    elif view.secured:
        further = consequence("audit.claim-missing", series=series.code)
        yield view.action(further, Task.CLAIM_FURTHER, None, series, _due(view, last))
    else:
        task = Task.CLAIM_IF_OPEN if "certification.window" in found else Task.CLAIM
        yield view.action(failed("audit.claim-missing", series=series.code), task, None, series, _due(view, last))


def _closed(view: View, finding: Finding) -> Action:
    """A claim that comes too late: the external component is sat again, where that is possible."""
    external = view.record.subject.external
    opening = view.opening(external)
    if view.external_left and opening[0] is not None:
        return view.action(finding, Task.ENTER_EXTERNAL_AGAIN, external, *opening)
    return view.ask(finding)


def _due(view: View, last: Sitting) -> datetime.date | None:
    """Give the last day for a claim: with the entry where it is to come, in the late window once January is sat."""
    days = view.days_of(last.series)
    over = view.on is not None and days.entries_close is not None and view.on > days.entries_close
    if last.series.season is Season.JANUARY and (last.status is Status.SAT or over):
        return days.late_claims_close
    return days.entries_close


def _before_it_is_lost(view: View, before: Series) -> Iterator[Action]:
    """A result that can be claimed now, and no more once something planned is sat."""
    planned = [one for one in view.record.sittings if one.status is Status.PLANNED and one.series > before]
    if not planned or _claim(view, before).verdict is Verdict.REFUSED:
        return
    if _is_closed(_on_the_day(view, before)):
        return
    external = view.record.subject.external
    first = min(planned, key=lambda one: (one.series, one.component != external))
    params = {"before": before.code, "series": first.series.code}
    if first.component == external:
        finding = consequence("audit.lost-by-resit", **params)
    else:
        finding = consequence("audit.lost-by-retake", component=first.component, **params)
    yield view.action(finding, Task.DECIDE, None, before, view.days_of(before).late_claims_close)


def _on_the_day(view: View, series: Series) -> list[Finding]:
    """Give what speaks against a claim on the day, or leaves it open."""
    if view.on is None:
        return []
    days = view.key_dates.get(series)
    ruling = certification.check_claim(view.record, series, on=view.on, key_dates=days, edition=view.edition)
    return [finding for finding in ruling.findings if finding.outcome in (Outcome.FAILED, Outcome.UNKNOWN)]


def _is_closed(findings: Iterable[Finding]) -> bool:
    """Whether the late window is over; an unknown result of January is another matter."""
    return any(one.code == "certification.late-window" and one.outcome is Outcome.FAILED for one in findings)


def _claim(view: View, series: Series) -> Ruling:
    return certification.check_claim(view.record, series, edition=view.edition)
