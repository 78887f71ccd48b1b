"""Rulings: an answer that carries its reasons.

A ruling is made of findings, one for each condition that was looked at. Its verdict follows from them: one failed
condition refuses; else one unknown fact leaves it undecided; else it is allowed.

>>> ruling = Ruling([Finding("terminal_rule.internal-missing", Outcome.FAILED)], edition="2025-26")
>>> ruling.verdict
<Verdict.REFUSED: 'refused'>
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import Enum
from operator import attrgetter
from typing import ClassVar, NoReturn, TypeVar

import attrs

from btec_rules._values.display import Displayed, Table, listed
from btec_rules._values.facts import MOST_ITEMS, Facts
from btec_rules._values.markup import element, item, listing
from btec_rules._values.plain import Field, shape_of
from btec_rules._values.true_types import described
from btec_rules.guide.open_points import OPEN_POINTS
from btec_rules.guide.render import render
from btec_rules.guide.texts import ENGLISH
from btec_rules.rulings.findings import Finding, Outcome, finding_html, finding_line, findings_table

__all__ = ("Ruling", "Verdict", "ruled")

T = TypeVar("T")


class Verdict(Enum):
    """The answer of a ruling."""

    ALLOWED = "allowed"
    """Yes: every condition holds."""
    REFUSED = "refused"
    """No: at least one condition does not hold."""
    UNDECIDED = "undecided"
    """No condition fails, but a fact is missing or the guide is silent."""


# Python 3.11 takes ten times as long to look up a member by its name.
_ALLOWED, _REFUSED, _UNDECIDED = Verdict
_FAILED, _UNKNOWN, _CONSEQUENCE, _ADVICE, _PASSED = Outcome
_RANK = attrgetter("outcome.rank")
_NUMBERS = {point: number for number, point in enumerate(OPEN_POINTS)}
_NUMBER = _NUMBERS.__getitem__
_READING_COLUMNS = ("Open point", "Question", "Answer")


def _by_outcome(value: Collection[Finding]) -> tuple[Finding, ...]:
    if not _holds_only(value, Finding):
        facts = Facts()
        value = facts.collection("findings", value)
        for place, finding in enumerate(value):
            facts.instance(f"findings[{place}]", finding, Finding)
        facts.raise_faults()
    return tuple(sorted(value, key=_RANK))


def _by_number(value: Collection[str]) -> tuple[str, ...]:
    if (type(value) is list or type(value) is tuple) and not value:
        return ()
    if not _holds_only(value, str) or not _NUMBERS.keys() >= set(value):
        facts = Facts()
        value = facts.collection("assumptions", value)
        for point in value:
            if type(point) is not str or point not in OPEN_POINTS:
                facts.wrong("assumptions", described(point), "the id of an open point")
        facts.raise_faults()
    return tuple(sorted(set(value), key=_NUMBER))


@attrs.frozen(repr=False)
class Ruling(Displayed):
    """An answer and its reasons.

    Args:
        findings: Every condition that was looked at; kept most decisive first, else in the order given.
        edition: The id of the edition that was applied.
        assumptions: The open points that a fact of this very call touched; kept in order, each once.

    Raises:
        InvalidFact: If a part is of the wrong type, or an assumption is not an open point.
    """

    findings: tuple[Finding, ...] = attrs.field(converter=_by_outcome)
    edition: str
    assumptions: tuple[str, ...] = attrs.field(default=(), converter=_by_number)
    verdict: Verdict = attrs.field(init=False)

    _own_parts: ClassVar = (Field("verdict", shape_of(Verdict), None), "edition", "assumptions", "findings")

    def __attrs_post_init__(self) -> None:
        facts = Facts()
        edition = facts.ident("edition", self.edition)
        if facts.faults or edition is not self.edition:
            facts.raise_faults()
            object.__setattr__(self, "edition", edition)
        object.__setattr__(self, "verdict", _verdict(self.findings))

    def __bool__(self) -> NoReturn:
        msg = "a ruling is neither true nor false: ask ruling.allowed, or compare ruling.verdict"
        raise TypeError(msg)

    @property
    def allowed(self) -> bool:
        """Whether the verdict is ALLOWED; false for UNDECIDED too."""
        return self.verdict is _ALLOWED

    @property
    def failed(self) -> tuple[Finding, ...]:
        """The conditions that do not hold."""
        return self.having(_FAILED)

    @property
    def unknown(self) -> tuple[Finding, ...]:
        """The conditions that could not be judged; the parameter ``fact`` names what is missing."""
        return self.having(_UNKNOWN)

    @property
    def consequences(self) -> tuple[Finding, ...]:
        """What follows from going ahead."""
        return self.having(_CONSEQUENCE)

    def having(self, outcome: Outcome) -> tuple[Finding, ...]:
        """Give the findings of one outcome, in order.

        Raises:
            InvalidFact: If *outcome* is not an `Outcome`.
        """
        if type(outcome) is not Outcome:
            facts = Facts()
            facts.instance("outcome", outcome, Outcome)
            facts.raise_faults()
        return tuple([finding for finding in self.findings if finding.outcome is outcome])

    def explain(self, catalogue: Mapping[str, str] = ENGLISH) -> str:
        """Explain the ruling: a line for the verdict, one for each finding, one for each open point.

        Args:
            catalogue: The texts to use, keyed as `ENGLISH` is.

        Raises:
            InvalidFact: If *catalogue* is not a mapping, or lacks a text that is needed.
        """
        lines = [self._answer(catalogue)]
        lines += [finding_line(finding, catalogue) for finding in self.findings]
        lines += [render(catalogue, "line:assumption", {"point": point}) for point in self.assumptions]
        return "\n".join(lines)

    def as_html(self, catalogue: Mapping[str, str] = ENGLISH) -> str:
        """Give what `explain` says as HTML: a paragraph for the verdict, and a list of the reasons.

        Args:
            catalogue: As for `explain`.

        Raises:
            InvalidFact: As for `explain`.
        """
        answer = element("strong", self._answer(catalogue))
        reasons = [element("li", finding_html(one, catalogue), data_outcome=one.outcome.value) for one in self.findings]
        readings = [item(render(catalogue, "line:assumption", {"point": point})) for point in self.assumptions]
        parts = (element("p", answer), listing(reasons, class_="findings"), listing(readings, class_="readings"))
        return str(element("div", *parts, class_="ruling", data_verdict=self.verdict.value))

    def _answer(self, catalogue: Mapping[str, str]) -> str:
        return render(catalogue, f"verdict:{self.verdict.value}", {"edition": self.edition})

    def _parts(self) -> tuple[Table | Displayed, ...]:
        counts = [(render(ENGLISH, f"outcome:{one.value}"), len(self.having(one))) for one in Outcome]
        decisive = "" if self.allowed else f" {self.findings[0].code}"
        told = listed((f"{word}: {count}" for word, count in counts if count), none="no findings")
        line = f"{self._answer(ENGLISH)}{decisive} ({told})"
        found = findings_table(line, self.findings)
        points = [OPEN_POINTS[one] for one in self.assumptions]
        readings = [(point.id, point.question, point.reading) for point in points]
        return (found, Table("Where the guide is unclear", _READING_COLUMNS, readings)) if points else (found,)


_MAKE = object.__new__
_SET_FINDINGS, _SET_EDITION, _SET_ASSUMPTIONS, _SET_VERDICT = (
    Ruling.__dict__[name].__set__ for name in ("findings", "edition", "assumptions", "verdict")
)


def ruled(findings: tuple[Finding, ...], edition: str, readings: tuple[str, ...], verdict: Verdict) -> Ruling:
    """Make a ruling without checking it: for the library's own code, whose parts are good and findings in order."""
    ruling = _MAKE(Ruling)
    _SET_FINDINGS(ruling, findings)
    _SET_EDITION(ruling, edition)
    _SET_ASSUMPTIONS(ruling, readings if len(readings) <= 1 else tuple(sorted(set(readings), key=_NUMBER)))
    _SET_VERDICT(ruling, verdict)
    return ruling


def _verdict(findings: tuple[Finding, ...]) -> Verdict:
    """Give the verdict that follows from findings, the most decisive of which comes first."""
    decisive = findings[0].outcome if findings else _PASSED
    return _REFUSED if decisive is _FAILED else _UNDECIDED if decisive is _UNKNOWN else _ALLOWED


def _holds_only(value: Collection[T], wanted: type[T]) -> bool:
    """Whether it is a list or tuple of nothing but *wanted*, and not too long: then it needs no closer look."""
    if not (type(value) is list or type(value) is tuple) or len(value) > MOST_ITEMS:
        return False
    return not [one for one in value if type(one) is not wanted]
