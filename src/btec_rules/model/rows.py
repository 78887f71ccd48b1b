"""Rows: learners' records as rows, one row a sitting, as `records_from_rows` reads them.

>>> from btec_rules import Series, subjects
>>> june = Series.june(2026)
>>> to_rows({"0001": LearnerRecord(subjects.SPORT, [Sitting(3, june, 41)], claimed=[june])})[0]["claimed"]
'yes'
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from numbers import Rational, Real

import attrs

from btec_rules._values.errors import Fault, InvalidFact
from btec_rules._values.facts import LONGEST_NUMBER, MOST_MARKS, Facts, raise_faults
from btec_rules._values.true_types import described, is_instance, module_and_name
from btec_rules.model.records import MOST_SITTINGS, LearnerRecord, Sitting, Status, T, component_of
from btec_rules.model.series import Series
from btec_rules.model.subjects import Subject

__all__ = ("records_from_rows", "to_rows")

_COLUMNS = ("learner", "component", "series", "ums", "status", "psa", "claimed")


_STATUSES = {"": Status.SAT} | {status.value: status for status in Status}


_YES_OR_NO = {"": False, "no": False, "yes": True}


_PANDAS_GAPS = {"NAType", "NaTType"}


def records_from_rows(rows: Iterable[Mapping[str, object]], *, subject: Subject) -> dict[str, LearnerRecord]:
    """Read learners' records from rows, one row a sitting, such as `csv.DictReader` or a data frame's records give.

    Args:
        rows: Mappings with the keys ``learner``, ``component`` and ``series``, and optionally ``ums``, ``status``,
            ``psa`` and ``claimed``; other keys are not looked at. Whole numbers may be digits. A blank, ``None`` or NaN
            UMS is not known; as data frames turn a column with gaps into floats, a whole float is taken there.
            ``status`` is ``sat`` (also where blank), ``planned`` or ``absent``; ``claimed`` is ``yes``, ``no`` or
            blank and says that the row's series was cashed in.
        subject: The Tech Award that all the rows are about.

    Returns:
        The records by learner, in the order in which each learner first comes up.

    Raises:
        InvalidFact: If any row is bad; every fault of every row is in it, by row number, the first row being 1.
    """
    found = read_rows(rows, subject)
    raise_faults([fault for _, fault in found.bad])
    return dict(found.records())


@attrs.frozen(eq=False, repr=False)
class RowsRead:
    """What was read from rows: each learner's good rows, and every bad row's faults.

    Args:
        subject: The Tech Award that all the rows are about.
        sittings: The sittings of the good rows, by learner, in the order in which each learner first comes up.
        claims: The series that were cashed in, by learner.
        bad: Each fault with the learner of its row, in the order of the rows; ``""`` where the row names none.
    """

    subject: Subject
    sittings: Mapping[str, list[Sitting]]
    claims: Mapping[str, set[Series]]
    bad: list[tuple[str, Fault]]

    def records(self) -> Iterator[tuple[str, LearnerRecord]]:
        """Give each learner's record, made of the good rows."""
        for learner, sittings in self.sittings.items():
            yield learner, LearnerRecord(self.subject, sittings, claimed=self.claims.get(learner, ()))


def read_rows(rows: Iterable[Mapping[str, object]], subject: Subject) -> RowsRead:
    """Read rows as `records_from_rows` does, and keep what is wrong with some of them apart.

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
    for number, row in enumerate(given, start=1):
        learner, sitting, claimed = _read(facts, f"row {number}", row, subject)
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
    return RowsRead(subject, sittings, claims, bad)


def _read(facts: Facts, where: str, row: object, subject: Subject) -> tuple[str, Sitting | None, bool]:
    """Read one row: the learner, the sitting, and whether it is cashed in; where it is bad, add its faults."""
    found = facts.cells(where, row, _COLUMNS)
    if found is None:
        return "", None, False
    before = len(facts.faults)
    of_learner, of_component, of_series, of_ums, of_status, of_psa, of_claimed = found
    learner = facts.ident(f"{where}: learner", of_learner)
    component = component_of(facts, subject.components, _number(of_component), name=f"{where}: component")
    series = _series(facts, f"{where}: series", of_series)
    ums = _read_ums(facts, f"{where}: ums", of_ums)
    status = _choice(facts, f"{where}: status", of_status, _STATUSES)
    psa = None if _missing(of_psa) else _series(facts, f"{where}: psa", of_psa)
    claimed = _choice(facts, f"{where}: claimed", of_claimed, _YES_OR_NO)
    if ums is not None and status is not Status.SAT:
        facts.wrong(f"{where}: ums", described(ums), f"blank, as the status is {status.value}")
    if len(facts.faults) > before or series is None:
        return learner, None, False
    return learner, Sitting(component, series, ums, status=status, psa=psa), claimed


def _missing(value: object) -> bool:
    """Whether a cell is empty: ``None``, blank, NaN, or pandas' own NA."""
    if is_instance(value, str):
        return not str.__str__(value).strip()
    if value is None or (number := _float(value)) is None:
        module, name = module_and_name(value)
        return value is None or (module.startswith("pandas.") and name in _PANDAS_GAPS)
    return math.isnan(number)


def _float(value: object) -> float | None:
    """Give the plain float that a cell is, one of numpy's own widths included; ``None`` where it is none."""
    if is_instance(value, float):
        return float.__float__(value)
    if is_instance(value, Real) and not is_instance(value, Rational):
        try:
            return float(value)
        except TypeError:  # it was only registered as a number
            return None
    return None


def _number(value: object) -> object:
    """Turn digits into the number they say; give anything else back as it is."""
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


def _series(facts: Facts, name: str, value: object) -> Series | None:
    if is_instance(value, Series):
        return value
    try:
        return Series.parse(value)  # type: ignore[arg-type]  # its own guard is the check
    except InvalidFact as error:
        facts.wrong(name, error.got, error.expected)
        return None


def _choice(facts: Facts, name: str, value: object, choices: Mapping[str, T]) -> T:
    """Read one of a few words; a value that already is one of theirs is taken as it is."""
    if _missing(value):
        return choices[""]
    for word, meaning in choices.items():
        if value is meaning or (is_instance(value, str) and str.__str__(value) == word):
            return meaning
    facts.wrong(name, described(value), f"blank or one of {', '.join(word for word in choices if word)}")
    return choices[""]


def to_rows(records: Mapping[str, LearnerRecord]) -> list[dict[str, str | int | None]]:
    """Write learners' records as rows, one row a sitting: for a CSV file, a data frame or a table of a database.

    Args:
        records: The records by learner, all of one subject.

    Returns:
        Rows with the keys ``learner`` (a text), ``component`` (a number), ``series`` (its code), ``ums`` (a number, or
        ``None`` where it is not known), ``status`` (``sat``, ``planned`` or ``absent``), ``psa`` (a code or ``None``)
        and ``claimed`` (``yes`` or ``no``), learner by learner in the order given. `records_from_rows` makes the same
        records of them.

    Raises:
        InvalidFact: If *records* is no mapping of ids to records, two of them are of different subjects, or one can't
            be said in rows: it has no sitting at all, or a claim for a series in which it has none.
    """
    facts = Facts()
    given = facts.mapping("records", records)
    for learner, record in given:
        facts.instance(f"records[{learner}]", record, LearnerRecord)
    facts.raise_faults()
    for learner, record in given:
        _can_be_said(facts, f"records[{learner}]", record, given[0][1].subject)
    facts.raise_faults()
    return [_row(learner, record, sitting) for learner, record in given for sitting in record.sittings]


def _can_be_said(facts: Facts, name: str, record: LearnerRecord, subject: Subject) -> None:
    if record.subject != subject:
        facts.wrong(f"{name}.subject", described(record.subject.title), f"the same for all, {subject.title}")
    if not record.sittings:
        facts.wrong(f"{name}.sittings", "none", "at least one, as each row is a sitting")
    sat = [sitting.series for sitting in record.sittings]
    facts.faults += [
        Fault(f"{name}.claimed", series.code, "series with a sitting, as each row is one")
        for series in record.claimed
        if series not in sat
    ]


def _row(learner: str, record: LearnerRecord, sitting: Sitting) -> dict[str, str | int | None]:
    return {
        "learner": learner,
        "component": sitting.component,
        "series": sitting.series.code,
        "ums": sitting.ums,
        "status": sitting.status.value,
        "psa": None if sitting.psa is None else sitting.psa.code,
        "claimed": "yes" if sitting.series in record.claimed else "no",
    }
