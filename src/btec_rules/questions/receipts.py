"""Receipts: an answer, kept with all that it rests on, so that anybody can ask again.

A receipt is a text that a log or a file keeps: the question, its facts, the numbers of the edition, the version of this
library and the answer, with a digest that shows whether any of it was changed. It proves nothing more: it has no
signature and no time of day.

>>> kept = receipt({"ask": "sampling.sample_size", "facts": {"cohort_size": 40}})
>>> replay(kept)["replay"]
'same'
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

import btec_rules
from btec_rules import editions
from btec_rules._values.errors import Fault, InvalidFact
from btec_rules._values.facts import Facts
from btec_rules._values.plain import Plain
from btec_rules._values.true_types import described, is_instance
from btec_rules.model.editions.edition import Edition
from btec_rules.questions.asking import ask, in_sentences, read_question
from btec_rules.questions.changelog import RULES_ENTRIES
from btec_rules.questions.functions import function_of, parameters

__all__ = ("receipt", "replay")

_EXPECTED = {
    "answer": "an answer",
    "ask": "the name of a question",
    "digest": "the SHA-256 of all the rest; this receipt is not as it was made",
    "edition": "the numbers of an edition of this library",
    "facts": "a dict with the facts of the question",
    "version": "a version such as 0.1.0, no newer than this library",
}
_VERSION = re.compile("[0-9]{1,4}[.][0-9]{1,4}[.][0-9]{1,4}")


def receipt(data: Mapping[str, object]) -> str:
    """Answer a question in plain data, and give question and answer as a receipt.

    Args:
        data: The question, as `ask` takes it.

    Returns:
        A JSON object in canonical form (sorted keys, no spaces, UTF-8), on one line: ``ask``; ``facts``, as the library
        read them; ``edition``, all its numbers; ``version``, that of this library; ``answer``; where asked for,
        ``explained``; and ``digest``, the SHA-256 in hex digits of the same object without ``digest``. Dicts among the
        facts are read in order of their keys.

    Raises:
        InvalidFact: If the question or a fact is wrong, or JSON has no way to write a fact. A question with faults has
            no receipt: the error has the faults, and the code, that `ask` gives as data. So does any other error of
            the function.

    Source:
        None of its own: the answer is the function's.
    """
    asked = read_question(data)
    try:
        facts = json.loads(_canonical({name: asked.to_plain(name, one) for name, one in asked.arguments.items()}))
    except ValueError:
        raise InvalidFact(
            Fault("facts", "a value that JSON does not have", "no NaN, and no half of a letter")
        ) from None
    question = read_question({"ask": asked.name, "facts": facts})
    answer = question.answer()
    content: dict[str, Plain] = {
        "ask": question.name,
        "facts": facts,
        "edition": question.edition.to_dict(),
        "version": btec_rules.__version__,
        "answer": question.to_plain("return", answer),
    }
    if asked.explain:
        content["explained"] = in_sentences(answer, "explain")
    return _canonical(content | {"digest": _digest(content)}).decode()


def replay(receipt: str | bytes) -> dict[str, Plain]:
    """Ask the question of a receipt again, and say whether the answer has moved.

    It is asked with this library's own edition of that id. A what-if of the caller's own is among the facts, and is
    asked as it is.

    Args:
        receipt: What `receipt` gave, now or with an earlier version; a text, or its bytes in UTF-8. Other spacing and
            another order of keys do no harm.

    Returns:
        ``replay``, which is ``same`` or ``moved``; ``then`` and ``now``, both answers with edition and version, where
        the latter may be ``faults``, as `ask` gives them; ``numbers``, those numbers of the edition that are no longer
        the same, as pairs of then and now; ``rules``, where the answer moved: the changelog's Rules entries since that
        version, each with ``version`` (``None`` for what is not released yet), ``heading`` and ``entry``.

    Raises:
        InvalidFact: If it is not JSON, lacks a key, was changed, or names an edition that this library does not have
            or a version that is newer.

    Source:
        None of its own: the answer is the function's.
    """
    kept = _read(receipt)
    numbers = kept["edition"]
    own = _own_editions().get(numbers["id"])
    facts = kept["facts"]
    if own is not None and _takes_an_edition(kept["ask"]):
        facts = facts | {"edition": own.to_dict()}
    now = ask({"ask": kept["ask"], "facts": facts})
    same = "answer" in now and _canonical(now["answer"]) == _canonical(kept["answer"])
    return {
        "replay": "same" if same else "moved",
        "then": {"answer": kept["answer"], "edition": numbers["id"], "version": kept["version"]},
        "now": {**now},
        "numbers": {} if own is None else _differences(numbers, own.to_dict()),
        "rules": [] if same else list(_rules_since(kept["version"])),
    }


def _read(written: object) -> dict[str, Any]:
    """Read a receipt; every fault is in the error."""
    kept = _json_of(written)
    facts = Facts()
    for key, expected in _EXPECTED.items():
        if key not in kept:
            facts.wrong(key, "no such key", expected)
    facts.raise_faults()
    if kept["digest"] != _digest({key: one for key, one in kept.items() if key != "digest"}):
        facts.wrong("digest", described(kept["digest"]), _EXPECTED["digest"])
    if type(kept["facts"]) is not dict:
        facts.wrong("facts", described(kept["facts"]), _EXPECTED["facts"])
    facts.raise_faults()
    numbers, known = kept["edition"], _own_editions()
    name = numbers.get("id") if type(numbers) is dict else None
    if type(name) is not str or (name not in known and "edition" not in kept["facts"]):
        facts.wrong("edition", described(name), f"{_EXPECTED['edition']}: {', '.join(known)}")
    version = kept["version"]
    if type(version) is not str or not _VERSION.fullmatch(version) or _parts(version) > _parts(btec_rules.__version__):
        facts.wrong("version", described(version), f"{_EXPECTED['version']}, which is {btec_rules.__version__}")
    facts.raise_faults()
    return kept


def _json_of(written: object) -> dict[str, Any]:
    expected = "a receipt: a JSON object, as a text or its bytes in UTF-8"
    try:
        text = bytes.decode(written) if is_instance(written, bytes) else str.__str__(written)
        kept = json.loads(text, object_pairs_hook=_each_once)
        _canonical(kept)
    except (TypeError, ValueError, RecursionError):
        raise InvalidFact(Fault("receipt", described(written), expected)) from None
    if type(kept) is not dict:
        raise InvalidFact(Fault("receipt", described(written), expected))
    return kept


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make a dict of pairs, and refuse a key that is there twice: a reader may have seen the other one."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def _canonical(data: object) -> bytes:
    """Write plain data in the one form that its digest is made from.

    Raises:
        ValueError: If JSON has no way to write it.
    """
    return json.dumps(data, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")).encode()


def _digest(content: Mapping[str, object]) -> str:
    return sha256(_canonical(content)).hexdigest()


def _own_editions() -> dict[str, Edition]:
    known = [getattr(editions, name) for name in editions.__all__]
    return {one.id: one for one in known if is_instance(one, Edition)}


def _takes_an_edition(name: object) -> bool:
    function = function_of(name)
    return function is not None and any(one.name == "edition" for one in parameters(function))


def _differences(then: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Plain]:
    names = sorted({*then, *now})
    return {name: [then.get(name), now.get(name)] for name in names if then.get(name) != now.get(name)}


def _rules_since(version: str) -> Iterator[dict[str, Plain]]:
    for since, heading, entry in RULES_ENTRIES:
        if since is None or _parts(since) > _parts(version):
            yield {"version": since, "heading": heading, "entry": entry}


def _parts(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
