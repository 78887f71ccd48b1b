"""Rows: how are learners' records read from rows, and written as rows, one row a sitting?

This is the door for CSV files, data frames and database tables. It reads what schools really hold there: digits for
numbers, blanks, NaN. Which sittings are lawful is for the rules to say.

>>> from btec_rules import Series, subjects
>>> june = Series.june(2026)
>>> rows = to_rows({"0001": LearnerRecord(subjects.SPORT, [Sitting(3, june, 41)], claimed=[june])})
>>> rows[0]["claimed"]
'yes'
>>> records_from_rows(rows, subject=subjects.SPORT)["0001"].claimed
(Series.june(2026),)
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from numbers import Rational, Real
from typing import TypeVar

import attrs

from btec_rules._values.errors import Fault, InvalidFact
from btec_rules._values.facts import LONGEST_NUMBER, MOST_MARKS, Facts, raise_faults
from btec_rules._values.true_types import described, is_instance, module_and_name
from btec_rules.model.records import MOST_SITTINGS, LearnerRecord
from btec_rules.model.series import Series
from btec_rules.model.sittings import Sitting, Status
from btec_rules.model.subjects import Subject, component_of

__all__ = ("records_from_rows", "to_rows")

T = TypeVar("T")

_COLUMNS = ("learner", "component", "series", "ums", "status", "psa", "claimed")
_STATUSES = {"": Status.SAT} | {status.value: status for status in Status}
_YES_OR_NO = {"": False, "no": False, "yes": True}
_PANDAS_GAPS = {"NAType", "NaTType"}
_NO_KEY = object()
"""Stands in a row's cell where the row does not have its key."""


def records_from_rows(rows: Iterable[Mapping[str, object]], *, subject: Subject) -> dict[str, LearnerRecord]:
    """Read learners' records from rows, one row a sitting, such as `csv.DictReader` or a data frame's records give.

    Args:
        rows: Mappings with the keys ``learner``, ``component`` and ``series``, and optionally ``ums``, ``status``,
            ``psa`` and ``claimed``; other keys are ignored. A number may be a text of digits. A blank, ``None`` or NaN
            UMS is not known; a UMS may be a float such as 41.0, as data frames turn a column with gaps into floats.
            ``status`` is ``sat`` (or blank), ``planned`` or ``absent``. ``claimed`` is ``yes`` where the row's series
            was cashed in, else ``no`` or blank; where no row has that key, it is not known what was claimed.
        subject: The Tech Award that all the rows are about.

    Returns:
        The records by learner, in the order in which the learners first appear.

    Raises:
        InvalidFact: If any row is bad; it names every fault of every row, by row number, counted from 1.
    """
    found = read_rows(rows, subject)
    raise_faults([fault for _, fault in found.bad])
    return dict(found.records())


def to_rows(records: Mapping[str, LearnerRecord]) -> list[dict[str, str | int | None]]:
    """Write learners' records as rows, one row a sitting: for a CSV file, a data frame or a table of a database.

    Args:
        records: The records by learner, all of one subject.

    Returns:
        Rows with the keys ``learner`` (a text), ``component`` (a number), ``series`` (its code), ``ums`` (a number, or
        ``None`` where it is not known), ``status`` (``sat``, ``planned`` or ``absent``), ``psa`` (a code or ``None``)
        and ``claimed`` (``yes`` or ``no``; without that key where it is not known what was claimed), learner by learner
        in the order given. `records_from_rows` reads the same records from them.

    Raises:
        InvalidFact: If *records* is not a mapping of ids to records of one subject, or rows can't hold a record: it has
            no sittings, a claim for a series without one, or claims that are not known beside records whose claims are.
    """
    facts = Facts()
    given = facts.mapping("records", records)
    for learner, record in given:
        facts.instance(f"records[{learner}]", record, LearnerRecord)
    facts.raise_faults()
    known = any(record.claimed is not None for _, record in given)
    for learner, record in given:
        _check_rows_can_hold(facts, f"records[{learner}]", record, given[0][1].subject)
        if known and record.claimed is None:
            facts.wrong(f"records[{learner}].claimed", "None", "the series claimed, as the other records say theirs")
    facts.raise_faults()
    return [_row(learner, record, sitting) for learner, record in given for sitting in record.sittings]


@attrs.frozen(eq=False, repr=False)
class RowsRead:
    """What was read from rows: each learner's good rows, and the faults of the bad ones.

    Args:
        subject: The Tech Award that all the rows are about.
        sittings: The sittings of the good rows, by learner, in the order in which the learners first appear.
        claims: The series that were cashed in, by learner; ``None`` where no row says anything about it.
        bad: Each fault with the learner of its row, in the order of the rows; ``""`` where the row names nobody.
    """

    subject: Subject
    sittings: Mapping[str, list[Sitting]]
    claims: Mapping[str, set[Series]] | None
    bad: list[tuple[str, Fault]]

    def records(self) -> Iterator[tuple[str, LearnerRecord]]:
        """Give each learner's record, made of the good rows."""
        for learner, sittings in self.sittings.items():
            claimed = None if self.claims is None else self.claims.get(learner, ())
            yield learner, LearnerRecord(self.subject, sittings, claimed=claimed)


def read_rows(rows: Iterable[Mapping[str, object]], subject: Subject) -> RowsRead:
    """Read rows as `records_from_rows` does, and give the faults beside the records instead of raising them.

    Raises:
        InvalidFact: If *rows* or *subject* is of the wrong type.
    """
    facts = Facts()
    facts.instance("subject", subject, Subject)
    given = facts.rows("rows", rows)
    facts.raise_faults()
    sittings: dict[str, list[Sitting]] = {}
    claims: dict[str, set[Series]] = {}
    bad: list[tuple[str, Fault]] = []
    seen: dict[tuple[str, int, Series], int] = {}
    claims_known = False
    for number, row in enumerate(given, start=1):
        learner, sitting, claimed = _read_row(facts, f"row {number}", row, subject)
        claims_known = claims_known or claimed is not None
        if learner:
            sittings.setdefault(learner, [])
        if sitting is not None:
            earlier = seen.setdefault((learner, sitting.component, sitting.series), number)
            if earlier != number:
                got = f"component {sitting.component} again in {sitting.series.code}"
                facts.wrong(f"row {number}", got, f"one sitting in a series; row {earlier} has it")
            elif len(sittings[learner]) == MOST_SITTINGS:
                facts.wrong(f"row {number}", "one more sitting", f"at most {MOST_SITTINGS} of one learner")
            else:
                sittings[learner].append(sitting)
        if sitting is not None and claimed:
            claims.setdefault(learner, set()).add(sitting.series)
        bad += [(learner, fault) for fault in facts.faults]
        facts.faults.clear()
    return RowsRead(subject, sittings, claims if claims_known else None, bad)


def _read_row(facts: Facts, where: str, row: object, subject: Subject) -> tuple[str, Sitting | None, bool | None]:
    """Read one row: the learner, the sitting, and whether it was cashed in; where it is bad, note its faults.

    Whether it was cashed in is ``None`` where the row does not have that key.
    """
    found = facts.cells(where, row, _COLUMNS, missing=_NO_KEY)
    if found is None:
        return "", None, None
    before, says_claimed = len(facts.faults), found[-1] is not _NO_KEY
    learner_cell, component_cell, series_cell, ums_cell, status_cell, psa_cell, claimed_cell = (
        None if cell is _NO_KEY else cell for cell in found
    )
    learner = facts.ident(f"{where}: learner", learner_cell)
    component = component_of(facts, subject.components, _number(component_cell), name=f"{where}: component")
    series = _read_series(facts, f"{where}: series", series_cell)
    ums = _read_ums(facts, f"{where}: ums", ums_cell)
    status = _read_word(facts, f"{where}: status", status_cell, _STATUSES)
    psa = None if _missing(psa_cell) else _read_series(facts, f"{where}: psa", psa_cell)
    claimed = _read_word(facts, f"{where}: claimed", claimed_cell, _YES_OR_NO)
    if ums is not None and status is not Status.SAT:
        facts.wrong(f"{where}: ums", described(ums), f"blank, as the status is {status.value}")
    if len(facts.faults) > before or series is None:
        return learner, None, claimed if says_claimed else None
    sitting = Sitting(component, series, ums, status=status, psa=psa)
    return learner, sitting, claimed if says_claimed else None


def _missing(value: object) -> bool:
    """Whether a cell is empty: ``None``, blank, NaN, or pandas' NA or NaT."""
    if is_instance(value, str):
        return not str.__str__(value).strip()
    if value is None or (number := _float(value)) is None:
        module, name = module_and_name(value)
        return value is None or (module.startswith("pandas.") and name in _PANDAS_GAPS)
    return math.isnan(number)


def _float(value: object) -> float | None:
    """Give a cell as a plain float, where it is a float of any width (numpy has several); else ``None``."""
    if is_instance(value, float):
        return float.__float__(value)
    if is_instance(value, Real) and not is_instance(value, Rational):
        try:
            return float(value)
        except TypeError:  # it was only registered as a number
            return None
    return None


def _number(value: object) -> object:
    """Turn a text of digits into its number; give anything else back as it is."""
    if is_instance(value, str):
        plain = str.__str__(value)
        if plain.isascii() and plain.isdigit() and len(plain) <= LONGEST_NUMBER:
            return int(plain)
    return value


def _read_ums(facts: Facts, name: str, value: object) -> int | None:
    if _missing(value):
        return None
    number = _float(value)
    if number is not None and number.is_integer():
        value = int(number)
    return facts.integer(name, _number(value), most=MOST_MARKS)


def _read_series(facts: Facts, name: str, value: object) -> Series | None:
    if is_instance(value, Series):
        return value
    try:
        return Series.parse(value)  # type: ignore[arg-type]  # its own guard is the check
    except InvalidFact as error:
        facts.wrong(name, error.got, error.expected)
        return None


def _read_word(facts: Facts, name: str, value: object, choices: Mapping[str, T]) -> T:
    """Read one of a few words, or take a value that one of them stands for."""
    if _missing(value):
        return choices[""]
    for word, meaning in choices.items():
        if value is meaning or (is_instance(value, str) and str.__str__(value) == word):
            return meaning
    facts.wrong(name, described(value), f"blank or one of {', '.join(word for word in choices if word)}")
    return choices[""]


def _check_rows_can_hold(facts: Facts, name: str, record: LearnerRecord, subject: Subject) -> None:
    if record.subject != subject:
        facts.wrong(f"{name}.subject", described(record.subject.title), f"the same for all, {subject.title}")
    if not record.sittings:
        facts.wrong(f"{name}.sittings", "none", "at least one, as each row is a sitting")
    entered = [sitting.series for sitting in record.sittings]
    for series in record.claimed or ():
        if series not in entered:
            facts.wrong(f"{name}.claimed", series.code, "series with a sitting, as each row is one")


def _row(learner: str, record: LearnerRecord, sitting: Sitting) -> dict[str, str | int | None]:
    row: dict[str, str | int | None] = {
        "learner": learner,
        "component": sitting.component,
        "series": sitting.series.code,
        "ums": sitting.ums,
        "status": sitting.status.value,
        "psa": None if sitting.psa is None else sitting.psa.code,
    }
    if record.claimed is not None:
        row["claimed"] = "yes" if sitting.series in record.claimed else "no"
    return row
