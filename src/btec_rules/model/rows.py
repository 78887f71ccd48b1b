"""Rows: learners' records as rows, one row a sitting, as `records_from_rows` reads them.

>>> from btec_rules import Series, subjects
>>> june = Series.june(2026)
>>> to_rows({"0001": LearnerRecord(subjects.SPORT, [Sitting(3, june, 41)], claimed=[june])})[0]["claimed"]
'yes'
"""

from __future__ import annotations

from collections.abc import Mapping

from btec_rules.model.errors import Fault
from btec_rules.model.guards import kind, mapping, refuse, shown
from btec_rules.model.records import LearnerRecord, Sitting
from btec_rules.model.subjects import Subject

__all__ = ("to_rows",)


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
    faults: list[Fault] = []
    given = mapping(faults, "records", records)
    for learner, record in given:
        kind(faults, f"records[{learner}]", record, LearnerRecord)
    refuse(faults)
    for learner, record in given:
        _can_be_said(faults, f"records[{learner}]", record, given[0][1].subject)
    refuse(faults)
    return [_row(learner, record, sitting) for learner, record in given for sitting in record.sittings]


def _can_be_said(faults: list[Fault], name: str, record: LearnerRecord, subject: Subject) -> None:
    if record.subject != subject:
        faults.append(Fault(f"{name}.subject", shown(record.subject.title), f"the same for all, {subject.title}"))
    if not record.sittings:
        faults.append(Fault(f"{name}.sittings", "none", "at least one, as each row is a sitting"))
    sat = [sitting.series for sitting in record.sittings]
    faults += [
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
