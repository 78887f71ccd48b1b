"""Improving: which lawful routes sit a component again, and which of them gives up least?"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from btec_rules import certification, entries, external
from btec_rules._values.display import Displayed, Table, listed
from btec_rules._values.facts import Facts
from btec_rules._values.markup import Markup, element, item
from btec_rules.guide.render import render
from btec_rules.guide.texts import ENGLISH
from btec_rules.model.calendar import Calendar
from btec_rules.model.editions.edition import Edition
from btec_rules.model.editions.y2025_26 import EDITION_2025_26
from btec_rules.model.records import LearnerRecord, sittings_of
from btec_rules.model.series import Series
from btec_rules.model.sittings import Sitting
from btec_rules.model.subjects import component_of
from btec_rules.planning.route import Route
from btec_rules.planning.routing import Journey, routes_of, without_plans
from btec_rules.rulings.findings import failed
from btec_rules.rulings.rulings import Ruling

__all__ = ("Prospect", "best_next")

_MOST_SERIES = 8
"""How many series are looked at: every route is weighed, and their number grows with the sixth power of this."""


@attrs.frozen(repr=False)
class Prospect(Displayed):
    """What a learner can still do about one component.

    Args:
        component: The component.
        routes: The routes that sit it, the one that gives up least first; empty where there is none.
        ruling: Whether there is one. Where there is, it says what the first one needs, uses up and gives up; where
            there is none, which rules are in the way.
    """

    component: int
    routes: tuple[Route, ...]
    ruling: Ruling

    def explain(self, catalogue: Mapping[str, str] = ENGLISH) -> str:
        """Say how many ways there are, and give the first step by step with what it costs; or what is in the way."""
        lines = []
        if self.routes:
            lines.append(render(catalogue, "line:ways", {"count": len(self.routes), "component": self.component}))
            lines += [one.explain(catalogue) for one in self.routes[0].steps]
        return "\n".join([*lines, self.ruling.explain(catalogue)])

    def as_html(self, catalogue: Mapping[str, str] = ENGLISH) -> str:
        """Give what `explain` says as HTML: how many ways there are, the first in order, and its ruling.

        Args:
            catalogue: As for `explain`.

        Raises:
            InvalidFact: As for `explain`.
        """
        ways = []
        if self.routes:
            told = render(catalogue, "line:ways", {"count": len(self.routes), "component": self.component})
            ways = [element("p", told), element("ol", *(item(one.explain(catalogue)) for one in self.routes[0].steps))]
        return str(element("div", *ways, Markup(self.ruling.as_html(catalogue)), class_="prospect"))

    def _parts(self) -> tuple[Table | Displayed, ...]:
        rows = [(number, one.code, listed(one.held), listed(one.gives_up)) for number, one in enumerate(self.routes, 1)]
        line = f"Component {self.component}, routes: {len(self.routes)}; {self.ruling}"
        return Table(line, ("Route", "Steps", "Certificates held", "Results given up"), rows), self.ruling


def best_next(
    record: LearnerRecord,
    component: int,
    *,
    until: Series,
    first: Series | None = None,
    calendar: Calendar | None = None,
    edition: Edition = EDITION_2025_26,
) -> Prospect:
    """Rank the routes by which a learner can improve a component, or say which rules are in the way.

    Args:
        record: The learner's sittings and the claims made; planned entries may be kept, moved or withdrawn.
        component: One of the subject's components, internal or external.
        until: The last series in which anything may be sat or claimed, such as the last one of the learner's course; at
            most eight series, four years, after the first that is looked at.
        first: As for ``planning.routes``.
        calendar: As for ``planning.routes``.
        edition: The numbers to apply.

    Returns:
        The routes that sit *component* and sit no other internal component for a second time. In this order: those
        that the rules decide, those that give up no earlier result, those that leave an external sitting, those that
        need no resit; then fewer sittings, the earlier end, and the order of ``planning.routes``. The first of each
        kind comes before those that differ from it in the series only. Codes of the ruling:
        ``planning.claim-to-make``, ``planning.late-summer-claim``, ``planning.entry-withdrawn``,
        ``planning.cash-in-withdrawn``, ``planning.earlier-result-lost``, ``planning.last-attempt``,
        ``planning.last-external-sitting``, ``planning.only-external-sitting``, ``planning.tables-count``, and those of
        ``entries.check_entry`` and ``certification.check_claim``; where there is no route, the failed ones of theirs,
        or ``planning.no-series-left``.

    Raises:
        InvalidFact: If an argument is of the wrong type, *component* is not one of the subject's, *until* is too far
            away, or nothing says where to begin.
        NoRuleInForce: If a series or a sitting is before the suite began.

    Source:
        RET-1, RET-5 to RET-7 (guide p. 12-13), EXT-1 to EXT-4 (p. 20), CERT-4 to CERT-6 (p. 21);
        OPEN-28 and the readings of ``planning.routes``.
    """
    facts = Facts()
    facts.instance("record", record, LearnerRecord)
    facts.instance("until", until, Series)
    facts.optional("first", first, Series)
    facts.optional("calendar", calendar, Calendar)
    facts.instance("edition", edition, Edition)
    facts.raise_faults()
    wanted = component_of(facts, record.subject.components, component)
    journey = Journey(record, until, first, calendar or Calendar(), edition)
    begins = min(journey.window(record.subject.external), default=until)
    if until.ordinal - begins.ordinal > _MOST_SERIES:
        facts.wrong("until", until.code, f"at most {_MOST_SERIES} series after {begins.code}")
    facts.raise_faults()
    base = without_plans(record)
    found = [route for route in routes_of(journey, improving=wanted) if _improves(route, wanted, base)]
    ranked = _the_few_that_differ_first(sorted(found, key=_cost))
    ruling = ranked[0].ruling if ranked else _in_the_way(journey._replace(record=base, first=_start(journey)), wanted)
    return Prospect(wanted, tuple(ranked), ruling)


def _start(journey: Journey) -> Series | None:
    """Give where to begin once the plans, which may say it, are left out."""
    return journey.begins if journey.behind is None else journey.first


def _improves(route: Route, component: int, base: LearnerRecord) -> bool:
    """Whether a route sits the component, and sits no other internal one again that needs no second sitting."""
    sat = [step.component for step in route.sits if step.component is not None]
    others = [one for one in sat if one not in (component, base.subject.external)]
    again = [one for one in others if others.count(one) > 1 or base.attempts(one)]
    return component in sat and not again


def _cost(route: Route) -> tuple[bool, bool, bool, bool, int]:
    """Put a price on a route: what it gives up, what it uses up, and what else it needs.

    Of two with the same price the one that ends earlier stays first, as `routes` gives it first.
    """
    ruling = route.ruling
    codes = {finding.code for finding in ruling.consequences}
    return (
        bool(ruling.unknown),
        bool(route.gives_up),
        route.record.subject.external in route.used_up,
        not codes.isdisjoint({"retakes.external-resit-required", "entries.external-resit-required"}),
        len(route.sits),
    )


def _the_few_that_differ_first(routes: list[Route]) -> list[Route]:
    """Put the first route of each kind before those that differ from it only in the series of a sitting."""
    kinds: dict[tuple[object, ...], Route] = {}
    for route in routes:
        kinds.setdefault(_kind(route), route)
    few = list(kinds.values())
    return few + [route for route in routes if route is not kinds[_kind(route)]]


def _kind(route: Route) -> tuple[object, ...]:
    """Give what a route is about, whatever the series: what is sat and claimed, given up and used up."""
    steps = tuple(step.component for step in route.steps)
    return steps, len(route.held), bool(route.gives_up), route.used_up, bool(route.ruling.unknown)


def _in_the_way(journey: Journey, component: int) -> Ruling:
    """Say which rules keep a component from being sat, or from counting towards a certificate once it is."""
    rulings: list[Ruling] = []
    record, edition = journey.record, journey.edition
    ends = journey.window(record.subject.external)
    whole = _with_what_is_missing(journey, component)
    for series in journey.window(component):
        entry = entries.check_entry(record, component, series, edition=edition)
        rulings.append(entry)
        if not entry.failed:
            ahead = whole.adding(Sitting(component, series))
            rulings += [one for end in ends if end >= series for one in _to_the_end(ahead, end, edition)]
    findings = dict.fromkeys(finding for ruling in rulings for finding in ruling.failed)
    none_left = failed("planning.no-series-left", component=component, until=journey.until.code)
    readings = [point for ruling in rulings for point in ruling.assumptions]
    return Ruling([*findings] or [none_left], edition.id, readings)


def _with_what_is_missing(journey: Journey, component: int) -> LearnerRecord:
    """Give the record with a first sitting of every internal component but *component*, in the first series it has."""
    record = journey.record
    seasons = record.subject.internal_seasons
    found = []
    for one in record.subject.internal:
        chances = [series for series in journey.window(one) if series.season in seasons]
        if one != component and chances and not record.attempts(one):
            found.append(Sitting(one, chances[0]))
    return record.adding(*found)


def _to_the_end(record: LearnerRecord, end: Series, edition: Edition) -> list[Ruling]:
    """Judge the external component in *end*, and the claim after it."""
    external_number = record.subject.external
    sat = any(one.series == end for one in sittings_of(record, external_number))
    entry = None if sat else external.check(record, end, edition=edition)
    if entry is not None and entry.failed:
        return [entry]
    ahead = record if sat else record.adding(Sitting(external_number, end))
    return [certification.check_claim(ahead, end, edition=edition)]
