"""Deprecation: how does code learn in time that a name will be removed?"""

from __future__ import annotations

import warnings

__all__ = ("BtecRulesDeprecationWarning", "warn_of")


class BtecRulesDeprecationWarning(DeprecationWarning):
    """A later major version removes this name or parameter; the message says what to use instead.

    It works unchanged until then: for at least twelve months, and until the next major version. Python shows it in
    tests and at a prompt. ``-W error::btec_rules.BtecRulesDeprecationWarning`` makes it an error.
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
