"""Plan: changes, as few as possible, that lead to a certificate, with their days and what they cost."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from btec_rules._values.display import Displayed, Table, listed
from btec_rules._values.markup import Markup, element
from btec_rules.guide.render import render
from btec_rules.guide.texts import ENGLISH
from btec_rules.model.records import LearnerRecord
from btec_rules.model.series import Series
from btec_rules.planning.actions import Action, task_html
from btec_rules.rulings.rulings import Ruling

__all__ = ("Plan",)


@attrs.frozen(repr=False)
class Plan(Displayed):
    """A set of changes, as small as possible, that leads to a certificate.

    Args:
        actions: The changes, in the order in which they apply: internal entries, the external one, claims. Empty where
            the learner lacks nothing.
        certificates: The series of the certificates that the learner gets once everything planned is sat and the
            results are out; of a record in doubt, those that the learner gets whichever way it turns.
        gives_up: The series of external sittings that could be claimed, and can't be any more once the plan is
            carried out.
        ruling: Allowed, or undecided if the guide leaves something open or a day is missing; and what the plan costs.
    """

    actions: tuple[Action, ...]
    certificates: tuple[Series, ...]
    gives_up: tuple[Series, ...]
    ruling: Ruling

    def apply(self, record: LearnerRecord) -> LearnerRecord:
        """Make every change on a record.

        Raises:
            InvalidFact: If *record* is no `LearnerRecord`.
            ImpossibleFacts: If a change does not fit the record.
        """
        for action in self.actions:
            record = action.apply(record)
        return record

    def explain(self, catalogue: Mapping[str, str] = ENGLISH) -> str:
        """Give the plan in lines: each thing to do with its days, then what it costs."""
        lines = [
            " ".join(part for part in (action.explain_task(catalogue), action.explain_due(catalogue)) if part)
            for action in self.actions
        ]
        if not lines:
            lines = [render(catalogue, "line:nothing-to-do")]
        return "\n".join([*lines, self.ruling.explain(catalogue)])

    def as_html(self, catalogue: Mapping[str, str] = ENGLISH) -> str:
        """Give what `explain` says as HTML: what to do in order, then what it costs.

        Args:
            catalogue: As for `explain`.

        Raises:
            InvalidFact: As for `explain`.
        """
        steps = [element("li", task_html(one, catalogue)) for one in self.actions]
        to_do = element("ol", *steps) if steps else element("p", render(catalogue, "line:nothing-to-do"))
        return str(element("div", to_do, Markup(self.ruling.as_html(catalogue)), class_="plan"))

    def _parts(self) -> tuple[Table | Displayed, ...]:
        rows = [(one.to_do, one.opens, one.due) for one in self.actions]
        line = f"Plan for {listed(self.certificates, none='no certificate that is certain')}; {self.ruling}"
        return Table(line, ("To do", "From", "By"), rows), self.ruling
