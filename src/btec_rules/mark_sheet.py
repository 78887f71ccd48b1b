"""Mark sheet: is every student's mark there, and is nobody's absence entered as a zero?

Every student who was entered has a mark, or a capital X where the student was absent. Zero is a mark, for somebody who
was there and had nothing creditable (OPEN-37); never for somebody absent. By when marks are due is for
`btec_rules.moderation`.

>>> parse_mark("34", maximum=60), parse_mark("X", maximum=60)
(34, <Absent.ABSENT: 'X'>)
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import attrs

from btec_rules._values.errors import Fault, ImpossibleFacts
from btec_rules._values.facts import LAST_CANDIDATE, LONGEST_NUMBER, MOST_MARKS, Facts
from btec_rules._values.true_types import described, is_instance
from btec_rules._values.values import Value
from btec_rules.model.columns import NO_KEY, Columns, refuse_frames
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.marks import ABSENT, Mark, marks_of
from btec_rules.model.spellings import read_ident, read_mark
from btec_rules.rulings.cases import Case
from btec_rules.rulings.rulings import Ruling

__all__ = ("MarkSheet", "candidate_number", "check", "parse", "parse_mark")

_COLUMNS = ("candidate", "mark")


@attrs.frozen(repr=False)
class MarkSheet(Value):
    """What was read from a mark sheet.

    Args:
        entries: The good rows as (candidate, mark), in the order of the sheet.
        faults: Every bad row's faults, by row number, the first row being 1.
    """

    entries: tuple[tuple[str, Mark], ...]
    faults: tuple[Fault, ...]

    @property
    def marks(self) -> dict[str, Mark]:
        """The good marks by candidate, as a fresh dict."""
        return dict(self.entries)


def check(
    entered: Collection[str],
    marks: Mapping[str, Mark],
    *,
    maximum: int,
    absent: Collection[str] | None = None,
    edition: Edition = EDITION_2025_26,
) -> Ruling:
    """Decide whether a mark sheet is complete and right about absences.

    Args:
        entered: Everyone entered for the component in the series.
        marks: The sheet: each candidate's mark, or `ABSENT`.
        maximum: The highest mark of the component, 1 to 10,000; it is in Pearson's specification, not in the guide.
        absent: Who was absent, where the centre knows; without it the ruling only points out the zeros.
        edition: The edition that the ruling names.

    Returns:
        A ruling; codes ``mark_sheet.mark-missing``, ``mark_sheet.not-entered``, ``mark_sheet.zero-for-absent``,
        ``mark_sheet.mark-for-absent``, ``mark_sheet.absence-not-known``.

    Raises:
        InvalidFact: If a mark is not valid, or an argument is of the wrong type.
        ImpossibleFacts: If somebody in *absent* is not in *entered*.

    Source:
        MARK-1, MARK-2 (guide p. 14); OPEN-37.
    """
    facts = Facts()
    everyone = facts.idents("entered", entered)
    highest = facts.integer("maximum", maximum, least=1, most=MOST_MARKS)
    sheet = marks_of(facts, marks, maximum=highest)
    missed = None if absent is None else facts.idents("absent", absent)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    strangers = sorted(set(missed or ()) - set(everyone))
    if strangers:
        raise ImpossibleFacts(*(Fault("absent", described(one), "a candidate who was entered") for one in strangers))
    case = Case(edition)
    zeros = {one for one, mark in sheet.items() if mark == 0}
    missing = _by_id(set(everyone) - set(sheet))
    not_entered = _by_id(set(sheet) - set(everyone))
    case.require("mark_sheet.mark-missing", not missing, candidates=missing)  # MARK-1, p. 14
    case.require("mark_sheet.not-entered", not not_entered, candidates=not_entered)  # MARK-1, p. 14
    if missed is not None:
        _about_the_absent(case, set(everyone), sheet, zeros, set(missed))
    elif zeros:
        case.assume("OPEN-37")
        case.advise("mark_sheet.zero-for-absent", candidates=_by_id(zeros))  # MARK-2, p. 14
    return case.ruling()


def _about_the_absent(
    case: Case, everyone: set[str], sheet: Mapping[str, Mark], zeros: set[str], absent: set[str]
) -> None:
    """Put the conditions that those who were absent have an X, and nobody else has."""
    crossed = {one for one, mark in sheet.items() if mark is ABSENT}
    above_zero = set(sheet) - crossed - zeros
    with_zero = _by_id(zeros & absent)
    with_mark = _by_id(above_zero & absent)
    with_cross = _by_id((crossed & everyone) - absent)
    if zeros - absent:
        case.assume("OPEN-37")
    case.require("mark_sheet.zero-for-absent", not with_zero, candidates=with_zero)  # MARK-2, p. 14
    case.require("mark_sheet.mark-for-absent", not with_mark, candidates=with_mark)  # MARK-1, p. 14
    case.require("mark_sheet.absence-not-known", not with_cross, candidates=with_cross)  # MARK-1, p. 14


def _by_id(candidates: set[str]) -> tuple[str, ...]:
    """Sort candidates by id."""
    return tuple(sorted(candidates))


def parse_mark(written: str, *, maximum: int) -> Mark:
    """Read one mark as it is typed into Edexcel Online.

    Args:
        written: A whole number in ASCII digits without leading zeros, 0 to *maximum*, or a capital ``X`` for absent.
        maximum: The highest mark of the component, 1 to 10,000.

    Returns:
        The mark, or `ABSENT`.

    Raises:
        InvalidFact: If *written* is anything else, such as a small x, a blank, a decimal or a mark over the maximum.

    Source:
        MARK-1 (guide p. 14).
    """
    facts = Facts()
    highest = facts.integer("maximum", maximum, least=1, most=MOST_MARKS)
    mark = _read_mark(facts, "mark", written, highest)
    facts.raise_faults()
    return mark


def parse(rows: Iterable[Mapping[str, object]], *, maximum: int, columns: Mapping[str, str] | None = None) -> MarkSheet:
    """Read a mark sheet row by row, keeping the good marks and every fault.

    Args:
        rows: Mappings with the columns ``candidate`` and ``mark``, as `csv.DictReader` or a mark book gives them;
            other columns are ignored. How a cell may be written is on the page Spellings. A row whose cells are all
            blank is skipped.
        maximum: The highest mark of the component, 1 to 10,000.
        columns: What the sheet calls its columns, such as ``{"candidate": "Cand No"}``.

    Returns:
        The good marks and all faults. Where a candidate has two rows, the first stands and the second is a fault; so is
        ``7`` beside ``0007``, which could be one candidate or two.

    Raises:
        InvalidFact: If *maximum* is out of range, *rows* is not an iterable of at most a million rows, or a column is
            missing, or a heading is nearly a known one.

    Source:
        MARK-1 (guide p. 14).
    """
    facts = Facts()
    highest = facts.integer("maximum", maximum, least=1, most=MOST_MARKS)
    refuse_frames(rows)
    sheet = facts.rows("rows", rows)
    facts.raise_faults()
    names = Columns.read(_COLUMNS, _COLUMNS, columns)
    if sheet:
        names.require(sheet[0])
    first_row: dict[str, tuple[int, str]] = {}
    entries: list[tuple[str, Mark]] = []
    faults: list[Fault] = []
    for number, row in enumerate(sheet, start=1):
        where = f"row {number}"
        in_row = Facts()
        cells = names.cells(in_row, where, row)
        if cells is not None and (in_row.faults or not names.is_blank(row, cells)):
            given, scored = (None if cell is NO_KEY else cell for cell in cells)
            at = names.places(where)
            candidate = read_ident(in_row, at["candidate"], given)
            mark = read_mark(in_row, at["mark"], scored, highest)
            if candidate:
                _once(in_row, at["candidate"], candidate, first_row, number)
            if mark is not None and not in_row.faults:
                entries.append((candidate, mark))
        faults += in_row.faults
    return MarkSheet(tuple(entries), tuple(faults))


def _once(facts: Facts, name: str, candidate: str, first_row: dict[str, tuple[int, str]], number: int) -> None:
    """Refuse a candidate who comes twice, also with other zeros before the number."""
    earlier, written = first_row.setdefault(candidate.lstrip("0") or candidate, (number, candidate))
    if earlier != number:
        expected = f"each only once; row {earlier} has it"
        if written != candidate:
            expected = f"another candidate than {written} in row {earlier}, or the same written alike"
        facts.wrong(name, described(candidate), expected)


def candidate_number(number: int) -> str:
    """Write a candidate number as mark sheets do: four digits, ``7`` as ``0007``. The library never calls it itself.

    Args:
        number: The number, 1 to 9999.

    Raises:
        InvalidFact: If *number* is not a whole number from 1 to 9999.
    """
    facts = Facts()
    found = facts.integer("number", number, least=1, most=LAST_CANDIDATE)
    facts.raise_faults()
    return str(found).zfill(len(str(LAST_CANDIDATE)))


def _read_mark(facts: Facts, name: str, written: object, maximum: int) -> Mark:
    """Read a mark or an X; where it is neither, note the fault and give a zero that nobody uses."""
    if is_instance(written, str):
        plain = str.__str__(written)
        if plain == ABSENT.value:
            return ABSENT
        digits = plain.isascii() and plain.isdigit() and len(plain) <= LONGEST_NUMBER
        if digits and (mark := int(plain)) <= maximum and str(mark) == plain:
            return mark
    facts.wrong(name, described(written), f"a whole number from 0 to {maximum}, or a capital X for absent")
    return 0
