"""btec-rules: the rules of Pearson's BTEC Level 1/2 Tech Awards (2022), as the Centre Guide 2025-26 states them.

A rule is a function from facts to a ruling, and a ruling carries its reasons: the rule, the page, what was looked at
and what follows. There is no clock, no file and no network here; every fact is an argument.
"""

from btec_rules import (
    audit,
    centre,
    certification,
    editions,
    entries,
    external,
    mark_sheet,
    moderation,
    planning,
    post_results,
    questions,
    registration,
    resubmission,
    retakes,
    retention,
    sampling,
    standardisation,
    submission,
    terminal_rule,
)
from btec_rules._values.deprecation import BtecRulesDeprecationWarning
from btec_rules._values.errors import (
    BtecRulesError,
    Fault,
    ImpossibleFacts,
    InvalidFact,
    NoRuleInForce,
    NotCovered,
    UnknownSubject,
)
from btec_rules._values.plain import Plain
from btec_rules.guide.open_points import OPEN_POINTS, OpenPoint
from btec_rules.guide.rulebook import RULES, Rule, RuleKind
from btec_rules.guide.texts import CODES, ENGLISH
from btec_rules.model import subjects
from btec_rules.model.calendar import Calendar
from btec_rules.model.dates import MonthDay, MonthPart, Part, Window
from btec_rules.model.editions.edition import Band, Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.key_dates import KeyDates
from btec_rules.model.marks import ABSENT, Absent, Mark
from btec_rules.model.records import LearnerRecord
from btec_rules.model.row_reader import RowsRead
from btec_rules.model.rows import read_rows, records_from_rows, to_rows
from btec_rules.model.series import Season, Series
from btec_rules.model.sittings import Sitting, Status
from btec_rules.model.subjects import Subject
from btec_rules.rulings.findings import Finding, Outcome, Param
from btec_rules.rulings.params import params_of
from btec_rules.rulings.rulings import Ruling, Verdict

__version__ = "1.0.0"

__all__ = (
    "ABSENT",
    "CODES",
    "EDITION_2025_26",
    "ENGLISH",
    "OPEN_POINTS",
    "RULES",
    "Absent",
    "Band",
    "BtecRulesDeprecationWarning",
    "BtecRulesError",
    "Calendar",
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
    "RowsRead",
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
    "editions",
    "entries",
    "external",
    "mark_sheet",
    "moderation",
    "params_of",
    "planning",
    "post_results",
    "questions",
    "read_rows",
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
