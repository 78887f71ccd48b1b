"""Route: one lawful way to a certificate, step by step, with what it needs, uses up and gives up."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from btec_rules._values.display import Displayed, Table
from btec_rules._values.values import Value
from btec_rules.guide.render import render
from btec_rules.guide.texts import ENGLISH
from btec_rules.model.records import LearnerRecord
from btec_rules.model.series import Season, Series
from btec_rules.rulings.findings import Finding, Outcome, consequence, unknown
from btec_rules.rulings.rulings import Ruling

__all__ = ("Route", "Step")

_CLAIM = "claim"


@attrs.frozen(repr=False)
class Step(Value):
    """One thing to do: sit a component in a series, or claim there.

    Args:
        series: The series.
        component: The component to sit; ``None`` for the claim.
        entered: Whether the record has it already, as a planned entry or a cash-in that goes with one.
    """

    series: Series
    component: int | None
    entered: bool = False

    @property
    def code(self) -> str:
        """The step as text: ``2026-06 3``, or ``2026-06 claim``."""
        return f"{self.series.code} {_CLAIM if self.component is None else self.component}"

    def explain(self, catalogue: Mapping[str, str] = ENGLISH) -> str:
        """Give the step as a line of *catalogue*."""
        which = "claim" if self.component is None else "sit"
        key = f"line:step-{which}-entered" if self.entered else f"line:step-{which}"
        return render(catalogue, key, {"component": self.component, "series": self.series.code})


@attrs.frozen(repr=False)
class Route(Displayed):
    """One lawful way to a certificate.

    Args:
        steps: What is still to do, in order; empty where what was claimed already is all that is wanted.
        record: The record once every step is done; planned entries that are no step are not in it.
        held: The series of the certificates that are held in the end, in order, as far as the rules decide it.
        withdrawn: The planned entries, and cash-ins that go with one, that are no step and so have to be withdrawn.
        gives_up: The series of external sittings that could be claimed, and can't be any more once the route is walked.
        used_up: The components that are sat on the way and can't be sat once more after it.
        doubts: What the rules leave undecided about claims that were made already.
        rulings: The ruling on each step, in the order of the steps.
        edition: The id of the edition that was applied.
    """

    steps: tuple[Step, ...]
    record: LearnerRecord
    held: tuple[Series, ...]
    withdrawn: tuple[Step, ...]
    gives_up: tuple[Series, ...]
    used_up: tuple[int, ...]
    doubts: tuple[Finding, ...]
    rulings: tuple[Ruling, ...]
    edition: str

    @property
    def code(self) -> str:
        """The route as text: the codes of its steps."""
        return ", ".join(step.code for step in self.steps)

    @property
    def last(self) -> Series | None:
        """The series of the last step, which is a claim; ``None`` if there is no step."""
        return self.steps[-1].series if self.steps else None

    @property
    def sits(self) -> tuple[Step, ...]:
        """The steps that are sittings."""
        return tuple(step for step in self.steps if step.component is not None)

    @property
    def claims(self) -> tuple[Series, ...]:
        """The series that are claimed on the way."""
        return tuple(step.series for step in self.steps if step.component is None)

    @property
    def tables(self) -> Series | None:
        """The series of the certificate that performance tables count: the first one that is held (CERT-6)."""
        return self.held[0] if self.held else None

    @property
    def ruling(self) -> Ruling:
        """What the route needs, uses up and gives up, each once and in the order of the steps.

        Allowed, or undecided if the guide is silent about a step. Codes ``planning.claim-to-make``,
        ``planning.late-summer-claim``, ``planning.entry-withdrawn``, ``planning.cash-in-withdrawn``,
        ``planning.earlier-result-lost``, ``planning.last-attempt``, ``planning.last-external-sitting``,
        ``planning.only-external-sitting`` and ``planning.tables-count``, and those of the steps that say what is
        unknown, or what a step means for the external component and for a certificate that is held.
        """
        late = [
            unknown("planning.late-summer-claim", fact="late-summer-claim", series=one.code)
            for one in self._late_claims(Season.JUNE)
        ]
        told = [*self.doubts, *late]
        to_claim = [one.code for one in self._late_claims(Season.JANUARY)]
        told += [consequence("planning.claim-to-make", series=series) for series in to_claim]
        own = [one for ruling in self.rulings for one in ruling.findings if _is_told(one)]
        told += [one for one in own if one.code != _STANDS or one.params["before"] not in to_claim]
        told += [_withdrawn(step) for step in self.withdrawn]
        told += [self._given_up(series) for series in self.gives_up]
        told += [self._used_up(component) for component in self.used_up]
        if self.tables is not None:
            told.append(consequence("planning.tables-count", series=self.tables.code))
        readings = {point for ruling in self.rulings for point in ruling.assumptions}
        readings.discard("OPEN-12")  # it is about the release of an assignment, which is not told here
        if not self._late_claims(Season.JANUARY):
            readings.discard("OPEN-16")  # what is sat on the way is claimed with its entry
        if self._late_claims(Season.JUNE):
            readings.add("OPEN-28")
        return Ruling([*dict.fromkeys(told)], self.edition, readings)

    def _parts(self) -> tuple[Table | Displayed, ...]:
        rows = [
            (number, one.series, _CLAIM if one.component is None else f"sit component {one.component}", one.entered)
            for number, one in enumerate(self.steps, 1)
        ]
        ruling = self.ruling
        line = f"{self.code or 'no step left'}; {ruling}"
        return Table(line, ("Step", "Series", "To do", "Entered already"), rows), ruling

    def _late_claims(self, season: Season) -> list[Series]:
        """Give the claims of a season that was sat before the route begins; the guide knows late ones after January."""
        sat = {step.series for step in self.sits if step.component == self.record.subject.external}
        return [one for one in self.claims if one not in sat and one.season is season]

    def _given_up(self, before: Series) -> Finding:
        final = self.last or before
        return consequence("planning.earlier-result-lost", before=before.code, series=final.code)

    def _used_up(self, component: int) -> Finding:
        subject = self.record.subject
        if component != subject.external:
            return consequence("planning.last-attempt", component=component)
        if subject.resit_possible:
            return consequence("planning.last-external-sitting")
        return consequence("planning.only-external-sitting", subject=subject.title)


def _is_told(finding: Finding) -> bool:
    """Whether a finding on a single step matters to a route as a whole."""
    if finding.outcome is Outcome.CONSEQUENCE:
        return finding.code in _TOLD
    return (
        finding.outcome is Outcome.UNKNOWN and finding.code != "certification.late-summer-claim"
    )  # told for the route


def _withdrawn(step: Step) -> Finding:
    if step.component is None:
        return consequence("planning.cash-in-withdrawn", series=step.series.code)
    return consequence("planning.entry-withdrawn", component=step.component, series=step.series.code)


_STANDS = "external.second-certificate"
"""That an earlier claim stands; a claim that the route itself makes is not made yet."""
_TOLD = frozenset(
    (
        "retakes.external-resit-required",
        "entries.external-resit-required",
        _STANDS,
    )
)
