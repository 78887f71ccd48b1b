"""The dates that the guide itself gives."""

import datetime
from collections.abc import Container

from .common import JANUARY


def submission_deadline(series: int) -> datetime.date:
    """MOD-4: 15 December of the year before for December/January, 15 May for May/June."""
    year = series // 2
    return datetime.date(year - 1, 12, 15) if series % 2 == JANUARY else datetime.date(year, 5, 15)


def advised_submission(series: int, closed: Container[datetime.date]) -> datetime.date:
    """MOD-4, OPEN-14: the deadline, or the last day before it that is no weekend and no closed day."""
    day = submission_deadline(series)
    while day.weekday() >= 5 or day in closed:
        day = day - datetime.timedelta(days=1)
    return day


def registration_window(end_year: int) -> tuple[datetime.date, datetime.date]:
    """REG-1, REG-2, OPEN-13: 1 September to 1 November, both in, of the academic year that ends in `end_year`."""
    return datetime.date(end_year - 1, 9, 1), datetime.date(end_year - 1, 11, 1)


def compliance_window(end_year: int) -> tuple[datetime.date, datetime.date]:
    """COMP-1, OPEN-13: 15 September to 28 October, both in, of the academic year that ends in `end_year`."""
    return datetime.date(end_year - 1, 9, 15), datetime.date(end_year - 1, 10, 28)


def appeal_deadline(received: datetime.date) -> datetime.date:
    """APL-1, OPEN-34: thirty calendar days, the day of receipt being day 0."""
    return received + datetime.timedelta(days=30)


def preliminary_due(received: datetime.date) -> datetime.date:
    """APL-4, OPEN-34: forty-two calendar days after Pearson has the application."""
    return received + datetime.timedelta(days=42)


def hearing_due(requested: datetime.date) -> datetime.date:
    """APL-4, OPEN-34: seventy calendar days after the request for a hearing."""
    return requested + datetime.timedelta(days=70)


def psa_release(series: int) -> tuple[int, int]:
    """PSA-1, OPEN-12: the year and month of release: June before December/January, September before May/June."""
    return series // 2 - 1, 6 if series % 2 == JANUARY else 9


def registration(on: datetime.date, end_year: int) -> tuple[str, bool]:
    """REG-1, REG-2, OPEN-13, OPEN-44: not before the window; after it late with a fee, and never refused."""
    opens, closes = registration_window(end_year)
    if on < opens:
        return "refused", False
    return "allowed", on > closes


def appeal_in_time(on: datetime.date, received: datetime.date) -> bool:
    """APL-1, OPEN-13, OPEN-34: not before the outcome is there, and on day 30 at the latest."""
    return received <= on <= appeal_deadline(received)


def compliance_in_window(on: datetime.date, end_year: int) -> bool:
    """COMP-1, OPEN-13: inside the window, both ends in."""
    opens, closes = compliance_window(end_year)
    return opens <= on <= closes
