"""Limits: what a text, a number or a list of plain data may be at each place, for the JSON Schemas.

The shapes know what is read; what a constructor refuses beyond that stands here, by place. A test compares both: what a
schema lets pass is read, but for what only several values together can tell.
"""

from __future__ import annotations

from typing import Any

from btec_rules._values import facts, shapes
from btec_rules.guide.open_points import OPEN_POINTS, POINT_PAGES
from btec_rules.guide.rulebook import RULES
from btec_rules.guide.texts import CODES
from btec_rules.model import subjects
from btec_rules.rulings.findings import Outcome
from btec_rules.rulings.rulings import Verdict

__all__ = ("DAY", "LIMITS", "LISTS", "TOGETHER")


def _whole(least: int, most: int) -> dict[str, Any]:
    return {"minimum": least, "maximum": most}


DAY: str = r"^2[0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_POINTS = {"enum": list(OPEN_POINTS)}
_ONE_LINE = {"not": {"pattern": "[\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]"}}
_IDENT = {"minLength": 1, "maxLength": facts.LONGEST_ID, **_ONE_LINE}
_MARK = _whole(0, facts.MOST_MARKS)
LIMITS: dict[str, dict[str, dict[str, Any]]] = {
    "string": {
        r"Finding\.code": {},  # the codes stand below, each with its rule
        r"Finding\.rule": {"enum": [*RULES, *POINT_PAGES]},
        r"Duty\.rule|Rule\.id": {"enum": list(RULES)},
        r"Subject\.qan": {"pattern": r"^[0-9]{3}(/?)[0-9]{4}\1[0-9X]$", "maxLength": len("603/7047/6")},
        r".*\.(assumptions|readings)\[\]|OpenPoint\.id": _POINTS,
        r"Edition\.academic_year": {"pattern": r"^[12][0-9]{3}-[0-9]{2}$", "maxLength": len("2025-26")},
        r".*\.(candidate|absent|by|edition|title|pathway|assessor)|Edition\.id": _IDENT,
        r"Sample\w*\.\w+\[\](\.0)?|MarkSheet\.entries\[\]\.0": _IDENT,
        r"CertificationOption\.code": {
            "enum": ["claim", "keep", "recertify", "resit-and-claim", "resit-and-recertify", "claim-resit-recertify"]
        },
        r"KeyDates\.source": {"maxLength": facts.LONGEST_TEXT, **_ONE_LINE},
        r".*": {"maxLength": shapes.LONGEST},
    },
    "integer": {
        r"(Finding|Rule)\.page": {"enum": sorted({rule.page for rule in RULES.values()})},
        r"Finding\.params\[\]": _whole(-shapes.LARGEST - 1, shapes.LARGEST),
        r".*\.(component|external)|.*\.(internal|used_up)\[\]|QualificationResult\.counting\[\]\.0": _whole(
            1, subjects.MOST_COMPONENTS
        ),
        r"(RowsRead|CohortReport)\.repeated\[\]\.[01]": _whole(1, facts.MOST_ITEMS),
        r"Sitting\.ums|MarkSheet\.entries\[\]\.1|SampleRequest\.\w+\[\]\.1": _MARK,
        r"QualificationResult\.total": _whole(0, facts.MOST_MARKS * subjects.MOST_COMPONENTS),
        r"Series\.year": _whole(facts.FIRST_YEAR, facts.LAST_YEAR),
        r"MonthPart\.year": _whole(facts.FIRST_YEAR - 1, facts.LAST_YEAR),
        r"MonthPart\.month|Edition\.\w+_(deadline|opens|closes)\.0": _whole(1, 12),
        r"Edition\.\w+_(deadline|opens|closes)\.1": _whole(1, 31),
        r"Edition\.\w+_bands\[\]\.[01]": _whole(0, facts.MOST_ITEMS),
        r"Edition\.\w+": _whole(0, 1000),
        r".*": _whole(-shapes.LARGEST - 1, shapes.LARGEST),
    },
}
"""What each text and number may be, by its place; the first place that matches counts."""
LISTS: dict[str, dict[str, Any]] = {
    "LearnerRecord.sittings": {"maxItems": 1000},
    "LearnerRecord.claimed": {"uniqueItems": True},
    "Subject.internal": {"minItems": 1, "uniqueItems": True},
    "Subject.internal_seasons": {"minItems": 1, "uniqueItems": True},
    "Subject.external_seasons": {"minItems": 1, "uniqueItems": True},
    "Subject.readings": {"uniqueItems": True},
    "Ruling.assumptions": {"uniqueItems": True},
    "Edition.sampling_bands": {"minItems": 1},
    "Edition.recording_bands": {"minItems": 1},
}
"""What a list may hold, by its place."""


def _has(outcome: Outcome) -> dict[str, Any]:
    return {"properties": {"findings": {"contains": {"properties": {"outcome": {"const": outcome.value}}}}}}


def _says(verdict: Verdict) -> dict[str, Any]:
    return {"properties": {"verdict": {"const": verdict.value}}}


_PAGES = {rule.id: rule.page for rule in RULES.values()} | dict(POINT_PAGES)
TOGETHER: dict[str, dict[str, Any]] = {
    "Sitting": {
        "if": {"properties": {"status": {"enum": ["planned", "absent"]}}},
        "then": {"properties": {"ums": {"type": "null"}}},
    },
    "Finding": {
        "anyOf": [
            {
                "properties": {
                    "code": {"enum": [code for code, reports_on in CODES.items() if reports_on == rule]},
                    "rule": {"const": rule},
                    "page": {"const": page},
                }
            }
            for rule, page in _PAGES.items()
            if rule in CODES.values()
        ]
    },
    "Ruling": {
        "if": _has(Outcome.FAILED),
        "then": _says(Verdict.REFUSED),
        "else": {"if": _has(Outcome.UNKNOWN), "then": _says(Verdict.UNDECIDED), "else": _says(Verdict.ALLOWED)},
    },
}
"""What must agree within a value."""
