"""Report: one learner's whole position, with what to do next."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Mapping

import attrs

from btec_rules._values.display import Displayed, Table
from btec_rules._values.errors import Fault
from btec_rules._values.facts import LONGEST_ID
from btec_rules._values.markup import Markup, element, item, listing, top_heading
from btec_rules.audit.standing import Standing
from btec_rules.guide.render import render
from btec_rules.guide.texts import ENGLISH
from btec_rules.model.series import Series
from btec_rules.planning.actions import Action, Task
from btec_rules.planning.plan import Plan
from btec_rules.rulings.findings import Finding, Outcome, outcome_word
from btec_rules.rulings.rulings import Ruling

__all__ = ("AuditReport", "by_name", "lines_of", "most_urgent_first", "section_of")


@attrs.frozen(repr=False)
class AuditReport(Displayed):
    """One learner's whole position.

    Args:
        learner: The learner's id; ``None`` if a single record was audited without one.
        standing: Where the learner stands.
        actions: The changes of the best plan, what to record, check, ask or decide, and what is worth knowing; most
            urgent first.
        plans: The plans to a certificate, the best first, as ``planning.plans`` gives them.
        reasons: Why there will be no certificate as things stand; where the standing is unclear, those of the worst way
            in which the record may turn. Empty where there will be one, or where nothing is wrong.
        target: The series of the first certificate of the best plan; ``None`` if there is none.
        certificates: The series of the certificates that are held.
        assumptions: The open points that these very facts touched.
        edition: The id of the edition that was applied.
        at_risk: Whether there will be no certificate as things stand, or perhaps none where it is unclear.
        faults: The data errors, if there are any; then there is nothing else.
    """

    learner: str | None
    standing: Standing
    actions: tuple[Action, ...]
    plans: tuple[Plan, ...]
    reasons: tuple[Finding, ...]
    target: Series | None
    certificates: tuple[Series, ...]
    assumptions: tuple[str, ...]
    edition: str
    at_risk: bool = False
    faults: tuple[Fault, ...] = ()

    @property
    def ruling(self) -> Ruling:
        """Everything that was found, as one ruling: refused if anything is wrong."""
        return Ruling([action.finding for action in self.actions], self.edition, self.assumptions)

    @property
    def nothing_to_do(self) -> bool:
        """Whether nothing is wrong or unclear and there is nothing to do; there may be something to know."""
        calm = self.standing in _CALM and not self.at_risk and not self.faults
        return calm and all(one.task is None and one.finding.outcome not in _TROUBLE for one in self.actions)

    def _parts(self) -> tuple[Table | Displayed, ...]:
        rows = [
            (outcome_word(one.finding), one.finding.message, one.to_do, one.due, one.finding.rule, one.finding.page)
            for one in self.actions
        ]
        bad = [(one.name, one.got, one.expected) for one in self.faults]
        who = "The learner" if self.learner is None else self.learner
        standing = render(ENGLISH, f"standing:{self.standing.value}")
        line = f"{who}: {standing} (to do or to know: {len(rows)})"
        found = Table(line, ("Answer", "Finding", "To do", "Due", "Rule", "Page"), rows)
        return (found, Table("What can't be used", ("Where", "Found", "Expected"), bad)) if bad else (found,)

    def explain(self, catalogue: Mapping[str, str] = ENGLISH) -> str:
        """Give the position in lines: where the learner stands, then each action with rule, page and day."""
        return "\n".join(lines_of(self, catalogue))

    def as_html(self, catalogue: Mapping[str, str] = ENGLISH, *, heading: int = 2) -> str:
        """Give what `explain` says as HTML: a heading, and a list of what to do and to know.

        Args:
            catalogue: As for `explain`.
            heading: The level of the heading, 1 to 5.

        Raises:
            InvalidFact: As for `explain`; or if *heading* is no such level.
        """
        return str(section_of(self, catalogue, top_heading(heading)))

    def explain_ways(self, catalogue: Mapping[str, str] = ENGLISH) -> list[str]:
        """Give the ways that there are to choose from, a line each: the best plan of each kind, with its days.

        A line also says so where something is not known without which the plan may not work, such as a key date.

        The kinds: claim what is sat; claim it, sit the external component again and claim once more; sit it again and
        claim only then.
        """
        found: dict[object, Plan] = {}
        for plan in self.plans:
            found.setdefault((plan.certificates[:1] == self.plans[0].certificates[:1], len(plan.certificates)), plan)
        return [_way(one, catalogue) for one in found.values()]


_CALM = (Standing.CERTIFICATED, Standing.AWAITING_RESULTS, Standing.ON_COURSE, Standing.UNDER_WAY)
_TROUBLE = (Outcome.FAILED, Outcome.UNKNOWN)


def by_name(reports: Iterable[AuditReport]) -> list[AuditReport]:
    """Order reports by learner, numbers in a name as numbers: L2 before L10; those without a learner come last."""
    return sorted(reports, key=lambda one: (one.learner is None, _natural(one.learner or "")))


def _natural(name: str) -> tuple[str, str]:
    """Write the numbers in a name with zeros before them; where only zeros or capitals differ, the name decides."""
    return re.sub("[0-9]+", lambda number: number[0].zfill(LONGEST_ID), name.casefold()), name


def lines_of(report: AuditReport, catalogue: Mapping[str, str], *, leaving_out: Collection[str] = ()) -> list[str]:
    """Give the lines of a report, without the actions whose finding has one of the codes *leaving_out*."""
    who = render(catalogue, "line:nobody") if report.learner is None else report.learner
    standing = render(catalogue, f"standing:{report.standing.value}")
    lines = [render(catalogue, "line:standing", {"learner": who, "standing": standing})]
    for action in report.actions:
        if action.finding.code not in leaving_out:
            lines.append(action.explain(catalogue))
            if action.task is Task.DECIDE:
                lines += [render(catalogue, "line:way", {"way": way}) for way in report.explain_ways(catalogue)]
    lines += [render(catalogue, "line:fault", fault.to_dict()) for fault in report.faults]
    return lines


def section_of(
    report: AuditReport, catalogue: Mapping[str, str], heading: int, *, leaving_out: Collection[str] = ()
) -> Markup:
    """Give a report as a section of a page, without the actions whose finding has one of the codes *leaving_out*."""
    line, *_ = lines_of(report, catalogue)
    actions = [one for one in report.actions if one.finding.code not in leaving_out]
    faults = [item(render(catalogue, "line:fault", fault.to_dict())) for fault in report.faults]
    parts = (
        element(f"h{heading}", line),
        listing((_item_of(report, one, catalogue) for one in actions), class_="actions"),
        listing(faults, class_="faults"),
    )
    return element("section", *parts, class_="learner", data_standing=report.standing.value)


def _item_of(report: AuditReport, action: Action, catalogue: Mapping[str, str]) -> Markup:
    """Give an action; where it is to choose between ways, with the ways."""
    ways = report.explain_ways(catalogue) if action.task is Task.DECIDE else []
    return element("li", Markup(action.as_html(catalogue)), listing(map(item, ways), class_="ways"))


def most_urgent_first(actions: Iterable[Action], on: datetime.date | None) -> list[Action]:
    """Order actions: on a day what is wrong or to ask and has no day, then by day; without one what is wrong first."""
    return sorted(actions, key=lambda action: _urgency(action, on))


def _urgency(action: Action, on: datetime.date | None) -> tuple[int, datetime.date, int]:
    due, outcome = action.due, _OUTCOMES.index(action.finding.outcome)
    wrong = action.finding.outcome is Outcome.FAILED or action.task is Task.WITHDRAW
    day = datetime.date.max if due is None else datetime.date(due.year, due.month, due.day)
    if on is None:
        return (0 if wrong else outcome), day, outcome
    first = due is None and (wrong or action.task is Task.ASK)
    return (0 if first else 1), day, outcome


_OUTCOMES = tuple(Outcome)


def _way(plan: Plan, catalogue: Mapping[str, str]) -> str:
    """Write a plan in one line: what to do, with its days, and whether that is certain."""
    parts = [part for one in plan.actions for part in (one.explain_task(catalogue), one.explain_due(catalogue)) if part]
    if plan.ruling.unknown:
        parts.append(render(catalogue, "line:way-open"))
    return " ".join(parts)
