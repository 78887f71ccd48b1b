"""Sittings: the terminal rule, attempts, seasons, assignments, and what is still to be sat or written down."""

from __future__ import annotations

from collections.abc import Iterator

from btec_rules import certification, entries, terminal_rule
from btec_rules.audit.actions import Action, Task
from btec_rules.audit.view import View
from btec_rules.model.records import Sitting, Status, sittings_of
from btec_rules.model.rulings import Finding, Param, advice, consequence, failed, unknown
from btec_rules.model.series import Series
from btec_rules.moderation import submission_deadline

__all__ = ("about_sittings",)

_ATTEMPTS = ("certification.external-sitting-unlawful", "certification.no-resit-offered")


def about_sittings(view: View) -> Iterator[Action]:
    """Give everything that the sittings themselves ask for."""
    yield from _terminal_rule(view)
    yield from _attempts_and_seasons(view)
    for sitting in view.record.sittings:
        if sitting.component != view.record.subject.external:
            yield from _assignment(view, sitting)
        if sitting.status is Status.PLANNED:
            yield _to_come(view, sitting)
    yield from _unknown_marks(view)


def _terminal_rule(view: View) -> Iterator[Action]:
    ruling = view.heard(terminal_rule.check(view.record, edition=view.edition))
    for finding in (*ruling.failed, *ruling.unknown):
        if finding.code == "terminal_rule.external-not-sat-yet":
            internals = [one.series for one in view.record.sittings if one.status is not Status.ABSENT]
            after = max(internals, default=None)
            where = view.opening(view.record.subject.external, not_before=after)
            yield view.action(finding, Task.ENTER, *where)
        elif finding.code == "terminal_rule.internal-missing":
            yield _missing(view, finding)
        else:
            yield _too_late(view, finding)


def _missing(view: View, finding: Finding) -> Action:
    """An internal component that is not there: entered by itself where an external entry still waits, else with one."""
    component, last = int(str(finding.params["component"])), view.last_external
    if last is None:
        return view.action(finding, Task.ENTER, *view.opening(component))
    if last.status is Status.PLANNED:
        where = view.opening(component, until=last.series)
        if where[0] is not None:
            return view.action(finding, Task.ENTER_IN_TIME, *where)
    return view.action(finding, Task.ENTER_BOTH, *view.opening(component))


def _too_late(view: View, finding: Finding) -> Action:
    """An internal component after the last external one: one is moved or withdrawn, or the external sat again."""
    subject, last = view.record.subject, view.last_external
    late = view.record.attempts(int(str(finding.params["component"])))[-1]
    where = view.opening(subject.external, not_before=late.series)
    if last is not None and last.status is Status.PLANNED:
        if not view.external_left:
            finding = failed("audit.one-sitting-for-two", **finding.params)
        return view.action(finding, Task.MOVE, *where)
    if view.external_left:
        return view.action(finding, Task.ENTER_FOR_FURTHER if view.held else Task.ENTER_EXTERNAL_AGAIN, *where)
    return view.action(finding, Task.WITHDRAW if late.status is Status.PLANNED else None, late.series)


def _attempts_and_seasons(view: View) -> Iterator[Action]:
    record = view.record
    if not record.sittings:
        return
    number = record.subject.external
    there = [one for one in sittings_of(record, number) if one.status is not Status.ABSENT]
    whole = certification.check_claim(record, record.sittings[-1].series, edition=view.edition)
    for finding in (*whole.failed, *whole.unknown):
        if finding.code in _ATTEMPTS:
            yield _too_many(view, finding, there)
        elif finding.code == "certification.retake-unlawful":
            yield _too_many(
                view, finding, [one for one in record.sittings if one.component == finding.params["component"]]
            )
        elif finding.code == "certification.internal-season-not-offered":
            component, code = finding.params["component"], finding.params["series"]
            yield _not_offered(
                view, finding, [one for one in record.sittings if (one.component, one.series.code) == (component, code)]
            )
    for sitting in there:
        ruling = certification.check_claim(record, sitting.series, edition=view.edition)
        for finding in ruling.failed:
            if finding.code == "certification.external-season-not-offered":
                yield _not_offered(view, finding, [sitting])


def _too_many(view: View, finding: Finding, sittings: list[Sitting]) -> Action:
    planned = [sitting for sitting in sittings if sitting.status is Status.PLANNED]
    return view.action(finding, Task.WITHDRAW, planned[-1].series) if planned else view.ask(finding)


def _not_offered(view: View, finding: Finding, sittings: list[Sitting]) -> Action:
    view.leans.extend(view.record.subject.readings)
    return _too_many(view, finding, sittings)


def _assignment(view: View, sitting: Sitting) -> Iterator[Action]:
    if sitting.psa is None or sitting.status is Status.ABSENT:
        return
    for finding in view.heard(entries.check_psa(sitting, edition=view.edition)).failed:
        due = submission_deadline(sitting.series, edition=view.edition)
        yield view.action(finding, Task.CORRECT, sitting.series, due)


def _to_come(view: View, sitting: Sitting) -> Action:
    """An entry that is not sat yet; once its day is past, what became of it should be on the record."""
    series = sitting.series
    params: dict[str, Param] = {"component": sitting.component, "series": series.code}
    if sitting.component == view.record.subject.external:
        results = view.days_of(series).results_day
        if view.on is not None and results is not None and view.on >= results:
            params["results"] = results.isoformat()
            return view.action(
                unknown("audit.external-not-recorded", fact="status", **params), Task.RECORD, series, results
            )
        return view.action(consequence("audit.external-to-come", **params), Task.SIT, series)
    deadline = submission_deadline(series, edition=view.edition)
    params["deadline"] = deadline.isoformat()
    if view.is_past(series):
        return view.action(
            unknown("audit.internal-not-recorded", fact="status", **params), Task.RECORD, series, deadline
        )
    return view.action(consequence("audit.internal-to-come", **params), Task.SIT, series, deadline)


def _unknown_marks(view: View) -> Iterator[Action]:
    """Sittings whose UMS is not known though their results may be out."""
    waiting = [
        one
        for one in view.record.sittings
        if one.status is Status.SAT and one.ums is None and not _before_results(view, one.series)
    ]
    if not waiting:
        return
    components = sorted({one.component for one in waiting})
    if any(len([one for one in view.record.attempts(number) if one.status is Status.SAT]) > 1 for number in components):
        view.leans.append("OPEN-47")
    yield view.action(advice("audit.ums-missing", components=tuple(map(str, components))), Task.RECORD)


def _before_results(view: View, series: Series) -> bool:
    results = view.days_of(series).results_day
    return view.on is not None and results is not None and view.on < results
