"""Texts of `registration`: the first and last day to register students."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "registration.not-open": on(
        "REG-1",
        passed="Registration is open.",
        failed="{on:day} is too early: registration opens on {opens:day}.",
    ),
    "registration.late": on(
        "REG-2",
        passed="The day is in time for the normal deadline.",
        consequence="{on:day} is after the normal deadline, {closes:day}, so the standard late fees apply.",
    ),
}
