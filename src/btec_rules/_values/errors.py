"""Errors: everything that this library raises on purpose.

"No" is an answer, never an exception: a refused retake comes back as a ruling. An exception means that the question
itself was malformed (`InvalidFact`), that its facts contradict one another (`ImpossibleFacts`), or that the edition has
nothing to say about it (`NotCovered`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import attrs

__all__ = (
    "BtecRulesError",
    "Fault",
    "ImpossibleFacts",
    "InvalidFact",
    "NoRuleInForce",
    "NotCovered",
    "UnknownSubject",
)

_SPELLED_OUT = 10


@attrs.frozen(repr=False)
class Fault:
    """One bad fact: which one, what was found there, and what was expected instead.

    Args:
        name: The argument, field or row that holds it, such as ``component`` or ``row 3: ums``.
        got: What was found, as text of at most about 40 characters; never a whole record.
        expected: What would have been accepted.
    """

    name: str
    got: str
    expected: str

    def to_dict(self) -> dict[str, str]:
        """Give the fault as plain data, which every JSON writer takes as it is; `from_dict` reads it."""
        return {"name": self.name, "got": self.got, "expected": self.expected}

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> Fault:
        """Read a fault from plain data, as `to_dict` writes it.

        Args:
            data: A dict with the texts ``name``, ``got`` and ``expected``, and nothing else.

        Raises:
            InvalidFact: If it is anything else; every fault is in it.
        """
        names = [field.name for field in attrs.fields(cls)]
        if type(data) is not dict:
            raise InvalidFact(Fault("data", "no dict", f"a dict with the keys {', '.join(names)}"))
        keys = [key for key in data if type(key) is str]
        faults = [Fault(name, "no such key", "a text") for name in names if name not in keys]
        faults += [Fault(name, "no text", "a text") for name in names if name in keys and type(data[name]) is not str]
        strange = len(data) - len(names) + sum(fault.got == "no such key" for fault in faults)
        if strange:
            faults.append(Fault("data", f"{strange} more keys", f"only the keys {', '.join(names)}"))
        if faults:
            raise InvalidFact(*faults)
        return cls(**data)

    def __repr__(self) -> str:
        return f"Fault(name={self.name!r}, got={self.got!r}, expected={self.expected!r})"

    def __str__(self) -> str:
        return f"{self.name}: expected {self.expected}; got {self.got}"


class BtecRulesError(Exception):
    """The base of every error of this library; it carries at least one fault.

    Attributes:
        code: A stable text for programs, such as ``invalid-fact``.
        faults: Every fault that was found, in the order in which the facts were given.

    Raises:
        InvalidFact: If it is given anything but a `Fault`.
    """

    code: ClassVar[str] = "btec-rules-error"
    faults: tuple[Fault, ...]

    def __init__(self, *faults: Fault) -> None:
        if not all(issubclass(type(fault), Fault) for fault in faults):
            raise InvalidFact(Fault("faults", "something else", "each a Fault"))
        super().__init__(*faults)
        self.faults = faults

    @property
    def _first(self) -> Fault:
        return self.faults[0] if self.faults else Fault("", "", "")

    @property
    def name(self) -> str:
        """The name of the first bad fact."""
        return self._first.name

    @property
    def got(self) -> str:
        """What was found in place of the first bad fact."""
        return self._first.got

    @property
    def expected(self) -> str:
        """What was expected in place of the first bad fact."""
        return self._first.expected

    def __str__(self) -> str:
        lines = [str(fault) for fault in self.faults[:_SPELLED_OUT]]
        if len(self.faults) > _SPELLED_OUT:
            lines.append(f"and {len(self.faults) - _SPELLED_OUT} more")
        return "\n".join(lines)


class InvalidFact(BtecRulesError, ValueError):
    """A fact is of the wrong type, out of range, or badly written."""

    code = "invalid-fact"


class ImpossibleFacts(BtecRulesError, ValueError):
    """Each fact is well formed, but they can't be true together."""

    code = "impossible-facts"


class NotCovered(BtecRulesError, LookupError):
    """The library, or the edition passed, has nothing on this."""

    code = "not-covered"


class NoRuleInForce(NotCovered):
    """The rule asked about was not in force in that series."""

    code = "no-rule-in-force"


class UnknownSubject(NotCovered):
    """The library knows no subject of the suite with this title; build a `Subject` of your own."""

    code = "unknown-subject"
