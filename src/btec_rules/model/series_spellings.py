"""Spellings of a series: which series does a cell mean, or why does it mean none?

>>> facts = Facts()
>>> read_series(facts, "series", "Jun-25"), read_series(facts, "series", "25/1A")
(Series.june(2025), Series.january(2025))
>>> read_series(facts, "series", "Dec/Jan 2026"), facts.faults[0].expected
(None, 'December 2025/January 2026 or December 2026/January 2027: say both years')
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from types import MappingProxyType

from btec_rules._values.facts import FIRST_YEAR, LAST_YEAR, Facts
from btec_rules._values.true_types import described, is_instance
from btec_rules.model.cells import A_DATE, plain_of, written_of
from btec_rules.model.dates import MONTHS
from btec_rules.model.series import Series

__all__ = ("SERIES_SPELLINGS", "read_series")

SERIES_SPELLINGS: tuple[tuple[str, str, str], ...] = (
    (
        "series",
        "2026-06; June 2026, Jun 26, Jun-26, Jun/26, 2026 June, May 2026; May/June 2026; Summer 2026, S2026, S26",
        "May/June 2026",
    ),
    (
        "series",
        "2026-01; Jan 2026, Jan-26; Dec 2025, Dec-25; December 2025/January 2026, Dec 25/Jan 26; Dec/Jan 25/26",
        "December 2025/January 2026",
    ),
    ("series", "26/6A, 2026/6A, 6B26, 6B 26, 6B2026 (year, month 6, any letter)", "May/June 2026"),
    ("series", "26/1A, 2026/1A, 1B26, 1B 26, 1B2026 (year, month 1, any letter)", "December 2025/January 2026"),
)
"""How a series may be written, and what it means; capitals don't matter. Every other spelling is refused."""

_CENTURY = 2000
_SAME = str.maketrans({"\u00a0": " ", "\u2010": "-", "\u2011": "-", "\u2013": "-", "\u2019": "'", "\u2018": "'"})
"""What a word processor puts in place of a space, a hyphen or an apostrophe."""
_JANUARY, _DECEMBER = "jan(?:uary)?", "dec(?:ember)?"
_JUNE = "(?:may ?[/&-]? ?june?|may|june?|summer)"
_OTHER = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in (one.casefold() for one in (*MONTHS[1:4], *MONTHS[6:11])))
_OTHER = f"(?:{_OTHER}|sept|spring|autumn)"
_YEAR = r"[ /-]?'?(\d{4}|\d{2})"
_CODE = re.compile(r"(\d{4})-(01|06)")
"""The spelling that is met most; the others are compiled by `re` when first met, as that takes a while."""
_ONE_YEAR = rf"({_JANUARY}|{_JUNE}|{_DECEMBER}){_YEAR}"
_YEAR_FIRST = rf"(\d{{4}})[ /-]?({_JANUARY}|{_JUNE}|{_DECEMBER})"
_TWO_YEARS = (
    rf"{_DECEMBER}{_YEAR} *(?:/|-|&|to|and) *{_JANUARY}{_YEAR}"
    rf"|(?:{_DECEMBER} *[/&-] *{_JANUARY}|winter|w) *(\d{{4}}|\d{{2}}) *[/-] *(\d{{4}}|\d{{2}})"
)
_EITHER_YEAR = rf"(?:{_DECEMBER} *[/&-] *{_JANUARY}|winter|w){_YEAR}"
_SUMMER = r"s[ -]?(\d{4}|\d{2})"
_SEASON_CODES = (
    r"(?P<year>\d{4}|\d{2})[/ -]?(?P<month>[0-9a-z])[a-z]",
    r"(?P<month>[0-9a-z])[a-z][/ -]?(?P<year>\d{4}|\d{2})",
)
_SEASON_MONTHS: Mapping[str, bool] = MappingProxyType({"1": False, "6": True})
"""By the month of a season code, whether it is May/June."""

_ANY_MONTH = f"(?:{_JANUARY}|may|june?|{_DECEMBER}|{_OTHER})"
_DAY_AND_MONTH = (
    rf"\d{{1,2}}(?:st|nd|rd|th)?[ -]?{_ANY_MONTH}[ ,-]*(?:\d{{4}}|\d{{2}})"
    rf"|{_ANY_MONTH} \d{{1,2}}(?:st|nd|rd|th)?[ ,]+\d{{4}}"
)
_DAY_OR_YEAR = rf"(\d{{1,2}})-?({_JANUARY}|june?|may|{_DECEMBER})"
_OTHER_MONTH = rf"{_OTHER}{_YEAR}|(\d{{4}})[ /-]?{_OTHER}"
_YEAR_MONTH = r"(\d{4})[-/. ]?(\d{1,2})"
_MONTH_YEAR = r"(\d{1,2})[-/. ](\d{4}|\d{2})"
_COURSE_YEAR = r"(?:20)?(\d{2}) ?[/-] ?(?:20)?(\d{2})"
_YEAR_ALONE = r"20\d{2}"
_DAYS = r"(\d{5})(?:\.\d+)?"
_FIRST_OF_DAYS = datetime.date(1899, 12, 30)
"""From here spreadsheets count days."""
_DAYS_OF_THIS_CENTURY = range(36_526, 73_051)
_A_DECEMBER, _MOST_MONTHS = 12, 12

_SERIES = "a series such as 2026-06, June 2026, May/June 2026 or December 2025/January 2026"
_A_DAY = f"{_SERIES}; a date is none: turn it into a series first, as the page From your MIS shows"


def read_series(facts: Facts, name: str, cell: object) -> Series | None:
    """Read a series; ``None`` if it is none, or could be two, which is noted."""
    if is_instance(cell, Series):
        return cell
    plain = plain_of(cell)
    written = str(plain) if type(plain) is float else written_of(plain)
    if is_instance(plain, datetime.date):
        expected = _A_DAY
    elif type(written) is str:
        found = _series_of(re.sub(" +", " ", written.translate(_SAME).casefold()))
        if is_instance(found, Series):
            return found
        expected = str(found)
    else:
        expected = _SERIES
    facts.wrong(name, described(cell), expected)
    return None


def _series_of(text: str) -> Series | str:
    """Give the series that a text stands for, or what would have been accepted in its place."""
    if not text.isascii():
        return _SERIES
    year, june = _written(text)
    if year is None:
        return _instead_of(text)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return f"a series of the years {FIRST_YEAR} to {LAST_YEAR}"
    return Series.june(year) if june else Series.january(year)


def _written(text: str) -> tuple[int | None, bool]:
    """Give the year in which the series of a text ends, and whether it is May/June; no year where it is none."""
    if found := _CODE.fullmatch(text):
        return int(found[1]), found[2] == "06"
    if found := re.fullmatch(_ONE_YEAR, text):
        return _of_month(found[1], found[2])
    if found := re.fullmatch(_YEAR_FIRST, text):
        return _of_month(found[2], found[1])
    if found := re.fullmatch(_TWO_YEARS, text):
        first, last = (_year(one) for one in found.groups() if one is not None)
        return (last if last == first + 1 else None), False
    if found := re.fullmatch(_SUMMER, text):
        return _year(found[1]), True
    for pattern in _SEASON_CODES:
        if (found := re.fullmatch(pattern, text)) and found["month"] in _SEASON_MONTHS:
            return _year(found["year"]), _SEASON_MONTHS[found["month"]]
    return None, False


def _of_month(month: str, year: str) -> tuple[int, bool]:
    """Give the year in which the series of a month ends, and whether it is May/June."""
    december, january = month.startswith("d"), month.startswith("ja")
    return _year(year) + december, not (december or january)


def _instead_of(text: str) -> str:
    """Say what would have been accepted in place of a text that is no series, or could be two."""
    if found := re.fullmatch(_EITHER_YEAR, text):
        year = _year(found[1])
        if FIRST_YEAR <= year < LAST_YEAR:
            return f"{Series.january(year).label} or {Series.january(year + 1).label}: say both years"
    if re.fullmatch(_TWO_YEARS, text):
        return "a December and the January after it"
    if any(re.fullmatch(pattern, text) for pattern in _SEASON_CODES):
        return f"{_SERIES}; in a season code the month is 6 for May/June or 1 for December/January"
    if A_DATE.fullmatch(text) or re.fullmatch(_DAY_AND_MONTH, text):
        return _A_DAY
    if (found := re.fullmatch(_DAYS, text)) and int(found[1]) in _DAYS_OF_THIS_CENTURY:
        day = _FIRST_OF_DAYS + datetime.timedelta(int(found[1]))
        return f"{_A_DAY}; in a spreadsheet {found[1]} is {day.day} {MONTHS[day.month - 1]} {day.year}"
    hint = _about_numbers(text) or _about_words(text)
    return f"{_SERIES}; {hint}" if hint else _SERIES


def _about_words(text: str) -> str:
    """Say what is wrong with the month of a text, if that is."""
    if re.fullmatch(_OTHER_MONTH, text):
        return "there are only two series a year, December/January and May/June"
    if found := re.fullmatch(_DAY_OR_YEAR, text):
        month = next(one for one in MONTHS if one.casefold().startswith(found[2][:3]))
        return f"could be a day in {month}, or {month} {_year(found[1].zfill(2))}: write the year in four digits"
    return ""


def _about_numbers(text: str) -> str:
    """Say what a year and a month in digits may have meant, or why they don't say enough."""
    if re.fullmatch(_YEAR_ALONE, text):
        return "the year alone does not say which"
    if (found := re.fullmatch(_COURSE_YEAR, text)) and int(found[2]) == int(found[1]) + 1 > _MOST_MONTHS:
        year = _CENTURY + int(found[2])
        return f"did you mean {Series.january(year).code} or {Series.june(year).code}?"
    if found := re.fullmatch(_YEAR_MONTH, text):
        return _about_the_month(int(found[1]), int(found[2]))
    if found := re.fullmatch(_MONTH_YEAR, text):
        return _about_the_month(_year(found[2]), int(found[1]))
    return ""


def _about_the_month(year: int, month: int) -> str:
    if month == _A_DECEMBER:
        return f"the December/January series has the code of the year in which it ends, {year + 1}-01"
    if month in {1, 5, 6}:
        return f"did you mean {year}-0{1 if month == 1 else 6}?"
    return f"no series is in that month: {year}-01 is December/January, {year}-06 is May/June"


def _year(written: str) -> int:
    return int(written) if len(written) > len("26") else _CENTURY + int(written)
