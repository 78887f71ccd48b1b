"""How long students' work is kept (KEEP-1 to KEEP-5)."""

import datetime

from .common import Answer, answer


def earliest_disposal(received: datetime.date, closes: datetime.date | None) -> datetime.date:
    """KEEP-1, OPEN-9: twelve weeks after receipt, or the day after post-results services closed if they close later."""
    twelve_weeks = received + datetime.timedelta(days=84)
    if closes is not None and closes >= twelve_weeks:  # on the closing day itself they are still open
        return closes + datetime.timedelta(days=1)
    return twelve_weeks


def check_disposal(
    on: datetime.date,
    received: tuple[datetime.date, ...] | None,
    on_programme: bool | None,
    appeal_open: bool | None,
    certification_problem: bool | None,
    closes: datetime.date | None,
) -> Answer:
    """KEEP-1, KEEP-4, KEEP-5, OPEN-9, OPEN-35, OPEN-45: may the work go on this day?

    Failures: no-certificate, too-early, on-programme, appeal-open, certification-problem. Unknowns: the same facts
    with `-unknown` behind them, received-unknown, and services-open.
    """
    failed: set[str] = set()
    unknown: set[str] = set()
    if received is None:
        unknown.add("received-unknown")
    elif not received:
        failed.add("no-certificate")
    elif on < earliest_disposal(max(received), None):
        failed.add("too-early")
    if closes is not None and on <= closes:
        unknown.add("services-open")  # OPEN-9: another page of Pearson's asks for it, the guide does not
    for fact, name in (
        (on_programme, "on-programme"),
        (appeal_open, "appeal-open"),
        (certification_problem, "certification-problem"),
    ):
        if fact is None:
            unknown.add(name + "-unknown")
        elif fact:
            failed.add(name)
    return answer(failed, unknown)
