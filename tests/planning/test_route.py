"""Routes as values: what a route is called, what it sits and claims, and what it costs."""

import pytest

from btec_rules import LearnerRecord, Series, Sitting, subjects
from btec_rules.planning import Route, Step, routes

JUNE_25, JANUARY, JUNE = Series.june(2025), Series.january(2026), Series.june(2026)
RECORD = LearnerRecord(subjects.ENTERPRISE, [Sitting(1, JUNE_25, 40), Sitting(2, JUNE_25, 40), Sitting(3, JANUARY, 40)])


@pytest.fixture(scope="module")
def found() -> dict[str, Route]:
    return {route.code: route for route in routes(RECORD, until=JUNE)}


@pytest.mark.rule("CERT-6")
def test_the_tables_show_the_first_certificate(found: dict[str, Route]) -> None:
    assert found["2026-01 claim"].tables == JANUARY
    assert found["2026-06 3, 2026-06 claim"].tables == JUNE
    assert found["2026-01 claim, 2026-06 3, 2026-06 claim"].tables == JANUARY


def test_what_it_sits_and_claims(found: dict[str, Route]) -> None:
    both = found["2026-01 claim, 2026-06 3, 2026-06 claim"]
    assert both.sits == (Step(JUNE, 3),)
    assert both.claims == (JANUARY, JUNE)
    assert both.last == JUNE
    assert [(one.code, one.entered) for one in both.steps] == [
        ("2026-01 claim", False),
        ("2026-06 3", False),
        ("2026-06 claim", False),
    ]


def test_what_it_gives_up_and_uses_up(found: dict[str, Route]) -> None:
    resit = found["2026-06 3, 2026-06 claim"]
    assert (resit.gives_up, resit.used_up) == ((JANUARY,), (3,))
    assert {"planning.earlier-result-lost", "planning.last-external-sitting"} <= {
        one.code for one in resit.ruling.consequences
    }


def test_a_route_without_steps_has_no_last_one() -> None:
    held = LearnerRecord(subjects.ENTERPRISE, RECORD.sittings, claimed=[JANUARY])
    route = next(routes(held, until=JUNE))
    assert (route.code, route.last, route.sits, route.claims, route.tables) == ("", None, (), (), JANUARY)
