"""Cases: facts put before an edition, what is found about them, and the ruling that follows.

A rule opens a case, puts its conditions to it in the order of the guide, and asks for the ruling. Each condition is one
line: its code, whether it holds, and what to say where it does not. A reading of an open point is noted where it is
applied, so that no ruling names one that it did not need.

This is the one place that is written for speed: facts of the right type are accepted at one look, what passed is a
finding that all rulings share, and what there is to say is put into plain words only where it is said.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from btec_rules._values.errors import Fault, NoRuleInForce
from btec_rules._values.facts import Facts
from btec_rules.guide.rulebook import RULES
from btec_rules.guide.texts import CODES, ENGLISH
from btec_rules.model.dates import Date
from btec_rules.model.editions.edition import Edition
from btec_rules.model.records import LearnerRecord
from btec_rules.model.series import Series, code_of, from_ordinal
from btec_rules.model.sittings import Sitting
from btec_rules.model.subjects import Subject, component_of
from btec_rules.rulings.attempts import attempts_among
from btec_rules.rulings.findings import Finding, Outcome, Param, found
from btec_rules.rulings.rulings import Ruling, Verdict, ruled

__all__ = ("Case", "LearnerCase", "Said", "component_among", "is_no", "require_in_force")

Said = Param | Series | datetime.date
"""What a finding may be told: a series is written as its code, a day as its ISO text."""

_FAILED, _UNKNOWN, _CONSEQUENCE, _ADVICE, _PASSED = Outcome
_ALLOWED, _REFUSED, _UNDECIDED = Verdict
_HOLDS, _FOLLOWS, _ADVISED = (
    {code: Finding(code, outcome) for code in CODES if f"{code}:{outcome.value}" in ENGLISH}
    for outcome in (_PASSED, _CONSEQUENCE, _ADVICE)
)
"""By code, the findings that say nothing of the facts: all rulings share them."""
_WRITTEN: Mapping[type, Callable[[Any], Param]] = {
    Series: lambda series: code_of(series.ordinal),
    Date: datetime.date.isoformat,
    datetime.date: datetime.date.isoformat,
}
"""How a value that is not plain is written in a finding."""
_NO_COMPONENT = 0
"""Stands where no component is asked about."""
_ASKED_ABOUT = "series"
"""What callers call the series that a question is about."""
_NOT_ASKED = object()


class Case:
    """What was found so far about the facts of one call, under one edition.

    Args:
        edition: The numbers to apply.
    """

    __slots__ = ("_advice", "_failed", "_follows", "_holds", "_readings", "_unknown", "edition")

    edition: Edition

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self._failed: tuple[Finding, ...] = ()
        self._unknown: tuple[Finding, ...] = ()
        self._follows: tuple[Finding, ...] = ()
        self._advice: tuple[Finding, ...] = ()
        self._holds: tuple[Finding, ...] = ()
        self._readings: tuple[str, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether a condition has failed, so that nobody goes ahead."""
        return bool(self._failed)

    def require(self, code: str, holds: bool | None, fact: str = "", **said: Said) -> None:  # noqa: FBT001 - the fact
        """Put a condition: where it does not hold the ruling is a refusal, where it is ``None`` it is undecided.

        Args:
            code: The code of the condition.
            holds: Whether it holds; ``None`` if *fact* is not known.
            fact: The name of what is missing where *holds* is ``None``.
            said: What the text of a refusal needs.
        """
        if holds:
            self._holds += (_HOLDS[code],)
        elif holds is None:
            self._unknown += (found(code, _UNKNOWN, (("fact", fact),)),)
        else:
            self._failed += (found(code, _FAILED, _plain(said)),)

    def holds(self, code: str) -> None:
        """Say that a condition holds."""
        self._holds += (_HOLDS[code],)

    def refuse(self, code: str, **said: Said) -> None:
        """Say that a condition does not hold."""
        self._failed += (found(code, _FAILED, _plain(said)),)

    def leave_open(self, code: str, fact: str, **said: Said) -> None:
        """Say that a condition can't be judged, because *fact* is missing or the guide is silent."""
        self._unknown += (found(code, _UNKNOWN, (("fact", fact),) + _plain(said)),)  # noqa: RUF005 - half the time of unpacking

    def leave_open_without(self, code: str, **facts: object) -> None:
        """Say that a condition can't be judged, once for each of *facts* that is not known."""
        for name, fact in facts.items():
            if fact is None:
                self.leave_open(code, name)

    def note(self, code: str, **said: Said) -> Finding:
        """Say what follows, and give the finding."""
        finding = found(code, _CONSEQUENCE, _plain(said)) if said else _FOLLOWS[code]
        self._follows += (finding,)
        return finding

    def advise(self, code: str, **said: Said) -> None:
        """Say what the guide recommends, or what is worth a look."""
        self._advice += (found(code, _ADVICE, _plain(said)) if said else _ADVISED[code],)

    def assume(self, *points: str) -> None:
        """Note that the ruling rests on readings of open points."""
        self._readings += points

    def include(self, ruling: Ruling) -> None:
        """Take over everything that another ruling found."""
        given = ruling.findings
        self._failed += tuple([one for one in given if one.outcome is _FAILED])
        self._unknown += tuple([one for one in given if one.outcome is _UNKNOWN])
        self._follows += tuple([one for one in given if one.outcome is _CONSEQUENCE])
        self._advice += tuple([one for one in given if one.outcome is _ADVICE])
        self._holds += tuple([one for one in given if one.outcome is _PASSED])
        self._readings += ruling.assumptions

    def in_force(
        self, series: Series, *, rule: str = "ENT-2", since: Series | None = None, history: bool = False
    ) -> None:
        """Apply the edition to a series that is asked about; outside the edition's year, name OPEN-19.

        Args:
            series: The series.
            rule: The id of the rule.
            since: The first series in which the rule held; that in which the suite began where it is ``None``.
            history: Whether the series is only that of a sitting: then an earlier year names nothing.

        Raises:
            NoRuleInForce: If *series* is earlier.
        """
        require_in_force(self.edition, series, rule=rule, since=since)
        asked, last = series.ordinal, self.edition.last_series.ordinal
        if asked > last or (asked < last - 1 and not history):
            self.assume("OPEN-19")

    def ruling(self) -> Ruling:
        """Give the ruling that follows from what was found."""
        findings = self._failed + self._unknown + self._follows + self._advice + self._holds
        verdict = _REFUSED if self._failed else _UNDECIDED if self._unknown else _ALLOWED
        return ruled(findings, self.edition.id, self._readings, verdict)


class LearnerCase(Case):
    """A case about one learner's record.

    Args:
        record: The learner's sittings.
        edition: The numbers to apply.
        series: The series that is asked about, where one is.
        name: What the caller calls that argument. Another name than ``series`` is of one that only ends what is looked
            at: it must be in force, and names no open point.

    Raises:
        InvalidFact: If any of them is of the wrong type.
        NoRuleInForce: If *series* or a sitting is before the suite began (OPEN-19).
    """

    __slots__ = ("component", "record", "subject")

    component: int
    edition: Edition
    record: LearnerRecord
    subject: Subject

    def __init__(
        self, record: LearnerRecord, edition: Edition, series: Series | None = None, *, name: str = _ASKED_ABOUT
    ) -> None:
        good = type(record) is LearnerRecord and type(edition) is Edition
        if not good or (series is not None and type(series) is not Series):
            _raise_malformed(record, edition, series, name)
        self.record, self.subject, self.edition, self.component = record, record.subject, edition, _NO_COMPONENT
        self._failed = self._unknown = self._follows = self._advice = self._holds = self._readings = ()
        timeline = record.timeline
        first, last = timeline.first, edition.last_series.ordinal
        outside = timeline.last > last
        if series is not None:
            asked = series.ordinal
            first = min(first, asked)
            outside = outside or (name == _ASKED_ABOUT and not last - 1 <= asked <= last)
        if first < edition.suite_began.ordinal:
            require_in_force(edition, from_ordinal(first))
        if outside:
            self._readings = ("OPEN-19",)

    @classmethod
    def of(
        cls, record: LearnerRecord, series: Series, edition: Edition, *, internal: object = _NOT_ASKED
    ) -> LearnerCase:
        """Open the case of a learner's record, the series that is asked about, and an internal component of theirs.

        Raises:
            InvalidFact: If any of them is of the wrong type, or the component is not internal.
            NoRuleInForce: If *series* or a sitting is before the suite began (OPEN-19).
        """
        if not (type(record) is LearnerRecord and type(series) is Series and type(edition) is Edition):
            _raise_malformed(record, edition, series, _ASKED_ABOUT, needed=True)
        component = _NO_COMPONENT if internal is _NOT_ASKED else component_among(record.subject.internal, internal)
        case = cls(record, edition, series)
        case.component = component
        return case

    def attempts(self, sittings: tuple[Sitting, ...]) -> tuple[Sitting, ...]:
        """Give the sittings that use up an attempt: not the absences, unless the edition says so (OPEN-8)."""
        if not self.record.timeline.missed:
            return sittings
        used = attempts_among(self.edition, sittings)
        if len(used) < len(sittings):
            self.assume("OPEN-8")
        return used


def _raise_malformed(
    record: LearnerRecord, edition: Edition, series: Series | None, name: str, *, needed: bool = False
) -> None:
    """Raise an error that names every argument of the wrong type; a subclass is of the right one."""
    facts = Facts()
    facts.instance("record", record, LearnerRecord)
    if needed or series is not None:
        facts.instance(name, series, Series)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()


def is_no(answer: bool | None) -> bool | None:  # noqa: FBT001 - it is the fact
    """Turn a question round for `Case.require`; ``None`` stays not known."""
    return None if answer is None else not answer


def component_among(components: tuple[int, ...], component: object) -> int:
    """Accept the number of one of *components*.

    Raises:
        InvalidFact: If *component* is anything else.
    """
    if type(component) is int and component in components:
        return component
    facts = Facts()
    number = component_of(facts, components, component)
    facts.raise_faults()
    return number


def require_in_force(edition: Edition, series: Series, *, rule: str = "ENT-2", since: Series | None = None) -> None:
    """Raise if a rule was not in force yet in a series (OPEN-19).

    Args:
        edition: The numbers to apply.
        series: The series that is asked about.
        rule: The id of the rule.
        since: The first series in which it held; that in which the suite began where it is ``None``.

    Raises:
        NoRuleInForce: If *series* is earlier.
    """
    first = edition.suite_began if since is None else since
    if series < first:
        expected = f"{first.code} or later, from when {rule} (guide p. {RULES[rule].page}) is in force"
        raise NoRuleInForce(Fault("series", series.code, expected))


def _plain(said: Mapping[str, Said]) -> tuple[tuple[str, Param], ...]:
    """Write what is said as plain data: a series as its code, a day as its ISO text."""
    pairs: list[tuple[str, Any]] = []
    for name, value in said.items():
        write = _WRITTEN.get(type(value))
        pairs.append((name, value if write is None else write(value)))
    return tuple(pairs)
