"""Texts: every finding code, the rule that it reports on, and what each outcome says in English.

Programs rely on codes and params. The sentences are for people, may be improved at any time, and live only here: a file
for each rule module, and `words` for what belongs to no code. To use another language, pass a catalogue with the same
keys as `ENGLISH` to ``explain``.

In a text, ``{series:series}`` writes the code of a series in words, ``{candidates:list}`` joins several items, and
``{fact:word}`` looks up a word of the catalogue, ``{topics:words}`` several; ``{release:month}`` writes ``2025-09`` in
words, and ``{due:day}`` writes ``2026-05-15`` as 15 May 2026; ``{point:question}`` and ``{point:reading}`` say what an
open point is about.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from btec_rules.guide.open_points import OPEN_POINTS
from btec_rules.guide.render import Catalogue
from btec_rules.guide.texts import (
    audit,
    centre,
    certification,
    entries,
    external,
    mark_sheet,
    moderation,
    planning,
    post_results,
    registration,
    resubmission,
    retakes,
    retention,
    sampling,
    standardisation,
    submission,
    terminal_rule,
    words,
)

__all__ = ("CODES", "ENGLISH")

_TABLE = (
    terminal_rule.TEXTS
    | external.TEXTS
    | retakes.TEXTS
    | certification.TEXTS
    | retention.TEXTS
    | mark_sheet.TEXTS
    | sampling.TEXTS
    | registration.TEXTS
    | entries.TEXTS
    | standardisation.TEXTS
    | resubmission.TEXTS
    | submission.TEXTS
    | moderation.TEXTS
    | post_results.TEXTS
    | centre.TEXTS
    | planning.TEXTS
    | audit.TEXTS
)

CODES: Mapping[str, str] = MappingProxyType({code: rule for code, (rule, _) in _TABLE.items()})
"""The rule that each finding code reports on."""

ENGLISH: Catalogue = Catalogue(
    "ENGLISH",
    {f"{code}:{outcome}": text for code, (_, texts) in _TABLE.items() for outcome, text in texts.items()}
    | words.WORDS
    | {f"question:{point.id}": point.question for point in OPEN_POINTS.values()}
    | {f"reading:{point.id}": point.reading for point in OPEN_POINTS.values()},
)
"""The English catalogue: sentences by ``<code>:<outcome>``, the words that they use, and what the open points say.

A catalogue needs only what its own texts use: one whose ``line:assumption`` leaves out the reading needs no readings.
"""
