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

import re
from collections.abc import Collection, Mapping
from types import MappingProxyType

from btec_rules._values.facts import MOST_MARKS, Facts
from btec_rules._values.true_types import described, is_instance
from btec_rules.model.cells import is_blank, plain_of, whole_of, wound_of, written_of
from btec_rules.model.marks import ABSENT, Mark
from btec_rules.model.series_spellings import SERIES_SPELLINGS, read_series
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
_P_MEANS_TWO = "a UMS, or Q where the result is pending; P could mean that, or Pass"
_A_GRADE = r"(?:(?:l|level)?[12])?(?:p|pass|m|merit|d|dist|distinction)\*?[12]?|u|unclassified|ungraded|fail(?:ed)?"
"""A grade without its spaces, hyphens and dots."""
_UMS = f"blank, a whole number from 0 to {MOST_MARKS}, X for absent, or Q or # where the result is not known yet"

_COMPONENT = re.compile(r"(?:(?:c|comp\.?|component|unit)[ _-]*)?0?([1-9]\d?)(?:\.0+)?")
SPELLINGS: tuple[tuple[str, str, str], ...] = (
    ("learner", "any text of one line, or a whole number", "the id, without outer spaces"),
    *SERIES_SPELLINGS,
    ("component", "1, 1.0, 01, C1, Comp 1, Component 1, Unit 1", "component 1"),
    ("status", ", ".join(word for word, status in STATUSES.items() if status is Status.SAT), "sat"),
    (
        "status",
        ", ".join(word for word, status in STATUSES.items() if status is Status.PLANNED),
        "entered, not sat yet",
    ),
    ("status", ", ".join(word for word, status in STATUSES.items() if status is Status.ABSENT), "absent"),
    ("status", "blank", "sat if there is a UMS, absent if the UMS column says so, otherwise entered"),
    ("ums", "34, 34.0, 034", "the UMS"),
    ("ums", ", ".join(_ABSENT_CODES), "absent"),
    ("ums", ", ".join(NOT_KNOWN), "sat; the UMS is not known yet"),
    ("ums", "blank", "the UMS is not known"),
    ("psa", "as a series; blank", "the series of the set assignment; blank if nobody knows"),
    ("mark", "34, 34.0, 034", "the mark"),
    ("mark", ", ".join(_ABSENT_CODES), "absent"),
    ("claimed", ", ".join(word for word, yes in YES_OR_NO.items() if yes), "the series was cashed in"),
    ("claimed", ", ".join(word for word, yes in YES_OR_NO.items() if not yes) + ", blank", "it was not"),
    ("subject", "the title, such as Sport; the qualification number, 603/7047/6 or 60370476", "the Tech Award"),
)
"""By column, how a cell may be written and what it means; capitals don't matter. Every other spelling is refused."""


def read_ident(facts: Facts, name: str, cell: object) -> str:
    """Read an id; outer spaces are no part of it, and a whole number is written in digits."""
    written = written_of(cell)
    wound = wound_of(written)
    if wound:
        facts.wrong(name, described(cell), f"an id; {wound}")
        return ""
    return facts.ident(name, written)


def read_component(facts: Facts, name: str, cell: object, components: tuple[int, ...]) -> int | None:
    """Read the number of one of *components*; ``None`` if it is none, which is noted."""
    plain = plain_of(cell)
    found = _COMPONENT.fullmatch(plain.casefold()) if type(plain) is str and plain.isascii() else None
    number = plain if found is None else int(found[1])
    if type(number) is int and number in components:
        return number
    facts.wrong(name, described(cell), one_of(components))
    return None


def read_ums(facts: Facts, name: str, cell: object) -> tuple[int | None, Status | None]:
    """Read a UMS or a result code: the UMS where it is known, and the status that it shows.

    Both are ``None`` if the cell is blank, or if it can't be read, which is noted.
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
        grade = re.fullmatch(_A_GRADE, re.sub("[ .-]", "", code))
        expected = _P_MEANS_TWO if code == "p" else "a UMS; this is a grade" if grade else _UMS
        facts.wrong(name, described(cell), expected)
        return None, None
    before = Facts()
    number = before.integer(name, plain, most=MOST_MARKS)
    if before.faults:
        facts.wrong(name, described(cell), _UMS)
        return None, None
    return number, Status.SAT


def read_mark(facts: Facts, name: str, cell: object, maximum: int) -> Mark | None:
    """Read a mark, or `ABSENT`; ``None`` if it is neither, which is noted."""
    plain = whole_of(cell)
    if type(plain) is str and plain.casefold() in _ABSENT_CODES:
        return ABSENT
    if type(plain) is int and 0 <= plain <= maximum:
        return plain
    wound = wound_of(plain)
    expected = f"a whole number from 0 to {maximum}, or X for absent"
    facts.wrong(name, described(cell), f"{expected}; {wound}" if wound else expected)
    return None


def read_status(word: object) -> Status | None:
    """Give the status that a word in a cell stands for; ``None`` if it is no such word."""
    if is_instance(word, Status):
        return word
    plain = plain_of(word)
    return STATUSES.get(plain.casefold()) if type(plain) is str else None


def read_yes_no(facts: Facts, name: str, cell: object) -> bool:
    """Read a yes or no; a blank is a no, and so is what can't be read, which is noted."""
    plain = plain_of(cell)
    if plain is None or type(plain) is bool:
        return bool(plain)
    written = written_of(whole_of(plain))
    answer = YES_OR_NO.get(written.casefold()) if type(written) is str else None
    if answer is None:
        facts.wrong(name, described(cell), "yes, no or blank")
    return bool(answer)


def read_subject(facts: Facts, name: str, cell: object, known: Collection[Subject] = ALL) -> Subject | None:
    """Read one of the *known* subjects from its title or number; ``None`` if it is none, which is noted."""
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
