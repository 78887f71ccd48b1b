"""btec-rules: the rules of Pearson's BTEC Level 1/2 Tech Awards (2022), as the Centre Guide 2025-26 states them.

A rule is a function from facts to a ruling, and a ruling carries its reasons: the rule, the page, what was looked at
and what follows. There is no clock, no file and no network here; every fact is an argument.
"""

from btec_rules import (
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
)
from btec_rules.model import subjects
from btec_rules.model.dates import MonthDay, MonthPart, Part, Window
from btec_rules.model.editions import EDITION_2025_26, Band, Edition, KeyDates
from btec_rules.model.errors import (
    BtecRulesError,
    Fault,
    ImpossibleFacts,
    InvalidFact,
    NoRuleInForce,
    NotCovered,
    UnknownSubject,
)
from btec_rules.model.plain import Plain
from btec_rules.model.records import ABSENT, Absent, LearnerRecord, Mark, Sitting, Status, records_from_rows
from btec_rules.model.rows import to_rows
from btec_rules.model.rulebook import OPEN_POINTS, RULES, OpenPoint, Rule, RuleKind
from btec_rules.model.rulings import Finding, Outcome, Param, Ruling, Verdict
from btec_rules.model.series import Season, Series
from btec_rules.model.subjects import Subject
from btec_rules.model.texts import CODES, ENGLISH

__version__ = "0.1.0"

__all__ = (
    "ABSENT",
    "CODES",
    "EDITION_2025_26",
    "ENGLISH",
    "OPEN_POINTS",
    "RULES",
    "Absent",
    "Band",
    "BtecRulesError",
    "Edition",
    "Fault",
    "Finding",
    "ImpossibleFacts",
    "InvalidFact",
    "KeyDates",
    "LearnerRecord",
    "Mark",
    "MonthDay",
    "MonthPart",
    "NoRuleInForce",
    "NotCovered",
    "OpenPoint",
    "Outcome",
    "Param",
    "Part",
    "Plain",
    "Rule",
    "RuleKind",
    "Ruling",
    "Season",
    "Series",
    "Sitting",
    "Status",
    "Subject",
    "UnknownSubject",
    "Verdict",
    "Window",
    "__version__",
    "audit",
    "centre",
    "certification",
    "entries",
    "external",
    "mark_sheet",
    "moderation",
    "planning",
    "post_results",
    "records_from_rows",
    "registration",
    "resubmission",
    "retakes",
    "retention",
    "sampling",
    "standardisation",
    "subjects",
    "submission",
    "terminal_rule",
    "to_rows",
)
