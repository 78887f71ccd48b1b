"""Claims: is the certificate claimed that can be, by when must it be, and do the claims that were made hold?"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from btec_rules import certification
from btec_rules.audit.actions import Action, Task
from btec_rules.audit.view import View
from btec_rules.model.records import Sitting, Status, sittings_of
from btec_rules.model.rulings import Finding, Outcome, Ruling, Verdict, advice, consequence, failed
from btec_rules.model.series import Season, Series

__all__ = ("about_claims",)


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
        view.leans.append("OPEN-28")
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
