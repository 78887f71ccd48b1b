"""Mark sheet: is every student's mark there, and is nobody's absence entered as a zero?

Every student who was entered has a mark, or a capital X where the student was absent. Zero is a mark: it is for
somebody who was there and had nothing creditable (OPEN-37), never for somebody absent.

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
from btec_rules.editions.edition import Edition
from btec_rules.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.records import ABSENT, Mark, marks_of
from btec_rules.rulings.findings import Finding, advice, failed, passed
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
        maximum: The highest mark of the component, 1 to 10,000; Pearson's specification has it, the guide has not.
        absent: Who was absent, where the centre knows; without it the zeros are pointed out and not judged.
        edition: The edition that the ruling names.

    Returns:
        A ruling; codes ``mark_sheet.mark-missing``, ``mark_sheet.not-entered``, ``mark_sheet.zero-for-absent``,
        ``mark_sheet.mark-for-absent``, ``mark_sheet.absence-not-known``.

    Raises:
        InvalidFact: If a mark is none, or an argument is of the wrong type.
        ImpossibleFacts: If somebody is in *absent* who is not in *entered*.

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
    zeros = {one for one, mark in sheet.items() if mark == 0}
    findings = [
        _nobody("mark_sheet.mark-missing", set(everyone) - set(sheet)),
        _nobody("mark_sheet.not-entered", set(sheet) - set(everyone)),
    ]
    if missed is None:
        if zeros:
            findings.append(advice("mark_sheet.zero-for-absent", candidates=tuple(sorted(zeros))))
        return Ruling(findings, edition.id, ["OPEN-37"] if zeros else [])
    away = set(missed)
    crossed = {one for one, mark in sheet.items() if mark is ABSENT}
    findings += [
        _nobody("mark_sheet.zero-for-absent", zeros & away),
        _nobody("mark_sheet.mark-for-absent", (set(sheet) - crossed - zeros) & away),
        _nobody("mark_sheet.absence-not-known", (crossed & set(everyone)) - away),
    ]
    return Ruling(findings, edition.id, ["OPEN-37"] if zeros - away else [])


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


def parse(rows: Iterable[Mapping[str, object]], *, maximum: int) -> MarkSheet:
    """Read a mark sheet row by row, keeping the good marks and every fault.

    Args:
        rows: Mappings with the keys ``candidate`` and ``mark``, both texts, as `csv.DictReader` gives them; other keys
            are not looked at.
        maximum: The highest mark of the component, 1 to 10,000.

    Returns:
        The good marks and all faults; a candidate's second row is a fault, and the first one stands.

    Raises:
        InvalidFact: If *maximum* is out of range, or *rows* is no iterable of at most a million rows.

    Source:
        MARK-1 (guide p. 14).
    """
    malformed = Facts()
    highest = malformed.integer("maximum", maximum, least=1, most=MOST_MARKS)
    found = malformed.rows("rows", rows)
    malformed.raise_faults()
    facts = Facts()
    first_row: dict[str, int] = {}
    entries: list[tuple[str, Mark]] = []
    for number, row in enumerate(found, start=1):
        where = f"row {number}"
        read = facts.cells(where, row, _COLUMNS)
        if read is None:
            continue
        bad = Facts()
        candidate = bad.ident(f"{where}: candidate", read[0])
        mark = _read_mark(bad, f"{where}: mark", read[1], highest)
        if candidate and first_row.setdefault(candidate, number) != number:
            once = f"each only once; row {first_row[candidate]} has it"
            bad.wrong(f"{where}: candidate", described(candidate), once)
        if not bad.faults:
            entries.append((candidate, mark))
        facts.faults += bad.faults
    return MarkSheet(tuple(entries), tuple(facts.faults))


def candidate_number(number: int) -> str:
    """Write a candidate number as mark sheets do: four digits, ``7`` as ``0007``. Never applied by itself.

    Raises:
        InvalidFact: If *number* is no whole number from 1 to 9999.
    """
    facts = Facts()
    found = facts.integer("number", number, least=1, most=LAST_CANDIDATE)
    facts.raise_faults()
    return str(found).zfill(len(str(LAST_CANDIDATE)))


def _read_mark(facts: Facts, name: str, written: object, maximum: int) -> Mark:
    if is_instance(written, str):
        plain = str.__str__(written)
        if plain == ABSENT.value:
            return ABSENT
        digits = plain.isascii() and plain.isdigit() and len(plain) <= LONGEST_NUMBER
        if digits and (mark := int(plain)) <= maximum and str(mark) == plain:
            return mark
    facts.wrong(name, described(written), f"a whole number from 0 to {maximum}, or a capital X for absent")
    return 0


def _nobody(code: str, candidates: set[str]) -> Finding:
    """Judge something that must be true of nobody."""
    return failed(code, candidates=tuple(sorted(candidates))) if candidates else passed(code)
