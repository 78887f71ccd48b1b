"""Spellings: what may a cell of a school's table say, and what does it mean?

This is the one table of spellings, for rows, mark sheets and data frames alike. A cell that can mean two things is
refused, and the error names the two. The typed API (`Series.parse`, `Sitting`) stays strict.

>>> facts = Facts()
>>> read_series(facts, "series", "Jun-25"), read_status("ABS"), read_yes_no(facts, "claimed", "Y")
(Series.june(2025), <Status.ABSENT: 'absent'>, True)
>>> read_series(facts, "series", "Dec/Jan 2026"), facts.faults[0].expected
(None, 'December 2025/January 2026 or December 2026/January 2027: say both years')
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Collection, Mapping
from decimal import Decimal
from numbers import Rational, Real
from types import MappingProxyType

from btec_rules._values.facts import FIRST_YEAR, LAST_YEAR, LONGEST_ID, MOST_MARKS, Facts, index_of
from btec_rules._values.true_types import described, is_instance, module_and_name
from btec_rules.model.marks import ABSENT, Mark
from btec_rules.model.series import Series
from btec_rules.model.sittings import Status
from btec_rules.model.subjects import ALL, Subject, one_of, titles_of

__all__ = (
    "SPELLINGS",
    "is_blank",
    "plain_of",
    "read_component",
    "read_ident",
    "read_mark",
    "read_series",
    "read_status",
    "read_subject",
    "read_ums",
    "read_yes_no",
    "whole_of",
    "written_of",
)

_SPACES = " \t\u00a0"
"""What is no part of a cell where it stands outside; a line break is none of it, nor is another control character."""
_GAPS = {("pandas", "NAType"), ("pandas", "NaTType")}
_CENTURY = 2000
_TOO_LONG = 10**LONGEST_ID
"""A number of more digits than an id has characters."""

STATUSES: Mapping[str, Status] = MappingProxyType(
    {
        **dict.fromkeys(("sat", "taken"), Status.SAT),
        **dict.fromkeys(("planned", "entered"), Status.PLANNED),
        **dict.fromkeys(("absent", "x", "a", "abs"), Status.ABSENT),
    }
)
"""By word in small letters, what a status means."""
YES_OR_NO: Mapping[str, bool] = MappingProxyType(
    {**dict.fromkeys(("yes", "y", "true", "1"), True), **dict.fromkeys(("no", "n", "false", "0"), False)}
)
NOT_KNOWN = ("q", "#", "pending")
"""Result codes in place of a UMS: it was sat, and the UMS is not known yet."""
_ABSENT_CODES = ("x", "a", "abs", "absent")
_GRADES: Mapping[str, str] = MappingProxyType(
    {
        "p": "a UMS, or Q where the result is pending; P could mean that, or Pass",
        **dict.fromkeys(
            ("u", "l1p", "l1m", "l1d", "l2p", "l2m", "l2d", "l2d*", "1p", "1m", "1d", "2p", "2m", "2d", "2d*", "d*"),
            "a UMS; this is a grade",
        ),
    }
)
_UMS = f"blank, a whole number from 0 to {MOST_MARKS}, X for absent, or Q or # where the result is not known yet"

_JANUARY, _JUNE, _DECEMBER = "jan(?:uary)?", "(?:may|june?|may */ *june?|summer)", "dec(?:ember)?"
_YEAR = r"[ -]?'?(\d{4}|\d{2})"
_ONE_YEAR = re.compile(rf"({_JANUARY}|{_JUNE}|{_DECEMBER}){_YEAR}")
_TWO_YEARS = re.compile(
    rf"{_DECEMBER}{_YEAR} */ *{_JANUARY}{_YEAR}|{_DECEMBER} */ *{_JANUARY} *(\d{{4}}) *[/-] *(\d{{4}}|\d{{2}})"
)
_EITHER_YEAR = re.compile(rf"(?:{_DECEMBER} */ *{_JANUARY}|winter){_YEAR}|w(\d{{4}}|\d{{2}})")
_SUMMER = re.compile(r"s(\d{4}|\d{2})")
_CODE = re.compile(r"(\d{4})-(01|06)")
_SEASON_CODES = (
    re.compile(r"(?P<year>\d{2})/(?P<month>[0-9a-z])[a-z]"),
    re.compile(r"(?P<month>[0-9a-z])[a-z](?P<year>\d{2})"),
)
_A_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}[/-]\d{1,2}[/-]\d{1,2}(?:[ t].*)?")
_A_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})")
_A_DECEMBER = 12
_MONTHS: Mapping[str, bool] = MappingProxyType({"1": False, "6": True})
"""By the month of a season code, whether it is May/June."""
_SERIES = "a series such as 2026-06, June 2026, May/June 2026 or December 2025/January 2026"

_COMPONENT = re.compile(r"(?:c|comp\.?|component)? *0?([1-9]\d?)(?:\.0+)?")
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[eE][+-]?\d+")
_DECIMAL = re.compile(r"\d+\.0+")
_WHOLE = re.compile(r"(\d{1,5})(?:\.0+)?")

SPELLINGS: tuple[tuple[str, str, str], ...] = (
    ("learner", "any text of one line, or a whole number", "the id; outer spaces are no part of it"),
    (
        "series",
        "2026-06; June 2026, Jun 2026, Jun-26, Jun 26, May 2026; May/June 2026; Summer 2026, S2026",
        "May/June 2026",
    ),
    (
        "series",
        "2026-01; January 2026, Jan-26; Dec 2025; December 2025/January 2026, Dec 2025/Jan 2026, Dec/Jan 2025-26",
        "December 2025/January 2026",
    ),
    ("series", "26/6A, 6B26 (year, month 6, any letter); 26/1A, 1B26 (month 1)", "May/June, or December/January"),
    ("component", "1, 1.0, 01, C1, Comp 1, Component 1", "component 1"),
    ("status", ", ".join(word for word, status in STATUSES.items() if status is Status.SAT), "sat"),
    (
        "status",
        ", ".join(word for word, status in STATUSES.items() if status is Status.PLANNED),
        "entered, not sat yet",
    ),
    ("status", ", ".join(word for word, status in STATUSES.items() if status is Status.ABSENT), "absent"),
    ("status", "blank", "sat where there is a UMS, absent where the UMS says so, else entered"),
    ("ums", "34, 34.0, 034", "the UMS"),
    ("ums", ", ".join(_ABSENT_CODES), "absent"),
    ("ums", ", ".join(NOT_KNOWN), "sat; the UMS is not known yet"),
    ("ums", "blank", "the UMS is not known"),
    ("psa", "as a series; blank", "the series of the set assignment; blank where nobody knows"),
    ("mark", "34, 34.0, 034", "the mark"),
    ("mark", ", ".join(_ABSENT_CODES), "absent"),
    ("claimed", ", ".join(word for word, yes in YES_OR_NO.items() if yes), "the series was cashed in"),
    ("claimed", ", ".join(word for word, yes in YES_OR_NO.items() if not yes) + ", blank", "it was not"),
    ("subject", "the title, such as Sport; the qualification number, 603/7047/6 or 60370476", "the Tech Award"),
)
"""By column, how a cell may be written and what it means; capitals don't matter. Every other spelling is refused."""


def plain_of(cell: object) -> object:
    """Give a cell in its plain form: ``None`` where it is blank, a text without outer spaces, an int, a bool.

    A whole float or decimal is an int, as spreadsheets and data frames make floats of whole numbers. Anything else
    comes back as it is.
    """
    if is_instance(cell, str):
        return str.__str__(cell).strip(_SPACES) or None
    if cell is None or type(cell) is bool or type(cell) is int:
        return cell
    module, name = module_and_name(cell)
    if (module.partition(".")[0], name) in _GAPS:
        return None
    if module == "numpy" and name in {"bool", "bool_"}:
        return bool(cell)
    if is_instance(cell, float) or is_instance(cell, Decimal) or _is_a_float(cell):
        return _plain_float(cell)
    number = index_of(cell)
    return cell if number is None else number


def _is_a_float(cell: object) -> bool:
    return is_instance(cell, Real) and not is_instance(cell, Rational)


def _plain_float(cell: object) -> object:
    """Give the int that a float or decimal stands for; ``None`` where it is no number, which is how gaps are kept."""
    try:
        number = float.__float__(cell) if is_instance(cell, float) else float(cell)  # type: ignore[arg-type]  # see below
    except (TypeError, ValueError, OverflowError):  # it was only registered as a number, or it signals
        return cell
    if math.isnan(number):
        return None
    return int(number) if number.is_integer() and abs(number) <= MOST_MARKS * MOST_MARKS else cell


def is_blank(cell: object) -> bool:
    """Whether a cell is empty: ``None``, spaces, NaN, or pandas' NA or NaT."""
    return plain_of(cell) is None


def whole_of(cell: object) -> object:
    """Give the int that a plain cell stands for, digits or ``34.0``; anything else comes back as it is."""
    plain = plain_of(cell)
    found = _WHOLE.fullmatch(plain) if type(plain) is str and plain.isascii() else None
    return plain if found is None else int(found[1])


def written_of(cell: object) -> object:
    """Give a plain cell as a text: a whole number in digits, a blank as an empty one; anything else as it is."""
    plain = plain_of(cell)
    if plain is None:
        return ""
    return str(plain) if type(plain) is int and 0 <= plain < _TOO_LONG else plain


def read_ident(facts: Facts, name: str, cell: object) -> str:
    """Read an id; outer spaces are no part of it, and a whole number is written in digits."""
    written = written_of(cell)
    wound = _wound_of(written)
    if wound:
        facts.wrong(name, described(cell), f"an id; {wound}")
        return ""
    return facts.ident(name, written)


def _wound_of(written: object) -> str:
    """Say what a spreadsheet has done to a cell; nothing where it has not."""
    if is_instance(written, datetime.date) or (type(written) is str and _A_DATE.fullmatch(written)):
        return "that is a date, as spreadsheets make of what looks like one"
    if type(written) is not str:
        return ""
    if written.startswith("="):
        return 'a spreadsheet has put it into a formula, ="..."; give what stands between the quotes'
    if _SCIENTIFIC.fullmatch(written):
        return "a spreadsheet has rounded a long number, and its last digits are lost"
    if _DECIMAL.fullmatch(written):
        return "a spreadsheet has added the .0, and may have taken zeros away before it"
    return ""


def read_component(facts: Facts, name: str, cell: object, components: tuple[int, ...]) -> int | None:
    """Read the number of one of *components*; ``None`` where it is none, which is noted."""
    plain = plain_of(cell)
    found = _COMPONENT.fullmatch(plain.casefold()) if type(plain) is str and plain.isascii() else None
    number = plain if found is None else int(found[1])
    if type(number) is int and number in components:
        return number
    facts.wrong(name, described(cell), one_of(components))
    return None


def read_series(facts: Facts, name: str, cell: object) -> Series | None:
    """Read a series; ``None`` where it is none, or could be two, which is noted."""
    if is_instance(cell, Series):
        return cell
    plain = plain_of(cell)
    if is_instance(plain, datetime.date):
        expected = f"{_SERIES}; not a date: say in which series it lies"
    elif type(plain) is str and plain.isascii():
        found = _series_of(re.sub(" +", " ", plain.casefold()))
        if is_instance(found, Series):
            return found
        expected = str(found)
    else:
        expected = _SERIES
    facts.wrong(name, described(cell), expected)
    return None


def _series_of(text: str) -> Series | str:
    """Give the series that a text stands for, or what would have been accepted in its place."""
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
    if found := _ONE_YEAR.fullmatch(text):
        december, january = found[1].startswith("d"), found[1].startswith("ja")
        return _year(found[2]) + december, not (december or january)
    if found := _TWO_YEARS.fullmatch(text):
        first, last = (_year(one) for one in found.groups() if one is not None)
        return (last if last == first + 1 else None), False
    if found := _SUMMER.fullmatch(text):
        return _year(found[1]), True
    for pattern in _SEASON_CODES:
        if (found := pattern.fullmatch(text)) and found["month"] in _MONTHS:
            return _year(found["year"]), _MONTHS[found["month"]]
    return None, False


def _instead_of(text: str) -> str:
    """Say what would have been accepted in place of a text that is no series, or could be two."""
    if found := _EITHER_YEAR.fullmatch(text):
        year = _year(found[1] or found[2])
        if FIRST_YEAR <= year < LAST_YEAR:
            return f"{Series.january(year).label} or {Series.january(year + 1).label}: say both years"
    if _TWO_YEARS.fullmatch(text):
        return "a December and the January after it"
    if any(pattern.fullmatch(text) for pattern in _SEASON_CODES):
        return f"{_SERIES}; in a season code the month is 6 for May/June or 1 for December/January"
    if _A_DATE.fullmatch(text):
        return f"{_SERIES}; not a date: say in which series it lies"
    found = _A_MONTH.fullmatch(text)
    return f"{_SERIES}; {_about_the_month(int(found[1]), int(found[2]))}" if found else _SERIES


def _about_the_month(year: int, month: int) -> str:
    if month == _A_DECEMBER:
        return f"the December/January series has the code of the year in which it ends, {year + 1}-01"
    if month in {1, 5, 6}:
        return f"did you mean {year}-0{1 if month == 1 else 6}?"
    return f"no series is in that month: {year}-01 is December/January, {year}-06 is May/June"


def _year(written: str) -> int:
    return int(written) if len(written) > len("26") else _CENTURY + int(written)


def read_ums(facts: Facts, name: str, cell: object) -> tuple[int | None, Status | None]:
    """Read a UMS or a result code: the UMS where it is known, and the status that it shows.

    Both are ``None`` where the cell is blank, and where it can't be read, which is noted.
    """
    plain = whole_of(cell)
    if plain is None:
        return None, None
    if type(plain) is str:
        code = plain.casefold()
        if code in _ABSENT_CODES:
            return None, Status.ABSENT
        if code in NOT_KNOWN:
            return None, Status.SAT
        facts.wrong(name, described(cell), _GRADES.get(code, _UMS))
        return None, None
    before = Facts()
    number = before.integer(name, plain, most=MOST_MARKS)
    if before.faults:
        facts.wrong(name, described(cell), _UMS)
        return None, None
    return number, Status.SAT


def read_mark(facts: Facts, name: str, cell: object, maximum: int) -> Mark | None:
    """Read a mark, or `ABSENT`; ``None`` where it is neither, which is noted."""
    plain = whole_of(cell)
    if type(plain) is str and plain.casefold() in _ABSENT_CODES:
        return ABSENT
    if type(plain) is int and 0 <= plain <= maximum:
        return plain
    wound = _wound_of(plain)
    expected = f"a whole number from 0 to {maximum}, or X for absent"
    facts.wrong(name, described(cell), f"{expected}; {wound}" if wound else expected)
    return None


def read_status(word: object) -> Status | None:
    """Give the status that a word in a cell stands for; ``None`` where it is no such word."""
    if is_instance(word, Status):
        return word
    plain = plain_of(word)
    return STATUSES.get(plain.casefold()) if type(plain) is str else None


def read_yes_no(facts: Facts, name: str, cell: object) -> bool:
    """Read a yes or no; a blank is a no, and so is what can't be read, which is noted."""
    plain = plain_of(cell)
    if plain is None or type(plain) is bool:
        return bool(plain)
    written = written_of(cell)
    answer = YES_OR_NO.get(written.casefold()) if type(written) is str else None
    if answer is None:
        facts.wrong(name, described(cell), "yes, no or blank")
    return bool(answer)


def read_subject(facts: Facts, name: str, cell: object, known: Collection[Subject] = ALL) -> Subject | None:
    """Read one of the *known* subjects from its title or number; ``None`` where it is none, which is noted."""
    if is_instance(cell, Subject):
        return cell
    text = written_of(cell)
    written = text if type(text) is str else ""
    for subject in known:
        if _folded(written) in {_folded(one) for one in titles_of(subject)}:
            return subject
    digits = written.replace("/", "")
    for subject in known:
        if subject.qan is not None and digits == subject.qan.replace("/", ""):
            return subject
    facts.wrong(name, described(cell), "the title of a Tech Award, such as Sport, or its qualification number")
    return None


def _folded(title: str) -> str:
    return " ".join(title.casefold().replace("&", " and ").split())
