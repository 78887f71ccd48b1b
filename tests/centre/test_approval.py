"""Approval: vectors, and which way leads to it."""

from typing import Any

import pytest
from vectors_reader import about, ask, check_ruling

from btec_rules import (
    InvalidFact,
    Verdict,
    centre,
)
from btec_rules.centre import Nation, Paperwork, Route

UK = [Nation.ENGLAND, Nation.SCOTLAND, Nation.WALES, Nation.NORTHERN_IRELAND]


@pytest.mark.parametrize("vector", about("centre.approval_route"))
def test_vector(vector: dict[str, Any]) -> None:
    check_ruling(ask(vector), vector)


@pytest.mark.rule("APPR-1", "APPR-2", "APPR-3", "APPR-4")
class TestApproval:
    """Pearson GCSEs, or Firsts, or a full application."""

    @pytest.mark.parametrize("nation", UK)
    def test_routes(self, nation: Nation) -> None:
        automatic = centre.approval_route(nation=nation, pearson_gcses=True)
        assert (automatic.route, automatic.paperwork) == (Route.AUTOMATIC, ())
        assert automatic.ruling.consequences[0].params == {"years": 3}
        form = centre.approval_route(nation=nation, pearson_gcses=False, btec_firsts=True)
        assert (form.route, form.paperwork) == (Route.ONLINE_FORM, (Paperwork.ONLINE_FORM,))
        assert form.ruling.consequences[0].params == {"days": 5}
        for inspected, more in ((True, ()), (False, (Paperwork.JCQ_APPLICATION,)), (None, ())):
            full = centre.approval_route(nation=nation, pearson_gcses=False, btec_firsts=False, inspected=inspected)
            assert (full.route, full.paperwork) == (Route.FULL_APPLICATION, (Paperwork.FULL_APPLICATION, *more))
            assert full.ruling.verdict is (Verdict.UNDECIDED if inspected is None else Verdict.ALLOWED)
            assert full.ruling.assumptions == ("OPEN-41",)

    def test_who_inspects(self) -> None:
        for nation, by in zip(UK, ("JCQ", "JCQ", "WJEC", "CCEA"), strict=True):
            full = centre.approval_route(nation=nation, pearson_gcses=False, btec_firsts=False, inspected=False)
            assert full.ruling.consequences[-1].params == {"by": by}

    def test_what_is_not_known_is_named(self) -> None:
        outside = centre.approval_route(nation=Nation.OUTSIDE_UK, pearson_gcses=True)
        assert (outside.route, outside.ruling.assumptions) == (None, ("OPEN-41",))
        missing: list[str]
        for facts, missing in (
            ({}, ["nation", "pearson_gcses", "btec_firsts"]),
            ({"btec_firsts": True}, ["pearson_gcses"]),
            ({"btec_firsts": False}, ["nation", "pearson_gcses"]),
            ({"nation": Nation.WALES}, ["pearson_gcses", "btec_firsts"]),
            ({"nation": Nation.WALES, "pearson_gcses": False}, ["btec_firsts"]),
            ({"pearson_gcses": False, "btec_firsts": False}, ["nation", "inspected"]),
            ({"pearson_gcses": False, "btec_firsts": False, "inspected": True}, ["nation"]),
        ):
            found = centre.approval_route(**facts)
            assert (found.route, found.paperwork) == (None, ())
            assert [one.params["fact"] for one in found.ruling.unknown] == missing

    def test_where_the_centre_is_matters_only_for_a_full_application(self) -> None:
        """OPEN-41: APPR-1 and APPR-2 as they stand."""
        automatic = centre.approval_route(pearson_gcses=True)
        form = centre.approval_route(pearson_gcses=False, btec_firsts=True)
        for found, route in ((automatic, Route.AUTOMATIC), (form, Route.ONLINE_FORM)):
            assert (found.route, found.ruling.verdict) == (route, Verdict.ALLOWED)
            assert found.ruling.assumptions == ("OPEN-41",)

    def test_errors(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            centre.approval_route(nation="wales", pearson_gcses=1, btec_firsts=1, inspected=1, edition=1)  # type: ignore[arg-type]
        assert [fault.name for fault in caught.value.faults] == [
            *("nation", "pearson_gcses", "btec_firsts", "inspected", "edition")
        ]
