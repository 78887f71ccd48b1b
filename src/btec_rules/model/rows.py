"""Rows: how are learners' records read from rows, and written as rows, one row a sitting?

It reads CSV files, data frames and database tables as schools really have them: digits for numbers, blanks, NaN. Which
sittings are lawful is for the rules to say.

>>> from btec_rules import Series, subjects
>>> june = Series.june(2026)
>>> rows = to_rows({"0001": LearnerRecord(subjects.SPORT, [Sitting(3, june, 41)], claimed=[june])})
>>> rows[0]["claimed"]
'yes'
>>> records_from_rows(rows, subject=subjects.SPORT)["0001"].claimed
(Series.june(2026),)
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from btec_rules._values.facts import Facts, raise_faults
from btec_rules._values.true_types import described
from btec_rules.model.columns import Columns, refuse_frames
from btec_rules.model.records import LearnerRecord
from btec_rules.model.row_reader import KNOWN, NEEDED, Reader, RowsRead
from btec_rules.model.sittings import Sitting
from btec_rules.model.spellings import read_component, read_ident
from btec_rules.model.subjects import MOST_COMPONENTS, Subject

__all__ = ("read_rows", "records_from_rows", "to_rows")


def records_from_rows(
    rows: Iterable[Mapping[str, object]],
    *,
    subject: Subject | None = None,
    columns: Mapping[str, str] | None = None,
    award_codes: Collection[str] = (),
    same: Mapping[str, str] | None = None,
) -> dict[str, LearnerRecord]:
    """Read learners' records from rows, one row a sitting, and raise if any row is bad.

    Args:
        rows: As for `read_rows`.
        subject: As for `read_rows`.
        columns: As for `read_rows`.
        award_codes: As for `read_rows`.
        same: As for `read_rows`.

    Returns:
        The records by learner, in the order in which the learners first appear.

    Raises:
        InvalidFact: If any row is bad; it names every fault of every row, by row number, counted from 1.
    """
    read = read_rows(rows, subject=subject, columns=columns, award_codes=award_codes, same=same)
    raise_faults(read.faults)
    return read.records


def to_rows(records: Mapping[str, LearnerRecord]) -> list[dict[str, str | int | None]]:
    """Write learners' records as rows, one row a sitting: for a CSV file, a data frame or a table of a database.

    Args:
        records: The records by learner, all of one subject.

    Returns:
        Rows with the keys ``learner`` (a text), ``component`` (a number), ``series`` (its code), ``ums`` (a number, or
        ``None`` if it is not known), ``status`` (``sat``, ``planned`` or ``absent``), ``psa`` (a code or ``None``) and
        ``claimed`` (``yes`` or ``no``; without that key where it is not known what was claimed), learner by learner in
        the order given. `records_from_rows` reads the same records from them.

    Raises:
        InvalidFact: If *records* is not a mapping of ids to records of one subject, or rows can't hold a record: its id
            would be read as another or refused, or it has no sittings, a claim for a series without one, or claims
            that are not known beside records whose claims are.
    """
    facts = Facts()
    given = facts.mapping("records", records)
    for learner, record in given:
        facts.instance(f"records[{learner}]", record, LearnerRecord)
    facts.raise_faults()
    known = any(record.claimed is not None for _, record in given)
    for learner, record in given:
        if read_ident(Facts(), "learner", learner) != learner:
            facts.wrong("records", described(learner), "an id that is read from a row as it is written")
        _check_rows_can_hold(facts, f"records[{learner}]", record, given[0][1].subject)
        if known and record.claimed is None:
            facts.wrong(f"records[{learner}].claimed", "None", "the series claimed, as the other records say theirs")
    facts.raise_faults()
    return [_row(learner, record, sitting) for learner, record in given for sitting in record.sittings]


def read_rows(
    rows: Iterable[Mapping[str, object]],
    *,
    subject: Subject | None = None,
    columns: Mapping[str, str] | None = None,
    award_codes: Collection[str] = (),
    same: Mapping[str, str] | None = None,
) -> RowsRead:
    """Read learners' records from rows, one row a sitting, and give the bad rows apart.

    Args:
        rows: Mappings, such as `csv.DictReader`, a database or a data frame's records give, with the columns
            ``learner``, ``component`` and ``series``, and optionally ``subject``, ``ums``, ``status``, ``psa`` and
            ``claimed``; other columns are ignored. How a cell may be written is on the page Spellings. A row whose
            cells are all blank is skipped. A row with a blank component and a yes in ``claimed``, or with one of
            *award_codes* as its component, is the claim of its series: it has no ``psa``, and as ``status`` only
            entered. A series is claimed if any of its rows says so.
        subject: The Tech Award that all the rows are about; ``None`` if each row says it in ``subject``.
        columns: What the table calls its columns, such as ``{"learner": "UPN"}``.
        award_codes: What stands in the component's place where a row is about the award.
        same: The ids under which one learner comes up, each with the id to use: ``{"0042": "1042"}``.

    Returns:
        The records of everybody whose rows are all good, and the faults of the others. Records are by learner; without
        *subject* by learner and subject, such as ``"Ann (Sport)"``. Where no column ``claimed`` is there and no row is
        about the award, it is not known what was claimed. Faults are named by row number, counted from 1, and heading.

    Raises:
        InvalidFact: If an argument is of the wrong type, or a column that is needed is missing, or a heading is nearly
            a known one.
    """
    facts = Facts()
    facts.optional("subject", subject, Subject)
    codes = frozenset(one.casefold() for one in facts.idents("award_codes", award_codes))
    renamed = {} if same is None else _renamed(facts, same)
    for code in sorted(codes):
        if read_component(Facts(), "component", code, tuple(range(1, MOST_COMPONENTS + 1))) is not None:
            facts.wrong("award_codes", described(code), "codes of awards; this one is a component")
    refuse_frames(rows)
    given = facts.rows("rows", rows)
    facts.raise_faults()
    needed = NEEDED if subject is not None else (*NEEDED, "subject")
    names = Columns.read(KNOWN, needed, columns)
    if given:
        names.require(given[0])
    reader = Reader(names, subject, codes, renamed)
    for number, row in enumerate(given, start=1):
        reader.read(number, row)
    return reader.found()


def _renamed(facts: Facts, same: Mapping[str, str]) -> dict[str, str]:
    """Accept the ids that stand in place of others; nobody's is to be replaced twice."""
    renamed: dict[str, str] = {}
    for given, other in facts.mapping("same", same):
        if not given:
            continue
        name = f"same[{given}]"
        new = facts.ident(name, other)
        old, new = read_ident(facts, name, given), read_ident(facts, name, new) if new else ""
        if old in renamed:
            facts.wrong(name, described(given), "each id only once")
        renamed[old] = new
    for old, new in sorted(renamed.items()):
        if old != new and new in renamed:
            facts.wrong(f"same[{new}]", described(new), "one id for each learner: this one is in place of another")
    return renamed


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
