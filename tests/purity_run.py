"""Asks every pinned question and calls every public callable, and gives one digest of all that comes out.

As a program it does so where nothing impure works: every clock, source of chance and way to write or read raises, and a
hook that is set once everything is imported notes what the interpreter itself is asked for. It prints the digest, and
then whatever was noted.
"""

import builtins
import hashlib
import os
import random
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NoReturn

import attrs
from golden_reader import answer_of, load_golden
from public_callables import callables
from spaces import SHARE

from btec_rules import Ruling

__all__ = ("digest",)

EVERY = {"slice": 11, "some": 3, "all": 1}[SHARE]
"""One answer in so many is asked for."""
IMPURE: dict[Any, tuple[str, ...]] = {
    builtins: ("open", "input", "print"),
    os: ("urandom", "getenv", "getpid", "listdir", "stat"),
    random: ("random", "randint", "choice", "sample", "shuffle"),
    time: ("time", "time_ns", "monotonic", "perf_counter", "process_time", "localtime", "gmtime", "strftime"),
}


def answers(every: int = 1) -> Iterator[str]:
    """Give every answer as text; a ruling is explained too."""
    for pinned in PINNED[::every]:
        yield f"{pinned['id']}: {answer_of(pinned)}"
    for asked in CALLABLES[::every]:
        answer = asked()
        if isinstance(answer, Iterator):
            answer = tuple(answer)
        yield f"{asked.name}: {in_full(answer)}"
        if isinstance(answer, Ruling):
            yield answer.explain()


def in_full(answer: object) -> str:
    """Write down an answer with all that is in it; the repr of a result is only a line."""
    if attrs.has(type(answer)):
        parts = (f"{field.name}={in_full(getattr(answer, field.name))}" for field in attrs.fields(type(answer)))  # type: ignore[arg-type]  # it has
        return f"{type(answer).__name__}({', '.join(parts)})"
    if isinstance(answer, Mapping):
        return in_full(tuple(answer.items()))
    if isinstance(answer, tuple | list):
        return f"({', '.join(map(in_full, answer))})"
    return repr(answer)


def digest(every: int = EVERY) -> str:
    """Give one digest of all the answers, or of one in so many."""
    found = hashlib.sha256()
    for answer in answers(every):
        found.update(answer.encode() + b"\0")
    return found.hexdigest()


PINNED = load_golden()
CALLABLES = [asked for asked in callables() if asked.name != "questions.schema"]
"""Without the schemas, whose descriptions are docstrings, which Python can leave out."""


def _impure(name: str) -> Callable[..., NoReturn]:
    def asked(*_: object, **__: object) -> NoReturn:
        msg = f"asked for {name}"
        raise RuntimeError(msg)

    return asked


def _reads_a_signature(event: str, args: tuple[Any, ...]) -> bool:
    """Whether the interpreter only looks at what a function takes, as questions ask it to."""
    if event == "object.__getattr__":
        return args[1] in {"__code__", "__defaults__", "__kwdefaults__"}
    return event in {"compile", "exec"} and "<string>" in repr(args)


def _without_impurity() -> tuple[str, list[str]]:
    """Give the digest, and the events that the interpreter told of while it was worked out."""
    noted: list[str] = []
    listening = [True]

    def hook(event: str, args: tuple[Any, ...]) -> None:
        if listening and not _reads_a_signature(event, args):
            noted.append(f"{event} {args!r:.99}")

    kept = [(module, name, getattr(module, name)) for module, names in IMPURE.items() for name in names]
    sys.addaudithook(hook)
    for module, name, _ in kept:
        setattr(module, name, _impure(f"{module.__name__}.{name}"))
    try:
        found = digest()
    finally:
        listening.clear()
        for module, name, function in kept:
            setattr(module, name, function)
    return found, noted


if __name__ == "__main__":
    answer, told = _without_impurity()
    sys.stdout.write("\n".join([answer, *told]))
