"""Deprecation: how does code that uses a name that will go hear of it in time?"""

from __future__ import annotations

import warnings

__all__ = ("BtecRulesDeprecationWarning", "warn_of")


class BtecRulesDeprecationWarning(DeprecationWarning):
    """A name or a parameter is used that a later major version takes away; the message says what to use instead.

    It works unchanged until then: for at least twelve months, and never less than until the next major version.
    Python shows it in tests and at a prompt. ``-W error::btec_rules.BtecRulesDeprecationWarning`` makes it an error.
    """


def warn_of(name: str, *, since: str, instead: str) -> None:
    """Tell the caller of a public function that *name* will go; called from that function itself.

    Args:
        name: What is deprecated, such as ``retakes.check(minutes=)``.
        since: The version that says so first, such as ``1.2``.
        instead: What to use in its place, such as ``assignment_minutes=``.
    """
    said = f"{name} is deprecated since version {since} and goes with the next major version: use {instead}."
    warnings.warn(said, BtecRulesDeprecationWarning, stacklevel=3)
