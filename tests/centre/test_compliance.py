"""Compliance: vectors, the window, and the policies."""

import datetime
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vectors_reader import about, ask, check_ruling

from btec_rules import (
    InvalidFact,
    NoRuleInForce,
    centre,
)
from btec_rules.centre import PolicyPoint, Role


@pytest.mark.parametrize("vector", about("centre.check_compliance", "centre.check_policies"))
def test_vector(vector: dict[str, Any]) -> None:
    check_ruling(ask(vector), vector)


@pytest.mark.rule("COMP-1", "COMP-2", "COMP-3", "COMP-4", "POL-1", "POL-2")
class TestCompliance:
    """Between 15 September and 28 October, by the head of centre or one of three others."""

    def test_every_day_and_role(self) -> None:
        may = {Role.HEAD_OF_CENTRE, Role.DEPUTY_HEAD_OF_CENTRE, Role.VICE_PRINCIPAL, Role.MAT_CEO}
        for number, role in product(range(60), Role):
            on = datetime.date(2025, 9, 1) + datetime.timedelta(days=number)
            inside = datetime.date(2025, 9, 15) <= on <= datetime.date(2025, 10, 28)
            ruling = centre.check_compliance(on, academic_year="2025-26", role=role)
            assert ruling.allowed is (inside and role in may)

    @given(st.sets(st.sampled_from(PolicyPoint)))
    def test_every_missing_point_is_named(self, covered: set[PolicyPoint]) -> None:
        ruling = centre.check_policies(covered, other_btecs=True)
        named = [finding.params["point"] for finding in ruling.failed]
        assert named == [point.value for point in centre.POLICY_POINTS if point not in covered]

    def test_errors(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            centre.check_compliance("x", academic_year="2025", role="head", edition=1)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == ["on", "role", "academic_year", "edition"]
        with pytest.raises(NoRuleInForce):
            centre.compliance_window("2021-22")
        with pytest.raises(InvalidFact) as caught:
            centre.check_policies(["x"], other_btecs=1, edition=1)  # type: ignore[arg-type, list-item]
        assert [fault.name for fault in caught.value.faults] == ["covered", "other_btecs", "edition"]
        with pytest.raises(InvalidFact):
            centre.compliance_window("2025-26", edition=None)  # type: ignore[arg-type]
