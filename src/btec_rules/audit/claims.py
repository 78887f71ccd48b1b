"""Claims: is the certificate claimed that can be, by when must it be, and do the claims that were made hold?"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from btec_rules import certification
from btec_rules.audit.actions import Action, Task
from btec_rules.audit.position import Position
from btec_rules.model.calendar import Calendar
from btec_rules.model.records import sittings_of
from btec_rules.model.series import Season, Series
from btec_rules.model.sittings import Sitting, Status
from btec_rules.rulings.findings import Finding, Outcome, advice, consequence, failed
from btec_rules.rulings.rulings import Ruling, Verdict

__all__ = ("about_claims",)


def about_claims(position: Position) -> Iterator[Action]:
    """Give everything that the claims ask for, made or still to make."""
    last = position.last_external
    for series in position.record.claimed or ():
        yield from _made(position, series)
    if last is not None and last.series not in (position.record.claimed or ()):
        yield from _to_make(position, last)
    for sitting in sittings_of(position.record, position.record.subject.external):
        if sitting.status is Status.SAT and sitting.series not in (position.record.claimed or ()):
            yield from _before_it_is_lost(position, sitting.series)


def _made(position: Position, series: Series) -> Iterator[Action]:
    ruling = position.noted(_claim(position, series))
    for finding in ruling.unknown:
        if finding.code == "certification.absent-in-series":
            yield position.ask(finding)
    if series != position.target and ruling.verdict is Verdict.REFUSED:
        yield position.action(advice("audit.claim-does-not-hold", series=series.code), Task.CHECK, None, series)


def _to_make(position: Position, last: Sitting) -> Iterator[Action]:
    """A claim that could be made; where the sittings themselves are in the way, they are what is told."""
    series = last.series
    if position.noted(_claim(position, series)).verdict is Verdict.REFUSED:
        return
    days = position.days_of(series)
    found = {finding.code: finding for finding in _on_the_day(position, series)}
    if _is_closed(found.values()):
        yield _closed(position, found["certification.late-window"])
    elif "certification.late-summer-claim" in found:
        position.readings.append("OPEN-28")
        yield position.ask(found["certification.late-summer-claim"])
    elif "certification.late-window-not-open" in found and days.late_claims_open is not None:
        not_yet = failed("audit.claim-not-open-yet", series=series.code, opens=days.late_claims_open.isoformat())
        yield position.action(not_yet, Task.CLAIM_LATER, None, series, days.late_claims_close)
    elif position.secured:
        further = consequence("audit.claim-missing", series=series.code)
        yield position.action(further, Task.CLAIM_FURTHER, None, series, _due(position, last))
    else:
        task = Task.CLAIM_IF_OPEN if "certification.window" in found else Task.CLAIM
        yield position.action(
            failed("audit.claim-missing", series=series.code), task, None, series, _due(position, last)
        )


def _closed(position: Position, finding: Finding) -> Action:
    """A claim that comes too late: the external component is sat again, where that is possible."""
    external = position.record.subject.external
    opening = position.opening(external)
    if position.external_left and opening[0] is not None:
        return position.action(finding, Task.ENTER_EXTERNAL_AGAIN, external, *opening)
    return position.ask(finding)


def _due(position: Position, last: Sitting) -> datetime.date | None:
    """Give the last day for a claim: with the entry where it is to come, in the late window once January is sat."""
    days = position.days_of(last.series)
    over = position.on is not None and days.entries_close is not None and position.on > days.entries_close
    if last.series.season is Season.JANUARY and (last.status is Status.SAT or over):
        return days.late_claims_close
    return days.entries_close


def _before_it_is_lost(position: Position, before: Series) -> Iterator[Action]:
    """A result that can be claimed now, and no more once something planned is sat."""
    planned = [one for one in position.record.sittings if one.status is Status.PLANNED and one.series > before]
    if not planned or _claim(position, before).verdict is Verdict.REFUSED:
        return
    if _is_closed(_on_the_day(position, before)):
        return
    external = position.record.subject.external
    first = min(planned, key=lambda one: (one.series, one.component != external))
    params = {"before": before.code, "series": first.series.code}
    if first.component == external:
        finding = consequence("audit.lost-by-resit", **params)
    else:
        finding = consequence("audit.lost-by-retake", component=first.component, **params)
    yield position.action(finding, Task.DECIDE, None, before, position.days_of(before).late_claims_close)


def _on_the_day(position: Position, series: Series) -> list[Finding]:
    """Give what speaks against a claim on the day, or leaves it open."""
    if position.on is None:
        return []
    calendar = Calendar(position.key_dates.values(), on=position.on)
    ruling = certification.check_claim(position.record, series, calendar=calendar, edition=position.edition)
    return [finding for finding in ruling.findings if finding.outcome in (Outcome.FAILED, Outcome.UNKNOWN)]


def _is_closed(findings: Iterable[Finding]) -> bool:
    """Whether the late window is over; an unknown result of January is another matter."""
    return any(one.code == "certification.late-window" and one.outcome is Outcome.FAILED for one in findings)


def _claim(position: Position, series: Series) -> Ruling:
    return certification.check_claim(position.record, series, edition=position.edition)
