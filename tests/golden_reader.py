"""Pinned answers: a few hundred facts with what the library answered, as plain data and without sentences.

An entry is never edited. Where an answer is meant to change, the new one is appended to the entry's ``answers`` with the
heading of the changelog's Rules section that explains it:

    python tests/golden_reader.py "heading of the changelog"

That also pins the questions that are new among those below and among the vectors.
"""

import datetime
import json
import re
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

from vectors_reader import FILES, answer, arguments, ask, load

from btec_rules.questions.asking import to_plain

__all__ = ("answer_of", "load_golden", "question_of")

FILE = Path(__file__).parent / "golden" / "rulings.json"


def load_golden() -> list[dict[str, Any]]:
    """Read the pinned questions and their answers, the newest last."""
    pinned: list[dict[str, Any]] = json.loads(FILE.read_text("utf-8"))
    return pinned


def answer_of(pinned: dict[str, Any]) -> dict[str, Any]:
    """Ask a pinned question again, and write the answer down as plain data."""
    facts = _dates_read(pinned["facts"])
    if pinned["kind"] == "value":
        found = answer(pinned["call"], facts)
        return {"value": str(tuple(found) if isinstance(found, Iterator) else found)}
    ruling = ask({"call": pinned["call"], "facts": facts})
    findings = [[finding.code, finding.outcome.value, _plain(finding.params)] for finding in ruling.findings]
    return {"verdict": ruling.verdict.value, "findings": findings, "assumptions": list(ruling.assumptions)}


def question_of(pinned: dict[str, Any]) -> dict[str, Any]:
    """Write a pinned question as `btec_rules.questions` takes it."""
    facts = arguments(pinned["call"], _dates_read(pinned["facts"]))
    return {"ask": pinned["call"], "facts": {name: to_plain(fact) for name, fact in facts.items()}}


def questions() -> Iterator[dict[str, Any]]:
    """Give every question to pin: the vectors, every threshold and date, and histories by lot."""
    for name in FILES:
        for vector in load(name):
            if "needed" in vector:
                continue  # a table of numbers, which the vector itself pins
            kind = "ruling" if "verdict" in vector or "standing" in vector else "value"
            yield _question(f"{name}: {vector['name']}", kind, vector["call"], vector["facts"])
    yield from _quantities()
    yield from _histories()


def _quantities() -> Iterator[dict[str, Any]]:
    for size in (0, 1, 14, 15, 16, 19, 20, 21, 99, 100, 101, 199, 200, 201, 1000):
        for call in ("sampling.sample_size", "sampling.recordings_required"):
            yield _question(f"{call} {size}", "value", call, {"cohort_size": size})
    for year, season in product(range(2023, 2031), ("01", "06")):
        for call in ("moderation.submission_deadline", "moderation.advised_submission_date"):
            yield _question(f"{call} {year}-{season}", "value", call, {"series": f"{year}-{season}"})
    for month in range(1, 13):
        day = datetime.date(2026, month, 1)
        for call, name in (
            ("retention.earliest_disposal", "certificates_received"),
            ("post_results.appeal_deadline", "received"),
            ("post_results.preliminary_appeal_due", "received"),
            ("post_results.hearing_due", "requested"),
        ):
            yield _question(f"{call} {day}", "value", call, {name: day})


def _histories() -> Iterator[dict[str, Any]]:
    chance = Random(2025)
    for number in range(150):
        history = _history(chance)
        series = chance.choice(_SERIES)
        for call, more in (
            ("terminal_rule.check", {"at": series}),
            ("external.check", {"series": series}),
            ("retakes.check", {"series": series, "component": 1}),
            ("certification.check_claim", {"series": series}),
        ):
            if chance.random() < 0.4:
                yield _question(f"history {number}: {call}", "ruling", call, history | more)


_SERIES = ("2025-01", "2025-06", "2026-01", "2026-06")


def _history(chance: Random) -> dict[str, Any]:
    subject = chance.choice(["Enterprise", "Enterprise", "Performing Arts", "Art and Design"])
    components = (1, 2) if subject == "Art and Design" else (1, 2, 3)
    sittings = [
        f"{component} {series} {chance.choice(['20', '30', '40', '?', 'planned', 'absent'])}"
        for component in components
        for series in chance.sample(_SERIES, chance.choice([0, 1, 1, 2]))
    ]
    claimed = [
        written.split()[1] for written in sittings if written[0] == str(components[-1]) and chance.random() < 0.3
    ]
    return {"subject": subject, "sittings": sittings, "claimed": claimed}


def _question(name: str, kind: str, call: str, facts: dict[str, Any]) -> dict[str, Any]:
    return {"id": name, "kind": kind, "call": call, "facts": json.loads(json.dumps(facts, default=str))}


def _dates_read(written: Any) -> Any:
    if isinstance(written, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", written):
        return datetime.date.fromisoformat(written)
    if isinstance(written, dict):
        return {key: _dates_read(one) for key, one in written.items()}
    return [_dates_read(one) for one in written] if isinstance(written, list) else written


def _plain(params: dict[str, Any]) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in params.items()}


def append(heading: str) -> None:
    """Pin new questions, and append the answers that have changed under a heading of the changelog."""
    pinned = {entry["id"]: entry for entry in load_golden()} if FILE.exists() else {}
    for question in questions():
        pinned.setdefault(question["id"], question | {"answers": []})
    for entry in pinned.values():
        found = answer_of(entry)
        if not entry["answers"] or found != {key: fact for key, fact in entry["answers"][-1].items() if key != "since"}:
            entry["answers"].append({"since": heading} | found)
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in pinned.values())
    FILE.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    append(sys.argv[1])
