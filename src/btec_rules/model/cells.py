"""Cells: what does one cell of a table say, whoever made the table?

A CSV file has texts, a database numbers, a data frame floats and NaN. Here a cell becomes a plain Python value. What it
means is for `btec_rules.model.spellings` to say.

>>> plain_of(" 34 "), plain_of(34.0), plain_of(float("nan")), whole_of("034"), written_of(7)
('34', 34, None, 34, '7')
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Mapping
from decimal import Decimal
from numbers import Rational, Real
from types import MappingProxyType

from btec_rules._values.facts import LONGEST_ID, index_of
from btec_rules._values.true_types import is_instance, module_and_name

__all__ = ("A_DATE", "is_blank", "plain_of", "whole_of", "wound_of", "written_of")

_SPACES = " \t\u00a0\u2007\u202f\u200b\ufeff"
"""What is no part of a cell where it stands outside; a line break is none of it, nor is another control character."""
_GAPS = {("pandas", "NAType"), ("pandas", "NaTType")}
_EXACT = 2**53
"""Below this every whole number is a float of its own; from it on, a float may have lost digits."""
_TOO_LONG = 10**LONGEST_ID
"""A number of more digits than an id has characters."""
A_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}[/-]\d{1,2}[/-]\d{1,2}(?:[ t].*)?", re.IGNORECASE)
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[eE][+-]?\d+")
_DECIMAL = re.compile(r"\d+\.0+")
_WHOLE = re.compile(r"(\d{1,5})(?:\.0+)?")
_WORDS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(
            ("nan", "<na>", "nat", "none", "null", "n/a", "#n/a"), "that is how some programs write a blank"
        ),
        **dict.fromkeys(
            ("#ref!", "#value!", "#name?", "#div/0!", "#num!", "#null!"),
            "that is a spreadsheet formula that failed",
        ),
    }
)
"""What a program writes where it has nothing to write."""


def plain_of(cell: object) -> object:
    """Give a cell in its plain form: ``None`` if it is blank, a text without outer spaces, an int, a bool.

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
    """Give the int that a float or decimal stands for; ``None`` if it is no number, which is how gaps are kept."""
    try:
        number = float.__float__(cell) if is_instance(cell, float) else float(cell)  # type: ignore[arg-type]  # see below
    except (TypeError, ValueError, OverflowError):  # it was only registered as a number, or it signals
        return cell
    if math.isnan(number):
        return None
    if not number.is_integer() or abs(number) >= _EXACT:
        return cell
    whole = int(number)
    return cell if is_instance(cell, Decimal) and Decimal(cell) != whole else whole  # it has more digits than a float


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


def wound_of(written: object) -> str:
    """Say what a program has done to a cell; nothing where it has not."""
    if is_instance(written, datetime.date) or (type(written) is str and A_DATE.fullmatch(written)):
        return "that is a date, as spreadsheets make of what looks like one"
    if type(written) is not str:
        return ""
    if not written.isascii() and any(one.isdecimal() and not one.isascii() for one in written):
        return "its digits are not 0 to 9, and only look like them: type it again"
    if written.startswith("="):
        return 'a spreadsheet has put it into a formula, ="..."; give what stands between the quotes'
    if _SCIENTIFIC.fullmatch(written):
        return "a spreadsheet has rounded a long number, and its last digits are lost"
    if _DECIMAL.fullmatch(written):
        return "a spreadsheet has added the .0, and may have taken zeros away before it"
    return _WORDS.get(written.casefold(), "")
