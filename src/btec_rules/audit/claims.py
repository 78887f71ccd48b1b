"""Claims: is the certificate claimed that can be, by when must it be, and do the claims that were made hold?"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from btec_rules import certification, external
from btec_rules.audit.actions import Action, Task
from btec_rules.audit.view import View
from btec_rules.model.records import Sitting, Status
from btec_rules.model.rulings import Outcome, Ruling, Verdict, advice, failed
from btec_rules.model.series import Season, Series

__all__ = ("about_claims",)


def about_claims(view: View) -> Iterator[Action]:
    """Give everything that the claims ask for, made or still to make."""
    last = view.last_external
    for series in view.record.claimed:
        yield from _made(view, series)
    if last is None:
        return
    if last.series not in view.record.claimed:
        yield from _to_make(view, last)
    if last.status is Status.PLANNED:
        yield from _before_the_resit(view, last.series)


def _made(view: View, series: Series) -> Iterator[Action]:
    ruling = view.heard(_claim(view, series))
    for finding in ruling.unknown:
        if finding.code == "certification.absent-in-series":
            yield view.ask(finding)
    if series != view.target and ruling.verdict is Verdict.REFUSED:
        yield view.action(advice("audit.claim-does-not-hold", series=series.code), Task.CHECK, series)


def _to_make(view: View, last: Sitting) -> Iterator[Action]:
    """A claim that could be made; where the sittings themselves are in the way, they are what is told."""
    series = last.series
    if view.heard(_claim(view, series)).verdict is Verdict.REFUSED:
        return
    days = view.days_of(series)
    on_the_day = {} if view.on is None else {one.code: one for one in _claim(view, series, dated=True).findings}
    closed = on_the_day.get("certification.late-window")
    summer = on_the_day.get("certification.late-summer-claim")
    if closed is not None and closed.outcome is Outcome.FAILED:
        where = view.opening(view.record.subject.external)
        yield view.action(closed, Task.ENTER_EXTERNAL_AGAIN, *where) if view.external_left else view.ask(closed)
    elif summer is not None:
        view.leans.append("OPEN-28")
        yield view.ask(summer)
    elif "certification.late-window-not-open" in on_the_day and days.late_claims_open is not None:
        not_yet = failed("audit.claim-not-open-yet", series=series.code, opens=days.late_claims_open.isoformat())
        yield view.action(not_yet, Task.CLAIM_LATER, series, days.late_claims_close)
    else:
        yield view.action(failed("audit.claim-missing", series=series.code), Task.CLAIM, series, _due(view, last))


def _due(view: View, last: Sitting) -> datetime.date | None:
    """Give the last day for a claim: with the entry where it is to come, in the late window once January is sat."""
    days = view.days_of(last.series)
    over = view.on is not None and days.entries_close is not None and view.on > days.entries_close
    if last.series.season is Season.JANUARY and (last.status is Status.SAT or over):
        return days.late_claims_close
    return days.entries_close


def _before_the_resit(view: View, resit: Series) -> Iterator[Action]:
    """A result that can still be claimed, and no more once the resit is sat."""
    for finding in external.check(view.record, resit, edition=view.edition).consequences:
        if finding.code == "external.final-sitting-counts":
            before = Series.parse(str(finding.params["before"]))
            if _claim(view, before, dated=view.on is not None).verdict is not Verdict.REFUSED:
                yield view.action(finding, Task.DECIDE, before, view.days_of(before).late_claims_close)


def _claim(view: View, series: Series, *, dated: bool = False) -> Ruling:
    """Judge a claim; *dated*, with the day and what is known of the series' days."""
    if not dated:
        return certification.check_claim(view.record, series, edition=view.edition)
    days = view.key_dates.get(series)
    return certification.check_claim(view.record, series, on=view.on, key_dates=days, edition=view.edition)
