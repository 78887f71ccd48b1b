"""Refusals: what an error says of a call that must be refused."""

from collections.abc import Callable

import pytest

from btec_rules import BtecRulesError, InvalidFact

__all__ = ("faults_of",)


def faults_of(call: Callable[[], object], error: type[BtecRulesError] = InvalidFact) -> list[tuple[str, str]]:
    """Run a call that must be refused, and give the names and the values of its faults."""
    with pytest.raises(error) as caught:
        call()
    assert type(caught.value) is error
    return [(fault.name, fault.got) for fault in caught.value.faults]
