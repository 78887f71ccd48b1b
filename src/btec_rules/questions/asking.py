"""Asking: a question as plain data is read, put to its function, and the answer written as plain data."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from enum import Enum
from typing import Any

import btec_rules
from btec_rules._values.errors import BtecRulesError, Fault, InvalidFact
from btec_rules._values.facts import Facts
from btec_rules._values.plain import Plain
from btec_rules._values.shapes import named
from btec_rules._values.true_types import described, is_instance
from btec_rules._values.values import Value
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.questions.functions import function_of, functions, parameters, written_as_pairs

__all__ = ("ask", "in_sentences", "names", "names_like", "read_question", "to_plain")

_KEYS = ("ask", "facts", "explain", "html")


def names() -> tuple[str, ...]:
    """List the questions: the names of all public functions, such as ``retakes.check``, in order.

    Raises:
        Nothing.

    Source:
        None: a function is in the list by being public.
    """
    return tuple(sorted(functions()))


def ask(data: Mapping[str, object]) -> dict[str, Plain]:
    """Answer a question in plain data.

    Args:
        data: ``ask``, the name of a question; ``facts``, the function's parameters by name, each as its ``to_dict``
            has it (a series as its code, a day in ISO form, a subject as its title), those with a default left out or
            not; ``explain``, ``true`` for the answer in sentences too; ``html``, ``true`` for the same as HTML.
            `schema` describes the facts of a question.

    Returns:
        ``answer``; ``edition``, the id of the edition that was applied; ``version``, that of this library; where asked
        for, ``explained``, the sentences of the answer, and ``html``, the same as HTML; an answer without sentences of
        its own has those of its ruling. If the question or a fact is wrong there is no ``answer`` but ``faults``, each
        with its path, and ``error``, the code of the error that the function would raise.

    Raises:
        Nothing: what is wrong is in ``faults``.

    Source:
        None of its own: the answer is the function's.
    """
    edition = EDITION_2025_26.id
    try:
        question = read_question(data)
        edition = question.edition.id
        answer = question.answer()
        told: dict[str, Plain] = {"answer": question.to_plain("return", answer)}
        if question.explain:
            told["explained"] = in_sentences(answer, "explain")
        if question.html:
            told["html"] = in_sentences(answer, "as_html")
    except BtecRulesError as error:
        told = {"faults": [{**fault.to_dict()} for fault in error.faults], "error": error.code}
    return told | {"edition": edition, "version": btec_rules.__version__}


class Question:
    """A question that has been read: the function, and its arguments as the library's values."""

    name: str
    function: Callable[..., Any]
    arguments: dict[str, Any]
    explain: bool
    html: bool

    def __init__(
        self, name: str, function: Callable[..., Any], arguments: dict[str, Any], *, explain: bool, html: bool
    ) -> None:
        self.name, self.function, self.arguments = name, function, arguments
        self.explain, self.html = explain, html

    @property
    def edition(self) -> Edition:
        """The edition that is to be applied."""
        edition: Edition = self.arguments.get("edition", EDITION_2025_26)
        return edition

    def answer(self) -> Any:
        """Put the question to its function; what gives one thing after another is read to its end."""
        answer = self.function(**self.arguments)
        return tuple(answer) if isinstance(answer, Iterator) else answer

    def to_plain(self, name: str, value: Any) -> Plain:
        """Write the argument of that name as plain data, or the answer, whose name is ``return``."""
        return [] if value == {} and written_as_pairs(self.function, name) else to_plain(value)


def read_question(data: object) -> Question:
    """Read a question.

    Raises:
        InvalidFact: If it is not a question, or a fact is wrong; the error names every fault by its path.
    """
    if not is_instance(data, Mapping):
        raise InvalidFact(Fault("question", described(data), f"a dict with the keys {', '.join(_KEYS)}"))
    facts = Facts()
    asked = dict(facts.pairs_of("question", data))
    for key in asked:
        if key not in _KEYS:
            facts.wrong("question", described(key), f"only the keys {', '.join(_KEYS)}")
    explain, html = (facts.flag(key, asked.get(key, False)) is True for key in ("explain", "html"))
    function = function_of(asked.get("ask"))
    if function is None:
        facts.wrong("ask", described(asked["ask"]) if "ask" in asked else "no such key", names_like(asked.get("ask")))
        raise InvalidFact(*facts.faults)
    name: Any = asked["ask"]
    return Question(name, function, _arguments(facts, function, asked), explain=explain, html=html)


def _arguments(facts: Facts, function: Any, asked: Mapping[str, object]) -> dict[str, Any]:
    given = asked.get("facts", {})
    known = {one.name: one for one in parameters(function)}
    if not is_instance(given, Mapping):
        facts.wrong("facts", described(given), f"a dict with the keys {', '.join(known)}")
        given = {}
    found: dict[str, Any] = {}
    for name, one in facts.pairs_of("facts", given):
        if name in known:
            found[name] = known[name].shape.read(facts, ((None, "facts"), name), one)
        else:
            facts.wrong(named((None, "facts")), described(name), f"only the keys {', '.join(known)}")
    for parameter in known.values():
        if parameter.required and parameter.name not in found:
            facts.wrong(f"facts.{parameter.name}", "no such key", parameter.shape.expected)
    facts.raise_faults()
    return found


def names_like(name: object) -> str:
    """Say which names of questions are like one that is none."""
    near = get_close_matches(name, names(), n=3, cutoff=0.5) if type(name) is str else []
    return f"the name of a question, such as {', '.join(near or ['retakes.check'])}; questions.names() lists them"


def to_plain(value: Any) -> Plain:
    """Write facts or an answer as plain data; a dict whose keys are no texts as a list of pairs."""
    if value is None or isinstance(value, str | int | float):
        return value  # type: ignore[return-value]  # only a cell of a row can be a float
    if isinstance(value, Value):
        return value._plain_inside()  # noqa: SLF001 - it is of this library
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        if all(isinstance(key, str) for key in value):
            return {key: to_plain(one) for key, one in value.items()}
        return [[to_plain(key), to_plain(one)] for key, one in value.items()]
    return [to_plain(one) for one in value]


def in_sentences(answer: Any, how: str) -> Plain:
    """Give the sentences of an answer, or of its ruling; of several, a text each; ``None`` if it has none."""
    if isinstance(answer, tuple):
        return [in_sentences(one, how) for one in answer]
    for one in (answer, getattr(answer, "ruling", None)):
        if hasattr(one, how):
            return str(getattr(one, how)())
    return None
