"""Findings: one condition that was checked, and the outcome.

What a finding *means* is its `code` and `params`. Its sentence is made from a catalogue of texts when somebody reads
it.

>>> finding = Finding("retakes.already-used", Outcome.FAILED, (("component", 1), ("used", 2), ("allowed", 1)))
>>> finding.rule, finding.page
('RET-1', 12)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import ClassVar

import attrs

from btec_rules._values.display import Displayed, Table
from btec_rules._values.facts import Facts
from btec_rules._values.markup import Markup, element, text
from btec_rules._values.plain import Field, Plain, Texts, shape_of
from btec_rules._values.shapes import INTEGER, TEXT
from btec_rules._values.true_types import described
from btec_rules._values.values import Value
from btec_rules.guide.open_points import POINT_PAGES
from btec_rules.guide.render import render
from btec_rules.guide.rulebook import RULES
from btec_rules.guide.texts import CODES, ENGLISH

__all__ = (
    "Finding",
    "Outcome",
    "Param",
    "advice",
    "consequence",
    "failed",
    "finding_html",
    "finding_line",
    "findings_table",
    "found",
    "outcome_word",
    "unknown",
)

Param = str | int | bool | tuple[str, ...] | None
"""What a finding's parameter may be; a series is its code, a date its ISO text."""


class Outcome(Enum):
    """The outcome of one condition; in the order in which a ruling lists them."""

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


# Python 3.11 takes ten times as long to look up a member by its name.
_FAILED, _UNKNOWN, _CONSEQUENCE, _ADVICE, _PASSED = Outcome
_PAIR = 2
_PLAIN = (str, int, bool, type(None))


@attrs.frozen(repr=False)
class Finding(Displayed):
    """One condition and its outcome.

    Args:
        code: A stable code, ``<module>.<what>``, such as ``retakes.already-used``.
        outcome: The outcome of the condition.
        pairs: The parameters as (name, value) pairs.

    Raises:
        InvalidFact: If the code has no such outcome, or *pairs* are not pairs of a name and a `Param`.
    """

    code: str
    outcome: Outcome
    pairs: tuple[tuple[str, Param], ...] = ()

    _own_parts: ClassVar = (
        "code",
        Field("rule", TEXT, None),
        Field("page", INTEGER, None),
        "outcome",
        Field("params", Texts(shape_of(Param)), "pairs"),
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
            return  # Valid; the rest only builds the error.
        facts = Facts()
        if type(self.code) is not str or self.code not in CODES:
            facts.wrong("code", described(self.code), "a code of the table of texts")
        facts.instance("outcome", self.outcome, Outcome)
        if not facts.faults and self._key not in ENGLISH:
            facts.wrong("outcome", self._key, "an outcome that this code has")
        if type(self.pairs) is not tuple or not all(map(_is_pair, self.pairs)):
            facts.wrong("pairs", described(self.pairs), "a tuple of pairs of a name and a parameter")
        facts.raise_faults()

    @property
    def _key(self) -> str:
        return f"{self.code}:{self.outcome._value_}"

    @property
    def rule(self) -> str:
        """The id of the rule that the condition comes from, such as ``RET-1``.

        Where the guide does not say it, the id of the open point, such as ``OPEN-9``.
        """
        return CODES[self.code]

    @property
    def page(self) -> int:
        """The page of the guide on which that rule starts, or the open point comes up."""
        rule = self.rule
        return POINT_PAGES[rule] if rule in POINT_PAGES else RULES[rule].page

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
            InvalidFact: If *catalogue* is not a mapping, or its text for this finding is missing or can't be filled in.
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

    def _parts(self) -> tuple[Table | Displayed, ...]:
        return (findings_table(f"{self._key} ({self.rule}, p. {self.page}): {self.message}", [self]),)


_MAKE = object.__new__
_SET_CODE, _SET_OUTCOME, _SET_PAIRS = (Finding.__dict__[name].__set__ for name in ("code", "outcome", "pairs"))


def found(code: str, outcome: Outcome, pairs: tuple[tuple[str, Param], ...]) -> Finding:
    """Make a finding without checking it: for the library's own code, whose parts are good."""
    finding = _MAKE(Finding)
    _SET_CODE(finding, code)
    _SET_OUTCOME(finding, outcome)
    _SET_PAIRS(finding, pairs)
    return finding


def failed(code: str, **params: Param) -> Finding:
    """Make the finding of a condition that does not hold."""
    return found(code, _FAILED, tuple(params.items()))


def unknown(code: str, *, fact: str, **params: Param) -> Finding:
    """Make the finding of a condition that can't be judged, because *fact* is missing or the guide is silent."""
    return found(code, _UNKNOWN, (("fact", fact), *params.items()))


def consequence(code: str, **params: Param) -> Finding:
    """Make the finding of something that follows from going ahead."""
    return found(code, _CONSEQUENCE, tuple(params.items()))


def advice(code: str, **params: Param) -> Finding:
    """Make the finding of something that the guide recommends."""
    return found(code, _ADVICE, tuple(params.items()))


def findings_table(caption: str, findings: Iterable[Finding]) -> Table:
    """Make a table of findings, one a row."""
    rows = [(outcome_word(one), one.message, one.code, one.rule, one.page) for one in findings]
    return Table(caption, ("Answer", "Finding", "Code", "Rule", "Page"), rows)


def outcome_word(finding: Finding) -> str:
    """Give the English word for what became of a condition."""
    return render(ENGLISH, f"outcome:{finding.outcome.value}")


def finding_line(finding: Finding, catalogue: Mapping[str, str]) -> str:
    """Give a finding as a line, with its rule and page; what rests on an open point is on no page of the guide."""
    parts = {
        "outcome": render(catalogue, f"outcome:{finding.outcome.value}"),
        "message": finding.explain(catalogue),
        "rule": finding.rule,
        "page": finding.page,
    }
    return render(catalogue, "line:finding" if finding.rule in RULES else "line:finding-open", parts)


def finding_html(finding: Finding, catalogue: Mapping[str, str]) -> Markup:
    """Give a finding as HTML to put into a paragraph or an item: the outcome in words, the sentence, rule and page."""
    outcome = render(catalogue, f"outcome:{finding.outcome.value}")
    key = "line:cited" if finding.rule in RULES else "line:cited-open"
    where = render(catalogue, key, {"rule": finding.rule, "page": finding.page})
    parts = (element("strong", f"{outcome}:"), " ", finding.explain(catalogue), " ", element("cite", where))
    return Markup("".join(map(text, parts)))


def _is_pair(pair: object) -> bool:
    """Whether it is a name and a parameter of a plain type: nothing else could become plain data."""
    if type(pair) is not tuple or len(pair) != _PAIR or type(pair[0]) is not str:
        return False
    type_of = type(pair[1])
    if type_of is tuple:
        return all(type(one) is str for one in pair[1])
    return type_of in _PLAIN
