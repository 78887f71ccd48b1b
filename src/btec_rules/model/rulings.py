"""Rulings: an answer that carries its reasons.

A ruling is built from findings, one for each condition that was looked at. Its verdict follows from them: any failed
condition refuses, else any unknown fact leaves it undecided, else it is allowed. What a finding *means* is its `code`
and `params`; the sentence is made from the catalogue of texts when somebody reads it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import Enum
from typing import ClassVar, NoReturn

import attrs

from btec_rules.model.errors import Fault
from btec_rules.model.guards import ident, items, kind, refuse, shown
from btec_rules.model.plain import TEXT, WHOLE, Part, Plain, Texts, shape_of
from btec_rules.model.rulebook import OPEN_POINTS, RULES
from btec_rules.model.texts import CODES, ENGLISH, render
from btec_rules.model.values import Value

__all__ = (
    "Finding",
    "Outcome",
    "Param",
    "Ruling",
    "Verdict",
    "advice",
    "consequence",
    "failed",
    "must_be",
    "passed",
    "unknown",
    "unless_failed",
)

Param = str | int | bool | tuple[str, ...] | None
"""What a finding's parameter may be; a series is its code, a date its ISO text."""


class Verdict(Enum):
    """The answer of a ruling."""

    ALLOWED = "allowed"
    """Yes: every condition holds."""
    REFUSED = "refused"
    """No: at least one condition does not hold."""
    UNDECIDED = "undecided"
    """Nothing speaks against it, but a fact is missing or the guide is silent."""


class Outcome(Enum):
    """What became of one condition; in the order in which a ruling lists them."""

    FAILED = "failed"
    """The condition does not hold."""
    UNKNOWN = "unknown"
    """A fact is missing, or the guide is silent; the parameter ``fact`` names it."""
    CONSEQUENCE = "consequence"
    """What follows from going ahead."""
    ADVICE = "advice"
    """What the guide recommends, or what is worth a look; never decides."""
    PASSED = "passed"
    """The condition holds."""


_OUTCOMES = tuple(Outcome)
_PAIR = 2
_PLAIN = (str, int, bool, type(None))


@attrs.frozen(repr=False)
class Finding(Value):
    """One condition and what became of it.

    Args:
        code: A stable code, ``<module>.<what>``, such as ``retakes.already-used``.
        outcome: What became of the condition.
        pairs: The parameters as (name, value) pairs.

    Raises:
        InvalidFact: If the code has no such outcome, or *pairs* are no pairs of a name and a `Param`.
    """

    code: str
    outcome: Outcome
    pairs: tuple[tuple[str, Param], ...] = ()

    _own_parts: ClassVar = (
        "code",
        Part("rule", TEXT, None),
        Part("page", WHOLE, None),
        "outcome",
        Part("params", Texts(shape_of(Param)), "pairs"),
    )

    def __attrs_post_init__(self) -> None:
        faults: list[Fault] = []
        if type(self.code) is not str or self.code not in CODES:
            faults.append(Fault("code", shown(self.code), "a code of the table of texts"))
        kind(faults, "outcome", self.outcome, Outcome)
        if not faults and self._key not in ENGLISH:
            faults.append(Fault("outcome", self._key, "an outcome that this code has"))
        if type(self.pairs) is not tuple or not all(map(_is_pair, self.pairs)):
            faults.append(Fault("pairs", shown(self.pairs), "a tuple of pairs of a name and a parameter"))
        refuse(faults)

    @property
    def _key(self) -> str:
        return f"{self.code}:{self.outcome.value}"

    @property
    def rule(self) -> str:
        """The id of the rule that the condition comes from, such as ``RET-1``."""
        return CODES[self.code]

    @property
    def page(self) -> int:
        """The page of the guide on which that rule starts."""
        return RULES[self.rule].page

    @property
    def params(self) -> dict[str, Param]:
        """The parameters, as a fresh dict."""
        return dict(self.pairs)

    @property
    def message(self) -> str:
        """The finding as an English sentence."""
        return self.explain()

    def explain(self, catalogue: Mapping[str, str] = ENGLISH) -> str:
        """Give the finding as a sentence of *catalogue*.

        Raises:
            InvalidFact: If *catalogue* is no mapping, or has no text that the parameters fill in.
        """
        return render(catalogue, self._key, self.params)

    def to_dict(self) -> dict[str, Plain]:
        """Give the finding as plain data: code, rule, page, outcome and params."""
        return {
            "code": self.code,
            "rule": self.rule,
            "page": self.page,
            "outcome": self.outcome.value,
            "params": {name: list(value) if isinstance(value, tuple) else value for name, value in self.pairs},
        }


def _is_pair(pair: object) -> bool:
    """Whether it is a name and a parameter of a plain type: whatever else a finding held could not be written down."""
    if type(pair) is not tuple or len(pair) != _PAIR or type(pair[0]) is not str:
        return False
    kind_of = type(pair[1])
    if kind_of is tuple:
        return all(type(one) is str for one in pair[1])
    return any(kind_of is plain for plain in _PLAIN)


def passed(code: str) -> Finding:
    """Make the finding of a condition that holds; it needs no parameters, so it can be a shared constant."""
    return Finding(code, Outcome.PASSED)


def failed(code: str, **params: Param) -> Finding:
    """Make the finding of a condition that does not hold."""
    return Finding(code, Outcome.FAILED, tuple(params.items()))


def unknown(code: str, *, fact: str, **params: Param) -> Finding:
    """Make the finding of a condition that can't be judged, because *fact* is missing or the guide is silent."""
    return Finding(code, Outcome.UNKNOWN, (("fact", fact), *params.items()))


def must_be(code: str, fact: str, value: bool | None, *, wanted: bool = True) -> Finding:  # noqa: FBT001 - the fact
    """Judge a fact that has to be as *wanted*; where it is ``None``, *fact* is what is missing."""
    if value is None:
        return unknown(code, fact=fact)
    return passed(code) if value is wanted else failed(code)


def unless_failed(findings: list[Finding], follows: Iterable[Finding]) -> list[Finding]:
    """Give what follows from going ahead, but nothing where a condition failed: then nobody goes ahead."""
    return [] if any(finding.outcome is Outcome.FAILED for finding in findings) else list(follows)


def consequence(code: str, **params: Param) -> Finding:
    """Make the finding of something that follows from going ahead."""
    return Finding(code, Outcome.CONSEQUENCE, tuple(params.items()))


def advice(code: str, **params: Param) -> Finding:
    """Make the finding of something that the guide recommends."""
    return Finding(code, Outcome.ADVICE, tuple(params.items()))


def _by_outcome(value: Collection[Finding]) -> tuple[Finding, ...]:
    if type(value) is not list or any(type(finding) is not Finding for finding in value):
        faults: list[Fault] = []
        value = items(faults, "findings", value)
        for place, finding in enumerate(value):
            kind(faults, f"findings[{place}]", finding, Finding)
        refuse(faults)
    return tuple(finding for outcome in _OUTCOMES for finding in value if finding.outcome is outcome)


def _by_number(value: Collection[str]) -> tuple[str, ...]:
    if type(value) is not list or any(type(point) is not str or point not in OPEN_POINTS for point in value):
        faults: list[Fault] = []
        value = items(faults, "assumptions", value)
        faults += [
            Fault("assumptions", shown(point), "the id of an open point")
            for point in value
            if type(point) is not str or point not in OPEN_POINTS
        ]
        refuse(faults)
    return tuple(sorted(set(value), key=lambda point: int(point.removeprefix("OPEN-"))))


@attrs.frozen(repr=False)
class Ruling(Value):
    """An answer and its reasons.

    Args:
        findings: Every condition that was looked at; kept most decisive first, else in the order given.
        edition: The id of the edition that was applied.
        assumptions: The open points that a fact of this very call touched; kept in order, each once.

    Raises:
        InvalidFact: If a part is of the wrong type, or an assumption is no open point.
    """

    findings: tuple[Finding, ...] = attrs.field(converter=_by_outcome)
    edition: str
    assumptions: tuple[str, ...] = attrs.field(default=(), converter=_by_number)
    verdict: Verdict = attrs.field(init=False)

    _own_parts: ClassVar = (Part("verdict", shape_of(Verdict), None), "edition", "assumptions", "findings")

    def __attrs_post_init__(self) -> None:
        faults: list[Fault] = []
        object.__setattr__(self, "edition", ident(faults, "edition", self.edition))
        refuse(faults)
        decisive = self.findings[0].outcome if self.findings else Outcome.PASSED
        verdict = Verdict.ALLOWED
        if decisive is Outcome.FAILED:
            verdict = Verdict.REFUSED
        elif decisive is Outcome.UNKNOWN:
            verdict = Verdict.UNDECIDED
        object.__setattr__(self, "verdict", verdict)

    def __bool__(self) -> NoReturn:
        msg = "a ruling is neither true nor false: ask ruling.allowed, or compare ruling.verdict"
        raise TypeError(msg)

    @property
    def allowed(self) -> bool:
        """Whether the verdict is ALLOWED; false for UNDECIDED too."""
        return self.verdict is Verdict.ALLOWED

    @property
    def failed(self) -> tuple[Finding, ...]:
        """The conditions that do not hold."""
        return self.having(Outcome.FAILED)

    @property
    def unknown(self) -> tuple[Finding, ...]:
        """The conditions that could not be judged; the parameter ``fact`` names what is missing."""
        return self.having(Outcome.UNKNOWN)

    @property
    def consequences(self) -> tuple[Finding, ...]:
        """What follows from going ahead."""
        return self.having(Outcome.CONSEQUENCE)

    def having(self, outcome: Outcome) -> tuple[Finding, ...]:
        """Give the findings of one outcome, in order.

        Raises:
            InvalidFact: If *outcome* is no `Outcome`.
        """
        faults: list[Fault] = []
        kind(faults, "outcome", outcome, Outcome)
        refuse(faults)
        return tuple(finding for finding in self.findings if finding.outcome is outcome)

    def explain(self, catalogue: Mapping[str, str] = ENGLISH) -> str:
        """Explain the ruling: a line for the verdict, one for each finding, one for each reading it leans on.

        Args:
            catalogue: The texts to use, keyed as `ENGLISH` is.

        Raises:
            InvalidFact: If *catalogue* is no mapping, or lacks a text that is needed.
        """
        lines = [render(catalogue, f"verdict:{self.verdict.value}", {"edition": self.edition})]
        for finding in self.findings:
            parts = {
                "outcome": render(catalogue, f"outcome:{finding.outcome.value}", {}),
                "message": finding.explain(catalogue),
                "rule": finding.rule,
                "page": finding.page,
            }
            lines.append(render(catalogue, "line:finding", parts))
        lines += [render(catalogue, "line:assumption", {"point": point}) for point in self.assumptions]
        return "\n".join(lines)
