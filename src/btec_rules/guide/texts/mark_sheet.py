"""Texts of `mark_sheet`: what a mark sheet says, row by row."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "mark_sheet.mark-missing": on(
        "MARK-1",
        passed="Everyone entered has a mark or an X.",
        failed="Entered, but without a mark or an X: {candidates:list}.",
    ),
    "mark_sheet.not-entered": on(
        "MARK-1",
        passed="Nobody has a mark without being entered.",
        failed="On the sheet, but not entered: {candidates:list}.",
    ),
    "mark_sheet.zero-for-absent": on(
        "MARK-2",
        passed="Nobody who was absent has a zero.",
        failed="Absent, but with a zero in place of an X: {candidates:list}.",
        advice="A zero is only for students who were there; make sure of {candidates:list}.",
    ),
    "mark_sheet.mark-for-absent": on(
        "MARK-1",
        passed="Nobody who was absent has a mark.",
        failed="Absent, but with a mark in place of an X: {candidates:list}.",
    ),
    "mark_sheet.absence-not-known": on(
        "MARK-1",
        passed="Everyone with an X was absent.",
        failed="An X, but not among those who were absent: {candidates:list}.",
    ),
}
