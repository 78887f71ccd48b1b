"""Row reader: reads the rows of one table into records and keeps the bad ones apart, for `btec_rules.model.rows`.

>>> from btec_rules import subjects
>>> names = Columns.read(KNOWN, NEEDED, None)
>>> reader = Reader(names, subjects.SPORT, frozenset(), {})
>>> reader.read(1, {"learner": "Ann", "component": "C1", "series": "June 2026", "ums": "X"})
>>> reader.found().records["Ann"].sittings
(Sitting(component=1, series=Series.june(2026), ums=None, status=<Status.ABSENT: 'absent'>, psa=None),)
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import attrs

from btec_rules._values.display import Displayed, Table
from btec_rules._values.errors import Fault
from btec_rules._values.facts import Facts
from btec_rules._values.true_types import described
from btec_rules.model.cells import is_blank, written_of
from btec_rules.model.columns import NO_KEY, Columns
from btec_rules.model.records import MOST_SITTINGS, LearnerRecord
from btec_rules.model.series import Series
from btec_rules.model.sittings import Sitting, Status
from btec_rules.model.spellings import (
    STATUSES,
    read_component,
    read_ident,
    read_series,
    read_status,
    read_subject,
    read_ums,
    read_yes_no,
)
from btec_rules.model.subjects import ALL, Subject

__all__ = ("KNOWN", "NEEDED", "Reader", "RowsRead")

KNOWN = ("learner", "subject", "component", "series", "ums", "status", "psa", "claimed")
"""Every column that is read."""
NEEDED = ("learner", "component", "series")
"""The columns that have to be there."""


@attrs.frozen(repr=False)
class RowsRead(Displayed):
    """What was read from rows, the good and the bad apart.

    Args:
        entries: The learners whose rows are all good, each with the record, in the order in which they first appear.
        bad: The learners with a bad row, each with the faults of their rows: half a record is worse than none.
        nameless: The faults of rows that name no learner.
        faults: Every fault of every row, by row number, counted from 1.
        repeated: Each row that repeats an earlier one, with the earlier one: it was read once.
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


class Reader:
    """Reads one table, row by row."""

    def __init__(
        self, columns: Columns, subject: Subject | None, award_codes: Collection[str], same: Mapping[str, str]
    ) -> None:
        self.columns: Columns = columns
        self.subject: Subject | None = subject
        self.award_codes: Collection[str] = award_codes
        self.same: Mapping[str, str] = same
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
            if not facts.faults and self.columns.is_blank(row, cells):
                return
            learner = self._read(facts, number, dict(zip(KNOWN, cells, strict=True)))
        if learner:
            self.keys.setdefault(learner, {})
        self.bad.extend([(learner, fault) for fault in facts.faults])

    def _read(self, facts: Facts, number: int, cells: Mapping[str, object]) -> str:
        """Read the cells of one row, and give the learner's id."""
        at = self.columns.places(f"row {number}")
        given = {name: None if cell is NO_KEY else cell for name, cell in cells.items()}
        learner = read_ident(facts, at["learner"], given["learner"])
        learner = self.same.get(learner, learner)
        subject = self._subject(facts, at["subject"], cells["subject"])
        if cells["claimed"] is not NO_KEY:
            self.about_claims.add(number)
        claimed, sitting = False, None
        series: Series | None = None
        if self._is_award(given["component"]):
            claimed = _award_is_claimed(facts, at, given)
            series = read_series(facts, at["series"], given["series"])
            if claimed:
                self.about_claims.add(number)
        elif subject is not None:
            component = read_component(facts, at["component"], given["component"], subject.components)
            series = read_series(facts, at["series"], given["series"])
            sitting = _sitting(facts, at, given, component, series)
            claimed = read_yes_no(facts, at["claimed"], given["claimed"])
        if learner and subject is not None:
            key = learner if self.subject is not None else f"{learner} ({subject.title})"
            self.keys.setdefault(learner, {}).setdefault(key)
            self.subjects[key] = subject
            self.sittings.setdefault(key, [])
            if series is not None and not facts.faults:
                self._keep(facts, number, key, series, sitting, claimed=claimed)
        return learner

    def _subject(self, facts: Facts, name: str, cell: object) -> Subject | None:
        """Give the subject of a row; one that says another than the caller is at fault."""
        if self.subject is not None and (cell is NO_KEY or is_blank(cell)):
            return self.subject
        said = read_subject(facts, name, None if cell is NO_KEY else cell, *_known(self.subject))
        if said is not None and self.subject is not None and said != self.subject:
            facts.wrong(name, described(said.title), f"{self.subject.title}, as subject= says")
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


def _award_is_claimed(facts: Facts, at: Mapping[str, str], given: Mapping[str, object]) -> bool:
    """Whether a row about the award is a claim: one with an award code is, unless it says no.

    It is about no sitting, so what only a sitting has is at fault. Beside an award code a result is the award's own, a
    grade or a total, and is left alone; without one it may belong to a component that somebody forgot.
    """
    coded = not is_blank(given["component"])
    claimed = read_yes_no(facts, at["claimed"], given["claimed"])
    if not coded and not claimed:
        facts.wrong(at["component"], "a blank", "a component; or yes in claimed, for a row about the award")
        return False
    claimed = claimed or is_blank(given["claimed"])
    if not is_blank(given["status"]) and not (claimed and read_status(given["status"]) is Status.PLANNED):
        expected = "blank or planned, as this is a claim" if claimed else "blank, as nothing is claimed"
        facts.wrong(at["status"], described(given["status"]), expected)
    for name in ("psa",) if coded else ("psa", "ums"):
        if not is_blank(given[name]):
            facts.wrong(at[name], described(given[name]), "blank, as no component is named")
    return claimed


def _sitting(
    facts: Facts, at: Mapping[str, str], given: Mapping[str, object], component: int | None, series: Series | None
) -> Sitting | None:
    """Read the rest of a row's sitting; ``None`` if the row is bad, which is noted."""
    ums, shown = read_ums(facts, at["ums"], given["ums"])
    status = _status(facts, at, given, shown)
    psa = None if is_blank(given["psa"]) else read_series(facts, at["psa"], given["psa"])
    if facts.faults or component is None or series is None:
        return None
    return Sitting(component, series, ums, status=status, psa=psa)


def _status(facts: Facts, at: Mapping[str, str], given: Mapping[str, object], shown: Status | None) -> Status:
    """Read the status of a row, beside what its UMS shows."""
    if is_blank(given["status"]):
        return Status.PLANNED if shown is None else shown
    status = read_status(given["status"])
    if status is None:
        facts.wrong(at["status"], described(given["status"]), f"blank or one of {', '.join(STATUSES)}")
        return Status.SAT
    if shown is not None and shown is not status:
        expected = f"blank, as the status is {status.value}"
        if status is Status.SAT:
            expected = "a UMS, Q or blank, as the status is sat"
        facts.wrong(at["ums"], described(given["ums"]), expected)
    return status
