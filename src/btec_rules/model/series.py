"""Series: the two moderation series of a year, and when the set assignments for them come out.

A series is not a date. Work handed in on 15 December and an exam in January belong to the same series,
December/January (OPEN-1). So compare a series with a series, never with a day.

>>> Series.january(2026).label
'December 2025/January 2026'
>>> Series.january(2026) < Series.june(2026)
True
"""

from __future__ import annotations

from enum import Enum

import attrs

from btec_rules._values.errors import Fault, InvalidFact
from btec_rules._values.facts import FIRST_YEAR, LAST_YEAR, Facts
from btec_rules._values.plain import Plain
from btec_rules._values.shapes import Coded
from btec_rules._values.true_types import described, is_instance
from btec_rules._values.values import Value
from btec_rules.model.dates import MonthPart

__all__ = ("Season", "Series")

_SEASONS = 2
LAST_ORDINAL = LAST_YEAR * _SEASONS + 1
_CENTURY = 100
# PSA-1 (guide p. 10): the months in which a set assignment comes out, each time "early".
_JUNE, _SEPTEMBER = 6, 9
_MAY, _DECEMBER = 5, 12
_DASH = 4
_LENGTH = 7


class Season(Enum):
    """Which of the year's two series; the value is the month in the series' code."""

    JANUARY = "01"
    """December/January."""
    JUNE = "06"
    """May/June."""


_WINTER, _SUMMER = Season
_BY_CODE = {season.value: season for season in Season}


@attrs.frozen(eq=False, repr=False)
class Series(Value):
    """One moderation series; ordered in time, hashable.

    Args:
        year: The calendar year in which the series ends, 2000 to 2999: December 2025/January 2026 is 2026.
        season: Which of the two.

    Raises:
        InvalidFact: If a part is of the wrong type or out of range.

    Source:
        ENT-2 (guide p. 8); OPEN-1.
    """

    year: int
    season: Season
    ordinal: int = attrs.field(init=False)
    """A number that goes up by one from each series to the next. Series are compared by it."""

    def __attrs_post_init__(self) -> None:
        year = self.year
        if type(year) is not int or type(self.season) is not Season or not FIRST_YEAR <= year <= LAST_YEAR:
            facts = Facts()
            year = facts.integer("year", year, least=FIRST_YEAR, most=LAST_YEAR)
            facts.instance("season", self.season, Season)
            facts.raise_faults()
            object.__setattr__(self, "year", year)
        object.__setattr__(self, "ordinal", year * _SEASONS + (self.season is _SUMMER))

    def __eq__(self, other: object) -> bool:
        return self.ordinal == other.ordinal if type(other) is Series or is_instance(other, Series) else NotImplemented

    def __lt__(self, other: Series) -> bool:
        return self.ordinal < other.ordinal if type(other) is Series or is_instance(other, Series) else NotImplemented

    def __le__(self, other: Series) -> bool:
        return self.ordinal <= other.ordinal if type(other) is Series or is_instance(other, Series) else NotImplemented

    def __gt__(self, other: Series) -> bool:
        return self.ordinal > other.ordinal if type(other) is Series or is_instance(other, Series) else NotImplemented

    def __ge__(self, other: Series) -> bool:
        return self.ordinal >= other.ordinal if type(other) is Series or is_instance(other, Series) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.ordinal)

    def __repr__(self) -> str:
        return f"Series.{self.season.name.lower()}({self.year})"

    def __str__(self) -> str:
        return self.code

    @classmethod
    def january(cls, year: int) -> Series:
        """Give the December/January series that ends in January of *year*."""
        return cls(year, _WINTER)

    @classmethod
    def june(cls, year: int) -> Series:
        """Give the May/June series of *year*."""
        return cls(year, _SUMMER)

    @classmethod
    def parse(cls, code: str) -> Series:
        """Read a series from its code, ``2026-01`` or ``2026-06``, or from its `label`.

        Raises:
            InvalidFact: If *code* is anything else; for December and May, the error names the right code.
        """
        facts = Facts()
        plain = facts.text("series", code)
        facts.raise_faults()
        labelled = _by_label(plain)
        if labelled is not None:
            return labelled
        season = _BY_CODE.get(plain[_DASH + 1 :])
        numbers = _numbers(plain)
        if season is None or numbers is None:
            raise InvalidFact(Fault("series", described(code), "a code such as 2026-01 or 2026-06" + _hint(plain)))
        return cls(numbers[0], season)

    @classmethod
    def in_academic_year(cls, academic_year: str) -> tuple[Series, Series]:
        """Give the two series of an academic year, December/January first.

        Args:
            academic_year: Strictly ``2025-26``: four digits, a hyphen, the last two digits of the year after.

        Raises:
            InvalidFact: If *academic_year* is written in any other way.
        """
        facts = Facts()
        year = academic_year_end(facts, "academic_year", academic_year)
        facts.raise_faults()
        return cls.january(year), cls.june(year)

    @property
    def code(self) -> str:
        """The series as text, ``2026-01`` or ``2026-06``; `parse` reads it."""
        return code_of(self.ordinal)

    @property
    def label(self) -> str:
        """The series in words, with both years where it has two."""
        if self.season is Season.JUNE:
            return f"May/June {self.year}"
        return f"December {self.year - 1}/January {self.year}"

    @property
    def academic_year(self) -> str:
        """The academic year that holds the series, always as ``2025-26``."""
        return f"{self.year - 1}-{self.year % _CENTURY:02}"

    @property
    def next(self) -> Series:
        """The series after this one."""
        return from_ordinal(self.ordinal + 1)

    @property
    def previous(self) -> Series:
        """The series before this one."""
        return from_ordinal(self.ordinal - 1)

    @property
    def psa_release(self) -> MonthPart:
        """The part of a month in which the set assignment for this series is released (PSA-1, guide p. 10; OPEN-12)."""
        return MonthPart(self.year - 1, _JUNE if self.season is Season.JANUARY else _SEPTEMBER)

    @classmethod
    def _shape_inside(cls) -> Coded:
        return Coded(cls.parse, r"^2[0-9]{3}-0[16]$")

    def _plain_inside(self) -> Plain:
        return self.code


def academic_year_end(facts: Facts, name: str, academic_year: str) -> int:
    """Accept an academic year, such as ``2025-26``, and give the calendar year in which it ends."""
    found = _numbers(Facts().text(name, academic_year))
    ends = found[0] + 1 if found else 0
    if not found or ends % _CENTURY != found[1] or not FIRST_YEAR <= ends <= LAST_YEAR:
        facts.wrong(name, described(academic_year), "an academic year such as 2025-26")
    return ends


def series_from_to(first: Series, last: Series) -> list[Series]:
    """Give every series from *first* to *last*, both included; none where *last* comes before *first*."""
    return [from_ordinal(ordinal) for ordinal in range(first.ordinal, last.ordinal + 1)]


def following(series: Series, count: int) -> list[Series]:
    """Give the *count* series after *series*, or as many as there are up to the year 2999."""
    first = series.ordinal + 1
    return [from_ordinal(ordinal) for ordinal in range(first, min(first + count, LAST_ORDINAL + 1))]


def first_offered(series: Series, seasons: tuple[Season, ...], *, after: bool = False) -> Series | None:
    """Give the first series, *series* itself included, of one of *seasons*; ``None`` after the year 2999.

    With *after*, *series* itself is left out.
    """
    ordinal = series.ordinal + after
    for candidate in (ordinal, ordinal + 1):
        if candidate > LAST_ORDINAL:
            return None
        if season_of(candidate) in seasons:
            return from_ordinal(candidate)
    return None


def offered_between(earlier: Series, later: Series, seasons: tuple[Season, ...]) -> bool:
    """Whether a series of one of *seasons* lies between two, neither of them included."""
    apart = later.ordinal - earlier.ordinal
    return apart > _SEASONS or (apart == _SEASONS and season_of(earlier.ordinal + 1) in seasons)


def season_of(ordinal: int) -> Season:
    """Give the season of the series that has an ordinal."""
    return _SUMMER if ordinal % _SEASONS else _WINTER


def code_of(ordinal: int) -> str:
    """Give the code of the series that has an ordinal."""
    return f"{ordinal // _SEASONS}-06" if ordinal % _SEASONS else f"{ordinal // _SEASONS}-01"


def from_ordinal(ordinal: int) -> Series:
    """Give the series that has an ordinal."""
    return Series(ordinal // _SEASONS, season_of(ordinal))


def _numbers(text: str) -> tuple[int, int] | None:
    """Read ``2026-01`` as 2026 and 1: four ASCII digits, a hyphen, two more."""
    year, rest = text[:_DASH], text[_DASH + 1 :]
    digits = year + rest
    if len(text) == _LENGTH and text[_DASH] == "-" and digits.isascii() and digits.isdigit():
        return int(year), int(rest)
    return None


def _by_label(text: str) -> Series | None:
    """Give the series whose label a text is; ``None`` if it is none."""
    year = text[-_DASH:]
    if not (year.isascii() and year.isdigit()) or not FIRST_YEAR <= int(year) <= LAST_YEAR or len(text) <= _LENGTH:
        return None
    found = [one for one in (Series.january(int(year)), Series.june(int(year))) if one.label == text]
    return found[0] if found else None


def _hint(code: str) -> str:
    """Say which series December or May belongs to; say nothing of another month."""
    year, month = _numbers(code) or (0, 0)
    if month == _DECEMBER:
        return f"; the December/January series has the code of the year in which it ends, {year + 1}-01"
    return f"; the May/June series is {year}-06" if month == _MAY else ""
