"""The rules of advice once more: the calendar, entries, claims, plans and standings.

The modules quote the sentences that they follow: the guide's by rule and page, and those of the definition of advice, the
text that says what the library is to advise ("Settled" are its answers to questions that came up later). NOTES.md has
the choices where these sentences leave room.
"""

from .changes import CannotApply, apply, apply_all, outcome, unlawful_entries
from .days import claim_day, claim_from, entry_day
from .facts import KeyDates, january, june
from .law import claim_answer, claim_law, entry_answer, entry_law, new_entry_law
from .over import cannot_be_sat, lies_ahead, results_out, series_over
from .plans import Plan, best_way, ordinary_way, window
from .standings import (
    Way,
    any_way_left,
    best_possible,
    impossible_rows,
    pending_rows,
    plans_brute,
    standing,
    standing_of_way,
    ways_of,
)

__all__ = [
    "CannotApply",
    "KeyDates",
    "Plan",
    "Way",
    "any_way_left",
    "apply",
    "apply_all",
    "best_possible",
    "best_way",
    "cannot_be_sat",
    "claim_answer",
    "claim_day",
    "claim_from",
    "claim_law",
    "entry_answer",
    "entry_day",
    "entry_law",
    "impossible_rows",
    "january",
    "june",
    "lies_ahead",
    "new_entry_law",
    "ordinary_way",
    "outcome",
    "pending_rows",
    "plans_brute",
    "results_out",
    "series_over",
    "standing",
    "standing_of_way",
    "unlawful_entries",
    "ways_of",
    "window",
]
