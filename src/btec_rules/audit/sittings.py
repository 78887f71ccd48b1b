"""Sittings: what a learner's sittings ask for: terminal rule, attempts, seasons, assignments, what is to come."""

from __future__ import annotations

from collections.abc import Iterator

from btec_rules import certification, entries, terminal_rule
from btec_rules.audit.actions import Action, Task
from btec_rules.audit.position import Opening, Position
from btec_rules.model.records import sittings_of
from btec_rules.model.series import Series
from btec_rules.model.sittings import Sitting, Status
from btec_rules.moderation.deadlines import submission_deadline
from btec_rules.rulings.findings import Finding, Param, advice, consequence, failed, unknown

__all__ = ("about_sittings",)

_EXTERNAL_ATTEMPTS = ("certification.external-sitting-unlawful", "certification.no-resit-offered")


def about_sittings(position: Position) -> Iterator[Action]:
    """Give everything that the sittings themselves ask for."""
    yield from _attempts_and_seasons(position)
    yield from _terminal_rule(position)
    for sitting in position.record.sittings:
        if sitting.status is Status.PLANNED and position.until is not None and sitting.series > position.until:
            position.question(sitting.component, sitting.series)
            yield _after_the_course(position, sitting, position.until)
    for sitting in position.record.sittings:
        if sitting.component != position.record.subject.external:
            yield from _assignment(position, sitting)
        if sitting.status is Status.PLANNED and (sitting.component, sitting.series) not in position.in_question:
            yield _to_come(position, sitting)
    yield from _unknown_marks(position)


def _terminal_rule(position: Position) -> Iterator[Action]:
    subject, record = position.record.subject, position.record
    ruling = position.noted(terminal_rule.check(record, edition=position.edition))
    missing = [position.opening(one)[0] for one in subject.internal if not record.attempts(one)]
    # The external component goes no earlier than any internal one, those included that still have to be entered.
    there = (*(one.series for one in record.sittings), *missing)
    after = max((one for one in there if one is not None), default=None)
    about_external = [one for one in ruling.unknown if one.code == "terminal_rule.external-not-sat-yet"]
    about_internals = [one for one in (*ruling.failed, *ruling.unknown) if one not in about_external]
    for finding in (*about_internals, *about_external):
        if finding in about_external:
            yield _enter(
                position, finding, Task.ENTER, subject.external, position.opening(subject.external, not_before=after)
            )
        elif finding.code == "terminal_rule.internal-missing":
            yield _missing(position, finding, int(str(finding.params["component"])))
        else:
            yield _too_late(position, finding, int(str(finding.params["component"])), after)


def _enter(position: Position, finding: Finding, task: Task, component: int, opening: Opening) -> Action:
    """An entry to make; where the course ends before any series that would do, that is what is wrong."""
    if opening[0] is None and position.until is not None:
        return position.ask(failed("audit.no-series-left", component=component, until=position.until.code))
    return position.action(finding, task, component, *opening)


def _missing(position: Position, finding: Finding, component: int) -> Action:
    """An internal component that is not there: entered while an external entry still waits, else with a new one."""
    last = position.last_external
    if last is None:
        return _enter(position, finding, Task.ENTER, component, position.opening(component))
    if last.status is Status.PLANNED:
        in_time = position.opening(component, not_before=last.series, until=last.series)
        if in_time[0] is None:
            in_time = position.opening(component, until=last.series)
        if in_time[0] is not None:
            return position.action(finding, Task.ENTER_IN_TIME, component, *in_time)
        position.question(last.component, last.series)
        return _enter(position, finding, Task.ENTER_AND_MOVE, component, position.opening(component))
    if not position.external_left:
        return position.action(finding, None, component)
    return _enter(position, finding, Task.ENTER_BOTH, component, position.opening(component))


def _too_late(position: Position, finding: Finding, component: int, after: Series | None) -> Action:
    """An internal component after the last external one: one is moved or withdrawn, or the external sat again."""
    external, last = position.record.subject.external, position.last_external
    late = position.record.attempts(component)[-1]
    opening = position.opening(external, not_before=after)
    if position.secured and (position.external_left or late.status is not Status.PLANNED):
        further = consequence("audit.further-needs-resit", **finding.params)
        if not position.external_left:
            return position.action(further, None, external)
        return position.action(further, Task.ENTER_FOR_FURTHER, external, *opening)
    if last is not None and last.status is Status.PLANNED:
        position.question(last.component, last.series)
        position.question(component, late.series)
        if not position.external_left:
            finding = failed("audit.one-sitting-for-two", **finding.params)
        return position.action(finding, Task.MOVE, component, *opening)
    if position.external_left:
        return _enter(position, finding, Task.ENTER_EXTERNAL_AGAIN, external, opening)
    if late.status is Status.PLANNED:
        position.question(component, late.series)
        return position.action(finding, Task.WITHDRAW, component, late.series)
    return position.action(finding, None, component, late.series)


def _attempts_and_seasons(position: Position) -> Iterator[Action]:
    record = position.whole
    if not record.sittings:
        return
    number = record.subject.external
    there = [one for one in sittings_of(record, number) if one.status is not Status.ABSENT]
    whole = certification.check_claim(record, record.sittings[-1].series, edition=position.edition)
    for finding in (*whole.failed, *whole.unknown):
        component, code = finding.params.get("component"), finding.params.get("series")
        of_it = [one for one in record.sittings if one.component == component]
        if finding.code in _EXTERNAL_ATTEMPTS:
            position.readings.extend(() if record.subject.resit_possible else ("OPEN-10", *record.subject.readings))
            yield _too_many(position, finding, there)
        elif finding.code == "certification.retake-unlawful":
            yield _too_many(position, finding, of_it)
        elif finding.code == "certification.internal-season-not-offered":
            yield _not_offered(position, finding, [one for one in of_it if one.series.code == code])
    for sitting in there:
        ruling = certification.check_claim(record, sitting.series, edition=position.edition)
        for finding in ruling.failed:
            if finding.code == "certification.external-season-not-offered":
                yield _not_offered(position, finding, [sitting])


def _too_many(position: Position, finding: Finding, sittings: list[Sitting]) -> Action:
    """One entry too many: withdrawn where one is only planned; else it is Pearson's to say which stand."""
    planned = [sitting for sitting in sittings if sitting.status is Status.PLANNED]
    if not planned:
        return position.ask(finding)
    position.question(planned[-1].component, planned[-1].series)
    return position.action(finding, Task.WITHDRAW, planned[-1].component, planned[-1].series)


def _not_offered(position: Position, finding: Finding, sittings: list[Sitting]) -> Action:
    """A season that the subject does not have: a planned entry is withdrawn, a sitting can only be a mistake."""
    position.readings.extend(position.record.subject.readings)
    if all(sitting.status is Status.PLANNED for sitting in sittings):
        return _too_many(position, finding, sittings)
    return position.action(finding, Task.CHECK, sittings[-1].component, sittings[-1].series)


def _after_the_course(position: Position, sitting: Sitting, until: Series) -> Action:
    params: dict[str, Param] = {"component": sitting.component, "series": sitting.series.code, "until": until.code}
    return position.action(failed("audit.after-the-course", **params), Task.CHECK, sitting.component, sitting.series)


def _assignment(position: Position, sitting: Sitting) -> Iterator[Action]:
    """Work on the assignment of another series: put right while there is time; a known UMS says it was taken."""
    if sitting.psa is None or sitting.status is Status.ABSENT:
        return
    due, series = submission_deadline(sitting.series, edition=position.edition), sitting.series
    for finding in position.noted(entries.check_psa(sitting, edition=position.edition)).failed:
        if sitting.ums is not None:
            yield position.action(finding, Task.CHECK, sitting.component, series)
        elif position.is_past(series):
            yield position.ask(finding)
        else:
            yield position.action(finding, Task.CORRECT, sitting.component, series, due)


def _to_come(position: Position, sitting: Sitting) -> Action:
    """An entry that is not sat yet; once its time is past, what became of it should be on the record."""
    series, component = sitting.series, sitting.component
    params: dict[str, Param] = {"component": component, "series": series.code}
    later = [one.series for one in position.record.sittings if one.status is not Status.PLANNED and one.series > series]
    if component == position.record.subject.external:
        over = position.over_by(series)
        if over is None and not later:
            return position.action(consequence("audit.external-to-come", **params), Task.SIT, component, series)
        params["over"] = later[0].code if over is None else over.isoformat()
        return position.action(
            unknown("audit.external-not-recorded", fact="status", **params), Task.RECORD, component, series, over
        )
    deadline = submission_deadline(series, edition=position.edition)
    params["deadline"] = deadline.isoformat()
    if position.is_past(series) or later:
        return position.action(
            unknown("audit.internal-not-recorded", fact="status", **params), Task.RECORD, component, series, deadline
        )
    return position.action(consequence("audit.internal-to-come", **params), Task.SIT, component, series, deadline)


def _unknown_marks(position: Position) -> Iterator[Action]:
    """Sittings whose UMS is not known though their results are out."""
    waiting = [
        one
        for one in position.record.sittings
        if one.status is Status.SAT and one.ums is None and _is_over(position, one.series)
    ]
    unknown_of = sorted({one.component for one in waiting})
    single = [one for one in unknown_of if not _several(position, one)]
    if single:
        yield position.action(advice("audit.ums-missing", components=tuple(map(str, single))), Task.RECORD)
    for component in [one for one in unknown_of if one not in single]:
        position.readings.append("OPEN-47")
        yield position.action(advice("audit.attempt-open", component=component), Task.RECORD, component)


def _several(position: Position, component: int) -> bool:
    """Whether a component has several attempts of which the better counts."""
    sat = [one for one in position.record.attempts(component) if one.status is Status.SAT]
    return component != position.record.subject.external and len(sat) > 1


def _is_over(position: Position, series: Series) -> bool:
    """Whether the results of a series must be out: by the day, or as something later was sat or missed."""
    later = [one for one in position.record.sittings if one.status is not Status.PLANNED and one.series > series]
    return bool(later) or position.over_by(series) is not None
