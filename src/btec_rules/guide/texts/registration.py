"""Texts of `registration`: the first and last day to register students."""

from btec_rules.guide.render import Texts, on

__all__ = ("TEXTS",)

TEXTS: Texts = {
    "registration.not-open": on(
        "REG-1",
        passed="Registration is open.",
        failed="On {on} registration is not open yet; it opens on {opens}.",
    ),
    "registration.late": on(
        "REG-2",
        passed="The day is not later than the normal deadline.",
        consequence="On {on} the normal deadline of {closes} is past, so the standard late fees apply.",
    ),
}
