"""Vectors are data: facts, and what must come out, as TOML tables; here they are read, asked and compared.

A vector names the function (``call``, its own or its file's), the facts, and where they come from. Series are written as
codes, subjects as titles, sittings as "component series ums" (``?``, ``planned`` or ``absent`` in place of the UMS), marks
as numbers or X, an assignment's own series after the UMS, and a fact that nobody knows is left out or, where it would be a collection, is "unknown".
"""

import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest

import btec_rules
from btec_rules import (
    ABSENT,
    EDITION_2025_26,
    Calendar,
    KeyDates,
    LearnerRecord,
    Outcome,
    Ruling,
    Series,
    Sitting,
    Status,
    Subject,
    subjects,
)
from btec_rules.centre import Nation, PolicyPoint, Role
from btec_rules.moderation import Entry, ModerationState
from btec_rules.resubmission import Feedback
from btec_rules.retakes import Concern
from btec_rules.retention import Form
from btec_rules.submission import Item

__all__ = ("FILES", "about", "answer", "arguments", "ask", "check_ruling", "load", "many", "record_of")

VECTORS = Path(__file__).parent / "vectors"
FILES = sorted(path.stem for path in VECTORS.glob("*.toml"))
_LISTS = {
    "failed": Outcome.FAILED,
    "unknown": Outcome.UNKNOWN,
    "consequences": Outcome.CONSEQUENCE,
    "advice": Outcome.ADVICE,
}
_RECORD = ("sittings", "claimed", "subject")


def load(name: str) -> list[dict[str, Any]]:
    """Read the vectors of a file, each with the call that it is about; their facts are shared, and never changed."""
    file = _parsed(name)
    return [{"call": file.get("call"), **vector} for vector in file["vector"]]


@cache  # they are read dozens of times, and TOML is slow to read
def _parsed(name: str) -> dict[str, Any]:
    return tomllib.loads((VECTORS / f"{name}.toml").read_text("utf-8"))


def about(*calls: str) -> list[Any]:
    """Give the vectors with a ruling that ask one of some functions, each as a parameter with an id of its own."""
    given = [vector for name in FILES for vector in load(name) if vector["call"] in calls and "verdict" in vector]
    return [pytest.param(vector, id=f"{vector['call']}: {vector['name']}") for vector in given]


def check_ruling(ruling: Ruling, vector: dict[str, Any]) -> None:
    """Compare a ruling with what its vector expects: verdict, the codes of every outcome but passed, assumptions."""
    expected = {name: vector.get(name, []) for name in _LISTS} | {"assumptions": vector.get("assumptions", [])}
    found = {name: [finding.code for finding in ruling.having(outcome)] for name, outcome in _LISTS.items()}
    found["assumptions"] = list(ruling.assumptions)
    assert ruling.verdict.value == vector["verdict"], ruling.explain()
    assert found == expected, ruling.explain()


def ask(vector: dict[str, Any]) -> Ruling:
    """Ask the question of a vector and give the ruling on it, also where the function gives more than that."""
    facts = dict(vector["facts"])
    found = answer(vector["call"], facts)
    if vector["call"] == "moderation.next_states":
        found = dict(found)[ModerationState(facts["step"])]
    elif vector["call"] == "certification.options":
        found = next(option for option in found if option.code == facts["option"])
    elif vector["call"] == "planning.routes":
        found = next(route for route in found if route.code == facts["route"])
    elif vector["call"] == "planning.plans":
        found = found[facts["plan"]]
    elif vector["call"] == "retakes.options":
        found = found[-1]
    return found if isinstance(found, Ruling) else found.ruling


def answer(call: str, facts: dict[str, Any]) -> Any:
    """Call a function by name, with the facts of a vector as the library's values."""
    module, name = call.split(".")
    return getattr(getattr(btec_rules, module), name)(**arguments(call, facts))


def arguments(call: str, facts: dict[str, Any]) -> dict[str, Any]:
    """Give the facts of a vector as the library's values."""
    module, name = call.split(".")
    given = {key: _READ[key](fact) if key in _READ else fact for key, fact in facts.items()}
    if call in _DATED or module in ("audit", "planning"):
        given = _with_calendar(call, given)
    elif call == "centre.duties":
        given["key_dates"] = _key_dates(given.get("key_dates", {}))
    elif "key_dates" in given:
        given["key_dates"] = KeyDates(series=given["series"], **given["key_dates"])
    if "sittings" in given:
        given = {key: fact for key, fact in given.items() if key not in _RECORD} | {"record": record_of(facts)}
    elif module == "sampling" and "marks" in given:
        given.setdefault("subject", subjects.ENTERPRISE)
        given.setdefault("series", Series.june(2026))
    if name == "check_psa":
        given["sitting"] = attrs.evolve(given["sitting"], psa=given.pop("psa", None))
    for unused in _UNUSED.get(call, ()):
        given.pop(unused, None)
    if call == "standardisation.check":
        given.setdefault("assessors", None)
    return given


_DATED = {
    *("entries.check_entry", "certification.check_claim", "certification.options"),
    *("moderation.check_amendment", "moderation.check_submission", "post_results.check_review", "resubmission.check"),
    "moderation.check_report",
    *("retention.check_disposal", "retention.earliest_disposal"),
}
_SERIES_LEFT_OUT = {"post_results.check_review"}
"""Older vectors of these name no series."""


def _with_calendar(call: str, given: dict[str, Any]) -> dict[str, Any]:
    """Build the calendar of a vector: of its ``calendar``, a day and key dates by series; or of what older ones say.

    Those of the audit give a day and key dates by series, the others a day and the key dates of the series asked about.
    """
    days = given.pop("key_dates", {})
    if call in _SERIES_LEFT_OUT:
        given.setdefault("series", Series.june(2026))
    closes = given.pop("post_results_closes", None)
    if closes is not None:
        given["series"] = Series.june(closes.year)
        days = {"reviews_close": closes}
    if "calendar" in given:
        written = given["calendar"]
        given["calendar"] = Calendar(_key_dates(written.get("key_dates", {})), on=written.get("on"))
    elif "on" in given or days:
        dates = _key_dates(
            days if call.startswith(("audit.", "planning.")) or not days else {given["series"].code: days}
        )
        given["calendar"] = Calendar(dates, on=given.pop("on", None))
    return given


def _key_dates(by_series: dict[str, Any]) -> list[KeyDates]:
    return [KeyDates(series=Series.parse(code), **days) for code, days in by_series.items()]


_UNUSED = {
    "moderation.next_states": ("step",),
    "certification.options": ("option",),
    "planning.plans": ("plan",),
    "planning.routes": ("route",),
}


def many(written: Any) -> Any:
    """Read candidates: a range such as 01-15, or one, by number or name; what is no text is taken as it is."""
    if not isinstance(written, str):
        return written
    if not written[0].isdigit():
        return [written]
    first, last = written.split("-") if "-" in written else (written, written)
    return [f"{number:0{len(first)}}" for number in range(int(first), int(last) + 1)]


def record_of(facts: dict[str, Any]) -> LearnerRecord:
    """Build the record that a vector describes; the subject is Enterprise where it names none."""
    return LearnerRecord(
        _subject(facts.get("subject", "Enterprise")),
        [_sitting(written) for written in facts.get("sittings", [])],
        claimed=_each(Series.parse)(facts.get("claimed", [])),
    )


def _subject(title: str) -> Subject:
    return subjects.by_title(title)


def _sitting(written: str) -> Sitting:
    component, series, what, *assignment = written.split()
    status = Status(what) if what in {"planned", "absent"} else Status.SAT
    ums = int(what) if what.isdigit() else None
    psa = Series.parse(assignment[0]) if assignment else None
    return Sitting(int(component), Series.parse(series), ums, status=status, psa=psa)


def _entry(written: str) -> Entry:
    candidate, component, series, title = written.split(maxsplit=3)
    return Entry(candidate, _subject(title), int(component), Series.parse(series))


def _marks(written: dict[str, Any]) -> dict[str, Any]:
    return {one: ABSENT if mark == "X" else mark for names, mark in written.items() for one in many(names)}


def _each(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda written: None if written == "unknown" else [read(one) for one in written]


_READ: dict[str, Callable[[Any], Any]] = {
    "at": Series.parse,
    "concerns": _each(Concern),
    "covered": _each(PolicyPoint),
    "edition": lambda written: EDITION_2025_26.varied(id=written, absence_uses_attempt=True),
    "entered": many,
    "entries": _each(_entry),
    "first": Series.parse,
    "form": Form,
    "marks": _marks,
    "maxima": lambda written: {int(component): ums for component, ums in written.items()},
    "nation": Nation,
    "pairs": _each(tuple),
    "present": _each(Item),
    "psa": Series.parse,
    "recorded": many,
    "requested": many,
    "role": Role,
    "says": _each(Feedback),
    "series": Series.parse,
    "sitting": _sitting,
    "state": ModerationState,
    "subject": _subject,
    "until": Series.parse,
}
