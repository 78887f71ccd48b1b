"""Rulings: an answer that carries its reasons.

A ruling is built from findings, one for each condition that was looked at. Its verdict follows from them: any failed
condition refuses, else any unknown fact leaves it undecided, else it is allowed. What a finding *means* is its `code`
and `params`; the sentence is made from the catalogue of texts when somebody reads it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import Enum
from operator import attrgetter
from typing import ClassVar, NoReturn, TypeVar

import attrs

from btec_rules._values.display import Shown, Table, listed
from btec_rules._values.errors import Fault
from btec_rules._values.facts import MOST_ITEMS, ident, items, kind, refuse, shown
from btec_rules._values.plain import TEXT, WHOLE, Part, Plain, Texts, shape_of
from btec_rules._values.values import Value
from btec_rules.guide.open_points import OPEN_POINTS
from btec_rules.guide.render import render
from btec_rules.guide.rulebook import RULES
from btec_rules.guide.texts import CODES, ENGLISH

__all__ = (
    "Finding",
    "Outcome",
    "Param",
    "Ruling",
    "Verdict",
    "advice",
    "conclude",
    "consequence",
    "failed",
    "in_order",
    "must_be",
    "passed",
    "ready",
    "unknown",
    "unless_failed",
)

T = TypeVar("T")


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

    def __init__(self, _: str) -> None:
        self.rank: int = len(type(self).__members__)
        """The place of this outcome in a ruling."""


_RANK = attrgetter("outcome.rank")


# Python 3.11 takes ten times as long to look up a member by its name.
_FAILED, _UNKNOWN, _CONSEQUENCE, _ADVICE, _PASSED = Outcome


_ALLOWED, _REFUSED, _UNDECIDED = Verdict


_NUMBERS = {point: number for number, point in enumerate(OPEN_POINTS)}


_NUMBER = _NUMBERS.__getitem__


_READINGS = ("Open point", "Question", "Reading")


_PAIR = 2


_PLAIN = (str, int, bool, type(None))


@attrs.frozen(repr=False)
class Finding(Shown):
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
        pairs = self.pairs
        if (
            type(self.code) is str
            and type(self.outcome) is Outcome
            and self.code in CODES
            and self._key in ENGLISH
            and type(pairs) is tuple
            and (not pairs or all(map(_is_pair, pairs)))
        ):
            return  # it is as it should be; what follows says what isn't
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
        return f"{self.code}:{self.outcome._value_}"

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

    def __repr__(self) -> str:
        return Value.__repr__(self)

    def _parts(self) -> tuple[Table | Shown, ...]:
        return (findings_table(f"{self._key} ({self.rule}, p. {self.page}): {self.message}", [self]),)


def findings_table(caption: str, findings: Iterable[Finding]) -> Table:
    """Show findings, one a row."""
    rows = [(outcome_word(one), one.message, one.code, one.rule, one.page) for one in findings]
    return Table(caption, ("Answer", "Finding", "Code", "Rule", "Page"), rows)


def outcome_word(finding: Finding, catalogue: Mapping[str, str] = ENGLISH) -> str:
    """Give the word for what became of a condition."""
    return render(catalogue, f"outcome:{finding.outcome.value}")


def _is_pair(pair: object) -> bool:
    """Whether it is a name and a parameter of a plain type: whatever else a finding held could not be written down."""
    if type(pair) is not tuple or len(pair) != _PAIR or type(pair[0]) is not str:
        return False
    kind_of = type(pair[1])
    if kind_of is tuple:
        return all(type(one) is str for one in pair[1])
    return kind_of in _PLAIN


_MAKE = object.__new__


_SET_CODE, _SET_OUTCOME, _SET_PAIRS = (Finding.__dict__[name].__set__ for name in ("code", "outcome", "pairs"))


def _found(code: str, outcome: Outcome, pairs: tuple[tuple[str, Param], ...]) -> Finding:
    """Make a finding of parts that are good as the library's own code gives them: nothing is looked at again."""
    finding = _MAKE(Finding)
    _SET_CODE(finding, code)
    _SET_OUTCOME(finding, outcome)
    _SET_PAIRS(finding, pairs)
    return finding


def passed(code: str) -> Finding:
    """Make the finding of a condition that holds; it needs no parameters, so it can be a shared constant."""
    return Finding(code, _PASSED)


def failed(code: str, **params: Param) -> Finding:
    """Make the finding of a condition that does not hold."""
    return _found(code, _FAILED, tuple(params.items()))


def unknown(code: str, *, fact: str, **params: Param) -> Finding:
    """Make the finding of a condition that can't be judged, because *fact* is missing or the guide is silent."""
    return _found(code, _UNKNOWN, (("fact", fact), *params.items()))


def must_be(code: str, fact: str, value: bool | None, *, wanted: bool = True) -> Finding:  # noqa: FBT001 - the fact
    """Judge a fact that has to be as *wanted*; where it is ``None``, *fact* is what is missing."""
    if value is None:
        return unknown(code, fact=fact)
    return passed(code) if value is wanted else failed(code)


def unless_failed(findings: list[Finding], follows: Iterable[Finding]) -> list[Finding]:
    """Give what follows from going ahead, but nothing where a condition failed: then nobody goes ahead."""
    for finding in findings:
        if finding.outcome is _FAILED:
            return []
    return list(follows)


def consequence(code: str, **params: Param) -> Finding:
    """Make the finding of something that follows from going ahead."""
    return _found(code, _CONSEQUENCE, tuple(params.items()))


def advice(code: str, **params: Param) -> Finding:
    """Make the finding of something that the guide recommends."""
    return _found(code, _ADVICE, tuple(params.items()))


def _by_outcome(value: Collection[Finding]) -> tuple[Finding, ...]:
    if not _exactly(value, Finding):
        faults: list[Fault] = []
        value = items(faults, "findings", value)
        for place, finding in enumerate(value):
            kind(faults, f"findings[{place}]", finding, Finding)
        refuse(faults)
    return tuple(sorted(value, key=_RANK))


def _verdict(findings: tuple[Finding, ...]) -> Verdict:
    """Give the verdict that follows from findings, the most decisive of which comes first."""
    decisive = findings[0].outcome if findings else _PASSED
    return _REFUSED if decisive is _FAILED else _UNDECIDED if decisive is _UNKNOWN else _ALLOWED


def _exactly(value: Collection[T], wanted: type[T]) -> bool:
    """Whether it is a plain list or tuple of nothing but *wanted*, and not too long: it needs no closer look."""
    if not (type(value) is list or type(value) is tuple) or len(value) > MOST_ITEMS:
        return False
    return not [one for one in value if type(one) is not wanted]


def _by_number(value: Collection[str]) -> tuple[str, ...]:
    if (type(value) is list or type(value) is tuple) and not value:
        return ()
    if not _exactly(value, str) or not _NUMBERS.keys() >= set(value):
        faults: list[Fault] = []
        value = items(faults, "assumptions", value)
        faults += [
            Fault("assumptions", shown(point), "the id of an open point")
            for point in value
            if type(point) is not str or point not in OPEN_POINTS
        ]
        refuse(faults)
    return tuple(sorted(set(value), key=_NUMBER))


@attrs.frozen(repr=False)
class Ruling(Shown):
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
        edition = ident(faults, "edition", self.edition)
        if faults or edition is not self.edition:
            refuse(faults)
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
                "outcome": outcome_word(finding, catalogue),
                "message": finding.explain(catalogue),
                "rule": finding.rule,
                "page": finding.page,
            }
            lines.append(render(catalogue, "line:finding", parts))
        lines += [render(catalogue, "line:assumption", {"point": point}) for point in self.assumptions]
        return "\n".join(lines)

    def _parts(self) -> tuple[Table | Shown, ...]:
        counts = [(one, len(self.having(one))) for one in Outcome]
        decisive = "" if self.allowed else f": {self.findings[0].code}"
        told = listed((f"{one.value}: {count}" for one, count in counts if count), none="no findings")
        line = f"{self.verdict.name} by the {self.edition} guide{decisive} ({told})"
        found = findings_table(line, self.findings)
        points = [OPEN_POINTS[one] for one in self.assumptions]
        readings = [(point.id, point.question, point.reading) for point in points]
        return (found, Table("Readings that it leans on", _READINGS, readings)) if points else (found,)


_SET_FINDINGS, _SET_EDITION, _SET_ASSUMPTIONS, _SET_VERDICT = (
    Ruling.__dict__[name].__set__ for name in ("findings", "edition", "assumptions", "verdict")
)


def _ruled(findings: tuple[Finding, ...], edition: str, leans: Collection[str], verdict: Verdict) -> Ruling:
    """Make a ruling of parts that are good, and findings that are in order; `Ruling` itself looks at all of them."""
    ruling = _MAKE(Ruling)
    _SET_FINDINGS(ruling, findings)
    _SET_EDITION(ruling, edition)
    _SET_ASSUMPTIONS(ruling, tuple(leans) if len(leans) <= 1 else tuple(sorted(set(leans), key=_NUMBER)))
    _SET_VERDICT(ruling, verdict)
    return ruling


def conclude(findings: list[Finding], edition: str, leans: Collection[str]) -> Ruling:
    """Make the ruling that follows from findings, as `Ruling` does, of parts that the library's own code made.

    The list is put in order: it is the caller's to give away.
    """
    findings.sort(key=_RANK)
    return in_order(findings, edition, leans)


def in_order(findings: list[Finding], edition: str, leans: Collection[str]) -> Ruling:
    """Make the ruling that `conclude` makes, of findings that come most decisive first already."""
    ordered = tuple(findings)
    return _ruled(ordered, edition, leans, _verdict(ordered))


def ready(ruling: Ruling, edition: str, leans: Collection[str]) -> Ruling:
    """Give a ruling that was made beforehand under *edition*, with the readings *leans* added to its own.

    Where that changes nothing it is the very same one: a value can be shared.
    """
    if edition == ruling.edition and not leans:
        return ruling
    return _ruled(ruling.findings, edition, (*ruling.assumptions, *leans), ruling.verdict)
