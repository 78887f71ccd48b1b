"""Texts of `mark_sheet`: what a mark sheet says, row by row."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "mark_sheet.mark-missing": on(
        "MARK-1",
        passed="Everyone entered has a mark or an X.",
        failed="No mark and no X for {candidates:list}. Enter a mark, or a capital X for anyone who was absent.",
    ),
    "mark_sheet.not-entered": on(
        "MARK-1",
        passed="Everyone on the mark sheet is entered.",
        failed="On the mark sheet, but not entered: {candidates:list}. Check your entries.",
    ),
    "mark_sheet.zero-for-absent": on(
        "MARK-2",
        passed="No absent student has a zero.",
        failed="Absent, but with a zero: {candidates:list}. Enter a capital X instead.",
        advice="Zero is only for students who were there. Check that they were: {candidates:list}.",
    ),
    "mark_sheet.mark-for-absent": on(
        "MARK-1",
        passed="No absent student has a mark.",
        failed="Absent, but with a mark: {candidates:list}. Check who was absent, and enter a capital X for them.",
    ),
    "mark_sheet.absence-not-known": on(
        "MARK-1",
        passed="Everyone with an X was absent.",
        failed="An X, but not on your list of absent students: {candidates:list}. Enter a mark, or add them to that "
        "list.",
    ),
}
