"""Cohorts: many learners at once, from records or from rows; one learner's bad facts never stop the others."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import attrs

from btec_rules._values.display import Displayed, Table, listed
from btec_rules._values.errors import BtecRulesError, Fault
from btec_rules._values.facts import Facts
from btec_rules._values.markup import Markup, element, item, listing, top_heading
from btec_rules._values.true_types import described
from btec_rules.audit.asking import CLAIMS_NOT_KNOWN
from btec_rules.audit.learners import Terms
from btec_rules.audit.report import AuditReport, by_name, lines_of, most_urgent_first, section_of
from btec_rules.audit.sharing import Auditor
from btec_rules.audit.standing import WORST_FIRST, Standing
from btec_rules.guide.render import render
from btec_rules.guide.texts import ENGLISH
from btec_rules.model.calendar import Calendar
from btec_rules.model.dates import Date
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.records import LearnerRecord
from btec_rules.model.rows import read_rows
from btec_rules.model.series import Series
from btec_rules.model.subjects import Subject
from btec_rules.planning.actions import Action

__all__ = ("CohortReport", "cohort", "each", "rows")

_NOW_AND_THEN = 1_000
"""After so many learners it is said how many there were."""


@attrs.frozen(repr=False)
class CohortReport(Displayed):
    """The position of many learners.

    Args:
        reports: One report for each learner, in the order given.
        on: The day on which it was asked, where one was given.
        edition: The id of the edition that was applied.
        faults: What is wrong with rows that name no learner.
        repeated: Each row that repeats an earlier one, with the earlier one: it was read once.
    """

    reports: tuple[AuditReport, ...]
    on: Date | None
    edition: str
    faults: tuple[Fault, ...] = ()
    repeated: tuple[tuple[int, int], ...] = ()

    @property
    def actions(self) -> tuple[Action, ...]:
        """Everything to do, about all learners, most urgent first; else in the order of the learners.

        That it is not known what was claimed is asked once, for all: that action has no learner.
        """
        found = [action for report in self.reports for action in report.actions]
        shared = [one for one in found if one.finding.code == CLAIMS_NOT_KNOWN]
        if len(shared) > 1:
            first = min(shared, key=lambda one: (one.due is None, one.due or datetime.date.max))
            found = [attrs.evolve(first, learner=None), *(one for one in found if one not in shared)]
        return tuple(most_urgent_first(found, self.on))

    @property
    def ineligible(self) -> tuple[AuditReport, ...]:
        """The learners who will have no certificate as things stand, or perhaps none; each has its ``reasons``."""
        return tuple(report for report in self.reports if report.at_risk)

    @property
    def unreadable(self) -> tuple[AuditReport, ...]:
        """The learners with data errors; each report has its ``faults``."""
        return tuple(report for report in self.reports if report.standing is Standing.UNREADABLE)

    @property
    def exceptions(self) -> tuple[AuditReport, ...]:
        """The learners with something wrong, unclear or to do, the worst first.

        Data errors come first, then who has no way left, who is at risk, who is unclear, and who is under way; within
        one, L2 comes before L10.
        """
        found = by_name(report for report in self.reports if not report.nothing_to_do)
        return tuple(sorted(found, key=lambda report: WORST_FIRST.index(report.standing)))

    @property
    def counts(self) -> dict[Standing, int]:
        """How many learners have each standing; every standing is there, in order."""
        stand = [report.standing for report in self.reports]
        return {standing: stand.count(standing) for standing in Standing}

    @property
    def next_due(self) -> tuple[Action, ...]:
        """What has to be done next: the actions with the earliest day."""
        actions = self.actions
        first = min((one.due for one in actions if one.due is not None), default=None)
        return tuple(action for action in actions if first is not None and action.due == first)

    def _parts(self) -> tuple[Table | Displayed, ...]:
        counts = [(render(ENGLISH, f"standing:{one.value}"), count) for one, count in self.counts.items() if count]
        told = listed((f"{standing}: {count}" for standing, count in counts), none="nobody")
        told = f"Learners: {len(self.reports)} ({told})"
        if self.faults:
            told += f"; data errors in rows without a learner: {len(self.faults)}"
        rows = [(one.learner, one.finding.message, one.to_do, one.due, one.finding.rule) for one in self.actions]
        bad = [(one.learner, fault) for one in self.unreadable for fault in one.faults]
        bad += [(None, fault) for fault in self.faults]
        return (
            Table(told, ("Standing", "Learners"), counts),
            Table(f"To do or to know: {len(rows)}", ("Learner", "Finding", "To do", "Due", "Rule"), rows),
            *([Table(f"Can't be used: {len(bad)}", ("Learner", "Fault"), bad)] if bad else []),
        )

    def explain(self, catalogue: Mapping[str, str] = ENGLISH, *, exceptions_only: bool = False) -> str:
        """Give the report in lines: first how many have each standing and what is due next, then learner by learner.

        Args:
            catalogue: The texts.
            exceptions_only: Only count the learners with nothing to do, and list the others: the worst standing first.
                Otherwise everybody is listed, L2 before L10.

        Raises:
            InvalidFact: If *catalogue* is not a mapping, or a text is missing or can't be filled in; or if
                *exceptions_only* is not a bool.
        """
        told = self._told(catalogue, exceptions_only=exceptions_only)
        lines = [told.title, *told.counts, *told.next_due, *told.faults]
        lines += [one.explain(catalogue) for one in told.asked]
        lines += told.calm
        return "\n".join(
            [*lines, *(line for one in told.shown for line in lines_of(one, catalogue, leaving_out=told.left_out))]
        )

    def as_html(
        self, catalogue: Mapping[str, str] = ENGLISH, *, exceptions_only: bool = False, heading: int = 2
    ) -> str:
        """Give what `explain` says as HTML: the counts, what is due next, and a section for each learner.

        Args:
            catalogue: As for `explain`.
            exceptions_only: As for `explain`.
            heading: The level of the heading, 1 to 5; those of the learners are one below.

        Raises:
            InvalidFact: As for `explain`; or if *heading* is no such level.
        """
        level = top_heading(heading)
        told = self._told(catalogue, exceptions_only=exceptions_only)
        parts = [
            element(f"h{level}", told.title),
            listing(map(item, told.counts), class_="counts"),
            *(element("p", line, class_="next-due") for line in told.next_due),
            listing(map(item, told.faults), class_="faults"),
            listing((element("li", Markup(one.as_html(catalogue))) for one in told.asked), class_="actions"),
            *(element("p", line, class_="calm") for line in told.calm),
            *(section_of(one, catalogue, level + 1, leaving_out=told.left_out) for one in told.shown),
        ]
        return str(element("div", *parts, class_="cohort"))

    def _told(self, catalogue: Mapping[str, str], *, exceptions_only: bool) -> _Told:
        """Give what there is to tell."""
        facts = Facts()
        facts.instance("exceptions_only", exceptions_only, bool)
        facts.raise_faults()
        counts = []
        for one, count in self.counts.items():
            if count:
                standing = render(catalogue, f"standing:{one.value}")
                counts.append(render(catalogue, "line:count", {"count": count, "standing": standing}))
        if self.faults:
            counts.append(render(catalogue, "line:nameless", {"count": len(self.faults)}))
        if self.repeated:
            counts.append(render(catalogue, "line:repeated", {"count": len(self.repeated)}))
        due, next_due = self.next_due, []
        if due and due[0].due is not None:
            next_due = [render(catalogue, "line:next-due", {"due": due[0].due.isoformat(), "count": len(due)})]
        asked = [one for one in self.actions if one.finding.code == CLAIMS_NOT_KNOWN and one.learner is None]
        shown = self.exceptions if exceptions_only else by_name(self.reports)
        calm = len(self.reports) - len(shown)
        which = "line:calm-one" if calm == 1 else "line:calm"
        return _Told(
            title=render(catalogue, "line:cohort", {"count": len(self.reports), "edition": self.edition}),
            counts=counts,
            next_due=next_due,
            faults=[render(catalogue, "line:fault", fault.to_dict()) for fault in self.faults],
            asked=asked,
            calm=[render(catalogue, which, {"count": calm})] if calm else [],
            shown=list(shown),
            left_out=[CLAIMS_NOT_KNOWN] if asked else [],
        )


class _Told(NamedTuple):
    """What a report of a cohort tells, in order; texts are lines."""

    title: str
    counts: list[str]
    next_due: list[str]
    faults: list[str]
    asked: list[Action]
    """Asked once, for all learners."""
    calm: list[str]
    """How many are not shown."""
    shown: list[AuditReport]
    left_out: list[str]
    """The codes of findings that are asked once."""


def cohort(
    records: Mapping[str, LearnerRecord],
    *,
    calendar: Calendar | None = None,
    until: Series | None = None,
    edition: Edition = EDITION_2025_26,
    progress: Callable[[int], object] | None = None,
) -> CohortReport:
    """Audit many learners; the facts of one never stop the others.

    Args:
        records: The learners' records by id; subjects may differ. May be empty.
        calendar: The day, and the key dates; ``None`` leaves the days out.
        until: The last series of the learners' course; ``None`` if that is open.
        edition: The numbers to apply.
        progress: Called with the number of learners done so far, after every 1,000 and at the end. What it returns is
            ignored; an error that it raises ends the audit.

    Returns:
        A report with one report for each learner, in the order of *records*; a learner with data errors is in it as
        unreadable, with the faults. Codes as for ``audit.learner``.

    Raises:
        InvalidFact: If *records* is not a mapping, *progress* is not a function, or another argument is of the wrong
            type.
        NoRuleInForce: If *until* is before the suite began.

    Source:
        As for ``audit.learner``.
    """
    facts = Facts()
    pairs = facts.pairs_of("records", records)
    facts.function("progress", progress)
    facts.raise_faults()
    terms = Terms.read(calendar=calendar, until=until, edition=edition)
    auditor, seen = Auditor(terms), set[str]()
    reports = tuple(_counted((_report(*pair, auditor, seen) for pair in pairs), progress))
    return CohortReport(reports, terms.calendar.on, edition.id)


def each(
    records: Iterable[tuple[str, LearnerRecord]],
    *,
    calendar: Calendar | None = None,
    until: Series | None = None,
    edition: Edition = EDITION_2025_26,
    progress: Callable[[int], object] | None = None,
) -> Iterator[AuditReport]:
    """Audit learners one by one as they come, however many.

    No record is kept, and of the answers at most those of 10,000 positions (about 130 MB), so that learners in the
    same position are judged once.

    Args:
        records: Pairs of id and record; read as the reports are asked for.
        calendar: The day, and the key dates; ``None`` leaves the days out.
        until: The last series of the learners' course; ``None`` if that is open.
        edition: The numbers to apply.
        progress: Called with the number of learners done so far, after every 1,000 and at the end. What it returns is
            ignored; an error that it raises ends the audit.

    Returns:
        The reports in the order of *records*; one with data errors is unreadable. It does not notice an id that comes
        twice. Codes as for ``audit.learner``.

    Raises:
        InvalidFact: If an argument but *records* is of the wrong type.
        NoRuleInForce: If *until* is before the suite began.

    Source:
        As for ``audit.learner``.
    """
    facts = Facts()
    given = facts.stream("records", records)
    facts.function("progress", progress)
    facts.raise_faults()
    return _counted(_each(given, Terms.read(calendar=calendar, until=until, edition=edition)), progress)


def rows(
    rows: Iterable[Mapping[str, object]],
    *,
    subject: Subject | None = None,
    columns: Mapping[str, str] | None = None,
    award_codes: Collection[str] = (),
    same: Mapping[str, str] | None = None,
    calendar: Calendar | None = None,
    until: Series | None = None,
    edition: Edition = EDITION_2025_26,
    progress: Callable[[int], object] | None = None,
) -> CohortReport:
    """Audit the learners of a list of sittings, such as a data frame's records; a bad row stops only its own learner.

    Args:
        rows: One row a sitting, as for ``read_rows``: a blank or NaN UMS is not known, and not 0.
        subject: The Tech Award that all the rows are about; ``None`` if each row says it in ``subject``: then reports
            are by learner and subject, such as ``"Ann (Sport)"``.
        columns: What the table calls its columns, such as ``{"learner": "UPN"}``.
        award_codes: What stands in the component's place where a row is about the award, and so a claim.
        same: The ids under which one learner comes up, each with the id to use.
        calendar: The day, and the key dates; ``None`` leaves the days out.
        until: The last series of the learners' course; ``None`` if that is open.
        edition: The numbers to apply.
        progress: Called with the number of learners done so far, after every 1,000 and at the end. What it returns is
            ignored; an error that it raises ends the audit.

    Returns:
        A report with one report for each learner, in the order in which each first comes up; a learner with a bad row
        is unreadable, with that row's faults. What is wrong with rows that name no learner is in ``faults``, and which
        rows repeat an earlier one in ``repeated``. Codes as for ``audit.learner``.

    Raises:
        InvalidFact: If *rows* are none, another argument is of the wrong type, or a column that is needed is missing,
            or a heading is nearly a known one.
        NoRuleInForce: If *until* is before the suite began.

    Source:
        As for ``audit.learner``.
    """
    facts = Facts()
    facts.function("progress", progress)
    facts.raise_faults()
    terms = Terms.read(calendar=calendar, until=until, edition=edition)
    read = read_rows(rows, subject=subject, columns=columns, award_codes=award_codes, same=same)
    records, bad = read.records, read.unreadable
    auditor = Auditor(terms)
    reports = (
        _unreadable(one, bad[one], terms) if one in bad else _report(one, records[one], auditor)
        for one in read.learners
    )
    return CohortReport(tuple(_counted(reports, progress)), terms.calendar.on, edition.id, read.nameless, read.repeated)


def _each(records: Iterable[tuple[str, LearnerRecord]], terms: Terms) -> Iterator[AuditReport]:
    auditor = Auditor(terms)
    for given in records:
        facts = Facts()
        both: tuple[Any, Any] | None = facts.pair("pair", given)
        yield _unreadable(None, facts.faults, terms) if both is None else _report(*both, auditor)


def _counted(reports: Iterable[AuditReport], progress: Callable[[int], object] | None) -> Iterator[AuditReport]:
    """Give the reports, and say how many there were so far: now and then, and at the end."""
    done = 0
    for done, report in enumerate(reports, start=1):
        yield report
        if progress is not None and done % _NOW_AND_THEN == 0:
            progress(done)
    if progress is not None and (done % _NOW_AND_THEN or not done):
        progress(done)


def _report(learner: str, record: LearnerRecord, auditor: Auditor, seen: set[str] | None = None) -> AuditReport:
    """Audit one learner; bad facts, and an id that came before, make an unreadable report."""
    facts = Facts()
    name = facts.ident("learner", learner)
    if seen is not None:
        if name and name in seen:
            facts.wrong("learner", described(name), "each id only once")
        seen.add(name)
    if facts.faults:
        return _unreadable(name or None, facts.faults, auditor.terms)
    try:
        return auditor.audit(name, record)
    except BtecRulesError as error:
        return _unreadable(name, error.faults, auditor.terms)


def _unreadable(learner: str | None, faults: Iterable[Fault], terms: Terms) -> AuditReport:
    return AuditReport(learner, Standing.UNREADABLE, (), (), (), None, (), (), terms.edition.id, faults=tuple(faults))
