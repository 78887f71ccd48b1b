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

from collections.abc import Collection, Iterable, Mapping

import attrs

from btec_rules._values.display import Displayed, Table
from btec_rules._values.errors import Fault
from btec_rules._values.facts import Facts, raise_faults
from btec_rules._values.true_types import described
from btec_rules.model.columns import NO_KEY, Columns, refuse_frames
from btec_rules.model.records import MOST_SITTINGS, LearnerRecord
from btec_rules.model.series import Series
from btec_rules.model.sittings import Sitting, Status
from btec_rules.model.spellings import (
    STATUSES,
    is_blank,
    read_component,
    read_ident,
    read_series,
    read_status,
    read_subject,
    read_ums,
    read_yes_no,
    written_of,
)
from btec_rules.model.subjects import ALL, MOST_COMPONENTS, Subject

__all__ = ("RowsRead", "read_rows", "records_from_rows", "to_rows")

_KNOWN = ("learner", "subject", "component", "series", "ums", "status", "psa", "claimed")
_NEEDED = ("learner", "component", "series")


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


@attrs.frozen(repr=False)
class RowsRead(Displayed):
    """What was read from rows, the good and the bad apart.

    Args:
        entries: The learners all of whose rows are good, each with the record, in the order in which they first appear.
        bad: The learners with a bad row, each with the faults of their rows: half a record is none.
        nameless: The faults of rows that name no learner.
        faults: Every fault of every row, by row number, counted from 1.
        repeated: Each row that says what an earlier one says, with the earlier one: it was read once.
        learners: The learners of *entries* and *bad* together, in the order in which they first appear.
    """

    entries: tuple[tuple[str, LearnerRecord], ...]
    bad: tuple[tuple[str, tuple[Fault, ...]], ...]
    nameless: tuple[Fault, ...]
    faults: tuple[Fault, ...]
    repeated: tuple[tuple[int, int], ...]
    learners: tuple[str, ...]

    @property
    def records(self) -> dict[str, LearnerRecord]:
        """The good records by learner, as a fresh dict."""
        return dict(self.entries)

    @property
    def unreadable(self) -> dict[str, tuple[Fault, ...]]:
        """The faults of the learners with a bad row, as a fresh dict."""
        return dict(self.bad)

    def _parts(self) -> tuple[Table | Displayed, ...]:
        rows = [(one.name, one.got, one.expected) for one in self.faults]
        said = f"Learners read: {len(self.entries)}; with a bad row: {len(self.bad)}; faults: {len(rows)}"
        return (Table(said, ("Row and column", "Found", "Expected"), rows),)


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
            ``claimed``; other columns are left alone. How a cell may be written is on the page Spellings. A row whose
            cells are all blank is skipped. A row with a blank component and a yes in ``claimed``, or with one of
            *award_codes* as its component, is the claim of its series.
        subject: The Tech Award that all the rows are about; ``None`` where each row says it in ``subject``.
        columns: What the table calls its columns, such as ``{"learner": "UPN"}``.
        award_codes: What stands in the component's place where a row is about the award.
        same: The ids under which one learner comes up, each with the id to use: ``{"0042": "1042"}``.

    Returns:
        The records of everybody whose rows are all good, and the faults of the others. Records are by learner; without
        *subject* by learner and subject, such as ``"Ann (Sport)"``. Where no column ``claimed`` is there and no row is
        about the award, it is not known what was claimed.

    Raises:
        InvalidFact: If an argument is of the wrong type, or a column that is needed is missing, or one nearly is a
            known one.
    """
    facts = Facts()
    facts.optional("subject", subject, Subject)
    codes = frozenset(one.casefold() for one in facts.idents("award_codes", award_codes))
    pairs = [] if same is None else facts.mapping("same", same)
    renamed = {read_ident(facts, "same", old): read_ident(facts, f"same[{old}]", new) for old, new in pairs}
    for new in renamed.keys() & {new for old, new in renamed.items() if old != new}:
        facts.wrong(f"same[{new}]", described(new), "one id for each learner: this one is in place of another")
    for code in sorted(codes):
        if read_component(Facts(), "component", code, tuple(range(1, MOST_COMPONENTS + 1))) is not None:
            facts.wrong("award_codes", described(code), "codes of awards; this one is a component")
    refuse_frames(rows)
    given = facts.rows("rows", rows)
    facts.raise_faults()
    needed = _NEEDED if subject is not None else (*_NEEDED, "subject")
    names = Columns.read(_KNOWN, needed, columns)
    if given:
        names.require(given[0])
    reader = _Reader(names, subject, codes, renamed)
    for number, row in enumerate(given, start=1):
        reader.read(number, row)
    return reader.found()


class _Reader:
    """Reads one table, row by row."""

    def __init__(
        self, columns: Columns, subject: Subject | None, award_codes: Collection[str], same: Mapping[str, str]
    ) -> None:
        self.columns, self.subject, self.award_codes, self.same = columns, subject, award_codes, same
        self.subjects: dict[str, Subject] = {}
        self.sittings: dict[str, list[Sitting]] = {}
        self.claims: dict[str, set[Series]] = {}
        self.about_claims: set[int] = set()
        """The rows that say whether their series was claimed."""
        self.bad: list[tuple[str, Fault]] = []
        self.seen: dict[tuple[str, int, Series], tuple[int, tuple[Sitting | None, bool]]] = {}
        self.repeated: list[tuple[int, int]] = []
        self.keys: dict[str, dict[str, None]] = {}
        """By learner, the keys of their records."""

    def read(self, number: int, row: object) -> None:
        """Read one row, and keep it or its faults."""
        facts, where = Facts(), f"row {number}"
        cells = self.columns.cells(facts, where, row)
        learner = ""
        if cells is not None:
            there = [cell for cell in cells if cell is not NO_KEY]
            if there and all(map(is_blank, there)) and not facts.faults:
                return
            learner = self._read(facts, where, number, dict(zip(_KNOWN, cells, strict=True)))
        if learner:
            self.keys.setdefault(learner, {})
        self.bad.extend([(learner, fault) for fault in facts.faults])

    def _read(self, facts: Facts, where: str, number: int, cells: Mapping[str, object]) -> str:
        """Read the cells of one row, and give the learner's id."""
        given = {name: None if cell is NO_KEY else cell for name, cell in cells.items()}
        learner = read_ident(facts, f"{where}: learner", given["learner"])
        learner = self.same.get(learner, learner)
        subject = self._subject(facts, where, cells["subject"])
        if cells["claimed"] is not NO_KEY:
            self.about_claims.add(number)
        claimed, sitting = False, None
        series: Series | None = None
        if self._is_award(given["component"]):
            claimed = _award_is_claimed(facts, where, given)
            series = read_series(facts, f"{where}: series", given["series"])
            if claimed:
                self.about_claims.add(number)
        elif subject is not None:
            component = read_component(facts, f"{where}: component", given["component"], subject.components)
            series = read_series(facts, f"{where}: series", given["series"])
            sitting = _sitting(facts, where, given, component, series)
            claimed = read_yes_no(facts, f"{where}: claimed", given["claimed"])
        if learner and subject is not None:
            key = learner if self.subject is not None else f"{learner} ({subject.title})"
            self.keys.setdefault(learner, {}).setdefault(key)
            self.subjects[key] = subject
            self.sittings.setdefault(key, [])
            if series is not None and not facts.faults:
                self._keep(facts, number, key, series, sitting, claimed=claimed)
        return learner

    def _subject(self, facts: Facts, where: str, cell: object) -> Subject | None:
        """Give the subject of a row; one that says another than the caller is at fault."""
        if self.subject is not None and (cell is NO_KEY or is_blank(cell)):
            return self.subject
        said = read_subject(facts, f"{where}: subject", None if cell is NO_KEY else cell, *_known(self.subject))
        if said is not None and self.subject is not None and said != self.subject:
            facts.wrong(f"{where}: subject", described(said.title), f"{self.subject.title}, as subject= says")
        return said

    def _is_award(self, cell: object) -> bool:
        """Whether a row is about the award: nothing stands in the component's place, or one of the award's codes."""
        written = written_of(cell)
        return type(written) is str and (not written or written.casefold() in self.award_codes)

    def _keep(
        self, facts: Facts, number: int, key: str, series: Series, sitting: Sitting | None, *, claimed: bool
    ) -> None:
        """Keep what a good row says; a second one of the same sitting says the same, or is at fault."""
        place = (key, 0 if sitting is None else sitting.component, series)
        earlier, said = self.seen.setdefault(place, (number, (sitting, claimed)))
        if earlier != number:
            if said == (sitting, claimed):
                self.repeated.append((number, earlier))
            else:
                what = "the award" if sitting is None else f"component {sitting.component}"
                expected = f"what row {earlier} says of it, or only one of the two rows"
                facts.wrong(f"row {number}", f"{what} again in {series.code}, and not the same", expected)
            return
        if sitting is not None:
            if len(self.sittings[key]) == MOST_SITTINGS:
                facts.wrong(f"row {number}", "one more sitting", f"at most {MOST_SITTINGS} of one learner")
                return
            self.sittings[key].append(sitting)
        if claimed:
            self.claims.setdefault(key, set()).add(series)

    def found(self) -> RowsRead:
        """Give what was read; everything of a learner with a bad row is unreadable."""
        bad: dict[str, list[Fault]] = {}
        for learner, fault in self.bad:
            bad.setdefault(learner, []).append(fault)
        nameless = bad.pop("", [])
        good = [key for learner, keys in self.keys.items() if learner not in bad for key in keys]
        order = [key for learner, keys in self.keys.items() for key in ([learner] if learner in bad else keys)]
        return RowsRead(
            tuple([(key, self._record(key)) for key in good]),
            tuple([(learner, tuple(faults)) for learner, faults in bad.items()]),
            tuple(nameless),
            tuple([fault for _, fault in self.bad]),
            tuple(self.repeated),
            tuple(order),
        )

    def _record(self, key: str) -> LearnerRecord:
        claimed = self.claims.get(key, ()) if self.about_claims else None
        return LearnerRecord(self.subjects[key], self.sittings[key], claimed=claimed)


def _known(subject: Subject | None) -> tuple[Collection[Subject]] | tuple[()]:
    """Give the subjects that a row may name, where they are not those of the library."""
    return () if subject is None else ((subject, *(one for one in ALL if one.title != subject.title)),)


def _award_is_claimed(facts: Facts, where: str, given: Mapping[str, object]) -> bool:
    """Whether a row about the award is a claim: one with an award code is, unless it says no."""
    claimed = read_yes_no(facts, f"{where}: claimed", given["claimed"])
    if not is_blank(given["component"]):
        return claimed or is_blank(given["claimed"])
    if not claimed:
        facts.wrong(f"{where}: component", "a blank", "a component; or yes in claimed, for a row about the award")
    return claimed


def _sitting(
    facts: Facts, where: str, given: Mapping[str, object], component: int | None, series: Series | None
) -> Sitting | None:
    """Read the rest of a row's sitting; ``None`` where the row is bad, which is noted."""
    ums, shown = read_ums(facts, f"{where}: ums", given["ums"])
    status = _status(facts, where, given, shown)
    psa = None if is_blank(given["psa"]) else read_series(facts, f"{where}: psa", given["psa"])
    if facts.faults or component is None or series is None:
        return None
    return Sitting(component, series, ums, status=status, psa=psa)


def _status(facts: Facts, where: str, given: Mapping[str, object], shown: Status | None) -> Status:
    """Read the status of a row, beside what its UMS shows."""
    if is_blank(given["status"]):
        return Status.PLANNED if shown is None else shown
    status = read_status(given["status"])
    if status is None:
        facts.wrong(f"{where}: status", described(given["status"]), f"blank or one of {', '.join(STATUSES)}")
        return Status.SAT
    if shown is not None and shown is not status:
        expected = f"blank, as the status is {status.value}"
        if status is Status.SAT:
            expected = "a UMS, Q or blank, as the status is sat"
        facts.wrong(f"{where}: ums", described(given["ums"]), expected)
    return status


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
