"""Doubt: in which few ways may a record turn that says too little, or something that can't be?

A record is in doubt where something is said to be sat or missed that can't have been (OPEN-52), where an entry can't be
sat any more and nobody has said what became of it, where claims are not known, and where a claim that was made rests on
something that the guide leaves open (OPEN-26, OPEN-49). What is planned and can't be is no doubt: it can be moved.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import attrs

from btec_rules import certification, entries
from btec_rules.model.calendar import Calendar
from btec_rules.model.editions.edition import Edition
from btec_rules.model.records import LearnerRecord, sittings_of
from btec_rules.model.series import Series
from btec_rules.model.sittings import Sitting, Status
from btec_rules.model.subjects import Subject, seasons_of
from btec_rules.rulings.attempts import attempts_allowed
from btec_rules.rulings.opening import is_over, lies_ahead
from btec_rules.rulings.rulings import Ruling

__all__ = ("Judge", "Way", "impossible", "is_offered", "is_refused", "pending", "ways_of")


_FEW = 3
"""So many open questions are looked at in every mixture."""
_AFTER_A_MISSED_SITTING = "certification.absent-in-series"
"""What the guide leaves open about a claim that was made (OPEN-26); an attempt too many is an entry to take back."""


class Judge:
    """Puts the questions about claims to the rules, those about the record itself only once.

    Args:
        record: The record as it was given.
        edition: The numbers to apply.
    """

    record: LearnerRecord
    edition: Edition

    def __init__(self, record: LearnerRecord, edition: Edition) -> None:
        self.record, self.edition = record, edition
        self._claims: dict[int, Ruling] = {}
        self._totals: dict[int, int | None] = {}

    def claim(self, record: LearnerRecord, series: Series) -> Ruling:
        """Judge a claim, whatever the day."""
        if record is not self.record:
            return certification.check_claim(record, series, edition=self.edition)
        found = self._claims.get(series.ordinal)
        if found is None:
            found = self._claims[series.ordinal] = certification.check_claim(record, series, edition=self.edition)
        return found

    def total(self, record: LearnerRecord, series: Series) -> int | None:
        """Give the total that counts in a series; ``None`` if it is not wholly known."""
        if record is not self.record:
            return certification.result(record, series).total
        if series.ordinal not in self._totals:
            self._totals[series.ordinal] = certification.result(record, series).total
        return self._totals[series.ordinal]

    def rests_on_an_open_point(self, record: LearnerRecord, series: Series) -> bool:
        """Whether a claim depends on what the guide leaves open: a missed sitting, a total of 0."""
        ruling = self.claim(record, series)
        missed = any(one.code == _AFTER_A_MISSED_SITTING for one in ruling.unknown)
        return not is_refused(ruling) and (missed or self.total(record, series) == 0)


class Way(NamedTuple):
    """One way in which a record may turn.

    Args:
        record: The record as it would be; what was claimed is known.
        barred: The series in which no certificate can come about.
        granted: The claims that the guide leaves open, and that hold in this way.
    """

    record: LearnerRecord
    barred: frozenset[Series] = frozenset()
    granted: frozenset[Series] = frozenset()

    @property
    def claimed(self) -> tuple[Series, ...]:
        """The series that were claimed."""
        return self.record.claimed or ()

    def bars(self, series: Series) -> bool:
        """Whether no certificate can come about in a series, or in that of the sitting which a missed one leaves."""
        if series in self.barred:
            return True
        if not self.barred:
            return False
        ends = sittings_of(self.record, self.record.subject.external)
        missed = any(one.series == series and one.status is Status.ABSENT for one in ends)
        before = [one.series for one in ends if one.status is Status.SAT and one.series < series]
        return missed and bool(before) and before[-1] in self.barred

    def holds(self, series: Series, judge: Judge, record: LearnerRecord | None = None) -> bool:
        """Whether a claim that was made in a series holds, once what is planned is sat."""
        if self.barred and self.bars(series):
            return False
        ruling = judge.claim(record or self.record, series)
        return not is_refused(ruling) and (not ruling.unknown or series in self.granted)


def ways_of(record: LearnerRecord, bad: list[Sitting], calendar: Calendar, judge: Judge) -> list[Way]:
    """Give the ways in which a record may turn: one where it is in no doubt; *bad* are its impossible rows.

    An impossible row: without it, and with it, its attempt counting and no claim resting on it. Entries without an
    outcome: all sat, and all missed. Claims that are not known: none, and those that would hold. A claim that the guide
    leaves open: it holds, and it does not.
    """
    edition = judge.edition
    in_doubt = bool(bad) or record.claimed is None or _any_pending(record, calendar, edition)
    if not in_doubt and not any(judge.rests_on_an_open_point(record, one) for one in record.claimed or ()):
        return [Way(record)]
    found: dict[Way, None] = {}
    for counted in _mixtures(len(bad)):
        rows = list(zip(bad, counted, strict=True))
        barred = frozenset(row.series for row, counts in rows if counts)
        left_out = [row for row, counts in rows if not counts]
        kept = _with(record, [one for one in record.sittings if one not in left_out])
        for settled in _settled(kept, pending(kept, calendar, edition)):
            for with_claims in _claims_known(settled, barred, judge):
                found.update(dict.fromkeys(_by_open_claims(with_claims, barred, judge)))
    return list(found)


def impossible(record: LearnerRecord, calendar: Calendar, edition: Edition) -> list[Sitting]:
    """Give what is said to be sat or missed and can't have been (OPEN-52).

    In a season that the subject does not have, an attempt too many, ahead of the day, or a retake after the last
    external sitting. What is impossible uses up no attempt of what comes after it.
    """
    subject, bad = record.subject, list[Sitting]()
    sat: dict[int, list[Sitting]] = {one: [] for one in subject.components}
    for row in record.sittings:
        if row.status is Status.PLANNED:
            continue
        before = sat[row.component]
        if (
            not is_offered(subject, row)
            or len(before) >= attempts_allowed(edition, subject, row.component)
            or lies_ahead(row, subject, calendar, edition)
            or _comes_after_the_last_external(record, row, sat, edition)
        ):
            bad.append(row)
        elif row.status is Status.SAT or edition.absence_uses_attempt:
            before.append(row)
    return bad


def pending(record: LearnerRecord, calendar: Calendar, edition: Edition) -> list[Sitting]:
    """Give the entries that can't be sat any more and have no outcome."""
    return list(_pending(record, calendar, edition))


def is_refused(ruling: Ruling) -> bool:
    """Whether a claim is refused for more than a row in a season that the subject does not have.

    Such a row is a mistake in the record (OPEN-52). Where it is counted nothing is refused because of it, so that "no
    way left" never comes from a typing error.
    """
    return any(one.code != "certification.internal-season-not-offered" for one in ruling.failed)


def is_offered(subject: Subject, row: Sitting) -> bool:
    """Whether the subject has the component in that season."""
    return row.series.season in seasons_of(subject, row.component)


def _comes_after_the_last_external(
    record: LearnerRecord, row: Sitting, sat: dict[int, list[Sitting]], edition: Edition
) -> bool:
    """Whether a retake was sat although no external sitting is left to follow it (RET-7)."""
    subject = record.subject
    if row.component == subject.external or row.status is not Status.SAT or not sat[row.component]:
        return False
    ends = sat[subject.external]
    if not any(one.series < row.series for one in ends) or len(ends) < attempts_allowed(
        edition, subject, subject.external
    ):
        return False
    return all(one.status is not Status.SAT or one.series < row.series for one in sittings_of(record, subject.external))


def _any_pending(record: LearnerRecord, calendar: Calendar, edition: Edition) -> bool:
    return next(_pending(record, calendar, edition), None) is not None


def _pending(record: LearnerRecord, calendar: Calendar, edition: Edition) -> Iterator[Sitting]:
    subject = record.subject
    for row in record.sittings:
        if row.status is not Status.PLANNED or not is_offered(subject, row):
            continue
        sat = [one for one in record.sittings if one.component == row.component and one.status is Status.SAT]
        allowed = attempts_allowed(edition, subject, row.component)
        if len(sat) < allowed and is_over(record, row.component, row.series, calendar, edition):
            yield row


def _settled(record: LearnerRecord, rows: list[Sitting]) -> Iterator[LearnerRecord]:
    """Give the record with these entries sat, and with them missed."""
    if not rows:
        yield record
        return
    for status in (Status.SAT, Status.ABSENT):
        yield _with(
            record,
            [attrs.evolve(one, status=status) if one in rows else one for one in record.sittings],
        )


def _claims_known(record: LearnerRecord, barred: frozenset[Series], judge: Judge) -> Iterator[LearnerRecord]:
    """Give the record with its claims; where they are not known, with none, and with those that would hold."""
    if record.claimed is not None:
        yield record
        return
    yield LearnerRecord(record.subject, record.sittings)
    lawful = _with(record, [one for one in record.sittings if not _is_ruled_out(record, one, judge.edition)])
    ends = [one.series for one in sittings_of(lawful, record.subject.external)]
    whole = LearnerRecord(record.subject, lawful.sittings, claimed=ends)
    held = [one for one in ends if Way(whole, barred).holds(one, judge)]
    if held:
        yield LearnerRecord(record.subject, record.sittings, claimed=held)


def _is_ruled_out(record: LearnerRecord, row: Sitting, edition: Edition) -> bool:
    """Whether an entry is planned that the rules refuse: nobody will sit it."""
    if row.status is not Status.PLANNED:
        return False
    return entries.is_refused(record, row.component, row.series, edition)


def _by_open_claims(record: LearnerRecord, barred: frozenset[Series], judge: Judge) -> Iterator[Way]:
    """Give a way for each outcome of the claims that the guide leaves open."""
    claims = [one for one in record.claimed or () if one not in barred]
    doubtful = [one for one in claims if judge.rests_on_an_open_point(record, one)]
    for held in _mixtures(len(doubtful)):
        granted = frozenset(one for one, holds in zip(doubtful, held, strict=True) if holds)
        yield Way(record, barred.union(doubtful) - granted, granted)


def _mixtures(count: int) -> Iterator[tuple[bool, ...]]:
    """Give the ways in which a few things are so or not; of many, only all and none."""
    if count <= _FEW:
        return product((True, False), repeat=count)
    return iter([(True,) * count, (False,) * count])


def _with(record: LearnerRecord, sittings: list[Sitting]) -> LearnerRecord:
    return LearnerRecord(record.subject, sittings, claimed=record.claimed)
